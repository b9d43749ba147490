/* The offline base map: land in two tiers, water and recognised borders, drawn once on canvas. */
"use strict";
(function (parts) {
  const FINE_FROM_ZOOM = 6;
  const PANES = { land: 100, fine: 110, water: 120, border: 130 };
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

  function tier(collection, name) {
    return { ...collection, features: collection.features.filter((member) => member.properties.tier === name) };
  }

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
    const border = { color: colours.border, weight: 1, opacity: 0.9 };
    const water = ({ properties }) =>
      properties.kind === "lake"
        ? { fillColor: colours.water, fillOpacity: 1, color: colours.river, weight: 0.6 }
        : { color: colours.river, weight: 1.3, fill: false };
    const offline = {
      wide: L.layerGroup([
        layer(data.wide, "land", land),
        layer(tier(data.water, "wide"), "water", water),
        layer(tier(data.borders, "wide"), "border", border),
      ]),
      fine: L.layerGroup([
        layer(data.fine, "fine", land),
        layer(tier(data.water, "fine"), "water", water),
        layer(tier(data.borders, "fine"), "border", border),
      ]),
    };
    map.getContainer().style.backgroundColor = colours.water;
    return choice(map, offline);
  }

  function choice(map, offline) {
    let chosen = "";
    const tiles = TILES.map(({ url, options }) => L.tileLayer(url, { ...options, pane: "land" }));
    function refresh() {
      const fine = !chosen && map.getZoom() >= FINE_FROM_ZOOM;
      for (const [layer, wanted] of [[offline.wide, !chosen], [offline.fine, fine]]) {
        if (wanted !== map.hasLayer(layer)) wanted ? layer.addTo(map) : layer.remove();
      }
      tiles.forEach((layer, index) => {
        const wanted = chosen === TILES[index].label;
        if (wanted !== map.hasLayer(layer)) wanted ? layer.addTo(map) : layer.remove();
      });
    }
    map.on("zoomend", refresh);
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
