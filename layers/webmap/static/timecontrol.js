/* The time control: modes, the interval in large type, steps and play, the track, named jumps, and what changed in one line. */
"use strict";
(function (parts) {
  const { el, svg } = parts.dom;
  const { steps, time } = parts;
  const MODE_NAMES = { year: "Year", range: "Range", "up-to": "Up to", day: "Day" };
  const MODE_HINTS = {
    year: "All that held at some time in a year",
    range: "All that held at some time between two dates",
    "up-to": "All that had begun by a date; what is over is faded",
    day: "What held on one day",
  };
  const STEP_NAMES = { year: "by year", month: "by month" };
  const SMALL = "(max-width: 760px), (max-height: 520px)"; // there the map needs the room: the control begins folded
  const EXPECTED = "Write a year or a date, such as 2006, 2020-11-10 or 1994-2020.";

  const ICONS = {
    first: "M3 3h2v10H3z M13 3v10L6 8z",
    previous: "M11 3v10L4 8z",
    play: "M4 2.5v11L13 8z",
    pause: "M4 3h3v10H4z M9 3h3v10H9z",
    next: "M5 3v10l7-5z",
    last: "M11 3h2v10h-2z M3 3v10l7-5z",
    fold: "M3 5.5 8 10.5 13 5.5",
  };

  function icon(name) {
    const path = name === "fold" ? { fill: "none", stroke: "currentColor", "stroke-width": 2 } : { fill: "currentColor" };
    return svg("svg", { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" }, [svg("path", { d: ICONS[name], ...path })]);
  }

  function button(label, sign, onclick) {
    return el("button", { type: "button", "aria-label": label, title: label, onclick }, [icon(sign)]);
  }

  function choice(label, options, onchange) {
    const items = options.map(([value, text]) => el("option", { value, text }));
    return el("select", { "aria-label": label, title: label, onchange: (event) => onchange(event.target.value) }, items);
  }

  class TimeControl {
    /** `go(interval)` moves the map, `chooseMode(mode)` and `chooseStep(step)` change how, `playing(on)` hears of play and pause. */
    constructor(data, { go, chooseMode, chooseStep, playing }) {
      const { meta } = data;
      const extent = { first: meta.firstYear, last: meta.lastYear };
      Object.assign(this, { meta, go, step: "year", own: extent, extent, sliding: false });
      this.player = new parts.Player({
        advance: () => this.advance(),
        rewind: () => this.jump("first"),
        changed: (on) => {
          this.showPlaying(on);
          playing(on);
        },
      });
      this.slider = new parts.TimeSlider(new parts.Histogram(data), {
        move: (handle, unit) => this.act(() => this.slide(handle, unit)),
        play: () => this.player.toggle(),
      });
      this.heading = el("output", { class: "atlas-year", "aria-label": "Time shown" });
      this.said = el("p", { class: "atlas-said", role: "status", "aria-live": "polite" });
      this.spoken = el("p", { class: "atlas-spoken", role: "status", "aria-live": "polite" });
      this.error = el("p", { class: "atlas-error", role: "alert", hidden: true });
      this.node = this.build(chooseMode, chooseStep);
      this.fold(window.matchMedia(SMALL).matches);
    }

    /** Count in the histogram the claims that count. */
    count(counted) {
      this.slider.count(counted);
    }

    build(chooseMode, chooseStep) {
      return el("section", { class: "atlas-time", "aria-label": "Time" }, [
        this.said,
        this.spoken,
        this.tools(chooseMode, chooseStep),
        this.heading,
        this.transport(),
        this.slider.node,
        this.jumps(),
      ]);
    }

    tools(chooseMode, chooseStep) {
      this.modes = new Map(time.MODES.map((mode) => [mode, el("input", { type: "radio", name: "atlas-mode", value: mode, onchange: () => this.act(() => chooseMode(mode)) })]));
      const labels = [...this.modes].map(([mode, input]) => el("label", { title: MODE_HINTS[mode] }, [input, el("span", { text: MODE_NAMES[mode] })]));
      this.stepChoice = choice("Step", Object.entries(STEP_NAMES), (step) => this.act(() => chooseStep(step)));
      this.typed = el("input", { type: "text", class: "atlas-typed", "aria-label": "Go to a year or date", placeholder: "Go to year", title: EXPECTED, size: 11, autocomplete: "off", enterkeyhint: "go" });
      const go = (event) => {
        event.preventDefault();
        this.goTyped();
      };
      this.speedChoice = choice("Speed", parts.SPEEDS.map((speed) => [speed, `${speed} a second`]), (speed) => (this.player.speed = Number(speed)));
      const loop = el("input", { type: "checkbox", onchange: (event) => (this.player.loop = event.target.checked) });
      return el("div", { class: "atlas-tools" }, [
        el("fieldset", { class: "atlas-modes" }, [el("legend", { class: "atlas-spoken", text: "Time mode" }), ...labels]),
        this.stepChoice,
        el("form", { onsubmit: go }, [this.typed, this.error]),
        el("span", { class: "atlas-playing-tools" }, [this.speedChoice, el("label", { class: "atlas-loop" }, [loop, el("span", { text: "Loop" })])]),
      ]);
    }

    transport() {
      this.playButton = button("Play", "play", () => this.player.toggle());
      this.stepButtons = { first: button("First", "first", () => this.act(() => this.jump("first"))), previous: button("Previous", "previous", () => this.act(() => this.by(-1))), next: button("Next", "next", () => this.act(() => this.by(1))), last: button("Last", "last", () => this.act(() => this.jump("last"))) };
      const { first, previous, next, last } = this.stepButtons;
      this.folder = button("Fewer controls", "fold", () => this.fold(!this.node.classList.contains("atlas-folded")));
      this.folder.className = "atlas-fold";
      return el("div", { class: "atlas-steps", role: "group", "aria-label": "Step and play" }, [first, previous, this.playButton, next, last, this.folder]);
    }

    jumps() {
      const jump = (year) => this.act(() => this.go(steps.moved(this.interval, "year", year - time.yearOf(this.interval.last), this.extent)));
      return el("nav", { class: "atlas-jumps", "aria-label": "Milestones" }, this.meta.milestones.map(({ label, year }) =>
        el("button", { type: "button", onclick: () => jump(year) }, [el("b", { text: year }), document.createTextNode(` ${label}`)]),
      ));
    }

    /** On a phone: leave only the interval and its steps. */
    fold(folded) {
      this.node.classList.toggle("atlas-folded", folded);
      this.folder.setAttribute("aria-expanded", String(!folded));
      this.folder.setAttribute("aria-label", folded ? "All controls" : "Fewer controls");
      this.folder.title = folded ? "All controls" : "Fewer controls";
    }

    /** Something that the reader did: it ends the play. */
    act(deed) {
      this.player.stop();
      this.error.hidden = true;
      this.typed.removeAttribute("aria-invalid");
      deed();
    }

    /** The unit that one step moves by. */
    get unit() {
      return steps.stepIn(this.interval.mode, this.step);
    }

    by(count) {
      this.go(steps.moved(this.interval, this.step, count, this.extent));
    }

    /** Go to the first or last unit of the extent. */
    jump(end) {
      const year = end === "first" ? this.extent.first : this.extent.last;
      const day = end === "first" ? steps.firstOf(year, "year") : steps.lastOf(year, "year");
      const from = end === "first" && this.interval.mode === "range" ? this.interval.first : this.interval.last;
      this.by(steps.unitOf(day, this.unit) - steps.unitOf(from, this.unit));
    }

    /** A step of the play; false at the end. */
    advance() {
      const next = steps.moved(this.interval, this.step, 1, this.extent);
      if (next.last === this.interval.last) return false;
      this.go(next);
      return true;
    }

    /** Years outside those of the data and of the track are not gone to: there is nothing. */
    limit(firstDay, lastDay) {
      const { first, last } = this.extent;
      this.limits = { first: Math.min(first, firstDay ? time.yearOf(firstDay) : first), last: Math.max(last, lastDay ? time.yearOf(lastDay) : last) };
    }

    goTyped() {
      const wanted = steps.typed(this.typed.value, this.interval.mode);
      const { first, last } = this.limits;
      const outside = wanted && (time.yearOf(wanted.last) < first || time.yearOf(wanted.first) > last);
      this.error.textContent = outside ? `The documents date nothing before ${first} or after ${last}.` : EXPECTED;
      const refused = !wanted || outside;
      this.error.hidden = !refused;
      this.typed.setAttribute("aria-invalid", String(refused));
      if (refused) return;
      this.typed.value = "";
      this.act(() => this.go(wanted));
    }

    showPlaying(playing) {
      const label = playing ? "Pause" : "Play";
      this.playButton.setAttribute("aria-label", label);
      this.playButton.title = label;
      this.playButton.replaceChildren(icon(playing ? "pause" : "play"));
      this.playButton.classList.toggle("atlas-playing", playing);
      // While it plays, a line a step would never be heard to its end.
      for (const node of [this.said, this.spoken]) node.setAttribute("aria-live", playing ? "off" : "polite");
    }

    slide(handle, unit) {
      this.sliding = true; // the track keeps its extent under the pointer
      this.go(steps.handled(this.interval, this.step, handle, unit, this.extent));
      this.sliding = false;
    }

    /** The extent reaches as far as the intervals that are shown, where a link or a script has gone beyond its own. */
    reach(intervals) {
      const firsts = intervals.map(({ mode, first, last }) => time.yearOf(mode === "up-to" ? last : first));
      const lasts = intervals.map(({ last }) => time.yearOf(last));
      this.extent = { first: Math.min(this.own.first, ...firsts), last: Math.max(this.own.last, ...lasts) };
    }

    /** Show an interval; `other` is that of the second map, if there is one. */
    set(interval, { step, layers, other }) {
      Object.assign(this, { interval, step });
      if (!this.sliding) this.reach([interval, other].filter(Boolean));
      const heading = time.inWords(interval);
      this.heading.textContent = heading;
      this.heading.dataset.length = heading.length > 16 ? "long" : heading.length > 5 ? "middle" : "short";
      this.node.dataset.mode = interval.mode;
      this.modes.get(interval.mode).checked = true;
      this.stepChoice.value = this.unit;
      this.stepChoice.disabled = interval.mode === "year";
      this.stepChoice.title = interval.mode === "year" ? "A year is stepped by years; Range, Up to and Day can step by months" : "Step";
      this.slider.draw(this.extent, this.unit, layers);
      this.slider.set(interval, { heading, other });
      for (const [name, words] of [["first", "First"], ["previous", "Previous"], ["next", "Next"], ["last", "Last"]]) this.name(this.stepButtons[name], `${words} ${this.unit}`);
    }

    /** Say in words what the interval has and what changed in it. */
    tell(summary, sentence) {
      this.slider.tell(summary);
      this.spoken.textContent = `${this.heading.textContent}: ${summary}`;
      this.said.textContent = sentence;
    }

    name(node, words) {
      if (node.title === words) return;
      node.setAttribute("aria-label", words);
      node.title = words;
    }
  }

  parts.TimeControl = TimeControl;
})((window.AtlasParts = window.AtlasParts || {}));
