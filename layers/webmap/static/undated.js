/* Claims without a date: no interval shows them, so they are listed. */
"use strict";
(function (parts) {
  const { el } = parts.dom;
  const LISTED_AT_MOST = 200;

  class UndatedList {
    constructor({ features, naming, telling }, evidence, select) {
      Object.assign(this, { features, naming, telling, evidence, select, layers: new Set() });
      this.count = el("span", {});
      this.list = el("ul", { class: "atlas-undated" });
      this.node = el("details", { ontoggle: () => this.fill() }, [el("summary", {}, [el("b", { text: "Not dated" }), this.count]), this.list]);
    }

    /** [feature, claims] with the undated claims of the features whose layers are on. */
    found() {
      return this.features
        .filter(({ layer }) => this.layers.has(layer))
        .map((feature) => [feature, this.telling.claimsOf(feature).filter(({ days }) => !days)])
        .filter(([, claims]) => claims.length);
    }

    set(layers) {
      const wanted = [...layers, ...this.telling.chosen].join();
      if (wanted === this.shown) return;
      Object.assign(this, { layers, shown: wanted });
      const claims = new Set(this.found().flatMap(([, own]) => own));
      this.count.textContent = `${claims.size} claim${claims.size === 1 ? "" : "s"}`;
      this.node.hidden = claims.size === 0;
      this.fill();
    }

    /** The list is made when it is looked at. */
    fill() {
      const shown = this.node.open ? this.found().slice(0, LISTED_AT_MOST) : [];
      this.list.replaceChildren(
        ...shown.map(([feature, claims]) =>
          el("li", {}, [
            el("button", { type: "button", text: this.naming.name(feature), onclick: () => this.select(feature.id) }),
            el("ul", {}, claims.map((claim) => this.evidence.claim(claim))),
          ]),
        ),
      );
    }
  }

  parts.UndatedList = UndatedList;
})((window.AtlasParts = window.AtlasParts || {}));
