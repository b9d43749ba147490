/* The track of the time control: one handle, or two for a range, in years or months.
   Keys follow the WAI-ARIA slider pattern: arrows 1, PageUp and PageDown 5 years or 12 months, Home and End; Space plays. */
"use strict";
(function (parts) {
  const { el } = parts.dom;
  const { steps, time } = parts;
  const PAGE = { year: 5, month: 12 };
  const TICK_YEARS = [1, 2, 5, 10, 20, 25, 50, 100];
  const TICKS_AT_MOST = 9;
  const NEAR = 0.04; // of the track: handles that are no further apart would lie on each other
  const NAMES = { year: "Year", month: "Month" };

  class TimeSlider {
    /** `move(handle, unit)` puts a handle ("from" or "to") on a year or month, `play()` starts and stops. */
    constructor(histogram, { move, play }) {
      Object.assign(this, { histogram, move, play, drawn: "" });
      this.from = this.handle("from");
      this.to = this.handle("to");
      this.other = el("i", { class: "atlas-other", "aria-hidden": "true", hidden: true });
      this.ticks = el("div", { class: "atlas-ticks", "aria-hidden": "true" });
      this.node = el("div", { class: "atlas-track" }, [histogram.node, this.from, this.to, this.other, this.ticks]);
    }

    handle(name) {
      const input = el("input", { type: "range", step: 1, class: `atlas-handle atlas-handle-${name}` });
      input.addEventListener("input", () => this.move(name, Number(input.value)));
      input.addEventListener("keydown", (event) => this.key(event, name, input));
      return input;
    }

    key(event, name, input) {
      const page = { PageUp: 1, PageDown: -1 }[event.key];
      if (page) this.move(name, Number(input.value) + page * PAGE[this.step]);
      else if (event.key === " ") this.play();
      else return;
      event.preventDefault();
    }

    /** Count the claims that count; they are drawn with the next interval. */
    count(counted) {
      this.histogram.count(counted);
      this.drawn = "";
    }

    /** Draw the extent {first, last} in years with its ticks; does nothing when it is drawn already. */
    draw(extent, step, layers) {
      const wanted = JSON.stringify([extent, step, [...layers]]);
      if (wanted === this.drawn) return;
      Object.assign(this, { drawn: wanted, extent, step });
      this.histogram.draw(extent, layers);
      const [min, max] = [steps.unitOf(steps.firstOf(extent.first, "year"), step), steps.unitOf(steps.lastOf(extent.last, "year"), step)];
      for (const input of [this.from, this.to]) Object.assign(input, { min, max });
      this.node.style.setProperty("--cell", `${100 / (max - min + 1)}%`);
      const years = extent.last - extent.first + 1;
      const every = TICK_YEARS.find((gap) => years / gap <= TICKS_AT_MOST) || years;
      const first = Math.ceil(extent.first / every) * every;
      const marks = Array.from({ length: Math.floor((extent.last - first) / every) + 1 }, (_, index) => first + index * every);
      this.ticks.replaceChildren(...marks.map((year) => el("i", { text: year, style: `left:${this.placeOf(steps.firstOf(year, "year"), "year")}%` })));
    }

    /** Where the year or month of a day lies on the track, in percent of its length. */
    placeOf(day, step = this.step) {
      const { first, last } = this.extent;
      const [low, high] = [steps.unitOf(steps.firstOf(first, "year"), step), steps.unitOf(steps.lastOf(last, "year"), step)];
      return (100 * (steps.unitOf(day, step) - low + 0.5)) / (high - low + 1);
    }

    /** Show an interval; `other` is the interval of the second map, if there is one. */
    set(interval, { heading, other }) {
      const range = interval.mode === "range";
      this.from.hidden = !range;
      this.node.classList.toggle("atlas-range", range);
      const apart = steps.unitOf(interval.last, this.step) - steps.unitOf(interval.first, this.step);
      this.node.classList.toggle("atlas-near", range && apart <= NEAR * (this.to.max - this.to.min));
      this.name(this.to, range ? `To ${this.step}` : NAMES[this.step], interval.last, range ? this.unitInWords(interval.last) : heading);
      if (range) this.name(this.from, `From ${this.step}`, interval.first, this.unitInWords(interval.first));
      const start = interval.mode === "up-to" ? this.extent.first : time.yearOf(interval.first);
      this.histogram.mark(Math.max(start, this.extent.first), time.yearOf(interval.last));
      this.other.hidden = !other;
      if (other) this.other.style.left = `${this.placeOf(other.last)}%`;
    }

    name(input, name, day, words) {
      input.setAttribute("aria-label", name);
      input.value = steps.unitOf(day, this.step);
      input.dataset.words = words;
      input.setAttribute("aria-valuetext", words);
    }

    /** Add to the spoken value what the interval has. */
    tell(summary) {
      for (const input of [this.from, this.to]) input.setAttribute("aria-valuetext", `${input.dataset.words}: ${summary}`);
    }

    unitInWords(day) {
      const date = time.dateOf(day);
      return this.step === "month" ? `${time.MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}` : String(date.getUTCFullYear());
    }
  }

  parts.TimeSlider = TimeSlider;
})((window.AtlasParts = window.AtlasParts || {}));
