/* The search box: a combobox whose results come as one types, and go where they are. */
"use strict";
(function (parts) {
  const { el } = parts.dom;
  const LABEL = "Find a line, area, place, document or claim";
  const PLACEHOLDER = "Search names, places, documents";
  const NOTHING = "Nothing found. Try fewer letters or words, or another spelling; names can be typed in any script.";
  /** A field that takes letters: there "/" is a letter like others. */
  const TYPING = "textarea, select, dialog, dialog *, [contenteditable], input:not([type=range], [type=radio], [type=checkbox])";

  class SearchBox {
    /** `go(target)` leads to what was found: {kind, id} of a feature, document or claim, or {kind: "place", at, text}. */
    constructor(world, { go }) {
      Object.assign(this, { world, go, results: [], options: [], active: -1, before: null });
      this.prepare = parts.afterPaint(() => this.index);
      this.list = el("div", { class: "atlas-results", id: "atlas-results", role: "listbox", "aria-label": "Results" });
      this.nothing = el("p", { class: "atlas-note", text: NOTHING });
      this.found = el("div", { class: "atlas-found", hidden: true, onmousedown: (event) => event.preventDefault() }, [this.list, this.nothing]);
      this.said = el("p", { class: "atlas-spoken", role: "status" });
      this.input = el("input", {
        type: "search", role: "combobox", placeholder: PLACEHOLDER, "aria-label": LABEL, "aria-autocomplete": "list", "aria-controls": this.list.id,
        "aria-expanded": "false", autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "go", maxlength: 120, dir: "auto",
        onpointerenter: () => this.prepare(),
        onfocus: () => this.prepare(),
        oninput: () => this.show(),
        onclick: () => this.show(),
        onblur: () => this.close(),
        onkeydown: (event) => this.key(event),
      });
      this.node = el("search", { class: "atlas-search" }, [this.input, this.found, this.said]);
      document.addEventListener("keydown", (event) => this.call(event));
    }

    /** The index, built when it is first wanted: the map comes first. */
    get index() {
      this.built ??= new parts.SearchIndex(this.world);
      return this.built;
    }

    /** "/" leads here from wherever no field has the focus. */
    call(event) {
      if (event.key !== "/" || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.(TYPING)) return;
      event.preventDefault();
      this.before = document.activeElement;
      parts.frame.open(this.node.closest(".atlas"), "list");
      this.input.focus();
      this.input.select();
    }

    /** Show what the typed words mean. */
    show() {
      const text = this.input.value;
      if (!/[\p{L}\p{N}]/u.test(text)) return this.close();
      const { results, totals } = this.index.query(text);
      this.results = results;
      this.options = results.map((result, number) => this.option(result, number));
      this.list.replaceChildren(...totals.map((total, number) => this.group(total, number)));
      this.list.hidden = !results.length;
      this.nothing.hidden = Boolean(results.length);
      this.found.hidden = false;
      this.list.scrollTop = 0;
      this.input.setAttribute("aria-expanded", String(Boolean(results.length)));
      this.said.textContent = results.length ? `${totals.map(({ group, total }) => counted(total, group)).join(", ")} found` : NOTHING;
      this.activate(-1);
    }

    group({ group, total }, number) {
      const own = this.options.filter((option, index) => this.results[index].group === group);
      const id = `atlas-results-${number}`;
      const count = total > own.length ? `${own.length} of ${total}` : String(total);
      const heading = el("div", { class: "atlas-results-heading", id, role: "presentation" }, [el("span", { text: group }), el("span", { class: "atlas-count", text: count, "aria-hidden": "true" })]);
      return el("div", { role: "group", "aria-labelledby": id }, [heading, ...own]);
    }

    option({ title, titleMarks, line, lineMarks }, number) {
      return el("div", { class: "atlas-result", id: `atlas-result-${number}`, role: "option", "aria-selected": "false", onclick: () => this.choose(number) }, [
        el("span", { class: "atlas-result-title", dir: "auto" }, emphasised(title, titleMarks)),
        el("span", { class: "atlas-result-line", dir: "auto" }, emphasised(line, lineMarks)),
      ]);
    }

    /** Point at a result, or at none for -1; the focus stays in the box. */
    activate(number) {
      this.options[this.active]?.setAttribute("aria-selected", "false");
      this.active = number;
      const option = this.options[number];
      if (!option) return this.input.removeAttribute("aria-activedescendant");
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      this.input.setAttribute("aria-activedescendant", option.id);
    }

    get open() {
      return !this.found.hidden;
    }

    /** WAI-ARIA combobox pattern; Home and End are the text's own until a result is pointed at. */
    key(event) {
      const last = this.options.length - 1;
      const steps = {
        ArrowDown: () => (this.open ? this.activate(this.active >= last ? 0 : this.active + 1) : this.show()),
        ArrowUp: () => (this.open ? this.activate(this.active <= 0 ? last : this.active - 1) : this.show()),
        Enter: () => this.open && this.choose(Math.max(this.active, 0)),
        Escape: () => this.leave(),
      };
      if (this.active >= 0) Object.assign(steps, { Home: () => this.activate(0), End: () => this.activate(last) });
      if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey || !Object.hasOwn(steps, event.key)) return;
      event.preventDefault();
      steps[event.key]();
    }

    /** Escape closes the results, then empties the box, then goes back to where the reader was. */
    leave() {
      if (this.open) return this.close();
      if (this.input.value) return void (this.input.value = "");
      if (this.before?.isConnected && this.before !== document.body) this.before.focus();
      else this.input.blur();
      this.before = null;
    }

    close() {
      this.found.hidden = true;
      this.options = [];
      this.list.replaceChildren();
      this.activate(-1);
      this.said.textContent = "";
      this.input.setAttribute("aria-expanded", "false");
    }

    choose(number) {
      const result = this.results[number];
      if (!result) return;
      this.input.value = "";
      this.close();
      if (result.target.kind === "place") this.uncover();
      this.go(result.target);
    }

    /** A place is on the map only: let it be seen, with the keys that move it. */
    uncover() {
      const frame = this.node.closest(".atlas");
      delete frame.dataset.drawer;
      frame.querySelector(".leaflet-container").focus({ preventScroll: true });
    }

    /** Another naming is shown. */
    refresh() {
      if (this.open) this.show();
    }
  }

  function counted(number, group) {
    const noun = group.toLowerCase();
    return `${number} ${number === 1 ? noun.slice(0, -1) : noun}`;
  }

  /** A text as nodes, with what was found in it marked. */
  function emphasised(text, marks) {
    const nodes = [];
    let end = 0;
    for (const [from, to] of marks) {
      nodes.push(document.createTextNode(text.slice(end, from)), el("mark", { text: text.slice(from, to) }));
      end = to;
    }
    return [...nodes, document.createTextNode(text.slice(end))];
  }

  parts.searchBox = (world, ways) => new SearchBox(world, ways);
})((window.AtlasParts = window.AtlasParts || {}));
