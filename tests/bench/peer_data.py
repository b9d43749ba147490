"""The shipped atlas as plain GeoJSON, for the public packages: by year, or one member for each spell."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from layers.atlas import read_atlas
from layers.model import Atlas, Feature
from layers.status import Spell, spells_of
from layers.style import KIND_STYLES, STATUS_STYLES
from layers.timefilter import interval_of, visible_in
from tests.bench.agreed import FIRST_YEAR
from tests.browser.serving import ROOT

STEPS = 25
YEARS = range(FIRST_YEAR + 1, FIRST_YEAR + 1 + STEPS)
"""The years that are stepped to."""

CENTRE = (40.2, 44.5)
ZOOM = 6
_OPEN_START, _OPEN_END = "0001-01-01", "9999-12-31"


def in_year(year: int) -> dict[str, Any]:
    """Return the features that a year shows."""
    return _by_year()[year]


@cache
def _by_year() -> dict[int, dict[str, Any]]:
    """Return what each year shows, made once; the atlas itself is not kept, to burden no peer's memory."""
    atlas = read_atlas(ROOT / "geodata")
    return {year: _shown(atlas, year) for year in (FIRST_YEAR, *YEARS)}


def _shown(atlas: Atlas, year: int) -> dict[str, Any]:
    found = visible_in(atlas, interval_of(str(year)))
    return _collection([_member(visible.feature, visible.spell, {"year": year}) for visible in found])


def over_time() -> dict[str, Any]:
    """Return every spell of every feature, with its days as `start` and `end`."""
    atlas = read_atlas(ROOT / "geodata")
    return _collection(
        [
            _member(feature, spell, {"start": _day(spell.start, _OPEN_START), "end": _day(spell.end, _OPEN_END)})
            for feature in atlas.features
            for spell in spells_of(atlas.claims_by_feature[feature.id])
        ]
    )


def look(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Return Leaflet's path options for a member, as our own style table has them."""
    kind, status = KIND_STYLES[properties["kind"]], STATUS_STYLES[properties["status"]]
    return {"color": kind.color, "weight": kind.width, "dashArray": status.dash or None, "fillOpacity": 0.2}


def _collection(members: list[dict[str, Any] | None]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": [member for member in members if member]}


def _member(feature: Feature, spell: Spell, when: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return a GeoJSON feature, or `None` when it has no place."""
    if feature.geometry is None:
        return None
    properties = {"name": feature.name, "kind": feature.kind, "status": spell.status, **when}
    return {"type": "Feature", "properties": properties, "geometry": feature.geometry}


def _day(day: date | None, otherwise: str) -> str:
    return day.isoformat() if day else otherwise
