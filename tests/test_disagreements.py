"""Which claims contradict each other, and which disputes cover them."""

from __future__ import annotations

from typing import Any

import pytest

from layers.disagreements import contradict, contradictions, uncovered_problems
from layers.model import Claim
from tests.factories import make_atlas, make_claim, make_feature

Fields = dict[str, Any]
CAPACITY: Fields = {"attribute": "capacity", "value": "16", "unit": "bcm/year", "when": None}
NORMAL: Fields = {"rank": "normal"}


def claims(*rows: Fields) -> list[Claim]:
    """Return claims `C0`, `C1`, ... on one feature."""
    return [make_claim(id=f"C{index}", **fields) for index, fields in enumerate(rows)]


def building(when: str | None, **fields: object) -> Fields:
    """Return the fields of a claim that says "under construction"."""
    return {"value": "under construction", "when": when, **fields}


def operating(when: str | None, **fields: object) -> Fields:
    """Return the fields of a claim that says "operating"."""
    return {"value": "operating", "when": when, **fields}


@pytest.mark.parametrize(
    ("first", "second", "differ"),
    [
        pytest.param(operating("2006"), operating("2006"), False, id="the same value"),
        pytest.param(operating("2006"), {"value": "Operating", "when": "2006"}, False, id="the same but for case"),
        pytest.param({"value": "STRASSE"}, {"value": "straße"}, False, id="the same but for case, in any script"),
        pytest.param(building("2006"), operating("2006"), True, id="other values in one year"),
        pytest.param(building("2005"), operating("2006"), False, id="other values in other years"),
        pytest.param(building("2006"), {**CAPACITY, "when": "2006"}, False, id="other attributes"),
        pytest.param(CAPACITY, {**CAPACITY, "value": "31"}, True, id="undated figures"),
        pytest.param(CAPACITY, {**CAPACITY, "unit": "km"}, True, id="the same number in another unit"),
        pytest.param(CAPACITY, {**CAPACITY, "value": "31", "when": "2018"}, True, id="undated against dated figure"),
        pytest.param(building(None), operating("2006"), False, id="undated status"),
        pytest.param(operating("2006"), building(None), False, id="undated status, the other way round"),
        pytest.param(building(None), operating(None), False, id="two undated statuses"),
        pytest.param(building("2003/2006"), operating("2004-05-01"), True, id="plain date inside a spell"),
        pytest.param(building("2003/2006"), operating("2007-01-01"), False, id="plain date the day after a spell"),
        pytest.param(building("2003/2006"), operating("2006-12-31"), True, id="plain date on a spell's last day"),
        pytest.param(building("2003/2006"), operating("2002-12-31"), False, id="plain date the day before a spell"),
        pytest.param(building("2003/2006-07-12"), operating("2006-07-13/2010"), False, id="edges a day apart"),
        pytest.param(building("2003/2006-07-13"), operating("2006-07-13/2010"), True, id="edges on one day"),
        pytest.param(building("../2006"), operating("1813"), True, id="open before"),
        pytest.param(building("../2006"), operating("2007/.."), False, id="open before and open after"),
        pytest.param(building("../.."), operating("2006", **NORMAL), True, id="always"),
    ],
)
def test_claims_contradict_when_values_differ_on_a_shared_day(first: Fields, second: Fields, *, differ: bool) -> None:
    one, other = claims(first, second)
    assert contradict(one, other, [one, other]) is differ
    assert contradict(other, one, [one, other]) is differ


@pytest.mark.parametrize(
    ("rows", "differ"),
    [
        pytest.param([building("2003/.."), operating("2006/..")], False, id="preferred, closed by the next preferred"),
        pytest.param(
            [building("2003/.."), operating("2006")],
            True,
            id="preferred status, not closed by an observation: the map draws on",
        ),
        pytest.param(
            [{**CAPACITY, "when": "2003/.."}, {**CAPACITY, "value": "31", "when": "2006"}],
            False,
            id="preferred figure, closed by the next figure",
        ),
        pytest.param(
            [building("2003/..", **NORMAL), operating("2006", **NORMAL)],
            False,
            id="normal, closed by what its document says next",
        ),
        pytest.param(
            [building("2003/.."), operating("2010", **NORMAL)],
            True,
            id="preferred, not closed by another rank",
        ),
        pytest.param(
            [building("2003/.."), operating("2010", **NORMAL), {"value": "suspended", "when": "2006/.."}],
            False,
            id="preferred, closed before the other begins",
        ),
        pytest.param(
            [building("2003/.."), operating("2005", **NORMAL), {"value": "suspended", "when": "2006/.."}],
            True,
            id="preferred, closed after the other began",
        ),
        pytest.param(
            [building("2003/.."), operating("2005-12-31", **NORMAL), {"value": "suspended", "when": "2006/.."}],
            True,
            id="preferred, on the last day before the next preferred",
        ),
        pytest.param(
            [building("2003/.."), operating("2006-01-01", **NORMAL), {"value": "suspended", "when": "2006/.."}],
            False,
            id="preferred, on the first day of the next preferred",
        ),
        pytest.param(
            [building("2003/..", **NORMAL), operating("2006/..", **NORMAL)],
            False,
            id="normal, closed by the next of its document",
        ),
        pytest.param(
            [building("2003/..", **NORMAL), operating("2006/..", document="report")],
            True,
            id="normal, not closed by another document",
        ),
        pytest.param(
            [
                building("2003/..", **NORMAL),
                operating("2006/..", document="report"),
                operating("2006/..", **NORMAL),
            ],
            False,
            id="normal, closed by its document as the other begins",
        ),
        pytest.param(
            [
                building("2003/..", **NORMAL),
                operating("2006/..", document="report"),
                operating("2006-02/..", **NORMAL),
            ],
            True,
            id="normal, closed by its document a month too late",
        ),
        pytest.param([building("2003/.."), operating("2003/..")], True, id="two that begin on one day"),
        pytest.param(
            [building("2003/.."), operating("2010", **NORMAL), {**CAPACITY, "when": "2005"}],
            True,
            id="another attribute closes nothing",
        ),
        pytest.param(
            [building("2003/.."), operating("2010", **NORMAL), {"value": "suspended", "when": None}],
            True,
            id="an undated claim closes nothing",
        ),
        pytest.param([building("2003/2030"), operating("2006/..")], True, id="a stated end is not closed earlier"),
    ],
)
def test_an_open_end_is_closed_by_the_next_claim_of_its_kind(rows: list[Fields], *, differ: bool) -> None:
    context = claims(*rows)
    assert contradict(context[0], context[1], context) is differ
    assert contradict(context[1], context[0], context) is differ


def test_every_pair_on_every_feature_is_found_once() -> None:
    features = [make_feature(id="north"), make_feature(id="south")]
    both = ("north", "south")
    said = claims(
        {**CAPACITY, "features": both},
        {**CAPACITY, "features": both, "value": "31"},
        {**CAPACITY, "features": ("north",), "value": "60"},
    )
    found = [(pair.feature, pair.first.id, pair.second.id) for pair in contradictions(make_atlas(features, said))]
    assert found == [
        ("north", "C0", "C1"),
        ("north", "C0", "C2"),
        ("north", "C1", "C2"),
        ("south", "C0", "C1"),
    ]


@pytest.mark.parametrize("attribute", ["event", "operator", "route", "context", "position", "throughput", "cost"])
def test_attributes_that_may_have_many_values_never_contradict(attribute: str) -> None:
    fields = {"attribute": attribute, "when": "2006"}
    assert not list(contradictions(make_atlas(claims=claims({**fields, "value": "a"}, {**fields, "value": "b"}))))


@pytest.mark.parametrize(
    ("first", "second", "covered"),
    [
        pytest.param((), (), False, id="neither names one"),
        pytest.param(("X1",), (), False, id="one names one"),
        pytest.param(("X1",), ("X2",), False, id="they name two"),
        pytest.param(("X1",), ("X1",), True, id="both name it"),
        pytest.param(("X1", "X2"), ("X2", "X3"), True, id="they share one of several"),
    ],
)
def test_a_dispute_covers_a_contradiction_that_both_claims_name(
    first: tuple[str, ...], second: tuple[str, ...], *, covered: bool
) -> None:
    said = claims({**CAPACITY, "disputes": first}, {**CAPACITY, "value": "31", "disputes": second})
    atlas = make_atlas(claims=said, disputes=("X1", "X2", "X3"))
    (pair,) = contradictions(atlas)
    assert pair.covered is covered
    problems = [problem for problem in uncovered_problems(atlas) if problem.code == "uncovered-contradiction"]
    assert len(problems) == (0 if covered else 1)


def test_an_uncovered_contradiction_names_feature_claims_and_figures() -> None:
    (problem,) = uncovered_problems(make_atlas(claims=claims(CAPACITY, {**CAPACITY, "value": "31"})))
    assert (problem.file, problem.feature, problem.code) == ("claims.csv", "line", "uncovered-contradiction")
    for part in ("C0", "C1", "16 bcm/year", "31 bcm/year"):
        assert part in problem.message
    assert problem.hint


@pytest.mark.parametrize(
    ("rows", "idle"),
    [
        pytest.param([], True, id="no claims"),
        pytest.param([{"value": "16"}], True, id="one claim"),
        pytest.param([{"value": "16"}, {"value": "16"}], True, id="two that agree"),
        pytest.param([{"value": "16"}, {"value": "31"}], False, id="other values"),
        pytest.param([{"value": "16"}, {"value": "16", "unit": "mcm/year"}], False, id="other units"),
        pytest.param([{"value": "16"}, {"value": "16", "when": "2018"}], False, id="other dates"),
    ],
)
def test_a_dispute_whose_claims_do_not_differ_is_idle(rows: list[Fields], *, idle: bool) -> None:
    said = claims(*({**CAPACITY, **row, "disputes": ("X1",)} for row in rows))
    found = list(uncovered_problems(make_atlas(claims=said, disputes=("X1",))))
    expected = [("disputes.csv", "X1", "idle-dispute")] if idle else []
    assert [(problem.file, problem.feature, problem.code) for problem in found] == expected


def test_a_dispute_knows_the_claims_on_its_sides() -> None:
    said = claims({"disputes": ("X1",)}, {"disputes": ()}, {"disputes": ("X2", "X1")})
    found = make_atlas(claims=said, disputes=("X1", "X2", "X3")).claims_by_dispute
    sides = {dispute: [claim.id for claim in sides] for dispute, sides in found.items()}
    assert sides == {"X1": ["C0", "C2"], "X2": ["C2"], "X3": []}
