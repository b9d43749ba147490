"""What a CSL-JSON entry says, whatever form its members have.

The gate of an atlas folder looks at title, authors, date and address; all other members come as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from layers.model import Document
from layers.wording import MONTHS

# As `\s` of JavaScript and of Python together, and all control characters: static/citation.js has the same.
_BREAKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ufeff]+")
_RESOLVER = re.compile(r"^(https?://(dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_MAX_DAY = 31


@dataclass(frozen=True)
class Person:
    """An author or editor; an organisation has a name and nothing else."""

    name: str
    """Family name with its particle, or the whole name where it has no parts."""
    given: str = ""
    suffix: str = ""
    whole: bool = True
    """Whether the name is one piece, which nobody may part or turn round."""


def one_line(text: str) -> str:
    """Return text in which every run of blanks, line ends and control characters is one blank."""
    return _BREAKS.sub(" ", text).strip()


def text_of(document: Document, key: str) -> str:
    """Return a member as one line; empty when it is absent, null or neither text nor number."""
    return _text(document.csl.get(key))


def people_of(document: Document, role: str = "author") -> list[Person]:
    """Return the persons and organisations of a role who have a name."""
    return list(_people(document.csl.get(role)))


def day_of(document: Document, key: str = "issued") -> tuple[int, ...]:
    """Return year, month and day as far as they are known, or nothing."""
    dated = document.csl.get(key)
    rows = dated.get("date-parts") if isinstance(dated, Mapping) else None
    first = rows[0] if isinstance(rows, list) and rows and isinstance(rows[0], list) else []
    year, month, day = [*map(_number, first), None, None, None][:3]
    if year is None:
        return ()
    if month is None or not 1 <= month <= len(MONTHS):
        return (year,)
    return (year, month) if day is None or not 1 <= day <= _MAX_DAY else (year, month, day)


def year(document: Document) -> str:
    """Return the year of publication, or `n.d.`."""
    return str((*day_of(document), "n.d.")[0])


def doi(document: Document) -> str:
    """Return the bare DOI, `10.1000/1`, or nothing."""
    return _RESOLVER.sub("", text_of(document, "DOI"))


def link(document: Document) -> str:
    """Return the address of a document, its DOI first, or nothing."""
    bare = doi(document)
    return f"https://doi.org/{bare}" if bare else text_of(document, "URL")


def _text(value: Any) -> str:
    if isinstance(value, list) and value:  # what Crossref hands out has some titles in lists
        value = value[0]
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return one_line(str(value))


def _people(named: Any) -> Iterator[Person]:
    for person in named if isinstance(named, list) else []:
        said = {key: _text(value) for key, value in person.items()} if isinstance(person, Mapping) else {}
        family = _joined(said, "non-dropping-particle", "family")
        given = _joined(said, "given", "dropping-particle")
        if family and given:
            yield Person(family, given, said.get("suffix", ""), whole=False)
        elif family or said.get("literal") or given:
            yield Person(family or said.get("literal") or given)


def _joined(said: Mapping[str, str], *keys: str) -> str:
    return " ".join(filter(None, map(said.get, keys)))


def _number(value: Any) -> int | None:
    try:
        return int(value)
    except (TypeError, ValueError, OverflowError):
        return None
