"""`released`: the day of the data, which may be left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from layers.atlas import read_atlas
from tests.atlas.broken import Overrides, problems_of, wheres
from tests.factories import edited, write_folder


def released(written: str) -> Overrides:
    """Return the override of `atlas.toml` with a day written so."""
    return edited("atlas.toml", "first_year = 1990", f"released = {written}\nfirst_year = 1990")


@pytest.mark.parametrize(
    ("written", "day"),
    [('"2026-11-24"', "2026-11-24"), ("2026-11-24", "2026-11-24"), ('""', "")],
    ids=["text", "date of TOML", "empty"],
)
def test_a_day_is_taken_as_text_or_as_a_date(tmp_path: Path, written: str, day: str) -> None:
    assert read_atlas(write_folder(tmp_path, **released(written))).settings.released == day


def test_a_day_may_be_left_out(tmp_path: Path) -> None:
    assert read_atlas(write_folder(tmp_path)).settings.released == ""


@pytest.mark.parametrize(
    "written",
    [
        '"November 2026"',
        '"2026-11"',
        '"20261124"',
        '"2026-W48-2"',
        '"2026-02-30"',
        '"٢٠٢٦-11-24"',
        "2026-11-24T12:00:00",
        "20261124",
        "true",
        "[]",
    ],
)
def test_what_is_no_day_is_the_one_problem(tmp_path: Path, written: str) -> None:
    problems = problems_of(write_folder(tmp_path, **released(written)))
    assert wheres(problems) == [("atlas.toml", "", "bad-date")]
    assert "YYYY-MM-DD" in problems[0].hint
