/* The bridge to Streamlit: the settled state goes to Python, and Python's words come back. */
"use strict";
(function (parts) {
  /** Start on the map that streamlit-folium made. */
  function startInStreamlit(map) {
    const send = (extra) => window.Streamlit.setComponentValue({ ...parts.links.encode(window.atlas.state()), ...extra });
    document.head.append(parts.dom.el("style", { text: parts.sheet }));
    parts.start(map, window.AtlasData, {
      tell: () => send({}),
      openClaim: (claim) => send({ open: claim.id, nonce: Date.now() }),
    });
  }

  /** Python's words: base64 of the UTF-8 JSON of {when, mode, layers, feature}. */
  function receive(message) {
    const bytes = Uint8Array.from(atob(message), (character) => character.charCodeAt(0));
    window.atlas.apply(JSON.parse(new TextDecoder().decode(bytes)));
  }

  parts.streamlit = { start: startInStreamlit, receive };
})((window.AtlasParts = window.AtlasParts || {}));
