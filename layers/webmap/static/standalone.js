/* The standalone file: the same engine, with the state kept after the # of the address. */
"use strict";
(function (parts) {
  function words() {
    return { ...parts.links.BLANK, ...Object.fromEntries(new URLSearchParams(location.hash.slice(1))) };
  }

  /** Start on a map of our own, restore the address, and keep it up to date. */
  function startAlone(id) {
    const map = L.map(id, { minZoom: 3, maxZoom: 13, zoomSnap: 0.25, zoomDelta: 0.5, wheelPxPerZoomLevel: 90, zoomControl: false });
    L.control.zoom({ position: "bottomright" }).addTo(map);
    const embedded = words().embed === "true";
    document.documentElement.toggleAttribute("data-embed", embedded);
    parts.start(map, window.AtlasData, {
      embedded,
      base: () => ({ address: location.href.split("#")[0], sign: "#" }),
      tell: (state) => {
        const filled = Object.entries({ ...state, embed: embedded ? "true" : "" }).filter(([, value]) => value !== "");
        history.replaceState(null, "", `#${new URLSearchParams(filled)}`);
      },
    });
    window.atlas.apply(words());
    window.addEventListener("hashchange", () => window.atlas.apply(words()));
  }

  parts.startAlone = startAlone;
})((window.AtlasParts = window.AtlasParts || {}));
