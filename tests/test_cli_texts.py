"""The command that looks for passages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from layers.cli import app
from tests.factories import write_folder

TEXT = [
    "Title of the paper and who has written it",
    "",
    "The northern line was begun in April 2003 by its owners.",
    "",
    "It was opened with a ceremony in the month of July 2006.",
    "One paper says that thirty-one is what it carries in a year.",
    "",
    "",
    "The valley was held by others from May 1994 until November 2020.",
]
"""Lines 3, 5, 6 and 9 are those that the locators of the small atlas name."""


@pytest.fixture
def atlas(tmp_path: Path) -> Path:
    return write_folder(tmp_path)


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "paper.txt").write_text("\n".join(TEXT), encoding="utf-8")
    return folder


def run(texts: Path, atlas: Path, *words: str) -> Result:
    return CliRunner().invoke(app, ["texts", str(texts), "--atlas", str(atlas), *words])


def counts(result: Result) -> dict[str, int]:
    [document] = json.loads(result.stdout)["documents"]
    return {key: value for key, value in document.items() if value and key not in {"document", "file"}}


def test_without_fingerprints_nothing_is_found(texts: Path, atlas: Path) -> None:
    result = run(texts, atlas, "--format", "json")
    assert (result.exit_code, counts(result)) == (1, {"claims": 4, "no-fingerprint": 4})


def test_stored_fingerprints_find_every_passage(texts: Path, atlas: Path) -> None:
    stored = run(texts, atlas, "--store")
    assert stored.exit_code == 0, stored.output
    assert "4 passages of 4 claims" in stored.stderr
    rows = (atlas / "passages.csv").read_text(encoding="utf-8").splitlines()
    assert rows[0] == "claim,words,sha256"
    assert [row.split(",")[0] for row in rows[1:]] == ["C1", "C2", "C4", "C6"]
    assert not any(word in "\n".join(rows) for word in ("northern", "valley"))
    assert counts(run(texts, atlas, "--format", "json")) == {"claims": 4, "located": 4}


def test_what_has_moved_or_is_missing_is_named(texts: Path, atlas: Path) -> None:
    run(texts, atlas, "--store")
    (texts / "paper.txt").write_text("\n".join(["A new line", *TEXT[:6]]), encoding="utf-8")
    result = run(texts, atlas)
    assert result.exit_code == 1
    assert "C1: moved." in result.stdout
    assert "C6: missing." in result.stdout
    assert "(Part two | ¶1 | L9)" in result.stdout
    moved = json.loads(run(texts, atlas, "--format", "json").stdout)
    assert {claim["claim"]: claim["outcome"] for claim in moved["claims"]} == {
        "C1": "moved",
        "C2": "moved",
        "C4": "moved",
        "C6": "missing",
    }


def test_a_text_that_is_refused_keeps_its_fingerprints(texts: Path, atlas: Path) -> None:
    run(texts, atlas, "--store")
    before = (atlas / "passages.csv").read_bytes()
    (texts / "paper.txt").write_bytes(b"caf\xe9")
    result = run(texts, atlas, "--store")
    assert result.exit_code == 1
    assert "C1: refused. paper.txt: byte 3 is not UTF-8" in result.stdout
    assert (atlas / "passages.csv").read_bytes() == before


def test_an_article_in_a_file_of_its_own_keeps_the_fingerprints_of_the_page(texts: Path, atlas: Path) -> None:
    run(texts, atlas, "--store")
    before = (atlas / "passages.csv").read_bytes()
    documents = (atlas / "documents.json").read_text(encoding="utf-8")
    part = documents.replace('"role": "core",', '"role": "core", "part_of": "report",')
    assert part != documents
    (atlas / "documents.json").write_text(part, encoding="utf-8")
    (texts / "paper.txt").write_text("\n".join(["A title of the article alone", *TEXT]), encoding="utf-8")
    assert run(texts, atlas, "--store").exit_code == 0
    assert (atlas / "passages.csv").read_bytes() == before
    assert counts(run(texts, atlas, "--format", "json")) == {"claims": 4, "located": 4}


def test_files_that_no_document_names_are_told(texts: Path, atlas: Path) -> None:
    (texts / "gossip.txt").write_text("Nothing", encoding="utf-8")
    assert "Named by no document: gossip.txt" in run(texts, atlas).stdout


def test_a_folder_that_is_not_there_is_refused(texts: Path, atlas: Path) -> None:
    result = run(texts / "nowhere", atlas)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "nowhere: the folder cannot be read" in result.stderr
