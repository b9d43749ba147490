/* How a feature looks in a state: the one reading of the style table, and the symbols of points. */
"use strict";
(function (parts) {
  const { svg } = parts.dom;
  const SIZE = 16;
  /** Outlines of the symbols in a box of 16 by 16. */
  const OUTLINES = {
    square: "M4.5 3.5h7a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1z",
    circle: "M8 3.4a4.6 4.6 0 0 1 0 9.2a4.6 4.6 0 0 1 0-9.2z",
    triangle: "M8 2.6 13.6 12.6H2.4Z",
    diamond: "M8 1.8 14.2 8 8 14.2 1.8 8Z",
  };
  const outline = (name) => OUTLINES[name] || OUTLINES.circle;

  /** A point's symbol, for the map and for the legend. */
  function symbol(name, colour) {
    const halo = svg("path", { d: outline(name), fill: "none", stroke: "#fff", "stroke-width": 4 });
    const shape = svg("path", { d: outline(name), fill: "#fff", stroke: colour, "stroke-width": 2 });
    return svg("svg", { viewBox: `0 0 ${SIZE} ${SIZE}`, width: SIZE, height: SIZE, "aria-hidden": "true" }, [halo, shape]);
  }

  /** How a feature looks with a status. */
  function look(feature, status, style) {
    const kind = style.kinds[feature.kind];
    const state = style.statuses[status] || style.statuses.operating;
    const schematic = feature.precision >= style.schematicPrecisionKm;
    const width = kind.width * (state.thin ? 0.7 : 1) * (schematic ? 2 : 1);
    return {
      colour: state.grey ? style.grey : kind.color,
      width,
      dash: feature.kind === "reference" ? style.referenceDash : state.dash,
      hatch: feature.kind === "reference" ? "" : state.hatch,
      opacity: state.opacity * (schematic ? 0.5 : 1),
      symbol: kind.symbol,
    };
  }

  /** How a feature looks in a state: paler where it rests on an uncertain date, faded where it is over. */
  function lookOf(feature, state, style) {
    const seen = look(feature, state.spell.status, style);
    const certainty = state.certain ? 1 : style.approximateOpacity;
    return { ...seen, opacity: seen.opacity * certainty * (state.ended ? style.fadedOpacity : 1) };
  }

  /** How a feature looks that the chosen documents name without a state, or do not speak of. */
  function ghostOf(feature, ghost, style) {
    const seen = look(feature, "operating", style);
    const named = ghost === "named";
    return { ...seen, colour: named ? seen.colour : style.grey, width: seen.width * style.ghostShare, dash: "", hatch: "", opacity: named ? style.namedOpacity : style.untoldOpacity };
  }

  parts.looks = { ghostOf, look, lookOf, symbol, outline, SYMBOL_PX: SIZE };
})((window.AtlasParts = window.AtlasParts || {}));
