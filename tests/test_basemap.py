"""The shipped base map: what lies where, and that its lines meet."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
import shapely
from shapely import Point
from shapely.geometry import shape

BASEMAP = Path(__file__).parents[1] / "geodata" / "basemap"
NAMES = ("wide", "fine", "borders", "water", "places")
FRAME = shapely.box(10, 15, 80, 62)
FINE_BOX = shapely.box(38, 35.5, 52, 45)
BUDGET_BYTES = 240 * 1024


def read(name: str) -> list[dict[str, Any]]:
    return json.loads((BASEMAP / f"{name}.geojson").read_text(encoding="utf-8"))["features"]


FEATURES = {name: read(name) for name in NAMES}


def countries_at(point: Point, *tiers: str) -> set[str]:
    rows = [row for tier in tiers for row in FEATURES[tier]]
    return {row["properties"]["a3"] for row in rows if shape(row["geometry"]).contains(point)}


def lines_of(file: str, /, **wanted: str) -> list[shapely.Geometry]:
    rows = (row for row in FEATURES[file] if wanted.items() <= row["properties"].items())
    return [shape(row["geometry"]) for row in rows]


@pytest.mark.parametrize(
    ("place", "lat", "lon", "countries"),
    [
        ("Julfa", 38.956, 45.630, {"AZE"}),
        ("Agarak", 38.863, 46.195, {"ARM"}),
        ("Astara in Azerbaijan", 38.456, 48.875, {"AZE"}),
        ("Nakhchivan", 39.209, 45.412, {"AZE"}),
        ("Tbilisi", 41.694, 44.834, {"GEO"}),
        ("Sukhumi", 43.00, 41.02, {"GEO"}),
        ("Tskhinvali", 42.225, 43.970, {"GEO"}),
        ("Khankendi", 39.818, 46.753, {"AZE"}),
        ("Meghri", 38.903, 46.244, {"ARM"}),
        ("Mingachevir Reservoir", 40.93, 46.80, {"AZE"}),
        ("Simferopol", 44.957, 34.111, {"UKR"}),
        ("Northern Nicosia", 35.25, 33.45, {"CYP"}),
        ("Ceyhan", 37.03, 35.82, {"TUR"}),
        ("Lake Sevan", 40.35, 45.35, set()),
        ("Caspian Sea", 41.0, 51.0, set()),
        ("Black Sea", 43.3, 34.5, set()),
    ],
)
def test_a_place_lies_in_its_country(place: str, lat: float, lon: float, countries: set[str]) -> None:
    assert countries_at(Point(lon, lat), "wide", "fine") == countries, place


@pytest.mark.parametrize("name", NAMES)
def test_geometries_are_valid_and_within_the_frame(name: str) -> None:
    geometries = shapely.from_geojson([json.dumps(row["geometry"]) for row in FEATURES[name]])
    assert [row["properties"] for row, g in zip(FEATURES[name], geometries, strict=True) if not g.is_valid] == []
    assert FRAME.contains(shapely.box(*shapely.total_bounds(geometries))) or FRAME.covers(shapely.union_all(geometries))


@pytest.mark.parametrize("tier", ["wide", "fine"])
def test_countries_do_not_overlap(tier: str) -> None:
    land = [shape(row["geometry"]) for row in FEATURES[tier]]
    overlap = sum(one.area for one in land) - shapely.union_all(land).area
    assert overlap == pytest.approx(0, abs=1e-6)


def test_the_two_tiers_leave_no_gap_on_the_edge_of_the_fine_box() -> None:
    land = shapely.union_all([shape(row["geometry"]) for tier in ("wide", "fine") for row in FEATURES[tier]])
    along = FINE_BOX.exterior
    inside, outside = (along.offset_curve(d).intersection(land).length for d in (-0.002, 0.002))
    # two inlets of the Caspian, 0.14 degrees wide together, are only in the fine tier
    assert inside == pytest.approx(outside, abs=0.2)
    assert along.intersection(land).length == pytest.approx(inside, abs=0.2)


def test_no_edge_of_a_box_is_drawn_as_a_border() -> None:
    edges = shapely.union_all([FINE_BOX.exterior, FRAME.exterior])
    drawn = shapely.union_all(lines_of("borders"))
    assert drawn.intersection(edges.buffer(1e-6)).length < 1e-4


def test_borders_of_the_fine_tier_are_edges_of_its_land() -> None:
    outlines = shapely.union_all([shape(row["geometry"]).boundary for row in FEATURES["fine"]])
    assert all(outlines.covers(border) for border in lines_of("borders", tier="fine"))


def test_borders_run_on_from_one_tier_to_the_other() -> None:
    ends = [p for line in lines_of("borders", tier="wide") for p in points_on_box(line)]
    fine = shapely.union_all(lines_of("borders", tier="fine"))
    assert len(ends) == 3
    assert max(point.distance(fine) for point in ends) < 1e-6


def points_on_box(line: shapely.Geometry) -> list[Point]:
    return [Point(xy) for xy in shapely.get_coordinates(line) if FINE_BOX.exterior.distance(Point(xy)) < 1e-9]


@pytest.mark.parametrize(
    ("stretch", "west", "east", "pairs"),
    [
        ("Armenia and Türkiye", 43.75, 44.70, ["ARM-TUR"]),
        ("Nakhchivan and Iran", 44.90, 46.10, ["AZE-IRN"]),
        ("Armenia and Iran", 46.20, 46.50, ["ARM-IRN"]),
        ("Azerbaijan and Iran", 46.60, 47.90, ["AZE-IRN"]),
    ],
)
def test_the_aras_is_the_border(stretch: str, west: float, east: float, pairs: list[str]) -> None:
    (aras,) = lines_of("water", name="Aras")
    borders = shapely.union_all([line for pair in pairs for line in lines_of("borders", tier="fine", countries=pair)])
    part = aras.intersection(shapely.box(west, 38.8, east, 40.2))
    assert part.length > 0.9 * (east - west), stretch
    assert part.hausdorff_distance(part.intersection(borders.buffer(0.01))) < 0.01, stretch


@pytest.mark.parametrize(
    ("river", "place", "lat", "lon"),
    [
        ("Kura", "Tbilisi", 41.694, 44.834),
        ("Kura", "Mingachevir", 40.77, 47.05),
        ("Kura", "Yevlakh", 40.62, 47.15),
        ("Kura", "mouth in the Caspian", 39.34, 49.38),
        ("Aras", "mouth in the Kura", 40.01, 48.45),
        ("Terek", "Vladikavkaz", 43.03, 44.68),
        ("Rioni", "Poti", 42.19, 41.65),
        ("Volga", "Volgograd", 48.71, 44.51),
    ],
)
def test_a_river_passes_a_place(river: str, place: str, lat: float, lon: float) -> None:
    line = shapely.union_all(lines_of("water", kind="river", name=river))
    assert line.distance(Point(lon, lat)) < 0.1, place


@pytest.mark.parametrize("lake", ["Lake Sevan", "Lake Van", "Lake Urmia", "Mingachevir Reservoir"])
def test_a_lake_is_there_once(lake: str) -> None:
    assert len(lines_of("water", kind="lake", name=lake)) == 1


def test_no_place_is_there_twice() -> None:
    names = [(row["properties"]["name"], row["properties"]["kind"]) for row in FEATURES["places"]]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("row", FEATURES["places"], ids=lambda row: row["properties"]["name"])
def test_a_place_has_what_a_label_needs(row: dict[str, Any]) -> None:
    properties = row["properties"]
    assert FRAME.contains(shape(row["geometry"]))
    assert properties["kind"] in {"country", "sea", "city", "region", "river"}
    assert properties["rank"] in range(1, 6)
    assert properties["min_zoom"] in range(3, 11)


def test_regions_are_named_only_close_up() -> None:
    zooms = [row["properties"]["min_zoom"] for row in FEATURES["places"] if row["properties"]["kind"] == "region"]
    assert min(zooms) >= 7


def test_the_base_map_keeps_to_its_budget() -> None:
    raw = b"".join((BASEMAP / f"{name}.geojson").read_bytes() for name in NAMES)
    assert len(gzip.compress(raw, compresslevel=9)) <= BUDGET_BYTES
