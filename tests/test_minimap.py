"""A small map of some features: cut to where they lie, and safe at the edges of the world."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from layers.atlas import read_atlas
from layers.minimap import HEIGHT, WIDTH, mini_map
from layers.model import Atlas
from tests.browser.serving import ROOT
from tests.factories import make_atlas, make_feature

SQUARE = {"type": "Polygon", "coordinates": [[[40, 36], [52, 36], [52, 44], [40, 44], [40, 36]]]}
LAND = {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}, "geometry": SQUARE}]}


def atlas() -> Atlas:
    """Return an atlas with a square of land."""
    return replace(make_atlas(), basemap={"wide": LAND}, version="one")


def numbers(path: str) -> list[float]:
    return [float(number) for number in re.findall(r"-?\d+\.\d", path)]


def test_a_line_fills_its_map() -> None:
    found = mini_map(atlas(), [make_feature(geometry={"type": "LineString", "coordinates": [[43, 39], [49, 41]]})])
    assert found is not None
    [shape] = found.shapes
    x, y = numbers(shape.path)[::2], numbers(shape.path)[1::2]
    assert (shape.form, shape.path[0]) == ("line", "M")
    assert 0 < min(x) < max(x) < WIDTH
    assert 0 < min(y) < max(y) < HEIGHT
    assert max(x) - min(x) > WIDTH / 2
    assert y[0] > y[-1], "north is up"
    assert found.land


@pytest.mark.parametrize(
    ("geometry", "form"),
    [
        ({"type": "Point", "coordinates": [45, 40]}, "point"),
        ({"type": "MultiPoint", "coordinates": [[45, 40], [46, 40]]}, "point"),
        ({"type": "Polygon", "coordinates": [[[45, 40], [46, 40], [46, 41], [45, 40]]]}, "zone"),
        ({"type": "Polygon", "coordinates": [[[-180, -90], [180, -90], [180, 90], [-180, 90], [-180, -90]]]}, "zone"),
        ({"type": "Point", "coordinates": [-180, -90]}, "point"),
    ],
)
def test_every_form_is_drawn_wherever_it_lies(geometry: dict[str, Any], form: str) -> None:
    found = mini_map(atlas(), [make_feature(geometry=geometry)])
    assert found is not None
    assert [shape.form for shape in found.shapes] == [form]
    assert all(abs(number) < 100_000 for number in numbers(found.shapes[0].path))


def test_features_without_a_place_have_no_map() -> None:
    assert mini_map(atlas(), [make_feature(geometry=None)]) is None
    assert mini_map(atlas(), []) is None


def test_areas_lie_below_lines_and_lines_below_points() -> None:
    point = make_feature(id="point", geometry={"type": "Point", "coordinates": [45, 40]})
    line = make_feature(id="line")
    area = make_feature(id="area", kind="control", geometry=SQUARE)
    found = mini_map(atlas(), [point, line, area])
    assert found is not None
    assert [shape.id for shape in found.shapes] == ["area", "line", "point"]


def test_labels_of_the_shipped_map_do_not_overlap() -> None:
    shipped = read_atlas(ROOT / "geodata")
    found = mini_map(shipped, [shipped.feature_by_id["btc"]])
    assert found is not None
    assert {"Georgia", "Azerbaijan"} <= {label.text for label in found.labels}
    boxes = [(label.x - 3 * len(label.text), label.y, label.x + 3 * len(label.text)) for label in found.labels]
    for number, (left, y, right) in enumerate(boxes):
        for other_left, other_y, other_right in boxes[number + 1 :]:
            assert right <= other_left or other_right <= left or abs(y - other_y) >= 11
