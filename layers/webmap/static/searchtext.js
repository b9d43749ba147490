/* A text as the search compares it: its words without case and marks, and where they stand. Pure. */
"use strict";
(function (parts) {
  const WORDS = /[\p{L}\p{M}\p{N}]+/gu;
  const MARKS = /\p{M}/gu;
  /** One of these between two words makes them one word as well: hyphens, apostrophes, the zero width non-joiner. */
  const JOINTS = /^[-‐‑–'’ʻʼ\u200c]$/;
  /** Letters that no decomposition turns into those that other keyboards have. */
  const ALIKE = { ə: "e", ı: "i", ł: "l", đ: "d", ø: "o", æ: "ae", ß: "ss", ي: "ی", ى: "ی", ك: "ک", ة: "ه" };
  const UNLIKE = new RegExp(`[${Object.keys(ALIKE).join("")}]`, "gu");

  /** "Naxçıvan" and "NAXCIVAN" are alike: naxcivan. */
  function fold(word) {
    return word.normalize("NFKD").replace(MARKS, "").toLowerCase().replace(UNLIKE, (letter) => ALIKE[letter]);
  }

  /** [{word, from, to}] in the order of the text. */
  function words(text) {
    return [...text.matchAll(WORDS)].map(({ 0: word, index }) => ({ word: fold(word), from: index, to: index + word.length }));
  }

  /** The words of a text, and those that a joint makes of two: "Trans-Anatolian" is two words and one, whose `first` part has 5 letters. */
  function spans(text) {
    const found = words(text);
    const joined = found.slice(1).flatMap(({ word, from, to }, before) => {
      const first = found[before];
      return JOINTS.test(text.slice(first.to, from)) ? [{ word: first.word + word, from: first.from, to, first: first.word.length }] : [];
    });
    return [...found, ...joined];
  }

  /** The words of a text as one string, to compare whole names. */
  function whole(text) {
    return words(text).map(({ word }) => word).join(" ");
  }

  /** A text that begins shortly before a place in it that would else be out of sight, or earlier if its end is in sight then too. */
  function excerpt(text, place, atMost) {
    if (place <= atMost) return text;
    const start = text.indexOf(" ", Math.min(place - atMost / 2, text.length - atMost)) + 1;
    return start && start < place ? `… ${text.slice(start)}` : text;
  }

  parts.searchText = { excerpt, spans, whole, words };
})((window.AtlasParts = window.AtlasParts || {}));
