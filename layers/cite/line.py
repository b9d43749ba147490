"""One line of text in the manner of APA (7th edition), without italics."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from layers.cite.entry import Person, day_of, link, people_of, text_of
from layers.cite.kinds import KINDS, OTHER, Kind
from layers.model import Document
from layers.wording import MONTHS

MAX_AUTHORS = 20
"""So many are named; of more, all but the last are cut to one fewer."""

_LETTER = re.compile(r"\w[\u0300-\u036f]*")
_ENDED = re.compile(r"[.?!…][\"'”’»]*$")
_SUFFIXES = {1: "st", 2: "nd", 3: "rd"}


def apa(document: Document, *, address: bool = True) -> str:
    """Return author, date, title, place and address; without the address where a link stands beside it."""
    kind = KINDS.get(text_of(document, "type"), OTHER)
    who, title, when = (
        _authors(document),
        _title(document, kind),
        f"({_date(day_of(document), only_year=kind.only_year)})",
    )
    head = [f"{_sentence(who)} {when}", title] if who else [title, when]
    said = [*head, *_places(document, kind, who)]
    return " ".join([*map(_sentence, filter(None, said)), *(_address(document, kind) if address else ())])


def day_in_words(day: Sequence[int]) -> str:
    """Return year, month and day as APA has them where they stand alone: `November 24, 2026`."""
    year, *rest = day
    named = " ".join([*(MONTHS[month - 1] for month in rest[:1]), *map(str, rest[1:])])
    return f"{named}{',' if rest[1:] else ''} {year}".strip()


def _authors(document: Document) -> str:
    people = people_of(document)
    if people:
        return _listed([_inverted(person) for person in people])
    editors = [_inverted(person) for person in people_of(document, "editor")]
    alone = not text_of(document, "container-title")  # the editor of a collection stands with its title
    return f"{_listed(editors)} ({'Eds.' if editors[1:] else 'Ed.'})" if editors and alone else ""


def _listed(names: Sequence[str]) -> str:
    if len(names) > MAX_AUTHORS:
        return f"{', '.join(names[: MAX_AUTHORS - 1])}, . . . {names[-1]}"
    return ", & ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _inverted(person: Person) -> str:
    if person.whole:
        return person.name
    return ", ".join(filter(None, (person.name, _initials(person.given), person.suffix)))


def _upright(person: Person) -> str:
    return person.name if person.whole else f"{_initials(person.given)} {person.name}"


def _initials(given: str) -> str:
    """Return initials, `José Manuel` as `J. M.` and `Jean-Paul` as `J.-P.`."""
    words = (word.split("-") for word in given.replace(".", ". ").split())
    return " ".join(
        "-".join(f"{found[0]}." for part in word if (found := _LETTER.match(part))) for word in words
    ).strip()


def _date(day: Sequence[int], *, only_year: bool) -> str:
    if not day:
        return "n.d."
    year, *rest = day
    return str(year) if only_year or not rest else f"{year}, {' '.join([MONTHS[rest[0] - 1], *map(str, rest[1:])])}"


def _title(document: Document, kind: Kind) -> str:
    version = text_of(document, "version")
    details = [
        # Brackets within brackets are square.
        text_of(document, "number").translate(str.maketrans("()", "[]")),
        _edition(text_of(document, "edition")),
        version and f"Version {version}",
        *(_volumes(document) if not kind.place else ()),
    ]
    label = text_of(document, "genre") or kind.label
    said = (text_of(document, "title") or document.id, _bracketed(details), label and f"[{label}]")
    return " ".join(filter(None, said))


def _edition(edition: str) -> str:
    if not edition.isdecimal():
        return edition
    number = int(edition[-3:])
    suffix = "th" if number % 100 // 10 == 1 else _SUFFIXES.get(number % 10, "th")
    return f"{edition}{suffix} ed."


def _volumes(document: Document) -> Iterable[str]:
    volume = text_of(document, "volume")
    return (f"Vol. {volume}",) if volume else ()


def _places(document: Document, kind: Kind, who: str) -> Iterable[str]:
    """Yield what holds the document and who published it, each only where it says something new."""
    holder = text_of(document, "container-title")
    publisher = text_of(document, "publisher")
    if kind.place == "book" and holder:
        yield f"In {_editors(document)}{_paged_book(document, holder)}"
    elif kind.place == "periodical" and holder:
        yield from _periodical(document, holder, who)
    elif holder != who:
        yield holder
    published = kind.place != "periodical" or not holder
    if published and publisher not in {who, holder}:
        yield publisher


def _periodical(document: Document, holder: str, who: str) -> Iterable[str]:
    volume, issue, pages = (text_of(document, key) for key in ("volume", "issue", "page"))
    number = f"{volume}({issue})" if issue else volume
    paged = f"Article {pages}" if re.fullmatch(r"[eE]\d+", pages) else _ranged(pages)
    if who != holder or number or paged:
        yield ", ".join(filter(None, (holder, number, paged)))


def _editors(document: Document) -> str:
    editors = [_upright(person) for person in people_of(document, "editor")]
    return f"{_listed(editors)} ({'Eds.' if editors[1:] else 'Ed.'}), " if editors else ""


def _paged_book(document: Document, holder: str) -> str:
    pages = _ranged(text_of(document, "page"))
    paged = pages and f"{'pp.' if '–' in pages or ',' in pages else 'p.'} {pages}"
    return " ".join(filter(None, (holder, _bracketed([*_volumes(document), paged]))))


def _address(document: Document, kind: Kind) -> Iterable[str]:
    """Yield the address; with the day of the visit where the document has no date or changes with its reader."""
    address, visited = link(document), day_of(document, "accessed")
    changing = not day_of(document) or kind.ris == "MAP"
    if address:
        yield f"Retrieved {day_in_words(visited)}, from {address}" if visited and changing else address
    elif medium := text_of(document, "medium"):
        yield _sentence(f"{medium}, accessed {day_in_words(visited)}" if visited else medium)


def _bracketed(details: Iterable[str]) -> str:
    said = ", ".join(filter(None, details))
    return said and f"({said})"


def _ranged(pages: str) -> str:
    return re.sub(r"(?<=\w)\s*--?\s*(?=\w)", "–", pages)


def _sentence(part: str) -> str:
    return part if _ENDED.search(part) else f"{part}."
