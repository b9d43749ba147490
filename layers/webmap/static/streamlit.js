/* The bridge to Streamlit: the settled state goes to Python, and Python's words come back. */
"use strict";
(function (parts) {
  /** Start on the map that streamlit-folium made. */
  function startInStreamlit(map) {
    let settled = 0; // numbers each message, so that Python can tell a new one from the last one seen again
    const send = (extra) => {
      settled += 1;
      window.Streamlit.setComponentValue({ ...parts.links.encode(window.atlas.state()), ...extra, settled });
    };
    document.head.append(parts.dom.el("style", { text: parts.sheet }));
    parts.start(map, window.AtlasData, {
      tell: () => send({}),
      openClaim: (claim) => send({ open: claim.id }),
    });
  }

  /** Python's words: base64 of the UTF-8 JSON of {when, mode, layers, feature}. */
  function receive(message) {
    const bytes = Uint8Array.from(atob(message), (character) => character.charCodeAt(0));
    window.atlas.apply(JSON.parse(new TextDecoder().decode(bytes)));
  }

  parts.streamlit = { start: startInStreamlit, receive };
})((window.AtlasParts = window.AtlasParts || {}));
