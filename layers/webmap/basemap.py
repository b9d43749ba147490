"""The base map as the browser draws it: parts of one look each, in a compact form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

UNITS_PER_DEGREE = 10_000
"""Coordinates travel as whole numbers of 1/10000 degree, about 10 m."""

Ring = list[int]
"""Longitude and latitude of the first position, then the steps to each next one."""


def basemap_parts(basemap: Mapping[str, Mapping[str, Any]]) -> dict[str, list[list[Ring]]]:
    """Return polygons and lines by their look: land, lake, river, border, disputed.

    Both tiers of land are drawn: the wide one leaves room for the fine one.
    """
    return {
        "land": [part for stem in ("wide", "fine") for member in _members(basemap, stem) for part in parts_of(member)],
        "lake": [part for member in _members(basemap, "water", kind="lake") for part in parts_of(member)],
        "river": [part for member in _members(basemap, "water", kind="river") for part in parts_of(member)],
        "border": [part for member in _members(basemap, "borders", disputed=None) for part in parts_of(member)],
        "disputed": [part for member in _members(basemap, "borders", disputed=True) for part in parts_of(member)],
    }


def parts_of(member: Mapping[str, Any]) -> Iterator[list[Ring]]:
    """Yield each polygon (its rings) and each line (one ring) of a feature; other geometries have none."""
    geometry = member["geometry"] or {"type": "", "coordinates": []}
    kind, coordinates = geometry["type"], geometry["coordinates"]
    if kind.endswith("Polygon"):
        for polygon in [coordinates] if kind == "Polygon" else coordinates:
            yield [encoded(ring) for ring in polygon]
    elif kind.endswith("LineString"):
        for line in [coordinates] if kind == "LineString" else coordinates:
            yield [encoded(line)]


def encoded(positions: list[list[float]]) -> Ring:
    """Return positions as whole units: the first one, then the steps between neighbours."""
    units = [(round(lon * UNITS_PER_DEGREE), round(lat * UNITS_PER_DEGREE)) for lon, lat, *_ in positions]
    steps = [(after[0] - before[0], after[1] - before[1]) for before, after in pairwise(units)]
    return [number for pair in [*units[:1], *steps] for number in pair]


def _members(basemap: Mapping[str, Mapping[str, Any]], stem: str, **properties: object) -> Iterator[Mapping[str, Any]]:
    for member in basemap[stem]["features"]:
        said = member.get("properties") or {}
        if all((said.get(key) or None) == value for key, value in properties.items()):
            yield member
