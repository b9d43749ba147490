"""Mount the map in a page: publish its files once, ask it, and hear what the reader settled on."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import streamlit
import streamlit.components.v1 as components
from streamlit_folium import st_folium

from layers.model import Atlas
from layers.webmap.folium_map import base_map, words_group
from layers.webmap.site import write_site

MAP_KEY = "atlas-map"
FRAME_HEIGHT_PX = 720
"""Height of the frame before the page's stylesheet makes it fill the window."""


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    # Kept for the life of the process and removed with it.
    return tempfile.TemporaryDirectory(prefix="corridor-atlas-")


_COMPONENT = components.declare_component("files", path=_folder().name)


def publish(atlas: Atlas) -> str:
    """Write the map's script where the server offers it and return its name."""
    media = Path(streamlit.__file__).parent / "static" / "static" / "media"
    return write_site(atlas, Path(_folder().name), media)


def mount(script: str, words: dict[str, Any]) -> dict[str, Any]:
    """Show the map and return what the reader last settled on, or nothing yet.

    Parameters
    ----------
    script
        Name of the published script.
    words
        What Python asks of the map: the words of a link, and a `turn` that differs for each new
        request. The engine acts on it once; the same words again do nothing.
    """
    answer = st_folium(
        base_map(f"../{_COMPONENT.name}/{script}"),
        key=MAP_KEY,
        height=FRAME_HEIGHT_PX,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=words_group(words),
    )
    return dict(answer) if isinstance(answer, dict) else {}
