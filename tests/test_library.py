"""The library of documents: what it says of each, what a search leaves, and in which order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from layers.library import Entry, entries_of, found, in_order, kind_of, years_of
from layers.model import Atlas
from tests.factories import make_atlas, make_claim, make_document

PAPER = make_document(id="paper", title="Beta", issued={"date-parts": [[2021]]})
BLOG = make_document(id="blog", type="post-weblog", title="Alpha")
PART = make_document(id="part", title="Gamma", custom={"role": "core", "part_of": "blog"})
SOURCE = make_document(
    id="source", type="x-files", title="Delta", custom={"role": "record", "standpoint": "An Operator"}
)


@pytest.fixture
def atlas() -> Atlas:
    claims = [
        make_claim(id="C1", document="source", when="1999-05/2006"),
        make_claim(id="C2", document="part", when=None, disputes=("X1",)),
        make_claim(id="C3", document="part", when="2010/..", disputes=("X1",)),
    ]
    return replace(make_atlas(claims=claims, disputes=["X1"]), documents=(SOURCE, PAPER, BLOG, PART))


def titles(entries: list[Entry]) -> list[str]:
    return [entry.document.title for entry in entries]


def test_core_documents_come_first_and_parts_stand_with_their_page(atlas: Atlas) -> None:
    paper, blog, source = entries_of(atlas)
    assert titles([paper, blog, source]) == ["Beta", "Alpha", "Delta"]
    assert (blog.claims, blog.parts, blog.span, blog.disputes) == (2, 1, (2010, 2010), 1)
    assert (source.claims, source.parts, source.span, source.disputes) == (1, 0, (1999, 2006), 0)
    assert (paper.claims, paper.span, paper.year) == (0, None, "2021")


@pytest.mark.parametrize(
    ("words", "filters", "expected"),
    [
        ("", {}, ["Beta", "Alpha", "Delta"]),
        ("operator DELTA", {}, ["Delta"]),
        ("gamma", {}, ["Alpha"]),
        ("operator beta", {}, []),
        ("", {"core": False}, ["Delta"]),
        ("", {"kind": "blog"}, ["Alpha"]),
        ("", {"disputed": True}, ["Alpha"]),
    ],
)
def test_words_and_filters_leave_what_they_mean(
    atlas: Atlas, words: str, filters: dict[str, bool | str], expected: list[str]
) -> None:
    assert titles(found(entries_of(atlas), words, **filters)) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("title", ["Alpha", "Beta", "Delta"]),
        ("year", ["Beta", "Alpha", "Delta"]),
        ("claims", ["Alpha", "Delta", "Beta"]),
        ("core documents first", ["Beta", "Alpha", "Delta"]),
    ],
)
def test_entries_are_sorted_as_the_reader_wants(atlas: Atlas, sort: str, expected: list[str]) -> None:
    assert titles(in_order(entries_of(atlas), sort)) == expected


def test_a_kind_without_words_is_shown_as_it_is() -> None:
    assert (kind_of(PAPER), kind_of(SOURCE)) == ("journal article", "x files")


def test_no_dated_claim_has_no_years() -> None:
    assert years_of([make_claim(when=None)]) is None
