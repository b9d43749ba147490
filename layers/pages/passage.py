"""A claim's passage in the reader's own copy of its document, for the document's page.

The folder of texts is the one that the environment variable `ATLAS_TEXTS` names; without it nothing is said of
passages.
"""

from __future__ import annotations

import base64
import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from layers.model import Atlas, Claim
from layers.texts.files import PagePicture, TextError
from layers.texts.folder import Texts
from layers.texts.view import Extract

VARIABLE = "ATLAS_TEXTS"


@dataclass(frozen=True)
class Picture:
    """A page of a PDF as a template shows it."""

    address: str
    """A `data:` address of a PNG."""
    boxes: tuple[tuple[float, float, float, float], ...]
    """Left, top, width and height of what is marked, in percent of the page."""


@dataclass(frozen=True)
class Passage:
    """What the page says of a passage: where it stands, or why nothing is marked."""

    found: bool
    message: str
    file: str
    extracts: tuple[Extract, ...]
    pictures: tuple[Picture, ...]


def passage_of(atlas: Atlas, claim: Claim) -> Passage | None:
    """Return what the page says of a claim's passage; `None` where the reader has named no folder of texts."""
    folder = os.environ.get(VARIABLE)
    if not folder:
        return None
    texts = _texts(folder)
    view = texts.passage(atlas, claim)
    try:
        pictures = texts.pictures(view)
    except TextError as error:
        return Passage(
            bool(view.extracts), f"{view.message} No picture of its page: {error}", view.file, view.extracts, ()
        )
    return Passage(bool(view.extracts), view.message, view.file, view.extracts, tuple(map(_shown, pictures)))


@lru_cache(maxsize=2)
def _texts(folder: str) -> Texts:
    return Texts(Path(folder))


def _shown(picture: PagePicture) -> Picture:
    address = f"data:image/png;base64,{base64.b64encode(picture.png).decode()}"
    left_top_width_height = tuple(tuple(round(100 * part, 3) for part in box) for box in picture.boxes)
    return Picture(address, tuple((left, top, width, height) for left, top, width, height in left_top_width_height))
