"""Documents as a reader meets them: citations, and the claims in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from layers.model import Atlas, Claim, Document

_LINE = re.compile(r"L(\d+)")
_MAX_AUTHORS = 3


def authors(document: Document) -> str:
    """Return the authors' family names as a citation shows them."""
    people = [_family(person) for person in document.csl.get("author") or [] if isinstance(person, Mapping)]
    if len(people) > _MAX_AUTHORS:
        return f"{people[0]} et al."
    return " & ".join(people)


def year(document: Document) -> str:
    """Return the year of publication, or `n.d.`."""
    issued = document.csl.get("issued") or {}
    parts = issued.get("date-parts", [[]])
    return str(parts[0][0]) if parts and parts[0] else "n.d."


def short_citation(document: Document) -> str:
    """Return author and year, `Garayeva 2025`; the title stands in where no author is known."""
    who = authors(document) or document.title
    return f"{who} {year(document)}"


def citation(document: Document) -> str:
    """Return one line with author, year, title and place of publication."""
    issue = _text(document, "issue")
    volume = _text(document, "volume") + (f"({issue})" if issue else "")
    pages = _text(document, "page")
    place = ", ".join(filter(None, (_text(document, "container-title"), volume, pages and f"p. {pages}")))
    publisher = _text(document, "publisher")
    parts = [f"{authors(document) or publisher} ({year(document)})", document.title, place]
    if publisher and authors(document):
        parts.append(publisher)
    return " ".join(_sentence(part) for part in parts if part)


def link(document: Document) -> str:
    """Return the address of a document, its DOI first, or nothing."""
    doi = _text(document, "DOI")
    return f"https://doi.org/{doi}" if doi else _text(document, "URL")


def claims_of(atlas: Atlas, document_id: str) -> list[Claim]:
    """Return the claims of one document in the order in which its text makes them."""
    found = [claim for claim in atlas.claims if claim.document == document_id]
    return sorted(found, key=lambda claim: (_line(claim.locator), claim.id))


def family(atlas: Atlas, document_id: str) -> Iterable[Document]:
    """Yield the documents that are part of one, such as the articles of a collected page."""
    return (document for document in atlas.documents if document.part_of == document_id)


def _line(locator: str) -> int:
    found = _LINE.search(locator)
    return int(found[1]) if found else 0


def _family(person: Mapping[str, Any]) -> str:
    return str(person.get("family") or person.get("literal") or person.get("given") or "")


def _sentence(part: str) -> str:
    return part if part.endswith(("?", "!", ".")) else f"{part}."


def _text(document: Document, key: str) -> str:
    """Return a CSL variable as text; absent and null are both empty."""
    value = document.csl.get(key)
    return "" if value is None else str(value)
