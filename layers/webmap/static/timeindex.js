/* Which features change when the interval moves, found without looking at the others: the ends of all spells, sorted. */
"use strict";
(function (parts) {
  const { time } = parts;
  const SLOT = 2 ** 21; // a day and a feature's number share one float, so that sorting stays native
  const never = (day) => day === null || day === undefined;

  /** Sorted pairs of a day and a feature's number. */
  class Boundaries {
    constructor(pairs) {
      const keys = Float64Array.from(pairs, ([day, number]) => day * SLOT + number).sort();
      this.days = Int32Array.from(keys, (key) => Math.floor(key / SLOT));
      this.numbers = Int32Array.from(keys, (key) => key % SLOT);
    }

    /** Add the features with a boundary that lies between two days, the later one included. */
    collect(one, other, into) {
      if (one === other) return;
      const stop = time.firstFrom(this.days, Math.max(one, other) + 1);
      for (let index = time.firstFrom(this.days, Math.min(one, other) + 1); index < stop; index += 1) into.add(this.numbers[index]);
    }
  }

  /** Pairs for the last day of an interval: from these days on a spell is met, surely met, or over. */
  function* lastDays(features) {
    for (const [number, { spells }] of features.entries()) {
      for (const { start, startLatest, end } of spells) {
        if (!never(start)) yield [start, number];
        if (!never(startLatest) && startLatest !== start) yield [startLatest, number];
        if (!never(end)) yield [end + 1, number];
      }
    }
  }

  /** Pairs for the first day of an interval: from these days on a spell is no longer met, or not surely. */
  function* firstDays(features) {
    for (const [number, { spells }] of features.entries()) {
      for (const { end, endEarliest } of spells) {
        if (!never(end)) yield [end + 1, number];
        if (!never(endEarliest) && endEarliest !== end) yield [endEarliest + 1, number];
      }
    }
  }

  class TimeIndex {
    constructor(features) {
      this.features = features;
      this.lasts = new Boundaries(lastDays(features));
      this.firsts = new Boundaries(firstDays(features));
    }

    cursor() {
      return new Cursor(this);
    }
  }

  const grows = ({ mode }) => mode === "up-to";
  const same = (one, other) =>
    one === other || Boolean(one && other && one.spell === other.spell && one.ended === other.ended && one.certain === other.certain);

  /** The states of all features in one reader's interval. */
  class Cursor {
    constructor(index) {
      this.index = index;
      this.states = new Array(index.features.length).fill(null);
      this.interval = null;
    }

    /** Numbers of the features that may have changed on the way to an interval. */
    candidates(interval) {
      if (!this.interval || grows(this.interval) !== grows(interval)) return this.states.keys();
      const found = new Set();
      this.index.lasts.collect(this.interval.last, interval.last, found);
      if (!grows(interval)) this.index.firsts.collect(this.interval.first, interval.first, found);
      return found;
    }

    /** Move to an interval; [{number, before, after}] of the features whose state is another now. */
    move(interval) {
      const changed = [];
      for (const number of this.candidates(interval)) {
        const [before, after] = [this.states[number], time.stateIn(this.index.features[number].spells, interval)];
        if (same(before, after)) continue;
        this.states[number] = after;
        changed.push({ number, before, after });
      }
      this.interval = interval;
      return changed;
    }
  }

  parts.TimeIndex = TimeIndex;
})((window.AtlasParts = window.AtlasParts || {}));
