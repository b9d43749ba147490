/* Find a feature by any of its names; choosing one selects it. */
"use strict";
(function (parts) {
  const { el } = parts.dom;

  /** Every name of every feature, the neutral one first: name -> feature id. */
  function namesOf(features) {
    const names = new Map(features.map(({ name, id }) => [name, id]));
    for (const { id, name, names: others } of features) {
      for (const other of others) {
        if (!names.has(other.name)) names.set(`${other.name} (${name})`, id);
      }
    }
    return names;
  }

  function searchBox(features, select) {
    const names = namesOf(features);
    const list = el("datalist", { id: "atlas-names" });
    const fill = () => list.replaceChildren(...[...names.keys()].sort().map((value) => el("option", { value })));
    const input = el("input", {
      type: "search",
      list: "atlas-names",
      placeholder: "Find a line, area, place or event",
      "aria-label": "Find a line, area, place or event",
      onfocus: () => list.children.length || fill(), // not before: the map comes first
      onchange: () => {
        const id = names.get(input.value);
        if (!id) return;
        input.value = "";
        select(id);
      },
    });
    return el("search", { class: "atlas-search" }, [input, list]);
  }

  parts.searchBox = searchBox;
})((window.AtlasParts = window.AtlasParts || {}));
