/* Hatches for zones, so that an area is marked without being painted over: as SVG patterns and for a canvas. */
"use strict";
(function (parts) {
  const { svg } = parts.dom;

  /** Name of a hatch -> tile size in pixels, rotation in degrees, and lines [x1, y1, x2, y2] or a dot's radius. */
  const HATCHES = {
    dense: { size: 5, angle: 45, lines: [[0, 0, 0, 5]], width: 2.6 },
    sparse: { size: 9, angle: 45, lines: [[0, 0, 0, 9]], width: 2 },
    level: { size: 7, angle: 90, lines: [[0, 0, 0, 7]], width: 2 },
    cross: { size: 8, angle: 45, lines: [[0, 0, 0, 8], [0, 0, 8, 0]], width: 2 },
    dots: { size: 8, angle: 45, dot: 1.6 },
    "sparse-dots": { size: 13, angle: 45, dot: 1.6 },
  };

  function drawing({ size, lines, width, dot }, colour) {
    if (dot) return [svg("circle", { cx: size / 2, cy: size / 2, r: dot, fill: colour })];
    return lines.map(([x1, y1, x2, y2]) => svg("line", { x1, y1, x2, y2, stroke: colour, "stroke-width": width }));
  }

  function pattern(name, colour) {
    const { size, angle } = HATCHES[name];
    const attributes = { id: `atlas-hatch-${name}`, width: size, height: size, patternUnits: "userSpaceOnUse", patternTransform: `rotate(${angle})` };
    return svg("pattern", attributes, drawing(HATCHES[name], colour));
  }

  /** An SVG element that holds every pattern; add it to the document once. */
  function definitions(colour) {
    const patterns = Object.keys(HATCHES).map((name) => pattern(name, colour));
    return svg("svg", { width: 0, height: 0, style: "position:absolute", "aria-hidden": "true" }, [
      svg("defs", {}, patterns),
    ]);
  }

  /** The fill of a zone for a hatch name, `none` for none. */
  function fill(hatch) {
    return hatch in HATCHES ? `url(#atlas-hatch-${hatch})` : "none";
  }

  /** The same fill for a canvas: a CanvasPattern, or null for none. */
  function canvasFill(context, name, colour) {
    if (!(name in HATCHES)) return null;
    const { size, angle, lines = [], width, dot } = HATCHES[name];
    const tile = document.createElement("canvas");
    [tile.width, tile.height] = [size, size];
    const pen = tile.getContext("2d");
    Object.assign(pen, { strokeStyle: colour, fillStyle: colour, lineWidth: width || 0 });
    pen.beginPath();
    for (const [x1, y1, x2, y2] of lines) {
      pen.moveTo(x1, y1);
      pen.lineTo(x2, y2);
    }
    if (dot) pen.arc(size / 2, size / 2, dot, 0, 2 * Math.PI);
    if (dot) pen.fill();
    else pen.stroke();
    const made = context.createPattern(tile, "repeat");
    made.setTransform(new DOMMatrix().rotate(angle));
    return made;
  }

  parts.hatch = { definitions, fill, canvasFill };
})((window.AtlasParts = window.AtlasParts || {}));
