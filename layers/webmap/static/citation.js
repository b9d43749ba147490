/* The present view as something to cite: the same rules as layers/cite; a test compares the two. */
"use strict";
(function (parts) {
  const { time } = parts;
  const GENRE = "Interactive map";
  const OFFLINE = "Offline copy";
  const BREAKS = /[\s\u0000-\u001f\u007f-\u009f\ufeff]+/g;

  // BibTeX counts braces wherever they stand, also behind a backslash, so a brace of the text cannot stay one.
  const SPECIALS = {
    "\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}",
    $: "\\$", "&": "\\&", "%": "\\%", "#": "\\#", _: "\\_",
  };
  // An address is taken as it is, so what would end its field travels as a percent code.
  const ADDRESS = { "\\": "%5C", "{": "%7B", "}": "%7D", " ": "%20" };

  const oneLine = (text) => text.replace(BREAKS, " ").trim();
  const listed = (words) => [words.slice(0, -1).join(", "), words.at(-1)].filter(Boolean).join(" and ");
  const escaped = (text) => text.replace(/[\\{}~^$&%#_]/g, (character) => SPECIALS[character]);
  const dated = (iso) => (iso ? { "date-parts": [iso.split("-").map(Number)] } : null);
  const partsOf = (date) => (date ? date["date-parts"][0] : []);

  /** The parts of what is seen: the feature, the intervals in words, the ids of the documents that tell it. */
  function partsOfView(data, { interval, other, feature, told }) {
    return {
      found: data.features.find(({ id }) => id === feature),
      intervals: [interval, other].filter(Boolean).map(time.inWords),
      tellers: Object.keys(data.documents).filter((id) => told.includes(id)),
    };
  }

  /** What a view shows: "Baku-Tbilisi-Ceyhan, 2006, as told by Garayeva 2025". */
  function seenInWords(data, seen) {
    const { found, intervals, tellers } = partsOfView(data, seen);
    const said = [
      found ? found.name : "",
      intervals.join(" beside "),
      tellers.length ? `as told by ${listed(tellers.map((id) => data.documents[id].short))}` : "",
      seen.disputed ? "only where documents disagree" : "",
    ];
    return oneLine(said.filter(Boolean).join(", "));
  }

  /** What tells one view from another within a key. */
  function slug(data, seen) {
    const { found, intervals, tellers } = partsOfView(data, seen);
    const words = [found ? found.id : "", ...intervals, ...tellers, seen.disputed ? "disputed" : ""];
    return words.filter(Boolean).join(" ").toLowerCase().replace(/[^a-z0-9]+/g, "-");
  }

  /** The CSL-JSON entry of a view; a `link` that only the reader's own disk can follow makes it an offline copy. `accessed` is YYYY-MM-DD. */
  function entry(data, seen, link, accessed) {
    const { title, version, released } = data.meta;
    const what = seenInWords(data, seen);
    const address = /^https?:\/\//.test(link) ? link : "";
    const said = {
      id: ["atlas", version, slug(data, seen)].filter(Boolean).join("-"),
      type: "map",
      title: oneLine([title, what].filter(Boolean).join(": ")),
      genre: GENRE,
      version,
      issued: dated(released),
      accessed: dated(accessed),
      URL: address,
      medium: address ? "" : OFFLINE,
      language: "en",
    };
    return Object.fromEntries(Object.entries(said).filter(([, value]) => value));
  }

  /** [2026, 11, 24] as "November 24, 2026". */
  const americanDay = ([year, month, day]) => `${time.MONTHS[month - 1]} ${day}, ${year}`;

  function dateInBrackets(date) {
    const [year, month, day] = partsOf(date);
    return year ? `(${year}, ${time.MONTHS[month - 1]} ${day})` : "(n.d.)";
  }

  /** One line in the manner of APA. */
  function text({ title, version, genre, issued, accessed, URL: address, medium }) {
    const visited = americanDay(partsOf(accessed));
    const end = address ? `Retrieved ${visited}, from ${address}` : `${medium}, accessed ${visited}.`;
    return `${title} (Version ${version}) [${genre}]. ${dateInBrackets(issued)}. ${end}`;
  }

  function bibtex({ id, title, version, genre, issued, accessed, URL: address, medium }) {
    const [year, month, day] = partsOf(issued);
    const pad = (number) => String(number).padStart(2, "0");
    const fields = {
      title: `{${escaped(title)}}`,
      type: genre,
      version: escaped(version),
      note: medium,
      year,
      month: month && time.MONTHS[month - 1].slice(0, 3).toLowerCase(),
      day,
      url: address && address.replace(/[\\{} ]/g, (character) => ADDRESS[character]),
      urldate: partsOf(accessed).map(pad).join("-"),
    };
    const bare = (name, value) => (name === "month" ? value : `{${value}}`); // months are macros
    const lines = Object.entries(fields).filter(([, value]) => value).map(([name, value]) => `  ${name} = ${bare(name, value)}`);
    return `${[`@misc{${id}`, ...lines].join(",\n")}\n}`;
  }

  const cslJson = (cited) => JSON.stringify([cited], null, 2);

  /** What can be chosen: [value, words, how an entry is written]. */
  const FORMATS = [["text", "Text (APA)", text], ["bibtex", "BibTeX", bibtex], ["csl-json", "CSL-JSON", cslJson]];

  /** Today where the reader is, YYYY-MM-DD. */
  function today() {
    const now = new Date();
    return time.iso(time.ordinal(now.getFullYear(), now.getMonth() + 1, now.getDate()));
  }

  parts.citation = { FORMATS, entry, seenInWords, text, bibtex, cslJson, today };
})((window.AtlasParts = window.AtlasParts || {}));
