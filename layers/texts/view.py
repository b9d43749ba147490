"""What is shown of a claim's passage in a text: the passage between its neighbours, or why nothing is marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from layers.passages import PAGE_BREAK, Fingerprint, Place, Span
from layers.texts.text import Text

NEIGHBOUR_CHARACTERS = 400
"""At most so much is shown before a passage, and after it."""


class Outcome(StrEnum):
    """What became of looking for a passage."""

    LOCATED = "located"
    MOVED = "moved"
    REPEATED = "repeated"
    MISSING = "missing"
    NO_TEXT = "no-text"
    NO_FINGERPRINT = "no-fingerprint"
    REFUSED = "refused"


SENTENCES: Mapping[Outcome, str] = {
    Outcome.LOCATED: "The passage stands where the claim says.",
    Outcome.MOVED: "The passage stands at other lines than the claim says: this copy is set differently.",
    Outcome.REPEATED: "The passage stands in this text more than once, so nothing is marked.",
    Outcome.MISSING: "The passage is not in this text word for word, so nothing is marked.",
    Outcome.NO_TEXT: "The folder of texts has no file of this document.",
    Outcome.NO_FINGERPRINT: "The atlas has no fingerprint of this passage, so it cannot be looked for.",
}
"""What is said of each outcome; of a file that is refused, why."""


@dataclass(frozen=True)
class Extract:
    """A piece of a passage in its text. What is shown is `before`, `passage` and `after` in a row."""

    before: str
    passage: str
    after: str
    line: int | None
    """Line on which it begins, from 1; of a text file."""
    page: int | None
    """Page on which it begins, from 1; of a PDF."""


@dataclass(frozen=True)
class PassageView:
    """What a reader sees of a claim's passage."""

    outcome: Outcome
    message: str
    file: str = ""
    extracts: tuple[Extract, ...] = ()
    """The pieces of the passage, none unless it was located or has moved."""
    pages: tuple[tuple[int, tuple[Span, ...]], ...] = ()
    """Pages of a PDF, from 1, with the characters of the passage on each: what `Texts.pictures` draws."""


def nothing(outcome: Outcome, file: str = "", message: str = "") -> PassageView:
    """Return the view of a passage that is not marked."""
    return PassageView(outcome, message or SENTENCES[outcome], file)


def view_of(
    text: Text,
    sought: Sequence[Fingerprint],
    found: Mapping[Fingerprint, Sequence[Place]],
    named: Sequence[object] | None,
) -> PassageView:
    """Return what is shown of a passage, given all places of its pieces.

    Parameters
    ----------
    text
        Where it was looked for.
    sought
        Its pieces, in order.
    found
        All places of each piece.
    named
        Where the claim says that they stand, as `Place.original` has it; `None` where lines do not apply.
    """
    outcome = _outcome(sought, [len(found[piece]) for piece in sought])
    if outcome is not Outcome.LOCATED:
        return nothing(outcome, text.file.name)
    places = [found[piece][0] for piece in sought]
    if named is not None and [place.original for place in places] != list(named):
        outcome = Outcome.MOVED
    return PassageView(
        outcome, SENTENCES[outcome], text.file.name, tuple(_extracts(text, places)), tuple(_pages(text, places))
    )


def _outcome(sought: Sequence[Fingerprint], counts: Sequence[int]) -> Outcome:
    if not sought or not all(piece.trusted for piece in sought):
        return Outcome.NO_FINGERPRINT
    if min(counts) == 0:
        return Outcome.MISSING
    return Outcome.LOCATED if max(counts) == 1 else Outcome.REPEATED


def _extracts(text: Text, places: Sequence[Place]) -> Iterator[Extract]:
    """Yield the pieces of a passage; what stands between two that are near is shown once."""
    shown = 0  # where what has been shown of this reading ends
    for number, place in enumerate(places):
        whole, (start, end) = place.reading.text, place.span
        before = whole[shown:start] if 0 < shown <= start else _tail(whole[:start])
        upper = places[number + 1].span[0] if _follows(places, number) else len(whole)
        near = upper - end <= 2 * NEIGHBOUR_CHARACTERS and upper < len(whole)
        after = whole[end:upper] if near else _head(whole[end:upper])
        shown = upper if near else 0
        first = place.original[0][0]
        yield Extract(
            _plain(before),
            _plain(place.text),
            _plain(after),
            text.line_of(first) if text.has_lines else None,
            text.page_of(first) if text.has_pages else None,
        )


def _follows(places: Sequence[Place], number: int) -> bool:
    """Tell whether the next piece stands after this one in the same reading."""
    following = places[number + 1 : number + 2]
    return any(
        after.reading is places[number].reading and after.span[0] >= places[number].span[1] for after in following
    )


def _tail(text: str) -> str:
    if len(text) <= NEIGHBOUR_CHARACTERS:
        return text
    _, blank, rest = text[-NEIGHBOUR_CHARACTERS:].partition(" ")
    return f"… {rest}" if blank else "… "


def _head(text: str) -> str:
    if len(text) <= NEIGHBOUR_CHARACTERS:
        return text
    rest, blank, _ = text[:NEIGHBOUR_CHARACTERS].rpartition(" ")
    return f"{rest} …" if blank else " …"


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace(PAGE_BREAK, "\n")


def _pages(text: Text, places: Sequence[Place]) -> Iterator[tuple[int, tuple[Span, ...]]]:
    """Yield the pages that can be drawn with the characters of the passage on them."""
    found: dict[int, list[Span]] = defaultdict(list)
    for place in places if text.has_pages else ():
        for piece in place.original:
            for page, span in text.on_pages(piece):
                found[page].append(span)
    yield from ((page, tuple(spans)) for page, spans in sorted(found.items()))
