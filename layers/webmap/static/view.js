/* One map with one interval: it draws the features and, at each step, touches only those that changed. */
"use strict";
(function (parts) {
  const { anchorsOf, boundsOf, extentPx } = parts.geometry;
  const MANY = 1000; // a layer with more features than this is painted on one canvas
  const HOVER_MS = 60;

  class View {
    /** `onSelect(id, at)` hears of clicks, `tooltip(feature, state)` makes what is shown under the pointer. */
    constructor(map, world, { onSelect, tooltip }) {
      Object.assign(this, { map, world, onSelect, tooltip, layers: new Set(), selected: null, crowds: new Map() });
      this.features = world.features;
      this.cursor = world.index.cursor();
      this.ground = world.ground ? world.ground.cursor() : null; // what the whole atlas shows, while only some of it is told
      this.tally = new parts.Tally(world.data.layers);
      parts.features.createPanes(map);
      this.baseMaps = parts.basemap.prepare(map, world.base, world.data.style.base.light);
      this.labels = new parts.Labels(map, world.data.places);
      this.numbers = new Map(world.data.layers.map(({ id }) => [id, []]));
      this.features.forEach(({ layer }, number) => this.numbers.get(layer).push(number));
      this.build();
      this.listen();
    }

    build() {
      this.drawings = this.features.map(() => null);
      for (const [layer, numbers] of this.numbers) {
        if (numbers.length > MANY) this.crowds.set(layer, this.crowd(numbers));
        else for (const number of numbers) this.drawings[number] = this.drawing(number);
      }
      const drawn = this.drawings.filter(Boolean);
      this.groups = new Map(parts.features.byPlace(drawn).flatMap((group) => group.map((drawing) => [drawing, group])));
    }

    drawing(number) {
      const feature = this.features[number];
      const drawing = new parts.features.Drawing(this.map, feature, this.world.data.style);
      drawing.target.on("click", (event) => {
        L.DomEvent.stopPropagation(event);
        this.onSelect(feature.id, event.latlng);
      });
      drawing.target.bindTooltip(() => this.tooltip(feature, this.cursor.states[number]), { sticky: drawing.form !== "point", className: "atlas-tip" });
      return drawing;
    }

    crowd(numbers) {
      const members = numbers.map((number) => ({ number, feature: this.features[number] }));
      return new parts.Crowd(members, this.world.data.style).addTo(this.map);
    }

    listen() {
      this.map.on("zoomend", () => this.shift());
      this.map.on("click", ({ latlng }) => {
        const number = this.hit(latlng);
        this.onSelect(number === null ? null : this.features[number].id, number === null ? null : latlng);
      });
      if (!this.crowds.size) return;
      this.map.on("mousemove", ({ latlng }) => this.hover(latlng));
      this.map.on("mouseout", () => this.forget());
    }

    shift() {
      for (const drawing of this.drawings) if (drawing) drawing.shift();
    }

    /** Number of the painted feature under a place, or null. */
    hit(latLng) {
      for (const crowd of [...this.crowds.values()].reverse()) {
        const number = crowd.hit(latLng);
        if (number !== null) return number;
      }
      return null;
    }

    /** Take the tooltip of a painted feature away. */
    forget() {
      clearTimeout(this.hovering);
      if (this.tip) this.tip.remove();
      this.tip = null;
    }

    /** Show the tooltip of a painted feature, soon after the pointer has come to it. */
    hover(latLng) {
      clearTimeout(this.hovering);
      this.hovering = setTimeout(() => {
        const number = this.hit(latLng);
        this.map.getContainer().classList.toggle("atlas-pointing", number !== null);
        this.forget();
        this.tip = number === null ? null : L.tooltip({ className: "atlas-tip" }).setLatLng(latLng).setContent(this.tooltip(this.features[number], this.cursor.states[number])).addTo(this.map);
      }, HOVER_MS);
    }

    /** What the map shows of a feature, null for nothing. */
    stateOf(number) {
      return this.layers.has(this.features[number].layer) ? this.cursor.states[number] : null;
    }

    get interval() {
      return this.cursor.interval;
    }

    /** Show an interval; `pulse` has what changed noticed. */
    show(interval, { pulse = false } = {}) {
      const changed = this.cursor.move(interval);
      const numbers = changed.map(({ number }) => number);
      for (const { number, before, after } of changed) this.tally.change(this.features[number].layer, before, after);
      const pulsing = pulse ? numbers.filter((number) => this.stateOf(number)) : [];
      for (const [layer, crowd] of this.crowds) crowd.pulse(pulsing.filter((number) => this.features[number].layer === layer));
      const beneath = this.ground ? this.ground.move(interval).map(({ number }) => number) : [];
      this.apply(beneath.length ? new Set([...numbers, ...beneath]) : numbers);
      for (const number of pulsing) if (this.drawings[number]) this.drawings[number].pulse();
    }

    /** Take up what the features' spells have become, and keep what they all are as the ground to ghost. */
    retell() {
      const { interval } = this.cursor;
      this.cursor = this.world.index.cursor();
      this.ground = this.world.ground ? this.world.ground.cursor() : null;
      this.tally = new parts.Tally(this.world.data.layers);
      this.show(interval);
      this.apply(this.features.keys());
    }

    /** As what a feature is drawn that has no state here but one in the whole atlas: "named", "untold", or nothing. */
    ghostOf(number) {
      const feature = this.features[number];
      return this.ground && this.layers.has(feature.layer) && this.ground.states[number] ? this.world.telling.silence(feature) : "";
    }

    setLayers(layers) {
      const before = this.layers;
      this.layers = new Set(layers);
      for (const [layer, numbers] of this.numbers) if (before.has(layer) !== this.layers.has(layer)) this.apply(numbers);
    }

    /** Mark a feature by its number, or none for null. */
    select(number) {
      const before = this.selected;
      this.selected = number;
      this.apply([before, number].filter((one) => one !== null));
    }

    /** Bring features in line with their states. */
    apply(numbers) {
      const [groups, crowds] = [new Set(), new Set()];
      let labelled = false;
      for (const number of numbers) {
        const drawing = this.drawings[number];
        const painter = drawing || this.crowds.get(this.features[number].layer);
        if (drawing) drawing.set(this.stateOf(number), number === this.selected, this.ghostOf(number));
        else painter.set(number, this.stateOf(number), number === this.selected);
        if (!drawing) crowds.add(painter);
        else if (this.groups.has(drawing)) groups.add(this.groups.get(drawing));
        labelled = labelled || Boolean(drawing && drawing.form !== "point" && this.features[number].short);
      }
      if (crowds.size) this.forget();
      groups.forEach(parts.features.spread);
      crowds.forEach((crowd) => crowd.paint());
      if (labelled) this.label();
    }

    label() {
      const named = this.drawings.filter((drawing) => drawing && drawing.form !== "point" && drawing.feature.short && drawing.shown);
      this.labels.setExtra(named.map((drawing) => this.labelOf(drawing)));
    }

    /** The label of a line or area, made once for each text. */
    labelOf(drawing) {
      const { feature, form } = drawing;
      const text = this.world.naming.label(feature);
      if (!drawing.label || drawing.label.text !== text) {
        const colour = this.world.data.style.kinds[feature.kind].color;
        drawing.label = { text, kind: form, rank: 0, minZoom: 4, at: anchorsOf(feature), colour, room: () => extentPx(this.map, boundsOf(feature)) };
      }
      return drawing.label;
    }

    /** Numbers of the shown features of a layer in the order of the data, at most so many. */
    shownOf(layer, limit) {
      if (!this.layers.has(layer)) return [];
      const found = [];
      for (const number of this.numbers.get(layer)) {
        if (found.length === limit) break;
        if (this.cursor.states[number]) found.push(number);
      }
      return found;
    }

    /** Ids of everything that is shown, in the order of the data. */
    visible() {
      return this.world.data.layers.flatMap(({ id }) => this.shownOf(id, Infinity)).map((number) => this.features[number].id);
    }

    setBase(label) {
      this.baseMaps.choose(label);
    }
  }

  parts.View = View;
})((window.AtlasParts = window.AtlasParts || {}));
