/* Find a feature by any of its names; choosing one selects it. */
"use strict";
(function (parts) {
  const { el } = parts.dom;

  /** Every name of every feature, the chosen naming first: name -> feature id. */
  function namesOf({ features, naming }) {
    const names = new Map(features.map((feature) => [naming.name(feature), feature.id]));
    for (const { id, name, names: others } of features) {
      if (!names.has(name)) names.set(name, id);
      for (const other of others) {
        if (!names.has(other.name)) names.set(`${other.name} (${name})`, id);
      }
    }
    return names;
  }

  /** {node, refresh}: the box, and what to call when the naming has changed. */
  function searchBox(world, select) {
    let names = null;
    const list = el("datalist", { id: "atlas-names" });
    const fill = () => {
      if (names) return; // not before it is wanted: the map comes first
      names = namesOf(world);
      list.replaceChildren(...[...names.keys()].sort().map((value) => el("option", { value })));
    };
    const input = el("input", {
      type: "search",
      list: "atlas-names",
      placeholder: "Find a line, area, place or event",
      "aria-label": "Find a line, area, place or event",
      onfocus: fill,
      onchange: () => {
        fill();
        const id = names.get(input.value);
        if (!id) return;
        input.value = "";
        select(id);
      },
    });
    return { node: el("search", { class: "atlas-search" }, [input, list]), refresh: () => (names = null) };
  }

  parts.searchBox = searchBox;
})((window.AtlasParts = window.AtlasParts || {}));
