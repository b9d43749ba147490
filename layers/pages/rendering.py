"""HTML of the pages: one environment that escapes everything, one folder of templates."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import streamlit as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined


@cache
def _environment() -> Environment:
    folder = Path(__file__).parent / "templates"
    return Environment(loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined, trim_blocks=True)


def html(template: str, *, width: Literal["stretch", "content"] = "stretch", **values: object) -> None:
    """Show a template with values; whatever they hold is text."""
    st.html(_environment().get_template(template).render(**values), width=width)
