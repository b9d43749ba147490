"""How problems read, sort and travel."""

from __future__ import annotations

import pytest

from layers.errors import AtlasError, Problem

BOW_TIE = Problem("areas.geojson", "valley", "invalid-geometry", "the ring crosses itself", "a valid geometry")
LOST_FILE = Problem("names.csv", "", "missing-file", "the file is not there")


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        pytest.param(
            BOW_TIE,
            "areas.geojson: valley: the ring crosses itself. Expected: a valid geometry. [invalid-geometry]",
            id="with feature and hint",
        ),
        pytest.param(LOST_FILE, "names.csv: the file is not there. [missing-file]", id="with neither"),
    ],
)
def test_a_problem_reads_as_where_what_and_what_was_expected(problem: Problem, text: str) -> None:
    assert str(problem) == text


def test_a_problem_travels_as_five_named_texts() -> None:
    assert BOW_TIE.as_dict() == {
        "file": "areas.geojson",
        "feature": "valley",
        "code": "invalid-geometry",
        "message": "the ring crosses itself",
        "hint": "a valid geometry",
    }


def test_an_atlas_error_holds_each_problem_once_in_order() -> None:
    error = AtlasError([LOST_FILE, BOW_TIE, LOST_FILE])
    assert error.problems == (BOW_TIE, LOST_FILE)
    assert str(error).splitlines() == [str(BOW_TIE), str(LOST_FILE)]
