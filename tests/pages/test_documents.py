"""The library of documents and the page of one, through Streamlit's own test harness."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from layers.atlas import read_atlas
from tests.factories import edited, with_rows, write_folder
from tests.pages.app import html_of, run

LETTER = edited(
    "documents.json",
    '[\n {"id": "paper"',
    '[\n {"id": "letter", "type": "letter", "title": "A letter", "custom": {"role": "record"}},\n {"id": "paper"',
)
"""A third document, of which the atlas has no claim."""


def drawn(app: AppTest, name: str) -> Any:
    """Return the data from which the browser draws a part of the page."""
    found = re.search(rf'data-draw="{name}"><pre hidden>(.*?)</pre>', html_of(app), re.DOTALL)
    assert found, f"the page has no {name}"
    return json.loads(unescape(found[1]))


def claims(app: AppTest) -> list[dict[str, Any]]:
    """Return the claims of a document's page in order."""
    return [claim for _, section in drawn(app, "claims") for claim in section]


def titles(app: AppTest) -> list[str]:
    """Return the titles that the library lists, in order."""
    return re.findall(r'class="title" [^>]*>([^<]*)<', html_of(app))


def test_the_library_lists_core_documents_before_record_sources(tiny: Path) -> None:
    app = run(page="documents")
    assert not app.exception
    shown = html_of(app)
    assert (
        shown.index("Core documents") < shown.index("A paper") < shown.index("Record sources") < shown.index("A report")
    )
    assert 'href="./documents?document=paper"' in shown
    assert "4 claims" in shown
    assert "on 1994–2020" in shown
    assert "1 disagreement" in shown


@pytest.mark.parametrize(
    ("label", "value", "expected"),
    [
        ("Search", "EMBER 2021", ["A paper"]),
        ("Search", "operator", ["A report"]),
        ("Search", "nobody", []),
        ("Role", "Record sources", ["A report"]),
        ("Kind", "journal article", ["A paper"]),
        ("Speaks of", "2020s", ["A paper"]),
        ("Speaks of", "2000s", ["A paper", "A report"]),
        ("Sorted by", "title", ["A paper", "A report"]),
    ],
)
def test_the_library_is_searched_filtered_and_sorted(tiny: Path, label: str, value: str, expected: list[str]) -> None:
    app = run(page="documents")
    fields = [*app.text_input, *app.selectbox]
    next(field for field in fields if field.label == label).set_value(value).run()
    assert not app.exception
    assert titles(app) == expected
    assert ("No document has all" in html_of(app)) is (not expected)


def test_the_library_shows_those_that_disagree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = with_rows("claims.csv", "C7,,context,calm,,,,normal,letter,page 1,It says that all is calm.,")
    monkeypatch.setenv("ATLAS_DIR", str(write_folder(tmp_path / "atlas", **LETTER, **said)))
    app = run(page="documents")
    assert titles(app) == ["A paper", "A letter", "A report"]
    app.checkbox[0].check().run()
    assert titles(app) == ["A paper", "A report"]


def test_a_document_shows_its_claims_in_the_order_of_the_text(tiny: Path) -> None:
    app = run(page="documents", document="paper")
    assert not app.exception
    expected = [claim.says for claim in read_atlas(tiny).claims if claim.document == "paper"]
    assert [claim["says"] for claim in claims(app)] == expected
    assert [heading for heading, _ in drawn(app, "claims")] == ["Part one", "Part two"]


def test_a_claim_is_shown_with_its_rank_place_date_and_ways(tiny: Path) -> None:
    claim = claims(run(page="documents", document="paper"))[0]
    assert claim["said"] == ["¶1, line 3", "Status: under construction", "April 2003 to 12 July 2006"]
    assert claim["rank"] == "preferred"
    assert claim["href"] == "./documents?document=paper&claim=C1"
    assert claim["places"] == [["north-line", "North line", "./?feature=north-line&when=2003&mode=year"]]
    left, width = claim["bar"]
    assert 0 < left < left + width < 100


def test_a_disagreement_leads_to_its_page(tiny: Path) -> None:
    by_id = {claim["id"]: claim for claim in claims(run(page="documents", document="paper"))}
    assert by_id["C4"]["disputes"] == [["How much does it carry?", "./disputes?dispute=X1"]]
    assert by_id["C1"]["disputes"] == []


def test_the_small_map_has_the_places_that_the_document_speaks_of(tiny: Path) -> None:
    app = run(page="documents", document="paper")
    assert {shape["id"] for shape in drawn(app, "map")["shapes"]} == {"north-line", "valley"}
    assert {claim for claim, _, _ in drawn(app, "dates")["bars"]} == {"C1", "C2", "C6"}


def test_a_document_is_cited_in_every_form(tiny: Path) -> None:
    shown = html_of(run(page="documents", document="paper"))
    for words in ("Ember, A. (2021)", "@misc{paper,", "TY  - JOUR", "&#34;type&#34;: &#34;article-journal&#34;"):
        assert words in shown


def test_a_document_leads_to_the_map_as_it_tells_it(tiny: Path) -> None:
    assert 'href="./?told=paper"' in html_of(run(page="documents", document="paper"))


@pytest.mark.parametrize("document", ["nothing", "<script>"])
def test_an_unknown_document_is_said_and_is_the_library(tiny: Path, document: str) -> None:
    app = run(page="documents", document=document)
    assert not app.exception
    assert app.title[0].value == "Documents"
    assert f"no document '{document}'" in unescape(html_of(app))


@pytest.mark.parametrize("claim", ["C99", "C3", "<script>"])
def test_a_claim_that_the_document_does_not_make_is_said(tiny: Path, claim: str) -> None:
    app = run(page="documents", document="paper", claim=claim)
    assert not app.exception
    assert f"no claim '{claim}'" in unescape(html_of(app))
    assert len(claims(app)) == 4


def test_a_document_without_claims_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATLAS_DIR", str(write_folder(tmp_path / "atlas", **LETTER)))
    app = run(page="documents", document="letter")
    assert not app.exception
    assert "has no claim of this document" in html_of(app)


def test_what_a_document_holds_is_text_and_never_markup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = "<img src=x onerror=alert(1)></pre>{{7*7}}"
    overrides = edited("claims.csv", "It ran until 2010.", hostile) | edited(
        "documents.json", '"A report"', f'"{hostile}"'
    )
    monkeypatch.setenv("ATLAS_DIR", str(write_folder(tmp_path / "atlas", **overrides)))
    app = run(page="documents", document="report")
    assert "<img" not in html_of(app)
    assert f"<h1>{hostile.replace('<', '&lt;').replace('>', '&gt;')}</h1>" in html_of(app)
    assert claims(app)[1]["says"] == hostile
