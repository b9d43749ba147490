"""What `atlas texts` says of a folder of texts, and the fingerprints that it stores."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from layers.atlas import PASSAGES_FILE
from layers.model import Atlas, Claim, Document
from layers.passages import Fingerprint
from layers.tables import as_csv, as_table
from layers.texts.files import TextError, file_names
from layers.texts.folder import Texts, counts_lines_of, stems_of
from layers.texts.text import Text
from layers.texts.view import Outcome, PassageView

__all__ = ["Report", "TextError", "fingerprints_from", "report_on", "store_passages"]

FOUND = (Outcome.LOCATED, Outcome.MOVED)
COUNTED = (Outcome.LOCATED, Outcome.MOVED, Outcome.REPEATED, Outcome.MISSING, Outcome.NO_FINGERPRINT, Outcome.REFUSED)


@dataclass(frozen=True)
class Report:
    """What was found of each claim whose document has a text."""

    views: Mapping[str, Mapping[str, PassageView]]
    """Document id to claim id to view; documents with claims and a file only."""
    without_text: tuple[str, ...]
    """Documents with claims and without a file."""
    strangers: tuple[str, ...]
    """Files named by no document."""
    atlas: Atlas

    @property
    def ok(self) -> bool:
        """Whether every claim's passage was found, and every file could be used."""
        return all(view.outcome in FOUND for views in self.views.values() for view in views.values())

    def as_dict(self) -> dict[str, Any]:
        """Return the report as `atlas texts --format json` prints it."""
        return {
            "ok": self.ok,
            "documents": [
                {"document": document, "file": _file(views), "claims": len(views), **_counts(views)}
                for document, views in self.views.items()
            ],
            "claims": [
                {
                    "claim": claim,
                    "document": document,
                    "outcome": str(view.outcome),
                    "file": view.file,
                    "message": view.message,
                }
                for document, claim, view in self._not_located()
            ],
            "without_text": list(self.without_text),
            "unknown_files": [name.encode(errors="replace").decode() for name in self.strangers],
        }

    def lines(self) -> Iterator[str]:
        """Yield the report for a terminal."""
        header = ["document", "file", "claims", *map(str, COUNTED)]
        rows = [
            [document, _file(views), str(len(views)), *map(str, _counts(views).values())]
            for document, views in self.views.items()
        ]
        sums = [str(sum(int(row[column]) for row in rows)) for column in range(2, len(header))]
        yield from as_table([header, *rows, ["all", "", *sums]]).splitlines()
        for _, claim, view in self._not_located():
            where = self.atlas.claim_by_id[claim].locator
            yield f"{claim}: {view.outcome}. {view.message} ({where})"
        said = sum(claim.document in self.without_text for claim in self.atlas.claims)
        yield f"No text of {len(self.without_text)} documents with {said} claims."
        if self.strangers:
            yield f"Named by no document: {', '.join(self.strangers)}"

    def _not_located(self) -> Iterator[tuple[str, str, PassageView]]:
        for document, views in self.views.items():
            for claim, view in views.items():
                if view.outcome is not Outcome.LOCATED:
                    yield document, claim, view


def report_on(atlas: Atlas, folder: Path) -> Report:
    """Look for the passages of all claims.

    Raises
    ------
    TextError
        When the folder cannot be listed.
    """
    names = file_names(folder)
    texts = Texts(folder)
    views = {document.id: texts.passages(atlas, document, claims) for document, claims in _said(atlas) if claims}
    without = {name for name, found in views.items() if all(view.outcome is Outcome.NO_TEXT for view in found.values())}
    known = {stem for document in atlas.documents for stem in stems_of(document)}
    return Report(
        {name: found for name, found in views.items() if name not in without},
        tuple(name for name in views if name in without),
        tuple(name for name in names if Path(name).stem not in known),
        atlas,
    )


def fingerprints_from(atlas: Atlas, folder: Path) -> dict[str, tuple[Fingerprint, ...]]:
    """Return the fingerprints of all claims, from the texts by the locators, those without a text as they were.

    Passages with too few words to be looked for have none. A text that cannot be used changes nothing; the report
    says why.

    Raises
    ------
    TextError
        When the folder cannot be listed.
    """
    file_names(folder)
    found = dict(atlas.passages)
    texts = Texts(folder)
    for document, claims in _said(atlas):
        text = _usable(texts, document)
        if text and counts_lines_of(text, document):
            found |= {claim.id: tuple(text.fingerprints(claim)) for claim in claims}
    ordered = ((claim.id, found.get(claim.id, ())) for claim in atlas.claims)
    return {claim: pieces for claim, pieces in ordered if pieces and all(piece.trusted for piece in pieces)}


def _usable(texts: Texts, document: Document) -> Text | None:
    try:
        return texts.text(document)
    except TextError:
        return None


def store_passages(passages: Mapping[str, Sequence[Fingerprint]], atlas_folder: Path) -> str:
    """Write `passages.csv` into an atlas folder and return what to say of it."""
    rows = [
        {"claim": claim, "words": piece.words, "sha256": piece.sha256}
        for claim, pieces in passages.items()
        for piece in pieces
    ]
    path = atlas_folder / PASSAGES_FILE
    path.write_text(as_csv(("claim", "words", "sha256"), rows) + "\n", encoding="utf-8")
    return f"{path}: {len(rows)} passages of {len(passages)} claims"


def _said(atlas: Atlas) -> Iterator[tuple[Document, list[Claim]]]:
    for document in atlas.documents:
        yield document, list(atlas.claims_by_document[document.id])


def _file(views: Mapping[str, PassageView]) -> str:
    return next(iter(views.values())).file


def _counts(views: Mapping[str, PassageView]) -> dict[str, int]:
    counts = Counter(view.outcome for view in views.values())
    return {str(outcome): counts[outcome] for outcome in COUNTED}
