/* Hatches for zones, so that an area is marked without being painted over: as SVG patterns and pixel by pixel. */
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

  /** The same fill pixel by pixel: a function that tells whether a pixel has ink, or null for no fill. */
  function inkOf(name) {
    if (!(name in HATCHES)) return null;
    const { size, angle, lines = [], width, dot } = HATCHES[name];
    const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
    const within = (value) => ((value % size) + size) % size;
    const upright = lines.some(([x1, , x2]) => x1 === x2);
    const level = lines.some(([, y1, , y2]) => y1 === y2);
    return (x, y) => {
      const [u, v] = [within(x * cos + y * sin), within(y * cos - x * sin)];
      if (dot) return (u - size / 2) ** 2 + (v - size / 2) ** 2 <= dot * dot;
      return (upright && u < width / 2) || (level && v < width / 2); // a tile shows half of the line on its edge
    };
  }

  parts.hatch = { definitions, fill, inkOf };
})((window.AtlasParts = window.AtlasParts || {}));
