/* A second map with its own interval: beside the first, or under a divider that is swiped over both. */
"use strict";
(function (parts) {
  const { el } = parts.dom;
  const WAYS = { side: "Side by side", swipe: "Swipe" };
  const NUDGE = 5; // percent that one arrow key moves the divider
  const [LEAST, MOST] = [3, 97];

  /** Lets two maps show the same place; whichever the reader moves leads. */
  class Pair {
    constructor(one, other) {
      Object.assign(this, { following: false, dragged: false, links: [] });
      for (const [leader, led] of [[one, other], [other, one]]) {
        this.link(leader, "move", () => this.drag(leader, led));
        this.link(leader, "moveend", () => this.settle(leader, led));
        // An animated zoom ends elsewhere than it begins: both maps set out together.
        this.link(leader, "zoomanim", ({ center, zoom }) => led.setView(center, zoom, { animate: true }));
      }
    }

    link(map, event, deed) {
      const heard = (words) => this.quietly(() => deed(words));
      map.on(event, heard);
      this.links.push(() => map.off(event, heard));
    }

    /** Let each map go its own way. */
    part() {
      this.links.forEach((unlink) => unlink());
    }

    /** Do something that moves a map without the other one's answer. */
    quietly(deed) {
      if (this.following) return;
      this.following = true;
      try {
        deed();
      } finally {
        this.following = false;
      }
    }

    /** Follow a drag without a word: panBy would have everything painted at every step. */
    drag(leader, led) {
      if (led.getZoom() !== leader.getZoom()) return;
      led._rawPanBy(offsetOf(leader, led));
      this.dragged = true;
    }

    /** Come to rest where the leader did, and have painted what a drag has left out. */
    settle(leader, led) {
      if (led.getZoom() !== leader.getZoom()) led.setView(leader.getCenter(), leader.getZoom(), { animate: false });
      const offset = offsetOf(leader, led);
      if (offset.x || offset.y) led.panBy(offset, { animate: false });
      else if (this.dragged) led.fire("move").fire("moveend");
      this.dragged = false;
    }
  }

  /** By how many pixels a map lies off another's centre; in whole ones, which no rounding can change. */
  function offsetOf(leader, led) {
    const [wanted, present] = [leader.getPixelBounds(), led.getPixelBounds()];
    return wanted.min.add(wanted.max).subtract(present.min.add(present.max)).divideBy(2).floor();
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
      if (!how && this.second) this.close();
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
      this.pair = new Pair(this.first, map);
    }

    /** Take the second map away: one that is hidden would go on working, and be found by who looks for features. */
    close() {
      const { map } = this.second;
      this.pair.part();
      map.remove();
      for (const node of [map.getContainer(), this.divider, ...this.badges]) node.remove();
      this.second = null;
    }

    /** Fit both maps to the room they have, around the same centre. */
    fit() {
      if (!this.how) return void this.first.invalidateSize({ animate: false });
      const { first, second, pair } = this;
      pair.quietly(() => {
        for (const map of [first, second.map]) map.invalidateSize({ animate: false });
        pair.settle(first, second.map);
      });
    }

    /** Write the dates on both maps and mark the side that the time control moves. */
    label(words, active) {
      this.badges.forEach((badge, side) => {
        badge.textContent = words[side];
        badge.toggleAttribute("data-long", words[side].length > 12);
        badge.setAttribute("aria-pressed", String(side === active));
        badge.setAttribute("aria-label", `${side ? "Second" : "First"} map: ${words[side]}${side === active ? "" : ". Move this date"}`);
      });
    }
  }

  parts.Comparison = Comparison;
  parts.COMPARE_WAYS = WAYS;
})((window.AtlasParts = window.AtlasParts || {}));
