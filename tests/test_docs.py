"""The documents keep up with the code and the data."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from layers import cli
from layers.atlas.rows import ClaimRow
from layers.pages.shared import VIEW_KEYS
from layers.vocabulary import ATTRIBUTES
from layers.webmap.assets import SCRIPTS, STANDALONE_SCRIPTS, STATIC, STREAMLIT_SCRIPTS

ROOT = Path(__file__).parents[1]
LAYERS = [
    layer["id"] for layer in tomllib.loads((ROOT / "geodata" / "atlas.toml").read_text(encoding="utf-8"))["layer"]
]
LINK_WORDS = [*VIEW_KEYS, "page", "document", "claim", "beside", "dispute", "embed"]
COMMANDS = [command.name or str(getattr(command.callback, "__name__", "")) for command in cli.app.registered_commands]


def text_of(*parts: str) -> str:
    """Return the text of a document, empty when it is not there."""
    path = ROOT.joinpath(*parts)
    return path.read_text(encoding="utf-8") if path.is_file() else ""


@pytest.mark.parametrize("attribute", ATTRIBUTES)
def test_every_attribute_stands_in_the_data_dictionary(attribute: str) -> None:
    assert f"`{attribute}`" in text_of("geodata", "README.md")


@pytest.mark.parametrize("column", ClaimRow.model_fields)
def test_every_column_of_the_claims_stands_in_the_data_dictionary(column: str) -> None:
    assert f"`{column}`" in text_of("geodata", "README.md")


@pytest.mark.parametrize("layer", LAYERS)
def test_every_layer_stands_in_the_data_dictionary(layer: str) -> None:
    assert f"`{layer}`" in text_of("geodata", "README.md")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_stands_in_the_readme(command: str) -> None:
    assert f"atlas {command}" in text_of("README.md")


@pytest.mark.parametrize("word", LINK_WORDS)
def test_every_word_of_a_link_stands_in_the_readme(word: str) -> None:
    assert f"`{word}`" in text_of("README.md")


def test_python_and_the_browser_know_the_same_words_of_a_link() -> None:
    script = text_of("layers", "webmap", "static", "links.js")
    (keys,) = re.findall(r"const KEYS = \[([^\]]*)\]", script)
    assert re.findall(r'"([a-z]+)"', keys) == list(VIEW_KEYS)


@pytest.mark.parametrize("file", sorted(path.name for path in STATIC.glob("*.js")))
def test_every_script_stands_in_the_architecture(file: str) -> None:
    assert f"`{file}`" in text_of("docs", "architecture.md")


def test_every_script_is_part_of_the_map() -> None:
    assert {path.name for path in STATIC.glob("*.js")} == {*SCRIPTS, *STREAMLIT_SCRIPTS, *STANDALONE_SCRIPTS}
