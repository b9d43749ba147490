"""Passages of a text known by their fingerprints only: how many words they have, and a hash of these words.

A fingerprint is made of normalised words (`layers.words`), so the passage is found whatever the line breaks, pages
and hyphens of a text are: a window of that many words slides over the text until its hash is the one sought.

A text of several pages is read twice: without the running lines at the head and foot of its pages, so that a passage
that runs over a page break is in one piece, and as it is. A place found in both readings is one place.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import islice, takewhile

from layers.words import words_of

PAGE_BREAK = "\f"
MIN_WORDS = 5
"""Fewest words of a passage that is sought. Of five words in a row of the core texts 7 in 1,000 stand in another of
them too, of four 26, of three 86; and where columns of a page interrupt a sentence, some pieces of it have no more."""
EDGE_LINES = 3
"""At most so many lines at the head of a page, and at its foot, are running lines."""
MIN_REPEATS = 3
"""On fewer pages a line that repeats may be chance."""
MIN_SHARE = 1 / 3
"""Share of the pages on which a running line stands; left and right pages often have lines of their own."""

Span = tuple[int, int]
"""The first character and the one after the last."""


@dataclass(frozen=True, order=True)
class Fingerprint:
    """What is kept of a passage."""

    words: int
    """Number of its normalised words."""
    sha256: str
    """Hash of these words with one blank between them, in UTF-8; 64 hexadecimal digits."""

    @property
    def trusted(self) -> bool:
        """Whether it has enough words to be sought."""
        return self.words >= MIN_WORDS


@dataclass(frozen=True)
class Reading:
    """What is read of a text: all of it, or all but the running lines of its pages."""

    text: str
    kept: tuple[Span, ...]
    """The pieces of the original that `text` is made of, in their order."""
    starts: Sequence[int] = field(repr=False)
    """The first character of each word in `text`."""
    ends: Sequence[int] = field(repr=False)
    """The character after each word."""
    encoded: bytes = field(repr=False)
    """The normalised words with one blank after each."""
    offsets: Sequence[int] = field(repr=False)
    """Where each word begins in `encoded`, and where the last one ends."""

    def fingerprint(self, first: int, after: int) -> Fingerprint:
        """Return the fingerprint of the words from number `first` up to number `after`."""
        return Fingerprint(after - first, _digest(memoryview(self.encoded), self.offsets, first, after))

    def words_within(self, span: Span) -> tuple[int, int]:
        """Return the numbers of the first word that begins in a span of the original, and of the one after the last."""
        first, after = (bisect_left(self.starts, self._here(place)) for place in span)
        return first, after

    def original(self, span: Span) -> tuple[Span, ...]:
        """Return the pieces of the original that a span of `text` is made of."""
        found, passed = [], 0
        for start, end in self.kept:
            first, after = max(start, start + span[0] - passed), min(end, start + span[1] - passed)
            if first < after:
                found.append((first, after))
            passed += end - start
        return tuple(found)

    def _here(self, place: int) -> int:
        """Return where a character of the original stands in `text`; of one that is left out, the next that is not."""
        return sum(min(end, place) - start for start, end in takewhile(lambda span: span[0] < place, self.kept))


@dataclass(frozen=True)
class Place:
    """Where a passage stands in a reading of a text."""

    reading: Reading
    span: Span
    """From the first character of its first word to the last of its last, in the reading."""

    @property
    def text(self) -> str:
        """The passage as the reading has it."""
        return self.reading.text[slice(*self.span)]

    @property
    def original(self) -> tuple[Span, ...]:
        """The pieces of the original text, more than one where running lines stand between them."""
        return self.reading.original(self.span)


def fingerprint_of(text: str) -> Fingerprint:
    """Return the fingerprint of a passage."""
    reading = _reading(text, ((0, len(text)),))
    return reading.fingerprint(0, len(reading.starts))


def readings_of(text: str) -> tuple[Reading, ...]:
    """Return the readings of a text, the one without running lines first; pages end with form feeds."""
    whole = ((0, len(text)),)
    kept = tuple(_between(list(_running_lines(text)), len(text)))
    return tuple(_reading(text, spans) for spans in dict.fromkeys((kept, whole)))


def locate(readings: Iterable[Reading], sought: Iterable[Fingerprint]) -> dict[Fingerprint, tuple[Place, ...]]:
    """Return the first places of each passage over the readings of a text, two where it has more than one.

    A fingerprint that is not trusted has none.
    """
    found: dict[Fingerprint, dict[Span, Place]] = {fingerprint: {} for fingerprint in sought}
    by_length: dict[int, dict[str, Fingerprint]] = defaultdict(dict)
    for fingerprint in found:
        if fingerprint.trusted:
            by_length[fingerprint.words][fingerprint.sha256] = fingerprint
    for reading in readings:
        for words, wanted in by_length.items():
            for digest, place in _hits(reading, words, wanted):
                pieces = place.original
                places = found[wanted[digest]]
                places.setdefault((pieces[0][0], pieces[-1][1]), place)
                if len(places) > 1:
                    del wanted[digest]
    return {fingerprint: tuple(places.values()) for fingerprint, places in found.items()}


def _hits(reading: Reading, words: int, wanted: Collection[str]) -> Iterator[tuple[str, Place]]:
    """Yield the windows of so many words that are wanted, as long as any are."""
    encoded = memoryview(reading.encoded)
    for first in range(len(reading.starts) - words + 1):
        if not wanted:
            return
        digest = _digest(encoded, reading.offsets, first, first + words)
        if digest in wanted:
            yield digest, Place(reading, (reading.starts[first], reading.ends[first + words - 1]))


def _digest(encoded: memoryview, offsets: Sequence[int], first: int, after: int) -> str:
    end = offsets[after] - 1 if after > first else offsets[first]  # without the blank after the last word
    return sha256(encoded[offsets[first] : end]).hexdigest()


def _reading(original: str, kept: tuple[Span, ...]) -> Reading:
    text = "".join(original[start:end] for start, end in kept)
    starts, ends, offsets = array("L"), array("L"), array("L", [0])
    encoded = bytearray()
    for word in words_of(text):
        starts.append(word.start)
        ends.append(word.end)
        encoded += word.text.encode() + b" "
        offsets.append(len(encoded))
    return Reading(text, kept, starts, ends, bytes(encoded), offsets)


_PAGE = re.compile(r"[^\f]+")
_LINE = re.compile(r"[^\r\n\f]+")
_DIGITS = re.compile(r"\d+")
_BARE_NUMBER = re.compile(r"\W*(?:\d{1,4}|[ivxlc]{1,7})\W*")


def _running_lines(text: str) -> Iterator[Span]:
    """Yield the lines at the edges of pages that are page numbers, or repeat apart from their digits."""
    pages = [_lines(text, *page.span()) for page in _PAGE.finditer(text)] if PAGE_BREAK in text else []
    counts = Counter(key for page in pages for key in {_key(text, line) for line in _edges(page)})
    often = max(MIN_REPEATS, len(pages) * MIN_SHARE)

    def runs(line: Span) -> bool:
        return counts[_key(text, line)] >= often or bool(_BARE_NUMBER.fullmatch(_key(text, line)))

    for page in pages:
        yield from _at_edges(page, {line for line in _edges(page) if runs(line)})


def _lines(text: str, start: int, end: int) -> list[Span]:
    return [match.span() for match in _LINE.finditer(text, start, end) if not match[0].isspace()]


def _edges(page: Sequence[Span]) -> set[Span]:
    return {*page[:EDGE_LINES], *page[-EDGE_LINES:]}


def _key(text: str, line: Span) -> str:
    return _DIGITS.sub("0", " ".join(text[slice(*line)].split()).casefold())


def _at_edges(page: Sequence[Span], running: set[Span]) -> Iterator[Span]:
    """Yield the running lines that nothing separates from the head or the foot of their page."""
    head = list(takewhile(running.__contains__, page))
    foot = list(takewhile(running.__contains__, islice(reversed(page), len(page) - len(head))))
    yield from (*head, *reversed(foot))


def _between(left_out: Iterable[Span], length: int) -> Iterator[Span]:
    start = 0
    for first, after in left_out:
        yield start, first
        start = after
    yield start, length
