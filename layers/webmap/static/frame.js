/* The frame around the map: panels at the sides, time below; on a phone the panels are drawers. */
"use strict";
(function (parts) {
  const { el } = parts.dom;

  /** Lay out the frame and move the map into it. */
  function build(map, { notice, layers, list, time, tools, embedded, onResize }) {
    const stage = el("main", { class: "atlas-stage", "aria-label": "Map" });
    const frame = el("div", { class: "atlas", "data-embed": embedded }, [layers, el("div", { class: "atlas-middle" }, [stage, time]), list]);
    // Leaflet's own attribution control writes markup; ours writes text.
    map.attributionControl.remove();
    const drawers = el("div", { class: "atlas-bar" }, [drawerButton(frame, "layers", "Layers"), el("div", { class: "atlas-toolbar", role: "group", "aria-label": "View" }, tools), drawerButton(frame, "list", "In view")]);
    // The zoom buttons stand over both maps when there are two.
    stage.append(map.getContainer(), map.getContainer().querySelector(".leaflet-control-container"), noticeOf(map, notice), drawers);
    for (const panel of [layers, list]) panel.prepend(closeButton(frame));
    document.body.append(frame);
    new ResizeObserver(onResize).observe(stage);
    map.on("click", () => close(frame));
    return { frame, stage };
  }

  /** The licence notice; online tiles add theirs while they are shown. */
  function noticeOf(map, notice) {
    const node = el("p", { class: "atlas-notice", text: notice });
    const attribution = ({ layer }) => layer.getAttribution && layer.getAttribution();
    map.on("layeradd", (event) => attribution(event) && (node.textContent = `${notice}. Tiles: ${attribution(event)}`));
    map.on("layerremove", (event) => attribution(event) && (node.textContent = notice));
    return node;
  }

  function drawerButton(frame, panel, label) {
    return el("button", {
      class: `atlas-drawer atlas-drawer-${panel}`,
      type: "button",
      text: label,
      onclick: () => (frame.dataset.drawer === panel ? close(frame) : open(frame, panel)),
    });
  }

  function close(frame) {
    delete frame.dataset.drawer;
  }

  function closeButton(frame) {
    return el("button", { class: "atlas-close", type: "button", text: "Close", onclick: () => close(frame) });
  }

  /** Open a drawer; on a wide screen the panel is always there. */
  function open(frame, panel) {
    frame.dataset.drawer = panel;
  }

  /** Whether a drawer lies over the map, as it does on a phone. */
  function covered(frame) {
    return frame.dataset.drawer === "list" && getComputedStyle(frame.querySelector(".atlas-panel")).position === "absolute";
  }

  parts.frame = { build, covered, open };
})((window.AtlasParts = window.AtlasParts || {}));
