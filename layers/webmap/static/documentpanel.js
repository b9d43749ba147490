/* One document in the side panel: who speaks, and all that the atlas has from it, in the order of its text. */
"use strict";
(function (parts) {
  const { el, link } = parts.dom;

  class DocumentPanel {
    /** `visit(target)` leads to a claim on the map. */
    constructor({ data, features, naming }, evidence, visit) {
      Object.assign(this, { data, features, naming, evidence, visit });
    }

    /** The nodes that show a document, with one of its claims marked. */
    nodes(id, marked) {
      const { title, standpoint, citation, link: address, claims } = this.data.documents[id];
      const heading = `${claims.length} claim${claims.length === 1 ? "" : "s"}, in the order of the text`;
      return [
        el("header", { class: "atlas-heading" }, [el("h2", { text: title }), el("p", { text: standpoint })]),
        el("p", { class: "atlas-note" }, [document.createTextNode(`${citation} `), address ? link(address, "Open the document") : null]),
        el("section", {}, [el("h3", { text: heading }), el("ul", {}, claims.map((claim) => this.row(this.data.claims[claim], claim === marked)))]),
      ];
    }

    row(claim, marked) {
      const node = this.evidence.claim(claim);
      node.classList.toggle("atlas-marked", marked);
      const places = this.placesOf(claim);
      if (places.length) node.append(el("p", { class: "atlas-meta" }, [el("span", { text: "On the map:" }), ...places.map((feature) => this.place(feature, claim))]));
      for (const id of claim.disputes) node.append(el("p", { class: "atlas-meta", text: `≠ Documents disagree: ${this.data.disputes[id].question}` }));
      return node;
    }

    /** The features that a claim speaks of; found for all claims once. */
    placesOf({ id }) {
      if (!this.places) {
        this.places = new Map();
        for (const feature of this.features) {
          for (const claim of feature.claims) {
            if (!this.places.has(claim)) this.places.set(claim, []);
            this.places.get(claim).push(feature);
          }
        }
      }
      return this.places.get(id) || [];
    }

    place(feature, claim) {
      const onclick = () => this.visit({ kind: "claim", id: claim.id, feature: feature.id });
      return el("button", { type: "button", class: "atlas-link", text: this.naming.name(feature), onclick });
    }
  }

  parts.DocumentPanel = DocumentPanel;
})((window.AtlasParts = window.AtlasParts || {}));
