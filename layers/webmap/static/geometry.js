/* Where features lie, for whatever draws them: positions, bounds, and good places for a popup or a label. */
"use strict";
(function (parts) {
  /** How a geometry is drawn: "point", "line" or "zone". */
  function formOf({ type }) {
    if (/Point$/.test(type)) return "point";
    return /Polygon$/.test(type) ? "zone" : "line";
  }

  /** GeoJSON's lon/lat as Leaflet's lat/lon, nested alike. */
  function latLngsOf(geometry) {
    const flip = (coordinates) =>
      typeof coordinates[0] === "number" ? [coordinates[1], coordinates[0]] : coordinates.map(flip);
    return flip(geometry.coordinates);
  }

  /** All positions of a geometry in one list. */
  function flat(latLngs) {
    if (typeof latLngs[0] === "number") return [latLngs];
    return typeof latLngs[0][0] === "number" ? latLngs : latLngs.flatMap(flat);
  }

  function boundsOf(feature) {
    return L.latLngBounds(flat(latLngsOf(feature.geometry)));
  }

  /** Candidate positions for a popup or a label, the best first. */
  function anchorsOf(feature) {
    const form = formOf(feature.geometry);
    if (form === "zone") return [L.latLng(feature.anchor)];
    const all = flat(latLngsOf(feature.geometry));
    if (form === "point") return [L.latLng(all[0])];
    return [0.5, 0.38, 0.62, 0.27, 0.73, 0.15, 0.85].map((part) => L.latLng(all[Math.round(part * (all.length - 1))]));
  }

  /** Length in pixels of the diagonal of some bounds. */
  function extentPx(map, bounds) {
    return map.latLngToLayerPoint(bounds.getSouthWest()).distanceTo(map.latLngToLayerPoint(bounds.getNorthEast()));
  }

  parts.geometry = { formOf, latLngsOf, boundsOf, anchorsOf, extentPx };
})((window.AtlasParts = window.AtlasParts || {}));
