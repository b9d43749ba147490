/* The popup of the selected feature. */
"use strict";
(function (parts) {
  const { anchorsOf, boundsOf, extentPx, formOf } = parts.geometry;
  const SIZE_PX = { width: 340, height: 340, margin: 60 };
  const NOTICED_PX = 60; // a feature smaller than this is approached when it is chosen from a list
  const DRAWERS_PX = 62; // room for the buttons of a phone's drawers

  /** Size and margins of a popup that leaves the map to be seen. */
  function optionsFor(map) {
    const { x, y } = map.getSize();
    const width = Math.min(SIZE_PX.width, x - SIZE_PX.margin);
    return {
      maxWidth: width,
      minWidth: Math.min(280, width),
      maxHeight: Math.min(SIZE_PX.height, Math.round(y * 0.45)),
      autoPanPaddingTopLeft: [12, DRAWERS_PX],
      autoPanPaddingBottomRight: [12, 12],
      className: "atlas-bubble",
    };
  }

  class Bubble {
    /** `still()` tells whether the reader wants no motion. */
    constructor(map, still) {
      Object.assign(this, { map, still, popup: null });
    }

    /** Open on a feature, at a place or at its best one; `move` lets the map come to it. */
    open(feature, content, { at, move = true }) {
      const point = formOf(feature.geometry) === "point";
      const place = at || anchorsOf(feature)[0];
      if (move && !at && !point) this.approach(feature);
      if (move && !this.map.getBounds().pad(-0.1).contains(place)) this.map.panTo(place, { animate: !this.still() });
      const popup = L.popup({ ...optionsFor(this.map), autoPan: move, offset: point ? [0, -6] : [0, 0] })
        .setLatLng(place)
        .setContent(content)
        .openOn(this.map);
      popup.on("remove", () => {
        if (this.popup === popup) this.popup = null;
      });
      this.popup = popup;
    }

    /** Come closer to a line or area that is too small to be seen from here. */
    approach(feature) {
      const bounds = boundsOf(feature);
      if (extentPx(this.map, bounds) >= NOTICED_PX) return;
      this.map.fitBounds(bounds.pad(1.5), { maxZoom: 9, animate: false }); // a flight would fight the popup's own pan
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
