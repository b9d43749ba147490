"""The library of documents: what a reader looks for and sorts by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from layers.evidence import citation, claims_of, family, year
from layers.model import Atlas, Claim, Document

KIND_WORDS: Final = {
    "article": "article",
    "article-journal": "journal article",
    "article-magazine": "magazine article",
    "article-newspaper": "news article",
    "book": "book",
    "broadcast": "broadcast",
    "chapter": "chapter",
    "dataset": "dataset",
    "document": "document",
    "entry-encyclopedia": "encyclopedia entry",
    "legal_case": "court document",
    "legislation": "official text",
    "map": "map",
    "post-weblog": "blog",
    "regulation": "official text",
    "report": "report",
    "speech": "speech",
    "thesis": "thesis",
    "treaty": "treaty",
    "webpage": "web page",
}
"""CSL types in words; another type is shown as it is."""

SORTS: Final = ("core documents first", "title", "year", "claims")


@dataclass(frozen=True)
class Entry:
    """A document with what the library says of it; a collected page has the claims of its parts."""

    document: Document
    kind: str
    year: str
    citation: str
    claims: int
    parts: int
    span: tuple[int, int] | None
    """First and last year that its claims speak of; `None` when none is dated."""
    disputes: int
    """Number of disputes that it takes part in."""
    text: str
    """What a search looks through, case-folded."""


def entries_of(atlas: Atlas) -> list[Entry]:
    """Return an entry for each document that is no part of another, core documents first, in file order."""
    entries = [_entry(atlas, document) for document in atlas.documents if not document.part_of]
    return sorted(entries, key=lambda entry: not entry.document.core)


def kind_of(document: Document) -> str:
    """Return what a document is, in words."""
    csl_type = str(document.csl.get("type", ""))
    return KIND_WORDS.get(csl_type, csl_type.replace("-", " ").replace("_", " "))


def years_of(claims: Iterable[Claim]) -> tuple[int, int] | None:
    """Return the first and last year that some claims name; an open end names none."""
    days = [day for claim in claims if claim.when for day in (claim.when.earliest, claim.when.latest) if day]
    return (min(days).year, max(days).year) if days else None


def decades_of(entries: Iterable[Entry]) -> list[int]:
    """Return the first years of the decades that some entries speak of, latest first."""
    spans = [entry.span for entry in entries if entry.span]
    return sorted(
        {year - year % 10 for first, last in spans for year in (*range(first, last + 1, 10), last)}, reverse=True
    )


def found(  # noqa: PLR0913  one filter each
    entries: Iterable[Entry],
    words: str = "",
    *,
    core: bool | None = None,
    kind: str = "",
    decade: int | None = None,
    disputed: bool = False,
) -> list[Entry]:
    """Return the entries in which all words stand and to which the filters apply; `None` and empty filter nothing.

    `decade` is the first year of a decade in which an entry's claims must lie, at least in part.
    """
    wanted = words.casefold().split()
    return [
        entry
        for entry in entries
        if all(word in entry.text for word in wanted)
        and core in {None, entry.document.core}
        and kind in {"", entry.kind}
        and (decade is None or (entry.span and entry.span[0] <= decade + 9 and entry.span[1] >= decade))
        and (entry.disputes or not disputed)
    ]


def in_order(entries: Iterable[Entry], sort: str) -> list[Entry]:
    """Sort entries by title, by year (newest first) or by number of claims (most first); else they keep their order."""
    if sort == "title":
        return sorted(entries, key=lambda entry: entry.document.title.casefold())
    if sort == "year":
        return sorted(entries, key=lambda entry: entry.year if entry.year.isdecimal() else "", reverse=True)
    if sort == "claims":
        return sorted(entries, key=lambda entry: -entry.claims)
    return list(entries)


def _entry(atlas: Atlas, document: Document) -> Entry:
    members = list(family(atlas, document.id))
    claims = [claim for member in (document, *members) for claim in claims_of(atlas, member.id)]
    cited = citation(document)
    words = (cited, document.standpoint, kind_of(document), document.id, *(member.title for member in members))
    return Entry(
        document,
        kind_of(document),
        year(document),
        cited,
        len(claims),
        len(members),
        years_of(claims),
        len({dispute for claim in claims for dispute in claim.disputes}),
        " ".join(words).casefold(),
    )
