/* The Changes panel: what began, changed and ended between any two dates, or between the two maps that are compared. */
"use strict";
(function (parts) {
  const { el } = parts.dom;
  const { time } = parts;
  const TITLES = { began: "Began", changed: "Changed", ended: "Ended" };
  const LISTED_AT_MOST = 200;
  const EXPECTED = "Write two dates, the earlier one first: 1994, 2020-11 or 2020-11-10.";

  class ChangesPanel {
    constructor(world, evidence, select) {
      Object.assign(this, { world, evidence, select, own: null });
      this.from = this.field("From");
      this.to = this.field("To");
      this.error = el("p", { class: "atlas-error", role: "alert", hidden: true });
      this.follow = el("button", { type: "button", class: "atlas-link", text: "Follow the map again", hidden: true, onclick: () => this.ask(null) });
      const onsubmit = (event) => {
        event.preventDefault();
        this.read();
      };
      this.form = el("form", { class: "atlas-dates", onsubmit }, [this.from.node, this.to.node, el("button", { text: "List changes" }), this.error, this.follow]);
      this.heading = el("h2", { tabindex: -1 });
      this.body = el("div", {});
      this.node = el("div", { class: "atlas-changes-panel", hidden: true }, [this.heading, this.form, this.body]);
    }

    field(label) {
      const input = el("input", { type: "text", size: 10, autocomplete: "off" });
      return { node: el("label", {}, [el("span", { text: label }), input]), input };
    }

    /** The dates that were typed become the panel's own; they no longer follow the map. */
    read() {
      const wanted = time.intervalOf({ mode: "range", from: this.from.input.value, to: this.to.input.value });
      this.error.hidden = Boolean(wanted);
      this.error.textContent = wanted ? "" : EXPECTED;
      if (wanted) this.ask(wanted);
    }

    ask(interval) {
      this.own = interval;
      this.draw();
    }

    /** Show what a view's days changed, or how a second view differs from the first. */
    set(first, second, active, span) {
      Object.assign(this, { first, second, active, span });
      if (!this.node.hidden) this.draw();
    }

    draw() {
      this.form.hidden = Boolean(this.second);
      if (this.second) this.drawDifferences();
      else this.drawChanges(this.own || this.span);
    }

    drawChanges({ first, last }) {
      const words = time.inWords({ mode: "range", first, last });
      this.heading.textContent = `Changes: ${words}`;
      this.follow.hidden = !this.own;
      if (document.activeElement !== this.from.input && document.activeElement !== this.to.input) {
        [this.from.input.value, this.to.input.value] = [parts.links.short(time.iso(first), true), parts.links.short(time.iso(last), false)];
      }
      const found = this.world.log.between(first, last).filter(({ feature }) => this.active.layers.has(feature.layer));
      this.fill(found);
    }

    drawDifferences() {
      const columns = [this.first, this.second].map(({ interval }) => time.inWords(interval));
      this.heading.textContent = `${columns[0]} and ${columns[1]} compared`;
      const found = this.world.features.flatMap((feature, number) => {
        const difference = this.first.layers.has(feature.layer) && parts.changes.difference(this.first.cursor.states[number], this.second.cursor.states[number]);
        return difference ? [{ ...difference, feature }] : [];
      });
      const groups = grouped(found);
      this.body.replaceChildren(groups.length ? this.table(groups, columns) : nothing("The documents date no difference."));
    }

    fill(found) {
      const sections = grouped(found).map(([kind, rows]) =>
        el("section", {}, [
          el("h3", {}, [el("span", { text: TITLES[kind] }), el("span", { class: "atlas-count", text: rows.length })]),
          el("ul", { class: "atlas-change-list" }, rows.slice(0, LISTED_AT_MOST).map((change) => this.change(change))),
          more(rows) ? el("p", { class: "atlas-note", text: more(rows) }) : null,
        ]),
      );
      this.body.replaceChildren(...(sections.length ? sections : [nothing("No dated change.")]));
    }

    table(groups, columns) {
      const head = ["Feature", ...columns].map((text) => el("th", { scope: "col", text }));
      const bodies = groups.map(([kind, rows]) =>
        el("tbody", {}, [
          el("tr", { class: "atlas-group" }, [el("th", { scope: "rowgroup", colspan: 3, text: [`${TITLES[kind]}: ${rows.length}`, more(rows)].filter(Boolean).join(", ") })]),
          ...rows.slice(0, LISTED_AT_MOST).map((difference) => this.difference(difference)),
        ]),
      );
      return el("table", { class: "atlas-differences" }, [el("thead", {}, [el("tr", {}, head)]), ...bodies]);
    }

    button(feature) {
      return el("button", { type: "button", text: feature.name, onclick: () => this.select(feature.id) });
    }

    change({ feature, spell, words, before, after, kind }) {
      const states = kind === "changed" ? `${before} → ${after}` : after || before;
      return el("li", {}, [
        el("span", { class: "atlas-note", text: words }),
        this.button(feature),
        states === time.HAPPENING ? null : el("b", { text: states }),
        this.evidence.source(this.world.data.claims[spell.claim]),
      ]);
    }

    difference({ feature, before, after, claim }) {
      const cell = (text) => el("td", { text: text || "not on the map" });
      return el("tr", {}, [el("th", { scope: "row" }, [this.button(feature), this.evidence.source(this.world.data.claims[claim])]), cell(before), cell(after)]);
    }
  }

  /** [kind, changes] of the kinds that there are. */
  function grouped(found) {
    return parts.changes.KINDS.map((kind) => [kind, found.filter((change) => change.kind === kind)]).filter(([, rows]) => rows.length);
  }

  const more = (rows) => (rows.length > LISTED_AT_MOST ? `${rows.length - LISTED_AT_MOST} more are not listed` : "");
  const nothing = (text) => el("p", { class: "atlas-note", text });

  parts.ChangesPanel = ChangesPanel;
})((window.AtlasParts = window.AtlasParts || {}));
