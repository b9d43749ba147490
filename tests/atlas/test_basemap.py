"""The base map: five files whose members can be drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.atlas.broken import Overrides, Where, problems_of, wheres
from tests.factories import LAND, collection, edited, write_folder


@pytest.mark.parametrize(
    ("overrides", "where"),
    [
        pytest.param(
            {"basemap/wide.geojson": collection(LAND, "7")},
            ("basemap/wide.geojson", "feature 1", "not-a-feature"),
            id="a member that is no feature",
        ),
        pytest.param({"basemap/wide.geojson": "null"}, ("basemap/wide.geojson", "", "bad-json"), id="null"),
        pytest.param(
            edited("basemap/borders.geojson", "[44.0, 36.0]", "[1e999, 36.0]"),
            ("basemap/borders.geojson", "feature 0", "wrong-crs"),
            id="an infinite border",
        ),
        pytest.param(
            edited("basemap/places.geojson", '"rank": 1, ', ""),
            ("basemap/places.geojson", "feature 0", "bad-value"),
            id="a place without a rank",
        ),
        pytest.param(
            edited("basemap/places.geojson", '"properties": {', '"properties": null, "x": {'),
            ("basemap/places.geojson", "feature 0", "bad-value"),
            id="a place without properties",
        ),
        pytest.param(
            edited("basemap/places.geojson", '{"type": "Point", "coordinates": [45.5, 40.5]}', "null"),
            ("basemap/places.geojson", "feature 0", "bad-geometry"),
            id="a place without a place",
        ),
        pytest.param(
            edited("basemap/places.geojson", '"city"', '"<script>"'),
            ("basemap/places.geojson", "feature 0", "unknown-word"),
            id="a place of an unknown kind",
        ),
    ],
)
def test_a_base_map_that_cannot_be_drawn_is_the_one_problem(tmp_path: Path, overrides: Overrides, where: Where) -> None:
    assert wheres(problems_of(write_folder(tmp_path, **overrides))) == [where]
