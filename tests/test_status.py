"""The status of a feature over time, from its claims."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from typing import Any

import pytest

from layers.model import Claim
from layers.status import Spell, spells_of
from layers.vocabulary import HAPPENING
from tests.factories import make_claim

AGREED = make_claim(id="A", value="agreed", when="1999-11-18/..")
BUILDING = make_claim(id="B", value="under construction", when="2003-04/..")
OPERATING = make_claim(id="C", value="operating", when="2006-07-13/..")
ENDED = make_claim(id="D", value="ended", when="2020-11-10/..")

Row = tuple[str, str | None, str | None]


def iso(day: date | None) -> str | None:
    """Return a day as text, an open end as `None`."""
    return day.isoformat() if day else None


def rows(spells: tuple[Spell, ...]) -> list[Row]:
    """Return spells as status with first and last day."""
    return [(spell.status, iso(spell.start), iso(spell.end)) for spell in spells]


def of(*claims: dict[str, Any]) -> list[Row]:
    """Return the spells of a feature with these claims."""
    return rows(spells_of(make_claim(id=f"C{index}", **fields) for index, fields in enumerate(claims)))


@pytest.mark.parametrize(
    ("claims", "spells"),
    [
        pytest.param([], [], id="no claims"),
        pytest.param([{"when": "2006/.."}], [("operating", "2006-01-01", None)], id="one open spell"),
        pytest.param([{"when": "../2006"}], [("operating", None, "2006-12-31")], id="open before"),
        pytest.param([{"when": "../.."}], [("operating", None, None)], id="always"),
        pytest.param([{"when": "2003-04/2006-07"}], [("operating", "2003-04-01", "2006-07-31")], id="closed"),
        pytest.param([{"when": "2006"}], [], id="a plain date is an observation"),
        pytest.param([{"when": "[2006..2008]"}], [], id="one day between two is an observation"),
        pytest.param([{"when": None}], [], id="undated"),
        pytest.param([{"rank": "normal"}], [], id="normal rank"),
        pytest.param([{"rank": "deprecated"}], [], id="deprecated rank"),
        pytest.param([{"attribute": "capacity", "value": "16"}], [], id="another attribute"),
        pytest.param(
            [{"value": "agreed", "when": "2003/.."}, {"when": "2006-07-13/.."}],
            [("agreed", "2003-01-01", "2006-07-12"), ("operating", "2006-07-13", None)],
            id="open spell closed the day before the next",
        ),
        pytest.param(
            [{"value": "agreed", "when": "2003/.."}, {"when": "2006-01/.."}],
            [("agreed", "2003-01-01", "2005-12-31"), ("operating", "2006-01-01", None)],
            id="closed at the end of a year",
        ),
        pytest.param(
            [
                {"value": "agreed", "when": "2003/.."},
                {"value": "cancelled", "when": "2005/..", "rank": "normal"},
            ],
            [("agreed", "2003-01-01", None)],
            id="a claim that is not preferred closes nothing",
        ),
        pytest.param(
            [{"value": "agreed", "when": "2003/.."}, {"value": "cancelled", "when": "2005"}],
            [("agreed", "2003-01-01", None)],
            id="an observation closes nothing",
        ),
        pytest.param(
            [{"value": "agreed", "when": "1999/2001"}, {"when": "2006/.."}],
            [("agreed", "1999-01-01", "2001-12-31"), ("operating", "2006-01-01", None)],
            id="a gap stays a gap",
        ),
        pytest.param(
            [{"value": "agreed", "when": "../.."}, {"when": "2006/.."}],
            [("agreed", None, "2005-12-31"), ("operating", "2006-01-01", None)],
            id="always, until the next",
        ),
        pytest.param(
            [{"value": "agreed", "when": "2003/2008"}, {"when": "2006/.."}],
            [("agreed", "2003-01-01", "2008-12-31"), ("operating", "2006-01-01", None)],
            id="a stated end is kept",
        ),
        pytest.param(
            [{"when": "2006/2010"}, {"when": "2011/2015"}],
            [("operating", "2006-01-01", "2010-12-31"), ("operating", "2011-01-01", "2015-12-31")],
            id="the same status twice stays two spells",
        ),
    ],
)
def test_spells_are_preferred_status_intervals(claims: list[dict[str, Any]], spells: list[Row]) -> None:
    assert of(*claims) == spells


@pytest.mark.parametrize("claims", list(permutations([AGREED, BUILDING, OPERATING, ENDED])))
def test_the_order_of_the_claims_does_not_matter(claims: tuple[Claim, ...]) -> None:
    assert rows(spells_of(claims)) == [
        ("agreed", "1999-11-18", "2003-03-31"),
        ("under construction", "2003-04-01", "2006-07-12"),
        ("operating", "2006-07-13", "2020-11-09"),
        ("ended", "2020-11-10", None),
    ]


@pytest.mark.parametrize("first_day", ["2006/..", "0001/.."])
def test_open_spells_of_one_first_day_are_closed_by_a_later_one_only(first_day: str) -> None:
    twice = [make_claim(id="C1", when=first_day), make_claim(id="C2", when=first_day)]
    assert [spell.end for spell in spells_of(twice)] == [None, None]
    assert [spell.end for spell in spells_of([*twice, ENDED])] == [date(2020, 11, 9), date(2020, 11, 9), None]


@pytest.mark.parametrize(
    ("when", "approximate"),
    [("2006/..", False), ("2006~/..", True), ("2006/2010?", True), ("2006%/2010", True)],
)
def test_a_spell_remembers_that_its_date_is_approximate_or_uncertain(when: str, *, approximate: bool) -> None:
    (spell,) = spells_of([make_claim(when=when)])
    assert spell.approximate is approximate


def test_closing_a_spell_keeps_its_claim_and_its_approximation() -> None:
    first, _ = spells_of([make_claim(id="A", when="1999~/.."), OPERATING])
    assert first == Spell(
        "operating", date(1999, 1, 1), date(2006, 7, 12), "A", approximate=True, start_latest=date(1999, 12, 31)
    )


@pytest.mark.parametrize(
    ("claims", "spells"),
    [
        pytest.param(
            [{"attribute": "event", "value": "signed", "when": "1994-09-20"}],
            [(HAPPENING, "1994-09-20", "1994-09-20")],
            id="one day",
        ),
        pytest.param(
            [{"attribute": "event", "value": "talks", "when": "2001-04-03/2001-04-07"}],
            [(HAPPENING, "2001-04-03", "2001-04-07")],
            id="several days",
        ),
        pytest.param(
            [
                {"attribute": "event", "value": "second", "when": "2009"},
                {"attribute": "event", "value": "first", "when": "2001"},
            ],
            [(HAPPENING, "2001-01-01", "2001-12-31"), (HAPPENING, "2009-01-01", "2009-12-31")],
            id="in order of time",
        ),
        pytest.param([{"attribute": "event", "value": "signed", "when": None}], [], id="undated"),
        pytest.param(
            [{"attribute": "event", "value": "signed", "when": "1994", "rank": "normal"}],
            [],
            id="not preferred",
        ),
        pytest.param(
            [{"when": "2006/.."}, {"attribute": "event", "value": "opened", "when": "2006-07-13"}],
            [("operating", "2006-01-01", None)],
            id="a feature with spells is no happening",
        ),
        pytest.param(
            [{"when": "2006"}, {"attribute": "event", "value": "opened", "when": "2006-07-13"}],
            [(HAPPENING, "2006-07-13", "2006-07-13")],
            id="a feature with a mere observation is one",
        ),
    ],
)
def test_a_feature_with_events_alone_is_a_happening(claims: list[dict[str, Any]], spells: list[Row]) -> None:
    assert of(*claims) == spells


@pytest.mark.parametrize(
    ("start", "end", "first", "last", "met"),
    [
        pytest.param("2006-07-13", "2018-06-12", "2006-07-01", "2006-07-12", False, id="the day before"),
        pytest.param("2006-07-13", "2018-06-12", "2006-07-01", "2006-07-13", True, id="its first day"),
        pytest.param("2006-07-13", "2018-06-12", "2018-06-12", "2019-01-01", True, id="its last day"),
        pytest.param("2006-07-13", "2018-06-12", "2018-06-13", "2019-01-01", False, id="the day after"),
        pytest.param("2006-07-13", "2018-06-12", "2010-01-01", "2010-01-01", True, id="a day within"),
        pytest.param(None, "2018-06-12", "0001-01-01", "0001-01-01", True, id="open before"),
        pytest.param("2006-07-13", None, "9999-12-31", "9999-12-31", True, id="open after"),
    ],
)
def test_a_spell_meets_an_interval_with_which_it_shares_a_day(
    start: str | None, end: str | None, first: str, last: str, *, met: bool
) -> None:
    days = [date.fromisoformat(day) if day else None for day in (start, end)]
    spell = Spell("operating", days[0], days[1], "C1")
    assert spell.meets(date.fromisoformat(first), date.fromisoformat(last)) is met
