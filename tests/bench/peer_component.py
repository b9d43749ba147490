"""Local files for streamlit-folium's frame, offered by the server as the folder of a component."""

from __future__ import annotations

import os

import streamlit.components.v1 as components

from tests.bench.agreed import FILES_VARIABLE

_COMPONENT = components.declare_component("files", path=os.environ[FILES_VARIABLE])

PREFIX = f"../{_COMPONENT.name}/"
"""Where the files are, seen from the frame of another component."""
