/* Popups and the detail panel: what is said about a feature, and by whom. */
"use strict";
(function (parts) {
  const { el, link } = parts.dom;
  const FACTS = ["carries", "capacity", "throughput", "length", "operator", "member_of", "controlled_by", "recognised_as", "force_size", "planned_end"];

  class Evidence {
    /** `open({document, claim} or {dispute})` leads to a source, `goTo(claim)` to the time that a claim speaks of; `pages` tells whether disputes have pages. */
    constructor({ data, naming, telling }, { open, goTo, pages }) {
      Object.assign(this, { data, naming, telling, open, goTo, pages });
      this.disagreement = new parts.Disagreement(this);
    }

    claimsOf(feature) {
      return this.telling.claimsOf(feature);
    }

    /** "Garayeva 2025, ¶63": short author and year with the locator. */
    source(claim) {
      const cited = this.data.documents[claim.document];
      const onclick = () => this.open({ document: claim.document, claim: claim.id });
      return el("button", { class: "atlas-source", type: "button", text: `${cited.short}, ${claim.locator}`, title: cited.citation, onclick });
    }

    /** The popup: what it is now, its history, facts and disagreements, each with its source. */
    popup(feature, state, onMore) {
      return el("div", { class: "atlas-popup" }, [
        this.heading(feature, state, "h2"),
        this.history(feature, state),
        this.disputes(feature, true),
        this.milestones(feature, true),
        this.facts(feature),
        el("button", { class: "atlas-more", type: "button", onclick: onMore, text: `All ${counted(this.claimsOf(feature).length)}, names and disagreements` }),
      ]);
    }

    /** The panel: everything. */
    detail(feature, state) {
      return [
        this.heading(feature, state, "h2"),
        this.whose(feature),
        this.history(feature, state, true),
        this.disputes(feature, false),
        this.milestones(feature, false),
        this.facts(feature),
        this.names(feature),
        this.byDocument(feature),
        el("p", { class: "atlas-note", text: `Drawn to about ${feature.precision} km. ${feature.source}` }),
      ];
    }

    /** While only some documents are heard: how much of what is known they say. */
    whose(feature) {
      if (!this.telling.family) return null;
      const [own, all] = [this.claimsOf(feature).length, feature.claims.length];
      const words = own ? `${counted(own)} of ${all} on it: those of ${this.telling.inWords()}.` : `${this.telling.inWords()} says nothing of it; other documents do.`;
      return el("p", { class: "atlas-note", text: words });
    }

    heading(feature, state, tag) {
      const now = state ? statusWords(state) : "not in this interval";
      return el("header", { class: "atlas-heading" }, [
        el(tag, { text: this.naming.name(feature) }),
        el("p", { text: this.naming.others(feature) }),
        el("p", {}, [
          el("span", { class: "atlas-kind", text: this.data.kinds[feature.kind] }),
          el("span", { class: "atlas-now", text: now }),
          feature.disputes.length ? mark(feature.disputes.length) : null,
        ]),
      ]);
    }

    history(feature, state, full = false) {
      if (!feature.spells.length) return null;
      const rows = feature.spells.map((spell) => {
        const claim = this.data.claims[spell.claim];
        const current = state && state.spell === spell;
        const classes = [current && "atlas-current", spell.approximate && "atlas-approximate"].filter(Boolean).join(" ");
        return el("li", { class: classes || null, "aria-current": current ? "true" : null }, [
          el("b", { text: spell.observed ? `seen as ${spell.status}` : spell.status }),
          this.when(claim),
          this.source(claim),
        ]);
      });
      return section("State over time", [full ? this.disagreement.timeline(feature) : null, el("ol", { class: "atlas-history" }, rows)]);
    }

    /** The date of a claim, which leads to that time. */
    when(claim) {
      if (!claim.when) return el("span", { text: "undated" });
      const text = claim.basis === "inferred" ? `${claim.when} (date inferred)` : claim.when;
      return el("button", { class: "atlas-when", type: "button", text, title: "Show the map at this time", onclick: () => this.goTo(claim) });
    }

    /** Dated happenings of a line, area or site: in brief only those that the map follows. */
    milestones(feature, brief) {
      const rows = this.claimsOf(feature)
        .filter(({ attribute, days, id }) => attribute === "event" && days && !feature.spells.some(({ claim }) => claim === id))
        .filter(({ rank }) => rank === "preferred" || !brief)
        .sort((a, b) => a.days[0] - b.days[0])
        .map((claim) =>
          el("li", {}, [this.when(claim), el("span", { text: brief ? claim.value : claim.says }), this.source(claim)]),
        );
      return rows.length ? section("Milestones", [el("ol", { class: "atlas-history atlas-milestone" }, rows)]) : null;
    }

    facts(feature) {
      const claims = this.claimsOf(feature).filter((claim) => FACTS.includes(claim.attribute) && claim.rank === "preferred");
      if (!claims.length) return null;
      const rows = claims.map((claim) => [
        el("dt", { text: this.data.attributes[claim.attribute] }),
        el("dd", {}, [el("span", { text: [claim.figure, claim.when && `(${claim.when})`].filter(Boolean).join(" ") }), this.source(claim)]),
      ]);
      return section("Facts", [el("dl", { class: "atlas-facts" }, rows.flat())]);
    }

    disputes(feature, brief) {
      if (!feature.disputes.length) return null;
      const items = feature.disputes.map((id) => (brief ? this.disagreement.brief(id, feature) : this.disagreement.full(id)));
      const title = items.length === 1 ? "Documents disagree" : `Documents disagree on ${items.length} questions`;
      return section(title, [el("ul", { class: "atlas-disputes" }, items)]);
    }

    names(feature) {
      const used = feature.names.filter((name) => !this.telling.family || this.telling.family.has(name.document));
      if (!used.length) return null;
      const items = used.map(({ name, language, usedBy, when }) =>
        el("li", {}, [
          el("b", { text: name, lang: language }),
          el("span", { text: [language, usedBy, when].filter(Boolean).join(" · ") }),
        ]),
      );
      return section("Also called", [el("ul", { class: "atlas-names" }, items)]);
    }

    byDocument(feature) {
      const groups = new Map();
      for (const claim of this.claimsOf(feature)) {
        groups.set(claim.document, [...(groups.get(claim.document) || []), claim]);
      }
      const blocks = [...groups].map(([id, claims]) => {
        const cited = this.data.documents[id];
        return el("details", { open: cited.core }, [
          el("summary", {}, [el("b", { text: cited.short }), el("span", { text: `${this.data.roles[cited.core ? "core" : "record"]}, ${counted(claims.length)}` })]),
          el("p", { class: "atlas-note" }, [
            document.createTextNode(`${cited.citation} ${cited.standpoint} `),
            cited.link ? link(cited.link, "Open the document") : null,
          ]),
          el("ul", {}, claims.map((claim) => this.claim(claim))),
        ]);
      });
      return blocks.length ? section("What the documents say", blocks) : null;
    }

    /** What a claim is to the map; while some documents are heard, to the map of all. */
    rank({ rank }) {
      const words = this.data.ranks[rank];
      return this.telling.family && rank === "preferred" ? words.replace("the map", "the full map") : words;
    }

    /** One claim: what it says, when, what it is to the map, and where it stands. */
    claim(claim) {
      return el("li", { class: `atlas-claim atlas-${claim.rank}`, "data-claim": claim.id }, [
        el("p", { text: claim.says }),
        el("p", { class: "atlas-meta" }, [el("span", { class: "atlas-rank", text: this.rank(claim) }), this.when(claim), this.source(claim)]),
      ]);
    }
  }

  const counted = (number) => `${number} claim${number === 1 ? "" : "s"}`;

  function section(title, children) {
    return el("section", {}, [el("h3", { text: title }), ...children.filter(Boolean)]);
  }

  /** The mark of a feature on which documents disagree. */
  function mark(count) {
    const words = count === 1 ? "documents disagree" : `documents disagree on ${count} questions`;
    return el("span", { class: "atlas-mark", title: words }, [
      el("span", { text: count === 1 ? "≠" : `≠ ${count}`, "aria-hidden": "true" }),
      el("span", { class: "atlas-spoken", text: words }),
    ]);
  }

  /** "operating", "operating (date uncertain: from c. 1990)", "de facto control, ended 10 November 2020", or "contested (as of October 2024)". */
  function statusWords({ spell, ended, certain }) {
    if (spell.observed) return `${spell.status} (as of ${spell.since})`;
    const dates = spell.since ? `from ${spell.since}` : `until ${spell.until}`;
    const words = certain ? spell.status : `${spell.status} (date uncertain: ${dates})`;
    return ended ? `${words}, ended ${spell.until}` : words;
  }

  parts.Evidence = Evidence;
  parts.statusWords = statusWords;
  parts.disagreementMark = mark;
})((window.AtlasParts = window.AtlasParts || {}));
