/* A second map with its own interval: beside the first, or under a divider that is swiped over both. */
"use strict";
(function (parts) {
  const { el } = parts.dom;
  const WAYS = { side: "Side by side", swipe: "Swipe" };
  const NUDGE = 5; // percent that one arrow key moves the divider
  const [LEAST, MOST] = [3, 97];

  /** Let two maps show the same place; whichever the reader moves leads. */
  function synchronised(one, other) {
    let following = false;
    const follow = (leader, deed) => () => {
      if (following) return;
      following = true;
      deed(leader === one ? other : one, leader);
      following = false;
    };
    const drag = (led, leader) => {
      if (led.getZoom() !== leader.getZoom()) return;
      const centre = led.latLngToContainerPoint(leader.getCenter());
      led._rawPanBy(centre.subtract(led.getSize().divideBy(2)).round()); // panBy would repaint at every step of a drag
    };
    const settle = (led, leader) => led.setView(leader.getCenter(), leader.getZoom(), { animate: false });
    for (const leader of [one, other]) {
      leader.on("move", follow(leader, drag));
      leader.on("moveend", follow(leader, settle));
    }
    // An animated zoom ends elsewhere than it begins: both maps set out together.
    for (const [leader, led] of [[one, other], [other, one]]) {
      leader.on("zoomanim", ({ center, zoom }) => {
        if (following) return;
        following = true;
        led.setView(center, zoom, { animate: true });
        following = false;
      });
    }
  }

  class Comparison {
    /** `makeView(map)` makes the second view, `activate(side)` hears which side the reader turns to. */
    constructor(stage, first, { makeView, activate, moved }) {
      Object.assign(this, { stage, first, activate, moved, how: null, split: 50, second: null });
      this.makeView = makeView;
      this.divider = this.makeDivider();
      this.badges = [0, 1].map((side) => el("button", { type: "button", class: `atlas-badge atlas-badge-${side}`, onclick: () => activate(side) }));
    }

    makeDivider() {
      const divider = el("div", { class: "atlas-divider", role: "separator", tabindex: 0, "aria-orientation": "vertical", "aria-valuemin": LEAST, "aria-valuemax": MOST, "aria-label": "Divider between the two dates" });
      divider.addEventListener("keydown", (event) => this.key(event));
      divider.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        divider.focus();
        divider.setPointerCapture(event.pointerId);
      });
      divider.addEventListener("pointermove", (event) => {
        if (!divider.hasPointerCapture(event.pointerId)) return;
        const { left, width } = this.stage.getBoundingClientRect();
        this.place((100 * (event.clientX - left)) / width);
      });
      divider.addEventListener("pointerup", () => this.moved());
      return divider;
    }

    key(event) {
      const to = { ArrowLeft: this.split - NUDGE, ArrowRight: this.split + NUDGE, Home: LEAST, End: MOST }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      this.place(to);
      this.moved();
    }

    /** Put the divider at a percentage of the width. */
    place(percent) {
      this.split = Math.round(Math.max(LEAST, Math.min(MOST, percent)));
      this.stage.style.setProperty("--split", `${this.split}%`);
      this.divider.setAttribute("aria-valuenow", this.split);
    }

    /** Compare in a way ("side", "swipe"), or show one map for null. */
    set(how) {
      if (how && !this.second) this.open();
      this.how = how;
      if (how) this.stage.dataset.compare = how;
      else delete this.stage.dataset.compare;
      this.place(this.split);
      this.fit();
    }

    open() {
      const node = el("div", { class: "atlas-second" });
      this.stage.append(node, this.divider, ...this.badges);
      const { minZoom, maxZoom, zoomSnap, zoomDelta, wheelPxPerZoomLevel } = this.first.options;
      const map = L.map(node, { minZoom, maxZoom, zoomSnap, zoomDelta, wheelPxPerZoomLevel, zoomControl: false, attributionControl: false });
      map.setView(this.first.getCenter(), this.first.getZoom(), { animate: false });
      this.second = this.makeView(map);
      synchronised(this.first, map);
    }

    /** Fit both maps to the room they have, around the same centre. */
    fit() {
      this.first.invalidateSize({ animate: false });
      if (!this.second || !this.how) return;
      this.second.map.invalidateSize({ animate: false });
      this.second.map.setView(this.first.getCenter(), this.first.getZoom(), { animate: false });
    }

    /** Write the dates on both maps and mark the side that the time control moves. */
    label(words, active) {
      this.badges.forEach((badge, side) => {
        badge.textContent = words[side];
        badge.setAttribute("aria-pressed", String(side === active));
        badge.setAttribute("aria-label", `${side ? "Second" : "First"} map: ${words[side]}${side === active ? "" : ". Move this date"}`);
      });
    }
  }

  parts.Comparison = Comparison;
  parts.COMPARE_WAYS = WAYS;
})((window.AtlasParts = window.AtlasParts || {}));
