"""Check the corridor lines against their waypoints, the state borders and the published lengths."""

import csv
import json
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from pyproj import Geod
from shapely.geometry import LineString, Point, shape
from shapely.geometry.base import BaseGeometry

GEODATA = Path(__file__).parents[1] / "geodata"
GEOD = Geod(ellps="WGS84")
KINDS = {"railway", "road", "sea"}

# Lines that must stay within one state, with the number of end vertices on the other side of a bridge.
WITHIN = [
    ("zangezur-meghri", "ARM", 0),
    ("zangezur-horadiz-aghband", "AZE", 0),
    ("zangezur-nakhchivan", "AZE", 0),
    ("aras-corridor", "IRN", 1),
    ("rasht-astara", "IRN", 0),
]

# Kilometres as published: Azerbaijan Railways, the Armenian government, Press TV, Mehr, Railway Gazette.
PUBLISHED_KM = [
    ("zangezur-horadiz-aghband", 110.4),
    ("zangezur-meghri", 43),
    ("zangezur-nakhchivan", 188),
    ("aras-corridor", 55),
    ("rasht-astara", 162),
    ("astara-link", 10),
]

JOINTS = [
    ("north-south-russia", "north-south-azerbaijan"),
    ("north-south-azerbaijan", "astara-link"),
    ("astara-link", "rasht-astara"),
    ("rasht-astara", "north-south-iran"),
    ("north-south-iran", "north-south-sea"),
    ("zangezur-horadiz-aghband", "zangezur-meghri"),
    ("zangezur-meghri", "zangezur-nakhchivan"),
]


def read(name: str) -> list[dict]:
    """Return the features of one GeoJSON file of the atlas."""
    return json.loads((GEODATA / name).read_text(encoding="utf-8"))["features"]


@cache
def lines() -> dict[str, LineString]:
    """Return the corridor lines by feature id."""
    return {feature["id"]: shape(feature["geometry"]) for feature in read("corridors.geojson")}


@cache
def states() -> dict[str, BaseGeometry]:
    """Return the states of the fine base map by ISO 3166-1 alpha-3 code."""
    return {f["properties"]["a3"]: shape(f["geometry"]) for f in read("basemap/fine.geojson")}


def vertices(feature: str) -> list[Point]:
    """Return the vertices of one line as points."""
    return [Point(xy) for xy in lines()[feature].coords]


def kilometres(geometry: BaseGeometry) -> float:
    """Measure a line on the ellipsoid."""
    return GEOD.geometry_length(geometry) / 1000


@pytest.mark.parametrize(("feature", "state", "beyond"), WITHIN)
def test_line_stays_in_its_state(feature: str, state: str, beyond: int) -> None:
    """Keep every vertex, and every piece between two vertices, inside the state."""
    points = vertices(feature)
    inner = points[beyond : len(points) - beyond]
    outside = [p.coords[0] for p in inner if not states()[state].contains(p)]
    assert not outside
    over = LineString(inner).difference(states()[state])
    assert kilometres(over) < 0.2


def test_aras_corridor_begins_and_ends_in_azerbaijan() -> None:
    """Put both bridge heads of the Aras corridor on the north bank."""
    first, *_, last = vertices("aras-corridor")
    assert states()["AZE"].contains(first)
    assert states()["AZE"].contains(last)


def test_meghri_section_runs_north_of_the_aras_corridor() -> None:
    """Never let the line on the Armenian bank meet the line on the Iranian bank."""
    assert not lines()["zangezur-meghri"].intersects(lines()["aras-corridor"])


@pytest.mark.parametrize("feature", ["lachin-road-2020", "lachin-road-2022"])
def test_lachin_roads_run_from_armenia_to_azerbaijan(feature: str) -> None:
    """Cross the border once, from Goris in Armenia to Khankendi in Azerbaijan."""
    first, *_, last = vertices(feature)
    assert states()["ARM"].contains(first)
    assert states()["AZE"].contains(last)


def test_astara_link_crosses_the_border() -> None:
    """Join the station in Azerbaijan to the terminal in Iran."""
    first, *_, last = vertices("astara-link")
    assert states()["AZE"].contains(first)
    assert states()["IRN"].contains(last)


@pytest.mark.parametrize(("feature", "published"), PUBLISHED_KM)
def test_length_agrees_with_the_published_figure(feature: str, published: float) -> None:
    """Stay within fifteen per cent of the published length."""
    assert kilometres(lines()[feature]) == pytest.approx(published, rel=0.15)


@pytest.mark.parametrize(("before", "after"), JOINTS)
def test_sections_join(before: str, after: str) -> None:
    """Start a section where the one before it ends."""
    gap = LineString([lines()[before].coords[-1], lines()[after].coords[0]])
    assert kilometres(gap) < 1.5


@pytest.mark.parametrize("feature", [feature for feature, *_ in WITHIN])
def test_no_long_gap_where_the_scale_is_large(feature: str) -> None:
    """Keep neighbouring vertices of the border sections close together."""
    steps = [kilometres(LineString(pair)) for pair in pairwise(lines()[feature].coords)]
    assert max(steps) < 20


def test_lines_are_their_waypoints() -> None:
    """Draw every line with a waypoint file through exactly those waypoints."""
    for feature, line in lines().items():
        path = GEODATA / "routes" / f"{feature}.csv"
        if path.exists():
            with path.open(encoding="utf-8", newline="") as file:
                rows = list(csv.DictReader(file))
            assert [(float(r["lon"]), float(r["lat"])) for r in rows] == list(line.coords), feature
            assert all(r["place"] and r["source"] and float(r["precision_km"]) > 0 for r in rows), feature


def test_every_corridor_is_a_valid_line() -> None:
    """Allow simple line strings of a known kind only."""
    for feature in read("corridors.geojson"):
        assert feature["geometry"]["type"] == "LineString"
        assert feature["properties"]["kind"] in KINDS
        assert lines()[feature["id"]].is_simple, feature["id"]
