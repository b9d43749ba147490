/* The overview in the right panel: what changed in the interval, the visible features as a list, and what is not dated. */
"use strict";
(function (parts) {
  const { el } = parts.dom;
  const { formOf } = parts.geometry;
  const { swatch } = parts.swatch;
  const LISTED_AT_MOST = 100; // of one layer; more are counted, and found by the search
  const CHANGES_AT_MOST = 8;

  class ListPanel {
    /** `select(id)` chooses a feature, `all()` shows all changes; `world` holds data, features, naming and the log of changes. */
    constructor(world, evidence, { select, all }) {
      Object.assign(this, { world, evidence, select, all, items: new Map() });
      this.heading = el("h2");
      this.changes = el("ul", { class: "atlas-changes" });
      this.groups = new Map(world.data.layers.map((layer) => [layer.id, this.group(layer)]));
      this.nothing = el("p", { class: "atlas-note", text: "Nothing is on the map at this time.", hidden: true });
      this.named = el("ul", { class: "atlas-named" });
      this.namedGroup = el("section", { hidden: true }, [el("h3", { text: "Spoken of without a dated state" }), this.named]);
      this.undated = new parts.UndatedList(world, evidence, select);
      this.node = el("div", { class: "atlas-overview" }, [
        this.heading,
        this.changes,
        el("h2", { text: "On the map" }),
        this.nothing,
        ...[...this.groups.values()].map(({ node }) => node),
        this.namedGroup,
        this.undated.node,
      ]);
    }

    group({ title }) {
      const count = el("span", { class: "atlas-count" });
      const list = el("ul", { class: "atlas-list" });
      const more = el("p", { class: "atlas-note", hidden: true });
      return { node: el("section", {}, [el("h3", {}, [el("span", { text: title }), count]), list, more]), list, count, more };
    }

    /** The button of one feature, made once. */
    item(number) {
      if (!this.items.has(number)) {
        const feature = this.world.features[number];
        const status = el("span", { class: "atlas-status" });
        const sample = el("span", { class: "atlas-sample" });
        const name = el("span", { class: "atlas-name", dir: "auto" });
        const others = el("span", { class: "atlas-others", dir: "auto" });
        const button = el("button", { type: "button", "data-id": feature.id, onclick: () => this.select(feature.id) }, [
          sample,
          name,
          others,
          el("span", { class: "atlas-state" }, [status, feature.disputes.length ? parts.disagreementMark(feature.disputes.length) : null]),
        ]);
        this.items.set(number, { node: el("li", {}, [button]), button, name, others, status, sample, shown: "" });
      }
      return this.items.get(number);
    }

    /** Show a view's interval and features; `span` holds the days whose changes are listed. */
    set(view, span, selected) {
      this.heading.textContent = `What changed: ${span.words}`;
      this.showChanges(view, span);
      for (const [layer, { node, list, count, more }] of this.groups) {
        const numbers = view.shownOf(layer, LISTED_AT_MOST);
        const total = view.layers.has(layer) ? view.tally.count(layer) : 0;
        const nodes = numbers.map((number) => this.update(number, view.cursor.states[number], selected));
        node.hidden = total === 0;
        count.textContent = total;
        more.hidden = total <= numbers.length;
        more.textContent = `and ${total - numbers.length} more: point at them on the map or search for them`;
        if (nodes.length !== list.children.length || nodes.some((wanted, index) => wanted !== list.children[index])) {
          list.replaceChildren(...nodes);
        }
      }
      this.nothing.hidden = [...this.groups.values()].some(({ node }) => !node.hidden);
      this.showNamed(view);
      this.undated.set(view.layers);
    }

    /** What the chosen documents speak of while only the whole atlas has a state for it. */
    showNamed(view) {
      const numbers = [...this.world.features.keys()].filter((number) => this.world.telling.family && view.ghostOf(number) === "named" && !view.stateOf(number));
      this.namedGroup.hidden = !numbers.length;
      this.named.replaceChildren(
        ...numbers.slice(0, LISTED_AT_MOST).map((number) => {
          const feature = this.world.features[number];
          const name = el("button", { type: "button", class: "atlas-link", text: this.world.naming.name(feature), onclick: () => this.select(feature.id) });
          return el("li", {}, [name, el("span", { class: "atlas-others", text: this.world.naming.others(feature) })]);
        }),
      );
    }

    update(number, state, selected) {
      const item = this.item(number);
      const feature = this.world.features[number];
      item.button.setAttribute("aria-pressed", String(feature.id === selected));
      const words = parts.statusWords(state);
      const shown = [words, this.world.naming.choice].join();
      if (item.shown === shown) return item.node;
      item.shown = shown;
      item.name.textContent = this.world.naming.name(feature);
      item.others.textContent = this.world.naming.others(feature);
      item.status.textContent = words;
      item.sample.replaceChildren(swatch(feature, formOf(feature.geometry), state.spell.status, this.world.data.style));
      return item.node;
    }

    showChanges(view, { first, last }) {
      const found = this.world.log.between(first, last).filter(({ feature }) => view.layers.has(feature.layer));
      const rows = found.slice(0, CHANGES_AT_MOST).map((change) => this.change(change, { first, last }));
      if (!found.length) rows.push(el("li", { class: "atlas-empty", text: "No dated change." }));
      if (found.length > CHANGES_AT_MOST) rows.push(el("li", { class: "atlas-empty" }, [el("button", { type: "button", class: "atlas-link", text: `All ${found.length} changes`, onclick: this.all })]));
      this.changes.replaceChildren(...rows);
    }

    change(change, span) {
      const words = parts.changes.inWords(change);
      const { name } = change.feature;
      return el("li", {}, [
        el("time", { datetime: parts.time.iso(change.day), text: withoutYear(change.words, span) }),
        el("button", { type: "button", onclick: () => this.select(change.feature.id) }, [
          el("span", { text: words ? `${name}: ` : name }),
          words ? el("b", { text: words }) : null,
        ]),
      ]);
    }

    /** Give the keyboard's focus to a feature's button, if it is listed. */
    focus(number) {
      const item = this.items.get(number);
      if (item && item.button.isConnected) item.button.focus();
    }
  }

  /** The words of a date; within one year the year need not be said again. */
  function withoutYear(words, { first, last }) {
    const oneYear = parts.time.yearOf(first) === parts.time.yearOf(last);
    return oneYear ? words.replace(/ \d{4}$/, "") : words;
  }

  parts.ListPanel = ListPanel;
})((window.AtlasParts = window.AtlasParts || {}));
