"""What `atlas check` finds in folders and in single files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from layers.check import atlas_problems, check_path
from tests.factories import (
    NORTH_LINE,
    VALLEY,
    collection,
    edited,
    make_atlas,
    make_claim,
    with_rows,
    write_folder,
)

Where = tuple[str, str, str]
BOW_TIE = VALLEY.replace("[47, 39], [47, 40]", "[47, 40], [47, 39]")


def wheres(path: Path) -> list[Where]:
    """Return file, feature and code of each problem."""
    return [(problem.file, problem.feature, problem.code) for problem in check_path(path)]


def test_a_good_folder_is_clean(tmp_path: Path) -> None:
    assert check_path(write_folder(tmp_path)) == ()


@pytest.mark.parametrize(
    ("overrides", "expected"),
    [
        pytest.param(
            edited("claims.csv", "1999/2010", "1999"),
            [("claims.csv", "south-line", "never-shown")],
            id="no spell",
        ),
        pytest.param(
            edited("claims.csv", "1999/2010", ""),
            [("claims.csv", "south-line", "never-shown")],
            id="undated status",
        ),
        pytest.param(
            edited("claims.csv", "1999/2010,inferred,preferred", "1999/2010,inferred,normal"),
            [("claims.csv", "south-line", "never-shown")],
            id="no preferred status",
        ),
        pytest.param(
            edited("claims.csv", "de facto control", "lost"),
            [("claims.csv", "C6", "unknown-word")],
            id="unknown status",
        ),
        pytest.param(
            with_rows("claims.csv", "C9,south-line,member_of,,,,,normal,paper,p,It is part of something.,"),
            [("claims.csv", "C9", "missing-value")],
            id="exclusive attribute without a value",
        ),
        pytest.param(
            edited("claims.csv", "2003-04/2006-07-12", "2003-04/2006-07-13"),
            [
                ("claims.csv", "north-line", "overlapping-spells"),
                ("claims.csv", "north-line", "uncovered-contradiction"),
            ],
            id="spells that share a day",
        ),
        pytest.param(
            edited("claims.csv", "The report gives sixteen.,X1", "The report gives sixteen.,"),
            [("claims.csv", "north-line", "uncovered-contradiction"), ("disputes.csv", "X1", "idle-dispute")],
            id="a dispute that one side does not name",
        ),
        pytest.param(
            with_rows("disputes.csv", "X2,Which?,This.,Because."),
            [("disputes.csv", "X2", "idle-dispute")],
            id="a dispute that nobody names",
        ),
        pytest.param({"names.csv": None}, [("names.csv", "", "missing-file")], id="a folder that cannot be read"),
    ],
)
def test_a_folder_with_a_fault_is_told(tmp_path: Path, overrides: dict[str, Any], expected: list[Where]) -> None:
    assert wheres(write_folder(tmp_path, **overrides)) == expected


def test_every_problem_has_a_hint(tmp_path: Path) -> None:
    overrides = with_rows("disputes.csv", "X2,Which?,This.,Because.") | edited("claims.csv", "1999/2010", "1999")
    problems = check_path(write_folder(tmp_path, **overrides))
    assert len(problems) == 2
    assert all(problem.hint for problem in problems)


def test_spells_overlap_even_when_another_lies_between_them() -> None:
    claims = [
        make_claim(id="C1", value="operating", when="2000/2020", disputes=("X1",)),
        make_claim(id="C2", value="operating", when="2005/2006"),
        make_claim(id="C3", value="suspended", when="2010/2015", disputes=("X1",)),
    ]
    problems = list(atlas_problems(make_atlas(claims=claims, disputes=["X1"])))
    assert [(problem.feature, problem.code) for problem in problems] == [("line", "overlapping-spells")]


def test_the_same_status_twice_on_one_day_is_no_overlap() -> None:
    claims = [make_claim(id="C1", when="2000/2010"), make_claim(id="C2", when="2005/2015")]
    assert list(atlas_problems(make_atlas(claims=claims))) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(collection(NORTH_LINE, VALLEY), [], id="good"),
        pytest.param(collection('{"type": "Feature", "properties": {}, "geometry": null}'), [], id="no place, no id"),
        pytest.param(
            collection(BOW_TIE.replace('"id": "valley"', '"id": null')),
            [("map.geojson", "feature 0", "invalid-geometry")],
            id="null for an id",
        ),
        pytest.param("{", [("map.geojson", "", "bad-json")], id="no JSON"),
        pytest.param("null", [("map.geojson", "", "bad-json")], id="null"),
        pytest.param("[]", [("map.geojson", "", "not-geojson")], id="no collection"),
        pytest.param(collection("1"), [("map.geojson", "feature 0", "not-a-feature")], id="no feature"),
        pytest.param(
            collection(VALLEY, NORTH_LINE.replace("45.0, 40.0", "5009377, 4865942")),
            [("map.geojson", "north-line", "wrong-crs")],
            id="metres",
        ),
        pytest.param(
            collection('{"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": []}}'),
            [("map.geojson", "feature 0", "bad-geometry")],
            id="empty point without an id",
        ),
        pytest.param(
            collection(BOW_TIE),
            [("map.geojson", "valley", "invalid-geometry")],
            id="bow-tie",
        ),
    ],
)
def test_a_geojson_file_is_checked_by_itself(tmp_path: Path, text: str, expected: list[Where]) -> None:
    path = tmp_path / "map.geojson"
    path.write_text(text, encoding="utf-8")
    assert wheres(path) == expected
