"""The Explore page: the map fills the window; the address bar follows the reader."""

from __future__ import annotations

from typing import Any

import streamlit as st

from layers.pages.map_frame import mount
from layers.pages.shared import VIEW_KEYS, View, load, view_of


def page() -> None:
    """Show the map with the view that the address asks for."""
    asked, known = view_of(st.query_params), st.session_state.get("view", {})
    if st.session_state.get("page") != "explore":
        # A fresh mount starts from its own first view, so it is told where the reader was.
        st.session_state.pop("answer", None)
        _ask({**known, **asked})
    elif asked != known:
        # The browser's own Back and Forward: the address has changed under a map that stays.
        _ask({**dict.fromkeys(VIEW_KEYS, ""), **asked})
    st.session_state["page"] = "explore"
    _map()


def _ask(view: View) -> None:
    """Hand the map a view, under a turn number that it has not seen."""
    st.session_state["view"] = view
    turn = st.session_state.get("words", {}).get("turn", 0) + 1
    st.session_state["words"] = {**view, "turn": turn}


@st.fragment
def _map() -> None:
    answer = mount(load().script, st.session_state["words"])
    if answer and answer != st.session_state.get("answer"):
        st.session_state["answer"] = answer
        _follow(answer)


def _follow(answer: dict[str, Any]) -> None:
    """Take up what the reader settled on: the address bar follows."""
    view = {key: str(answer[key]) for key in VIEW_KEYS if answer.get(key) not in {None, ""}}
    st.session_state["view"] = view
    st.query_params.from_dict(view)
