/* The offline base map: land, water and recognised borders on one canvas, painted whenever the view settles. */
"use strict";
(function (parts) {
  const { xOf, yOf, boxOf, windowOf, meet, trace } = parts.mercator;
  const PANE = "base";
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

  /** What is painted, from the bottom up. A stroke in the colour of the land closes the hairlines between neighbours. */
  function looks(colours) {
    return [
      ["land", { fill: colours.land, stroke: colours.land, width: 0.6 }],
      ["lake", { fill: colours.water, stroke: colours.river, width: 0.6 }],
      ["river", { stroke: colours.river, width: 1.3 }],
      ["border", { stroke: colours.border, width: 1 }],
      ["disputed", { stroke: colours.border, width: 1, dash: [4, 4] }],
    ];
  }

  /** A ring of steps as Web Mercator positions. */
  function positionsOf(ring, unitsPerDegree) {
    const positions = new Float64Array(ring.length);
    let [lon, lat] = [0, 0];
    for (let index = 0; index < ring.length; index += 2) {
      lon += ring[index];
      lat += ring[index + 1];
      positions[index] = xOf(lon / unitsPerDegree);
      positions[index + 1] = yOf(lat / unitsPerDegree);
    }
    return positions;
  }

  function decoded({ unitsPerDegree, parts: byLook }) {
    const decode = (part) => {
      const rings = part.map((ring) => positionsOf(ring, unitsPerDegree));
      return { rings, box: boxOf(rings.slice(0, 1)) };
    };
    return Object.fromEntries(Object.entries(byLook).map(([name, list]) => [name, list.map(decode)]));
  }

  /* Leaflet's canvas renderer keeps the canvas in place through pans and zooms; ours paints the base map
     where Leaflet's would paint its vector layers. */
  const Base = L.Canvas.extend({
    _updatePaths() {
      this._draw();
    },

    _draw() {
      const seen = windowOf(this._map, this._bounds);
      for (const [name, look] of this.options.looks) {
        this.paint(this.options.parts[name].filter(({ box }) => meet(box, seen.box)), look, seen);
      }
    },

    paint(visible, { fill, stroke, width, dash }, seen) {
      const context = this._ctx;
      Object.assign(context, { fillStyle: fill, strokeStyle: stroke, lineWidth: width, lineJoin: "round" });
      context.setLineDash(dash || []);
      for (const { rings } of visible) {
        context.beginPath();
        trace(context, rings, seen);
        if (fill) context.fill("evenodd");
        context.stroke();
      }
    },
  });

  /** Make the base map from `decoded` parts; `choose` shows it, or online tiles in its place. */
  function prepare(map, parts, colours) {
    map.createPane(PANE).style.zIndex = 100;
    map.getPane(PANE).style.pointerEvents = "none";
    map.getContainer().style.backgroundColor = colours.water;
    const offline = new Base({ pane: PANE, padding: 0.4, looks: looks(colours), parts });
    const tiles = TILES.map(({ url, options }) => L.tileLayer(url, { ...options, pane: PANE }));
    return {
      options: TILES.map(({ label }) => label),
      /** Show one of `options`, or the offline map for the empty word. */
      choose(label) {
        const wanted = label ? tiles[TILES.findIndex((tile) => tile.label === label)] : offline;
        for (const layer of [offline, ...tiles]) if (layer !== wanted) layer.remove();
        wanted.addTo(map);
      },
    };
  }

  parts.basemap = { decoded, prepare };
})((window.AtlasParts = window.AtlasParts || {}));
