/* Whose map it is: the choice of documents in the left panel, and the line over the map that says so while something is left out. */
"use strict";
(function (parts) {
  const { el } = parts.dom;
  const LISTED_AT_MOST = 40;

  /** Documents that speak of features, the core ones first: [{id, words, count}]; a collected page stands for its parts. */
  function tellers({ data, features }) {
    const counts = new Map();
    for (const { claims } of features) {
      const own = new Set(claims.map((id) => data.claims[id].document).flatMap((id) => [id, data.documents[id].partOf]));
      for (const id of own) if (id) counts.set(id, (counts.get(id) || 0) + 1);
    }
    const rows = [...counts].filter(([id]) => data.documents[id]).map(([id, count]) => ({ id, count, ...data.documents[id] }));
    return rows.sort((one, other) => other.core - one.core || one.short.localeCompare(other.short));
  }

  class ToldPanel {
    /** `onTold(ids)` and `onDisputed(on)` hear of what the reader chooses. */
    constructor(world, { onTold, onDisputed }) {
      Object.assign(this, { world, onTold, boxes: new Map() });
      this.summary = el("span", { class: "atlas-teller" });
      this.filter = el("input", { type: "search", placeholder: "Find a document", "aria-label": "Find a document", oninput: () => this.list() });
      this.options = el("ul", { class: "atlas-tellers" });
      this.all = el("button", { type: "button", class: "atlas-link", text: "All documents", onclick: () => onTold([]) });
      this.chooser = el("details", { class: "atlas-told", ontoggle: () => this.list() }, [
        el("summary", {}, [el("b", { text: "As told by" }), this.summary]),
        this.filter, this.options, this.all,
      ]);
      this.disputed = el("input", { type: "checkbox", onchange: () => onDisputed(this.disputed.checked) });
      this.node = el("section", { class: "atlas-whose", "aria-label": "Documents" }, [
        this.chooser,
        el("label", { class: "atlas-where" }, [this.disputed, el("span", { text: "Only where documents disagree" })]),
      ]);
      this.said = el("span", {});
      this.banner = el("div", { class: "atlas-telling", role: "status", hidden: true }, [
        this.said,
        el("button", { type: "button", class: "atlas-link", text: "Show all", onclick: () => this.showAll(onTold, onDisputed) }),
      ]);
    }

    showAll(onTold, onDisputed) {
      if (this.world.telling.disputed) onDisputed(false);
      if (this.world.telling.chosen.length) onTold([]);
    }

    /** The documents to choose from, made when they are looked at: the chosen ones, then those that are found. */
    list() {
      if (!this.chooser.open) return;
      this.rows = this.rows || tellers(this.world); // not before they are wanted: the map comes first
      const { chosen } = this.world.telling;
      const wanted = this.filter.value.trim().toLowerCase();
      const found = this.rows.filter(({ id, title, citation }) => !chosen.includes(id) && `${title} ${citation}`.toLowerCase().includes(wanted));
      const rows = [...this.rows.filter(({ id }) => chosen.includes(id)), ...found.slice(0, LISTED_AT_MOST)];
      const more = found.length - LISTED_AT_MOST;
      this.options.replaceChildren(...rows.map((row) => this.option(row)), ...(more > 0 ? [el("li", { class: "atlas-note", text: `and ${more} more: search for them` })] : []));
    }

    option({ id, short, title, count }) {
      if (!this.boxes.has(id)) {
        const box = el("input", { type: "checkbox", value: id, onchange: () => this.choose(id, box.checked) });
        const label = el("label", { title }, [box, el("span", { class: "atlas-told-name" }, [el("span", { text: short }), el("small", { text: title })]), el("span", { class: "atlas-count", text: count, title: `speaks of ${count} features` })]);
        this.boxes.set(id, { box, node: el("li", {}, [label]) });
      }
      const { box, node } = this.boxes.get(id);
      box.checked = this.world.telling.chosen.includes(id);
      return node;
    }

    choose(id, on) {
      const { chosen } = this.world.telling;
      this.onTold(on ? [...chosen, id] : chosen.filter((other) => other !== id));
      this.boxes.get(id).box.focus(); // the list was made anew
    }

    /** Show the present choice; `large` is whether a layer shows no ghosts. */
    set(large) {
      const { telling } = this.world;
      this.summary.textContent = telling.chosen.length ? telling.inWords() : "all documents";
      this.all.hidden = !telling.chosen.length;
      this.disputed.checked = telling.disputed;
      this.banner.hidden = !telling.active;
      this.said.textContent = bannerWords(telling, large);
      this.list();
    }
  }

  /** `large` is whether a layer is painted on a canvas, which shows no ghosts. */
  function bannerWords(telling, large) {
    const told = telling.chosen.length ? `As told by ${telling.inWords()} alone` : "";
    const disputed = telling.disputed ? "Only where documents disagree" : "";
    return `${[told, disputed].filter(Boolean).join(". ")}. ${telling.chosen.length ? "Thin: spoken of without a date. " : ""}${large ? "The rest is grey, or hidden where a layer is large." : "The rest is grey."}`;
  }

  parts.ToldPanel = ToldPanel;
})((window.AtlasParts = window.AtlasParts || {}));
