/* The map engine: holds the reader's state, draws it, and tells whoever listens. */
"use strict";
(function (parts) {
  const { el } = parts.dom;
  const { time } = parts;
  const POPUP_PX = { width: 340, height: 340, margin: 60 };
  const NOTICED_PX = 60; // a feature smaller than this is approached when it is chosen from a list
  const DRAWERS_PX = 62; // room for the buttons of a phone's drawers

  /** Size and margins of a popup that leaves the map to be seen. */
  function popupOptions(map) {
    const { x, y } = map.getSize();
    const width = Math.min(POPUP_PX.width, x - POPUP_PX.margin);
    return {
      maxWidth: width,
      minWidth: Math.min(280, width),
      maxHeight: Math.min(POPUP_PX.height, Math.round(y * 0.45)),
      autoPanPaddingTopLeft: [12, DRAWERS_PX],
      autoPanPaddingBottomRight: [12, 12],
      className: "atlas-bubble",
    };
  }

  class Engine {
    /** `openClaim(claim)` leads to the page of a claim's document; null where there is none. */
    constructor(map, data, openClaim) {
      Object.assign(this, { map, data, selected: null });
      this.layers = new Set(data.layers.filter(({ on }) => on).map(({ id }) => id));
      this.interval = time.yearInterval(data.meta.startYear);
      this.still = window.matchMedia("(prefers-reduced-motion: reduce)");
      this.baseMaps = parts.basemap.prepare(map, data.basemap, data.style.base.light);
      parts.features.createPanes(map);
      this.drawings = data.features.filter(({ geometry }) => geometry).map((feature) => this.drawing(feature));
      this.byId = new Map(this.drawings.map((drawing) => [drawing.feature.id, drawing]));
      this.labels = new parts.Labels(map, data.places);
      this.evidence = new parts.Evidence(data, openClaim);
      this.build();
    }

    drawing(feature) {
      const drawing = new parts.features.Drawing(this.map, feature, this.data.style);
      drawing.target.on("click", (event) => {
        L.DomEvent.stopPropagation(event);
        this.select(feature.id, event.latlng);
      });
      drawing.target.bindTooltip(() => this.tooltip(drawing), { sticky: drawing.form !== "point", className: "atlas-tip" });
      return drawing;
    }

    build() {
      const { data, drawings } = this;
      const claims = Object.values(data.claims);
      this.control = new parts.TimeControl(data.meta, claims, (year) => this.go(time.yearInterval(year)));
      this.layerPanel = new parts.LayerPanel(data, drawings, this.baseMaps, (ids) => this.setLayers(ids));
      this.listPanel = new parts.ListPanel(data, drawings, this.evidence, {
        select: (id) => this.select(id),
        go: (interval) => this.go(interval),
      });
      this.frame = parts.frame.build(this.map, { notice: data.meta.attribution, layers: this.layerPanel.node, list: this.listPanel.node, time: this.control.node });
      this.frame.append(parts.hatch.definitions(data.style.kinds.war.color));
      this.map.on("zoomend", () => this.drawings.forEach((drawing) => drawing.shift()));
      this.map.on("click", () => this.select(null));
      document.addEventListener("keydown", (event) => event.key === "Escape" && this.select(null));
    }

    /** Show the first view; layers are added after it is set, so that nothing is projected twice. */
    begin() {
      const [west, south, east, north] = this.data.meta.view;
      this.map.invalidateSize({ animate: false });
      this.map.fitBounds([[south, west], [north, east]], { animate: false });
      this.baseMaps.choose("");
      this.drawings.forEach((drawing) => drawing.shift());
      this.draw();
    }

    /** Features that the interval and the layers show: [{drawing, state}] in the order of the data. */
    visible() {
      return this.drawings
        .filter(({ feature }) => this.layers.has(feature.layer))
        .map((drawing) => ({ drawing, state: time.stateIn(drawing.feature.spells, this.interval) }))
        .filter(({ state }) => state);
    }

    /** Bring everything that is seen in line with the state, within one frame. */
    draw() {
      const visible = this.visible();
      const states = new Map(visible.map(({ drawing, state }) => [drawing, state]));
      for (const drawing of this.drawings) {
        drawing.set(states.get(drawing) || null, drawing.feature.id === this.selected);
      }
      parts.features.spread(visible.map(({ drawing }) => drawing).filter(({ form }) => form === "point"));
      this.labels.setExtra(visible.flatMap(({ drawing }) => this.lineLabel(drawing)));
      this.control.set(this.interval, this.summary(visible));
      this.layerPanel.set(this.layers, this.counts());
      this.listPanel.set(this.interval, visible, this.selected);
      this.lastVisible = visible;
    }

    lineLabel(drawing) {
      const { feature, form } = drawing;
      if (!feature.short || form === "point") return [];
      const colour = this.data.style.kinds[feature.kind].color;
      return [{ text: feature.short, kind: form, rank: 0, minZoom: 4, at: drawing.anchors(), colour, room: () => drawing.extent() }];
    }

    /** Number of features of each layer within the interval, whether the layer is on or not. */
    counts() {
      const counts = {};
      for (const { feature } of this.drawings) {
        if (time.stateIn(feature.spells, this.interval)) counts[feature.layer] = (counts[feature.layer] || 0) + 1;
      }
      return counts;
    }

    /** "5 operating, 2 under construction", most frequent first. */
    summary(visible) {
      const counts = new Map();
      for (const { state } of visible) {
        const words = state.ended ? `${state.spell.status} (ended)` : state.spell.status;
        counts.set(words, (counts.get(words) || 0) + 1);
      }
      const ordered = [...counts].sort((a, b) => b[1] - a[1]);
      return ordered.length ? ordered.map(([words, count]) => `${count} ${words}`).join(", ") : "nothing to show";
    }

    tooltip(drawing) {
      const state = time.stateIn(drawing.feature.spells, this.interval);
      return el("span", {}, [el("b", { text: drawing.feature.name }), el("span", { text: state ? parts.statusWords(state) : "" })]);
    }

    go(interval) {
      this.interval = interval;
      this.draw();
      if (this.selected) this.showSelected(false);
      this.announce();
    }

    setLayers(ids) {
      this.layers = new Set(this.data.layers.map(({ id }) => id).filter((id) => ids.includes(id)));
      this.draw();
      this.announce();
    }

    /** Select a feature, or nothing for null; `at` is where its popup opens. */
    select(id, at) {
      const drawing = this.byId.get(id) || null;
      const wanted = drawing ? id : null;
      if (wanted === this.selected && !at) return;
      this.selected = wanted;
      if (drawing && !this.layers.has(drawing.feature.layer)) this.layers.add(drawing.feature.layer);
      this.draw();
      this.showSelected(true, at);
      this.announce();
    }

    /** Show the selection in panel and popup; `fresh` when it was just chosen, else only what time has changed. */
    showSelected(fresh, at) {
      const drawing = this.byId.get(this.selected) || null;
      const state = drawing && time.stateIn(drawing.feature.spells, this.interval);
      const shown = JSON.stringify([this.selected, state]);
      if (!fresh && shown === this.shown) return;
      this.shown = shown;
      this.listPanel.showDetail(drawing, state);
      if (fresh || !state) this.closePopup();
      if (!drawing || !state) return;
      if (fresh) this.openPopup(drawing, state, at);
      else if (this.popup) this.popup.setContent(this.popupContent(drawing, state));
    }

    popupContent(drawing, state) {
      return this.evidence.popup(drawing.feature, state, () => this.frameOpen("list"));
    }

    openPopup(drawing, state, at) {
      const place = at || drawing.anchors()[0];
      if (!at) this.approach(drawing);
      if (!this.map.getBounds().pad(-0.1).contains(place)) this.map.panTo(place, { animate: !this.still.matches });
      this.popup = L.popup({ ...popupOptions(this.map), offset: drawing.form === "point" ? [0, -6] : [0, 0] })
        .setLatLng(place)
        .setContent(this.popupContent(drawing, state))
        .openOn(this.map);
      const opened = this.popup;
      opened.on("remove", () => {
        if (this.popup === opened) this.popup = null;
      });
    }

    /** Come closer to a line or area that is too small to be seen from here. */
    approach(drawing) {
      if (drawing.form === "point" || drawing.extent() >= NOTICED_PX) return;
      this.map.fitBounds(drawing.main.getBounds().pad(1.5), { maxZoom: 9, animate: false }); // a flight would fight the popup's own pan
    }

    closePopup() {
      if (this.popup) this.popup.remove();
    }

    /** Bring a panel to the front, on a phone by opening its drawer. */
    frameOpen(panel) {
      parts.frame.open(this.frame, panel);
      this.listPanel.detail.focus();
    }

    state() {
      return {
        mode: this.interval.mode,
        from: time.iso(this.interval.first),
        to: time.iso(this.interval.last),
        layers: [...this.layers],
        visible: this.lastVisible.map(({ drawing }) => drawing.feature.id),
        selected: this.selected,
      };
    }

    announce() {
      document.dispatchEvent(new CustomEvent("atlas:change", { detail: this.state() }));
    }
  }

  parts.Engine = Engine;
})((window.AtlasParts = window.AtlasParts || {}));
