/* A layer of many features on one canvas: the same time filter, styles and selection as drawn elements, without an element each. */
"use strict";
(function (parts) {
  const { formOf } = parts.geometry;
  const { xOf, yOf, boxOf, windowOf, meet, trace } = parts.mercator;
  const { lookOf, outline, SYMBOL_PX } = parts.looks;
  const HIDDEN = -1;
  const BATCH = 64; // lines in one path: more make a path that is slow to fill, fewer make more calls
  const HIT_PX = { point: 10, line: 8, zone: 0 };
  const ORDER = ["zone", "line", "point"];
  const HALO = "#FFC93C";
  const HALO_PX = 8;
  const PULSE_MS = 700;
  const PULSED_AT_MOST = 400; // a pulse of everything shows nothing

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
    let within = false;
    for (const ring of rings) {
      for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
        const crosses = ring[i + 1] > y !== ring[j + 1] > y;
        if (crosses && x < ((ring[j] - ring[i]) * (y - ring[i + 1])) / (ring[j + 1] - ring[i + 1]) + ring[i]) within = !within;
      }
    }
    return within ? 0 : Infinity;
  }

  const DISTANCE = { point: toPoint, line: toLine, zone: toZone };

  /** A point's symbol as a picture that is drawn many times. */
  function sprite({ symbol, colour }) {
    const ratio = window.devicePixelRatio || 1;
    const picture = document.createElement("canvas");
    [picture.width, picture.height] = [SYMBOL_PX * ratio, SYMBOL_PX * ratio];
    const pen = picture.getContext("2d");
    pen.scale(ratio, ratio);
    Object.assign(pen, { fillStyle: "#fff", strokeStyle: colour, lineWidth: 2 });
    const shape = new Path2D(outline(symbol));
    pen.fill(shape);
    pen.stroke(shape);
    return picture;
  }

  /* Leaflet's canvas renderer keeps the canvas in place through pans and zooms; this one paints its own features. */
  const Crowd = L.Canvas.extend({
    /** `members` are {number, feature}; numbers are those of the whole atlas. */
    initialize(members, style) {
      L.Canvas.prototype.initialize.call(this, { pane: "crowd", padding: 0.1 });
      Object.assign(this, { members, style, looks: [], lookNumbers: new Map(), marked: null, pulsed: [] });
      this.forms = members.map(({ feature }) => formOf(feature.geometry));
      this.rings = members.map(({ feature }) => ringsOf(feature.geometry));
      this.boxes = this.rings.map(boxOf);
      this.shown = new Int16Array(members.length).fill(HIDDEN);
      this.slots = new Map(members.map(({ number }, slot) => [number, slot]));
      this.slotsByForm = ORDER.map((form) => this.forms.flatMap((own, slot) => (own === form ? [slot] : [])));
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
      if (!this.lookNumbers.has(key)) {
        const seen = lookOf(feature, state, this.style);
        const picture = formOf(feature.geometry) === "point" ? sprite(seen) : null;
        this.lookNumbers.set(key, this.looks.push({ ...seen, picture, dashes: seen.dash.split(" ").filter(Boolean).map(Number) }) - 1);
      }
      return this.lookNumbers.get(key);
    },

    paint() {
      if (!this._map) return;
      this._clear();
      this._draw();
    },

    /** Let features be noticed once. */
    pulse(numbers) {
      clearTimeout(this.pulseTimer);
      this.pulsed = numbers.length > PULSED_AT_MOST ? [] : numbers.map((number) => this.slots.get(number));
      this.paint();
      this.pulseTimer = setTimeout(() => {
        this.pulsed = [];
        this.paint();
      }, PULSE_MS);
    },

    _updatePaths() {
      this._draw();
    },

    _draw() {
      const seen = windowOf(this._map, this._bounds);
      const near = (slot) => this.shown[slot] !== HIDDEN && meet(this.boxes[slot], seen.box);
      for (const slot of [...this.pulsed, this.marked]) if (slot !== null && near(slot)) this.drawHalo(slot, seen);
      const [zones, lines, points] = this.slotsByForm.map((slots) => this.byLook(slots, near));
      for (const [look, slots] of zones) this.drawZones(look, slots, seen);
      for (const [look, slots] of lines) this.drawLines(look, slots, seen);
      for (const [look, slots] of points) this.drawPoints(look, slots, seen);
      this._ctx.globalAlpha = 1;
      this._ctx.setLineDash([]);
    },

    /** What is in sight, grouped by its look: [[look, slots]]. */
    byLook(slots, near) {
      const groups = new Map();
      for (const slot of slots) {
        if (!near(slot)) continue;
        const group = groups.get(this.shown[slot]);
        if (group) group.push(slot);
        else groups.set(this.shown[slot], [slot]);
      }
      return [...groups].map(([number, group]) => [this.looks[number], group]);
    },

    pen({ colour, width, dashes, opacity }) {
      Object.assign(this._ctx, { strokeStyle: colour, lineWidth: width, globalAlpha: opacity, lineCap: "round", lineJoin: "round" });
      this._ctx.setLineDash(dashes);
    },

    drawZones(look, slots, seen) {
      this.pen(look);
      look.fill = look.fill || parts.hatch.canvasFill(this._ctx, look.hatch, look.colour);
      if (look.fill) this._ctx.fillStyle = look.fill;
      for (const slot of slots) {
        this._ctx.beginPath();
        trace(this._ctx, this.rings[slot], seen);
        if (look.fill) this._ctx.fill("evenodd");
        this._ctx.stroke();
      }
    },

    drawLines(look, slots, seen) {
      this.pen(look);
      for (let start = 0; start < slots.length; start += BATCH) {
        this._ctx.beginPath();
        for (const slot of slots.slice(start, start + BATCH)) trace(this._ctx, this.rings[slot], seen);
        this._ctx.stroke();
      }
    },

    drawPoints({ picture, opacity }, slots, { scale, origin }) {
      const context = this._ctx;
      context.globalAlpha = opacity;
      for (const slot of slots) {
        for (const ring of this.rings[slot]) {
          for (let index = 0; index < ring.length; index += 2) {
            const [x, y] = [ring[index] * scale - origin.x, ring[index + 1] * scale - origin.y];
            context.drawImage(picture, Math.round(x - SYMBOL_PX / 2), Math.round(y - SYMBOL_PX / 2), SYMBOL_PX, SYMBOL_PX);
          }
        }
      }
    },

    /** A glow under a feature: the selected one, or those that have just changed. */
    drawHalo(slot, seen) {
      const context = this._ctx;
      this.pen({ colour: HALO, width: HALO_PX + this.looks[this.shown[slot]].width, dashes: [], opacity: 0.9 });
      context.beginPath();
      if (this.forms[slot] !== "point") trace(context, this.rings[slot], seen);
      else {
        const [x, y] = this.rings[slot][0];
        context.arc(x * seen.scale - seen.origin.x, y * seen.scale - seen.origin.y, SYMBOL_PX / 2, 0, 2 * Math.PI);
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
