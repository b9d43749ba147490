"""The pages through Streamlit's own test harness: what they arrange, and what they do when there is nothing to show."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from layers.atlas import read_atlas
from layers.pages.shared import page_of, view_of
from tests.browser.serving import ROOT
from tests.factories import edited, write_folder

APP = ROOT / "app.py"


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small atlas folder that the app shows."""
    folder = write_folder(tmp_path / "atlas")
    monkeypatch.setenv("ATLAS_DIR", str(folder))
    return folder


def run(**query: str) -> AppTest:
    """Run the app with the words of a link."""
    app = AppTest.from_file(str(APP), default_timeout=30)
    for key, value in query.items():
        app.query_params[key] = value
    return app.run()


def html_of(app: AppTest) -> str:
    """Return all HTML that the page shows."""
    return "\n".join(element.proto.body for element in app.get("html"))


def test_the_app_opens_on_the_map_without_an_error(tiny: Path) -> None:
    app = run()
    assert not app.exception
    assert app.session_state["page"] == "explore"
    assert "Tiny Atlas" in [text.value for text in app.text]


def test_a_link_is_what_the_map_is_asked_for(tiny: Path) -> None:
    app = run(when="2006", mode="year", feature="north-line", spurious="x")
    assert app.session_state["words"] == {"when": "2006", "mode": "year", "feature": "north-line", "turn": 1}


def test_a_broken_folder_is_a_page_of_problems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    overrides = edited("lines.geojson", '"gas"', '"steam"') | {"disputes.csv": None}
    monkeypatch.setenv("ATLAS_DIR", str(write_folder(tmp_path / "atlas", **overrides)))
    app = run()
    assert not app.exception
    assert [title.value for title in app.title] == ["This atlas folder cannot be shown yet"]
    shown = html_of(app)
    assert shown.count("<tr>") == 3
    assert shown.index("disputes.csv") < shown.index("missing-file") < shown.index("lines.geojson")
    assert "unknown-word" in shown


def test_a_folder_that_is_mended_is_shown_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_folder(tmp_path / "atlas", **{"disputes.csv": None})
    monkeypatch.setenv("ATLAS_DIR", str(folder))
    assert run().title
    write_folder(tmp_path / "atlas")
    assert not run().title


def test_the_library_lists_core_documents_before_record_sources(tiny: Path) -> None:
    app = run(page="documents")
    assert not app.exception
    assert [header.value for header in app.header] == ["Core documents", "Record sources"]
    assert app.button(key="open-paper").label == "A paper"
    assert app.button(key="open-report").label == "A report"


def test_a_document_shows_its_claims_in_the_order_of_the_text(tiny: Path) -> None:
    app = run(page="documents", document="paper")
    assert not app.exception
    shown = html_of(app)
    claims = [claim.says for claim in read_atlas(tiny).claims if claim.document == "paper"]
    places = [shown.index(says) for says in claims]
    assert places == sorted(places)
    assert "The claim you followed" not in shown


def test_a_claim_has_an_address_of_its_own(tiny: Path) -> None:
    shown = html_of(run(page="documents", document="paper", claim="C1"))
    assert "The claim you followed" in shown
    assert shown.count('id="claim-C1"') == 2


def test_a_claim_leads_to_its_place_and_year(tiny: Path) -> None:
    shown = html_of(run(page="documents", document="paper"))
    assert 'href="./?feature=north-line&amp;when=2003&amp;mode=year"' in shown


def test_disagreements_stand_beside_the_claim(tiny: Path) -> None:
    shown = html_of(run(page="documents", document="paper"))
    assert "Documents disagree: How much does it carry?" in shown


@pytest.mark.parametrize("document", ["", "nothing", "<script>"])
def test_an_unknown_document_is_the_library(tiny: Path, document: str) -> None:
    app = run(page="documents", document=document)
    assert not app.exception
    assert app.title[0].value == "Documents"


def test_what_a_document_holds_is_text_and_never_markup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = "<img src=x onerror=alert(1)>{{7*7}}"
    overrides = edited("claims.csv", "It ran until 2010.", hostile)
    monkeypatch.setenv("ATLAS_DIR", str(write_folder(tmp_path / "atlas", **overrides)))
    shown = html_of(run(page="documents", document="report"))
    assert "<img" not in shown
    assert "&lt;img src=x onerror=alert(1)&gt;{{7*7}}" in shown


def test_the_about_page_counts_what_the_atlas_holds(tiny: Path) -> None:
    app = run(page="about")
    assert not app.exception
    assert any(text.value.startswith("3 features, 6 claims, 2 documents.") for text in app.text)


def test_only_the_words_of_a_view_are_taken_from_a_link() -> None:
    query = {"when": "2006", "page": "documents", "evil": "1"}
    assert (view_of(query), page_of(query), page_of({})) == ({"when": "2006"}, "documents", "explore")
