/* The state as the words of a link: when, mode, step, layers, feature, told, disputed, names, view, compare, with, split. */
"use strict";
(function (parts) {
  const { steps, time } = parts;
  const KEYS = ["when", "mode", "step", "layers", "feature", "told", "disputed", "names", "view", "compare", "with", "split"];
  const NONE = "none"; // no layer at all; an empty word means the layers that are on at first
  /** All keys without a word: what an address that says nothing asks for. */
  const BLANK = Object.fromEntries(KEYS.map((key) => [key, ""]));

  /** The first or last day of an interval as a year, a month or a day, as short as it can be said. */
  function short(iso, first) {
    const [day] = time.daysOf(iso);
    const ends = (text) => time.daysOf(text)[first ? 0 : 1] === day;
    return [iso.slice(0, 4), iso.slice(0, 7)].find(ends) || iso;
  }

  /** The interval as EDTF. */
  function when({ mode, from, to }) {
    if (mode === "day") return to;
    if (from === to) return to;
    const [first, last] = [short(from, true), short(to, false)];
    return first === last ? first : `${first}/${last}`;
  }

  /** The words of a state; empty for what is as it is at first. */
  function encode(state) {
    const { mode, compare } = state;
    return {
      when: when(state),
      mode,
      step: state.step === "year" ? "" : state.step,
      layers: state.layers.join(",") || NONE,
      feature: state.selected || "",
      told: state.told.join(","),
      disputed: state.disputed ? "true" : "",
      names: state.names === "neutral" ? "" : state.names,
      view: state.view ? state.view.join(",") : "",
      compare: compare ? compare.how : "",
      with: compare ? when({ mode, ...compare }) : "",
      split: compare && compare.how === "swipe" && compare.split !== 50 ? String(compare.split) : "",
    };
  }

  function intervalFrom(words, mode) {
    const [from, to] = String(words).split("/");
    return time.intervalOf({ mode: mode || "year", from, to });
  }

  /** [longitude, latitude, zoom], or null when the words are not that. */
  function viewFrom(words) {
    const numbers = String(words).split(",").map((word) => (word.trim() ? Number(word) : NaN));
    const [lon, lat, zoom] = numbers;
    const sound = numbers.length === 3 && Math.abs(lon) <= 180 && Math.abs(lat) <= 85 && zoom >= 0 && zoom <= 24;
    return sound ? numbers : null;
  }

  /** The divider's place in percent; in the middle when the word is none. */
  function splitFrom(word) {
    return word.trim() && Number.isFinite(Number(word)) ? Number(word) : 50;
  }

  /** What some words ask for, in the engine's terms; a key that is missing or cannot be read is left out. */
  function decode(words, { startYear, layers }) {
    const wanted = {};
    const { mode } = words;
    if (words.when) wanted.interval = intervalFrom(words.when, mode);
    else if (words.when === "") wanted.interval = time.yearInterval(startYear);
    if (words.step !== undefined) wanted.step = steps.STEPS.includes(words.step) ? words.step : "year";
    if (words.layers !== undefined) {
      const ids = words.layers === "" ? layers.filter(({ on }) => on).map(({ id }) => id) : words.layers.split(",");
      wanted.layers = layers.map(({ id }) => id).filter((id) => ids.includes(id));
    }
    if (words.feature !== undefined) wanted.feature = words.feature || null;
    if (words.told !== undefined) wanted.told = words.told.split(",").filter(Boolean);
    if (words.disputed !== undefined) wanted.disputed = words.disputed === "true";
    if (words.names !== undefined) wanted.names = words.names || "neutral";
    if (words.view !== undefined) wanted.view = words.view ? viewFrom(words.view) : "home";
    if (words.compare !== undefined) wanted.compare = ["side", "swipe"].includes(words.compare) ? words.compare : null;
    if (words.with) wanted.with = intervalFrom(words.with, mode);
    if (words.split !== undefined) wanted.split = splitFrom(words.split);
    return Object.fromEntries(Object.entries(wanted).filter(([key, value]) => value !== null || key === "feature" || key === "compare"));
  }

  parts.links = { KEYS, BLANK, short, encode, decode };
})((window.AtlasParts = window.AtlasParts || {}));
