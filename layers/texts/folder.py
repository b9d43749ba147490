"""A reader's own copies of the documents, and the passages of claims in them.

The folder holds files named by the id of a document, or of the document that holds it: `aslanli-2010.pdf`. A
passage is found by its fingerprint (`layers.passages`), all its pieces exactly once each, or nothing is marked.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from layers.model import Atlas, Claim, Document
from layers.passages import Span, locate
from layers.texts.files import PagePicture, TextError, TextFile, find_file, look_at, picture_of, text_of
from layers.texts.text import Text
from layers.texts.view import Outcome, PassageView, nothing, view_of

MAX_PICTURES = 4
"""Pages of one passage that are drawn."""


class Texts:
    """A folder of texts. Files are opened when they are needed and remembered until they change."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def text(self, document: Document) -> Text | None:
        """Return the text of a document, `None` where there is no file of it.

        Raises
        ------
        TextError
            When there is a file that cannot be used, or no folder.
        """
        name = find_file(self.folder, stems_of(document))
        if name is None:
            return None
        text = _text(look_at(self.folder, name))
        if isinstance(text, TextError):
            raise text.with_traceback(None)  # it is kept, and would grow with each raising
        return text

    def passage(self, atlas: Atlas, claim: Claim) -> PassageView:
        """Return the view of one claim's passage."""
        return self.passages(atlas, atlas.document_by_id[claim.document], [claim])[claim.id]

    def passages(self, atlas: Atlas, document: Document, claims: Iterable[Claim]) -> dict[str, PassageView]:
        """Return the views of the passages of claims of one document, by claim id."""
        said = list(claims)
        try:
            text = self.text(document)
        except TextError as error:
            refused = nothing(Outcome.REFUSED, error.file, str(error))
            return {claim.id: refused for claim in said}
        if text is None:
            return {claim.id: nothing(Outcome.NO_TEXT) for claim in said}
        sought = {claim.id: atlas.passages.get(claim.id, ()) for claim in said}
        found = locate(text.readings, {piece for pieces in sought.values() for piece in pieces})
        lined = counts_lines_of(text, document)
        return {
            claim.id: view_of(text, sought[claim.id], found, text.named_spans(claim) if lined else None)
            for claim in said
        }

    def pictures(self, view: PassageView) -> tuple[PagePicture, ...]:
        """Return the pictures of the pages of a PDF on which a passage stands, the first few.

        Raises
        ------
        TextError
            When a page cannot be drawn.
        """
        file = look_at(self.folder, view.file) if view.pages else None
        return tuple(_picture(file, page, spans) for page, spans in view.pages[:MAX_PICTURES] if file)


def stems_of(document: Document) -> tuple[str, ...]:
    """Return what the file of a document may be called, without its suffix."""
    return tuple(filter(None, (document.id, document.part_of)))


def counts_lines_of(text: Text, document: Document) -> bool:
    """Tell whether the lines of a text are those that the locators of a document name.

    The articles of a collected page count the lines of that page.
    """
    return text.has_lines and Path(text.file.name).stem == (document.part_of or document.id)


@lru_cache(maxsize=8)
def _text(file: TextFile) -> Text | TextError:
    """Return a text, or why it cannot be used, so that a bad file is opened only once."""
    try:
        return Text.of(file, text_of(file))
    except TextError as error:
        return error


@lru_cache(maxsize=16)
def _picture(file: TextFile, page: int, spans: tuple[Span, ...]) -> PagePicture:
    return picture_of(file, page - 1, spans)
