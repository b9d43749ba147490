"""Raw files: those that cannot be read, and those that lie elsewhere, are too large or too deep."""

from __future__ import annotations

from pathlib import Path

import pytest

from layers.atlas import files, read_atlas
from tests.atlas.broken import VALLEY_RING, Overrides, Where, another_valley, nested, problems_of, wheres
from tests.factories import FILES, edited, write_folder


@pytest.mark.parametrize(
    ("overrides", "where"),
    [
        pytest.param({"atlas.toml": None}, ("atlas.toml", "", "missing-file"), id="no atlas.toml"),
        pytest.param({"areas.geojson": None}, ("areas.geojson", "", "missing-file"), id="no layer file"),
        pytest.param({"claims.csv": None}, ("claims.csv", "", "missing-file"), id="no claims"),
        pytest.param({"documents.json": None}, ("documents.json", "", "missing-file"), id="no documents"),
        pytest.param({"disputes.csv": None}, ("disputes.csv", "", "missing-file"), id="no disputes"),
        pytest.param({"names.csv": None}, ("names.csv", "", "missing-file"), id="no names"),
        pytest.param(
            {"basemap/water.geojson": None},
            ("basemap/water.geojson", "", "missing-file"),
            id="no base map file",
        ),
        pytest.param({"claims.csv": b"id\xff"}, ("claims.csv", "", "not-utf8"), id="Latin-1"),
        pytest.param(
            {"areas.geojson": FILES["areas.geojson"].encode("utf-16")},
            ("areas.geojson", "", "not-utf8"),
            id="UTF-16",
        ),
        pytest.param({"atlas.toml": b"\xff\xfe"}, ("atlas.toml", "", "not-utf8"), id="settings not UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_is_the_one_problem(tmp_path: Path, overrides: Overrides, where: Where) -> None:
    assert wheres(problems_of(write_folder(tmp_path, **overrides))) == [where]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("areas.geojson", "outside-folder"),
        ("claims.csv", "outside-folder"),
        ("basemap/wide.geojson", "outside-folder"),
    ],
)
def test_a_file_outside_the_folder_is_not_followed(tmp_path: Path, name: str, code: str) -> None:
    folder = write_folder(tmp_path, **{name: None})
    outside = tmp_path / "outside"
    outside.write_text(FILES[name], encoding="utf-8")
    (folder / name).symlink_to(outside)
    assert wheres(problems_of(folder)) == [(name, "", code)]


def test_a_link_that_points_to_itself_is_told(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, **{"names.csv": None})
    (folder / "names.csv").symlink_to("names.csv")
    (problem,) = problems_of(folder)
    assert (problem.file, problem.feature) == ("names.csv", "")


def test_a_folder_in_the_place_of_a_file_is_told(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, **{"names.csv": None})
    (folder / "names.csv").mkdir()
    assert wheres(problems_of(folder)) == [("names.csv", "", "not-a-file")]


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_FILE_BYTES", 5000)
    folder = write_folder(tmp_path, **{"names.csv": FILES["names.csv"] + "\n" * 5000})
    assert wheres(problems_of(folder)) == [("names.csv", "", "too-large")]


def test_a_file_of_the_greatest_size_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_folder(tmp_path, **{"names.csv": FILES["names.csv"] + "\n" * 5000})
    monkeypatch.setattr(files, "MAX_FILE_BYTES", (folder / "names.csv").stat().st_size)
    assert read_atlas(folder).names


def test_a_key_that_stands_twice_is_named(tmp_path: Path) -> None:
    overrides = another_valley('"kind": "control"', '"kind": "control", "kind": "war"')
    (problem,) = problems_of(write_folder(tmp_path, **overrides))
    assert "'kind'" in problem.message


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        pytest.param("areas.geojson", "Valley", "Val\\ud800ley", id="name of a feature"),
        pytest.param("areas.geojson", '"valley"', '"valley\\udc00"', id="id of a feature"),
        pytest.param("documents.json", "Ember", "Em\\udfffber", id="author"),
        pytest.param("documents.json", '"family"', '"fa\\ud800mily"', id="key"),
        pytest.param("basemap/places.geojson", "Town", "To\\ud800wn", id="place of the base map"),
    ],
)
def test_a_lone_surrogate_which_no_file_can_hold_is_told(tmp_path: Path, name: str, old: str, new: str) -> None:
    problems = problems_of(write_folder(tmp_path, **edited(name, old, new)))
    assert name in {problem.file for problem in problems}


def test_a_surrogate_pair_is_one_character(tmp_path: Path) -> None:
    atlas = read_atlas(write_folder(tmp_path, **edited("areas.geojson", "Valley", "\\ud83d\\uddfa")))
    assert atlas.features[-1].name == "\U0001f5fa"


@pytest.mark.parametrize("depth", [10, 100, 500, 800, 900, 950, 970, 990, 2000])
def test_coordinates_nested_to_any_depth_are_one_problem(tmp_path: Path, depth: int) -> None:
    (problem,) = problems_of(write_folder(tmp_path, **another_valley(f"[{VALLEY_RING}]", nested(depth))))
    assert (problem.file, problem.code in {"bad-geometry", "bad-json"}) == ("areas.geojson", True)
