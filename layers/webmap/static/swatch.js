/* Small samples of the map's drawing, for the list and the legend; they read the same style table. */
"use strict";
(function (parts) {
  const { svg } = parts.dom;
  const { look, symbol } = parts.looks;

  function box(children) {
    return svg("svg", { class: "atlas-swatch", viewBox: "0 0 30 14", width: 30, height: 14, "aria-hidden": "true" }, children);
  }

  function line({ colour, width, dash, opacity }) {
    return box([
      svg("line", { x1: 1, y1: 7, x2: 29, y2: 7, stroke: colour, "stroke-width": Math.min(width, 6), "stroke-dasharray": dash || null, "stroke-linecap": "round", opacity }),
    ]);
  }

  function zone({ colour, width, dash, hatch, opacity }) {
    return box([
      svg("rect", { x: 1, y: 1, width: 28, height: 12, fill: parts.hatch.fill(hatch), stroke: colour, "stroke-width": width, "stroke-dasharray": dash || null, opacity }),
    ]);
  }

  /** A sample of a feature in a status. */
  function swatch(feature, form, status, style) {
    return swatchOf(form, look(feature, status, style));
  }

  /** A sample of a look. */
  function swatchOf(form, seen) {
    if (form === "line") return line(seen);
    if (form === "zone") return zone(seen);
    const drawn = symbol(seen.symbol, seen.colour);
    drawn.classList.add("atlas-swatch");
    return drawn;
  }

  parts.swatch = { swatch, swatchOf };
})((window.AtlasParts = window.AtlasParts || {}));
