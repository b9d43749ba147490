/* The offline base map: land, water and recognised borders on one canvas, painted whenever the view settles. */
"use strict";
(function (parts) {
  const PANE = "base";
  const TILE_PX = 256;
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

  /** A ring of steps as Web Mercator positions, x and y in turn, each from 0 to 1. */
  function mercator(ring, unitsPerDegree) {
    const positions = new Float64Array(ring.length);
    let [lon, lat] = [0, 0];
    for (let index = 0; index < ring.length; index += 2) {
      lon += ring[index];
      lat += ring[index + 1];
      const sine = Math.sin(((lat / unitsPerDegree) * Math.PI) / 180);
      positions[index] = lon / unitsPerDegree / 360 + 0.5;
      positions[index + 1] = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
    }
    return positions;
  }

  /** The box around a ring: [west, north, east, south] in Web Mercator positions. */
  function boxOf(positions) {
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (let index = 0; index < positions.length; index += 2) {
      box[0] = Math.min(box[0], positions[index]);
      box[1] = Math.min(box[1], positions[index + 1]);
      box[2] = Math.max(box[2], positions[index]);
      box[3] = Math.max(box[3], positions[index + 1]);
    }
    return box;
  }

  function decoded({ unitsPerDegree, parts: byLook }) {
    const decode = (part) => {
      const rings = part.map((ring) => mercator(ring, unitsPerDegree));
      return { rings, box: boxOf(rings[0]) };
    };
    return Object.fromEntries(Object.entries(byLook).map(([name, list]) => [name, list.map(decode)]));
  }

  /** Trace the rings of a part in pixels of the map's layers. */
  function trace(context, rings, scale, origin) {
    context.beginPath();
    for (const positions of rings) {
      for (let index = 0; index < positions.length; index += 2) {
        const [x, y] = [positions[index] * scale - origin.x, positions[index + 1] * scale - origin.y];
        if (index) context.lineTo(x, y);
        else context.moveTo(x, y);
      }
    }
  }

  /* Leaflet's canvas renderer keeps the canvas in place through pans and zooms; ours paints the base map
     where Leaflet's would paint its vector layers. */
  const Base = L.Canvas.extend({
    _updatePaths() {
      this._draw();
    },

    _draw() {
      const scale = TILE_PX * 2 ** this._map.getZoom();
      const origin = this._map.getPixelOrigin();
      const { min, max } = this._bounds;
      const [west, north, east, south] = [(min.x + origin.x) / scale, (min.y + origin.y) / scale, (max.x + origin.x) / scale, (max.y + origin.y) / scale];
      const near = ({ box }) => box[0] <= east && box[2] >= west && box[1] <= south && box[3] >= north;
      for (const [name, look] of this.options.looks) {
        this.paint(this.options.parts[name].filter(near), look, scale, origin);
      }
    },

    paint(visible, { fill, stroke, width, dash }, scale, origin) {
      const context = this._ctx;
      Object.assign(context, { fillStyle: fill, strokeStyle: stroke, lineWidth: width, lineJoin: "round" });
      context.setLineDash(dash || []);
      for (const { rings } of visible) {
        trace(context, rings, scale, origin);
        if (fill) context.fill("evenodd");
        context.stroke();
      }
    },
  });

  /** Make the base map; `choose` shows it, or online tiles in its place. */
  function prepare(map, data, colours) {
    map.createPane(PANE).style.zIndex = 100;
    map.getPane(PANE).style.pointerEvents = "none";
    map.getContainer().style.backgroundColor = colours.water;
    const offline = new Base({ pane: PANE, padding: 0.4, looks: looks(colours), parts: decoded(data) });
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

  parts.basemap = { prepare };
})((window.AtlasParts = window.AtlasParts || {}));
