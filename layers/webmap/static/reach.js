/* Which interval reaches a time from where the reader is. */
"use strict";
(function (parts) {
  const { time } = parts;

  /** The day nearest to an interval on which one of the spells began or ended. */
  function nearest(spells, { first, last }) {
    const days = spells.flatMap(({ start, end }) => [start, end]).filter((day) => day !== null);
    const gap = (day) => Math.max(first - day, day - last, 0);
    return days.reduce((best, other) => (gap(other) < gap(best) ? other : best));
  }

  /** An interval that has a day: that day or its year; a range keeps its other end. */
  function reaching({ mode, first, last }, day) {
    if (mode === "day") return { mode, first: day, last: day };
    const year = time.intervalOf({ mode, from: time.iso(day).slice(0, 4) });
    return mode === "range" ? { mode, first: Math.min(first, year.first), last: Math.max(last, year.last) } : year;
  }

  /** The interval that has the day on which a claim's date begins: the present one if it does; null for an undated claim. */
  function ofClaim({ days }, interval) {
    const day = days && (days[0] === null ? days[1] : days[0]);
    if (day === null) return null;
    return interval.first <= day && day <= interval.last ? interval : reaching(interval, day);
  }

  parts.reach = { nearest, ofClaim, reaching };
})((window.AtlasParts = window.AtlasParts || {}));
