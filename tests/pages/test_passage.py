"""A claim's passage on the page of its document."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.factories import write_folder
from tests.pages.app import html_of, run
from tests.test_cli_texts import TEXT
from tests.test_cli_texts import run as atlas_texts

HOSTILE = "The valley <script>alert(1)</script> was held by {{7*7}} others until November 2020."


@pytest.fixture
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of texts with the small atlas whose claims are found in them."""
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "paper.txt").write_text("\n".join([*TEXT[:8], HOSTILE]), encoding="utf-8")
    atlas = write_folder(tmp_path)
    assert atlas_texts(folder, atlas, "--store").exit_code == 0
    monkeypatch.setenv("ATLAS_DIR", str(atlas))
    monkeypatch.setenv("ATLAS_TEXTS", str(folder))
    return folder


def test_the_passage_of_a_claim_is_marked_between_its_neighbours(texts: Path) -> None:
    shown = html_of(run(page="documents", document="paper", claim="C2"))
    assert "In your copy</b> paper.txt, line 5. The passage stands where the claim says." in shown
    marked = shown[shown.index("<mark>") : shown.index("</mark>")]
    assert "opened with a ceremony" in marked
    assert "northern line" not in marked
    assert shown.index("northern line was begun") < shown.index("<mark>")


def test_a_passage_that_is_not_found_is_said_and_nothing_is_marked(texts: Path) -> None:
    (texts / "paper.txt").write_text(TEXT[0], encoding="utf-8")
    shown = html_of(run(page="documents", document="paper", claim="C2"))
    assert "not in this text word for word, so nothing is marked" in shown
    assert "<mark>" not in shown


def test_what_a_text_holds_is_text_and_never_markup(texts: Path) -> None:
    shown = html_of(run(page="documents", document="paper", claim="C6"))
    assert "<script>" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert "{{7*7}}" in shown


def test_a_document_without_a_text_says_so(texts: Path) -> None:
    assert "no file of this document" in html_of(run(page="documents", document="report", claim="C3"))


def test_without_a_folder_nothing_is_said_of_passages(texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ATLAS_TEXTS")
    assert "In your copy" not in html_of(run(page="documents", document="paper", claim="C2"))


def test_a_claim_of_another_document_shows_no_passage(texts: Path) -> None:
    assert "In your copy" not in html_of(run(page="documents", document="paper", claim="C3"))
