"""`atlas cite`: a document or the atlas, in four forms, on stdout alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import rispy
from pybtex.database import parse_string
from typer.testing import CliRunner, Result

from layers import cli
from layers.atlas import read_atlas
from tests.factories import edited, write_folder

Run = Callable[..., Result]
LINE = "Ember, A. (2021). A paper. https://example.org/paper"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the small atlas folder."""
    return write_folder(tmp_path)


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs `atlas cite` with words on the small atlas folder."""
    monkeypatch.setenv("ATLAS_DIR", str(folder))
    return lambda *words: CliRunner().invoke(cli.app, ["cite", *words])


def output(result: Result) -> str:
    """Return what stands on stdout of a command that went well and said nothing else."""
    assert (result.exit_code, result.stderr) == (0, ""), result.output
    return result.stdout


def test_a_document_is_a_line_of_text(run: Run) -> None:
    assert output(run("paper")) == f"{LINE}\n"
    assert output(run("paper", "--format", "text")) == f"{LINE}\n"


def test_a_document_is_a_record_for_reference_managers(run: Run) -> None:
    entry = parse_string(output(run("paper", "--format", "bibtex")), "bibtex").entries["paper"]
    (record,) = rispy.loads(output(run("paper", "--format", "ris")))
    (item,) = json.loads(output(run("paper", "--format", "csl-json")))
    assert (entry.fields["year"], record["year"], item["issued"]) == ("2021", "2021", {"date-parts": [[2021]]})
    assert (record["id"], item["id"]) == ("paper", "paper")
    assert "custom" not in item


def test_without_a_document_the_atlas_is_cited(run: Run, folder: Path) -> None:
    version = read_atlas(folder).version
    assert output(run()) == f"Tiny Atlas: Two lines and a valley (Version {version}) [Interactive map]. (n.d.).\n"


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (["--when", "2006"], "Tiny Atlas: 2006"),
        (["--when", "1994/2020", "--mode", "range"], "Tiny Atlas: 1994 to 2020"),
        (["--when", "2020-11-10", "--mode", "day"], "Tiny Atlas: 10 November 2020"),
        ([], "Tiny Atlas: Two lines and a valley"),
    ],
)
def test_a_time_is_a_view_of_the_atlas(run: Run, words: list[str], title: str) -> None:
    (item,) = json.loads(output(run("--format", "csl-json", *words)))
    assert item["title"] == title


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["pap"], "there is no document 'pap' (paper)"),
        (["PAPER"], "(paper)"),
        (["nothing"], "there is no document 'nothing' (the ids are in documents.json)"),
        (["\x1b[31m"], "there is no document '\N{REPLACEMENT CHARACTER}[31m'"),
        (["paper", "--when", "2006"], "a document is cited without it"),
        (["--when", "soon"], "soon"),
        (["--when", "2006", "--mode", "decade"], "'decade' is not a mode"),
    ],
)
def test_what_cannot_be_cited_is_told_on_one_line(run: Run, words: list[str], said: str) -> None:
    result = run(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    (line,) = result.stderr.splitlines()
    assert line.startswith("atlas: ")
    assert said in line


def test_an_unknown_form_is_refused(run: Run) -> None:
    result = run("paper", "--format", "docx")
    assert (result.exit_code, result.stdout) == (2, "")


@pytest.mark.parametrize("form", ["text", "bibtex", "ris"])
def test_nothing_in_a_document_drives_the_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    coloured = edited(
        "documents.json", '"title": "A paper"', r'"title": "A paper", "container-title": "\u001b[31mX\u0007"'
    )
    folder = write_folder(tmp_path / "other", **coloured)
    monkeypatch.setenv("ATLAS_DIR", str(folder))
    shown = output(CliRunner().invoke(cli.app, ["cite", "paper", "--format", form]))
    assert "[31mX" in shown
    assert all(character.isprintable() for character in shown.replace("\n", ""))
