/* The left panel: layers with counts, base map, and a legend made from the style table. */
"use strict";
(function (parts) {
  const { el } = parts.dom;
  const { swatch, swatchOf } = parts.swatch;
  const { formOf } = parts.geometry;

  class LayerPanel {
    /** `whose` is the choice of documents; `onLayers(ids)`, `onNames(choice)` and `onBase(label)` hear of what the reader chooses. */
    constructor({ data, features, naming }, baseMapOptions, whose, { onLayers, onNames, onBase }) {
      Object.assign(this, { data, features, onLayers, boxes: new Map(), counts: new Map() });
      this.names = this.choice("Names", naming.options(), onNames);
      this.node = el("aside", { class: "atlas-layers", "aria-label": "Layers and legend" }, [
        el("h2", { text: "Layers" }),
        el("ul", { class: "atlas-checks" }, data.layers.map((layer) => this.entry(layer))),
        this.names.node,
        whose,
        this.legend(),
        this.choice("Base map", [["", "Offline map"], ...baseMapOptions.map((label) => [label, label])], onBase).node,
      ]);
    }

    entry({ id, title, colour }) {
      const box = el("input", { type: "checkbox", onchange: () => this.onLayers(this.chosen()) });
      const count = el("span", { class: "atlas-count" });
      const chip = el("i", { class: "atlas-chip", "aria-hidden": "true", style: `background:${colour}` });
      this.boxes.set(id, box);
      this.counts.set(id, count);
      return el("li", {}, [el("label", {}, [box, el("span", { text: title }), chip, count])]);
    }

    chosen() {
      return this.data.layers.map(({ id }) => id).filter((id) => this.boxes.get(id).checked);
    }

    /** Show which layers are on, how many features of each the interval has, and the naming. */
    set(layers, tally, naming) {
      for (const [id, box] of this.boxes) {
        box.checked = layers.has(id);
        this.counts.get(id).textContent = tally.count(id);
      }
      this.names.select.value = naming.choice;
      this.toldRows.hidden = !naming.telling.family;
    }

    choice(label, options, onchange) {
      const select = el("select", { onchange: (event) => onchange(event.target.value) }, options.map(([value, text]) => el("option", { value, text })));
      return { node: el("label", { class: "atlas-choice" }, [el("span", { text: label }), select]), select };
    }

    legend() {
      this.toldRows = this.group("As told", this.told());
      this.toldRows.hidden = true;
      const used = (form) => this.features.filter((feature) => formOf(feature.geometry) === form && feature.kind !== "reference");
      return el("section", { class: "atlas-legend", "aria-label": "Legend" }, [
        el("h2", { text: "Legend" }),
        this.toldRows,
        this.group("Kind", this.kinds(used("line"), "line")),
        this.group("State of a line", this.statuses(used("line"), "line")),
        this.group("Areas", [...this.statuses(used("zone"), "zone"), ...this.reference()]),
        this.group("Points", this.kinds(used("point"), "point")),
        this.group("Paler", this.paler()),
        this.group("Claims", this.marks()),
      ]);
    }

    group(title, rows) {
      if (!rows.length) return null;
      return el("div", {}, [el("h3", { text: title }), el("ul", {}, rows.map(([sample, words]) => el("li", {}, [sample, el("span", { text: words })])))]);
    }

    /** One row for each different look of the kinds in use, with all kinds that look so. */
    kinds(features, form) {
      const looks = new Map();
      for (const { kind } of features) {
        const { color, width, symbol } = this.data.style.kinds[kind];
        const key = [color, width, symbol].join();
        if (!looks.has(key)) looks.set(key, { plain: { kind, precision: 0 }, words: new Set() });
        looks.get(key).words.add(this.data.kinds[kind]);
      }
      return [...looks.values()].map(({ plain, words }) => [swatch(plain, form, "operating", this.data.style), [...words].join(", ")]);
    }

    /** One row for each different look of the statuses in use, with all statuses that look so. */
    statuses(features, form) {
      const looks = new Map();
      const plain = { kind: form === "line" ? "gas" : "control", precision: 0 };
      const inUse = new Set(features.flatMap(({ spells }) => spells.map(({ status }) => status)));
      for (const status of Object.keys(this.data.style.statuses).filter((word) => inUse.has(word))) {
        const { dash, hatch, grey } = this.data.style.statuses[status];
        const key = form === "line" ? `${dash}${grey}` : `${hatch}${grey}`;
        looks.set(key, [...(looks.get(key) || []), status]);
      }
      const rows = [...looks.values()].map((words) => [swatch(plain, form, words[0], this.data.style), words.join(", ")]);
      if (form === "line" && features.some(({ precision }) => precision >= this.data.style.schematicPrecisionKm)) {
        const schematic = { kind: "railway", precision: this.data.style.schematicPrecisionKm };
        rows.push([swatch(schematic, form, "operating", this.data.style), "schematic route"]);
      }
      return rows;
    }

    /** What pallor means: an end, or a doubt. */
    paler() {
      const { fadedOpacity, approximateOpacity } = this.data.style;
      const sample = (opacity) => {
        const node = swatch({ kind: "gas", precision: 0 }, "line", "operating", this.data.style);
        node.style.opacity = opacity;
        return node;
      };
      return [[sample(fadedOpacity), "over before the time shown is"], [sample(approximateOpacity), "on an uncertain date"]];
    }

    /** What the choice of documents leaves without a state. */
    told() {
      const sample = (ghost) => swatchOf("line", parts.looks.ghostOf({ kind: "gas", precision: 0 }, ghost, this.data.style));
      return [[sample("named"), "spoken of without a dated state"], [sample("untold"), "not spoken of"]];
    }

    /** What the marks of claims mean. */
    marks() {
      const sample = (rank) => el("span", { class: `atlas-swatch atlas-${rank}` }, [el("i", { class: "atlas-rank" })]);
      return [
        ...Object.entries(this.data.ranks).map(([rank, words]) => [sample(rank), words]),
        [el("span", { class: "atlas-mark", text: "≠" }), "documents disagree"],
      ];
    }

    reference() {
      const found = this.features.find(({ kind }) => kind === "reference");
      return found ? [[swatch(found, "line", "ended", this.data.style), this.data.kinds.reference]] : [];
    }
  }

  parts.LayerPanel = LayerPanel;
})((window.AtlasParts = window.AtlasParts || {}));
