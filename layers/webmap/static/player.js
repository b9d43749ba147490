/* Playing: one step after the other at a steady pace, until the end or, when asked, round and round. */
"use strict";
(function (parts) {
  const SPEEDS = [1, 3, 10]; // steps a second

  class Player {
    /** `advance()` makes a step and returns false at the end, `rewind()` goes to the start, `changed(playing)` hears of both. */
    constructor({ advance, rewind, changed }) {
      Object.assign(this, { advance, rewind, changed, speed: SPEEDS[0], loop: false, playing: false });
    }

    toggle() {
      if (this.playing) this.stop();
      else this.start();
    }

    start() {
      this.playing = true;
      this.changed(true);
      if (!this.advance()) this.rewind();
      this.due = performance.now();
      this.wait();
    }

    /** The next step is due one period after the last was, however long that one took; a late one is not caught up. */
    wait() {
      this.due = Math.max(this.due + 1000 / this.speed, performance.now());
      this.timer = setTimeout(() => requestAnimationFrame(() => this.tick()), this.due - performance.now());
    }

    tick() {
      if (!this.playing) return;
      if (this.advance()) return this.wait();
      if (!this.loop) return this.stop();
      this.rewind();
      this.wait();
    }

    stop() {
      clearTimeout(this.timer);
      if (!this.playing) return;
      this.playing = false;
      this.changed(false);
    }
  }

  parts.Player = Player;
  parts.SPEEDS = SPEEDS;
})((window.AtlasParts = window.AtlasParts || {}));
