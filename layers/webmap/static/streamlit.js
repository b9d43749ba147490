/* The bridge to Streamlit: the settled state goes to Python, and Python's words come back. */
"use strict";
(function (parts) {
  /** The address of the app; the frame is of the same origin as the page around it. */
  function base() {
    const { origin, pathname } = window.parent.location;
    return { address: origin + pathname, sign: "?" };
  }

  /** Open a page of the app as Back and Forward do, with one entry of the history; Back leads to the very view that is left. */
  function open({ dispute, document: id, claim }) {
    const { history, location } = window.parent;
    const words = dispute ? { dispute } : claim ? { document: id, claim } : { document: id };
    history.replaceState(null, "", parts.addressOf(base(), parts.links.encode(window.atlas.state())));
    history.pushState(null, "", new URL(`./${dispute ? "disputes" : "documents"}?${new URLSearchParams(words)}`, location));
    window.parent.dispatchEvent(new window.parent.PopStateEvent("popstate"));
  }

  /** Start on the map that streamlit-folium made. */
  function startInStreamlit(map) {
    let settled = 0; // numbers each message, so that Python can tell a new one from the last one seen again
    const tell = () => {
      settled += 1;
      window.Streamlit.setComponentValue({ ...parts.links.encode(window.atlas.state()), settled });
    };
    document.head.append(parts.dom.el("style", { text: parts.sheet }));
    const embedded = new URLSearchParams(window.parent.location.search).get("embed") === "true";
    const engine = parts.start(map, window.AtlasData, {
      base,
      embedded,
      tell,
      // Within another page there is no way back from ours: sources open in the map's own panel.
      openPage: embedded ? null : open,
    });
    // Keys go to the page around the frame until the reader has been in the map.
    const call = (event) => engine.panel.search.call(event);
    window.parent.document.addEventListener("keydown", call);
    window.addEventListener("pagehide", () => window.parent.document.removeEventListener("keydown", call));
  }

  /** Python's words: base64 of the UTF-8 JSON of a link's words. */
  function receive(message) {
    const bytes = Uint8Array.from(atob(message), (character) => character.charCodeAt(0));
    window.atlas.apply(JSON.parse(new TextDecoder().decode(bytes)));
  }

  parts.streamlit = { start: startInStreamlit, receive };
})((window.AtlasParts = window.AtlasParts || {}));
