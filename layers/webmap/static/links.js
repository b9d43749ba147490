/* The state as the words of a link: when, mode, layers, feature. */
"use strict";
(function (parts) {
  const { time } = parts;

  /** The interval as EDTF, as short as it can be said. */
  function when({ mode, from, to }) {
    const short = (iso, ending) => (iso.endsWith(ending) ? iso.slice(0, 4) : iso);
    if (mode === "day") return to;
    const [first, last] = [short(from, "-01-01"), short(to, "-12-31")];
    return first === last ? first : `${first}/${last}`;
  }

  /** {when, mode, layers, feature} of a state. */
  function encode(state) {
    return { when: when(state), mode: state.mode, layers: state.layers.join(","), feature: state.selected || "" };
  }

  /** Apply the words of a link to the engine; what cannot be read is left as it is. */
  function apply(engine, { when: words, mode, layers, feature }) {
    if (typeof layers === "string") engine.layers = new Set(engine.data.layers.map(({ id }) => id).filter((id) => layers.split(",").includes(id)));
    if (words) {
      const [from, to] = String(words).split("/");
      const interval = time.intervalOf({ mode: mode || "year", from, to });
      if (interval) engine.interval = interval;
    }
    engine.draw();
    if (typeof feature === "string") engine.select(feature || null);
  }

  parts.links = { encode, apply };
})((window.AtlasParts = window.AtlasParts || {}));
