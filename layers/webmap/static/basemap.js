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

  /** The parts of a collection, each polygon or line on its own: {type, properties, coordinates, box}. */
  function partsOf(collection) {
    return collection.features.flatMap(({ properties, geometry: { type, coordinates } }) => {
      const single = type.replace("Multi", "");
      return (single === type ? [coordinates] : coordinates).map((part) => ({
        type: single,
        properties,
        coordinates: part,
        box: boxOf(single === "Polygon" ? part[0] : part),
      }));
    });
  }

  /** One feature for all parts of a type and style: a few large layers draw faster than many small ones. */
  function merged(parts, keyOf) {
    const groups = new Map();
    for (const { type, properties, coordinates } of parts) {
      const key = `${type} ${keyOf(properties)}`;
      if (!groups.has(key)) groups.set(key, { type: "Feature", properties, geometry: { type: `Multi${type}`, coordinates: [] } });
      groups.get(key).geometry.coordinates.push(coordinates);
    }
    return [...groups.values()];
  }

  function boxOf(positions) {
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [lon, lat] of positions) {
      box[0] = Math.min(box[0], lon);
      box[1] = Math.min(box[1], lat);
      box[2] = Math.max(box[2], lon);
      box[3] = Math.max(box[3], lat);
    }
    return box;
  }

  /** A layer that makes each part when the view first comes near it, so that the first view is quick. */
  function onDemand(map, collection, options) {
    const group = L.layerGroup();
    let waiting = partsOf(collection);
    function fill() {
      if (!map.hasLayer(group)) return;
      const view = map.getBounds().pad(0.5);
      const near = ({ box: [west, south, east, north] }) => view.intersects([[south, west], [north, east]]);
      const fresh = merged(waiting.filter(near), ({ kind, disputed }) => `${kind} ${disputed}`);
      if (fresh.length) group.addLayer(L.geoJSON(fresh, options));
      waiting = waiting.filter((part) => !near(part));
    }
    group.on("add", fill);
    map.on("moveend", fill);
    return group;
  }

  /** Make the base map; `choose` shows it, or online tiles in its place. */
  function prepare(map, data, colours) {
    const renderers = panes(map);
    const layer = (collection, pane, style) => onDemand(map, collection, { pane, renderer: renderers[pane], interactive: false, smoothFactor: 0, noClip: true, style });
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
    return {
      options: TILES.map(({ label }) => label),
      /** Show one of `options`, or the offline map for the empty word. */
      choose(label) {
        chosen = label;
        refresh();
      },
    };
  }

  parts.basemap = { prepare };
})((window.AtlasParts = window.AtlasParts || {}));
