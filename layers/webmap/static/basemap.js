/* The offline base map: land in two tiers, water and recognised borders, drawn once on canvas. */
"use strict";
(function (parts) {
  const PANES = { land: 100, water: 120, border: 130 };
  const TILES = [
    {
      label: "OpenStreetMap (online)",
      url: "https://tile.openstreetmap.org/{z}/{x}/{y}.png",
      options: { attribution: "© OpenStreetMap contributors", maxZoom: 18 },
    },
    {
      label: "CARTO Positron (online)",
      url: "https://{s}.basemaps.cartocdn.com/light_all/{z}/{x}/{y}{r}.png",
      options: { attribution: "© OpenStreetMap contributors © CARTO", maxZoom: 18 },
    },
  ];

  function panes(map) {
    const renderers = {};
    for (const [name, order] of Object.entries(PANES)) {
      map.createPane(name).style.zIndex = order;
      map.getPane(name).style.pointerEvents = "none";
      renderers[name] = L.canvas({ pane: name, padding: 0.4 });
    }
    return renderers;
  }

  /** Draw the base map and return a switch between it and online tiles. */
  function draw(map, data, colours) {
    const renderers = panes(map);
    const layer = (collection, pane, style) =>
      L.geoJSON(collection, { pane, renderer: renderers[pane], interactive: false, style });
    // A stroke in the colour of the land closes the hairlines between neighbours.
    const land = { fillColor: colours.land, fillOpacity: 1, color: colours.land, weight: 0.6 };
    const border = ({ properties }) => ({ color: colours.border, weight: 1, opacity: 0.9, dashArray: properties.disputed ? "4 4" : null });
    const water = ({ properties }) =>
      properties.kind === "lake"
        ? { fillColor: colours.water, fillOpacity: 1, color: colours.river, weight: 0.6 }
        : { color: colours.river, weight: 1.3, fill: false };
    // The wide tier leaves room for the fine one; together they are the land.
    const offline = L.layerGroup([
      layer(data.wide, "land", land),
      layer(data.fine, "land", land),
      layer(data.water, "water", water),
      layer(data.borders, "border", border),
    ]);
    map.getContainer().style.backgroundColor = colours.water;
    return choice(map, offline);
  }

  function choice(map, offline) {
    let chosen = "";
    const tiles = TILES.map(({ url, options }) => L.tileLayer(url, { ...options, pane: "land" }));
    function refresh() {
      const wanted = [[offline, !chosen], ...tiles.map((layer, index) => [layer, chosen === TILES[index].label])];
      for (const [layer, shown] of wanted) {
        if (shown !== map.hasLayer(layer)) shown ? layer.addTo(map) : layer.remove();
      }
    }
    refresh();
    return {
      options: TILES.map(({ label }) => label),
      /** Show one of `options`, or the offline map for "". */
      choose(label) {
        chosen = label;
        refresh();
      },
    };
  }

  parts.basemap = { draw };
})((window.AtlasParts = window.AtlasParts || {}));
