"""Our map, driven from Python by a button."""

import streamlit as st

from layers.pages.map_frame import mount
from layers.pages.shared import load
from tests.bench.apps.stepping import chosen_year

year = chosen_year()
mount(load().script, {"when": str(year), "mode": "year", "turn": st.session_state.get("turn", 0) + 1})
