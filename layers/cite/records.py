"""Records for reference managers: BibTeX, RIS and CSL-JSON. A record's key is the document's id."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from layers.cite.entry import Person, day_of, doi, people_of, text_of
from layers.cite.kinds import KINDS, OTHER, Kind
from layers.model import Document
from layers.wording import MONTHS

# BibTeX counts braces wherever they stand, also behind a backslash, so a brace of the text cannot stay one.
# Letters of all scripts stay as they are: BibTeX files are UTF-8.
_SPECIALS = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{special: f"\\{special}" for special in "$&%#_"},
    }
)
# An address is taken as it is, so what would end its field travels as a percent code.
_ADDRESS = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D", " ": "%20"})
_HOLDERS = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
_PUBLISHERS = {"techreport": "institution", "phdthesis": "school"}
_RIS_TEXTS = {
    "T2": "container-title",
    "VL": "volume",
    "IS": "issue",
    "M1": "number",
    "M3": "genre",
    "ET": "edition",
    "PB": "publisher",
    "UR": "URL",
    "LA": "language",
    "AB": "abstract",
    "N1": "note",
}
_RANGE = re.compile(r"\s*[-–—]+\s*")


def bibtex(document: Document) -> str:
    """Return a BibTeX entry; titles and names of organisations keep their capitals."""
    kind = KINDS.get(text_of(document, "type"), OTHER)
    entry_type = kind.bibtex if _complete(document, kind) else "misc"
    fields = [f"  {name} = {value}" for name, value in _fields(document, entry_type) if value]
    return ",\n".join([f"@{entry_type}{{{_key(document)}", *fields]) + "\n}"


def ris(document: Document) -> str:
    """Return a RIS record; each value is one line, so that no text of the document can begin a tag."""
    return "\n".join(f"{tag}  - {value}" for tag, value in _tags(document) if value or tag == "ER")


def csl_json(document: Document) -> dict[str, Any]:
    """Return the CSL-JSON entry without the members that only this program reads."""
    return {key: value for key, value in document.csl.items() if key != "custom"}


def _complete(document: Document, kind: Kind) -> bool:
    """Tell whether a document has what its type of BibTeX cannot do without."""
    if kind.bibtex in _HOLDERS:
        return bool(text_of(document, "container-title"))
    return kind.bibtex not in _PUBLISHERS or bool(text_of(document, "publisher"))


def _key(document: Document) -> str:
    return re.sub(r"[^A-Za-z0-9_-]+", "-", document.id)


def _fields(document: Document, entry_type: str) -> Iterator[tuple[str, str]]:
    """Yield names and values; those of other people's text are in braces and hold none that do not match."""
    title = text_of(document, "title") or document.id
    yield from (("author", _names(document, "author")), ("editor", _names(document, "editor")))
    yield "title", f"{{{{{title.translate(_SPECIALS)}}}}}"
    for name, key in _plain_fields(entry_type):
        yield name, _braced(text_of(document, key).translate(_SPECIALS))
    year, month, day = [*day_of(document), None, None, None][:3]
    yield from (
        ("year", _braced(year)),
        ("month", MONTHS[month - 1][:3].lower() if month else ""),
        ("day", _braced(day)),
    )
    yield from (("doi", _verbatim(doi(document))), ("url", _verbatim(text_of(document, "URL"))))
    yield "urldate", _braced(_iso(day_of(document, "accessed")))
    yield "abstract", _braced(text_of(document, "abstract").translate(_SPECIALS))


def _plain_fields(entry_type: str) -> Iterator[tuple[str, str]]:
    """Yield the names of fields and the members of CSL that they take as text."""
    yield _HOLDERS.get(entry_type, "howpublished"), "container-title"
    yield "volume", "volume"
    yield "number", "issue" if entry_type == "article" else "number"
    yield from (("pages", "page"), (_PUBLISHERS.get(entry_type, "publisher"), "publisher"), ("edition", "edition"))
    yield from (("type", "genre"), ("version", "version"), ("note", "medium"))


def _names(document: Document, role: str) -> str:
    return _braced(" and ".join(map(_name, people_of(document, role))))


def _name(person: Person) -> str:
    """Return a name; braces keep an organisation, or a part with a comma or an `and`, in one piece."""
    if person.whole:
        return _braced(person.name.translate(_SPECIALS))
    return ", ".join(_guarded(part) for part in (person.name, person.suffix, person.given) if part)


def _guarded(part: str) -> str:
    escaped = part.translate(_SPECIALS)
    return _braced(escaped) if "," in part or re.search(r"\band\b", part, re.IGNORECASE) else escaped


def _braced(value: object) -> str:
    return "" if value in {None, ""} else f"{{{value}}}"


def _verbatim(address: str) -> str:
    return _braced(address.translate(_ADDRESS))


def _iso(day: Sequence[int]) -> str:
    return "-".join(f"{part:02d}" for part in day)


def _tags(document: Document) -> Iterator[tuple[str, str]]:
    yield "TY", KINDS.get(text_of(document, "type"), OTHER).ris
    yield "ID", _key(document)
    yield from (("AU", _inverted(person)) for person in people_of(document))
    yield from (("A2", _inverted(person)) for person in people_of(document, "editor"))
    yield "TI", text_of(document, "title") or document.id
    yield from ((tag, text_of(document, key)) for tag, key in _RIS_TEXTS.items())
    yield "DO", doi(document)
    start, *end = _RANGE.split(text_of(document, "page"), maxsplit=1)
    yield from (("SP", start), ("EP", "".join(end)))
    issued = day_of(document)
    yield from (("PY", "".join(map(str, issued[:1]))), ("DA", _slashed(issued)))
    yield from (("Y2", _slashed(day_of(document, "accessed"))), ("ER", ""))


def _inverted(person: Person) -> str:
    return ", ".join(filter(None, (person.name, person.given, person.suffix)))


def _slashed(day: Sequence[int]) -> str:
    """Return `2024/11/18`, with the places of unknown parts left empty."""
    return "/".join([*(f"{part:02d}" for part in day), "", ""][:3]) if day else ""
