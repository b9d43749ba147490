"""Tests of the lines built from waypoints: the functions on small tables, and the shipped tables."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pyproj import Geod

from layers.derive import routes
from layers.derive.routes import Waypoint
from layers.errors import AtlasError

GEODATA = Path(__file__).parents[1] / "geodata"
SHIPPED = sorted(path.stem for path in (GEODATA / "routes").glob("*.csv"))
# As the operators publish them; for the Turkish grid section the planned length of 2001.
PUBLISHED_KM = {"btc": 1768, "bte": 692, "bte-turkish-grid": 280, "tanap": 1811, "tap": 878}
HEADER = "lon,lat,place,source,precision_km\n"
ROUTE = [Waypoint(49.123456789, 40.1, 1), Waypoint(48.5, 40.2, 3)]


def feature(name: str) -> dict[str, Any]:
    """Return a line feature that still has its old geometry."""
    return {
        "type": "Feature",
        "id": name,
        "properties": {"name": "A line", "kind": "oil", "layer": "pipelines", "geometry_precision_km": 9},
        "geometry": {"type": "LineString", "coordinates": [[0, 0], [1, 1]]},
    }


def atlas(folder: Path, tables: dict[str, str], *names: str) -> Path:
    """Write a small atlas folder with pipelines of these ids and these route tables."""
    (folder / "routes").mkdir()
    for name, text in tables.items():
        (folder / "routes" / f"{name}.csv").write_text(text, encoding="utf-8")
    collection = {"type": "FeatureCollection", "features": [feature(name) for name in names]}
    (folder / "pipelines.geojson").write_text(json.dumps(collection), encoding="utf-8")
    return folder


def shipped_lines() -> dict[str, dict[str, Any]]:
    """Return the shipped line features by id."""
    paths = [GEODATA / name for name in routes.LAYERS if (GEODATA / name).exists()]
    return {row["id"]: row for path in paths for row in json.loads(path.read_text("utf-8"))["features"]}


def length_km(geometry: dict[str, Any]) -> float:
    """Return the length of a GeoJSON line on the ellipsoid."""
    lons, lats = zip(*geometry["coordinates"], strict=True)
    return float(Geod(ellps="WGS84").line_length(lons, lats)) / 1000


def test_line_keeps_the_order_and_at_most_five_decimals() -> None:
    assert routes.line(ROUTE) == {"type": "LineString", "coordinates": [[49.12346, 40.1], [48.5, 40.2]]}


@pytest.mark.parametrize(
    ("kilometres", "stated"),
    [([1, 1], 1), ([1, 3], 3), ([1] * 9 + [30], 1), ([1] * 8 + [4.2, 30], 5), ([0.5, 0.5], 1)],
)
def test_stated_precision_is_what_nine_points_in_ten_keep(kilometres: list[float], stated: int) -> None:
    assert routes.stated_precision_km([Waypoint(0, 0, km) for km in kilometres]) == stated


def test_redrawn_changes_geometry_and_precision_alone() -> None:
    before = feature("btc")
    after = routes.redrawn(before, ROUTE)
    assert after["geometry"] == routes.line(ROUTE)
    assert after["properties"] == {**before["properties"], "geometry_precision_km": 3}
    assert before == feature("btc")


def test_apply_routes_leaves_features_without_a_table_alone() -> None:
    features = [feature("btc"), feature("tap")]
    assert routes.apply_routes(features, {"btc": ROUTE})[1] is features[1]


@pytest.mark.parametrize(
    "row",
    [
        "x,40,A,S,1",
        "190,40,A,S,1",
        "49,91,A,S,1",
        "49,40,A,S,0",
        "49,40,,S,1",
        "49,40,A,,1",
        "49,40,A,S",
        "nan,40,A,S,1",
    ],
)
def test_unusable_waypoint_is_reported_by_line(tmp_path: Path, row: str) -> None:
    folder = atlas(tmp_path, {"btc": f"{HEADER}49,40,A,S,1\n{row}\n"}, "btc")
    with pytest.raises(AtlasError, match=r"routes/btc\.csv: line 3"):
        routes.rebuild(folder)


def test_one_waypoint_is_no_line(tmp_path: Path) -> None:
    with pytest.raises(AtlasError, match="route-too-short"):
        routes.rebuild(atlas(tmp_path, {"btc": f"{HEADER}49,40,A,S,1\n"}, "btc"))


def test_all_routes_without_a_feature_are_reported_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = f"{HEADER}49,40,A,S,1\n48,40,B,S,2\n"
    folder = atlas(tmp_path, {"btc": table, "north": table, "south": table}, "btc")
    before = (folder / "pipelines.geojson").read_text("utf-8")
    assert routes.main([str(folder)]) == 1
    said = capsys.readouterr().err
    assert "routes/north.csv: north" in said
    assert "routes/south.csv: south" in said
    assert (folder / "pipelines.geojson").read_text("utf-8") == before


def test_rebuild_writes_one_feature_per_line(tmp_path: Path) -> None:
    folder = atlas(tmp_path, {"btc": f"{HEADER}49,40,A,S,1\n48,40,B,S,2\n"}, "tap", "btc")
    assert routes.main([str(folder)]) == 0
    lines = (folder / "pipelines.geojson").read_text("utf-8").splitlines()
    assert json.loads(lines[1].rstrip(",")) == feature("tap")
    assert json.loads(lines[2])["geometry"]["coordinates"] == [[49.0, 40.0], [48.0, 40.0]]


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_route_rebuilds_the_shipped_line(name: str) -> None:
    route = routes.read_routes(GEODATA / "routes")[name]
    shipped = shipped_lines()[name]
    assert routes.redrawn(shipped, route) == shipped


@pytest.mark.parametrize("name", sorted(PUBLISHED_KM.keys() & set(SHIPPED)))
def test_shipped_pipeline_is_about_as_long_as_published(name: str) -> None:
    route = routes.read_routes(GEODATA / "routes")[name]
    assert length_km(routes.line(route)) == pytest.approx(PUBLISHED_KM[name], rel=0.15)


def test_gas_line_shares_the_oil_lines_right_of_way_to_the_turkish_border() -> None:
    tables = routes.read_routes(GEODATA / "routes")
    gas, grid = tables["bte"], tables["bte-turkish-grid"]
    assert gas == tables["btc"][: len(gas)]
    assert grid[0] == gas[-1]
