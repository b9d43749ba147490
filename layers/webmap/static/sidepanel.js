/* The right panel: the overview and the changes as two tabs, and in front of them one feature in detail. */
"use strict";
(function (parts) {
  const { el } = parts.dom;
  const { reach, time } = parts;
  const TABS = { list: "In view", changes: "Changes" };

  class SidePanel {
    /** `select(id)` chooses a feature, `go(interval)` moves in time, `visit(target)` does both, `hearAll()` ends a choice of documents. */
    constructor(world, evidence, { select, go, visit, hearAll }) {
      Object.assign(this, { world, evidence, select, go, hearAll, tab: "list", leave: null });
      this.documents = new parts.DocumentPanel(world, evidence, visit);
      this.list = new parts.ListPanel(world, evidence, { select, all: () => this.show("changes") });
      this.search = parts.searchBox(world, { go: visit });
      this.changes = new parts.ChangesPanel(world, evidence, select);
      this.bodies = { list: this.list.node, changes: this.changes.node };
      this.detail = el("article", { class: "atlas-detail", tabindex: -1, hidden: true });
      this.tabs = el("div", { class: "atlas-tabs", role: "tablist", "aria-label": "Panel" }, Object.entries(TABS).map(([name, text]) => this.tabButton(name, text)));
      this.node = el("aside", { class: "atlas-panel", "aria-label": "In view" }, [this.search.node, this.tabs, this.list.node, this.changes.node, this.detail]);
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
      this.leave = null;
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

    /** Show a document in front of everything, with one of its claims marked; `back()` shows again what was there. */
    showDocument(id, claim, back) {
      const button = el("button", { class: "atlas-back", type: "button", text: "Back", onclick: back });
      this.leave = back; // what closes the document, while one is shown
      this.detail.hidden = false;
      this.arrange();
      this.detail.replaceChildren(button, ...this.documents.nodes(id, claim));
      this.node.scrollTop = 0;
      this.detail.focus({ preventScroll: true });
      this.reveal(claim);
    }

    /** Bring a claim of what is shown into view and mark it. */
    reveal(claim) {
      const row = claim && this.detail.querySelector(`[data-claim="${CSS.escape(claim)}"]`);
      if (!row) return;
      for (let around = row.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
      row.classList.add("atlas-marked");
      row.scrollIntoView({ block: "center" });
    }

    /** A feature outside the interval offers to go to the nearest time at which it held. */
    offer(feature, interval) {
      const { spells } = feature;
      if (this.world.telling.active && !spells.length) return this.offerAll(feature);
      if (!spells.length) return null;
      const day = reach.nearest(spells, interval);
      const words = interval.mode === "day" ? time.dayInWords(day) : String(time.yearOf(day));
      return el("p", { class: "atlas-offer" }, [
        document.createTextNode("Not on the map in this interval. "),
        el("button", { type: "button", text: `Go to ${words}`, onclick: () => this.go(reach.reaching(interval, day)) }),
      ]);
    }

    /** A feature that the choice leaves out offers to end it. */
    offerAll(feature) {
      const { telling } = this.world;
      const named = telling.silence(feature) === "named";
      return el("p", { class: "atlas-offer" }, [
        document.createTextNode(named ? `${telling.inWords()}: spoken of without a dated state. ` : "Left out by the present choice. "),
        el("button", { type: "button", text: "Show all", onclick: this.hearAll }),
      ]);
    }
  }

  parts.SidePanel = SidePanel;
})((window.AtlasParts = window.AtlasParts || {}));
