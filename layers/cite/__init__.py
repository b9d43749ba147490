"""Citations of a document, of the atlas and of its views: as a line of text, and for reference managers."""

from __future__ import annotations

from layers.cite.line import apa
from layers.cite.records import bibtex, csl_json, ris
from layers.cite.view import Seen, view_citation

__all__ = ["Seen", "apa", "bibtex", "csl_json", "ris", "view_citation"]
