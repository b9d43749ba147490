/* Time in the browser: the same rules as layers/timefilter.py; a test compares the two.
   Days are proleptic Gregorian ordinals, as Python's date.toordinal(). */
"use strict";
(function (parts) {
  const EPOCH = 719163; // ordinal of 1970-01-01
  const DAY_MS = 86400000;
  const HAPPENING = "took place";
  const MODES = ["year", "range", "up-to", "day"];

  function ordinal(year, month, day) {
    const stamp = new Date(Date.UTC(2000, month - 1, day));
    stamp.setUTCFullYear(year, month - 1, day); // Date.UTC reads years 0-99 as 1900-1999
    return Math.round(stamp.getTime() / DAY_MS) + EPOCH;
  }

  function dateOf(day) {
    return new Date((day - EPOCH) * DAY_MS);
  }

  function iso(day) {
    const date = dateOf(day);
    const pad = (number, width) => String(number).padStart(width, "0");
    return `${pad(date.getUTCFullYear(), 4)}-${pad(date.getUTCMonth() + 1, 2)}-${pad(date.getUTCDate(), 2)}`;
  }

  function yearOf(day) {
    return dateOf(day).getUTCFullYear();
  }

  /** First and last day of "2006", "2006-07", "2006-07-13" or a year as a number; null if none of them. */
  function daysOf(text) {
    const found = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(String(text).trim());
    if (!found) return null;
    const [year, month, day] = found.slice(1).map((part) => part && Number(part));
    if (year < 1 || month === 0 || month > 12) return null;
    const lengthOf = (m) => ordinal(m === 12 ? year + 1 : year, m === 12 ? 1 : m + 1, 1) - ordinal(year, m, 1);
    if (day !== undefined && (day < 1 || day > lengthOf(month))) return null;
    const first = ordinal(year, month || 1, day || 1);
    const last = day ? first : ordinal(year, month || 12, lengthOf(month || 12));
    return [first, last];
  }

  /** {mode, first, last} in days, or null when the dates cannot be read. */
  function intervalOf({ mode = "year", from, to }) {
    const start = daysOf(from);
    const end = to === undefined || to === null || to === "" ? start : daysOf(to);
    if (!MODES.includes(mode) || !start || !end || start[0] > end[1]) return null;
    if (mode === "year") return { mode, first: ordinal(yearOf(start[0]), 1, 1), last: ordinal(yearOf(end[1]), 12, 31) };
    if (mode === "day") return { mode, first: end[1], last: end[1] };
    return { mode, first: start[0], last: end[1] };
  }

  function yearInterval(year) {
    return intervalOf({ mode: "year", from: String(year).padStart(4, "0") });
  }

  /** Whether the last day of a spell is no end: of a happening, or of a state that was only seen. */
  const passing = ({ status, observed }) => Boolean(observed) || status === HAPPENING;

  /** What an interval shows of a feature's spells: {spell, ended, certain}, or null for nothing. */
  function stateIn(spells, interval) {
    const first = interval.mode === "up-to" ? -Infinity : interval.first;
    const met = spells.filter(
      (spell) =>
        (spell.start === null || spell.start <= interval.last) && (spell.end === null || spell.end >= first),
    );
    if (!met.length) return null;
    const spell = met[met.length - 1];
    const over = spell.end !== null && spell.end < interval.last;
    return { spell, ended: over && (!passing(spell) || interval.mode === "up-to"), certain: isCertain(spell, first, interval.last) };
  }

  /** Whether a spell held within the days whatever its dates leave open. */
  function isCertain({ approximate, startLatest, endEarliest }, first, last) {
    return !approximate && (startLatest === null || startLatest <= last) && (endEarliest === null || endEarliest >= first);
  }

  const MONTHS = "January February March April May June July August September October November December".split(" ");

  function dayInWords(day) {
    const date = dateOf(day);
    return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
  }

  /** Whether an interval is made of whole years, of whole months, or of days: "year", "month" or "day". */
  function grain({ first, last }) {
    const monthEnds = dateOf(last + 1).getUTCDate() === 1;
    if (iso(first).endsWith("-01-01") && iso(last).endsWith("-12-31")) return "year";
    return iso(first).endsWith("-01") && monthEnds ? "month" : "day";
  }

  /** The interval as a heading: "2006", "1994 to 2020", "up to 2006", "10 November 2020". */
  function inWords(interval) {
    const { mode, first, last } = interval;
    if (mode === "day") return dayInWords(last);
    const words = {
      year: yearOf,
      month: (day) => dayInWords(day).replace(/^\d+ /, ""),
      day: dayInWords,
    }[grain(interval)];
    if (mode === "up-to") return `up to ${words(last)}`;
    return words(first) === words(last) ? String(words(first)) : `${words(first)} to ${words(last)}`;
  }

  /** Index of the first of some sorted days that is not before a day. */
  function firstFrom(days, day) {
    let [low, high] = [0, days.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (days[middle] < day) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  parts.time = { passing, firstFrom, iso, ordinal, dateOf, yearOf, daysOf, intervalOf, yearInterval, stateIn, dayInWords, inWords, HAPPENING, MODES, MONTHS };
})((window.AtlasParts = window.AtlasParts || {}));
