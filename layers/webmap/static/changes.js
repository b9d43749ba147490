/* What began, changed and ended: the same rules as layers/changes.py; a test compares the two. */
"use strict";
(function (parts) {
  const { time } = parts;
  const KINDS = ["began", "changed", "ended"];
  const SAID_AT_MOST = 3;

  /** Tell whether a spell begins on the day after another ends. */
  const replaces = (spell, other) => spell.start !== null && other.end !== null && other.end + 1 === spell.start;

  /** Every change in the life of one feature: [{feature, spell, kind, day, words, before, after}]. */
  function* changesOf(feature) {
    const { spells } = feature;
    for (const spell of spells.filter(({ observed }) => !observed)) { // what was only seen neither began nor ended then
      const replaced = spells.filter((other) => replaces(spell, other)).map(({ status }) => status);
      if (spell.start !== null && !replaced.includes(spell.status)) {
        const kind = replaced.length ? "changed" : "began";
        yield { feature, spell, kind, day: spell.start, words: spell.since, before: replaced.at(-1) || "", after: spell.status };
      }
      if (spell.end !== null && !time.passing(spell) && !spells.some((other) => replaces(other, spell))) {
        yield { feature, spell, kind: "ended", day: spell.end, words: spell.until, before: spell.status, after: "" };
      }
    }
  }

  /** Changes without those that another document says as well; the first one stays. */
  function once(changes) {
    const found = new Map();
    for (const change of changes) {
      const key = [change.day, change.kind, change.before, change.after].join("|");
      if (!found.has(key)) found.set(key, change);
    }
    return [...found.values()];
  }

  /** All changes of all features in order of their days. */
  class ChangeLog {
    constructor(features) {
      this.changes = features.flatMap((feature) => once(changesOf(feature))).sort((one, other) => one.day - other.day);
      this.days = Int32Array.from(this.changes, ({ day }) => day);
    }

    /** The changes from one day to another, both included. */
    between(first, last) {
      return this.changes.slice(time.firstFrom(this.days, first), time.firstFrom(this.days, last + 1));
    }
  }

  /** 0 for what is not shown, 1 for what is faded because it has ended, 2 for what is drawn in full. */
  const presence = (state) => (state ? 2 - Number(state.ended) : 0);

  /** How the shown state of a feature differs between two intervals: {kind, before, after, claim}, or null. */
  function difference(before, after) {
    const [was, is] = [before, after].map((state) => (state ? state.spell.status : ""));
    const gained = presence(after) - presence(before);
    if (!gained && was === is) return null;
    const kind = gained > 0 ? "began" : gained < 0 ? "ended" : "changed";
    return { kind, before: was, after: is, claim: (after || before).spell.claim };
  }

  /** "under construction -> operating" as a reader sees it. */
  function inWords({ kind, before, after }) {
    if (kind === "ended") return after ? `${after} (ended)` : `${before} ended`;
    return after === time.HAPPENING ? "" : after;
  }

  /** "TANAP operating; Rasht-Astara agreed; and 4 more": one of each layer before a second of any, for a pipeline and a war are both news. */
  function sentence(changes, layers) {
    const byLayer = layers.map(({ id }) => changes.filter(({ feature }) => feature.layer === id));
    const turns = Array.from({ length: SAID_AT_MOST }, (_, turn) => byLayer.flatMap((own) => own.slice(turn, turn + 1)));
    const said = turns.flat().slice(0, SAID_AT_MOST);
    const phrases = said.map((change) => `${change.feature.short || change.feature.name} ${inWords(change)}`.trim());
    if (changes.length > said.length) phrases.push(`and ${changes.length - said.length} more`);
    return phrases.join("; ") || "no dated change";
  }

  parts.changes = { sentence, ChangeLog, difference, inWords, KINDS };
})((window.AtlasParts = window.AtlasParts || {}));
