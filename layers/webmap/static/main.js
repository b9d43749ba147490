/* Start the atlas on a Leaflet map, and offer it to other programs as window.atlas. */
"use strict";
(function (parts) {
  const SETTLE_MS = 250;

  /** Spells arrive as rows to keep the file small. */
  function unpack(data) {
    for (const feature of data.features) {
      feature.spells = feature.spells.map(([start, end, status, claim, approximate, since, until, startLatest, endEarliest]) => ({
        start, end, status, claim, approximate: Boolean(approximate), since, startLatest, endEarliest, until: until || (end === null ? "" : parts.time.dayInWords(end)),
      }));
    }
    return data;
  }

  /** After the reader settles, hand the state to `tell`, once for each different state; a play settles when it ends. */
  function tellSettled(engine, tell) {
    const words = () => JSON.stringify(parts.links.encode(engine.state()));
    let last = words();
    let timer = null;
    let arriving = false; // while the map comes to rest where a link has put it, its own movements are no news
    const settle = () => {
      if (engine.control.player.playing) return;
      const now = words();
      if (now === last) return;
      last = now;
      if (!arriving) tell(JSON.parse(now));
    };
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(settle, SETTLE_MS);
    };
    const arrived = () => (arriving = false);
    for (const gesture of ["pointerdown", "wheel", "keydown"]) document.addEventListener(gesture, arrived, { capture: true, passive: true });
    document.addEventListener("atlas:change", () => {
      arrived();
      wait();
    });
    engine.map.on("moveend", wait);
    /** Call after a change that came from the listener, so that it is not echoed. */
    return () => {
      last = words();
      arriving = true;
    };
  }

  function offer(engine) {
    window.atlas = {
      /** A snapshot: what it says does not change with the map. */
      state: () => ({ ...engine.state() }),
      show: (wanted) => {
        const interval = parts.time.intervalOf(wanted);
        if (!interval) throw new RangeError("show() takes {mode, from, to} with dates YYYY, YYYY-MM or YYYY-MM-DD");
        engine.control.player.stop();
        engine.goFirst(interval);
      },
      setLayers: (ids) => engine.setLayers(ids),
      select: (id) => engine.select(id),
    };
  }

  /** Fit the first view and draw. `tell` hears of settled states, `openPage` leads to a document or a dispute, `base` is what a link begins with. */
  function start(map, data, { tell = null, openPage = null, base, embedded = false }) {
    const engine = new parts.Engine(map, unpack(data), { openPage, base, embedded });
    engine.begin();
    offer(engine);
    const hush = tell ? tellSettled(engine, tell) : () => {};
    /** Take up the words of a link; those that are missing leave things as they are. */
    window.atlas.apply = (words) => {
      engine.apply(parts.links.decode(words, { startYear: data.meta.startYear, layers: data.layers }));
      hush();
    };
    document.documentElement.dataset.atlas = "ready";
    return engine;
  }

  parts.start = start;
})((window.AtlasParts = window.AtlasParts || {}));
