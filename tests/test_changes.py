"""What began, changed and ended between two dates, and from one interval to another."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from layers.atlas import SHIPPED_ATLAS, read_atlas
from layers.changes import changes_between, differences
from layers.timefilter import MODES, interval_of
from tests.factories import make_atlas, make_claim, make_feature

EVER = (date.min, date.max)
BUILT: dict[str, Any] = {"value": "under construction", "when": "2003-04/2006-07-12"}
RUN: dict[str, Any] = {"value": "operating", "when": "2006-07-13/2018-06-12"}
TALKS: dict[str, Any] = {"attribute": "event", "value": "talks", "when": "1994-05-12/1994-05-16"}
Row = tuple[str, str, str, str]


def claims_of(*fields: dict[str, Any]) -> list[Any]:
    """Return claims with these fields, their ids C0, C1 and so on."""
    return [make_claim(id=f"C{index}", **entry) for index, entry in enumerate(fields)]


def changes(*fields: dict[str, Any], span: tuple[date, date] = EVER) -> list[Row]:
    """Return the changes of one feature with these claims: kind, day, before, after."""
    found = changes_between(make_atlas(claims=claims_of(*fields)), *span)
    return [(change.kind, change.day.isoformat(), change.before, change.after) for change in found]


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        pytest.param([], [], id="no claims"),
        pytest.param([{"when": "2006"}], [], id="an observation makes no spell"),
        pytest.param([{"when": None}], [], id="undated"),
        pytest.param([{"rank": "normal"}], [], id="a claim that the map does not follow"),
        pytest.param([{"when": "../.."}], [], id="always"),
        pytest.param([{"when": "2006/.."}], [("began", "2006-01-01", "", "operating")], id="open after"),
        pytest.param([{"when": "../2006"}], [("ended", "2006-12-31", "operating", "")], id="open before"),
        pytest.param(
            [RUN],
            [("began", "2006-07-13", "", "operating"), ("ended", "2018-06-12", "operating", "")],
            id="closed",
        ),
        pytest.param(
            [{"when": "2006-07-13/2006-07-13"}],
            [("began", "2006-07-13", "", "operating"), ("ended", "2006-07-13", "operating", "")],
            id="one day",
        ),
        pytest.param(
            [BUILT, {**RUN, "when": "2006-07-13/.."}],
            [
                ("began", "2003-04-01", "", "under construction"),
                ("changed", "2006-07-13", "under construction", "operating"),
            ],
            id="a change",
        ),
        pytest.param(
            [{"value": "agreed", "when": "2003/.."}, {"when": "2006-07-13/.."}],
            [("began", "2003-01-01", "", "agreed"), ("changed", "2006-07-13", "agreed", "operating")],
            id="an open spell is closed by the next",
        ),
        pytest.param(
            [{"value": "agreed", "when": "../2006-07-12"}, {"when": "2006-07-13/.."}],
            [("changed", "2006-07-13", "agreed", "operating")],
            id="a change from what has no beginning",
        ),
        pytest.param(
            [BUILT, {**RUN, "when": "2006-07-14/.."}],
            [
                ("began", "2003-04-01", "", "under construction"),
                ("ended", "2006-07-12", "under construction", ""),
                ("began", "2006-07-14", "", "operating"),
            ],
            id="a gap of one day",
        ),
        pytest.param(
            [BUILT, {**RUN, "when": "2006-07-12/.."}],
            [
                ("began", "2003-04-01", "", "under construction"),
                ("ended", "2006-07-12", "under construction", ""),
                ("began", "2006-07-12", "", "operating"),
            ],
            id="an overlap of one day",
        ),
        pytest.param(
            [{"when": "2003/2005"}, {"when": "2006/.."}],
            [("began", "2003-01-01", "", "operating")],
            id="the same status goes on",
        ),
        pytest.param(
            [{"when": "2003/2005"}, {**BUILT, "when": "2004/2005"}, {"when": "2006/.."}],
            [("began", "2003-01-01", "", "operating"), ("began", "2004-01-01", "", "under construction")],
            id="the same status goes on beside another that ended",
        ),
        pytest.param([TALKS], [("began", "1994-05-12", "", "took place")], id="a happening has only its beginning"),
        pytest.param(
            [TALKS, {**TALKS, "when": "2001"}],
            [("began", "1994-05-12", "", "took place"), ("began", "2001-01-01", "", "took place")],
            id="two happenings",
        ),
        pytest.param([{**TALKS, "when": "../1994"}], [], id="a happening without a beginning"),
        pytest.param([TALKS, RUN], changes(RUN), id="an event of what has a status"),
        pytest.param([{"when": "0001/.."}], [("began", "0001-01-01", "", "operating")], id="the first of all days"),
        pytest.param(
            [{"when": "9999/9999"}],
            [("began", "9999-01-01", "", "operating"), ("ended", "9999-12-31", "operating", "")],
            id="the last of all days",
        ),
    ],
)
def test_a_feature_begins_changes_and_ends_by_its_spells(claims: list[dict[str, Any]], expected: list[Row]) -> None:
    assert changes(*claims) == expected


@pytest.mark.parametrize(
    ("first", "last", "kinds"),
    [
        pytest.param("2006-07-01", "2006-07-12", [], id="to the day before"),
        pytest.param("2006-07-01", "2006-07-13", ["changed"], id="to the first day"),
        pytest.param("2006-07-13", "2006-07-13", ["changed"], id="that day alone"),
        pytest.param("2006-07-14", "2018-06-11", [], id="between"),
        pytest.param("2018-06-12", "2018-06-30", ["ended"], id="from the last day"),
        pytest.param("2018-06-13", "2018-06-30", [], id="from the day after"),
        pytest.param("2006-07-13", "2018-06-12", ["changed", "ended"], id="both"),
    ],
)
def test_both_days_of_the_span_belong_to_it(first: str, last: str, kinds: list[str]) -> None:
    span = (date.fromisoformat(first), date.fromisoformat(last))
    assert [kind for kind, *_ in changes(BUILT, RUN, span=span)] == kinds


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("2003-04/..", ["April 2003"]),
        ("1990~/1994-05-12", ["c. 1990", "12 May 1994"]),
        ("[1990..1991]/2003-24", ["between 1990 and 1991", "winter 2003"]),
        ("../2006?", ["2006 (uncertain)"]),
    ],
)
def test_a_day_reads_as_its_document_dates_it(when: str, words: list[str]) -> None:
    found = changes_between(make_atlas(claims=[make_claim(when=when)]), *EVER)
    assert [change.words for change in found] == words
    assert {change.approximate for change in found} == {any(mark in when for mark in "~?")}


def test_a_change_names_the_claim_that_says_so() -> None:
    atlas = make_atlas(claims=claims_of(BUILT, RUN))
    assert [change.claim for change in changes_between(atlas, *EVER)] == ["C0", "C1", "C1"]


def test_what_two_documents_say_alike_appears_once_by_the_first() -> None:
    atlas = make_atlas(claims=claims_of(RUN, {**RUN, "document": "report"}, TALKS))
    assert [(change.kind, change.claim) for change in changes_between(atlas, *EVER)] == [
        ("began", "C0"),
        ("ended", "C0"),
    ]


def test_changes_stand_by_day_and_then_in_the_order_of_features() -> None:
    features = [make_feature(id=name) for name in ("west", "east", "silent")]
    claims = [
        make_claim(id="C1", features=("east", "west"), when="2006/.."),
        make_claim(id="C2", features=("east",), value="agreed", when="2003/2005"),
    ]
    found = changes_between(make_atlas(features, claims), *EVER)
    assert [(change.day.year, change.feature.id, change.kind) for change in found] == [
        (2003, "east", "began"),
        (2006, "west", "began"),
        (2006, "east", "changed"),
    ]


def test_a_span_that_ends_before_it_begins_holds_nothing() -> None:
    assert changes(RUN, span=EVER[::-1]) == []


@pytest.mark.parametrize(
    ("year", "known"),
    [
        (2006, ("btc", "changed", "under construction", "operating")),
        (2018, ("tanap", "changed", "under construction", "operating")),
    ],
)
def test_the_shipped_atlas_dates_what_everybody_knows(year: int, known: Row) -> None:
    found = changes_between(read_atlas(SHIPPED_ATLAS), date(year, 1, 1), date(year, 12, 31))
    assert known in [(change.feature.id, change.kind, change.before, change.after) for change in found]
    assert {change.day.year for change in found} == {year}
    assert all(change.words for change in found)


@pytest.mark.parametrize(
    ("mode", "before", "after", "expected"),
    [
        pytest.param("day", "2003-03-31", "2003-04-01", ("began", "", "under construction", "C0"), id="first day"),
        pytest.param("day", "2003-04-01", "2006-07-12", None, id="within one spell"),
        pytest.param(
            "day", "2006-07-12", "2006-07-13", ("changed", "under construction", "operating", "C1"), id="change"
        ),
        pytest.param("day", "2018-06-12", "2018-06-13", ("ended", "operating", "", "C1"), id="the day after"),
        pytest.param("day", "2000", "2001", None, id="before everything"),
        pytest.param("day", "2020", "2021", None, id="after everything"),
        pytest.param("day", "2020", "2010", ("began", "", "operating", "C1"), id="back in time"),
        pytest.param("year", "2017", "2018", ("ended", "operating", "operating", "C1"), id="faded after"),
        pytest.param("year", "2018", "2017", ("began", "operating", "operating", "C1"), id="faded before"),
        pytest.param("year", "2018", "2019", ("ended", "operating", "", "C1"), id="faded, then gone"),
        pytest.param("up-to", "2018", "2019", None, id="faded in both"),
        pytest.param("up-to", "2000", "2019", ("began", "", "operating", "C1"), id="new although faded"),
        pytest.param(
            "up-to", "2005", "2019", ("ended", "under construction", "operating", "C1"), id="changed, then faded"
        ),
        pytest.param("year", "2005", "2005", None, id="the same interval"),
    ],
)
def test_two_intervals_differ_in_what_they_show(
    mode: str, before: str, after: str, expected: tuple[str, str, str, str] | None
) -> None:
    atlas = make_atlas(claims=claims_of(BUILT, RUN))
    found = differences(atlas, interval_of(before, mode), interval_of(after, mode))
    assert [(row.kind, row.before, row.after, row.claim) for row in found] == ([expected] if expected else [])


def test_what_had_ended_and_is_there_again_began_whatever_its_status() -> None:
    atlas = make_atlas(claims=claims_of(BUILT, {"value": "ended", "when": "2020/.."}))
    (found,) = differences(atlas, interval_of("2010", "up-to"), interval_of("2020", "up-to"))
    assert (found.kind, found.before, found.after) == ("began", "under construction", "ended")


def test_differences_stand_in_the_order_of_features() -> None:
    features = [make_feature(id=name) for name in ("west", "east", "same", "silent")]
    claims = [
        make_claim(id="C1", features=("east",), when="2005/2006"),
        make_claim(id="C2", features=("west",), when="2007/.."),
        make_claim(id="C3", features=("same",), when="2000/.."),
    ]
    found = differences(make_atlas(features, claims), interval_of("2006"), interval_of("2007"))
    assert [(row.feature.id, row.kind, row.claim) for row in found] == [
        ("west", "began", "C2"),
        ("east", "ended", "C1"),
    ]


@pytest.mark.parametrize("mode", MODES)
def test_the_shipped_atlas_does_not_differ_from_itself(mode: str) -> None:
    interval = interval_of("2006", mode)
    assert differences(read_atlas(SHIPPED_ATLAS), interval, interval) == []


def test_the_shipped_atlas_differs_by_what_everybody_knows() -> None:
    found = differences(read_atlas(SHIPPED_ATLAS), interval_of("2005"), interval_of("2018"))
    known = {row.feature.id: (row.kind, row.before, row.after) for row in found}
    assert known["btc"] == ("changed", "under construction", "operating")
    assert known["tanap"] == ("began", "", "operating")
