"""An app with nothing but a button that reruns it and shows a counter."""

import streamlit as st

if st.button("Next", key="next"):
    st.session_state["count"] = st.session_state.get("count", 0) + 1
st.text(f"counter-{st.session_state.get('count', 0)}")
