/* Time as a strip: rows of bars over one axis, so that dates which compete are seen competing. */
"use strict";
(function (parts) {
  const { el } = parts.dom;
  const { time } = parts;
  const TICK_YEARS = [10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
  const TICKS_AT_MOST = 5;

  /** One bar; `left` and `width` in percent, `look` one of "map", "said", "day". */
  function bar({ left, width, look, colour, dash, words }) {
    const shade = dash ? `repeating-linear-gradient(90deg, ${colour} 0 ${dash[0]}px, transparent ${dash[0]}px ${dash[0] + dash[1]}px)` : colour;
    const style = `left:${left}%;width:${width}%;${look === "said" ? `border-color:${colour}` : `background:${shade}`}`;
    return el("i", { class: `atlas-bar-${look}`, style, title: words });
  }

  /** Rows [{label, bars}] over an axis with ticks [[percent, words]] and a caption; `words` says it all to who cannot see it. */
  function strip(rows, { ticks, caption = "" }, words) {
    return el("div", { class: "atlas-strip", role: "img", "aria-label": words }, [
      ...rows.map(({ label, bars }) =>
        el("div", { class: "atlas-strip-row" }, [el("span", { text: label, title: label }), el("div", { class: "atlas-strip-track" }, bars.map(bar))]),
      ),
      el("div", { class: "atlas-strip-row atlas-strip-axis" }, [
        el("span", { text: caption }),
        el("div", { class: "atlas-strip-track" }, ticks.map(([left, text]) => el("b", { style: `left:${left}%`, text }))),
      ]),
    ]);
  }

  /** The axis of whole years from one to another: where a day lies, and a tick for each decade, or for more years where there are many. */
  function yearsAxis(firstYear, lastYear) {
    const [first, last] = [time.yearInterval(firstYear).first, time.yearInterval(lastYear).last];
    const at = (day) => Math.min(Math.max((100 * (day - first)) / (last - first + 1), 0), 100);
    const every = TICK_YEARS.find((years) => (lastYear - firstYear) / years <= TICKS_AT_MOST);
    const ticks = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index).filter((year) => year % every === 0);
    return {
      span: (start, end) => {
        const left = start === null ? 0 : at(start);
        return { left, width: (end === null ? 100 : at(end + 1)) - left };
      },
      ticks: ticks.map((year) => [at(time.yearInterval(year).first), String(year)]),
    };
  }

  parts.strip = { strip, yearsAxis };
})((window.AtlasParts = window.AtlasParts || {}));
