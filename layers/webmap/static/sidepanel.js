/* The right panel: the overview and the changes as two tabs, and in front of them one feature in detail. */
"use strict";
(function (parts) {
  const { el } = parts.dom;
  const { time } = parts;
  const TABS = { list: "In view", changes: "Changes" };

  class SidePanel {
    /** `select(id)` chooses a feature, `go(interval)` moves in time. */
    constructor(world, evidence, { select, go }) {
      Object.assign(this, { evidence, select, go, tab: "list" });
      this.list = new parts.ListPanel(world, evidence, { select, all: () => this.show("changes") });
      this.changes = new parts.ChangesPanel(world, evidence, select);
      this.bodies = { list: this.list.node, changes: this.changes.node };
      this.detail = el("article", { class: "atlas-detail", tabindex: -1, hidden: true });
      this.tabs = el("div", { class: "atlas-tabs", role: "tablist", "aria-label": "Panel" }, Object.entries(TABS).map(([name, text]) => this.tabButton(name, text)));
      this.node = el("aside", { class: "atlas-panel", "aria-label": "In view" }, [this.tabs, this.list.node, this.changes.node, this.detail]);
      this.show("list");
    }

    tabButton(name, text) {
      const body = this.bodies[name];
      body.id = `atlas-tab-${name}`;
      body.setAttribute("role", "tabpanel");
      body.setAttribute("aria-label", text);
      const button = el("button", { type: "button", role: "tab", text, "aria-controls": body.id, "data-tab": name, onclick: () => this.show(name) });
      button.addEventListener("keydown", (event) => this.key(event));
      return button;
    }

    /** WAI-ARIA tabs pattern: the arrows go from tab to tab. */
    key({ key }) {
      if (key !== "ArrowRight" && key !== "ArrowLeft") return;
      this.show(this.tab === "list" ? "changes" : "list");
      this.tabs.querySelector('[aria-selected="true"]').focus();
    }

    show(name) {
      this.tab = name;
      for (const button of this.tabs.children) {
        const chosen = button.dataset.tab === name;
        button.setAttribute("aria-selected", String(chosen));
        button.tabIndex = chosen ? 0 : -1;
      }
      this.arrange();
      if (name === "changes" && this.changes.span) this.changes.draw();
    }

    /** What is in front: the detail, or the chosen tab. */
    arrange() {
      const detailed = !this.detail.hidden;
      this.tabs.hidden = detailed;
      for (const [name, body] of Object.entries(this.bodies)) body.hidden = detailed || name !== this.tab;
    }

    /** Show one feature in full, or the tabs for null; the keyboard's focus goes along. */
    showDetail(number, feature, state, interval) {
      const hadFocus = this.node.contains(document.activeElement);
      const before = this.detailed;
      this.detailed = feature ? number : null;
      this.detail.hidden = !feature;
      this.arrange();
      if (feature) this.fillDetail(feature, state, interval);
      if (hadFocus && feature) this.detail.focus({ preventScroll: true });
      else if (hadFocus && before !== null && before !== undefined) this.list.focus(before);
    }

    fillDetail(feature, state, interval) {
      const back = el("button", { class: "atlas-back", type: "button", text: "Back to the list", onclick: () => this.select(null) });
      const offer = state ? null : this.offer(feature, interval);
      this.detail.replaceChildren(back, ...[offer, ...this.evidence.detail(feature, state)].filter(Boolean));
      this.node.scrollTop = 0;
    }

    /** A feature outside the interval offers to go to the nearest time at which it held. */
    offer({ spells }, interval) {
      if (!spells.length) return null;
      const day = nearest(spells, interval);
      const words = interval.mode === "day" ? time.dayInWords(day) : String(time.yearOf(day));
      return el("p", { class: "atlas-offer" }, [
        document.createTextNode("Not on the map in this interval. "),
        el("button", { type: "button", text: `Go to ${words}`, onclick: () => this.go(reaching(interval, day)) }),
      ]);
    }
  }

  /** The day nearest to an interval on which one of the spells began or ended. */
  function nearest(spells, { first, last }) {
    const days = spells.flatMap(({ start, end }) => [start, end]).filter((day) => day !== null);
    const gap = (day) => Math.max(first - day, day - last, 0);
    return days.reduce((best, other) => (gap(other) < gap(best) ? other : best));
  }

  /** An interval that has a day: that day or its year; a range keeps its other end. */
  function reaching({ mode, first, last }, day) {
    if (mode === "day") return { mode, first: day, last: day };
    const year = time.intervalOf({ mode, from: time.iso(day).slice(0, 4) });
    return mode === "range" ? { mode, first: Math.min(first, year.first), last: Math.max(last, year.last) } : year;
  }

  parts.SidePanel = SidePanel;
})((window.AtlasParts = window.AtlasParts || {}));
