"""The button of the measured apps: one year on with each click."""

from __future__ import annotations

import streamlit as st

from tests.bench.agreed import FIRST_YEAR


def chosen_year() -> int:
    """Widen the page, show the button and return the year that is to be shown."""
    st.set_page_config(layout="wide")
    if st.button("Next year", key="next"):
        st.session_state["turn"] = st.session_state.get("turn", 0) + 1
    return FIRST_YEAR + int(st.session_state.get("turn", 0))
