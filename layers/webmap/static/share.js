/* Share what is seen: a link to this very view, and the line that embeds it in a page. */
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
    constructor(words, base, title) {
      Object.assign(this, { words, base, title });
      this.link = this.field("Link to this view");
      this.code = this.field("To embed it in a page");
      this.note = el("p", { class: "atlas-note", role: "status" });
      this.dialog = el("dialog", { class: "atlas-share", "aria-label": "Share this view" }, [
        el("h2", { text: "Share this view" }),
        this.link.node,
        this.code.node,
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

    open() {
      const words = this.words();
      this.link.input.value = addressOf(this.base(), words);
      const frame = el("iframe", { src: addressOf(this.base(), { embed: "true", ...words }), width: 900, height: 600, title: this.title, style: "border:0" });
      this.code.input.value = frame.outerHTML;
      this.code.node.hidden = location.protocol === "file:"; // no page can embed what lies on a reader's own disk
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

  parts.ShareBox = ShareBox;
})((window.AtlasParts = window.AtlasParts || {}));
