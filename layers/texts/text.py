"""One text that a reader has: its words, lines and pages."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from layers.model import Claim
from layers.passages import PAGE_BREAK, Fingerprint, Reading, Span, readings_of
from layers.texts.files import Kind, TextFile
from layers.texts.locators import Lines, line_starts, lines_of, span_of


@dataclass(frozen=True)
class Text:
    """The text of a file, and how it is read."""

    file: TextFile
    whole: str
    readings: tuple[Reading, ...]

    @classmethod
    def of(cls, file: TextFile, whole: str) -> Text:
        """Return the text of a file with its words found."""
        return cls(file, whole, readings_of(whole))

    @property
    def has_lines(self) -> bool:
        """Whether a locator may count its lines."""
        return self.file.kind is Kind.TEXT

    @property
    def has_pages(self) -> bool:
        """Whether it has pages that can be drawn."""
        return self.file.kind is Kind.PDF

    def line_of(self, place: int) -> int:
        """Return the number of the line in which a character stands, from 1."""
        return bisect_right(self._line_starts, place)

    def page_of(self, place: int) -> int:
        """Return the number of the page on which a character stands, from 1."""
        return bisect_right(self._page_starts, place)

    def on_pages(self, span: Span) -> Iterator[tuple[int, Span]]:
        """Yield the pages that a span covers, from 1, with its characters on each, counted from the page's first."""
        for page in range(self.page_of(span[0]), self.page_of(span[1] - 1) + 1):
            start = self._page_starts[page - 1]
            end = self._page_starts[page] - 1 if page < len(self._page_starts) else len(self.whole)
            first, after = max(span[0], start) - start, min(span[1], end) - start
            if first < after:
                yield page, (first, after)

    def named_words(self, claim: Claim) -> list[tuple[int, int]]:
        """Return the numbers of the words that begin in the lines of a claim's locator: the first, and after the last.

        They are words of the reading without running lines; one pair for each piece of the locator.
        """
        return [self.readings[0].words_within(self._span(lines)) for lines in lines_of(claim.locator)]

    def fingerprints(self, claim: Claim) -> list[Fingerprint]:
        """Return the fingerprints of the lines that a claim's locator names."""
        return [self.readings[0].fingerprint(first, after) for first, after in self.named_words(claim)]

    def named_spans(self, claim: Claim) -> list[tuple[Span, ...]]:
        """Return where the words of the lines stand that a claim's locator names, as `Place.original` does."""
        reading = self.readings[0]
        words = (pair for pair in self.named_words(claim) if pair[0] < pair[1])
        return [reading.original((reading.starts[first], reading.ends[after - 1])) for first, after in words]

    def _span(self, lines: Lines) -> Span:
        return span_of(lines, self._line_starts, len(self.whole))

    @cached_property
    def _line_starts(self) -> list[int]:
        return line_starts(self.whole)

    @cached_property
    def _page_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer(PAGE_BREAK, self.whole))]
