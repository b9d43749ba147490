/* The popup of the selected feature. */
"use strict";
(function (parts) {
  const { anchorsOf, boundsOf, extentPx, formOf } = parts.geometry;
  const SIZE_PX = { width: 340, height: 340, margin: 60 };
  const NOTICED_PX = 60; // a feature smaller than this is approached when it is chosen from a list
  const MARGIN_PX = 12;

  /** Size of a popup that leaves the map to be seen. */
  function optionsFor(map) {
    const { x, y } = map.getSize();
    const width = Math.min(SIZE_PX.width, x - SIZE_PX.margin);
    return { maxWidth: width, minWidth: Math.min(280, width), maxHeight: Math.min(SIZE_PX.height, Math.round(y * 0.45)), autoPan: false, className: "atlas-bubble" };
  }

  class Bubble {
    /** `still()` tells whether the reader wants no motion. */
    constructor(map, still) {
      Object.assign(this, { map, still, popup: null });
    }

    /** Open on a feature, at a place or at its best one; `move` lets the map come to it. Returns {centre, zoom} at rest. */
    open(feature, content, { at, move }) {
      const point = formOf(feature.geometry) === "point";
      if (move && !at && !point) this.approach(feature);
      const popup = L.popup({ ...optionsFor(this.map), offset: point ? [0, -6] : [0, 0] })
        .setLatLng(at || anchorsOf(feature)[0])
        .setContent(content)
        .openOn(this.map);
      popup.on("remove", () => {
        if (this.popup === popup) this.popup = null;
      });
      this.popup = popup;
      return this.rest(move ? this.outside() : L.point(0, 0));
    }

    /** By how much the popup reaches out of the map, in pixels. */
    outside() {
      const frame = this.map.getContainer().getBoundingClientRect();
      const box = this.popup.getElement().getBoundingClientRect();
      const bar = document.querySelector(".atlas-bar").getBoundingClientRect(); // the buttons over the map's upper edge
      const over = (low, high, least, most) => (low < least ? low - least : Math.max(high - most, 0));
      return L.point(
        over(box.left, box.right, frame.left + MARGIN_PX, frame.right - MARGIN_PX),
        over(box.top, box.bottom, bar.bottom + MARGIN_PX, frame.bottom - MARGIN_PX),
      ).round();
    }

    /** Pan by an offset; where the map comes to rest is known at once, also when it glides there. */
    rest(offset) {
      const zoom = this.map.getZoom();
      const centre = this.map.unproject(this.map.project(this.map.getCenter(), zoom).add(offset), zoom);
      const near = this.map.getSize().contains(L.point(Math.abs(offset.x), Math.abs(offset.y)));
      if (offset.x || offset.y) this.map.panBy(offset, { animate: near && !this.still() });
      return { centre, zoom };
    }

    /** Come closer to a line or area that is too small to be seen from here. */
    approach(feature) {
      const bounds = boundsOf(feature);
      if (extentPx(this.map, bounds) >= NOTICED_PX) return;
      this.map.fitBounds(bounds.pad(1.5), { maxZoom: 9, animate: false }); // a flight would fight the popup's own pan
    }

    /** Come to a feature that opens no popup here. */
    comeTo(feature) {
      if (formOf(feature.geometry) !== "point") this.approach(feature);
      const [place] = anchorsOf(feature);
      if (!this.map.getBounds().pad(-0.1).contains(place)) this.map.panTo(place, { animate: !this.still() });
    }

    update(content) {
      if (this.popup) this.popup.setContent(content);
    }

    close() {
      if (this.popup) this.popup.remove();
    }
  }

  parts.Bubble = Bubble;
})((window.AtlasParts = window.AtlasParts || {}));
