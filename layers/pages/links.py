"""The script of the pages: links that stay in the session, and what the browser draws."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

_SCRIPTS = [Path(__file__).parent / "static" / name for name in ("claims.js", "pages.js")]


@cache
def _component() -> Any:
    return st.components.v2.component("pages", js="".join(script.read_text(encoding="utf-8") for script in _SCRIPTS))


def mount_script() -> None:
    """Mount the script; it draws what is on the page and what comes later."""
    _component()(key="pages-script")
