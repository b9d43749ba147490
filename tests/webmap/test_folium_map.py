"""The folium side of the map: constant scripts, and words that no template can read."""

from __future__ import annotations

import base64
import json
import re

import folium
import pytest

from layers.webmap.folium_map import base_map, words_group

SCRIPT = "../files/atlas-0123456789abcdef.js"


def rendered(empty: folium.Map) -> str:
    """Return the page of a map, with the random names of its parts made equal."""
    return re.sub(r"[0-9a-f]{32}", "0" * 32, empty.get_root().render())


def test_the_base_map_is_the_same_every_time() -> None:
    assert rendered(base_map(SCRIPT)) == rendered(base_map(SCRIPT))


def test_the_base_map_asks_for_our_script_and_for_nothing_else() -> None:
    page = rendered(base_map(SCRIPT))
    assert re.findall(r"<script[^>]* src=\"([^\"]*)\"", page) == [SCRIPT]
    assert re.findall(r"<link[^>]*>", page) == []
    assert re.findall(r"https?://[^\"' )]+", page) == []
    assert "AtlasParts.streamlit.start(" in page


@pytest.mark.parametrize(
    "text", ["{{7*7}}", "{% raw %}", "{#12}", "</script>", "${x}`", '");alert(1);("', "a\u2028b", "Баку", ""]
)
def test_words_reach_the_engine_unread(text: str) -> None:
    words = {"feature": text, "turn": 3}
    empty = base_map(SCRIPT)
    empty.add_child(words_group(words))
    (sent,) = re.findall(r'AtlasParts\.streamlit\.receive\("([A-Za-z0-9+/=]*)"\);', rendered(empty))
    assert json.loads(base64.b64decode(sent)) == words
