"""How each type of CSL is cited: what reference managers call it, and what the line of text does with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Kind:
    """One type of document."""

    bibtex: str
    ris: str
    place: str = ""
    """Where it stands: `periodical`, `book` (a part of one), or empty for a work of its own."""
    label: str = ""
    """What APA puts in brackets after the title."""
    only_year: bool = False
    """Whether the line of text leaves out month and day."""


OTHER: Final = Kind("misc", "GEN")
"""What has no row of its own."""

KINDS: Final = {
    "article": Kind("article", "JOUR", "periodical"),
    "article-journal": Kind("article", "JOUR", "periodical", only_year=True),
    "article-magazine": Kind("article", "MGZN", "periodical"),
    "article-newspaper": Kind("article", "NEWS", "periodical"),
    "review": Kind("article", "JOUR", "periodical"),
    "bill": Kind("misc", "BILL"),
    "legislation": Kind("misc", "STAT"),
    "regulation": Kind("misc", "LEGAL"),
    "treaty": Kind("misc", "STAT"),
    "legal_case": Kind("misc", "CASE"),
    "hearing": Kind("misc", "HEAR"),
    "patent": Kind("misc", "PAT"),
    "standard": Kind("misc", "STAND"),
    "book": Kind("book", "BOOK", only_year=True),
    "chapter": Kind("incollection", "CHAP", "book", only_year=True),
    "entry": Kind("incollection", "DICT", "book"),
    "entry-dictionary": Kind("incollection", "DICT", "book"),
    "entry-encyclopedia": Kind("incollection", "ENCYC", "book"),
    "paper-conference": Kind("inproceedings", "CPAPER", "book"),
    "thesis": Kind("phdthesis", "THES", label="Thesis", only_year=True),
    "report": Kind("techreport", "RPRT"),
    "manuscript": Kind("misc", "UNPB", label="Unpublished manuscript"),
    "pamphlet": Kind("misc", "PAMP", label="Pamphlet"),
    "post": Kind("misc", "ICOMM"),
    "post-weblog": Kind("misc", "BLOG"),
    "webpage": Kind("misc", "ELEC"),
    "broadcast": Kind("misc", "VIDEO", label="Broadcast"),
    "motion_picture": Kind("misc", "MPCT", label="Film"),
    "interview": Kind("misc", "PCOMM", label="Interview"),
    "personal_communication": Kind("misc", "PCOMM", label="Personal communication"),
    "speech": Kind("misc", "GEN"),
    "dataset": Kind("misc", "DATA", label="Data set"),
    "software": Kind("misc", "COMP", label="Computer software"),
    "map": Kind("misc", "MAP", label="Map"),
    "figure": Kind("misc", "FIGURE", label="Figure"),
    "graphic": Kind("misc", "ART", label="Image"),
    "document": OTHER,
}
