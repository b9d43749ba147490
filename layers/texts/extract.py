"""Open one untrusted PDF or HTML file, in a process of its own with little memory, little time and no files.

    python -m layers.texts.extract text pdf < FILE
    python -m layers.texts.extract text html < FILE
    python -m layers.texts.extract picture PAGE '[[first, after], ...]' < FILE

The answer is JSON on stdout: `{"text": ...}` with a form feed after each page of a PDF but the last;
`{"png": base64, "boxes": [[left, top, width, height], ...]}` with boxes as fractions of the page; or
`{"wrong": ..., "expected": ...}`. Whatever else happens is a failure of the process.

Once the modules are imported and the file is read no further file can be opened: neither a socket nor a font.
"""

from __future__ import annotations

import base64
import codecs
import contextlib
import io
import json
import re
import resource
import sys
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image

from layers.texts import MAX_TEXT_CHARACTERS

MAX_CPU_SECONDS = 6
MAX_MEMORY_BYTES = 1_000_000_000
"""Address space; the interpreter and the libraries take a sixth of it."""
MAX_ANSWER_BYTES = 24_000_000
MAX_PAGES = 1000
MAX_BOXES = 2000
PICTURE_WIDTH_PX = 900
PICTURE_HEIGHT_PX = 1800
_GRID = 100_000
"""Steps across a page in which boxes are measured."""
_ENCODINGS_TRIED = 2048
"""Bytes at the head of an HTML file among which its encoding is named (1024 by the HTML standard)."""


class WrongFileError(Exception):
    """A file that is not used: what is wrong, and what was expected."""

    def __init__(self, wrong: str, expected: str) -> None:
        super().__init__(wrong)
        self.wrong = wrong
        self.expected = expected


def main(words: Sequence[str]) -> None:
    """Answer one request about the file on stdin."""
    content = sys.stdin.buffer.read()
    _import_the_rest(content)
    _give_up_rights()
    try:
        answer = _answer(words, content)
    except WrongFileError as error:
        answer = {"wrong": error.wrong, "expected": error.expected}
    sys.stdout.write(json.dumps(answer))


def _answer(words: Sequence[str], content: bytes) -> dict[str, Any]:
    match words:
        case ["text", "pdf"]:
            return {"text": pdf_text(content)}
        case ["text", "html"]:
            return {"text": html_text(content)}
        case ["picture", page, spans]:
            return pdf_picture(content, int(page), json.loads(spans))
    raise ValueError(f"no request: {words}")


def _import_the_rest(content: bytes) -> None:
    """Import what Python would import when it is first used."""
    Image.preinit()
    for name in ("utf-8-sig", "utf-16-le", *_named_encoding(content)):
        with contextlib.suppress(LookupError):  # told when the page is decoded
            codecs.lookup(name)


def _give_up_rights() -> None:
    limits = {
        resource.RLIMIT_CPU: MAX_CPU_SECONDS,
        resource.RLIMIT_AS: MAX_MEMORY_BYTES,
        resource.RLIMIT_FSIZE: MAX_ANSWER_BYTES,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NOFILE: 0,  # not even the number of one that is closed
    }
    for limit, value in limits.items():
        resource.setrlimit(limit, (value, value))


def pdf_text(content: bytes) -> str:
    """Return the text of a PDF, each character in the place that it has on its page, so that it can be found there."""
    pages, length = [], 0
    with _opened(content) as document:
        for number in range(len(document)):
            pages.append(_page_text(document, number, MAX_TEXT_CHARACTERS - length))
            length += len(pages[-1])
    text = "\f".join(pages)
    if not text.strip():
        raise WrongFileError("it has no text, perhaps only pictures of pages", "a PDF whose text can be selected")
    return text


def _opened(content: bytes) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD:
            raise WrongFileError("it is locked with a password", "a PDF without a password") from error
        raise WrongFileError("it is damaged", "a PDF that a reader can open") from error
    if len(document) > MAX_PAGES:
        raise WrongFileError(f"it has {len(document)} pages", f"at most {MAX_PAGES} pages")
    return document


def _page_text(document: pdfium.PdfDocument, number: int, room: int) -> str:
    try:
        page = document[number].get_textpage()
    except pdfium.PdfiumError as error:
        raise WrongFileError(f"page {number + 1} is damaged", "a PDF that a reader can open") from error
    count = page.count_chars()
    if count > room:
        raise WrongFileError("its text is too long", f"at most {MAX_TEXT_CHARACTERS} characters")
    return "".join(_plain(pdfium_c.FPDFText_GetUnicode(page, index)) for index in range(count))


def _plain(code: int) -> str:
    """Return exactly one character for one of a page; what is not in Unicode is a replacement character."""
    if code in {0x02, 0xFFFE}:
        return "\xad"  # what PDFium writes for a hyphen at the end of a line
    if code == 0x0C:  # noqa: PLR2004  a form feed
        return " "
    return chr(code) if 0 < code < 0xD800 or 0xE000 <= code <= 0x10FFFF else "\ufffd"  # noqa: PLR2004


def pdf_picture(content: bytes, number: int, spans: Sequence[Sequence[int]]) -> dict[str, Any]:
    """Return the picture of a page, the first being 0, and the boxes of spans of its characters."""
    with _opened(content) as document:
        page = document[number]
        width, height = page.get_size()
        if not (0 < width < float("inf") and 0 < height < float("inf")):
            raise WrongFileError(f"page {number + 1} has no size", "a page that can be drawn")
        scale = min(PICTURE_WIDTH_PX / width, PICTURE_HEIGHT_PX / height)
        if min(width, height) * scale < 1:
            raise WrongFileError(f"page {number + 1} is a mere line", "a page that can be drawn")
        buffer = io.BytesIO()
        page.render(scale=scale).to_pil().save(buffer, "PNG")
        boxes = [box for first, after in spans for box in _boxes(page, first, after)]
    return {"png": base64.b64encode(buffer.getvalue()).decode(), "boxes": boxes[:MAX_BOXES]}


def _boxes(page: pdfium.PdfPage, first: int, after: int) -> Iterator[list[float]]:
    text = page.get_textpage()
    for index in range(min(text.count_rects(first, after - first), MAX_BOXES)):
        left, bottom, right, top = text.get_rect(index)
        (one, two), (three, four) = _on_page(page, left, top), _on_page(page, right, bottom)
        if one != three and two != four:
            yield [min(one, three), min(two, four), abs(three - one), abs(four - two)]


def _on_page(page: pdfium.PdfPage, x: float, y: float) -> tuple[float, float]:
    """Return a point as fractions of the page as it is shown, cut and turned."""
    across, down = pdfium_c.c_int(), pdfium_c.c_int()
    pdfium_c.FPDF_PageToDevice(page, 0, 0, _GRID, _GRID, 0, x, y, across, down)
    return across.value / _GRID, down.value / _GRID


def html_text(content: bytes) -> str:
    """Return the text of a page, one line for each block, without what is never shown."""
    reader = _TextReader()
    reader.feed(_decoded(content))
    reader.close()
    text = "\n".join(filter(None, (" ".join(line.split()) for line in "".join(reader.parts).split("\n"))))
    if len(text) > MAX_TEXT_CHARACTERS:
        raise WrongFileError("its text is too long", f"at most {MAX_TEXT_CHARACTERS} characters")
    if not text:
        raise WrongFileError("it has no text", "a page with text")
    return text


_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)


def _named_encoding(content: bytes) -> list[str]:
    named = _CHARSET.search(content[:_ENCODINGS_TRIED])
    return [named[1].decode()] if named else []


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        wrong = f"byte {error.start} is not UTF-8"
    for name in _named_encoding(content):
        try:
            return content.decode(name)
        except (LookupError, UnicodeError):
            wrong = f"it is not in the encoding that it names, {name}"
    raise WrongFileError(wrong, "UTF-8, or another encoding that the page's head names")


class _TextReader(HTMLParser):
    """Collects text: white space as it is in the source, line ends only around blocks."""

    BLOCKS = frozenset(
        re.findall(
            r"\w+",
            "address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption "
            "figure footer form h1 h2 h3 h4 h5 h6 head header hr html legend li main nav ol option p pre section "
            "summary table tbody td tfoot th thead tr ul",
        )
    )
    UNSEEN = frozenset({"iframe", "noscript", "object", "script", "style", "svg", "template", "textarea", "title"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unseen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where a block begins, and what is never shown."""
        del attrs
        if tag in self.UNSEEN:
            self._unseen.append(tag)
        self._end_line(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a line end; an element that ends at once hides nothing."""
        del attrs
        self._end_line(tag)

    def handle_endtag(self, tag: str) -> None:
        """Note where a block ends."""
        if tag in self._unseen:
            del self._unseen[self._unseen.index(tag) :]
        self._end_line(tag)

    def handle_data(self, data: str) -> None:
        """Keep text that is shown; its own line ends are blanks."""
        if not self._unseen:
            self.parts.append(" ".join(data.split("\n")))

    def _end_line(self, tag: str) -> None:
        if tag in self.BLOCKS:
            self.parts.append("\n")


if __name__ == "__main__":
    main(sys.argv[1:])
