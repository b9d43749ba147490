/* Where documents disagree: the question, its sides with their documents and dates, and what the map makes of it. */
"use strict";
(function (parts) {
  const { el } = parts.dom;
  const { strip, yearsAxis } = parts.strip;
  const ROWS_AT_MOST = 6;
  const BRIEF_AT_MOST = 2;
  const WITHOUT_LABEL = ["status", "event", "context", "position"];

  class Disagreement {
    constructor(evidence) {
      this.evidence = evidence;
    }

    /** In a popup: the question, what is said against the map, and what the map does. */
    brief(id, feature) {
      const dispute = this.evidence.data.disputes[id];
      const against = feature.claims.map((claim) => this.evidence.data.claims[claim]).filter(({ disputes, rank }) => disputes.includes(id) && rank !== "preferred");
      return el("li", {}, [
        el("p", { class: "atlas-question", text: dispute.question }),
        el("ul", {}, against.slice(0, BRIEF_AT_MOST).map((claim) => this.evidence.claim(claim))),
        this.resolved(dispute),
      ]);
    }

    /** In the panel: everything. */
    full(id) {
      const dispute = this.evidence.data.disputes[id];
      const onclick = () => this.evidence.open({ dispute: id });
      return el("li", { "data-dispute": id }, [
        el("p", { class: "atlas-question", text: dispute.question }),
        ...this.groups(dispute),
        this.resolved(dispute),
        el("p", { class: "atlas-note", text: `Why: ${dispute.why}` }),
        this.evidence.pages ? el("button", { class: "atlas-link", type: "button", text: "This disagreement on a page of its own", onclick }) : null,
      ]);
    }

    resolved(dispute) {
      return el("p", {}, [el("b", { text: "The map: " }), document.createTextNode(dispute.resolution)]);
    }

    /** Sides that compete, part by part of the question, then what else bears on it. */
    groups({ groups, rest, question }) {
      const sides = [...groups.flatMap((group) => group.sides), ...rest];
      const named = new Set(sides.flatMap(({ features }) => features)).size > 1;
      const main = groups.flatMap((group) => [groups.length > 1 ? this.title(group) : null, this.dates(group, question), this.list(group.sides, named)]);
      const more = rest.length ? el("details", {}, [el("summary", {}, [el("b", { text: "What else bears on it" })]), this.list(rest, named)]) : null;
      return [...main, more];
    }

    title({ attribute, status }) {
      const label = this.evidence.data.attributes[attribute];
      return el("h4", { text: status ? `${label}: ${status}` : label });
    }

    /** `named` has each side say of which features it speaks. */
    list(sides, named) {
      return el("ul", { class: "atlas-sides" }, sides.map((side) => this.side(side, named)));
    }

    side({ attribute, figure, when, followed, claims, features }, named) {
      const { data, naming } = this.evidence;
      const what = WITHOUT_LABEL.includes(attribute) ? figure : `${data.attributes[attribute]}: ${figure}`;
      const whose = data.features.filter(({ id }) => features.includes(id)).map((feature) => naming.label(feature) || naming.name(feature)).join(", ");
      return el("li", { class: followed ? "atlas-followed" : null }, [
        named && whose ? el("p", { class: "atlas-note", text: whose }) : null,
        el("p", { class: "atlas-side" }, [el("b", { text: [what, when].filter(Boolean).join(", ") }), followed ? el("span", { text: data.ranks.preferred }) : null]),
        el("ul", {}, claims.map((id) => this.evidence.claim(this.evidence.data.claims[id]))),
      ]);
    }

    /** The competing dates, a row for each side that has one. */
    dates({ sides, ticks, years }, question) {
      if (!ticks.length) return null;
      const { data } = this.evidence;
      const rows = sides.filter(({ bar }) => bar).slice(0, ROWS_AT_MOST).map(({ figure, when, followed, bar: [left, width], claims }) => ({
        label: `${data.documents[data.claims[claims[0]].document].short}${claims.length > 1 ? ` +${claims.length - 1}` : ""}`,
        bars: [{ left, width, look: followed ? "map" : "said", colour: "var(--warn)", words: `${figure}, ${when}` }],
      }));
      return strip(rows, { ticks, caption: years }, `Dates of the sides of: ${question}`);
    }

    /** The states of a feature over all years, and below them the dates of who says otherwise. */
    timeline(feature) {
      const { data } = this.evidence;
      if (feature.spells.every(({ status }) => status === parts.time.HAPPENING)) return null; // one day among decades; a disagreement on it has a strip of its own
      const axis = yearsAxis(data.meta.firstYear, data.meta.lastYear);
      const { color } = data.style.kinds[feature.kind];
      const dashOf = (status) => ((data.style.statuses[status] || {}).dash || "").split(" ").map(Number);
      const map = feature.spells.map(({ start, end, status, since, until, observed }) => {
        const dash = dashOf(status);
        const words = `${status}: ${[since, until].filter(Boolean).join(" to ") || "always"}`;
        return { ...axis.span(start, end), look: observed ? "day" : "map", colour: color, dash: dash.length > 1 ? dash : null, words };
      });
      const others = this.others(feature).map(([label, claims]) => ({ label, bars: claims.map((claim) => this.said(claim, axis, color)) }));
      const words = `State over time of ${feature.name}${others.length ? ", with competing dates of other documents" : ""}`;
      return strip([{ label: this.evidence.telling.family ? "As told" : "The map", bars: map }, ...others], axis, words);
    }

    said(claim, axis, colour) {
      const words = `${claim.value}: ${claim.when}`;
      return { ...axis.span(...claim.days), look: claim.attribute === "status" && claim.ends[5] ? "said" : "day", colour, words };
    }

    /** [short citation, claims] of the documents whose dates compete with the map's. */
    others(feature) {
      const { data, telling } = this.evidence;
      if (telling.family) return []; // the strip is theirs already
      const groups = new Map();
      for (const claim of this.evidence.claimsOf(feature)) {
        if (!claim.ends || !claim.disputes.length || feature.spells.some((spell) => spell.claim === claim.id)) continue;
        if (claim.rank === "preferred") continue;
        const { short } = data.documents[claim.document];
        groups.set(short, [...(groups.get(short) || []), claim]);
      }
      return [...groups].slice(0, ROWS_AT_MOST);
    }
  }

  parts.Disagreement = Disagreement;
})((window.AtlasParts = window.AtlasParts || {}));
