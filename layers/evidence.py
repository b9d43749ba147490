"""Documents as a reader meets them: citations, and the claims in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterable

from layers.cite import apa
from layers.cite.entry import link, year
from layers.cite.short import authors, short_citation
from layers.model import Atlas, Claim, Document

__all__ = ["authors", "citation", "claims_of", "family", "link", "short_citation", "year"]

_LINE = re.compile(r"L(\d+)")
_NUMBER = re.compile(r"(\d+)")


def citation(document: Document) -> str:
    """Return the APA line without the address: wherever it is shown, a link stands beside it."""
    return apa(document, address=False)


def claims_of(atlas: Atlas, document_id: str) -> list[Claim]:
    """Return the claims of one document in the order in which its text makes them."""
    return sorted(atlas.claims_by_document[document_id], key=lambda claim: (_line(claim.locator), claim.id))


def family(atlas: Atlas, document_id: str) -> Iterable[Document]:
    """Yield the documents that are part of one, such as the articles of a collected page."""
    return (document for document in atlas.documents if document.part_of == document_id)


def _line(locator: str) -> int:
    """Return the line that a locator names, or the first number in it, such as a paragraph's."""
    found = _LINE.search(locator) or _NUMBER.search(locator)
    return int(found[1]) if found else 0
