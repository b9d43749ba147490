"""Two documents side by side: what agrees, what differs, what one alone says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layers.agreement import Agreement, Row, agreement_of, candidates_for, same
from layers.atlas import SHIPPED_ATLAS, read_atlas
from layers.model import Atlas, Claim
from tests.factories import make_atlas, make_claim, make_document, make_feature


def atlas_of(first: list[dict[str, Any]], second: list[dict[str, Any]]) -> Atlas:
    """Return an atlas whose documents `one` and `two` make claims, numbered on."""
    said = [("one", claim) for claim in first] + [("two", claim) for claim in second]
    claims = [
        make_claim(**{"id": f"C{number}", "document": document, **claim})
        for number, (document, claim) in enumerate(said, 1)
    ]
    return make_atlas([make_feature(id="line"), make_feature(id="other")], claims, disputes=["X1", "X2"])


def compared(first: list[dict[str, Any]], second: list[dict[str, Any]]) -> Agreement:
    return agreement_of(atlas_of(first, second), "one", "two")


def ids(rows: tuple[Row, ...]) -> list[tuple[str, str]]:
    """Return the claims of each row's sides as text: `C1 C2`."""
    return [(_ids(row.first), _ids(row.second)) for row in rows]


def _ids(claims: Iterable[Claim]) -> str:
    return " ".join(sorted(claim.id for claim in claims))


OPEN_2006 = {"when": "2006/.."}
OPEN_2007 = {"when": "2007/.."}
ENDED_2005 = {"when": "2000/2005"}
CANCELLED = {"value": "cancelled", "when": "2006/.."}
DISPUTED = {"disputes": ("X1",)}
SMALL = {"attribute": "capacity", "value": "7", "when": None}
LARGE = {"attribute": "capacity", "value": "16", "when": None}
POSITION = {"attribute": "position", "value": "for it", "when": None}
OTHER_POSITION = {"attribute": "position", "value": "against it", "when": None}


@pytest.mark.parametrize(
    ("first", "second", "agree", "differ", "alone"),
    [
        pytest.param(OPEN_2006, OPEN_2007, 1, 0, (0, 0), id="the same value at times that overlap"),
        pytest.param(OPEN_2006, {"when": None}, 1, 0, (0, 0), id="the same value, one undated"),
        pytest.param(OPEN_2006, ENDED_2005, 0, 0, (1, 1), id="the same value at other times"),
        pytest.param(OPEN_2006, {**OPEN_2006, "features": ("other",)}, 0, 0, (1, 1), id="of another feature"),
        pytest.param(SMALL, SMALL, 1, 0, (0, 0), id="the same figure"),
        pytest.param(SMALL, LARGE, 0, 1, (0, 0), id="figures that contradict each other"),
        pytest.param(OPEN_2006, CANCELLED, 0, 1, (0, 0), id="states that contradict each other"),
        pytest.param(POSITION, OTHER_POSITION, 0, 0, (1, 1), id="positions contradict nothing"),
        pytest.param({**POSITION, **DISPUTED}, {**OTHER_POSITION, **DISPUTED}, 0, 1, (0, 0), id="sides of a dispute"),
        pytest.param({**SMALL, **DISPUTED}, {**LARGE, **DISPUTED}, 0, 1, (0, 0), id="a dispute is one point"),
        pytest.param({**SMALL, **DISPUTED}, {**SMALL, **DISPUTED}, 1, 0, (0, 0), id="one side of a dispute"),
        pytest.param({**POSITION, "features": ()}, {**POSITION, "features": ()}, 0, 0, (1, 1), id="on no feature"),
    ],
)
def test_two_claims(first: Any, second: Any, agree: int, differ: int, alone: tuple[int, int]) -> None:
    found = compared([first], [second])
    assert (len(found.agree), len(found.differ), found.alone_counts) == (agree, differ, alone)


def test_dates_of_a_dispute_differ_even_where_the_times_overlap() -> None:
    found = compared([{**OPEN_2006, **DISPUTED}], [{**OPEN_2007, **DISPUTED}])
    assert [row.dispute for row in found.differ] == ["X1"]


def test_an_event_of_a_dispute_agrees_by_its_date_whatever_our_words_for_it() -> None:
    signed = {"attribute": "event", "value": "statement signed", "when": "2020-11-10", **DISPUTED}
    found = compared([signed], [{**signed, "value": "ceasefire in force"}])
    assert (ids(found.agree), found.differ, found.alone) == ([("C1", "C2")], (), ())


def test_what_stands_on_several_features_agrees_once() -> None:
    both = {"features": ("line", "other")}
    found = compared([both], [both])
    assert [(row.feature, ids((row,))) for row in found.agree] == [("line", [("C1", "C2")])]


def test_what_is_said_alone_is_listed_by_feature_and_shared_ones_come_first() -> None:
    nowhere = {**POSITION, "features": ()}
    found = compared([nowhere, {**POSITION, "features": ("other",)}, POSITION], [{**SMALL, "features": ("line",)}])
    assert [(row.feature, *ids((row,))) for row in found.alone] == [
        ("line", ("C3", "C4")),
        ("other", ("C2", "")),
        ("", ("C1", "")),
    ]


def test_what_is_part_of_a_document_counts_as_its_own() -> None:
    atlas = atlas_of([{"document": "chapter"}], [OPEN_2006])
    whole = make_document(id="one")
    chapter = make_document(id="chapter", custom={"part_of": "one"})
    documents = (whole, chapter, make_document(id="two"))
    assert ids(agreement_of(replace(atlas, documents=documents), "one", "two").agree) == [("C1", "C2")]
    assert [one.document for one in candidates_for(replace(atlas, documents=documents), "two")] == ["one"]


def test_a_document_beside_a_part_of_it_stands_for_its_other_parts() -> None:
    atlas = atlas_of([OPEN_2006, {"document": "chapter"}, {**OPEN_2006, "document": "other"}], [])
    parts = (make_document(id=part, custom={"part_of": "one"}) for part in ("chapter", "other"))
    atlas = replace(atlas, documents=(make_document(id="one"), *parts))
    assert ids(agreement_of(atlas, "one", "chapter").agree) == [("C1 C3", "C2")]
    assert ids(agreement_of(atlas, "chapter", "one").agree) == [("C2", "C1 C3")]


def test_the_document_with_most_in_common_comes_first() -> None:
    said = [
        make_claim(id="C1", document="one", disputes=("X1",)),
        make_claim(id="C2", document="far", features=("other",)),
        make_claim(id="C3", document="near", features=("line",)),
        make_claim(id="C4", document="rival", features=(), disputes=("X1",)),
    ]
    atlas = make_atlas([make_feature(id="line"), make_feature(id="other")], said, disputes=["X1"])
    found = candidates_for(atlas, "one")
    assert [(one.document, one.disputes, one.features) for one in found] == [("rival", 1, 0), ("near", 0, 1)]


dates = st.sampled_from([None, "2006", "2006/..", "../2006", "2001/2005", "2006-07-13"])
claims = st.fixed_dictionaries(
    {
        "attribute": st.sampled_from(["status", "capacity", "position"]),
        "value": st.sampled_from(["operating", "agreed"]),
        "when": dates,
        "features": st.sampled_from([("line",), ("other",), ("line", "other"), ()]),
        "disputes": st.sampled_from([(), ("X1",), ("X1", "X2")]),
    }
)


@settings(deadline=None)
@given(st.lists(claims, max_size=6), st.lists(claims, max_size=6))
def test_every_claim_is_listed_and_what_is_alone_is_nowhere_else(first: Any, second: Any) -> None:
    atlas = atlas_of(first, second)
    found = agreement_of(atlas, "one", "two")
    both = {claim.id for row in (*found.agree, *found.differ) for claim in (*row.first, *row.second)}
    alone = [claim.id for row in found.alone for claim in (*row.first, *row.second)]
    assert sorted(alone) == sorted({claim.id for claim in atlas.claims} - both)
    assert all(any(same(one, other) for other in row.second) for row in found.agree for one in row.first)


@settings(deadline=None)
@given(st.lists(claims, max_size=6), st.lists(claims, max_size=6))
def test_the_other_way_round_it_is_the_same_with_sides_changed(first: Any, second: Any) -> None:
    atlas = atlas_of(first, second)
    there, back = agreement_of(atlas, "one", "two"), agreement_of(atlas, "two", "one")
    assert sorted(ids(there.differ)) == sorted((one, other) for other, one in ids(back.differ))
    assert there.alone_counts == back.alone_counts[::-1]


def test_the_shipped_documents_differ_on_the_day_of_the_statement() -> None:
    found = agreement_of(read_atlas(SHIPPED_ATLAS), "garayeva-2025", "evstratov-2023")
    assert "X01" in {row.dispute for row in found.differ}
    assert "peacekeeping-area" in {row.feature for row in found.agree}
