"""The base map in its compact form: parts by look, positions as steps."""

from __future__ import annotations

from itertools import accumulate
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layers.webmap.basemap import UNITS_PER_DEGREE, Ring, basemap_parts, encoded, parts_of

SQUARE = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0], [0.0, 0.0]]
HOLE = [[0.2, 0.2], [0.2, 0.4], [0.4, 0.4], [0.2, 0.2]]
LINE = [[44.0, 36.0], [44.5, 37.0]]
POSITIONS = st.lists(st.tuples(st.floats(-180, 180), st.floats(-90, 90)).map(list), min_size=1, max_size=20)


def member(geometry: str, coordinates: Any, **properties: object) -> dict[str, Any]:
    """Return a member of the base map."""
    return {"type": "Feature", "properties": properties, "geometry": {"type": geometry, "coordinates": coordinates}}


def basemap(**members: list[dict[str, Any]]) -> dict[str, Any]:
    """Return a base map with these members in its files and none in the others."""
    stems = ("wide", "fine", "borders", "water", "places")
    return {stem: {"type": "FeatureCollection", "features": members.get(stem, [])} for stem in stems}


def decoded(ring: Ring) -> list[tuple[float, float]]:
    """Return the positions of a ring as the browser reads them."""
    lons, lats = (accumulate(ring[start::2]) for start in (0, 1))
    return [(lon / UNITS_PER_DEGREE, lat / UNITS_PER_DEGREE) for lon, lat in zip(lons, lats, strict=True)]


def test_a_ring_is_its_first_position_and_the_steps_from_there() -> None:
    assert encoded([[44.0, 36.0], [44.5, 36.0], [44.5, 35.9999]]) == [440_000, 360_000, 5_000, 0, 0, -1]


@settings(deadline=None)
@given(POSITIONS)
def test_positions_are_kept_to_half_a_unit_however_many_steps_there_are(positions: list[list[float]]) -> None:
    for (lon, lat), (kept_lon, kept_lat) in zip(positions, decoded(encoded(positions)), strict=True):
        assert abs(lon - kept_lon) <= 0.51 / UNITS_PER_DEGREE
        assert abs(lat - kept_lat) <= 0.51 / UNITS_PER_DEGREE


def test_an_altitude_is_left_out() -> None:
    assert encoded([[1.0, 2.0, 812.5]]) == [10_000, 20_000]


@pytest.mark.parametrize(
    ("kind", "coordinates", "rings"),
    [
        ("Polygon", [SQUARE], [1]),
        ("Polygon", [SQUARE, HOLE], [2]),
        ("MultiPolygon", [[SQUARE, HOLE], [SQUARE]], [2, 1]),
        ("LineString", LINE, [1]),
        ("MultiLineString", [LINE, LINE], [1, 1]),
        ("Point", LINE[0], []),
        ("MultiPoint", LINE, []),
    ],
)
def test_a_geometry_has_a_part_for_each_polygon_and_line(kind: str, coordinates: Any, rings: list[int]) -> None:
    assert [len(part) for part in parts_of(member(kind, coordinates))] == rings


def test_a_member_without_a_place_has_no_parts() -> None:
    assert list(parts_of({"type": "Feature", "properties": {}, "geometry": None})) == []


def test_both_tiers_of_land_are_drawn() -> None:
    land = basemap(wide=[member("Polygon", [SQUARE])], fine=[member("MultiPolygon", [[SQUARE], [SQUARE]])])
    assert len(basemap_parts(land)["land"]) == 3


@pytest.mark.parametrize(
    ("stem", "properties", "look"),
    [
        ("water", {"kind": "lake"}, "lake"),
        ("water", {"kind": "river"}, "river"),
        ("borders", {}, "border"),
        ("borders", {"disputed": False}, "border"),
        ("borders", {"disputed": True}, "disputed"),
        ("water", {"kind": "swamp"}, None),
        ("places", {"kind": "city"}, None),
    ],
)
def test_a_member_is_drawn_by_its_look(stem: str, properties: dict[str, object], look: str | None) -> None:
    parts = basemap_parts(basemap(**{stem: [member("LineString", LINE, **properties)]}))
    assert set(parts) == {"land", "lake", "river", "border", "disputed"}
    assert {name for name, found in parts.items() if found} == ({look} if look else set())
