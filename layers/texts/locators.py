"""The lines that a claim's locator names: `... | ¶17 | L35`, `L31-34`, `L64,70-72`."""

from __future__ import annotations

import re

from layers.passages import Span

Lines = tuple[int, int]
"""The first line and the last, counted from 1."""

_NAMED = re.compile(r"(?:^|\s)L(\d{1,7}(?:-\d{1,7})?(?:,\d{1,7}(?:-\d{1,7})?)*)$")
_LINE_END = re.compile(r"\r\n|\n|\r")


def lines_of(locator: str) -> tuple[Lines, ...]:
    """Return the pieces of a passage in their order, none where the locator names no lines."""
    named = _NAMED.search(locator)
    pieces = (piece.split("-") for piece in (named[1].split(",") if named else ()))
    return tuple((int(piece[0]), int(piece[-1])) for piece in pieces)


def line_starts(text: str) -> list[int]:
    """Return where each line of a text begins; lines end as an editor counts them, not at form feeds."""
    return [0, *(match.end() for match in _LINE_END.finditer(text))]


def span_of(lines: Lines, starts: list[int], length: int) -> Span:
    """Return the characters of some lines of a text of this length; lines that are not there have none."""
    first, last = lines
    begin = starts[first - 1] if 1 <= first <= len(starts) else length
    end = starts[last] if last < len(starts) else length
    return begin, max(begin, end)
