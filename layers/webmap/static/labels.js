/* Labels that never collide: placed by rank, the first to claim a spot keeps it. */
"use strict";
(function (parts) {
  const { el } = parts.dom;
  const GAP_PX = 3;

  function overlaps(box, others) {
    return others.some(
      (other) => box.x < other.x + other.w && other.x < box.x + box.w && box.y < other.y + other.h && other.y < box.y + box.h,
    );
  }

  function inside(box, frame) {
    return box.x >= frame.min.x && box.y >= frame.min.y && box.x + box.w <= frame.max.x && box.y + box.h <= frame.max.y;
  }

  /** Spots to try around a point, as offsets of the label's top left corner. */
  function spots(kind, width, height) {
    if (kind !== "city") return [[-width / 2, -height / 2]];
    return [
      [6, -height / 2],
      [-width - 6, -height / 2],
      [-width / 2, -height - 5],
      [-width / 2, 5],
    ];
  }

  class Labels {
    constructor(map, places) {
      this.map = map;
      this.pane = map.createPane("labels");
      this.pane.style.zIndex = 620;
      this.pane.style.pointerEvents = "none";
      this.places = places.map((place) => this.prepared({ ...place, at: [L.latLng(place.at)] })).sort((a, b) => a.rank - b.rank);
      this.extra = new Map();
      this.placeSoon = parts.afterPaint(() => this.placeNow());
      map.on("zoomend moveend resize", () => this.place());
    }

    /** A label with its node; `at` holds positions to try, `room()` the pixels that its feature covers. */
    prepared({ text, kind, rank, minZoom, at, colour, room }) {
      const node = el("div", { class: `atlas-label atlas-label-${kind}`, "aria-hidden": "true" }, [
        el("span", { text, style: colour ? `color:${colour}` : null }),
      ]);
      const dot = kind === "city" ? el("i", { class: "atlas-dot", "aria-hidden": "true" }) : null;
      return { node, dot, kind, rank, minZoom, at, room };
    }

    /** Replace the labels of lines and zones; one that is given again keeps its node. */
    setExtra(labels) {
      const kept = new Set(labels);
      for (const label of this.extra.keys()) if (!kept.has(label)) this.extra.get(label).node.remove();
      this.extra = new Map(labels.map((label) => [label, this.extra.get(label) || this.prepared(label)]));
      this.placeSoon(); // what changed is painted first
    }

    /** Measure labels in one go: one layout of the page instead of one for each label. */
    measure(labels) {
      const fresh = labels.filter(({ size }) => !size);
      this.pane.append(...fresh.map(({ node }) => node));
      for (const label of fresh) label.size = { w: label.node.offsetWidth, h: label.node.offsetHeight };
    }

    /** Place the labels once before the next paint, however often this is asked for. */
    place() {
      cancelAnimationFrame(this.pending);
      this.pending = requestAnimationFrame(() => this.placeNow());
    }

    placeNow() {
      const zoom = this.map.getZoom();
      const view = this.map.getBounds().pad(0.1);
      const inView = ({ minZoom, at }) => minZoom <= zoom && at.some((spot) => view.contains(spot));
      const labels = [...this.extra.values(), ...this.places];
      const wanted = new Set(labels.filter(inView));
      this.measure([...wanted]);
      const taken = [];
      const corner = this.map.containerPointToLayerPoint([0, 0]);
      const frame = L.bounds(corner, corner.add(this.map.getSize()));
      for (const label of labels) this.show(label, wanted.has(label) ? this.spotFor(label, frame, taken) : null);
    }

    /** A free spot for a label that lies wholly within the frame, or null. */
    spotFor(label, frame, taken) {
      const { w, h } = label.size;
      if (label.room && label.room() < w) return null;
      for (const at of label.at) {
        const point = this.map.latLngToLayerPoint(at);
        for (const [dx, dy] of spots(label.kind, w, h)) {
          const box = { x: point.x + dx - GAP_PX, y: point.y + dy - GAP_PX, w: w + 2 * GAP_PX, h: h + 2 * GAP_PX };
          if (!inside(box, frame) || overlaps(box, taken)) continue;
          taken.push(box);
          if (label.dot) taken.push({ x: point.x - 3, y: point.y - 3, w: 6, h: 6 });
          return { point, dx, dy };
        }
      }
      return null;
    }

    show(label, spot) {
      if (!spot) {
        label.node.remove();
        if (label.dot) label.dot.remove();
        return;
      }
      if (!label.node.isConnected) this.pane.append(label.node);
      L.DomUtil.setPosition(label.node, spot.point.add([spot.dx, spot.dy]).round());
      if (!label.dot) return;
      if (!label.dot.isConnected) this.pane.append(label.dot);
      L.DomUtil.setPosition(label.dot, spot.point.round());
    }
  }

  parts.Labels = Labels;
})((window.AtlasParts = window.AtlasParts || {}));
