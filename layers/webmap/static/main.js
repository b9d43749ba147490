/* Start the atlas on a Leaflet map, and offer it to other programs as window.atlas. */
"use strict";
(function (parts) {
  const SETTLE_MS = 250;

  /** Spells arrive as rows to keep the file small: [start, end, status, claim, approximate, since, until]. */
  function unpack(data) {
    for (const feature of data.features) {
      feature.spells = feature.spells.map(([start, end, status, claim, approximate, since, until]) => ({
        start, end, status, claim, approximate: Boolean(approximate), since, until: until || (end === null ? "" : parts.time.dayInWords(end)),
      }));
    }
    return data;
  }

  /** After the reader settles, hand the state to `tell`, once for each different state. */
  function tellSettled(engine, tell) {
    const words = () => JSON.stringify(parts.links.encode(engine.state()));
    let last = words();
    let timer = null;
    document.addEventListener("atlas:change", () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const now = words();
        if (now === last) return;
        last = now;
        tell(JSON.parse(now));
      }, SETTLE_MS);
    });
    /** Call after a change that came from the listener, so that it is not echoed. */
    return () => {
      last = words();
    };
  }

  function offer(engine) {
    window.atlas = {
      state: () => engine.state(),
      show: (wanted) => {
        const interval = parts.time.intervalOf(wanted);
        if (!interval) throw new RangeError("show() takes {mode, from, to} with dates YYYY, YYYY-MM or YYYY-MM-DD");
        engine.go(interval);
      },
      setLayers: (ids) => engine.setLayers(ids),
      select: (id) => engine.select(id),
    };
  }

  /** Fit the first view and draw; `tell` hears of settled states, `openClaim` leads to a document. */
  function start(map, data, { tell = null, openClaim = null } = {}) {
    const engine = new parts.Engine(map, unpack(data), openClaim);
    engine.begin();
    offer(engine);
    const hush = tell ? tellSettled(engine, tell) : () => {};
    window.atlas.apply = (words) => {
      parts.links.apply(engine, words);
      hush();
    };
    document.documentElement.dataset.atlas = "ready";
    return engine;
  }

  parts.start = start;
})((window.AtlasParts = window.AtlasParts || {}));
