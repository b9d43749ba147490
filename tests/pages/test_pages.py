"""The pages through Streamlit's own test harness: what they arrange, and what they do when there is nothing to show."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from layers.pages.shared import page_of, view_of
from tests.factories import edited, write_folder
from tests.pages.app import html_of, run


def test_the_app_opens_on_the_map_without_an_error(tiny: Path) -> None:
    app = run()
    assert not app.exception
    assert app.session_state["page"] == "explore"
    assert '<p class="name">Tiny Atlas</p>' in html_of(app)
    assert re.findall(r'<a href="([^"]*)"[^>]* aria-current="page">', html_of(app)) == ["./"]


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


def test_the_about_page_counts_what_the_atlas_holds(tiny: Path) -> None:
    app = run(page="about")
    assert not app.exception
    assert any(text.value.startswith("3 features, 6 claims, 2 documents.") for text in app.text)


def test_only_the_words_of_a_view_are_taken_from_a_link() -> None:
    query = {"when": "2006", "page": "documents", "evil": "1"}
    assert (view_of(query), page_of(query), page_of({})) == ({"when": "2006"}, "documents", "explore")
