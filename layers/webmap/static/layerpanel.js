/* The left panel: layers with counts, base map, and a legend made from the style table. */
"use strict";
(function (parts) {
  const { el } = parts.dom;
  const { swatch } = parts.swatch;

  class LayerPanel {
    /** `onLayers(ids)` is called with the layers that are on; `baseMaps` offers online tiles. */
    constructor(data, drawings, baseMaps, onLayers) {
      Object.assign(this, { data, drawings, onLayers, boxes: new Map(), counts: new Map() });
      this.node = el("aside", { class: "atlas-layers", "aria-label": "Layers and legend" }, [
        el("h2", { text: "Layers" }),
        el("ul", { class: "atlas-checks" }, data.layers.map((layer) => this.entry(layer))),
        this.legend(),
        this.baseMap(baseMaps),
      ]);
    }

    entry({ id, title }) {
      const box = el("input", { type: "checkbox", onchange: () => this.onLayers(this.chosen()) });
      const count = el("span", { class: "atlas-count" });
      this.boxes.set(id, box);
      this.counts.set(id, count);
      return el("li", {}, [el("label", {}, [box, el("span", { text: title }), count])]);
    }

    chosen() {
      return this.data.layers.map(({ id }) => id).filter((id) => this.boxes.get(id).checked);
    }

    /** Show which layers are on and how many features of each the interval has. */
    set(layers, counts) {
      for (const [id, box] of this.boxes) {
        box.checked = layers.has(id);
        this.counts.get(id).textContent = counts[id] || 0;
      }
    }

    baseMap({ options, choose }) {
      const select = el("select", { onchange: (event) => choose(event.target.value) }, [
        el("option", { value: "", text: "Offline map" }),
        ...options.map((label) => el("option", { value: label, text: label })),
      ]);
      return el("label", { class: "atlas-base" }, [el("span", { text: "Base map" }), select]);
    }

    legend() {
      const used = (form) => this.drawings.filter(({ form: own, feature }) => own === form && feature.kind !== "reference");
      return el("section", { class: "atlas-legend", "aria-label": "Legend" }, [
        el("h2", { text: "Legend" }),
        this.group("Kind", this.kinds(used("line"), "operating")),
        this.group("State of a line", this.statuses(used("line"), "line")),
        this.group("Areas", [...this.statuses(used("zone"), "zone"), ...this.reference()]),
        this.group("Points", this.kinds(used("point"), "operating")),
      ]);
    }

    group(title, rows) {
      if (!rows.length) return null;
      return el("div", {}, [el("h3", { text: title }), el("ul", {}, rows.map(([sample, words]) => el("li", {}, [sample, el("span", { text: words })])))]);
    }

    /** One row for each different look of the kinds in use, with all kinds that look so. */
    kinds(drawings, status) {
      const looks = new Map();
      for (const { feature, form } of drawings) {
        const { color, width, symbol } = this.data.style.kinds[feature.kind];
        const key = [color, width, symbol].join();
        const entry = looks.get(key) || { feature: { ...feature, precision: 0 }, form, words: new Set() };
        entry.words.add(this.data.kinds[feature.kind]);
        looks.set(key, entry);
      }
      return [...looks.values()].map(({ feature, form, words }) => [swatch(feature, form, status, this.data.style), [...words].join(", ")]);
    }

    /** One row for each different look of the statuses in use, with all statuses that look so. */
    statuses(drawings, form) {
      const looks = new Map();
      const plain = { kind: form === "line" ? "gas" : "control", precision: 0 };
      const inUse = new Set(drawings.flatMap(({ feature }) => feature.spells.map(({ status }) => status)));
      for (const status of Object.keys(this.data.style.statuses).filter((word) => inUse.has(word))) {
        const { dash, hatch, grey } = this.data.style.statuses[status];
        const key = form === "line" ? `${dash}${grey}` : `${hatch}${grey}`;
        looks.set(key, [...(looks.get(key) || []), status]);
      }
      const rows = [...looks.values()].map((words) => [swatch(plain, form, words[0], this.data.style), words.join(", ")]);
      if (form === "line" && drawings.some(({ feature }) => feature.precision >= this.data.style.schematicPrecisionKm)) {
        const schematic = { kind: "railway", precision: this.data.style.schematicPrecisionKm };
        rows.push([swatch(schematic, form, "operating", this.data.style), "schematic route"]);
      }
      return rows;
    }

    reference() {
      const found = this.drawings.find(({ feature }) => feature.kind === "reference");
      return found ? [[swatch(found.feature, "line", "ended", this.data.style), this.data.kinds.reference]] : [];
    }
  }

  parts.LayerPanel = LayerPanel;
})((window.AtlasParts = window.AtlasParts || {}));
