/* Which of a feature's names the map, the list and the search show: the neutral one, all of them, or those of one language. */
"use strict";
(function (parts) {
  const NEUTRAL = "neutral";
  const ALL = "all";

  /** Names that not every browser has at hand. */
  const OWN_NAMES = { hy: "հայերեն", ka: "ქართული" };

  /** A language in its own words. */
  function languageInWords(tag) {
    if (Object.hasOwn(OWN_NAMES, tag)) return OWN_NAMES[tag];
    try {
      return new Intl.DisplayNames([tag], { type: "language" }).of(tag);
    } catch (error) {
      if (error instanceof RangeError) return tag; // no such language
      throw error;
    }
  }

  class Naming {
    /** `telling` knows whose map it is. */
    constructor(features, telling) {
      this.telling = telling;
      /** Language tag -> how many features have a name in it. */
      this.languages = new Map();
      for (const { names } of features) {
        for (const tag of new Set(names.map(({ language }) => language))) this.languages.set(tag, (this.languages.get(tag) || 0) + 1);
      }
      this.choice = NEUTRAL;
    }

    /** [[value, words]] of what can be chosen. */
    options() {
      return [[NEUTRAL, "Neutral English"], [ALL, "All names"], ...[...this.languages].sort().map(([tag, count]) => [tag, `${languageInWords(tag)} (${count})`])];
    }

    /** Choose a naming; what is not offered means the neutral one. */
    choose(value) {
      this.choice = this.options().some(([offered]) => offered === value) ? value : NEUTRAL;
    }

    translated({ names }) {
      const found = names.find(({ language }) => language === this.choice);
      return found ? found.name : "";
    }

    /** The name of a feature in lists and headings. */
    name(feature) {
      return this.translated(feature) || this.telling.nameOf(feature) || feature.name;
    }

    /** The name on the map, shorter where there is a short one. */
    label(feature) {
      return this.translated(feature) || this.telling.nameOf(feature) || feature.short;
    }

    /** What stands below the name: all other names, or the neutral one where another is shown. */
    others(feature) {
      if (this.choice === ALL) return [...new Set(feature.names.map(({ name }) => name))].join(" · ");
      return this.name(feature) === feature.name ? "" : feature.name;
    }
  }

  parts.Naming = Naming;
})((window.AtlasParts = window.AtlasParts || {}));
