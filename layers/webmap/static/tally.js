/* How many features an interval has, by layer and by state, kept up to date change by change. */
"use strict";
(function (parts) {
  /** "operating", or "operating (ended)". */
  const wordsOf = ({ spell, ended }) => (ended ? `${spell.status} (ended)` : spell.status);

  class Tally {
    constructor(layers) {
      this.words = new Map(layers.map(({ id }) => [id, new Map()]));
    }

    /** Take up the change of a feature of a layer from one state to another; null is none. */
    change(layer, before, after) {
      const words = this.words.get(layer);
      const add = (state, count) => state && words.set(wordsOf(state), (words.get(wordsOf(state)) || 0) + count);
      add(before, -1);
      add(after, 1);
    }

    /** Number of features of a layer. */
    count(layer) {
      return [...this.words.get(layer).values()].reduce((sum, count) => sum + count, 0);
    }

    /** "5 operating, 2 under construction" over some layers, most frequent first. */
    summary(layers) {
      const total = new Map();
      for (const layer of layers) {
        for (const [words, count] of this.words.get(layer)) total.set(words, (total.get(words) || 0) + count);
      }
      const ordered = [...total].filter(([, count]) => count).sort((one, other) => other[1] - one[1]);
      return ordered.length ? ordered.map(([words, count]) => `${count} ${words}`).join(", ") : "nothing to show";
    }
  }

  parts.Tally = Tally;
})((window.AtlasParts = window.AtlasParts || {}));
