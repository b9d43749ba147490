"""The least that a Streamlit app can be."""

import streamlit as st

st.write("hello, bare app")
