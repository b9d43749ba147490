/* Hatches for zones: SVG patterns, so that an area is marked without being painted over. */
"use strict";
(function (parts) {
  const { svg } = parts.dom;

  function line(x1, y1, x2, y2, colour, width) {
    return svg("line", { x1, y1, x2, y2, stroke: colour, "stroke-width": width });
  }

  function dot(size, radius, colour) {
    return svg("circle", { cx: size / 2, cy: size / 2, r: radius, fill: colour });
  }

  /** Name of a hatch -> [tile size in pixels, rotation in degrees, its drawing]. */
  const HATCHES = {
    dense: (c) => [5, 45, [line(0, 0, 0, 5, c, 2.6)]],
    sparse: (c) => [9, 45, [line(0, 0, 0, 9, c, 2)]],
    level: (c) => [7, 90, [line(0, 0, 0, 7, c, 2)]],
    cross: (c) => [8, 45, [line(0, 0, 0, 8, c, 2), line(0, 0, 8, 0, c, 2)]],
    dots: (c) => [8, 45, [dot(8, 1.6, c)]],
    "sparse-dots": (c) => [13, 45, [dot(13, 1.6, c)]],
  };

  function pattern(id, hatch, colour) {
    const [size, angle, drawing] = HATCHES[hatch](colour);
    const attributes = { id, width: size, height: size, patternUnits: "userSpaceOnUse", patternTransform: `rotate(${angle})` };
    return svg("pattern", attributes, drawing);
  }

  /** An SVG element that holds every pattern; add it to the document once. */
  function definitions(colour) {
    const patterns = Object.keys(HATCHES).map((hatch) => pattern(`atlas-hatch-${hatch}`, hatch, colour));
    return svg("svg", { width: 0, height: 0, style: "position:absolute", "aria-hidden": "true" }, [
      svg("defs", {}, patterns),
    ]);
  }

  /** The fill of a zone for a hatch name, `none` for none. */
  function fill(hatch) {
    return hatch in HATCHES ? `url(#atlas-hatch-${hatch})` : "none";
  }

  parts.hatch = { definitions, fill };
})((window.AtlasParts = window.AtlasParts || {}));
