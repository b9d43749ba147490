"""What surrounds every page: its stylesheet, the header, and the page of problems."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from layers.errors import Problem
from layers.pages.rendering import html
from layers.pages.shared import atlas

_STYLE = Path(__file__).parent / "pages.css"
_EMBEDDED_STYLE = Path(__file__).parent / "embedded.css"
ICON = Path(__file__).parent / "icon.svg"


def style() -> None:
    """Apply the pages' stylesheet."""
    st.html(_STYLE)
    if embedded():
        st.html(_EMBEDDED_STYLE)


def embedded() -> bool:
    """Tell whether the address asks for the map alone: `?embed=true`."""
    return bool(st.context.is_embedded)


def header(current: Any) -> None:
    """Show title and navigation in one line."""
    settings = atlas().settings
    pages = [(page.title, f"./{page.url_path}", page is current) for page in st.session_state["pages"].values()]
    html("header.html", title=settings.title, subtitle=settings.subtitle, pages=pages)


def problem_page(problems: Sequence[Problem]) -> None:
    """Show every problem of an atlas folder instead of the map."""
    with st.container(key="text"):
        st.title("This atlas folder cannot be shown yet", anchor=False)
        html("problems.html", problems=problems)
