"""How the sides of a dispute stand to one another."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from layers.contest import Contest, contest_of
from tests.factories import make_atlas, make_claim, make_document, make_feature


def contest(*said: dict[str, Any], core: tuple[str, ...] = ()) -> Contest:
    """Return the contest of claims by documents of their own, all record sources but the core ones."""
    claims = [
        make_claim(**{"id": f"C{number}", "document": f"paper-{number}", "disputes": ("X1",), "rank": "normal", **one})
        for number, one in enumerate(said, 1)
    ]
    atlas = make_atlas([make_feature(id="line"), make_feature(id="other")], claims, disputes=["X1"])
    documents = [
        make_document(id=one.id, custom={"role": "core" if one.id in core else "record"}) for one in atlas.documents
    ]
    return contest_of(replace(atlas, documents=tuple(documents)), "X1")


def shape(found: Contest) -> list[tuple[str, str, list[str]]]:
    """Return attribute, state and figures of each group."""
    return [(group.attribute, group.status, [side.figure for side in group.sides]) for group in found.groups]


BUILT_EARLY = {"value": "under construction", "when": "2002/2006"}
BUILT_LATE = {"value": "under construction", "when": "2003/2006"}
OPENED = {"value": "operating", "when": "2006/.."}
AGREED = {"value": "agreed", "when": "1999/.."}
SMALL = {"attribute": "capacity", "value": "7", "when": None}
LARGE = {"attribute": "capacity", "value": "16", "when": None}
CARRIES = {"attribute": "carries", "value": "oil", "when": None}


@pytest.mark.parametrize(
    ("said", "groups", "rest"),
    [
        ([SMALL, LARGE], [("capacity", "", ["7", "16"])], []),
        ([SMALL, LARGE, CARRIES], [("capacity", "", ["7", "16"])], ["oil"]),
        ([SMALL, {**LARGE, "features": ("other",)}], [("capacity", "", ["7", "16"])], []),
        ([CARRIES, SMALL], [("capacity", "", ["7"]), ("carries", "", ["oil"])], []),
        (
            [AGREED, BUILT_EARLY, BUILT_LATE, OPENED],
            [
                ("status", "under construction", ["under construction"] * 2),
                ("status", "", ["agreed", "operating"]),
            ],
            [],
        ),
        ([{**SMALL, "features": ()}, {**LARGE, "features": ()}], [("capacity", "", ["7", "16"])], []),
    ],
    ids=["two figures", "what bears on it", "two features", "no two alike", "states", "no feature"],
)
def test_sides_are_grouped_by_what_they_answer(said: list[dict[str, Any]], groups: object, rest: list[str]) -> None:
    found = contest(*said)
    assert shape(found) == groups
    assert [side.figure for side in found.rest] == rest


def test_a_core_document_is_never_left_among_what_else_bears_on_it() -> None:
    found = contest(SMALL, LARGE, CARRIES, core=("paper-3",))
    assert (len(found.sides), found.rest) == (3, ())
    assert len(contest(SMALL, LARGE, CARRIES, core=("paper-1", "paper-3")).rest) == 1


def test_a_group_has_a_strip_only_where_dates_differ() -> None:
    dated, undated = contest(BUILT_EARLY, BUILT_LATE), contest(SMALL, LARGE)
    alike = contest({**SMALL, "when": "2006"}, {**LARGE, "when": "2006"})
    assert [bool(found.groups[0].strip) for found in (dated, undated, alike)] == [True, False, False]


def test_documents_and_features_are_each_named_once() -> None:
    found = contest(SMALL, {**LARGE, "features": ("line", "other"), "document": "paper-1"})
    assert (found.documents, found.features) == (("paper-1",), ("line", "other"))


def test_one_state_of_two_features_is_no_competition() -> None:
    found = contest(
        AGREED,
        {**AGREED, "when": "2001/..", "features": ("other",)},
        BUILT_EARLY,
        {**BUILT_LATE, "features": ("line", "other")},
    )
    assert shape(found) == [("status", "under construction", ["under construction"] * 2)]
    assert [side.figure for side in found.rest] == ["agreed"] * 2
