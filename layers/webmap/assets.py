"""The scripts and styles of the map: our own files and Leaflet's, joined in the order they need."""

from __future__ import annotations

import json
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import xstatic.pkg.leaflet

STATIC = Path(__file__).parent / "static"
SCRIPTS = (
    "dom.js",
    "time.js",
    "steps.js",
    "timeindex.js",
    "reach.js",
    "changes.js",
    "tally.js",
    "told.js",
    "naming.js",
    "links.js",
    "geometry.js",
    "mercator.js",
    "basemap.js",
    "labels.js",
    "hatch.js",
    "looks.js",
    "features.js",
    "grid.js",
    "raster.js",
    "crowd.js",
    "view.js",
    "swatch.js",
    "strip.js",
    "disagreement.js",
    "evidence.js",
    "bubble.js",
    "place.js",
    "histogram.js",
    "timeslider.js",
    "player.js",
    "timecontrol.js",
    "toldpanel.js",
    "layerpanel.js",
    "searchtext.js",
    "searchentries.js",
    "searchindex.js",
    "search.js",
    "undated.js",
    "listpanel.js",
    "changespanel.js",
    "documentpanel.js",
    "sidepanel.js",
    "compare.js",
    "citation.js",
    "share.js",
    "frame.js",
    "engine.js",
    "main.js",
)
STREAMLIT_SCRIPTS = ("streamlit.js",)
STANDALONE_SCRIPTS = ("standalone.js",)
STYLES = ("atlas.css", "evidence.css", "told.css", "share.css", "search.css")

# Inside a script element "<" can begin "</script>" or "<!--"; the two separators end a line in old
# JavaScript. Escaped so, the JSON is safe in HTML, in a script file and inside a string.
_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


@cache
def leaflet(name: str) -> str:
    """Return the text of one of Leaflet's files from the installed package."""
    return (Path(xstatic.pkg.leaflet.BASE_DIR) / name).read_text(encoding="utf-8")


@cache
def lunr() -> str:
    """Return the text of lunr.js, the matcher of the search, from the installed package that ships it."""
    path = distribution("properdocs").locate_file("properdocs/contrib/search/templates/search/lunr.js")
    return Path(str(path)).read_text(encoding="utf-8")


def script(last: tuple[str, ...]) -> str:
    """Return Leaflet, lunr and the engine as one script; `last` are the files for one kind of page."""
    own = [(STATIC / name).read_text(encoding="utf-8") for name in (*SCRIPTS, *last)]
    return "\n;\n".join([leaflet("leaflet.js").replace("//# sourceMappingURL=leaflet.js.map", ""), lunr(), *own])


def stylesheet() -> str:
    """Return Leaflet's styles and ours as one sheet."""
    return "\n".join([leaflet("leaflet.css"), *((STATIC / name).read_text(encoding="utf-8") for name in STYLES)])


def data_script(data: Any) -> str:
    """Return the statement that gives the map its data; browsers read a parsed string fastest."""
    text = embedded_json(data).replace("\\", "\\\\").replace("'", "\\'")
    return f"window.AtlasData = JSON.parse('{text}');"


def embedded_json(data: Any) -> str:
    """Return JSON that is safe inside a script element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character, escape in _UNSAFE.items():
        text = text.replace(character, escape)
    return text
