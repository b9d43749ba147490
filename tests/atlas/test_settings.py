"""`atlas.toml`: the frame, the years and the layers."""

from __future__ import annotations

from pathlib import Path

import pytest

from layers.atlas import read_atlas
from layers.model import Milestone
from tests.atlas.broken import Overrides, Where, nested, problems_of, second_layer, wheres
from tests.factories import edited, write_folder


def test_settings_are_those_of_the_toml_file(tmp_path: Path) -> None:
    said = read_atlas(write_folder(tmp_path)).settings
    assert (said.title, said.subtitle, said.attribution) == (
        "Tiny Atlas",
        "Two lines and a valley",
        "Invented",
    )
    assert (said.frame, said.view) == ((40.0, 36.0, 52.0, 44.0), (42.0, 38.0, 50.0, 42.0))
    assert (said.first_year, said.last_year, said.start_year) == (1990, 2026, 2020)
    assert said.milestones == (Milestone("North line opens", "2006"),)


def test_a_layer_without_features_reads(tmp_path: Path) -> None:
    atlas = read_atlas(write_folder(tmp_path, **second_layer()))
    assert [layer.id for layer in atlas.layers] == ["lines", "areas", "more"]
    assert len(atlas.features) == 3


@pytest.mark.parametrize(
    ("overrides", "where"),
    [
        pytest.param({"atlas.toml": "title ="}, ("atlas.toml", "", "bad-toml"), id="no TOML"),
        pytest.param({"atlas.toml": f"a = {nested(5000)}"}, ("atlas.toml", "", "bad-toml"), id="nested too deeply"),
        pytest.param(
            edited("atlas.toml", "first_year = 1990", f"first_year = 1{'0' * 5000}"),
            ("atlas.toml", "", "bad-toml"),
            id="a number of thousands of digits",
        ),
        pytest.param({"atlas.toml": ""}, ("atlas.toml", "", "bad-value"), id="empty"),
        pytest.param(
            edited("atlas.toml", 'title = "Tiny Atlas"\n', ""), ("atlas.toml", "", "bad-value"), id="no title"
        ),
        pytest.param(
            edited("atlas.toml", "first_year", "colour = 1\nfirst_year"),
            ("atlas.toml", "", "bad-value"),
            id="unknown key",
        ),
        pytest.param(
            edited("atlas.toml", "[42.0, 38.0, 50.0, 42.0]", "[50.0, 38.0, 42.0, 42.0]"),
            ("atlas.toml", "", "bad-bounds"),
            id="box from east to west",
        ),
        pytest.param(
            edited("atlas.toml", "[42.0, 38.0, 50.0, 42.0]", "[nan, 38.0, 42.0, 42.0]"),
            ("atlas.toml", "", "bad-bounds"),
            id="box that is not a number",
        ),
        pytest.param(
            edited("atlas.toml", "[42.0, 38.0, 50.0, 42.0]", "[42.0, 38.0, 50.0]"),
            ("atlas.toml", "", "bad-value"),
            id="box of three",
        ),
        pytest.param(
            edited("atlas.toml", "last_year = 2026", "last_year = 1989"),
            ("atlas.toml", "", "bad-years"),
            id="last year before the first",
        ),
        pytest.param(
            edited("atlas.toml", "start_year = 2020", "start_year = 2027"),
            ("atlas.toml", "", "bad-years"),
            id="start after the last year",
        ),
        pytest.param(
            edited("atlas.toml", 'when = "2006"', 'when = "06"'),
            ("atlas.toml", "", "bad-id"),
            id="milestone's year",
        ),
        pytest.param(second_layer(style="blob"), ("atlas.toml", "", "unknown-word"), id="unknown style"),
        pytest.param(second_layer(id="More Lines"), ("atlas.toml", "", "bad-id"), id="layer id with capitals"),
        pytest.param(second_layer(file="../x.geojson"), ("atlas.toml", "", "bad-id"), id="layer file above the folder"),
        pytest.param(second_layer(file="/x.geojson"), ("atlas.toml", "", "bad-id"), id="layer file from the root"),
        pytest.param(second_layer(file="x.kml"), ("atlas.toml", "", "bad-id"), id="layer file of another kind"),
        pytest.param(second_layer(id="lines"), ("atlas.toml", "lines", "duplicate-id"), id="two layers of one id"),
    ],
)
def test_settings_that_cannot_be_used_are_the_one_problem(tmp_path: Path, overrides: Overrides, where: Where) -> None:
    found = wheres(problems_of(write_folder(tmp_path, **overrides)))
    assert set(found) == {where}
