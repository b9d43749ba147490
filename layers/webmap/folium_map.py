"""The folium side of the map: constant scripts that call the engine, without a word of data.

The data comes as a static file. What Python wants to show travels as base64 JSON, which has no
character that a template or a script could read as its own.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from typing import Any

import folium
from branca.element import MacroElement
from jinja2 import Template


class _Start(MacroElement):
    """Call the engine on the map."""

    _template = Template(
        "{% macro script(this, kwargs) %}AtlasParts.streamlit.start({{ this._parent.get_name() }});{% endmacro %}"
    )


class _Words(MacroElement):
    """Hand a message to the engine."""

    _template = Template(
        '{% macro script(this, kwargs) %}AtlasParts.streamlit.receive("{{ this.message }}");{% endmacro %}'
    )

    def __init__(self, words: Mapping[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Words"
        self.message = base64.b64encode(json.dumps(words).encode()).decode("ascii")


def base_map(script: str) -> folium.Map:
    """Return an empty map that loads the engine from an address and starts it; the same every time."""
    empty = folium.Map(
        location=(40.2, 44.5),
        zoom_start=6,
        tiles=None,
        zoom_control="bottomright",
        min_zoom=3,
        max_zoom=13,
        zoom_snap=0.25,
        zoom_delta=0.5,
        wheel_px_per_zoom_level=90,
    )
    empty.default_js = [("atlas", script)]
    empty.default_css = []
    empty.add_child(_Start())  # type: ignore[no-untyped-call]
    return empty


def words_group(words: Mapping[str, Any]) -> folium.FeatureGroup:
    """Return the tiny group whose script tells the engine what Python wants to show."""
    group = folium.FeatureGroup(name="words")
    group.add_child(_Words(words))
    return group
