/* Popups and the detail panel: what is said about a feature, by whom, and where they disagree. */
"use strict";
(function (parts) {
  const { el, link } = parts.dom;
  const FACTS = ["carries", "capacity", "throughput", "length", "operator", "member_of", "controlled_by", "recognised_as", "force_size", "planned_end"];

  class Evidence {
    /** `open(claim)` shows a claim among its document's claims; null where there is no such page. */
    constructor({ data, naming }, open) {
      Object.assign(this, { data, naming, open });
    }

    claimsOf(feature) {
      return feature.claims.map((id) => this.data.claims[id]);
    }

    /** "Garayeva 2025, ¶63": short author and year with the locator. */
    source(claim) {
      const cited = this.data.documents[claim.document];
      const text = `${cited.short}, ${claim.locator}`;
      if (this.open) {
        return el("button", { class: "atlas-source", type: "button", text, title: cited.citation, onclick: () => this.open(claim) });
      }
      const node = cited.link ? link(cited.link, text) : el("span", { text });
      node.classList.add("atlas-source");
      node.title = cited.citation;
      return node;
    }

    /** The popup: what it is now, its history, facts and disagreements, each with its source. */
    popup(feature, state, onMore) {
      return el("div", { class: "atlas-popup" }, [
        this.heading(feature, state, "h2"),
        this.history(feature, state),
        this.disputes(feature, true),
        this.milestones(feature, true),
        this.facts(feature),
        el("button", { class: "atlas-more", type: "button", onclick: onMore, text: `All ${feature.claims.length} claims, names and disagreements` }),
      ]);
    }

    /** The panel: everything. */
    detail(feature, state) {
      return [
        this.heading(feature, state, "h2"),
        this.history(feature, state),
        this.disputes(feature, false),
        this.milestones(feature, false),
        this.facts(feature),
        this.names(feature),
        this.byDocument(feature),
        el("p", { class: "atlas-note", text: `Drawn to about ${feature.precision} km. ${feature.source}` }),
      ];
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

    history(feature, state) {
      if (!feature.spells.length) return null;
      const rows = feature.spells.map((spell) => {
        const claim = this.data.claims[spell.claim];
        const current = state && state.spell === spell;
        return el("li", { class: current ? "atlas-current" : null, "aria-current": current ? "true" : null }, [
          el("b", { text: spell.status }),
          el("span", { text: claim.when }),
          this.source(claim),
        ]);
      });
      return section("State over time", [el("ol", { class: "atlas-history" }, rows)]);
    }

    /** Dated happenings of a line, area or site: in brief only those that the map follows. */
    milestones(feature, brief) {
      const rows = this.claimsOf(feature)
        .filter(({ attribute, days, id }) => attribute === "event" && days && !feature.spells.some(({ claim }) => claim === id))
        .filter(({ rank }) => rank === "preferred" || !brief)
        .sort((a, b) => a.days[0] - b.days[0])
        .map((claim) =>
          el("li", {}, [el("b", { text: claim.when }), el("span", { text: brief ? claim.value : claim.says }), this.source(claim)]),
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
      const items = feature.disputes.map((id) => {
        const dispute = this.data.disputes[id];
        const sides = this.claimsOf(feature).filter((claim) => claim.disputes.includes(id));
        return el("li", {}, [
          el("p", { class: "atlas-question", text: dispute.question }),
          el("ul", {}, (brief ? sides.filter((claim) => claim.rank !== "preferred").slice(0, 2) : sides).map((claim) => this.claim(claim))),
          el("p", {}, [el("b", { text: "The map: " }), document.createTextNode(dispute.resolution)]),
          brief ? null : el("p", { class: "atlas-note", text: dispute.why }),
        ]);
      });
      return section(items.length === 1 ? "Documents disagree" : `Documents disagree on ${items.length} questions`, [el("ul", { class: "atlas-disputes" }, items)]);
    }

    names(feature) {
      if (!feature.names.length) return null;
      const items = feature.names.map(({ name, language, usedBy, when }) =>
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
          el("summary", {}, [el("b", { text: cited.short }), el("span", { text: `${claims.length} claim${claims.length === 1 ? "" : "s"}` })]),
          el("p", { class: "atlas-note" }, [
            document.createTextNode(`${cited.citation} ${cited.standpoint} `),
            cited.link ? link(cited.link, "Open the document") : null,
          ]),
          el("ul", {}, claims.map((claim) => this.claim(claim))),
        ]);
      });
      return section("What the documents say", blocks);
    }

    claim(claim) {
      return el("li", { class: `atlas-claim atlas-${claim.rank}` }, [
        el("p", { text: claim.says }),
        el("p", { class: "atlas-meta" }, [
          claim.when ? el("span", { text: claim.basis === "inferred" ? `${claim.when} (date inferred)` : claim.when }) : el("span", { text: "undated" }),
          claim.rank === "normal" ? null : el("span", { class: "atlas-rank", text: claim.rank === "preferred" ? "drawn by" : "not followed" }),
          this.source(claim),
        ]),
      ]);
    }
  }

  function section(title, children) {
    return el("section", {}, [el("h3", { text: title }), ...children]);
  }

  /** The mark of a feature on which documents disagree. */
  function mark(count) {
    const words = count === 1 ? "documents disagree" : `documents disagree on ${count} questions`;
    return el("span", { class: "atlas-mark", title: words }, [
      el("span", { text: count === 1 ? "≠" : `≠ ${count}`, "aria-hidden": "true" }),
      el("span", { class: "atlas-spoken", text: words }),
    ]);
  }

  /** "operating", "operating (date uncertain: from c. 1990)", or "de facto control, ended 10 November 2020". */
  function statusWords({ spell, ended, certain }) {
    const dates = spell.since ? `from ${spell.since}` : `until ${spell.until}`;
    const words = certain ? spell.status : `${spell.status} (date uncertain: ${dates})`;
    return ended ? `${words}, ended ${spell.until}` : words;
  }

  parts.Evidence = Evidence;
  parts.statusWords = statusWords;
  parts.disagreementMark = mark;
})((window.AtlasParts = window.AtlasParts || {}));
