"""Finding by words: scripts, typing errors, the order of results, and the command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from layers import cli
from layers.atlas import SHIPPED_ATLAS, read_atlas
from layers.find import Grade, find
from layers.findable import fold
from layers.model import Atlas
from tests.factories import write_folder


@pytest.fixture(scope="module")
def shipped() -> Atlas:
    return read_atlas(SHIPPED_ATLAS)


@pytest.fixture
def tiny(tmp_path: Path) -> Atlas:
    return read_atlas(write_folder(tmp_path))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Naxçıvan", "naxcivan"),
        ("Zəngəzur", "zengezur"),
        ("İPSALA", "ipsala"),
        ("Ağdam", "agdam"),
        ("ЁЛКА", "елка"),
        ("كريدور", "کریدور"),
        ("Straße", "strasse"),
    ],
)
def test_a_text_is_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("query", "kind", "identity"),
    [
        ("BTC", "feature", "btc"),
        ("Nabuco", "feature", "nabucco-ceremony-2009"),
        ("Garayva", "document", "garayeva-2025"),
        ("transanatolian", "feature", "tanap"),
        ("Naxcivan", "feature", "zangezur-nakhchivan"),
        ("Ленинокан", "feature", "gyumri-base"),
        ("Մեղրի", "feature", "meghri"),
        ("სუფსა", "feature", "supsa-terminal"),
        ("کریدور ارس", "feature", "aras-corridor"),
        ("Baku", "place", "49.892,40.378"),
    ],
)
def test_the_first_result_is_what_was_meant(shipped: Atlas, query: str, kind: str, identity: str) -> None:
    first = find(shipped, query)[0]
    assert (first.kind, first.id) == (kind, identity)


def test_a_result_says_which_of_its_texts_answers(tiny: Atlas) -> None:
    assert find(tiny, "NL")[0].why == "name (en, short form): NL"
    assert [found.why for found in find(tiny, "north line") if found.kind == "feature"] == ["name"]
    (claim,) = find(tiny, "thirty one")
    assert (claim.kind, claim.id, claim.why) == ("claim", "C4", "says")


def test_claims_are_found_by_what_they_are_about_and_features_by_their_kind(shipped: Atlas, tiny: Atlas) -> None:
    capacities = find(shipped, "btc capacity")
    about = [shipped.claim_by_id[found.id] for found in capacities]
    assert {(claim.attribute, claim.features) for claim in about} == {("capacity", ("btc",))}
    assert "btc" in {found.id for found in find(shipped, "oil pipeline") if found.kind == "feature"}
    assert {found.id for found in find(tiny, "south-line") if found.kind == "feature"} == {"south-line"}


def test_right_comes_before_begun_and_mistyped_and_all_words_before_some(tiny: Atlas) -> None:
    whole, *rest = find(tiny, "North line")
    assert (whole.id, whole.grade) == ("north-line", Grade.WHOLE)
    assert {(found.kind, found.grade) for found in rest} == {("claim", Grade.EXACT)}
    assert find(tiny, "vall")[0].grade is Grade.BEGUN
    assert find(tiny, "vallay")[0].grade is Grade.MISTYPED
    some = find(tiny, "south valley")
    assert {found.id for found in some if found.kind == "feature"} == {"south-line", "valley"}
    assert {found.grade for found in some} == {Grade.SOME}


@pytest.mark.parametrize("query", ["", "...", "2205", "qwertz"])
def test_what_is_not_there_is_not_found(tiny: Atlas, query: str) -> None:
    assert find(tiny, query) == []


def test_the_command_writes_text_and_json(tmp_path: Path) -> None:
    folder = write_folder(tmp_path)
    run = CliRunner().invoke
    text = run(cli.app, ["find", "norht", "line", "--atlas", str(folder)])
    assert text.exit_code == 0
    assert text.stdout.startswith("feature  north-line  North line\n    name\nclaim  ")
    found = json.loads(
        run(cli.app, ["find", "2006", "--atlas", str(folder), "--format", "json", "--limit", "1"]).stdout
    )
    assert [(one["kind"], one["id"], one["why"]) for one in found] == [("claim", "C2", "says")]


def test_the_command_says_on_stderr_when_nothing_is_found(tmp_path: Path) -> None:
    folder = write_folder(tmp_path)
    result = CliRunner().invoke(cli.app, ["find", "qwertz", "--format", "json", "--atlas", str(folder)])
    assert (result.exit_code, result.stdout) == (0, "[]\n")
    assert "nothing found" in result.stderr
