/* The search: words, whole, begun or mistyped, to the entries they mean, best first. lunr holds the words and weighs them. Pure. */
"use strict";
(function (parts) {
  const { excerpt, spans, whole, words } = parts.searchText;
  const GROUPS = ["Features", "Places", "Documents", "Claims"];
  const IN_A_GROUP = 5;
  const IN_ALL = 12;
  const WORDS_AT_MOST = 8;
  const LETTERS_AT_MOST = 30;
  const IN_SIGHT = 64; // letters of a title on the two lines that it has in a panel

  /** How a result answers the query, best first; that of several words is that of the worst. */
  const WHOLE = 0; // a name is all of the query
  const EXACT = 1;
  const BEGUN = 2;
  const MISTYPED = 3;
  const MISTYPED_BEGUN = 4;
  const SOME = 5; // not all words are there
  const WEIGHTS = { [EXACT]: 10, [BEGUN]: 4, [MISTYPED]: 1, [MISTYPED_BEGUN]: 1 };

  /** How many letters of a word may be wrong; in a number none may. */
  function slips(word) {
    if (word.length < 4 || /\p{N}/u.test(word)) return 0;
    return word.length < 8 ? 1 : 2;
  }

  /** The words that begin like those of a set: from where one ends, anything may follow. */
  function begun(set) {
    const rest = new lunr.TokenSet();
    rest.final = true;
    rest.edges["*"] = rest;
    const seen = new Set();
    const waiting = [set];
    while (waiting.length) {
      const node = waiting.pop();
      if (seen.has(node)) continue;
      seen.add(node);
      if (node.final) node.edges = { "*": rest };
      else waiting.push(...Object.values(node.edges));
    }
    return set;
  }

  class SearchIndex {
    /** `world` has data, features and naming; the naming is asked anew for each query. */
    constructor(world) {
      this.entries = parts.searchEntries.all(world);
      this.names = this.entries.map(({ names }) => new Set(names.map(whole)));
      /** Word of two that a joint made one -> letters of its first part. */
      this.joined = new Map();
      const builder = new lunr.Builder();
      builder.tokenizer = (text) => spans(text || "").map((span) => this.noted(span));
      builder.ref("number");
      for (const [field, boost] of Object.entries(parts.searchEntries.FIELDS)) builder.field(field, { boost });
      this.entries.forEach(({ fields, boost }, number) => builder.add({ ...fields, number }, { boost }));
      this.lunr = builder.build();
    }

    noted({ word, first }) {
      if (first) this.joined.set(word, first);
      return word;
    }

    /** {results, totals}: the best results, those of a group together, and how many each group has in all. */
    query(text) {
      const wanted = this.meant(text);
      const groups = wanted.length ? this.ranked(wanted, whole(text)) : [];
      const shown = shares(groups.map(({ found }) => found.length));
      return {
        results: groups.flatMap(({ group, found, terms }, index) => found.slice(0, shown[index]).map(({ entry }) => result(group, entry, terms))),
        totals: groups.map(({ group, found }) => ({ group, total: found.length })),
      };
    }

    /** The words of a query; small words that stand everywhere are not asked for beside others. */
    meant(text) {
      const all = [...new Set(words(text).map(({ word }) => word.slice(0, LETTERS_AT_MOST)))].slice(0, WORDS_AT_MOST);
      const telling = all.filter((word) => word.length > 3 || !this.common(word));
      return telling.length ? telling : all;
    }

    common(word) {
      const posting = this.lunr.invertedIndex[word];
      return posting !== undefined && Object.keys(posting.text).length > this.entries.length / 6;
    }

    /** [{group, found, terms}]: groups that have something, best first, each with its best results only. */
    ranked(wanted, asked) {
      const close = this.found(wanted, asked, false);
      if (close.best < SOME) return close.groups;
      const wide = this.found(wanted, asked, true);
      return wide.best < SOME ? wide.groups : close.groups.length ? close.groups : wide.groups;
    }

    /** `asked` is the whole query; `wide` takes mistyped beginnings too. */
    found(wanted, asked, wide) {
      const terms = this.expanded(wanted, wide);
      if (!terms.size) return { best: SOME, groups: [] }; // lunr takes no word for any word
      const matches = this.lunr.query((query) => {
        for (const [term, meanings] of terms) query.term(term, { usePipeline: false, boost: Math.max(...meanings.map(({ grade }) => WEIGHTS[grade])) });
      });
      const found = matches.map(({ ref, score, matchData }) => {
        const grade = this.names[ref].has(asked) ? WHOLE : gradeOf(Object.keys(matchData.metadata), terms, wanted.length);
        return { entry: this.entries[ref], score, grade };
      });
      const best = found.reduce((low, { grade }) => Math.min(low, grade), SOME);
      return { best, groups: grouped(found.filter(({ grade }) => best === SOME || grade < SOME), terms) };
    }

    /** term -> [{word, grade}]: the terms of the index that the wanted words may mean. */
    expanded(wanted, wide) {
      const terms = new Map();
      const take = (word, set, gradeFor) => {
        for (const term of this.lunr.tokenSet.intersect(set).toArray()) {
          const meanings = terms.get(term) || [];
          if (word.length <= this.joined.get(term)) continue; // the first part itself is a term
          if (!meanings.some((meaning) => meaning.word === word)) terms.set(term, [...meanings, { word, grade: gradeFor(term) }]);
        }
      };
      for (const word of wanted) {
        const fuzzy = () => lunr.TokenSet.fromFuzzyString(word, slips(word));
        take(word, lunr.TokenSet.fromString(`${word}*`), (term) => (term === word ? EXACT : BEGUN));
        if (slips(word)) take(word, fuzzy(), () => MISTYPED);
        if (slips(word) && wide) take(word, begun(fuzzy()), () => MISTYPED_BEGUN);
      }
      return terms;
    }
  }

  /** The grade of an entry that has some terms: that of its worst word. */
  function gradeOf(has, terms, wanted) {
    const grades = new Map();
    for (const term of has) {
      for (const { word, grade } of terms.get(term)) grades.set(word, Math.min(grade, grades.get(word) ?? SOME));
    }
    return grades.size < wanted ? SOME : Math.max(...grades.values());
  }

  /** Names that are right, even if only begun, are alike: their weights order them. */
  function tier(grade) {
    return grade <= BEGUN ? BEGUN : grade;
  }

  function grouped(found, terms) {
    const groups = GROUPS.map((group) => {
      const own = found.filter(({ entry }) => entry.group === group).sort((one, other) => one.grade - other.grade || other.score - one.score);
      const best = own.filter(({ grade }) => tier(grade) === tier(own[0].grade));
      // A whole name comes first; what a sentence mentions comes after the names that were nearly typed.
      const rank = !best.length ? SOME : group === "Claims" ? Math.max(best[0].grade, MISTYPED) : best[0].grade === WHOLE ? WHOLE : tier(best[0].grade);
      return { group, found: best, terms, rank };
    });
    return groups.filter(({ found: best }) => best.length).sort((one, other) => one.rank - other.rank);
  }

  /** How many of each group are shown: one of each in turn until there are enough. */
  function shares(totals) {
    const shown = totals.map(() => 0);
    for (let turn = 0, left = IN_ALL; turn < IN_A_GROUP; turn += 1) {
      totals.forEach((total, index) => {
        if (total <= turn || !left) return;
        shown[index] += 1;
        left -= 1;
      });
    }
    return shown;
  }

  /** What of a text the terms are: [[from, to]]; of a word that is only begun, the beginning. */
  function marks(text, terms) {
    const found = spans(text).flatMap(({ word, from, to }) => {
      const meanings = terms.get(word);
      if (!meanings) return [];
      const best = meanings.reduce((one, other) => (other.grade < one.grade ? other : one));
      const partly = best.grade === BEGUN && word.length === to - from;
      return [[from, partly ? from + best.word.length : to]];
    });
    const apart = [];
    for (const [from, to] of found.sort((one, other) => one[0] - other[0] || other[1] - one[1])) {
      if (!apart.length || from >= apart[apart.length - 1][1]) apart.push([from, to]);
    }
    return apart;
  }

  /** How well a text answers: words that are right count more than mistyped ones. */
  function fit(text, terms) {
    return spans(text).reduce((sum, { word }) => sum + Math.max(0, ...(terms.get(word) || []).map(({ grade }) => WEIGHTS[grade])), 0);
  }

  /** A result as it is shown: in the form that answers best, the first of equals. */
  function result(group, entry, terms) {
    const forms = entry.forms();
    const fits = forms.map(({ title }) => fit(title, terms));
    const { title: full, line } = forms[fits.indexOf(Math.max(...fits))];
    const [first] = marks(full, terms);
    const title = excerpt(full, first ? first[1] : 0, IN_SIGHT);
    return { group, title, titleMarks: marks(title, terms), line, lineMarks: marks(line, terms), target: entry.target };
  }

  parts.SearchIndex = SearchIndex;
})((window.AtlasParts = window.AtlasParts || {}));
