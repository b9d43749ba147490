"""The sides of a dispute, and their dates on an axis of their own."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layers.model import Claim
from layers.sides import TICKS_AT_MOST, Side, Span, sides_of, strip_of
from tests.factories import make_atlas, make_claim, make_feature


def claim(number: int, **fields: Any) -> Claim:
    """Return a claim of the dispute `X1` by a document of its own."""
    values = {"id": f"C{number}", "document": f"paper-{number}", "disputes": ("X1",), "rank": "normal", **fields}
    return make_claim(**values)


def sides(*claims: dict[str, Any]) -> tuple[Side, ...]:
    """Return the sides of the dispute `X1` over two lines."""
    said = [claim(number, **fields) for number, fields in enumerate(claims, 1)]
    features = [make_feature(id="line"), make_feature(id="other")]
    return sides_of(make_atlas(features, said, disputes=["X1"]), "X1")


def held(found: tuple[Side, ...]) -> list[tuple[str, str, int]]:
    """Return what each side holds, when, and by how many claims."""
    return [(side.figure, side.when, len(side.claims)) for side in found]


def test_claims_that_say_the_same_are_on_one_side() -> None:
    found = sides({"when": "2006/.."}, {"when": "2007/.."}, {"when": "2006/.."})
    assert held(found) == [("operating", "from 2006", 2), ("operating", "from 2007", 1)]


def test_the_map_follows_a_side_with_a_preferred_claim() -> None:
    found = sides(
        {"when": "2006/..", "rank": "deprecated"}, {"when": "2007/..", "rank": "preferred"}, {"when": "2007/.."}
    )
    assert [side.followed for side in found] == [False, True]


def test_an_event_has_a_side_for_each_date_whatever_it_is_called() -> None:
    event = {"attribute": "event"}
    found = sides(
        {**event, "value": "statement", "when": "2020-11-10"},
        {**event, "value": "signing", "when": "2020-11-09"},
        {**event, "value": "ceasefire", "when": "2020-11-10"},
    )
    assert held(found) == [("signing", "9 November 2020", 1), ("statement; ceasefire", "10 November 2020", 2)]


def test_one_value_for_two_features_is_one_side() -> None:
    closed = {"value": "closed", "when": "2022"}
    found = sides({**closed, "features": ("line",)}, {**closed, "features": ("other",)})
    assert [(side.features, len(side.claims)) for side in found] == [(("line", "other"), 2)]


def test_a_value_that_the_map_follows_for_one_feature_only_has_two_sides() -> None:
    part = {"attribute": "member_of", "value": "the corridor", "when": None}
    found = sides({**part, "features": ("line",)}, {**part, "features": ("other",), "rank": "preferred"})
    assert [(side.features, side.followed) for side in found] == [(("line",), False), (("other",), True)]


def test_claims_beside_a_preferred_one_stand_with_it_where_a_feature_is_shared() -> None:
    found = sides({"features": ("line",)}, {"features": ("line", "other"), "rank": "preferred"}, {"features": ()})
    assert [(len(side.claims), side.followed) for side in found] == [(3, True)]


def test_words_that_differ_in_case_only_are_shown_once() -> None:
    named = {"attribute": "name", "when": "2020"}
    assert [side.figure for side in sides({**named, "value": "The War"}, {**named, "value": "the war"})] == ["The War"]


def test_sides_stand_by_attribute_then_by_date_and_undated_ones_last() -> None:
    found = sides(
        {"attribute": "capacity", "value": "16", "when": None},
        {"when": None, "value": "cancelled"},
        {"when": "2007/.."},
        {"when": "../2006", "value": "ended"},
    )
    assert [side.figure for side in found] == ["ended", "operating", "cancelled", "16"]


def days(text: str) -> Span:
    first, _, last = text.partition("/")
    start, end = (None if part in {"", ".."} else date.fromisoformat(part) for part in (first, last or first))
    return start, end


@pytest.mark.parametrize(
    ("spans", "words", "years"),
    [
        (["2020-11-09", "2020-11-10"], ["9 Nov", "10 Nov"], "2020"),
        (["2020-12-31", "2021-01-01"], ["31 Dec", "1 Jan"], "2020–2021"),
        (["2020-11-09"], ["9 Nov"], "2020"),
        (["2002-01-01/2006-12-31", "2004-01-01/.."], ["2003", "2004", "2005", "2006"], ""),
        (["1988-01-01/2026-12-31"], ["1990", "2000", "2010", "2020"], ""),
        (["0001-01-01/9999-12-31"], ["5000"], ""),
        (["2023-09-19/2024-01-01"], ["Nov 2023", "Jan 2024"], ""),
    ],
)
def test_ticks_are_days_months_or_years(spans: list[str], words: list[str], years: str) -> None:
    strip = strip_of([days(span) for span in spans])
    assert strip is not None
    assert ([text for _, text in strip.ticks], strip.years) == (words, years)


def test_two_days_next_to_each_other_are_seen_apart() -> None:
    strip = strip_of([days("2020-11-09"), days("2020-11-10")])
    assert strip is not None
    assert strip.bars == ((25.0, 25.0), (50.0, 25.0))
    assert [place for place, _ in strip.ticks] == [37.5, 62.5]


def test_an_open_end_runs_to_the_end_and_no_date_has_no_bar() -> None:
    strip = strip_of([days("2004-01-01/.."), days("../2006-12-31"), (None, None), None])
    assert strip is not None
    (left, width), (start, _), *rest = (bar for bar in strip.bars if bar)
    assert (round(left + width, 2), start, rest) == (100, 0, [])
    assert strip.bars[2:] == (None, None)


@pytest.mark.parametrize("spans", [[], [None], [(None, None)]])
def test_without_a_date_there_is_no_strip(spans: list[Span | None]) -> None:
    assert strip_of(spans) is None


dated = st.tuples(st.dates(), st.dates()).map(lambda pair: (min(pair), max(pair)))
open_ended = st.sampled_from([(True, True), (True, False), (False, True)])
spans_ = st.tuples(dated, open_ended).map(lambda drawn: tuple(d if k else None for d, k in zip(*drawn, strict=True)))


@settings(deadline=None)
@given(st.lists(st.none() | spans_, min_size=1, max_size=8))
def test_bars_and_ticks_lie_within_the_axis_and_in_order(spans: list[Any]) -> None:
    strip = strip_of(spans)
    if strip is None:
        assert all(span is None for span in spans)
        return
    bars = [bar for bar in strip.bars if bar]
    assert all(left >= 0 and width > 0 and left + width <= 100.01 for left, width in bars)
    places = [place for place, _ in strip.ticks]
    assert len(places) <= TICKS_AT_MOST + 1
    assert all(0 <= place <= 100 for place in places)
    assert places == sorted(places)
    starts = sorted((span[0], bar[0]) for span, bar in zip(spans, strip.bars, strict=True) if span and span[0] and bar)
    assert [left for _, left in starts] == sorted(left for _, left in starts)
