/* The time control: the year in large type, a slider with the claims' histogram, steps, play, jumps.
   Keys follow the WAI-ARIA slider pattern: arrows 1, PageUp/PageDown 5, Home/End; Space plays. */
"use strict";
(function (parts) {
  const { el, svg } = parts.dom;
  const PLAY_MS = 900;
  const BIG_STEP = 5;

  const ICONS = {
    first: "M3 3h2v10H3z M13 3v10L6 8z",
    previous: "M11 3v10L4 8z",
    play: "M4 2.5v11L13 8z",
    pause: "M4 3h3v10H4z M9 3h3v10H9z",
    next: "M5 3v10l7-5z",
    last: "M11 3h2v10h-2z M3 3v10l7-5z",
  };

  function icon(name) {
    return svg("svg", { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" }, [svg("path", { d: ICONS[name], fill: "currentColor" })]);
  }

  /** Number of dated claims that begin in each year of the extent. */
  function histogram(claims, first, last) {
    const counts = new Array(last - first + 1).fill(0);
    for (const { days } of claims) {
      const year = days && days[0] !== null ? parts.time.yearOf(days[0]) : null;
      if (year >= first && year <= last) counts[year - first] += 1;
    }
    return counts;
  }

  function bars(counts) {
    const top = Math.max(...counts, 1);
    const drawn = counts.map((count, index) => {
      const height = count ? 3 + 25 * Math.sqrt(count / top) : 0;
      return svg("rect", { x: index + 0.12, y: 28 - height, width: 0.76, height });
    });
    const box = { viewBox: `0 0 ${counts.length} 28`, preserveAspectRatio: "none", class: "atlas-bars", "aria-hidden": "true" };
    return svg("svg", box, drawn);
  }

  class TimeControl {
    /** `go(year)` moves the map; `meta` has firstYear, lastYear and milestones. */
    constructor(meta, claims, go) {
      Object.assign(this, { meta, go, timer: null, year: meta.startYear });
      this.bars = bars(histogram(claims, meta.firstYear, meta.lastYear));
      this.heading = el("output", { class: "atlas-year" });
      this.slider = el("input", {
        type: "range", min: meta.firstYear, max: meta.lastYear, step: 1, "aria-label": "Year",
        oninput: () => this.jump(Number(this.slider.value)),
        onkeydown: (event) => this.key(event),
      });
      this.playButton = this.button("Play", "play", () => this.toggle());
      this.spoken = el("p", { class: "atlas-spoken", role: "status", "aria-live": "polite" });
      this.node = this.build();
    }

    button(label, sign, onclick) {
      return el("button", { type: "button", "aria-label": label, title: label, onclick }, [icon(sign)]);
    }

    build() {
      const { firstYear, lastYear, milestones } = this.meta;
      const ticks = [];
      for (let year = Math.ceil(firstYear / 5) * 5; year <= lastYear; year += 5) {
        ticks.push(el("i", { style: `left:${this.place(year)}%`, text: year }));
      }
      const jumps = milestones.map(({ label, year }) =>
        el("button", { type: "button", onclick: () => this.jump(year) }, [el("b", { text: year }), document.createTextNode(` ${label}`)]),
      );
      return el("section", { class: "atlas-time", role: "group", "aria-label": "Time" }, [
        this.heading,
        el("div", { class: "atlas-steps" }, [
          this.button("First year", "first", () => this.jump(firstYear)),
          this.button("Previous year", "previous", () => this.jump(this.year - 1)),
          this.playButton,
          this.button("Next year", "next", () => this.jump(this.year + 1)),
          this.button("Last year", "last", () => this.jump(lastYear)),
        ]),
        el("div", { class: "atlas-track" }, [this.bars, this.slider, el("div", { class: "atlas-ticks", "aria-hidden": "true" }, ticks)]),
        el("nav", { class: "atlas-jumps", "aria-label": "Milestones" }, jumps),
        this.spoken,
      ]);
    }

    /** Where a year lies on the track, in percent of its length. */
    place(year) {
      const { firstYear, lastYear } = this.meta;
      return (100 * (year - firstYear + 0.5)) / (lastYear - firstYear + 1);
    }

    /** A step made by the reader: stops the play and moves. */
    jump(year) {
      this.stop();
      this.step(year);
    }

    step(year) {
      const { firstYear, lastYear } = this.meta;
      this.go(Math.min(Math.max(year, firstYear), lastYear));
    }

    key(event) {
      const steps = { PageUp: BIG_STEP, PageDown: -BIG_STEP };
      if (event.key in steps) this.jump(this.year + steps[event.key]);
      else if (event.key === " ") this.toggle();
      else return;
      event.preventDefault();
    }

    toggle() {
      if (this.timer) return this.stop();
      if (this.year >= this.meta.lastYear) this.step(this.meta.firstYear);
      this.showPlaying(true);
      this.timer = setInterval(() => {
        this.step(this.year + 1);
        if (this.year >= this.meta.lastYear) this.stop();
      }, PLAY_MS);
    }

    stop() {
      clearInterval(this.timer);
      this.timer = null;
      this.showPlaying(false);
    }

    showPlaying(playing) {
      const label = playing ? "Pause" : "Play";
      this.playButton.setAttribute("aria-label", label);
      this.playButton.title = label;
      this.playButton.replaceChildren(icon(playing ? "pause" : "play"));
      this.playButton.classList.toggle("atlas-playing", playing);
    }

    /** Show an interval and the words that are spoken of it. */
    set(interval, summary) {
      this.year = parts.time.yearOf(interval.last);
      const heading = parts.time.inWords(interval);
      this.heading.textContent = heading;
      this.slider.value = this.year;
      this.slider.setAttribute("aria-valuetext", `${heading}: ${summary}`);
      this.spoken.textContent = `${heading}: ${summary}`;
      const current = this.year - this.meta.firstYear;
      [...this.bars.children].forEach((bar, index) => bar.classList.toggle("atlas-current", index === current));
    }
  }

  parts.TimeControl = TimeControl;
})((window.AtlasParts = window.AtlasParts || {}));
