"""Large atlases made up by rule: the same at every run, one layer, fifty years."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import Any

from layers.atlas import read_atlas
from layers.model import Atlas, Claim, Feature, Layer
from layers.vocabulary import LINE_STATUSES, ZONE_STATUSES
from tests.browser.serving import ROOT
from tests.factories import make_atlas, make_claim, make_feature

FIRST_YEAR, LAST_YEAR = 1975, 2024
_WEST, _SOUTH, _EAST, _NORTH = 40.0, 36.0, 52.0, 44.0
_VERTICES = 10
_LINES, _ZONES = 0.6, 0.2
"""Shares of a mixed atlas; the rest are points."""
_MOST_SPELLS = 3

_KINDS = {
    "line": ("oil", "gas", "railway", "road", "sea"),
    "zone": ("war", "control", "peacekeeping", "access"),
    "point": ("terminal", "station", "border-point", "base", "port", "mine", "bridge"),
}


def mixed(count: int) -> Atlas:
    """Return an atlas of lines, areas and points."""
    lines, zones = round(count * _LINES), round(count * _ZONES)
    return _atlas(["line"] * lines + ["zone"] * zones + ["point"] * (count - lines - zones))


def points(count: int) -> Atlas:
    """Return an atlas of points only."""
    return _atlas(["point"] * count)


def _atlas(forms: list[str]) -> Atlas:
    chance = Random(len(forms))  # noqa: S311 -- the same at every run is what is wanted
    features = tuple(_feature(index, form, chance) for index, form in enumerate(forms))
    claims = tuple(claim for feature in features for claim in _claims(feature, chance))
    small = make_atlas(features, claims)
    return replace(
        small,
        settings=replace(small.settings, first_year=FIRST_YEAR, last_year=LAST_YEAR, start_year=FIRST_YEAR),
        layers=(Layer("all", "All", "all.geojson", "line"),),
        basemap=read_atlas(ROOT / "geodata").basemap,
    )


def _feature(index: int, form: str, chance: Random) -> Feature:
    kinds = _KINDS[form]
    at = chance.uniform(_WEST, _EAST), chance.uniform(_SOUTH, _NORTH)
    drawn = {"line": _line, "zone": _zone, "point": _point}[form](at, chance)
    kind = kinds[index % len(kinds)]
    return make_feature(id=f"f{index}", name=f"Feature {index}", kind=kind, layer="all", geometry=drawn)


def _point(at: tuple[float, float], _: Random) -> dict[str, Any]:
    return {"type": "Point", "coordinates": _rounded(*at)}


def _line(at: tuple[float, float], chance: Random) -> dict[str, Any]:
    """Return a line that wanders off in one direction."""
    (lon, lat), heading = at, chance.uniform(0, math.tau)
    positions = []
    for _ in range(_VERTICES):
        positions.append(_rounded(lon, lat))
        heading += chance.uniform(-0.6, 0.6)
        lon, lat = lon + 0.08 * math.cos(heading), lat + 0.06 * math.sin(heading)
    return {"type": "LineString", "coordinates": positions}


def _zone(at: tuple[float, float], chance: Random) -> dict[str, Any]:
    """Return an uneven polygon around a place."""
    turns = [math.tau * index / _VERTICES for index in range(_VERTICES)]
    reaches = [chance.uniform(0.04, 0.12) for _ in turns]
    corners = zip(turns, reaches, strict=True)
    ring = [_rounded(at[0] + far * math.cos(turn), at[1] + far * math.sin(turn)) for turn, far in corners]
    return {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}


def _rounded(lon: float, lat: float) -> list[float]:
    return [round(lon, 4), round(lat, 4)]


def _claims(feature: Feature, chance: Random) -> Iterator[Claim]:
    """Yield one to three spells that follow each other; the last may stay open."""
    statuses = ZONE_STATUSES if feature.kind in _KINDS["zone"] else LINE_STATUSES
    starts = sorted(chance.sample(range(FIRST_YEAR, LAST_YEAR + 1), chance.randint(1, _MOST_SPELLS)))
    ends = [*(str(year - 1) for year in starts[1:]), chance.choice(("..", str(LAST_YEAR)))]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        yield make_claim(
            id=f"{feature.id}-{number}",
            features=(feature.id,),
            value=chance.choice(statuses),
            when=f"{start}/{end}",
            says="Made up.",
        )
