/* The atlas as some documents alone tell it, or only where documents disagree: the same rules as layers/told.py; a test compares the two. */
"use strict";
(function (parts) {
  const { time } = parts;
  const RANKS = ["deprecated", "normal", "preferred"];
  const startOf = ({ start }) => (start === null ? -Infinity : start);
  const inOrder = (spells) => [...spells].sort((one, other) => startOf(one) - startOf(other));

  /** The days of a dated claim as a spell with a status; `observed` is a state that was only seen on them. */
  function spellOf({ id, days, ends }, status, observed) {
    const [startLatest, endEarliest, approximate, since, until] = ends;
    return { start: days[0], end: days[1], status, claim: id, approximate: Boolean(approximate), since, until, startLatest, endEarliest, observed };
  }

  /** Spells in order, each open one closed on the day before the next begins. */
  function closedByNext(spells) {
    return inOrder(spells).map((spell) => {
      const later = spells.map(startOf).filter((start) => start > startOf(spell));
      if (spell.end !== null || !later.length) return spell;
      const end = Math.min(...later) - 1;
      return { ...spell, end, until: time.dayInWords(end) };
    });
  }

  /** The spells of a feature as some of the claims on it tell them; `happening` is whether it is one by all of them. */
  function toldSpells(claims, happening) {
    const said = claims.filter(({ ends }) => ends).sort((one, other) => RANKS.indexOf(one.rank) - RANKS.indexOf(other.rank));
    const states = said.filter(({ attribute }) => attribute === "status");
    if (!states.length && happening) return inOrder(said.map((claim) => spellOf(claim, time.HAPPENING, false)));
    const lasts = ({ ends }) => Boolean(ends[5]);
    const seen = states.filter((claim) => !lasts(claim)).map((claim) => spellOf(claim, claim.value, true));
    return inOrder([...closedByNext(states.filter(lasts).map((claim) => spellOf(claim, claim.value, false))), ...seen]);
  }

  /** Whose map it is: it holds the choice, and gives the features the spells that follow from it. */
  class Telling {
    constructor({ claims, documents }, features) {
      Object.assign(this, { claims, documents, features, chosen: [], disputed: false, family: null });
      this.full = features.map(({ spells }) => spells);
    }

    /** Whether something of the atlas is left out. */
    get active() {
      return this.disputed || this.chosen.length > 0;
    }

    /** Choose documents, none for all, and whether only features on which documents disagree are shown. */
    choose(documents, disputed) {
      this.chosen = Object.keys(this.documents).filter((id) => documents.includes(id));
      this.disputed = disputed;
      this.family = this.chosen.length ? new Set(Object.keys(this.documents).filter((id) => this.chosen.includes(id) || this.chosen.includes(this.documents[id].partOf))) : null;
      this.features.forEach((feature, number) => (feature.spells = this.spells(feature, number)));
    }

    spells(feature, number) {
      if (this.disputed && !this.disputesOf(feature).length) return [];
      if (!this.family) return this.full[number];
      const happening = this.full[number].every(({ status }) => status === time.HAPPENING);
      return toldSpells(this.claimsOf(feature), happening);
    }

    /** Whether a claim is one of the chosen documents'. */
    tells({ document }) {
      return !this.family || this.family.has(document);
    }

    /** The claims on a feature that the chosen documents make. */
    claimsOf(feature) {
      return feature.claims.map((id) => this.claims[id]).filter((claim) => this.tells(claim));
    }

    /** The disputes on a feature that the chosen documents take part in. */
    disputesOf(feature) {
      if (!this.family) return feature.disputes;
      const own = new Set(this.claimsOf(feature).flatMap(({ disputes }) => disputes));
      return feature.disputes.filter((id) => own.has(id));
    }

    /** Whether the choice speaks of a feature without giving it a state in the present interval: "named", else "untold". */
    silence(feature) {
      return this.family && this.claimsOf(feature).length && !(this.disputed && !this.disputesOf(feature).length) ? "named" : "untold";
    }

    /** What a feature is called by the chosen documents, or nothing. */
    nameOf(feature) {
      if (!this.family) return "";
      const claim = this.claimsOf(feature).find(({ attribute, value }) => attribute === "name" && value);
      const name = feature.names.find(({ document }) => this.family.has(document));
      return claim ? claim.value : name ? name.name : "";
    }

    /** "Garayeva 2025 and Aslanlı 2010". */
    inWords() {
      const words = this.chosen.map((id) => this.documents[id].short);
      return words.length > 1 ? `${words.slice(0, -1).join(", ")} and ${words.at(-1)}` : words.join("");
    }
  }

  /** What follows from the features' present spells: {index, log, ground}; `ground` is the whole atlas while only some is told. */
  function indexed(features, telling) {
    const ground = telling.active ? new parts.TimeIndex(features.map((_, number) => ({ spells: telling.full[number] }))) : null;
    return { index: new parts.TimeIndex(features), log: new parts.changes.ChangeLog(features), ground };
  }

  parts.told = { indexed, toldSpells };
  parts.Telling = Telling;
})((window.AtlasParts = window.AtlasParts || {}));
