/* The histogram of dated claims above the time track: a bar a year, stacked by layer in its colour. */
"use strict";
(function (parts) {
  const { svg } = parts.dom;
  const HEIGHT = 28;
  const LEAST = 3;

  /** Number of those claims of a layer's features that count and begin in each year: Map of year to number. */
  function yearsOf(features, claims, counted) {
    const counts = new Map();
    for (const id of new Set(features.flatMap((feature) => feature.claims))) {
      const { days } = claims[id];
      if (!counted(claims[id]) || !days || days[0] === null) continue;
      const year = parts.time.yearOf(days[0]);
      counts.set(year, (counts.get(year) || 0) + 1);
    }
    return counts;
  }

  class Histogram {
    constructor({ layers, features, claims }) {
      Object.assign(this, { layers, features, claims });
      this.count(() => true);
      this.node = svg("svg", { preserveAspectRatio: "none", class: "atlas-bars", "aria-hidden": "true" });
      this.span = svg("rect", { class: "atlas-span", y: 0, height: HEIGHT });
    }

    /** Count the claims that count. */
    count(counted) {
      this.rows = this.layers.map(({ id, colour }) => ({ id, colour, years: yearsOf(this.features.filter(({ layer }) => layer === id), this.claims, counted) }));
    }

    /** Draw the years of an extent for the layers that are on. */
    draw({ first, last }, layers) {
      const rows = this.rows.filter(({ id }) => layers.has(id));
      const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
      const total = (year) => rows.reduce((sum, row) => sum + (row.years.get(year) || 0), 0);
      const top = Math.max(...years.map(total), 1);
      this.first = first;
      this.node.setAttribute("viewBox", `0 0 ${years.length} ${HEIGHT}`);
      this.node.replaceChildren(this.span, ...years.flatMap((year) => this.bar(year - first, rows, year, total(year), top)));
    }

    /** One year: its height by the root of all claims, shared out among the layers. */
    bar(x, rows, year, sum, top) {
      if (!sum) return [];
      const height = LEAST + (HEIGHT - LEAST) * Math.sqrt(sum / top);
      let y = HEIGHT;
      return rows.filter((row) => row.years.get(year)).map((row) => {
        const part = (height * row.years.get(year)) / sum;
        y -= part;
        return svg("rect", { x: x + 0.14, y, width: 0.72, height: part, fill: row.colour });
      });
    }

    /** Mark the years from one to another, both included. */
    mark(from, to) {
      this.span.setAttribute("x", from - this.first);
      this.span.setAttribute("width", Math.max(to - from + 1, 0));
    }
  }

  parts.Histogram = Histogram;
})((window.AtlasParts = window.AtlasParts || {}));
