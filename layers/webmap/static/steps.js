/* Stepping: how an interval moves by years or months, and what a handle of the slider means. Pure; days as in time.js. */
"use strict";
(function (parts) {
  const { time } = parts;
  const STEPS = ["year", "month"];

  /** Number of the year or month that holds a day; months are counted from year 0. */
  function unitOf(day, step) {
    const date = time.dateOf(day);
    return step === "month" ? date.getUTCFullYear() * 12 + date.getUTCMonth() : date.getUTCFullYear();
  }

  function firstOf(unit, step) {
    return step === "month" ? time.ordinal(Math.floor(unit / 12), (unit % 12) + 1, 1) : time.ordinal(unit, 1, 1);
  }

  function lastOf(unit, step) {
    return firstOf(unit + 1, step) - 1;
  }

  /** The same day of another year or month, or the last one where that month is shorter. */
  function shiftDay(day, step, count) {
    const date = time.dateOf(day);
    const month = unitOf(day, "month") + count * (step === "month" ? 1 : 12);
    return Math.min(firstOf(month, "month") + date.getUTCDate() - 1, lastOf(month, "month"));
  }

  /** Shift the first day of an interval: the first of a unit stays the first of a unit. */
  function shiftFirst(day, step, count) {
    const unit = unitOf(day, step);
    return day === firstOf(unit, step) ? firstOf(unit + count, step) : shiftDay(day, step, count);
  }

  /** Shift the last day of an interval: the last of a unit stays the last of a unit. */
  function shiftLast(day, step, count) {
    const unit = unitOf(day, step);
    return day === lastOf(unit, step) ? lastOf(unit + count, step) : shiftDay(day, step, count);
  }

  /** The days whose changes an interval tells, with their words: its own, for a single day those of the step that leads up to it. */
  function spanOf(interval, step) {
    const { mode, first, last } = interval;
    const words = time.inWords({ mode: "range", first, last });
    if (mode !== "day") return { first, last, words };
    return { first: shiftLast(last, step, -1) + 1, last, words: `${step === "year" ? "Year" : "Month"} to ${words}` };
  }

  /** The steps that a mode can take: a year is never cut into months. */
  function stepIn(mode, step) {
    return mode === "year" ? "year" : step;
  }

  /** The interval `count` steps later, not further than the extent {first, last} in years. */
  function moved(interval, step, count, extent) {
    const { mode, first, last } = interval;
    const unit = stepIn(mode, step);
    const lowest = unitOf(firstOf(extent.first, "year"), unit);
    const highest = unitOf(lastOf(extent.last, "year"), unit);
    const least = lowest - unitOf(mode === "range" ? first : last, unit);
    const by = Math.max(Math.min(count, highest - unitOf(last, unit)), least);
    const end = shiftLast(last, unit, by);
    if (mode === "year") return time.yearInterval(time.yearOf(end));
    if (mode === "day") return { mode, first: end, last: end };
    if (mode === "up-to") return { mode, first: firstOf(unitOf(end, unit), unit), last: end };
    return { mode, first: shiftFirst(first, unit, by), last: end };
  }

  /** The interval when a handle ("from" or "to") is put on a unit; a range never turns round. */
  function handled(interval, step, handle, unit, extent) {
    if (interval.mode !== "range") {
      return moved(interval, step, unit - unitOf(interval.last, stepIn(interval.mode, step)), extent);
    }
    const { mode, first, last } = interval;
    if (handle === "from") return { mode, first: firstOf(Math.min(unit, unitOf(last, step)), step), last };
    return { mode, first, last: lastOf(Math.max(unit, unitOf(first, step)), step) };
  }

  const OPENING_YEARS = 5; // a range that opens from a single year begins so much earlier, so that both handles are seen

  /** The interval in another mode, around the same last day. */
  function inMode({ first, last }, mode, extent) {
    const year = time.yearOf(last);
    if (mode === "year") return time.yearInterval(year);
    if (mode === "day") return { mode, first: last, last };
    if (mode === "up-to") return { mode, first: firstOf(year, "year"), last };
    const start = time.yearOf(first) < year ? first : firstOf(Math.max(year - OPENING_YEARS, Math.min(extent.first, year)), "year");
    return { mode, first: Math.min(start, last), last };
  }

  const FORMS = [
    [/^(\d{4})\s*(?:-|–|to)\s*(\d{4})$/, (from, to) => [from, to]],
    [/^(\S+)\s*(?:\/|–|\bto\b)\s*(\S+)$/, (from, to) => [from, to]],
  ];

  /** The interval that a reader typed: "2006", "2006-07-13", "1994-2020", "1994/2020-11"; null for anything else.
      What is finer or longer than a year asks for a mode that can show it. */
  function typed(text, mode) {
    const words = text.trim();
    for (const [form, ends] of FORMS) {
      const found = form.exec(words);
      if (!found) continue;
      const [from, to] = ends(found[1], found[2]);
      return time.intervalOf({ mode: mode === "up-to" ? mode : "range", from, to });
    }
    const day = words.split("-").length === 3;
    const fitting = mode === "year" && words.includes("-") ? (day ? "day" : "range") : mode;
    return time.intervalOf({ mode: fitting, from: words });
  }

  parts.steps = { STEPS, unitOf, firstOf, lastOf, spanOf, stepIn, moved, handled, inMode, typed };
})((window.AtlasParts = window.AtlasParts || {}));
