"""`atlas.toml`: the frame, the years and the layers."""

from __future__ import annotations

from pathlib import Path

import pytest

from layers.atlas import read_atlas
from layers.model import Milestone
from tests.atlas.broken import Overrides, Where, nested, problems_of, second_layer, wheres
from tests.factories import CLAIMS_HEADER, FILES, edited, write_folder

GIVEN = {"first_year": 1990, "last_year": 2026, "start_year": 2020}
ONE_CLAIM = "C1,valley,{attribute},ended,,{when},text,{rank},paper,page 1,It says so.,\n"
NO_NAMES = {"names.csv": FILES["names.csv"].splitlines()[0]}
NO_DISPUTES = {"disputes.csv": FILES["disputes.csv"].splitlines()[0]}
NO_CLAIMS = {"claims.csv": CLAIMS_HEADER, **NO_DISPUTES}


def with_years(**years: int) -> Overrides:
    """Return the override of `atlas.toml` that gives these years and no others."""
    lines = [line for line in FILES["atlas.toml"].splitlines() if line.partition(" = ")[0] not in GIVEN]
    return {"atlas.toml": "\n".join([*(f"{key} = {year}" for key, year in years.items()), *lines])}


def claim(when: str, attribute: str = "status", rank: str = "preferred") -> Overrides:
    """Return the override that leaves the small atlas one claim."""
    return {"claims.csv": CLAIMS_HEADER + ONE_CLAIM.format(attribute=attribute, when=when, rank=rank), **NO_DISPUTES}


def issued(text: str) -> Overrides:
    """Return the overrides without claims and with one document that has this member."""
    entry = '[{"id": "report", "type": "report", "title": "A report", "custom": {"role": "record"}' + text + "}]"
    return {"documents.json": entry, **NO_CLAIMS}


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
    ("given", "years"),
    [
        pytest.param({}, (1994, 2020, 2020), id="none"),
        pytest.param({"first_year": 1990}, (1990, 2020, 2020), id="the first"),
        pytest.param({"last_year": 2026}, (1994, 2026, 2026), id="the last, which is the start too"),
        pytest.param({"start_year": 1994}, (1994, 2020, 1994), id="the start, in the first year"),
        pytest.param({"start_year": 2020}, (1994, 2020, 2020), id="the start, in the last year"),
        pytest.param({"first_year": 2000, "last_year": 2010}, (2000, 2010, 2010), id="narrower than the claims"),
        pytest.param(GIVEN, (1990, 2026, 2020), id="all"),
    ],
)
def test_years_that_are_not_given_follow_the_claims(
    tmp_path: Path, given: dict[str, int], years: tuple[int, int, int]
) -> None:
    said = read_atlas(write_folder(tmp_path, **with_years(**given))).settings
    assert (said.first_year, said.last_year, said.start_year) == years


@pytest.mark.parametrize(
    ("overrides", "first", "last"),
    [
        pytest.param(claim("1999/2010"), 1999, 2010, id="closed"),
        pytest.param(claim("1999/.."), 1999, 1999, id="open after"),
        pytest.param(claim("../2010"), 2010, 2010, id="open before"),
        pytest.param(claim("199X/.."), 1990, 1990, id="a decade"),
        pytest.param(claim("2001-05", attribute="event"), 2001, 2001, id="an event"),
        pytest.param(claim("0001/9999"), 1, 9999, id="all years"),
        pytest.param(claim("../.."), 2021, 2021, id="always, so the newest document"),
        pytest.param(claim(""), 2021, 2021, id="undated"),
        pytest.param(claim("1999/2010", rank="normal"), 2021, 2021, id="a claim that the map does not follow"),
        pytest.param(claim("1999/2010", attribute="capacity"), 2021, 2021, id="a figure"),
        pytest.param(NO_CLAIMS, 2021, 2021, id="no claims"),
        pytest.param(issued(""), 1, 1, id="nothing dated at all"),
        pytest.param(issued(', "issued": null'), 1, 1, id="a document of null"),
        pytest.param(issued(', "issued": {"date-parts": [[]]}'), 1, 1, id="a document without a year"),
        pytest.param(issued(', "issued": {"date-parts": [[-44, 3, 15]]}'), 1, 1, id="a document before Christ"),
        pytest.param(issued(', "issued": {"date-parts": [[10000]]}'), 1, 1, id="a document of five digits"),
        pytest.param(issued(', "issued": {"date-parts": [["2019"]]}'), 2019, 2019, id="a year as text"),
        pytest.param({**issued(""), "documents.json": "[]", **NO_NAMES}, 1, 1, id="no documents"),
    ],
)
def test_the_extent_is_that_of_the_claims_by_which_features_show(
    tmp_path: Path, overrides: Overrides, first: int, last: int
) -> None:
    said = read_atlas(write_folder(tmp_path, **with_years(), **overrides)).settings
    assert (said.first_year, said.last_year, said.start_year) == (first, last, last)


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({"start_year": 1993}, id="start before the claims"),
        pytest.param({"start_year": 2021}, id="start after the claims"),
        pytest.param({"first_year": 2021}, id="first year after the claims"),
        pytest.param({"last_year": 1993}, id="last year before the claims"),
        pytest.param({"first_year": 2000, "start_year": 1999}, id="start before the first year"),
        pytest.param({"last_year": 2000, "start_year": 2001}, id="start after the last year"),
        pytest.param({"first_year": 2001, "last_year": 2000}, id="last year before the first"),
    ],
)
def test_years_that_do_not_fit_the_claims_are_the_one_problem(tmp_path: Path, given: dict[str, int]) -> None:
    assert wheres(problems_of(write_folder(tmp_path, **with_years(**given)))) == [("atlas.toml", "", "bad-years")]


def test_claims_that_could_not_be_read_say_nothing_about_the_years(tmp_path: Path) -> None:
    broken = write_folder(tmp_path, **with_years(start_year=1995), **{"claims.csv": None})
    assert wheres(problems_of(broken)) == [("claims.csv", "", "missing-file")]


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
