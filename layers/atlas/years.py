"""The years of the time control: those that `atlas.toml` names, and where it names none, the claims' own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from layers.atlas.rows import SettingsTable
from layers.model import Claim, Document

_DRAWN = ("status", "event")
"""The attributes by which a feature shows at a time."""
_YEAR = re.compile(r"0{0,3}[1-9][0-9]{0,3}", re.ASCII)
"""A year that the time control can show; CSL-JSON allows `"2021"` for `2021`, and years before Christ."""


def years_of(table: SettingsTable, claims: Iterable[Claim], documents: Iterable[Document]) -> dict[str, int]:
    """Return `first_year`, `last_year` and `start_year`, each as given or else worked out.

    The extent is that of the preferred dated claims by which features show; without any it is the
    year of the newest document, and without that the year 1. The start is the last year.
    """
    years = set(_claimed(claims)) or {max(_issued(documents), default=1)}
    last = table.last_year or max(years)
    return {"first_year": table.first_year or min(years), "last_year": last, "start_year": table.start_year or last}


def _claimed(claims: Iterable[Claim]) -> Iterator[int]:
    for claim in claims:
        if claim.preferred and claim.features and claim.when and claim.attribute in _DRAWN:
            yield from (day.year for day in (claim.when.earliest, claim.when.latest) if day)


def _issued(documents: Iterable[Document]) -> Iterator[int]:
    for document in documents:
        issued = document.csl.get("issued") or {"date-parts": [[]]}
        yield from (int(year) for year in issued["date-parts"][0][:1] if _YEAR.fullmatch(str(year)))
