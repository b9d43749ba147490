"""The Explore page: the map fills the window; the address bar follows the reader."""

from __future__ import annotations

from typing import Any

import streamlit as st

from layers.pages.map_frame import mount
from layers.pages.shared import VIEW_KEYS, View, atlas, go_to, load, view_of


def page() -> None:
    """Show the map with the view that the address asks for."""
    if st.session_state.get("page") != "explore":
        # A fresh mount starts from its own first view, so it is told where the reader was.
        _ask({**st.session_state.get("view", {}), **view_of(st.query_params)})
    st.session_state["page"] = "explore"
    _map()


def _ask(view: View) -> None:
    turn = st.session_state.get("words", {}).get("turn", 0) + 1
    st.session_state["words"] = {**view, "turn": turn}


@st.fragment
def _map() -> None:
    answer = mount(load().script, st.session_state["words"])
    if answer:
        _follow(answer)


def _follow(answer: dict[str, Any]) -> None:
    """Take up what the reader settled on: the address bar, and the way to a claim's document."""
    view = {key: str(answer[key]) for key in VIEW_KEYS if answer.get(key) not in {None, ""}}
    st.session_state["view"] = view
    if answer.get("open") and answer.get("nonce") != st.session_state.get("opened"):
        st.session_state["opened"] = answer.get("nonce")
        _open_claim(str(answer["open"]))
    if st.query_params.to_dict() != view:
        st.query_params.from_dict(view)


def _open_claim(claim_id: str) -> None:
    claim = next((claim for claim in atlas().claims if claim.id == claim_id), None)
    if claim:
        go_to("documents", {"document": claim.document, "claim": claim.id})
