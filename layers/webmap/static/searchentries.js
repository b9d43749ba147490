/* What can be found: features, places, documents and claims, with the texts by which each is found and those that show it. Pure. */
"use strict";
(function (parts) {
  /** The texts in which an entry is found and how much each counts. */
  const FIELDS = { name: 4, also: 3, text: 2, about: 1 };

  /** A language in English. */
  function languageOf(tag) {
    try {
      return new Intl.DisplayNames(["en"], { type: "language" }).of(tag);
    } catch (error) {
      if (error instanceof RangeError) return tag; // no such language
      throw error;
    }
  }

  function capital(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
  }

  function counted(number, noun) {
    return `${number} ${noun}${number === 1 ? "" : "s"}`;
  }

  /** What much is said of is what most readers mean. */
  function importance(claims) {
    return 1 + Math.log10(1 + claims.length);
  }

  /** A feature; the name by which it was found is shown, with whose name it is. */
  function featureEntry(feature, { data, naming, layers }) {
    const kind = data.kinds[feature.kind];
    const also = feature.names.map(({ name }) => name);
    return {
      group: "Features",
      boost: 8 * importance(feature.claims),
      target: { kind: "feature", id: feature.id },
      fields: { name: `${feature.name} ${feature.short}`, also: also.join(" "), text: `${kind} ${layers.get(feature.layer)} ${feature.id}` },
      names: [feature.name, feature.short, ...also],
      forms: () => {
        const shown = naming.name(feature);
        const of = (whose) => `${whose} of ${shown}`;
        return [
          { title: shown, line: `${capital(kind)} · ${layers.get(feature.layer)}` },
          { title: feature.name, line: of("Neutral name") },
          { title: feature.short, line: of("Short name") },
          ...feature.names.map(({ name, language, usedBy }) => ({ title: name, line: `${of(`${languageOf(language)} name`)} · ${usedBy}` })),
        ];
      },
    };
  }

  function placeEntry({ text, kind, at }) {
    return {
      group: "Places",
      boost: 4,
      target: { kind: "place", at, text },
      fields: { name: text, text: kind },
      names: [text],
      forms: () => [{ title: text, line: `${capital(kind)} on the base map` }],
    };
  }

  function documentEntry([id, { title, short, citation, claims }]) {
    return {
      group: "Documents",
      boost: 2 * importance(claims),
      target: { kind: "document", id },
      fields: { name: `${short} ${title}`, text: citation },
      names: [title, short],
      forms: () => [{ title, line: `${short} · ${counted(claims.length, "claim")}` }],
    };
  }

  /** A claim; `about` names the features that it speaks of. */
  function claimEntry(claim, about, { data }) {
    const { short } = data.documents[claim.document];
    return {
      group: "Claims",
      boost: 1,
      target: { kind: "claim", id: claim.id },
      fields: { text: `${claim.says} ${claim.figure}`, about: [data.attributes[claim.attribute], claim.when, short, claim.locator, ...about].join(" ") },
      names: [],
      forms: () => [{ title: claim.says, line: `${claim.when || "undated"} · ${short}, ${claim.locator}` }],
    };
  }

  /** All that can be found in a world of data, features and naming. */
  function searchEntries({ data, features, naming }) {
    const context = { data, naming, layers: new Map(data.layers.map(({ id, title }) => [id, title])) };
    const about = new Map();
    for (const { claims, name, short } of features) {
      for (const claim of claims) {
        if (!about.has(claim)) about.set(claim, []);
        about.get(claim).push(short || name);
      }
    }
    return [
      ...features.map((feature) => featureEntry(feature, context)),
      ...data.places.map(placeEntry),
      ...Object.entries(data.documents).map(documentEntry),
      ...Object.values(data.claims).map((claim) => claimEntry(claim, about.get(claim.id) || [], context)),
    ];
  }

  parts.searchEntries = { FIELDS, all: searchEntries };
})((window.AtlasParts = window.AtlasParts || {}));
