"""HTML of the pages: one environment that escapes everything, one folder of templates."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import streamlit as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from layers.vocabulary import RANKS


@cache
def _environment() -> Environment:
    folder = Path(__file__).parent / "templates"
    made = Environment(loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    made.globals["ranks"] = RANKS
    return made


def html(template: str, *, width: Literal["stretch", "content"] = "stretch", **values: object) -> None:
    """Show a template with values; whatever they hold is text."""
    st.html(_environment().get_template(template).render(**values), width=width)
