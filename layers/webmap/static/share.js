/* Share what is seen: a link to this very view, the line that embeds it in a page, and its citation. */
"use strict";
(function (parts) {
  const { el } = parts.dom;
  const NOTE_MS = 4000;

  /** Put text on the clipboard, also where the page is not served safely enough for the browser's own interface. */
  async function copy(text, field) {
    if (navigator.clipboard && window.isSecureContext) {
      try {
        return await navigator.clipboard.writeText(text);
      } catch (error) {
        if (error.name !== "NotAllowedError") throw error; // the frame may not use it; the old way may work
      }
    }
    field.select();
    if (!document.execCommand("copy")) throw new DOMException("the browser did not copy", "NotAllowedError");
  }

  function addressOf(base, words) {
    const filled = Object.entries(words).filter(([, word]) => word !== "");
    // Commas and slashes are plain in a query (RFC 3986) and are easier to read so.
    const query = new URLSearchParams(filled).toString().replaceAll("%2C", ",").replaceAll("%2F", "/");
    return `${base.address}${base.sign}${query}`;
  }

  class ShareBox {
    /** `words()` are those of the present view; `base()` is {address, sign}: what stands before them. */
    constructor(words, base, data) {
      Object.assign(this, { words, base, data });
      this.link = this.field("Link to this view");
      this.code = this.field("To embed it in a page");
      this.citation = this.citationField();
      this.note = el("p", { class: "atlas-note", role: "status" });
      this.dialog = el("dialog", { class: "atlas-share", "aria-label": "Share this view" }, [
        el("h2", { text: "Share this view" }),
        this.link.node,
        this.code.node,
        this.citation.node,
        this.note,
        el("form", { method: "dialog" }, [el("button", { text: "Close" })]),
      ]);
      this.button = el("button", { type: "button", class: "atlas-tool", text: "Share", onclick: () => this.open() });
    }

    field(label) {
      const input = el("input", { type: "text", readonly: true, "aria-label": label, onfocus: () => input.select() });
      const node = el("div", { class: "atlas-field" }, [
        el("span", { text: label }),
        input,
        el("button", { type: "button", text: "Copy", "aria-label": `Copy: ${label}`, onclick: () => this.copy(input) }),
      ]);
      return { node, input };
    }

    citationField() {
      const format = el("select", { "aria-label": "Form of the citation", onchange: () => this.cite() }, parts.citation.FORMATS.map(([value, text]) => el("option", { value, text })));
      const input = el("textarea", { readonly: true, rows: 5, spellcheck: "false", "aria-label": "Citation of this view", onfocus: () => input.select() });
      const node = el("div", { class: "atlas-field atlas-citation" }, [
        el("span", { text: "Cite this view" }),
        format,
        el("button", { type: "button", text: "Copy", "aria-label": "Copy: Cite this view", onclick: () => this.copy(input) }),
        input,
      ]);
      return { node, format, input };
    }

    /** Write the citation of the present view in the chosen form. */
    cite() {
      const { citation, links } = parts;
      const words = this.words();
      const { interval, with: other, feature, told, disputed } = links.decode(words, { startYear: this.data.meta.startYear, layers: this.data.layers });
      const cited = citation.entry(this.data, { interval, other, feature, told, disputed }, addressOf(this.base(), words), citation.today());
      const [, , written] = citation.FORMATS.find(([value]) => value === this.citation.format.value);
      this.citation.input.value = written(cited);
      this.citation.input.scrollTop = 0;
    }

    open() {
      const words = this.words();
      this.link.input.value = addressOf(this.base(), words);
      const frame = el("iframe", { src: addressOf(this.base(), { embed: "true", ...words }), width: 900, height: 600, title: this.data.meta.title, style: "border:0" });
      this.code.input.value = frame.outerHTML;
      this.code.node.hidden = location.protocol === "file:"; // no page can embed what lies on a reader's own disk
      this.cite();
      this.note.textContent = "";
      this.dialog.showModal();
      this.copy(this.link.input);
    }

    async copy(input) {
      try {
        await copy(input.value, input);
        input.scrollLeft = 0;
        this.say("Copied.");
      } catch (error) {
        input.select();
        this.say(`The browser did not let it be copied (${error.name}); the text is marked for you to copy.`);
      }
    }

    say(words) {
      this.note.textContent = words;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => (this.note.textContent = ""), NOTE_MS);
    }
  }

  parts.addressOf = addressOf;
  parts.ShareBox = ShareBox;
})((window.AtlasParts = window.AtlasParts || {}));
