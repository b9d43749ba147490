"""What the pages share: the atlas, loaded once a process, and the reader's view in the address."""

from __future__ import annotations

import gc
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from layers.atlas import SHIPPED_ATLAS, read_atlas
from layers.errors import AtlasError, Problem
from layers.model import Atlas
from layers.pages.map_frame import publish

VIEW_KEYS = (
    "when",
    "mode",
    "step",
    "layers",
    "feature",
    "told",
    "disputed",
    "names",
    "view",
    "compare",
    "with",
    "split",
)
"""The words of a link that describe the map's view; the same as in `webmap/static/links.js`."""

View = dict[str, str]


@dataclass(frozen=True)
class Loaded:
    """An atlas with the name of its map's script, or the problems that it has."""

    atlas: Atlas | None
    script: str
    problems: tuple[Problem, ...] = ()


def load() -> Loaded:
    """Return the atlas of `ATLAS_DIR`, or the shipped one."""
    path = Path(os.environ.get("ATLAS_DIR") or SHIPPED_ATLAS)
    return _load(str(path), _changed(path))


@st.cache_resource(show_spinner=False, max_entries=2)
def _load(path: str, changed_ns: int) -> Loaded:
    del changed_ns  # part of the cache's key only
    try:
        atlas = read_atlas(path)
    except AtlasError as error:
        return Loaded(None, "", error.problems)
    loaded = Loaded(atlas, publish(atlas))
    # Streamlit collects garbage after every run; walking through an atlas that never becomes any takes it 100 ms.
    gc.collect()
    gc.freeze()
    return loaded


def _changed(path: Path) -> int:
    """Return the latest modification time in an atlas folder, in nanoseconds."""
    files = (*path.glob("*"), *path.glob("basemap/*")) if path.is_dir() else ()
    return max((file.stat().st_mtime_ns for file in files), default=0)


def atlas() -> Atlas:
    """Return the atlas; pages run only when there is one."""
    found = load().atlas
    if found is None:
        raise RuntimeError("a page ran without an atlas")
    return found


def kept(page: str, name: str) -> dict[str, Any]:
    """Return what keeps a filter of a page as it is while the reader looks at others."""
    return {"key": f"{page}-{name}", "persist_state": "session"}


def page_of(query: Mapping[str, str]) -> str:
    """Return the page that a link names, `explore` when it names none."""
    return str(query.get("page", "explore"))


def view_of(query: Mapping[str, str]) -> View:
    """Return the words of a link that describe the map's view."""
    return {key: str(query[key]) for key in VIEW_KEYS if key in query}
