/* The bridge to Streamlit: the settled state goes to Python, and Python's words come back. */
"use strict";
(function (parts) {
  /** The address of the app; the frame is of the same origin as the page around it. */
  function base() {
    const { origin, pathname } = window.parent.location;
    return { address: origin + pathname, sign: "?" };
  }

  /** Start on the map that streamlit-folium made. */
  function startInStreamlit(map) {
    let settled = 0; // numbers each message, so that Python can tell a new one from the last one seen again
    const send = (extra) => {
      settled += 1;
      window.Streamlit.setComponentValue({ ...parts.links.encode(window.atlas.state()), ...extra, settled });
    };
    document.head.append(parts.dom.el("style", { text: parts.sheet }));
    const embedded = new URLSearchParams(window.parent.location.search).get("embed") === "true";
    parts.start(map, window.AtlasData, {
      base,
      embedded,
      tell: () => send({}),
      // Within another page there is no way back from ours: sources lead to the documents themselves.
      openClaim: embedded ? null : (claim) => send({ open: claim.id }),
    });
  }

  /** Python's words: base64 of the UTF-8 JSON of a link's words. */
  function receive(message) {
    const bytes = Uint8Array.from(atob(message), (character) => character.charCodeAt(0));
    window.atlas.apply(JSON.parse(new TextDecoder().decode(bytes)));
  }

  parts.streamlit = { start: startInStreamlit, receive };
})((window.AtlasParts = window.AtlasParts || {}));
