"""The atlas as some documents alone tell it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from layers.listing import visible_rows
from layers.model import Claim
from layers.timefilter import interval_of, state_in
from layers.told import family_of, told_spells
from tests.factories import make_atlas, make_claim, make_document

BUILT = make_claim(id="A", value="under construction", when="2003/..", document="paper")
OPENED = make_claim(id="B", value="operating", when="2006/..", document="paper", rank="normal")
OTHERWISE = make_claim(id="C", value="operating", when="2007/..", document="letter", rank="deprecated")
SEEN = make_claim(id="D", value="contested", when="2024-10", document="blog", rank="normal")
MEETING = make_claim(id="E", attribute="event", value="meeting", when="2004-05-06", document="paper")
CAPACITY = make_claim(id="F", attribute="capacity", value="16", when="2003/..", document="report")
CLAIMS = [BUILT, OPENED, OTHERWISE, SEEN, MEETING, CAPACITY]

Row = tuple[str, str | None, str | None, bool]


def rows(claims: list[Claim], *documents: str) -> list[Row]:
    """Return the spells as told by documents: status, first and last day, whether only seen."""
    spells = told_spells(claims, documents)
    return [
        (spell.status, spell.start and str(spell.start), spell.end and str(spell.end), spell.observed)
        for spell in spells
    ]


@pytest.mark.parametrize(
    ("documents", "expected"),
    [
        pytest.param([], [], id="none"),
        pytest.param(
            ["paper"],
            [("under construction", "2003-01-01", "2005-12-31", False), ("operating", "2006-01-01", None, False)],
            id="whatever the rank",
        ),
        pytest.param(["letter"], [("operating", "2007-01-01", None, False)], id="a claim that the map refuses"),
        pytest.param(["blog"], [("contested", "2024-10-01", "2024-10-31", True)], id="a state that was only seen"),
        pytest.param(
            ["letter", "blog"],
            [("operating", "2007-01-01", None, False), ("contested", "2024-10-01", "2024-10-31", True)],
            id="what was seen ends nothing",
        ),
        pytest.param(["report"], [], id="named without a state"),
        pytest.param(["unknown"], [], id="a document that is silent"),
    ],
)
def test_a_feature_has_the_spells_that_the_documents_give_it(documents: list[str], expected: list[Row]) -> None:
    assert rows(CLAIMS, *documents) == expected


def test_events_alone_do_not_make_a_line_take_place() -> None:
    assert rows([BUILT, replace(MEETING, document="letter")], "letter") == []


def test_a_happening_is_told_by_its_events_whatever_their_rank() -> None:
    other = make_claim(id="F", attribute="event", value="meeting", when="2004-05-07", document="blog", rank="normal")
    assert rows([MEETING, other], "blog") == [("took place", "2004-05-07", "2004-05-07", False)]


@pytest.mark.parametrize("turn", [1, -1])
def test_of_two_that_begin_on_one_day_the_higher_rank_is_drawn(turn: int) -> None:
    low = replace(BUILT, id="L", rank="deprecated", value="agreed", document="letter")
    spells = told_spells([BUILT, low][::turn], ["paper", "letter"])
    shown = state_in(spells, interval_of("2004"))
    assert shown is not None
    assert shown[0].status == "under construction"


@pytest.mark.parametrize(
    ("when", "mode", "shown"),
    [
        ("2024-09-30", "day", None),
        ("2024-10-01", "day", ("contested", False)),
        ("2024-10-31", "day", ("contested", False)),
        ("2024-11-01", "day", None),
        ("2024", "year", ("contested", False)),
        ("2025", "year", None),
        ("2025", "up-to", ("contested", True)),
    ],
)
def test_a_state_that_was_seen_is_shown_on_its_days_and_does_not_end(
    when: str, mode: str, shown: tuple[str, bool] | None
) -> None:
    state = state_in(told_spells(CLAIMS, ["blog"]), interval_of(when, mode))
    assert (state and (state[0].status, state[1])) == shown


def test_a_collected_page_speaks_for_its_parts() -> None:
    atlas = make_atlas(claims=[make_claim(document="article")])
    article = make_document(id="article", custom={"role": "core", "part_of": "blog"})
    atlas = replace(atlas, documents=(make_document(id="blog"), article))
    assert family_of(atlas, ["blog"]) == {"blog", "article"}
    assert family_of(atlas, ["article"]) == {"article"}
    assert [row["id"] for row in visible_rows(atlas, interval_of("2010"), told=["blog"])] == ["line"]


def test_the_list_has_what_the_documents_tell_and_only_their_claims() -> None:
    atlas = make_atlas(claims=CLAIMS)
    [row] = visible_rows(atlas, interval_of("2006"), told=["paper"])
    assert (row["status"], row["claims"]) == ("operating", ["A", "B", "E"])
    assert list(visible_rows(atlas, interval_of("2006"), told=["letter"])) == []
