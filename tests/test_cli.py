"""The `atlas` command: results on stdout, messages on stderr, exit codes."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import runpy
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from layers import cli
from layers.errors import Problem
from layers.listing import CHANGE_COLUMNS, COLUMNS
from tests.factories import VALLEY, edited, with_rows, write_folder

Run = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the small atlas folder."""
    return write_folder(tmp_path)


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs `atlas` with words on the small atlas folder."""
    monkeypatch.setenv("ATLAS_DIR", str(folder))
    monkeypatch.setenv("COLUMNS", "120")

    def run_words(*words: str | Path) -> Result:
        return CliRunner().invoke(cli.app, [str(word) for word in words])

    return run_words


def assert_refused(result: Result, said: str) -> None:
    """Find exit code 2, nothing on stdout, and one line on stderr that says why."""
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert line.startswith("atlas: ")
    assert said in line


LISTED = [
    pytest.param(["--when", "2005"], {"north-line": "under construction", "south-line": "operating"}, id="year"),
    pytest.param(
        ["--when", "2006", "--mode", "year"],
        {"north-line": "operating", "south-line": "operating"},
        id="2006",
    ),
    pytest.param(
        ["--when", "2006-07-12", "--mode", "day"],
        {"north-line": "under construction", "south-line": "operating"},
        id="day",
    ),
    pytest.param(
        ["--when", "2011/2012", "--mode", "range"],
        {"north-line": "operating"},
        id="range in which nothing else holds",
    ),
    pytest.param(
        ["--when", "2012", "--mode", "up-to"],
        {"north-line": "operating", "south-line": "operating"},
        id="up to, with what has ended",
    ),
    pytest.param([], {"north-line": "operating"}, id="the last year unless told otherwise"),
]


@pytest.mark.parametrize(("words", "expected"), LISTED)
def test_list_shows_what_an_interval_shows(run: Run, words: list[str], expected: dict[str, str]) -> None:
    result = run("list", "--layer", "lines", "--format", "json", *words)
    assert result.exit_code == 0, result.output
    assert {row["id"]: row["status"] for row in json.loads(result.stdout)} == expected


@pytest.mark.parametrize(("words", "expected"), LISTED)
def test_list_shows_the_same_rows_in_every_format(run: Run, words: list[str], expected: dict[str, str]) -> None:
    shown = {form: run("list", "--layer", "lines", "--format", form, *words).stdout for form in ("csv", "table")}
    assert [row["id"] for row in csv.DictReader(io.StringIO(shown["csv"]))] == list(expected)
    assert [line.split()[0] for line in shown["table"].splitlines()] == ["id", *expected]


def test_list_as_told_by_a_document_has_only_what_it_says(run: Run) -> None:
    rows = json.loads(run("list", "--when", "2006", "--told", "report", "--format", "json").stdout)
    assert [(row["id"], row["claims"]) for row in rows] == [("south-line", ["C5"])]


def test_list_as_told_by_an_unknown_document_is_refused(run: Run) -> None:
    result = run("list", "--told", "report,gossip")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "there is no document 'gossip'" in result.stderr


def test_list_as_json_is_json_alone(run: Run) -> None:
    result = run("list", "--when", "2005", "--format", "json")
    assert result.stderr == ""
    assert json.loads(result.stdout) == [
        {
            "id": "north-line",
            "layer": "lines",
            "kind": "gas",
            "name": "North line",
            "status": "under construction",
            "valid_from": "2003-04-01",
            "valid_to": "2006-07-12",
            "claims": ["C1", "C2", "C3", "C4"],
        },
        {
            "id": "south-line",
            "layer": "lines",
            "kind": "oil",
            "name": "South line",
            "status": "operating",
            "valid_from": "1999-01-01",
            "valid_to": "2010-12-31",
            "claims": ["C5"],
        },
        {
            "id": "valley",
            "layer": "areas",
            "kind": "control",
            "name": "Valley",
            "status": "de facto control",
            "valid_from": "1994-05-12",
            "valid_to": "2020-11-10",
            "claims": ["C6"],
        },
    ]


def test_list_as_csv_has_the_columns_of_the_interface(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("list", "--when", "2006", "--format", "csv").stdout)))
    assert tuple(rows[0]) == COLUMNS == ("id", "layer", "kind", "name", "status", "valid_from", "valid_to", "claims")
    assert rows[0]["claims"] == "C1;C2;C3;C4"
    assert (rows[0]["valid_from"], rows[0]["valid_to"]) == ("2006-07-13", "")


def test_list_as_a_table_is_aligned_and_counts_claims(run: Run) -> None:
    header, first, *_ = run("list", "--when", "2006").stdout.splitlines()
    assert header.split() == list(COLUMNS)
    assert first.index("operating") == header.index("status")
    assert first.split()[-3:] == ["2006-07-13", "..", "4"]


@pytest.mark.parametrize(("form", "text"), [("json", "[]\n"), ("csv", ",".join(COLUMNS) + "\n")])
def test_list_of_nothing_is_an_empty_list(run: Run, form: str, text: str) -> None:
    assert run("list", "--when", "1990", "--format", form).stdout == text


CHANGED = [
    pytest.param(["2003-03", "2003-03"], [], id="to the month before"),
    pytest.param(["2003-04", "2003-04"], [("began", "north-line", "", "under construction")], id="its month"),
    pytest.param(["2006-07-12", "2006-07-12"], [], id="the day before"),
    pytest.param(
        ["2006-07-13", "2006-07-13"], [("changed", "north-line", "under construction", "operating")], id="that day"
    ),
    pytest.param(
        ["2006", "2020"],
        [
            ("changed", "north-line", "under construction", "operating"),
            ("ended", "south-line", "operating", ""),
            ("ended", "valley", "de facto control", ""),
        ],
        id="from the first day of a year to the last of another",
    ),
    pytest.param(["2006-07", "2006"], [("changed", "north-line", "under construction", "operating")], id="month, year"),
    pytest.param(["2010", "2020", "--layer", "areas"], [("ended", "valley", "de facto control", "")], id="one layer"),
]


@pytest.mark.parametrize(("words", "expected"), CHANGED)
def test_changes_are_those_between_two_dates(run: Run, words: list[str], expected: list[tuple[str, ...]]) -> None:
    result = run("changes", *words, "--format", "json")
    assert (result.exit_code, result.stderr) == (0, "")
    rows = json.loads(result.stdout)
    assert [(row["change"], row["id"], row["before"], row["after"]) for row in rows] == expected


@pytest.mark.parametrize(("words", "expected"), CHANGED)
def test_changes_are_the_same_in_every_format(run: Run, words: list[str], expected: list[tuple[str, ...]]) -> None:
    shown = {form: run("changes", *words, "--format", form).stdout for form in ("csv", "table")}
    rows = list(csv.DictReader(io.StringIO(shown["csv"])))
    assert [(row["change"], row["id"], row["before"], row["after"]) for row in rows] == expected
    header, *lines = shown["table"].splitlines()
    assert header.split() == ["when", "change", "name", "status", "source"]
    assert [line[header.index("change") :].split()[0] for line in lines] == [kind for kind, *_ in expected]


def test_changes_as_json_have_the_shape_of_the_interface(run: Run) -> None:
    assert json.loads(run("changes", "2006", "2006", "--format", "json").stdout) == [
        {
            "date": "2006-07-13",
            "when": "13 July 2006",
            "change": "changed",
            "id": "north-line",
            "layer": "lines",
            "kind": "gas",
            "name": "North line",
            "before": "under construction",
            "after": "operating",
            "approximate": False,
            "claim": "C2",
            "document": "paper",
            "citation": "Ember, A. (2021). A paper.",
            "locator": "Part one | ¶2 | L5",
        }
    ]


def test_changes_as_csv_have_the_columns_of_the_json(run: Run) -> None:
    (row,) = json.loads(run("changes", "2006", "2006", "--format", "json").stdout)
    (line,) = csv.DictReader(io.StringIO(run("changes", "2006", "2006", "--format", "csv").stdout))
    assert tuple(line) == tuple(row) == CHANGE_COLUMNS
    assert line == {**row, "approximate": "false"}


def test_changes_as_a_table_are_a_line_each(run: Run) -> None:
    _, began, changed, *_, ended = run("changes", "2003", "2020").stdout.splitlines()
    assert re.split(" {2,}", began) == [
        *("April 2003", "began", "North line", "under construction"),
        "Ember 2021, Part one | ¶1 | L3",
    ]
    assert re.split(" {2,}", changed)[3] == "under construction -> operating"
    assert re.split(" {2,}", ended)[:4] == ["10 November 2020", "ended", "Valley", "de facto control"]


@pytest.mark.parametrize(("form", "text"), [("json", "[]\n"), ("csv", ",".join(CHANGE_COLUMNS) + "\n")])
def test_no_changes_are_an_empty_list(run: Run, form: str, text: str) -> None:
    assert run("changes", "1990", "1991", "--format", form).stdout == text


def test_changes_cannot_drive_the_terminal(run: Run, tmp_path: Path) -> None:
    other = write_folder(tmp_path / "other", **edited("areas.geojson", '"Valley"', r'"V\u202e\u2028y"'))
    shown = run("changes", "2020", "2020", "--atlas", other).stdout
    assert all(line.isprintable() for line in shown.split("\n"))
    assert "V\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}y" in shown


def test_list_takes_another_atlas_by_option(run: Run, tmp_path: Path) -> None:
    other = write_folder(tmp_path / "other", **edited("areas.geojson", "Valley", "Dale"))
    rows = json.loads(run("list", "--atlas", other, "--when", "2000", "--format", "json").stdout)
    assert rows[-1]["name"] == "Dale"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["list", "--layer", "roads"], "there is no layer 'roads'; use one of lines, areas", id="layer"),
        pytest.param(["list", "--when", "soon"], "'soon' is not a date", id="word for a date"),
        pytest.param(["list", "--when", "2006/.."], "open end", id="open end"),
        pytest.param(["list", "--when", "2020/2019"], "ends before it begins", id="reversed"),
        pytest.param(["list", "--when", "1985-02-29"], "1985-02-29", id="no such day"),
        pytest.param(["list", "--when", "2004-0X"], "2004-0X", id="half a month"),
        pytest.param(["list", "--when", "9" * 100], "100 characters", id="long"),
        pytest.param(["list", "--when", "20\n06\x1b[2J"], "is not a date", id="control characters"),
        pytest.param(["changes", "2006", "2005"], "'2006' begins after '2005' is over", id="changes back in time"),
        pytest.param(["changes", "2006-07-13", "2006-07-12"], "begins after", id="changes back by a day"),
        pytest.param(["changes", "soon", "2006"], "'soon' is not a date", id="changes from a word"),
        pytest.param(["changes", "2006", "later"], "'later' is not a date", id="changes to a word"),
        pytest.param(["changes", "", "2006"], "is not a date", id="changes from nothing"),
        pytest.param(["changes", "2006/..", "2007"], "open end", id="changes from an open end"),
        pytest.param(["changes", "2006", "../2007"], "open end", id="changes to an open end"),
        pytest.param(["changes", "20\x1b[2J", "2006"], "is not a date", id="changes from control characters"),
        pytest.param(["changes", "2005", "2006", "--layer", "roads"], "no layer 'roads'", id="layer of changes"),
        pytest.param(["show", "west-line"], "there is no feature 'west-line'", id="feature"),
        pytest.param(["show", "LINE"], "north-line, south-line", id="feature with near ones"),
        pytest.param(["check", "nowhere"], "there is no 'nowhere'", id="no such path"),
        pytest.param(["check", "x" * 300], "xxx", id="path that no file can have"),
        pytest.param(["export", "x" * 300 + ".html"], "xxx", id="name that no file can have"),
        pytest.param(["check", __file__], ".geojson", id="no vector file"),
        pytest.param(["export", "map.docx"], "use .html", id="unknown ending"),
        pytest.param(["export", "nowhere/map.html"], "there is no folder 'nowhere'", id="no such folder"),
    ],
)
def test_an_argument_that_cannot_be_used_is_one_clear_line(run: Run, words: list[str], said: str) -> None:
    assert_refused(run(*words), said)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["list", "--mode", "decade"], id="mode"),
        pytest.param(["list", "--format", "xml"], id="format"),
        pytest.param(["changes"], id="no dates"),
        pytest.param(["changes", "2006"], id="one date"),
        pytest.param(["changes", "2006", "2007", "--format", "text"], id="format of changes"),
        pytest.param(["show"], id="no feature"),
        pytest.param(["check"], id="no path"),
        pytest.param(["dance"], id="command"),
        pytest.param(["run", "--port", "0"], id="port nought"),
        pytest.param(["run", "--port", "65536"], id="port too high"),
    ],
)
def test_words_that_are_not_the_commands_exit_with_2(run: Run, words: list[str]) -> None:
    result = run(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr


@pytest.mark.parametrize("place", ["nowhere", "x" * 300])
def test_an_atlas_that_is_not_there_is_one_clear_line(run: Run, tmp_path: Path, place: str) -> None:
    result = run("list", "--atlas", tmp_path / place)
    assert (result.exit_code in {1, 2}, result.stdout) == (True, "")
    (line,) = result.stderr.splitlines()
    assert place in line


@pytest.mark.parametrize(
    "words",
    [["list"], ["list", "--format", "json"], ["changes", "2005", "2006"], ["show", "valley"], ["export", "map.html"]],
)
def test_an_atlas_with_problems_is_told_on_stderr(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    broken = write_folder(tmp_path / "broken", **{"names.csv": None, "areas.geojson": "{"})
    monkeypatch.chdir(tmp_path)
    result = run(*words, "--atlas", broken)
    assert (result.exit_code, result.stdout) == (1, "")
    assert [line.split(":")[0] for line in result.stderr.splitlines()] == ["areas.geojson", "names.csv"]
    assert not (tmp_path / "map.html").exists()


def test_show_as_json_has_history_claims_disputes_and_names(run: Run) -> None:
    result = run("show", "north-line", "--format", "json")
    record = json.loads(result.stdout)
    assert (result.exit_code, result.stderr) == (0, "")
    assert (record["id"], record["name"], record["layer"], record["kind"]) == (
        "north-line",
        "North line",
        "lines",
        "gas",
    )
    assert record["status_history"] == [
        {
            "status": "under construction",
            "valid_from": "2003-04-01",
            "valid_to": "2006-07-12",
            "approximate": False,
            "claim": "C1",
        },
        {
            "status": "operating",
            "valid_from": "2006-07-13",
            "valid_to": None,
            "approximate": False,
            "claim": "C2",
        },
    ]
    assert [claim["id"] for claim in record["claims"]] == ["C1", "C2", "C3", "C4"]
    assert record["claims"][3] == {
        "id": "C4",
        "attribute": "capacity",
        "value": "31",
        "unit": "bcm/year",
        "when": "",
        "when_basis": "",
        "rank": "normal",
        "document": "paper",
        "citation": "Ember, A. (2021). A paper.",
        "locator": "Part one | ¶2 | L6",
        "says": "The paper gives thirty-one.",
        "disputes": ["X1"],
    }
    assert [dispute["question"] for dispute in record["disputes"]] == ["How much does it carry?"]
    assert record["names"] == [
        {"name": "NL", "language": "en", "used_by": "short form", "when": "", "document": "report"}
    ]


def test_show_as_text_tells_the_same_to_a_reader(run: Run) -> None:
    result = run("show", "north-line")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = [line.strip() for line in result.stdout.splitlines()]
    assert lines[0] == "North line (north-line, gas, lines)"
    assert "2003-04-01 to 2006-07-12  under construction  [C1]" in lines
    assert "2006-07-13 to ..  operating  [C2]" in lines
    assert "C2  from 13 July 2006  It opened in July 2006." in lines
    assert "C4  undated  The paper gives thirty-one." in lines
    assert "Ember, A. (2021). A paper. Part one | ¶2 | L6" in lines
    assert "Documents disagree: How much does it carry?" in lines
    assert "The map: Sixteen." in lines
    assert "NL (en, short form)" in lines


def test_show_leaves_out_what_a_feature_has_not(run: Run) -> None:
    shown = run("show", "valley").stdout
    assert "Also called" not in shown
    assert "disagree" not in shown


def test_check_of_a_good_folder_is_clean(run: Run, folder: Path) -> None:
    result = run("check", folder)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "clean\n", "")


def test_check_as_json_has_the_shape_of_the_interface(run: Run, folder: Path, tmp_path: Path) -> None:
    assert json.loads(run("check", folder, "--format", "json").stdout) == {"ok": True, "problems": []}
    broken = write_folder(tmp_path / "broken", **{"names.csv": None})
    result = run("check", broken, "--format", "json")
    assert (result.exit_code, result.stderr) == (1, "")
    report = json.loads(result.stdout)
    assert report["ok"] is False
    (problem,) = report["problems"]
    assert set(problem) == {"file", "feature", "code", "message", "hint"}
    assert (problem["file"], problem["feature"], problem["code"]) == ("names.csv", "", "missing-file")


def test_check_takes_several_paths_and_tells_all_their_problems(run: Run, folder: Path, tmp_path: Path) -> None:
    broken = write_folder(tmp_path / "broken", **with_rows("disputes.csv", "X2,Which?,This.,Because."))
    layer = tmp_path / "map.geojson"
    layer.write_text(VALLEY, encoding="utf-8")
    result = run("check", folder, broken, layer)
    assert result.exit_code == 1
    *problems, count = result.stdout.splitlines()
    assert [line.split("[")[-1] for line in problems] == ["idle-dispute]", "not-geojson]"]
    assert count == "2 problems"


@pytest.mark.parametrize("text", ["a\x1b[2Jb", "a\x07b", "a\x9bb", "a\rb", "a\nb", "a\x00b", "a\u202eb", "a\u2028b"])
def test_a_problem_cannot_drive_the_terminal(text: str) -> None:
    shown = cli._printable(Problem("claims.csv", text, "bad-id", text, text))
    assert shown.isprintable()
    assert "\N{REPLACEMENT CHARACTER}" in shown
    assert "claims.csv" in shown


def test_text_of_any_script_stays_as_it_is() -> None:
    words = "Баку Բաքու ბაქო Bakü باكو ¶5"
    assert words in cli._printable(Problem("names.csv", words, "bad-id", "x"))


def test_export_writes_one_html_file_and_says_so_on_stderr(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out" / "map.html"
    out.parent.mkdir()
    result = run("export", out)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith(f"{out}: ")
    assert list(out.parent.iterdir()) == [out]
    assert out.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_export_over_a_folder_is_refused(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "map.html"
    out.mkdir()
    assert_refused(run("export", out), "map.html")


def test_run_starts_streamlit_on_the_port_with_the_atlas(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[Any] = []
    monkeypatch.setattr(os, "chdir", calls.append)
    monkeypatch.setattr(sys, "argv", ["atlas"])
    monkeypatch.setattr(runpy, "run_module", lambda name, run_name: calls.append((name, run_name)))
    result = run("run", "--port", "8765")
    assert result.exit_code == 0, result.output
    root, started = calls
    assert (root / "app.py").is_file()
    assert started == ("streamlit", "__main__")
    assert sys.argv == ["streamlit", "run", "app.py", "--server.port", "8765"]
    assert os.environ["ATLAS_DIR"] == str(folder.resolve())


def test_no_command_shows_the_commands(run: Run) -> None:
    shown = run().output
    assert all(word in shown for word in ("run", "list", "changes", "show", "check", "export"))


def test_the_console_script_runs(folder: Path) -> None:
    script = Path(sys.executable).parent / "atlas"
    words = [str(script), "list", "--atlas", str(folder), "--when", "2006", "--format", "json"]
    done = subprocess.run(words, capture_output=True, check=False, timeout=60, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")
    assert [row["id"] for row in json.loads(done.stdout)] == ["north-line", "south-line", "valley"]
