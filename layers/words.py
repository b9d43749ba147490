"""Words of a text, the same however it is set: in other lines, hyphenated, with ligatures or without.

Rules, in their order:

1. Characters that cannot be seen (zero-width ones, joiners, variation selectors, byte order marks) are not there.
2. NFKC, letter by letter with its combining marks: `ﬁ` is `fi`, `e` and an acute accent are `é`, `２` is `2`. Then
   case is folded (`ß` is `ss`), and NFKC once more.
3. Letters, digits and the marks on them make words.
4. A hyphen, or a soft hyphen, that follows a word joins what comes next, be it after blanks or a line end:
   `coop-eration` and `coop-` + `eration` are `cooperation`. So is `pre- and`, which becomes `preand`: whether a
   hyphen at the end of a line belongs to the word cannot be seen, so no wrapping may depend on it.
   A hyphen after a blank (`a - b`) and two hyphens (`a--b`) are dashes.
5. Blanks, dashes, minus signs and slashes separate words: `1988–1994` is two.
6. All other punctuation and symbols are dropped and separate nothing: `2,000` is `2000`, `U.S.` is `us`, `toppled.3`
   is `toppled3`. Letters that are written for an apostrophe count as one.

What words do not tell apart is therefore case, punctuation, and hyphenation; a changed, missing or added letter or
digit makes another word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple


class Word(NamedTuple):
    """A normalised word and where it stands: `text[start:end]`, punctuation at its ends left out."""

    text: str
    start: int
    end: int


def words_of(text: str) -> list[Word]:
    """Return the words of a text in order, with their places in characters of the text as given."""
    classes, letters, starts, ends = [], [], [], []
    for start, end, cluster in _clusters(text):
        for kind, letter in _classed(cluster):
            classes.append(kind)
            letters.append(letter)
            starts.append(start)
            ends.append(end)
    return [
        Word(
            "".join(letters[place] for place in range(*match.span()) if classes[place] == _LETTER),
            starts[match.start()],
            ends[match.end() - 1],
        )
        for match in _WORD.finditer("".join(classes))
    ]


_LETTER, _HYPHEN, _SOFT, _BLANK, _BREAK, _DROPPED = "whsb-."
# A word's letters may stand apart by what is dropped, and by one hyphen with what follows it up to the next letter.
# Every repetition is possessive, so that no text makes the search slow.
_WORD = re.compile(r"w++(?:\.*+(?:s[.sb]*+(?:h[.sb]*+)?|h[.sb]*+)?w++)*+")

_HYPHENS = frozenset("-\u2010\u2011\u058a\u1806\ufe63\uff0d")
_SOFT_HYPHENS = frozenset("\xad\x02\ufffe")
"""Also what PDF readers write for a hyphen at a line's end."""
_SEPARATORS = frozenset("/\\\u2044\u2215\u29f8\uff0f\u2212")
_APOSTROPHES = frozenset("\u02b9\u02ba\u02bb\u02bc\u02bd\u02be\u02bf\u02c8\u02ee\ua78c")
_VARIATION_SELECTORS = frozenset(map(chr, [0x34F, *range(0x180B, 0x180E), *range(0xFE00, 0xFE10)]))


def _clusters(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and letters of each character with the marks that NFKC could join to it."""
    start, end, cluster = 0, 0, ""
    for place, character in enumerate(text):
        trait = _trait(character)
        if trait == _UNSEEN:
            continue
        if trait == _EXTENDS and 0 < len(cluster) <= _MAX_MARKS:
            end, cluster = place + 1, cluster + character
            continue
        if cluster:
            yield start, end, cluster
        start, end, cluster = place, place + 1, character
    if cluster:
        yield start, end, cluster


_MAX_MARKS = 30
"""So many marks on a letter count (UAX #15, Stream-Safe Text Format); ordering more of them takes its time."""
_UNSEEN, _EXTENDS, _STARTS = "unseen", "extends", "starts"


@lru_cache(maxsize=1 << 16)
def _trait(character: str) -> str:
    category = unicodedata.category(character)
    if character in _SOFT_HYPHENS:
        return _STARTS
    if category == "Cf" or character in _VARIATION_SELECTORS or "\U000e0100" <= character <= "\U000e01ef":
        return _UNSEEN
    first = unicodedata.normalize("NFKC", character)[0]
    # The vowels and finals of Hangul are letters of their own class, yet they join what stands before.
    joins = unicodedata.category(first).startswith("M") or "\u1160" <= first <= "\u11ff"
    return _EXTENDS if joins else _STARTS


@lru_cache(maxsize=1 << 16)
def _classed(cluster: str) -> tuple[tuple[str, str], ...]:
    """Return class and character of what a cluster becomes."""
    if len(cluster) == 1 and (kind := _kind_as_written(cluster)):
        return ((kind, cluster),)
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", cluster).casefold())
    found: list[tuple[str, str]] = []
    for character in folded:
        kind = _kind(character)
        if kind == _MARK:
            kind = _LETTER if found and found[-1][0] == _LETTER else _DROPPED
        if kind == _BLANK:  # a blank that carries an accent, such as U+00B4
            kind = _DROPPED
        found.append((kind, character))
    return tuple(found)


_MARK = "m"


def _kind_as_written(character: str) -> str:
    if character in _SOFT_HYPHENS:
        return _SOFT
    if character in _HYPHENS:
        return _HYPHEN
    return _BLANK if character.isspace() else ""


def _kind(character: str) -> str:
    if character in _APOSTROPHES:
        return _DROPPED
    category = unicodedata.category(character)
    if category[0] in "LN":
        return _LETTER
    if category[0] == "M":
        return _MARK
    if character in _HYPHENS:
        return _HYPHEN
    if category == "Pd" or character in _SEPARATORS:
        return _BREAK
    return _BLANK if character.isspace() else _DROPPED
