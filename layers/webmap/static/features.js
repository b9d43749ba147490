/* Draw the features: each is made once, then shown, hidden and restyled as time moves. */
"use strict";
(function (parts) {
  const { svg } = parts.dom;
  const PANES = { zone: 410, casing: 420, line: 430, hit: 440, point: 610 };
  const HIT_WIDTH_PX = 16;
  const LANE_PX = 4.5;
  const SPREAD_PX = 15;
  const SYMBOLS = {
    square: () => svg("rect", { x: 3.5, y: 3.5, width: 9, height: 9, rx: 1 }),
    circle: () => svg("circle", { cx: 8, cy: 8, r: 4.6 }),
    triangle: () => svg("path", { d: "M8 2.6 13.6 12.6H2.4Z" }),
    diamond: () => svg("path", { d: "M8 1.8 14.2 8 8 14.2 1.8 8Z" }),
  };

  /** A point's symbol, for the map and for the legend. */
  function symbol(name, colour) {
    const shape = SYMBOLS[name] || SYMBOLS.circle;
    const drawn = shape();
    for (const [key, value] of Object.entries({ fill: "#fff", stroke: colour, "stroke-width": 2 })) {
      drawn.setAttribute(key, value);
    }
    return svg("svg", { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" }, [drawn]);
  }

  /** How a feature looks with a status: the one reading of the style table. */
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

  function toLatLngs(geometry) {
    const flip = (coordinates) =>
      typeof coordinates[0] === "number" ? [coordinates[1], coordinates[0]] : coordinates.map(flip);
    return flip(geometry.coordinates);
  }

  /** Shift a line sideways by a number of pixels, so that two lines in one trench are both seen. */
  function shifted(map, latLngs, pixels) {
    if (!pixels) return latLngs;
    const points = latLngs.map((at) => map.project(at, map.getZoom()));
    const normal = (a, b) => {
      const [dx, dy] = [b.x - a.x, b.y - a.y];
      const length = Math.hypot(dx, dy) || 1;
      return L.point(-dy / length, dx / length);
    };
    return points.map((point, index) => {
      const before = normal(points[Math.max(index - 1, 0)], points[Math.max(index, 1)]);
      const after = normal(points[Math.min(index, points.length - 2)], points[Math.min(index + 1, points.length - 1)]);
      const middle = before.add(after);
      const scale = 2 / Math.max(middle.x ** 2 + middle.y ** 2, 1); // mitre, blunted at sharp corners
      return map.unproject(point.add(middle.multiplyBy(scale * pixels)), map.getZoom());
    });
  }

  class Drawing {
    constructor(map, feature, style) {
      Object.assign(this, { map, feature, style, signature: "" });
      this.form = /Point$/.test(feature.geometry.type) ? "point" : /Polygon$/.test(feature.geometry.type) ? "zone" : "line";
      this.latLngs = toLatLngs(feature.geometry);
      this.layers = this.build();
    }

    build() {
      const { form } = this;
      if (form === "point") return [this.marker()];
      if (form === "zone") return [L.polygon(this.latLngs, { pane: "zone", className: "atlas-zone" })];
      const make = (pane, options) => L.polyline(this.latLngs, { pane, lineCap: "round", ...options });
      return [
        make("casing", { interactive: false, color: "#fff", opacity: 0.75 }),
        make("line", { interactive: false }),
        make("hit", { weight: HIT_WIDTH_PX, opacity: 0 }),
      ];
    }

    marker() {
      const { feature, style } = this;
      const icon = L.divIcon({ className: "atlas-point", html: symbol(style.kinds[feature.kind].symbol, style.kinds[feature.kind].color), iconSize: [16, 16] });
      return L.marker(this.latLngs, { icon, pane: "point", keyboard: false });
    }

    /** The layer that carries `data-feature` and is seen. */
    get main() {
      return this.layers[this.form === "line" ? 1 : 0];
    }

    /** The layer that takes the pointer. */
    get target() {
      return this.layers[this.layers.length - 1];
    }

    /** Show the feature with a state, or hide it for `null`; does nothing when nothing changed. */
    set(state, selected) {
      const signature = state ? `${state.spell.status}|${state.ended}|${state.spell.approximate}|${selected}` : "";
      if (signature === this.signature) return;
      this.signature = signature;
      if (!state) return this.hide();
      this.layers.forEach((layer) => this.map.hasLayer(layer) || layer.addTo(this.map));
      this.paint(state, selected);
      const element = this.main.getElement();
      element.setAttribute("data-feature", this.feature.id);
      element.setAttribute("data-status", state.spell.status);
      element.toggleAttribute("data-ended", state.ended);
    }

    hide() {
      this.layers.forEach((layer) => layer.remove());
    }

    paint(state, selected) {
      const seen = look(this.feature, state.spell.status, this.style);
      const certainty = state.spell.approximate ? this.style.approximateOpacity : 1;
      const opacity = seen.opacity * certainty * (state.ended ? this.style.fadedOpacity : 1);
      if (this.form === "line") this.paintLine(seen, opacity, selected);
      else if (this.form === "zone") this.paintZone(seen, opacity, selected);
      else this.paintPoint(opacity, selected);
    }

    paintLine(seen, opacity, selected) {
      const [casing, line] = this.layers;
      casing.setStyle(
        selected ? { color: "#FFC93C", weight: seen.width + 8, opacity: 0.9 } : { color: "#fff", weight: seen.width + 2.4, opacity: this.feature.kind === "reference" ? 0 : 0.75 },
      );
      line.setStyle({ color: seen.colour, weight: seen.width, dashArray: seen.dash || null, opacity });
    }

    paintZone(seen, opacity, selected) {
      const element = this.main.getElement();
      this.main.setStyle({ color: seen.colour, weight: selected ? seen.width + 2 : seen.width, opacity, dashArray: seen.dash || null, fillOpacity: opacity });
      element.setAttribute("fill", parts.hatch.fill(seen.hatch));
    }

    paintPoint(opacity, selected) {
      this.main.setOpacity(opacity);
      this.main.getElement().classList.toggle("atlas-selected", selected);
      this.main.setZIndexOffset(selected ? 1000 : 0);
    }

    /** Draw the line in its lane beside lines that share its trench. */
    shift() {
      if (this.form !== "line" || !this.feature.lane) return;
      const moved = shifted(this.map, this.latLngs, this.feature.lane * LANE_PX);
      this.layers.forEach((layer) => layer.setLatLngs(moved));
    }

    /** Length in pixels of the diagonal of the box around the feature. */
    extent() {
      const bounds = this.main.getBounds();
      return this.map.latLngToLayerPoint(bounds.getSouthWest()).distanceTo(this.map.latLngToLayerPoint(bounds.getNorthEast()));
    }

    /** Candidate positions for a popup or a label, the best first. */
    anchors() {
      if (this.form === "point") return [L.latLng(this.latLngs)];
      if (this.form === "zone") return [L.latLng(this.feature.anchor)];
      const flat = this.latLngs.flat(typeof this.latLngs[0][0] === "number" ? 0 : 1);
      return [0.5, 0.38, 0.62, 0.27, 0.73, 0.15, 0.85].map((part) => L.latLng(flat[Math.round(part * (flat.length - 1))]));
    }
  }

  /** Spread points that share a place around it, in the order of the data. */
  function spread(drawings) {
    const places = new Map();
    for (const drawing of drawings) {
      const key = drawing.latLngs.join();
      places.set(key, [...(places.get(key) || []), drawing]);
    }
    for (const group of places.values()) {
      group.forEach((drawing, index) => {
        const angle = (2 * Math.PI * index) / group.length - Math.PI / 2;
        const radius = group.length > 1 ? SPREAD_PX * Math.max(1, group.length / 7) : 0;
        const element = drawing.main.getElement();
        element.style.marginLeft = `${-8 + radius * Math.cos(angle)}px`;
        element.style.marginTop = `${-8 + radius * Math.sin(angle)}px`;
      });
    }
  }

  function createPanes(map) {
    for (const [name, order] of Object.entries(PANES)) map.createPane(name).style.zIndex = order;
    map.getPane("casing").style.pointerEvents = "none";
  }

  parts.features = { Drawing, createPanes, look, spread, symbol };
})((window.AtlasParts = window.AtlasParts || {}));
