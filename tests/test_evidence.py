"""Citations, and claims in the order of the text."""

from __future__ import annotations

from typing import Any

import pytest

from layers.evidence import authors, citation, claims_of, family, link, short_citation, year
from layers.model import Atlas
from tests.factories import make_atlas, make_claim, make_document

ONE = [{"family": "Ember", "given": "Ada"}]
TWO = [*ONE, {"family": "Flint"}]
FOUR = [*TWO, {"literal": "The Survey"}, {"given": "Homer"}]


@pytest.mark.parametrize(
    ("people", "words"),
    [
        ([], ""),
        (ONE, "Ember"),
        (TWO, "Ember & Flint"),
        (FOUR[:3], "Ember & Flint & The Survey"),
        (FOUR, "Ember et al."),
        ([{"given": "Homer"}], "Homer"),
        ([{}], ""),
    ],
)
def test_authors_are_family_names(people: list[dict[str, str]], words: str) -> None:
    assert authors(make_document(author=people)) == words


@pytest.mark.parametrize(
    ("csl", "words"),
    [
        pytest.param({}, "n.d.", id="absent"),
        pytest.param({"issued": None}, "n.d.", id="null"),
        pytest.param({"issued": {}}, "n.d.", id="empty"),
        pytest.param({"issued": {"date-parts": []}}, "n.d.", id="no parts"),
        pytest.param({"issued": {"date-parts": [[]]}}, "n.d.", id="empty parts"),
        pytest.param({"issued": {"date-parts": [[2021, 5, 6]]}}, "2021", id="day"),
    ],
)
def test_a_document_has_a_year_or_none(csl: dict[str, Any], words: str) -> None:
    assert year(make_document(**csl)) == words


@pytest.mark.parametrize(
    ("csl", "words"),
    [
        ({"author": ONE, "issued": {"date-parts": [[2021]]}}, "Ember 2021"),
        ({"title": "Annual report"}, "Annual report n.d."),
    ],
)
def test_the_short_citation_is_author_or_title_and_year(csl: dict[str, Any], words: str) -> None:
    assert short_citation(make_document(**csl)) == words


@pytest.mark.parametrize(
    ("csl", "words"),
    [
        pytest.param(
            {
                "author": ONE,
                "issued": {"date-parts": [[2021]]},
                "container-title": "A Journal",
                "volume": "17",
                "issue": "3",
                "page": "1-9",
            },
            "Ember, A. (2021). A paper. A Journal, 17(3), 1–9.",
            id="article",
        ),
        pytest.param(
            {"author": ONE, "title": "A book.", "publisher": "A Press"},
            "Ember, A. (n.d.). A book. A Press.",
            id="book",
        ),
        pytest.param(
            {"publisher": "The operator", "title": "A report"},
            "A report. (n.d.). The operator.",
            id="no author",
        ),
        pytest.param(
            {"author": ONE, "volume": None, "page": None, "publisher": None, "container-title": None},
            "Ember, A. (n.d.). A paper.",
            id="null is absent",
        ),
        pytest.param(
            {"author": ONE, "URL": "https://example.org/"},
            "Ember, A. (n.d.). A paper.",
            id="the link stands beside it",
        ),
    ],
)
def test_a_citation_is_one_line(csl: dict[str, Any], words: str) -> None:
    assert citation(make_document(**csl)) == words


@pytest.mark.parametrize(
    ("csl", "address"),
    [
        ({}, ""),
        ({"URL": "https://example.org/"}, "https://example.org/"),
        ({"URL": "https://example.org/", "DOI": "10.1000/1"}, "https://doi.org/10.1000/1"),
    ],
)
def test_the_link_is_the_doi_first(csl: dict[str, Any], address: str) -> None:
    assert link(make_document(**csl)) == address


def test_claims_stand_in_the_order_of_the_text() -> None:
    lines = {"C1": "Part | ¶9 | L120", "C2": "Part | ¶1 | L9", "C3": "Part | ¶1 | L9-11", "C4": "page 4"}
    said = [make_claim(id=key, locator=locator) for key, locator in lines.items()]
    atlas = make_atlas(claims=[*said, make_claim(id="D1", document="report")])
    assert [claim.id for claim in claims_of(atlas, "paper")] == ["C4", "C2", "C3", "C1"]


def test_a_collected_page_has_its_articles() -> None:
    blog, part = (
        make_document(id="blog"),
        make_document(id="part", custom={"role": "core", "part_of": "blog"}),
    )
    empty = make_atlas()
    atlas = Atlas(**{**vars(empty), "documents": (blog, part)})
    assert list(family(atlas, "blog")) == [part]
    assert list(family(atlas, "part")) == []
