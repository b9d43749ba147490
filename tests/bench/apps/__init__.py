"""Streamlit scripts that are measured: our map driven by Python, the public packages, and empty apps."""
