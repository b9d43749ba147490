"""A reader's own copies: which files are opened, which are refused and why, and what is found in them."""

from __future__ import annotations

import os
import textwrap
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from layers.atlas import read_atlas
from layers.model import Atlas, Claim
from layers.passages import fingerprint_of
from layers.texts.files import MAX_PDF_BYTES, MAX_TEXT_BYTES
from layers.texts.folder import Texts
from layers.texts.report import report_on
from layers.texts.view import Outcome, PassageView
from layers.words import words_of
from tests.browser.serving import ROOT
from tests.factories import make_atlas, make_claim, make_document
from tests.pdfs import bomb, endless, locked, pdf, pdf_of_streams

FIRST = "The northern line was begun in April 2003 and opened in July 2006."
SECOND = "A company of seven share-holders runs it, and says that it carries sixteen billion."
THIRD = "The valley beside it was held by others until a statement ended the war."
LINES = [FIRST, SECOND, THIRD]
CLAIM = make_claim(id="C2", document="paper", locator="Part one | ¶2 | L2")
CORE_TEXTS = ROOT.parent / "shared" / "documents"

Write = Callable[[str, bytes | str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a file into the folder of texts and return that folder."""

    def written(name: str, content: bytes | str) -> Path:
        path = tmp_path / "texts" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path.parent

    return written


def atlas_of(*claims: Claim, passages: dict[str, str] | None = None) -> Atlas:
    """Return an atlas that knows the fingerprints of passages of its claims."""
    known = {claim: (fingerprint_of(text),) for claim, text in (passages or {"C2": SECOND}).items()}
    return replace(make_atlas(claims=claims or [CLAIM]), passages=known)


def look(folder: Path, atlas: Atlas | None = None, claim: Claim = CLAIM) -> PassageView:
    """Return the view of a claim's passage."""
    return Texts(folder).passage(atlas or atlas_of(), claim)


def marked(view: PassageView) -> list[str]:
    """Return the words that are marked."""
    return [word.text for extract in view.extracts for word in words_of(extract.passage)]


WANTED = [word.text for word in words_of(SECOND)]
HTML = "<!doctype html><title>T</title><style>p{}</style><script>var x = 1</script>" + "".join(
    f"<p>{line}</p>" for line in LINES
)


@pytest.mark.parametrize(
    ("name", "content", "outcome"),
    [
        ("paper.txt", "\n".join(LINES), Outcome.LOCATED),
        ("paper.md", "\n".join(LINES), Outcome.LOCATED),
        ("paper.TXT", "\ufeff" + "\r\n".join(LINES), Outcome.LOCATED),
        ("paper.txt", "\n\n".join(LINES), Outcome.MOVED),
        ("paper.html", HTML, Outcome.LOCATED),
        ("paper.pdf", pdf([LINES]), Outcome.LOCATED),
        ("paper.txt", "\n".join([*LINES, SECOND]), Outcome.REPEATED),
        ("paper.txt", FIRST, Outcome.MISSING),
        ("paper.txt", "", Outcome.MISSING),
        ("other.txt", "\n".join(LINES), Outcome.NO_TEXT),
    ],
)
def test_a_passage_is_marked_where_it_is_found_exactly_once(
    write: Write, name: str, content: bytes | str, outcome: Outcome
) -> None:
    view = look(write(name, content))
    assert view.outcome is outcome
    assert marked(view) == (WANTED if outcome in {Outcome.LOCATED, Outcome.MOVED} else [])
    assert view.message


def test_a_passage_stands_between_its_neighbours(write: Write) -> None:
    [extract] = look(write("paper.txt", "\n".join(LINES))).extracts
    assert (extract.before.strip(), extract.after.strip(" .\n")) == (FIRST, THIRD.strip("."))
    assert extract.line == 2


def test_the_text_of_the_page_that_holds_an_article_serves(write: Write) -> None:
    article = make_document(id="paper", custom={"role": "core", "part_of": "blog"})
    atlas = replace(atlas_of(), documents=(article, make_document(id="blog")))
    assert look(write("blog.txt", "\n".join(LINES)), atlas).outcome is Outcome.LOCATED


def test_a_claim_without_a_fingerprint_has_no_passage(write: Write) -> None:
    other = make_claim(id="C9", document="paper")
    assert look(write("paper.txt", "\n".join(LINES)), atlas_of(CLAIM, other), other).outcome is Outcome.NO_FINGERPRINT


def test_a_text_that_has_changed_is_read_again(write: Write) -> None:
    texts = Texts(write("paper.txt", FIRST))
    assert texts.passage(atlas_of(), CLAIM).outcome is Outcome.MISSING
    write("paper.txt", "\n".join(LINES))
    assert texts.passage(atlas_of(), CLAIM).outcome is Outcome.LOCATED


def test_on_a_pdf_the_passage_is_marked_on_its_page(write: Write) -> None:
    texts = Texts(write("paper.pdf", pdf([["Nothing is said here."], LINES])))
    view = texts.passage(atlas_of(), CLAIM)
    assert view.extracts[0].page == 2
    [picture] = texts.pictures(view)
    assert picture.png.startswith(b"\x89PNG")
    assert picture.boxes
    # The second line of the page, 12 points below the first, on a page of 400.
    assert all(0.07 < top < 0.12 for _, top, _, _ in picture.boxes)


def test_a_passage_over_two_pages_is_marked_on_both(write: Write) -> None:
    pages = [["A running head 1", FIRST, SECOND[:40]], ["A running head 2", SECOND[40:]], ["A running head 3", THIRD]]
    texts = Texts(write("paper.pdf", pdf(pages)))
    view = texts.passage(atlas_of(), CLAIM)
    assert view.outcome is Outcome.LOCATED
    assert len(texts.pictures(view)) == 2


REFUSED = [
    pytest.param("paper.pdf", b"<html>no PDF</html>", "it is no PDF", id="another type"),
    pytest.param("paper.txt", pdf([LINES]), "it is a PDF", id="a PDF in disguise"),
    pytest.param("paper.txt", b"text\0text", "byte 4 is NUL", id="NUL"),
    pytest.param("paper.txt", "caf\u00e9".encode("latin-1"), "byte 3 is not UTF-8", id="another encoding"),
    pytest.param("paper.html", b"just text", "there is no tag in it", id="no HTML"),
    pytest.param("paper.pdf", b"%PDF-1.7\nbroken", "it is damaged", id="damaged"),
    pytest.param("paper.pdf", locked(), "it is locked with a password", id="locked"),
    pytest.param("paper.pdf", pdf_of_streams([b""]), "it has no text", id="a scan"),
    pytest.param("paper.pdf", endless(2000), "it has 2000 pages", id="endless pages"),
]


@pytest.mark.parametrize(("name", "content", "wrong"), REFUSED)
def test_a_file_that_is_not_what_it_says_is_refused(write: Write, name: str, content: bytes, wrong: str) -> None:
    view = look(write(name, content))
    assert view.outcome is Outcome.REFUSED
    assert view.message.startswith(f"{name}: {wrong}")
    assert "Expected: " in view.message
    assert marked(view) == []


def test_a_bomb_in_a_pdf_does_nothing_but_get_a_refusal(write: Write) -> None:
    view = look(write("paper.pdf", bomb(400)))
    assert view.outcome is Outcome.REFUSED
    # By the machine, the unpacking ends by itself or at the limit of time or memory.
    assert any(words in view.message for words in ("it has no text", "takes too long", "too large"))
    assert view.extracts == ()


@pytest.mark.parametrize(("name", "limit"), [("paper.txt", MAX_TEXT_BYTES), ("paper.pdf", MAX_PDF_BYTES)])
def test_a_file_that_is_too_large_is_not_read(write: Write, name: str, limit: int) -> None:
    folder = write(name, b"%PDF-")
    os.truncate(folder / name, limit + 1)
    view = look(folder)
    assert view.outcome is Outcome.REFUSED
    assert f"at most {limit / 1e6:.0f} MB" in view.message


def test_a_link_out_of_the_folder_is_not_followed(write: Write, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("\n".join(LINES))
    folder = write("other.txt", "")
    (folder / "paper.txt").symlink_to(secret)
    view = look(folder)
    assert view.outcome is Outcome.REFUSED
    assert "leads out of the folder" in view.message


def test_a_pipe_is_not_waited_for(write: Write) -> None:
    folder = write("other.txt", "")
    os.mkfifo(folder / "paper.txt")
    assert "no regular file" in look(folder).message


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    view = look(tmp_path / "nowhere")
    assert (view.outcome, "cannot be read" in view.message) == (Outcome.REFUSED, True)


@pytest.mark.skipif(not CORE_TEXTS.is_dir(), reason="the texts of the core documents are not here")
def test_every_core_claim_is_found_in_the_core_texts() -> None:
    atlas = read_atlas(ROOT / "geodata")
    report = report_on(atlas, CORE_TEXTS)
    outcomes = {claim: view.outcome for views in report.views.values() for claim, view in views.items()}
    core = {claim.id for claim in atlas.claims if atlas.document_by_id[claim.document].core}
    assert set(outcomes) == core
    assert set(outcomes.values()) == {Outcome.LOCATED}


@pytest.mark.skipif(not CORE_TEXTS.is_dir(), reason="the texts of the core documents are not here")
@pytest.mark.parametrize("change", ["shuffled", "cut", "doubled", "wrapped", "words in another order"])
def test_in_a_changed_core_text_nothing_wrong_is_marked(write: Write, change: str) -> None:
    atlas = read_atlas(ROOT / "geodata")
    original = (CORE_TEXTS / "garayeva-2025.txt").read_text(encoding="utf-8")
    folder = write("garayeva-2025.txt", CHANGES[change](original))
    document = atlas.document_by_id["garayeva-2025"]
    claims = [claim for claim in atlas.claims if claim.document == document.id]
    views = Texts(folder).passages(atlas, document, claims)
    counts = {outcome: sum(view.outcome is outcome for view in views.values()) for outcome in Outcome}
    for claim, view in views.items():
        for extract, piece in zip(view.extracts, atlas.passages[claim], strict=False):
            assert fingerprint_of(extract.passage) == piece
    assert counts[Outcome.REFUSED] == counts[Outcome.NO_TEXT] == 0
    assert EXPECTED[change](counts, len(claims))


def _wrapped(text: str) -> str:
    return "\n".join(line for paragraph in text.splitlines() for line in textwrap.wrap(paragraph, 57) or [""])


CHANGES: dict[str, Callable[[str], str]] = {
    "shuffled": lambda text: "\n".join(sorted(text.splitlines())),
    "cut": lambda text: text[: len(text) // 2],
    "doubled": lambda text: f"{text}\n{text}",
    "wrapped": _wrapped,
    "words in another order": lambda text: " ".join(sorted(text.split())),
}
EXPECTED: dict[str, Callable[[dict[Outcome, int], int], bool]] = {
    "shuffled": lambda counts, all_: counts[Outcome.MOVED] > all_ / 2,
    "cut": lambda counts, all_: 0 < counts[Outcome.MISSING] < all_,
    "doubled": lambda counts, all_: counts[Outcome.REPEATED] == all_,
    "wrapped": lambda counts, all_: counts[Outcome.MOVED] + counts[Outcome.LOCATED] == all_,
    "words in another order": lambda counts, all_: counts[Outcome.MISSING] == all_,
}
