"""Layer files: each feature with an identity, known words and a valid geometry in WGS 84."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from layers.atlas import read_atlas
from tests.atlas.broken import (
    BOW_TIE,
    SOUTH_PATH,
    VALLEY_GEOMETRY,
    VALLEY_RING,
    Overrides,
    Where,
    another_valley,
    nested,
    problems_of,
    wheres,
    with_crs,
)
from tests.factories import SOUTH_LINE, VALLEY, collection, edited, write_folder

METRES = "[[5120000, 4720000], [5230000, 4720000], [5230000, 4860000], [5120000, 4720000]]"
HUGE = "1" + "0" * 400


@pytest.mark.parametrize(
    ("kind", "coordinates"),
    [
        ("Point", "[46, 39]"),
        ("MultiPoint", "[[46, 39], [47, 39]]"),
        ("LineString", "[[46, 39], [47, 39]]"),
        ("MultiLineString", "[[[46, 39], [47, 39]], [[46, 40], [47, 40]]]"),
        ("Polygon", f"[{VALLEY_RING}]"),
        ("MultiPolygon", f"[[{VALLEY_RING}]]"),
    ],
)
def test_every_geometry_of_rfc_7946_reads_but_the_collection(tmp_path: Path, kind: str, coordinates: str) -> None:
    overrides = another_valley(VALLEY_GEOMETRY, f'{{"type": "{kind}", "coordinates": {coordinates}}}')
    geometry = read_atlas(write_folder(tmp_path, **overrides)).features[-1].geometry
    assert geometry == {"type": kind, "coordinates": json.loads(coordinates)}


@pytest.mark.parametrize(
    ("overrides", "where"),
    [
        pytest.param({"areas.geojson": ""}, ("areas.geojson", "", "bad-json"), id="empty file"),
        pytest.param({"areas.geojson": "{"}, ("areas.geojson", "", "bad-json"), id="cut off"),
        pytest.param({"areas.geojson": "null"}, ("areas.geojson", "", "bad-json"), id="null"),
        pytest.param({"areas.geojson": nested(100_000)}, ("areas.geojson", "", "bad-json"), id="nested too deeply"),
        pytest.param({"areas.geojson": "[]"}, ("areas.geojson", "", "not-geojson"), id="a list"),
        pytest.param({"areas.geojson": VALLEY}, ("areas.geojson", "", "not-geojson"), id="a lone feature"),
        pytest.param(
            {"areas.geojson": '{"type": "FeatureCollection"}'},
            ("areas.geojson", "", "not-geojson"),
            id="no features",
        ),
        pytest.param(
            {"areas.geojson": '{"type": "FeatureCollection", "features": {}}'},
            ("areas.geojson", "", "not-geojson"),
            id="features that are no list",
        ),
        pytest.param({"areas.geojson": with_crs("EPSG:3857")}, ("areas.geojson", "", "wrong-crs"), id="another CRS"),
        pytest.param(another_valley(VALLEY_RING, METRES), ("areas.geojson", "dale", "wrong-crs"), id="metres"),
        pytest.param(another_valley("46, 39", "NaN, 39"), ("areas.geojson", "", "bad-json"), id="NaN"),
        pytest.param(another_valley("46, 39", "-Infinity, 39"), ("areas.geojson", "", "bad-json"), id="infinity"),
        pytest.param(
            another_valley("46, 39", "1e999, 39"),
            ("areas.geojson", "dale", "wrong-crs"),
            id="infinity as a number",
        ),
        pytest.param(
            another_valley("46, 39", f"{HUGE}, 39"),
            ("areas.geojson", "dale", "wrong-crs"),
            id="hundreds of digits",
        ),
        pytest.param(
            another_valley("46, 39", f"1{'0' * 5000}, 39"),
            ("areas.geojson", "", "bad-json"),
            id="thousands of digits",
        ),
        pytest.param(
            another_valley('"kind": "control"', '"kind": "control", "kind": "war"'),
            ("areas.geojson", "", "bad-json"),
            id="a key twice",
        ),
        pytest.param(another_valley(VALLEY_RING, BOW_TIE), ("areas.geojson", "dale", "invalid-geometry"), id="bow-tie"),
        pytest.param(another_valley(f"[{VALLEY_RING}]", "[]"), ("areas.geojson", "dale", "bad-geometry"), id="empty"),
        pytest.param(
            another_valley(VALLEY_RING, "[[46, 39]]"),
            ("areas.geojson", "dale", "bad-geometry"),
            id="ring of a point",
        ),
        pytest.param(
            another_valley(f"[{VALLEY_RING}]", '"here"'),
            ("areas.geojson", "dale", "bad-geometry"),
            id="a text for coordinates",
        ),
        pytest.param(
            another_valley(f"[{VALLEY_RING}]", "null"),
            ("areas.geojson", "dale", "bad-geometry"),
            id="no coordinates",
        ),
        pytest.param(
            another_valley("46, 39", "46"),
            ("areas.geojson", "dale", "bad-geometry"),
            id="a position of one number",
        ),
        pytest.param(
            another_valley("46, 39", '46, "39"'),
            ("areas.geojson", "dale", "bad-geometry"),
            id="a number as text",
        ),
        pytest.param(
            another_valley("46, 39", "46, true"),
            ("areas.geojson", "dale", "bad-geometry"),
            id="true for a number",
        ),
        pytest.param(
            another_valley(f', "geometry": {VALLEY_GEOMETRY}', ""),
            ("areas.geojson", "dale", "bad-geometry"),
            id="geometry left out",
        ),
        pytest.param(
            another_valley('"Polygon"', '"Circle"'),
            ("areas.geojson", "dale", "bad-geometry"),
            id="unknown geometry",
        ),
        pytest.param(
            another_valley('"Polygon"', "[]"),
            ("areas.geojson", "dale", "bad-geometry"),
            id="a list for a geometry type",
        ),
        pytest.param(
            another_valley('"Polygon"', '"LineString"'),
            ("areas.geojson", "dale", "bad-geometry"),
            id="coordinates of another type",
        ),
        pytest.param(
            {"areas.geojson": collection(VALLEY, "1")},
            ("areas.geojson", "feature 1", "not-a-feature"),
            id="a number",
        ),
        pytest.param(
            another_valley('"type": "Feature"', '"type": "Thing"'),
            ("areas.geojson", "dale", "not-a-feature"),
            id="a thing",
        ),
        pytest.param(
            {"areas.geojson": collection(VALLEY, VALLEY.replace('"id": "valley", ', ""))},
            ("areas.geojson", "feature 1", "missing-id"),
            id="no id",
        ),
        pytest.param(
            {"areas.geojson": collection(VALLEY, VALLEY.replace('"id": "valley"', '"id": 7'))},
            ("areas.geojson", "7", "missing-id"),
            id="a number for an id",
        ),
        pytest.param(
            {"areas.geojson": collection(VALLEY, VALLEY.replace('"id": "valley"', '"id": "The {{7*7}}"'))},
            ("areas.geojson", "The {{7*7}}", "bad-id"),
            id="an id that is not kebab-case",
        ),
        pytest.param(
            another_valley('"layer": "areas"', '"layer": "lines"'),
            ("areas.geojson", "dale", "wrong-layer"),
            id="another layer's name",
        ),
        pytest.param(
            another_valley('"control"', '"lake"'),
            ("areas.geojson", "dale", "unknown-word"),
            id="unknown kind",
        ),
        pytest.param(
            another_valley('"kind"', '"colour": "red", "kind"'),
            ("areas.geojson", "dale", "bad-value"),
            id="unknown property",
        ),
        pytest.param(
            another_valley('"geometry_source": "Invented"', '"geometry_source": ""'),
            ("areas.geojson", "dale", "bad-value"),
            id="no source",
        ),
        pytest.param(
            another_valley('"geometry_precision_km": 2', '"geometry_precision_km": -2'),
            ("areas.geojson", "dale", "bad-value"),
            id="negative precision",
        ),
        pytest.param(
            another_valley("Valley", "Val\\u001bley"),
            ("areas.geojson", "dale", "control-character"),
            id="escape",
        ),
        pytest.param(
            {"areas.geojson": collection(VALLEY, SOUTH_LINE.replace("lines", "areas"))},
            ("areas.geojson", "south-line", "duplicate-id"),
            id="two features of one id",
        ),
    ],
)
def test_a_layer_that_cannot_be_used_names_its_feature(tmp_path: Path, overrides: Overrides, where: Where) -> None:
    assert wheres(problems_of(write_folder(tmp_path, **overrides))) == [where]


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("[[45.0, 39.0]]", id="a line of one point"),
        pytest.param("[[45.0, 39.0, 1], [46.0, 39.5]]", id="altitude of one point alone"),
        pytest.param(f"[[{HUGE}, 39.0], [46.0, 39.5]]", id="hundreds of digits"),
        pytest.param(f'["{HUGE}"]', id="a long text"),
    ],
)
def test_what_is_wrong_with_a_geometry_is_said_in_one_short_line(tmp_path: Path, path: str) -> None:
    (problem,) = problems_of(write_folder(tmp_path, **edited("lines.geojson", SOUTH_PATH, path)))
    assert problem.feature == "south-line"
    assert problem.message.isprintable(), problem.message
    assert len(problem.message) < 200
