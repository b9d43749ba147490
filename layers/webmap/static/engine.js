/* The map engine: holds the reader's state, has it drawn, and tells whoever listens. */
"use strict";
(function (parts) {
  const { el } = parts.dom;
  const { steps, time } = parts;
  const PLACE_ZOOM = 8;

  class Engine {
    /** `openPage({document, claim} or {dispute})` leads to a page of the app; null where there are none. */
    constructor(map, data, { openPage, base, embedded }) {
      const features = data.features.filter(({ geometry }) => geometry);
      const telling = new parts.Telling(data, features);
      const naming = new parts.Naming(features, telling);
      this.world = { data, features, naming, telling, ...parts.told.indexed(features, telling), base: parts.basemap.decoded(data.basemap) };
      this.tellSoon = parts.afterPaint(() => this.tell());
      Object.assign(this, { map, data, step: "year", side: 0, selected: null, base: "" });
      this.place = new parts.Place(map, data.meta.view);
      this.numbers = new Map(features.map(({ id }, number) => [id, number]));
      this.still = window.matchMedia("(prefers-reduced-motion: reduce)");
      this.evidence = new parts.Evidence(this.world, { open: openPage || ((source) => this.showDocument(source)), goTo: (claim) => this.goTo(claim), pages: Boolean(openPage) });
      this.bubble = new parts.Bubble(map, () => this.still.matches);
      this.views = [this.makeView(map, 0)];
      this.build(base, embedded);
    }

    makeView(map, side) {
      return new parts.View(map, this.world, {
        onSelect: (id, at) => {
          if (this.comparing) this.activate(side);
          this.select(id, at);
        },
        tooltip: (feature, state) => this.tooltip(feature, state),
      });
    }

    build(base, embedded) {
      this.control = new parts.TimeControl(this.data, {
        go: (interval) => this.go(interval),
        chooseMode: (mode) => this.chooseMode(mode),
        chooseStep: (step) => this.chooseStep(step),
        playing: (on) => on || this.ended(),
      });
      this.toldPanel = new parts.ToldPanel(this.world, {
        onTold: (ids) => this.tellAs(ids, this.world.telling.disputed),
        onDisputed: (on) => this.tellAs(this.world.telling.chosen, on),
      });
      this.layerPanel = new parts.LayerPanel(this.world, this.views[0].baseMaps.options, this.toldPanel.node, {
        onLayers: (ids) => this.setLayers(ids),
        onNames: (choice) => this.setNames(choice),
        onBase: (label) => this.setBase(label),
      });
      const days = this.world.index.lasts.days;
      this.control.limit(days[0], days[days.length - 1]);
      this.panel = new parts.SidePanel(this.world, this.evidence, {
        select: (id) => this.select(id),
        go: (interval) => this.control.act(() => this.go(interval)),
        visit: (target) => this.visit(target),
        hearAll: () => this.tellAs([], false),
      });
      this.share = new parts.ShareBox(() => parts.links.encode(this.state()), base, this.data);
      this.compareChoice = el("select", { class: "atlas-tool", "aria-label": "Compare two dates", onchange: (event) => this.control.act(() => this.compare(event.target.value || null)) }, [
        el("option", { value: "", text: "Compare: off" }),
        ...Object.entries(parts.COMPARE_WAYS).map(([value, text]) => el("option", { value, text: `Compare: ${text.toLowerCase()}` })),
      ]);
      const { frame, stage } = parts.frame.build(this.map, {
        notice: this.data.meta.attribution, layers: this.layerPanel.node, list: this.panel.node, time: this.control.node,
        tools: [this.compareChoice, this.share.button], embedded, onResize: () => this.comparison.fit(),
      });
      stage.append(this.toldPanel.banner);
      frame.append(parts.hatch.definitions(this.data.style.kinds.war.color), this.share.dialog);
      this.frame = frame;
      this.comparison = new parts.Comparison(stage, this.map, { makeView: (map) => this.makeView(map, 1), activate: (side) => this.activate(side), moved: () => this.announce() });
      document.addEventListener("keydown", (event) => {
        const elsewhere = event.defaultPrevented || event.target.closest?.("dialog, input, select");
        if (event.key !== "Escape" || elsewhere) return;
        if (this.panel.leave) this.panel.leave();
        else this.select(null);
      });
    }

    /** Show the first view; layers are added after it is set, so that nothing is projected twice. */
    begin() {
      this.comparison.fit();
      this.place.goHome();
      const [view] = this.views;
      view.setBase(this.base);
      view.shift();
      view.show(time.yearInterval(this.data.meta.startYear));
      view.setLayers(this.data.layers.filter(({ on }) => on).map(({ id }) => id));
      this.refresh();
      this.tell();
    }

    /** The view that the time control moves and the panels speak of. */
    get view() {
      return this.views[this.side];
    }

    get comparing() {
      return Boolean(this.comparison && this.comparison.how);
    }

    get layers() {
      return this.views[0].layers;
    }

    /** Bring control and panels in line with the state: the control at once, with the map; the words once it is painted. */
    refresh() {
      const other = this.comparing ? this.views[1 - this.side].interval : null;
      this.control.set(this.view.interval, { step: this.step, layers: this.layers, other });
      this.compareChoice.value = this.comparison.how || "";
      if (this.comparing) this.comparison.label(this.views.map(({ interval }) => time.inWords(interval)), this.side);
      this.tellSoon();
    }

    tell() {
      const { view } = this;
      const span = steps.spanOf(view.interval, this.step);
      const changes = this.world.log.between(span.first, span.last).filter(({ feature }) => this.layers.has(feature.layer));
      const [first, second] = this.comparing ? this.views : [this.views[0], null];
      this.control.tell(view.tally.summary(this.layers), `${span.words}: ${parts.changes.sentence(changes, this.data.layers)}`);
      this.layerPanel.set(this.layers, view.tally, this.world.naming);
      this.toldPanel.set(view.crowds.size > 0);
      this.panel.list.set(view, span, this.selected);
      if (!this.control.player.playing) this.panel.changes.set(first, second, view, span); // it looks at every feature
    }

    tooltip(feature, state) {
      const words = state ? parts.statusWords(state) : `named by ${this.world.telling.inWords()}, without a dated state`;
      return el("span", {}, [el("b", { text: this.world.naming.name(feature) }), el("span", { text: words })]);
    }

    /** Move the active map to an interval. */
    go(interval) {
      this.view.show(interval, { pulse: !this.still.matches });
      this.align(interval.mode);
      this.follow();
    }

    /** Have all that is said and shown follow a change of time or layers. */
    follow() {
      this.refresh();
      if (this.selected) this.showSelected(false);
      this.announce();
    }

    /** Go to an interval on the first map, as a script asks. */
    goFirst(interval) {
      this.activate(0);
      this.go(interval);
    }

    /** Both maps take time alike. */
    align(mode) {
      for (const view of this.views) if (view.interval.mode !== mode) view.show(steps.inMode(view.interval, mode, this.control.extent));
    }

    /** What a play has left for its end. */
    ended() {
      this.refresh();
      this.announce();
    }

    setBase(label) {
      this.base = label;
      for (const view of this.views) view.setBase(label);
    }

    /** Change how time is taken, on both maps alike. */
    chooseMode(mode) {
      this.align(mode);
      this.follow();
    }

    chooseStep(step) {
      this.step = step;
      this.refresh();
      this.announce();
    }

    setLayers(ids) {
      this.applyLayers(ids);
      this.follow();
    }

    applyLayers(ids) {
      const known = this.data.layers.map(({ id }) => id).filter((id) => ids.includes(id));
      for (const view of this.views) view.setLayers(known);
    }

    setNames(choice) {
      this.applyNames(choice);
      this.refresh();
      if (this.selected) this.showSelected(true, null, false);
      this.announce();
    }

    applyNames(choice) {
      this.world.naming.choose(choice);
      this.panel.search.refresh();
      for (const view of this.views) view.label();
    }

    /** Show the atlas as some documents alone tell it (none for all), or only where documents disagree. */
    tellAs(documents, disputed) {
      this.applyTelling(documents, disputed);
      this.refresh();
      if (this.selected) this.showSelected(true, null, false);
      this.announce();
    }

    applyTelling(documents, disputed) {
      const { telling, features } = this.world;
      telling.choose(documents, disputed);
      Object.assign(this.world, parts.told.indexed(features, telling));
      this.control.count((claim) => telling.tells(claim));
      for (const view of this.views) {
        view.retell();
        view.label();
      }
    }

    /** Compare two dates in a way ("side", "swipe"), or show one map for null. */
    compare(how) {
      this.applyCompare(how);
      this.refresh();
      this.showSelected(true, null, false);
      this.announce();
    }

    /** A second map begins with the interval that is wanted or with the first one's, and is the one that the control moves. */
    applyCompare(how, wanted = null) {
      const opening = how && !this.comparing;
      if (!how && this.comparison.badges.includes(document.activeElement)) this.compareChoice.focus(); // a badge goes, its focus does not
      this.comparison.set(how);
      this.views = [this.views[0], this.comparison.second].filter(Boolean);
      this.side = opening ? 1 : Math.min(this.side, this.views.length - 1);
      if (opening) this.furnish(this.views[1]);
      if (how && (wanted || opening)) this.views[1].show(wanted || this.views[0].interval);
      this.align(this.views[0].interval.mode);
    }

    /** Bring a new second view in line with the first. */
    furnish(view) {
      view.setLayers(this.layers);
      view.setBase(this.base);
      view.shift();
      view.select(this.views[0].selected);
      this.panel.show("changes");
    }

    /** Turn to one of the two maps: its date is the one that the time control moves. */
    activate(side) {
      if (!this.comparing || side === this.side) return;
      this.control.player.stop();
      this.side = side;
      this.refresh();
      if (this.selected) this.showSelected(false);
    }

    /** Select a feature, or nothing for null; `at` is where its popup opens. */
    select(id, at = null) {
      const wanted = this.numbers.has(id) ? id : null;
      if (wanted === this.selected && !at) return;
      this.applySelection(wanted);
      this.refresh();
      this.showSelected(true, at);
      this.announce();
    }

    applySelection(id) {
      const number = this.numbers.has(id) ? this.numbers.get(id) : null;
      this.selected = number === null ? null : id;
      if (number !== null && !this.layers.has(this.world.features[number].layer)) this.applyLayers([...this.layers, this.world.features[number].layer]);
      for (const view of this.views) view.select(number);
    }

    /** Show the selection in panel and popup; `fresh` when it was just chosen, else only what time has changed. */
    showSelected(fresh, at = null, move = true) {
      const number = this.selected === null ? null : this.numbers.get(this.selected);
      const feature = number === null ? null : this.world.features[number];
      const state = feature && this.view.cursor.states[number];
      const drawn = feature && this.view.stateOf(number);
      const shown = JSON.stringify([this.selected, state, Boolean(drawn)]);
      if (!fresh && shown === this.shown) return;
      this.shown = shown;
      if (fresh || !this.panel.leave) this.panel.showDetail(number, feature, state, this.view.interval);
      if (fresh || !drawn) this.bubble.close();
      if (!drawn) return;
      if (this.comparing || parts.frame.covered(this.frame)) {
        if (fresh && move && !at) this.bubble.comeTo(feature);
        return;
      }
      const content = this.evidence.popup(feature, state, () => this.openPanel());
      if (!fresh) return this.bubble.update(content);
      const untouched = this.place.seen(this.selected) === null;
      const rest = this.bubble.open(feature, content, { at, move });
      if (untouched) this.place.makesRoom(rest, this.selected);
    }

    /** Bring the panel to the front, on a phone by opening its drawer. */
    openPanel() {
      parts.frame.open(this.frame, "list");
      this.panel.detail.focus();
    }

    /** Move to the time that a claim speaks of, if it is dated and is not the present one. */
    goTo(claim) {
      const interval = parts.reach.ofClaim(claim, this.view.interval);
      if (interval && interval !== this.view.interval) this.control.act(() => this.go(interval));
    }

    /** Go to what was found, in space and time: {kind: "feature", id}, {kind: "claim", id, feature}, {kind: "document", id} or {kind: "place", at}. */
    visit({ kind, id, feature, at }) {
      if (kind === "place") return void this.map.setView(at, Math.max(this.map.getZoom(), PLACE_ZOOM), { animate: !this.still.matches });
      if (kind === "document") return this.evidence.open({ document: id });
      const claim = kind === "claim" ? this.data.claims[id] : null;
      const wanted = this.numbers.get(claim ? feature || this.panel.documents.placesOf(claim)[0]?.id : id);
      if (wanted === undefined) return claim ? this.evidence.open({ document: claim.document, claim: id }) : undefined;
      this.visitFeature(wanted, claim);
    }

    visitFeature(number, claim) {
      const feature = this.world.features[number];
      const { telling } = this.world;
      if (!feature.spells.length && telling.full[number].length && telling.silence(feature) === "untold") this.applyTelling([], false);
      if (claim) this.goTo(claim);
      else if (!this.view.cursor.states[number] && feature.spells.length) this.go(parts.reach.reaching(this.view.interval, parts.reach.nearest(feature.spells, this.view.interval)));
      this.applySelection(feature.id);
      this.refresh();
      this.showSelected(true);
      if (claim) this.panel.reveal(claim.id);
      this.announce();
    }

    /** Show a document in the panel, where the app has no page for it. */
    showDocument({ document: id, claim }) {
      parts.frame.open(this.frame, "list");
      this.bubble.close();
      this.panel.showDocument(id, claim, () => this.showSelected(true, null, false));
    }

    /** Take up several wishes at once, as `links.decode` tells them; what is not named stays. */
    apply(wanted) {
      const { interval, layers, names, feature, view } = wanted;
      this.control.player.stop();
      if (wanted.step) this.step = wanted.step;
      // The first view is that of one map: it is gone to before there are two and after there were.
      if (wanted.compare === null) this.applyCompare(null);
      if (view === "home") this.place.goHome();
      else if (view) this.place.goTo(view);
      if (layers) this.applyLayers(layers);
      const { telling } = this.world;
      const { told = telling.chosen, disputed = telling.disputed } = wanted;
      if (told.join() !== telling.chosen.join() || disputed !== telling.disputed) this.applyTelling(told, disputed);
      if (interval) this.views[0].show(interval);
      if (names) this.applyNames(names);
      if (wanted.split) this.comparison.place(wanted.split);
      if (wanted.compare) this.applyCompare(wanted.compare, wanted.with);
      this.align(this.views[0].interval.mode);
      if (feature !== undefined) this.applySelection(feature);
      this.refresh();
      this.showSelected(feature !== undefined, null, !Array.isArray(view));
    }

    state() {
      const dates = ({ interval }) => ({ from: time.iso(interval.first), to: time.iso(interval.last) });
      const [first, second] = this.views;
      return {
        mode: first.interval.mode,
        ...dates(first),
        step: this.step,
        layers: [...this.layers],
        /** Read when it is asked for: nobody may ask, and of a large layer it is long. */
        get visible() {
          return first.visible();
        },
        selected: this.selected,
        told: this.world.telling.chosen,
        disputed: this.world.telling.disputed,
        names: this.world.naming.choice,
        view: this.place.seen(this.selected),
        compare: this.comparing ? { how: this.comparison.how, ...dates(second), split: this.comparison.split } : null,
      };
    }

    announce() {
      document.dispatchEvent(new CustomEvent("atlas:change", { detail: this.state() }));
    }
  }

  parts.Engine = Engine;
})((window.AtlasParts = window.AtlasParts || {}));
