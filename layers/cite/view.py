"""The atlas itself, and what it shows, as something to cite.

The same rules in the browser are in `webmap/static/citation.js`; a test compares the two.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from layers.cite.entry import one_line
from layers.cite.short import short_citation
from layers.model import Atlas, Document
from layers.timefilter import Interval
from layers.wording import MONTHS

GENRE = "Interactive map"
OFFLINE = "Offline copy"


@dataclass(frozen=True)
class Seen:
    """What a view shows."""

    interval: Interval
    other: Interval | None = None
    """The interval of the second map, where two are compared."""
    feature: str = ""
    """Id of the selected feature."""
    told: Sequence[str] = ()
    """Ids of the documents that alone tell the map."""
    disputed: bool = False
    """Whether the map shows only what documents disagree on."""


def view_citation(atlas: Atlas, seen: Seen | None = None, *, link: str = "", accessed: date | None = None) -> Document:
    """Return the atlas, or one of its views, as a document that can be cited.

    A link that only the reader's own disk can follow is left out; with a day of access it becomes an offline copy.
    """
    settings = atlas.settings
    what = seen_in_words(atlas, seen) if seen else settings.subtitle
    address = link if re.match(r"https?://", link) else ""
    entry: dict[str, Any] = {
        "id": "-".join(filter(None, ("atlas", atlas.version, _slug(atlas, seen) if seen else ""))),
        "type": "map",
        "title": one_line(": ".join(filter(None, (settings.title, what)))),
        "genre": GENRE,
        "version": atlas.version,
        "issued": _dated(settings.released),
        "accessed": _dated(accessed.isoformat() if accessed else ""),
        "URL": address,
        "medium": OFFLINE if accessed and not address else "",
        "language": "en",
    }
    return Document(entry["id"], {key: value for key, value in entry.items() if value})


def seen_in_words(atlas: Atlas, seen: Seen) -> str:
    """Return what a view shows: `Baku-Tbilisi-Ceyhan, 2006, as told by Garayeva 2025`."""
    feature = atlas.feature_by_id.get(seen.feature)
    spoken = [short_citation(document) for document in _tellers(atlas, seen)]
    said = (
        feature.name if feature else "",
        " beside ".join(_intervals(seen)),
        f"as told by {_listed(spoken)}" if spoken else "",
        "only where documents disagree" if seen.disputed else "",
    )
    return one_line(", ".join(filter(None, said)))


def interval_in_words(interval: Interval) -> str:
    """Return an interval as the map's heading has it: `2006`, `1994 to 2020`, `up to 2006`, `10 November 2020`."""
    if interval.mode == "day":
        return _day(interval.last)
    first, last = (_grained(interval, day) for day in (interval.first, interval.last))
    if interval.mode == "up-to":
        return f"up to {last}"
    return first if first == last else f"{first} to {last}"


def _grained(interval: Interval, day: date) -> str:
    """Return a day as year, month or day, whichever all of the interval is made of."""
    whole_months = (
        interval.first.day == 1 and interval.last.day == monthrange(interval.last.year, interval.last.month)[1]
    )
    if not whole_months:
        return _day(day)
    whole_years = interval.first.month == 1 and interval.last.month == len(MONTHS)
    return str(day.year) if whole_years else f"{MONTHS[day.month - 1]} {day.year}"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _listed(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def _intervals(seen: Seen) -> list[str]:
    return [interval_in_words(interval) for interval in (seen.interval, seen.other) if interval]


def _tellers(atlas: Atlas, seen: Seen) -> list[Document]:
    return [document for document in atlas.documents if document.id in seen.told]


def _slug(atlas: Atlas, seen: Seen) -> str:
    """Return what tells one view from another within a key."""
    feature = [seen.feature] if seen.feature in atlas.feature_by_id else []
    told = [document.id for document in _tellers(atlas, seen)]
    words = " ".join([*feature, *_intervals(seen), *told, *(["disputed"] if seen.disputed else [])])
    return re.sub(r"[^a-z0-9]+", "-", words.lower())


def _dated(iso: str) -> dict[str, Any]:
    return {"date-parts": [[int(part) for part in iso.split("-")]]} if iso else {}
