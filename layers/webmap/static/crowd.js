/* A layer of many features on one canvas: the same time filter, styles and selection as drawn elements, without an element each. */
"use strict";
(function (parts) {
  const { formOf } = parts.geometry;
  const { xOf, yOf, boxOf, windowOf, meet, trace } = parts.mercator;
  const { lookOf, outline, SYMBOL_PX } = parts.looks;
  const { Raster, crossings, inkOf, stampOf } = parts.raster;
  const HIDDEN = -1;
  /** Symbols shrink as they crowd, or nothing but the last ones would be seen. */
  const SYMBOL_SIZES = [{ atMost: 2000, px: 16 }, { atMost: 20000, px: 9 }, { atMost: Infinity, px: 5 }];
  const HIT_PX = { point: 10, line: 8, zone: 0 };
  const ORDER = ["zone", "line", "point"]; // from the bottom up
  const HALO = "#FFC93C";
  const HALO_PX = 8;
  const KEPT_PIXELS = 20000; // a shape that covers more is worked out anew: few do, and they would fill the memory
  const IDLE_MS = 8;
  const PULSE_MS = 700;
  const PULSED_AT_MOST = 400; // a pulse of everything shows nothing

  /** Do something in an idle moment; where the browser does not tell of any, in a short one now and then. */
  function whenIdle(deed) {
    if (window.requestIdleCallback) return void requestIdleCallback(deed);
    setTimeout(() => {
      const end = performance.now() + IDLE_MS;
      deed({ timeRemaining: () => end - performance.now() });
    }, IDLE_MS);
  }

  /** Rings of Web Mercator positions of a geometry. */
  function ringsOf({ type, coordinates }) {
    const ring = (positions) => Float64Array.from(positions.flatMap(([lon, lat]) => [xOf(lon), yOf(lat)]));
    if (type === "Point") return [ring([coordinates])];
    if (type === "MultiPoint" || type === "LineString") return [ring(coordinates)];
    if (type === "MultiPolygon") return coordinates.flat().map(ring);
    return coordinates.map(ring);
  }

  /** Distance of a position from a segment. */
  function toSegment(x, y, ax, ay, bx, by) {
    const [dx, dy] = [bx - ax, by - ay];
    const part = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
    return Math.hypot(x - ax - part * dx, y - ay - part * dy);
  }

  function toLine(x, y, rings) {
    let least = Infinity;
    for (const ring of rings) {
      for (let index = 2; index < ring.length; index += 2) {
        least = Math.min(least, toSegment(x, y, ring[index - 2], ring[index - 1], ring[index], ring[index + 1]));
      }
    }
    return least;
  }

  function toPoint(x, y, rings) {
    let least = Infinity;
    for (const ring of rings) {
      for (let index = 0; index < ring.length; index += 2) least = Math.min(least, Math.hypot(x - ring[index], y - ring[index + 1]));
    }
    return least;
  }

  /** 0 within the rings by the even-odd rule, else infinitely far. */
  function toZone(x, y, rings) {
    return crossings(rings, y).filter((at) => at > x).length % 2 ? 0 : Infinity;
  }

  const DISTANCE = { point: toPoint, line: toLine, zone: toZone };

  /** The positions of all points in one list, and whose each is: a point each would be slow to walk through. */
  function spotsOf(slots, rings) {
    const positions = Float64Array.from(slots.flatMap((slot) => rings[slot].flatMap((ring) => [...ring])));
    const owners = Int32Array.from(slots.flatMap((slot) => rings[slot].flatMap((ring) => new Array(ring.length / 2).fill(slot))));
    return { positions, owners };
  }

  /* Leaflet's canvas renderer keeps the canvas in place through pans and zooms; this one paints its own features. */
  const Crowd = L.Canvas.extend({
    /** `members` are {number, feature}; numbers are those of the whole atlas. */
    initialize(members, style) {
      L.Canvas.prototype.initialize.call(this, { pane: "crowd", padding: 0.1 });
      Object.assign(this, { members, style, looks: [], lookNumbers: new Map(), marked: null, pulsed: [], raster: null });
      this.forms = members.map(({ feature }) => formOf(feature.geometry));
      this.rings = members.map(({ feature }) => ringsOf(feature.geometry));
      this.boxes = this.rings.map(boxOf);
      this.shown = new Int16Array(members.length).fill(HIDDEN);
      this.slots = new Map(members.map(({ number }, slot) => [number, slot]));
      const [zones, lines, points] = ORDER.map((form) => this.forms.flatMap((own, slot) => (own === form ? [slot] : [])));
      Object.assign(this, { zones, lines, spots: spotsOf(points, this.rings) });
      this.shapes = [...zones, ...lines].flatMap((slot) => this.shapesOf(slot));
      this.picture = document.createElement("canvas");
    },

    /** The looks that a line or an area takes in its life: [{slot, look}]. */
    shapesOf(slot) {
      const { feature } = this.members[slot];
      const looks = feature.spells.map((spell) => this.looks[this.lookNumber(feature, { spell, ended: false, certain: true })]);
      return [...new Set(looks)].map((look) => ({ slot, look }));
    },

    /** Take up the state of a feature, `null` to hide it; nothing is painted before `paint`. */
    set(number, state, selected) {
      const slot = this.slots.get(number);
      this.shown[slot] = state ? this.lookNumber(this.members[slot].feature, state) : HIDDEN;
      if (selected && state) this.marked = slot;
      else if (this.marked === slot) this.marked = null;
    },

    lookNumber(feature, state) {
      const schematic = feature.precision >= this.style.schematicPrecisionKm;
      const key = [feature.kind, state.spell.status, state.ended, state.certain, schematic].join("|");
      if (!this.lookNumbers.has(key)) this.lookNumbers.set(key, this.looks.push(this.lookFor(feature, state)) - 1);
      return this.lookNumbers.get(key);
    },

    lookFor(feature, state) {
      const seen = lookOf(feature, state, this.style);
      const dashes = seen.dash.split(" ").filter(Boolean).map(Number);
      const shape = [seen.width, seen.dash, seen.hatch].join();
      return { ...seen, shape, ink: inkOf(seen.colour), dashes, inkAt: parts.hatch.inkOf(seen.hatch), stamps: new Map() };
    },

    paint() {
      if (!this._map) return;
      this._clear();
      this._draw();
    },

    /** Let features be noticed once, from the next painting on. */
    pulse(numbers) {
      clearTimeout(this.pulseTimer);
      const glowed = this.pulsed.length > 0;
      this.pulsed = numbers.length > PULSED_AT_MOST ? [] : numbers.map((number) => this.slots.get(number));
      if (glowed && !numbers.length) this.paint(); // nothing else may have it painted
      if (!this.pulsed.length) return;
      this.pulseTimer = setTimeout(() => {
        this.pulsed = [];
        this.paint();
      }, PULSE_MS);
    },

    /** The view has changed: nothing lies where it lay. */
    _updatePaths() {
      this.seen = null;
      this._draw();
      this.prepare();
    },

    /** Work out in idle moments what the shapes of the view cover, before a step asks for it. */
    prepare() {
      const { seen } = this;
      if (!seen) return;
      const waiting = this.shapes.filter(({ slot }) => meet(this.boxes[slot], seen.box)).values();
      const some = (deadline) => {
        for (let next = waiting.next(); !next.done && this.seen === seen; next = waiting.next()) {
          this.coverage(next.value.slot, next.value.look);
          if (deadline.timeRemaining() < 1) return whenIdle(some);
        }
      };
      whenIdle(some);
    },

    /** What the view makes of the features: its scale and box, where points lie in pixels, what shapes cover; kept until it changes. */
    view() {
      if (this.seen) return this.seen;
      const { width, height } = this._container;
      const { scale, origin, box } = windowOf(this._map, this._bounds);
      const { min } = this._bounds;
      const ratio = width / this._bounds.getSize().x;
      const [factor, left, top] = [scale * ratio, (origin.x + min.x) * ratio, (origin.y + min.y) * ratio];
      const place = (ring) => Float32Array.from(ring, (value, index) => value * factor - (index % 2 ? top : left));
      this.seen = { scale, origin, box, ratio, place, coverages: new Map(), spots: place(this.spots.positions) };
      if (!this.raster || this.raster.width !== width || this.raster.height !== height) this.raster = new Raster(width, height);
      return this.seen;
    },

    near(slot) {
      return this.shown[slot] !== HIDDEN && meet(this.boxes[slot], this.seen.box);
    },

    _draw() {
      if (!this._container.width) return; // the map is not to be seen yet
      this.view();
      for (const slot of [...this.pulsed, this.marked]) if (slot !== null && this.near(slot)) this.drawHalo(slot);
      this.raster.clear();
      for (const slots of [this.zones, this.lines]) for (const slot of slots) if (this.near(slot)) this.drawShape(slot);
      this.drawPoints();
      this.show();
    },

    /** Lay the pixels over what the canvas has. */
    show() {
      const { width, height, image } = this.raster;
      if (this.picture.width !== width || this.picture.height !== height) Object.assign(this.picture, { width, height });
      this.picture.getContext("2d").putImageData(image, 0, 0);
      const { x, y } = this._bounds.getSize();
      this._ctx.globalAlpha = 1;
      this._ctx.drawImage(this.picture, this._bounds.min.x, this._bounds.min.y, x, y);
    },

    drawShape(slot) {
      const look = this.looks[this.shown[slot]];
      this.raster.paint(this.coverage(slot, look), look.ink, look.opacity);
    },

    /** The pixels of a line or an area, worked out once for each view and shape of look. */
    coverage(slot, look) {
      const key = `${slot}|${look.shape}`;
      const known = this.seen.coverages.get(key);
      if (known) return known;
      const found = this.raster.covered((raster) => this.cover(raster, slot, look));
      if (found.indices.length <= KEPT_PIXELS) this.seen.coverages.set(key, found);
      return found;
    },

    cover(raster, slot, { width, dashes, hatch, inkAt }) {
      const { ratio, place } = this.seen;
      const rings = this.rings[slot].map(place);
      const zone = this.forms[slot] === "zone";
      if (zone && inkAt) raster.area(rings, raster.mask(hatch, inkAt, ratio));
      for (const ring of rings) raster.line(ring, width * ratio, dashes.map((dash) => dash * ratio));
    },

    drawPoints() {
      const { owners } = this.spots;
      const { spots, ratio } = this.seen;
      let count = 0;
      for (const slot of owners) if (this.shown[slot] !== HIDDEN) count += 1;
      const size = Math.round(SYMBOL_SIZES.find(({ atMost }) => count <= atMost).px * ratio);
      const stamps = this.looks.map((look) => this.stampFor(look, size));
      for (let index = 0; index < owners.length; index += 1) {
        const look = this.shown[owners[index]];
        if (look !== HIDDEN) this.raster.stamp(stamps[look], spots[2 * index], spots[2 * index + 1]);
      }
    },

    stampFor(look, size) {
      if (!look.stamps.has(size)) look.stamps.set(size, stampOf(outline(look.symbol), SYMBOL_PX, size, look.colour, look.opacity));
      return look.stamps.get(size);
    },

    /** A glow under a feature: the selected one, or those that have just changed. */
    drawHalo(slot) {
      const context = this._ctx;
      Object.assign(context, { strokeStyle: HALO, lineWidth: HALO_PX + this.looks[this.shown[slot]].width, globalAlpha: 0.9, lineCap: "round", lineJoin: "round" });
      context.beginPath();
      if (this.forms[slot] !== "point") trace(context, this.rings[slot], this.seen);
      else {
        const [x, y] = this.rings[slot][0];
        const { scale, origin } = this.seen;
        context.arc(x * scale - origin.x, y * scale - origin.y, SYMBOL_PX / 2, 0, 2 * Math.PI);
      }
      context.stroke();
    },

    /** Number of the feature under a place of the map, or null: points before lines before zones, the nearest first. */
    hit(latLng) {
      if (!this._map) return null;
      this.grid = this.grid || new parts.Grid(this.boxes); // not before somebody points: the map comes first
      const { scale } = windowOf(this._map, this._bounds);
      const [x, y, reach] = [xOf(latLng.lng), yOf(latLng.lat), HIT_PX.point / scale];
      let best = null;
      for (const slot of this.grid.near([x - reach, y - reach, x + reach, y + reach])) {
        if (this.shown[slot] === HIDDEN) continue;
        const form = this.forms[slot];
        const distance = DISTANCE[form](x, y, this.rings[slot]);
        if (distance > HIT_PX[form] / scale) continue;
        const rank = ORDER.indexOf(form);
        if (!best || rank > best.rank || (rank === best.rank && distance <= best.distance)) best = { slot, rank, distance };
      }
      return best && this.members[best.slot].number;
    },
  });

  parts.Crowd = Crowd;
})((window.AtlasParts = window.AtlasParts || {}));
