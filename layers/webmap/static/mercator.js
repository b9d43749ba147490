/* Web Mercator positions from 0 to 1, as our canvases keep them: x and y in turn. */
"use strict";
(function (parts) {
  const TILE_PX = 256;

  function xOf(lon) {
    return lon / 360 + 0.5;
  }

  function yOf(lat) {
    const sine = Math.sin((lat * Math.PI) / 180);
    return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  }

  /** The box around rings of positions: [west, north, east, south]. */
  function boxOf(rings) {
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (const ring of rings) {
      for (let index = 0; index < ring.length; index += 2) {
        box[0] = Math.min(box[0], ring[index]);
        box[1] = Math.min(box[1], ring[index + 1]);
        box[2] = Math.max(box[2], ring[index]);
        box[3] = Math.max(box[3], ring[index + 1]);
      }
    }
    return box;
  }

  /** What a canvas with `bounds` in pixels of the map's layers sees: the scale, the origin, and its box of positions. */
  function windowOf(map, { min, max }) {
    const scale = TILE_PX * 2 ** map.getZoom();
    const origin = map.getPixelOrigin();
    const box = [(min.x + origin.x) / scale, (min.y + origin.y) / scale, (max.x + origin.x) / scale, (max.y + origin.y) / scale];
    return { scale, origin, box };
  }

  function meet(one, other) {
    return one[0] <= other[2] && one[2] >= other[0] && one[1] <= other[3] && one[3] >= other[1];
  }

  /** Trace rings of positions as one path, in pixels of the map's layers. */
  function trace(context, rings, { scale, origin }) {
    for (const positions of rings) {
      for (let index = 0; index < positions.length; index += 2) {
        const [x, y] = [positions[index] * scale - origin.x, positions[index + 1] * scale - origin.y];
        if (index) context.lineTo(x, y);
        else context.moveTo(x, y);
      }
    }
  }

  parts.mercator = { xOf, yOf, boxOf, windowOf, meet, trace };
})((window.AtlasParts = window.AtlasParts || {}));
