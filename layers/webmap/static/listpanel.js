/* The right panel: what changed in the interval, the visible features as a list, and one in detail. */
"use strict";
(function (parts) {
  const { el } = parts.dom;
  const { swatch } = parts.swatch;

  /** What began, changed or ended within an interval, earliest first: [{day, when, feature, words}]. */
  function changesIn(features, { first, last }) {
    const within = (day) => day !== null && day >= first && day <= last;
    const found = [];
    for (const feature of features) {
      feature.spells.forEach((spell, index) => {
        const words = spell.status === parts.time.HAPPENING ? "" : spell.status;
        const next = feature.spells[index + 1];
        const replaced = next && next.start === spell.end + 1;
        if (within(spell.start)) found.push({ day: spell.start, when: spell.since, feature, words });
        if (words && within(spell.end) && !replaced) found.push({ day: spell.end, when: spell.until, feature, words: `${words} ended` });
      });
    }
    const once = new Map(found.map((change) => [`${change.day} ${change.feature.id} ${change.words}`, change]));
    return [...once.values()].sort((a, b) => a.day - b.day);
  }

  /** The words of a date; within one year the year need not be said again. */
  function withoutYear(words, { first, last }) {
    const oneYear = parts.time.yearOf(first) === parts.time.yearOf(last);
    return oneYear ? words.replace(/ \d{4}$/, "") : words;
  }

  class ListPanel {
    /** `select(id)` chooses a feature, `go(interval)` moves in time. */
    constructor(data, drawings, evidence, { select, go }) {
      Object.assign(this, { data, drawings, evidence, select, go, items: new Map() });
      this.heading = el("h2");
      this.changes = el("ul", { class: "atlas-changes" });
      this.groups = new Map(data.layers.map((layer) => [layer.id, this.group(layer)]));
      this.overview = el("div", { class: "atlas-overview" }, [
        parts.searchBox(data.features, (id) => this.select(id)),
        this.heading,
        this.changes,
        el("h2", { text: "On the map" }),
        ...[...this.groups.values()].map(({ node }) => node),
      ]);
      this.detail = el("article", { class: "atlas-detail", tabindex: -1, hidden: true });
      this.node = el("aside", { class: "atlas-panel", "aria-label": "In view" }, [this.overview, this.detail]);
    }

    group({ title }) {
      const count = el("span", { class: "atlas-count" });
      const list = el("ul", { class: "atlas-list" });
      return { node: el("section", {}, [el("h3", {}, [el("span", { text: title }), count]), list]), list, count };
    }

    /** The button of one feature, made once. */
    item(drawing) {
      const { feature } = drawing;
      if (!this.items.has(feature.id)) {
        const status = el("span", { class: "atlas-status" });
        const sample = el("span", { class: "atlas-sample" });
        const button = el("button", { type: "button", "data-id": feature.id, onclick: () => this.select(feature.id) }, [
          sample,
          el("span", { class: "atlas-name", text: feature.name }),
          el("span", { class: "atlas-state" }, [status, feature.disputes.length ? parts.disagreementMark(feature.disputes.length) : null]),
        ]);
        this.items.set(feature.id, { node: el("li", {}, [button]), button, status, sample, shown: "" });
      }
      return this.items.get(feature.id);
    }

    /** Show an interval: `visible` is a list of {drawing, state} in the order of the layers. */
    set(interval, visible, selected) {
      this.heading.textContent = `What changed: ${parts.time.inWords(interval)}`;
      this.showChanges(interval, visible);
      const lists = new Map([...this.groups.keys()].map((id) => [id, []]));
      for (const { drawing, state } of visible) {
        const item = this.item(drawing);
        this.update(item, drawing, state, selected);
        lists.get(drawing.feature.layer).push(item.node);
      }
      for (const [id, { node, list, count }] of this.groups) {
        const nodes = lists.get(id);
        node.hidden = nodes.length === 0;
        count.textContent = nodes.length;
        if (nodes.length !== list.children.length || nodes.some((wanted, index) => wanted !== list.children[index])) {
          list.replaceChildren(...nodes);
        }
      }
    }

    update(item, drawing, state, selected) {
      const words = parts.statusWords(state);
      const chosen = drawing.feature.id === selected;
      item.button.setAttribute("aria-pressed", String(chosen));
      if (item.shown === words) return;
      item.shown = words;
      item.status.textContent = words;
      item.sample.replaceChildren(swatch(drawing.feature, drawing.form, state.spell.status, this.data.style));
    }

    showChanges(interval, visible) {
      const found = changesIn(visible.map(({ drawing }) => drawing.feature), interval);
      const rows = found.map(({ day, when, feature, words }) =>
        el("li", {}, [
          el("time", { datetime: parts.time.iso(day), text: withoutYear(when, interval) }),
          el("button", { type: "button", onclick: () => this.select(feature.id) }, [
            el("span", { text: words ? `${feature.name}: ` : feature.name }),
            words ? el("b", { text: words }) : null,
          ]),
        ]),
      );
      this.changes.replaceChildren(...(rows.length ? rows : [el("li", { class: "atlas-empty", text: "Nothing that the documents date." })]));
    }

    /** Show one feature in full, or the overview for null; the keyboard's focus goes along. */
    showDetail(drawing, state) {
      const hadFocus = this.node.contains(document.activeElement);
      const before = this.items.get(this.detailed);
      this.detailed = drawing ? drawing.feature.id : null;
      this.overview.hidden = Boolean(drawing);
      this.detail.hidden = !drawing;
      if (drawing) this.fillDetail(drawing, state);
      if (hadFocus && drawing) this.detail.focus();
      else if (hadFocus && before) before.button.focus();
    }

    fillDetail(drawing, state) {
      const back = el("button", { class: "atlas-back", type: "button", text: "Back to the list", onclick: () => this.select(null) });
      const offer = state ? null : this.offer(drawing.feature);
      this.detail.replaceChildren(back, ...[offer, ...this.evidence.detail(drawing.feature, state)].filter(Boolean));
      this.detail.scrollTop = 0;
    }

    /** A feature outside the interval offers to go to when it first held. */
    offer({ spells }) {
      if (!spells.length) return null;
      const day = spells[0].start === null ? spells[0].end : spells[0].start;
      const year = parts.time.yearOf(day);
      return el("p", { class: "atlas-offer" }, [
        document.createTextNode("Not on the map in this interval. "),
        el("button", { type: "button", text: `Go to ${year}`, onclick: () => this.go(parts.time.yearInterval(year)) }),
      ]);
    }
  }

  parts.ListPanel = ListPanel;
})((window.AtlasParts = window.AtlasParts || {}));
