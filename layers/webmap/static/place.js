/* Where the map lies: at its first view, where a link or a popup has put it, or where the reader has moved it. */
"use strict";
(function (parts) {
  const SAME_PX = 2; // a map that lies so near to where it was put has not been moved

  class Place {
    /** `view` is the first view: [west, south, east, north]. */
    constructor(map, view) {
      Object.assign(this, { map, view, home: null, given: null, made: null });
    }

    goHome() {
      const [west, south, east, north] = this.view;
      this.map.fitBounds([[south, west], [north, east]], { animate: false });
      this.home = { centre: this.map.getCenter(), zoom: this.map.getZoom() };
    }

    /** Go to [longitude, latitude, zoom]. */
    goTo([lon, lat, zoom]) {
      this.map.setView([lat, lon], zoom, { animate: false });
      this.given = { centre: L.latLng(lat, lon), zoom, words: [lon, lat, zoom] };
    }

    /** Note that the map comes to rest at {centre, zoom} to make room for a feature's popup. */
    makesRoom(rest, id) {
      this.made = { ...rest, id };
    }

    /** Whether the map lies where it was put; in whole pixels, since Leaflet's own centre is not quite the one it was given. */
    liesAt(rest) {
      const [centre, zoom] = [this.map.getCenter(), this.map.getZoom()];
      return Boolean(rest) && zoom === rest.zoom && this.map.project(centre, zoom).distanceTo(this.map.project(rest.centre, zoom)) <= SAME_PX;
    }

    /** Longitude, latitude and zoom of a map that the reader has moved; null where it lies as the link's other words put it. */
    seen(selected) {
      if (this.liesAt(this.given)) return this.given.words;
      if (this.liesAt(this.home) || (this.liesAt(this.made) && this.made.id === selected)) return null;
      const { lat, lng } = this.map.getCenter();
      return [Number(lng.toFixed(4)), Number(lat.toFixed(4)), Number(this.map.getZoom().toFixed(2))];
    }
  }

  parts.Place = Place;
})((window.AtlasParts = window.AtlasParts || {}));
