"""Data as it stands in a script: safe in HTML, in JavaScript and in a string, and unchanged when read."""

from __future__ import annotations

import json
import re

import pytest

from layers.webmap.assets import data_script, embedded_json, script, stylesheet

TEXTS = [
    "</script><script>alert(1)</script>",
    "<!--",
    "&lt;",
    "a\u2028b\u2029c",
    "{{7*7}}",
    "${x} `y`",
    "it's \\' \\\\' \"so\"",
    "\\u003c \\n",
    "a\nb\tc\rd",
    "¶ Баку \U0001f5fa",
]


@pytest.mark.parametrize("text", TEXTS)
def test_embedded_json_has_no_character_that_html_or_a_script_could_read(text: str) -> None:
    embedded = embedded_json({text: [text]})
    assert not set("<>&\u2028\u2029\n\r") & set(embedded)
    assert json.loads(embedded) == {text: [text]}


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_a_number_that_json_has_not_is_refused(number: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        embedded_json([number])


def data_of(statement: str) -> object:
    """Return what a data statement holds, read as a browser reads it: the string first, then its JSON."""
    found = re.fullmatch(r"window\.AtlasData = JSON\.parse\('((?:[^'\\\n]|\\['\\])*)'\);", statement)
    assert found, statement
    return json.loads(re.sub(r"\\(.)", r"\1", found[1]))


@pytest.mark.parametrize("text", TEXTS)
def test_the_data_statement_gives_back_what_was_put_in(text: str) -> None:
    assert data_of(data_script({text: [text]})) == {text: [text]}


def test_the_stylesheet_and_the_script_fetch_nothing_from_elsewhere() -> None:
    assert not re.findall(r"@import|url\(\s*['\"]?(?:https?:)?//", stylesheet())
    assert "sourceMappingURL" not in script(())
