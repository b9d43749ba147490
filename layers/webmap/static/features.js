/* Draw the features: each is made once, then shown, hidden and restyled as time moves. */
"use strict";
(function (parts) {
  const { formOf, latLngsOf } = parts.geometry;
  const { ghostOf, lookOf, symbol, SYMBOL_PX } = parts.looks;
  const { svg } = parts.dom;
  const PANES = { crowd: 415, shape: 430, point: 610 };
  const SHELVES = ["zone", "casing", "line"]; // from the bottom up
  const HIT_WIDTH_PX = 16;
  const LANE_PX = 4.5;
  const SPREAD_PX = 15;

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

  /** The shelves of each SVG, by its root group. */
  const shelvesOf = new WeakMap();

  /** Put a path on its shelf: one SVG in the right order is painted faster than a pane for each. */
  function shelve(path, name) {
    const root = path.parentNode;
    if (!shelvesOf.has(root)) {
      const shelves = Object.fromEntries(SHELVES.map((shelf) => [shelf, svg("g")]));
      root.append(...Object.values(shelves));
      shelvesOf.set(root, shelves);
    }
    shelvesOf.get(root)[name].append(path);
  }

  class Drawing {
    constructor(map, feature, style) {
      Object.assign(this, { map, feature, style, signature: "" });
      this.form = formOf(feature.geometry);
      this.latLngs = latLngsOf(feature.geometry);
      this.layers = this.build();
    }

    build() {
      const { form } = this;
      if (form === "point") return [this.marker()];
      if (form === "zone") return [L.polygon(this.latLngs, { pane: "shape", className: "atlas-zone" })];
      const make = (options) => L.polyline(this.latLngs, { pane: "shape", lineCap: "round", ...options });
      return [
        make({ interactive: false, color: "#fff", opacity: 0.75, className: "atlas-casing" }),
        make({ interactive: false }),
        make({ weight: HIT_WIDTH_PX, opacity: 0 }), // unseen: it only widens what the pointer meets
      ];
    }

    marker() {
      const { feature, style } = this;
      const icon = L.divIcon({ className: "atlas-point", html: symbol(style.kinds[feature.kind].symbol, style.kinds[feature.kind].color), iconSize: [SYMBOL_PX, SYMBOL_PX] });
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

    /** Show the feature with a state, or as a ghost ("named", "untold"), or hide it; does nothing when nothing changed. */
    set(state, selected, ghost = "") {
      const signature = state ? `${state.spell.status}|${state.ended}|${state.certain}|${selected}` : ghost && `${ghost}|${selected}`;
      if (signature === this.signature) return;
      this.signature = signature;
      this.shown = Boolean(state);
      if (!signature) return this.hide();
      if (!this.map.hasLayer(this.main)) this.layers.forEach((layer) => this.add(layer));
      this.paint(state ? lookOf(this.feature, state, this.style) : ghostOf(this.feature, ghost, this.style), selected);
      // The tooltip's listeners would make each line a stop of the Tab key without a name; the list is the keyboard's way.
      this.target.getElement().setAttribute("tabindex", -1);
      this.mark(state, ghost);
    }

    /** Say on the elements what they show; a ghost is no feature that is shown. */
    mark(state, ghost) {
      const element = this.main.getElement();
      const said = state
        ? { "data-feature": this.feature.id, "data-status": state.spell.status, "data-ended": state.ended ? "" : null, "data-uncertain": state.certain ? null : "", "data-ghost": null, "data-of": null }
        : { "data-feature": null, "data-status": null, "data-ended": null, "data-uncertain": null, "data-ghost": ghost, "data-of": this.feature.id };
      for (const [name, value] of Object.entries(said)) {
        if (value === null) element.removeAttribute(name);
        else element.setAttribute(name, value);
      }
      for (const touched of new Set([element, this.target.getElement()])) {
        touched.classList.toggle("atlas-ghost", !state);
        if (touched !== element) touched.toggleAttribute("data-named", !state && ghost === "named");
      }
    }

    add(layer) {
      layer.addTo(this.map);
      if (this.form !== "point") shelve(layer.getElement(), layer.options.className === "atlas-casing" ? "casing" : this.form);
    }

    hide() {
      this.layers.forEach((layer) => layer.remove());
    }

    paint(seen, selected) {
      if (this.form === "line") this.paintLine(seen, selected);
      else if (this.form === "zone") this.paintZone(seen, selected);
      else this.paintPoint(seen, selected);
    }

    paintLine(seen, selected) {
      const [casing, line] = this.layers;
      casing.setStyle(
        selected ? { color: "#FFC93C", weight: seen.width + 8, opacity: 0.9 } : { color: "#fff", weight: seen.width + 2.4, opacity: this.feature.kind === "reference" ? 0 : 0.75 },
      );
      line.setStyle({ color: seen.colour, weight: seen.width, dashArray: seen.dash || null, opacity: seen.opacity });
    }

    paintZone(seen, selected) {
      const element = this.main.getElement();
      const { colour, width, dash, opacity } = seen;
      this.main.setStyle({ color: colour, weight: selected ? width + 2 : width, opacity, dashArray: dash || null, fillOpacity: opacity });
      element.setAttribute("fill", parts.hatch.fill(seen.hatch));
    }

    paintPoint({ opacity }, selected) {
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

    /** Let the feature be noticed once; a second change during the pulse starts it anew. */
    pulse() {
      const element = (this.form === "line" ? this.layers[0] : this.main).getElement();
      if (!element) return;
      if (element.classList.contains("atlas-pulse")) {
        element.classList.remove("atlas-pulse");
        void element.getBoundingClientRect(); // a layout lets the animation start again, and costs: only where it runs
      }
      element.classList.add("atlas-pulse");
      element.addEventListener("animationend", () => element.classList.remove("atlas-pulse"), { once: true });
    }
  }

  /** Points by their place, so that those that share one can be spread. */
  function byPlace(drawings) {
    const places = new Map();
    for (const drawing of drawings.filter(({ form }) => form === "point")) {
      const key = drawing.latLngs.join();
      places.set(key, [...(places.get(key) || []), drawing]);
    }
    return [...places.values()];
  }

  /** Spread the shown points of one place around it, in the order of the data. */
  function spread(group) {
    const shown = group.filter(({ main }) => main.getElement());
    const radius = shown.length > 1 ? SPREAD_PX * Math.max(1, shown.length / 7) : 0;
    shown.forEach((drawing, index) => {
      const angle = (2 * Math.PI * index) / shown.length - Math.PI / 2;
      const { style } = drawing.main.getElement();
      style.marginLeft = `${-SYMBOL_PX / 2 + radius * Math.cos(angle)}px`;
      style.marginTop = `${-SYMBOL_PX / 2 + radius * Math.sin(angle)}px`;
    });
  }

  function createPanes(map) {
    for (const [name, order] of Object.entries(PANES)) map.createPane(name).style.zIndex = order;
    map.getPane("crowd").style.pointerEvents = "none";
  }

  parts.features = { Drawing, byPlace, createPanes, spread };
})((window.AtlasParts = window.AtlasParts || {}));
