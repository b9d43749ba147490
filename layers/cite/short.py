"""Author and year: how a document is called within a sentence or a list."""

from __future__ import annotations

from layers.cite.entry import people_of, year
from layers.model import Document

_MAX_AUTHORS = 3


def authors(document: Document) -> str:
    """Return the authors' family names as a citation shows them."""
    names = [person.name for person in people_of(document)]
    if len(names) > _MAX_AUTHORS:
        return f"{names[0]} et al."
    return " & ".join(names)


def short_citation(document: Document) -> str:
    """Return author and year, `Garayeva 2025`; the title stands in where no author is known."""
    return f"{authors(document) or document.title} {year(document)}"
