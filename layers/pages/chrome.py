"""What surrounds every page: its stylesheet, the header with search, and the page of problems."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from layers.errors import Problem
from layers.model import Atlas
from layers.pages.rendering import html
from layers.pages.shared import atlas, go_to

_STYLE = Path(__file__).parent / "pages.css"
ICON = Path(__file__).parent / "icon.svg"


def style() -> None:
    """Apply the pages' stylesheet."""
    st.html(_STYLE)


def header(current: Any) -> None:
    """Show title, navigation and search in one line."""
    found = atlas()
    with st.container(key="header", horizontal=True, vertical_alignment="center", gap="medium", wrap=False):
        html("title.html", settings=found.settings, width="content")
        for page in st.session_state["pages"].values():
            name = "here" if page is current else "there"
            with st.container(key=f"nav-{name}-{page.url_path or 'explore'}", width="content"):
                st.page_link(page, label=page.title)
        st.space("stretch")
        _search(found)


def _search(found: Atlas) -> None:
    """Offer every feature by name; choosing one opens it on the map."""
    names = {feature.id: feature.name for feature in found.features}
    st.selectbox(
        "Find a place or line",
        options=sorted(names, key=names.__getitem__),
        format_func=names.__getitem__,
        index=None,
        placeholder="Find a line, area, place or event",
        label_visibility="collapsed",
        key="search",
        on_change=_found,
        width=300,
    )


def _found() -> None:
    chosen = st.session_state["search"]
    if chosen:
        st.session_state["asked"] = {"feature": chosen}
        st.session_state["search"] = None


def follow_search(current: Any) -> None:
    """Lead to the map when something was searched for on another page."""
    asked = st.session_state.get("asked")
    if asked and current is not st.session_state["pages"]["explore"]:
        go_to("explore", st.session_state.pop("asked"))


def problem_page(problems: Sequence[Problem]) -> None:
    """Show every problem of an atlas folder instead of the map."""
    st.title("This atlas folder cannot be shown yet", anchor=False)
    count = len(problems)
    st.text(f"{count} problem{'s' if count != 1 else ''} found. Each names the file, the feature or row, and what is expected.")
    st.dataframe(
        [problem.as_dict() for problem in problems],
        hide_index=True,
        width="stretch",
        column_config={
            "file": "File",
            "feature": "Feature or row",
            "code": "Code",
            "message": st.column_config.TextColumn("What is wrong", width="large"),
            "hint": st.column_config.TextColumn("What was expected", width="medium"),
        },
    )
    st.text("The same report in a terminal: atlas check FOLDER")
