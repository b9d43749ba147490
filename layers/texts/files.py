"""The files of a folder of texts: which are opened, within which limits, and what is told of those that are not.

Text files are read here. PDF and HTML files are opened by `layers.texts.extract` in a process of its own.
"""

from __future__ import annotations

import base64
import json
import os
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import IO, Any

from layers.texts import MAX_TEXT_CHARACTERS

MAX_TEXT_BYTES = 8_000_000
"""Largest text or HTML file, in bytes."""
MAX_PDF_BYTES = 50_000_000
MAX_SECONDS = 20
"""Longest time that the other process is waited for."""
MAX_FILES = 10_000
"""Files of a folder that are looked at."""


class Kind(StrEnum):
    """How a file is opened."""

    TEXT = "text"
    HTML = "html"
    PDF = "pdf"


KINDS = {".txt": Kind.TEXT, ".md": Kind.TEXT, ".html": Kind.HTML, ".htm": Kind.HTML, ".pdf": Kind.PDF}
"""Suffix to kind, in the order in which files of one name are preferred."""


class TextError(Exception):
    """A file that is not used."""

    def __init__(self, file: str, wrong: str, expected: str) -> None:
        super().__init__(f"{file}: {wrong}. Expected: {expected}.")
        self.file = file
        self.wrong = wrong
        self.expected = expected


@dataclass(frozen=True)
class TextFile:
    """A file as it was when it was looked at; changed, it is another."""

    path: Path
    """Where it really lies."""
    name: str
    kind: Kind
    changed_ns: int
    size: int


@dataclass(frozen=True)
class PagePicture:
    """A page of a PDF."""

    png: bytes
    boxes: tuple[tuple[float, float, float, float], ...]
    """Left, top, width and height of what is marked, as fractions of the page's width and height."""


def find_file(folder: Path, stems: Sequence[str]) -> str | None:
    """Return the name of the file of the first of these stems that has one.

    Raises
    ------
    TextError
        When the folder cannot be listed.
    """
    known = {Path(name).stem + Path(name).suffix.lower(): name for name in file_names(folder)}
    wanted = (f"{stem}{suffix}" for stem in stems for suffix in KINDS)
    return next((known[name] for name in wanted if name in known), None)


def file_names(folder: Path) -> list[str]:
    """Return the names in a folder that end as a text does, sorted.

    Raises
    ------
    TextError
        When the folder cannot be listed, or has too many files.
    """
    try:
        names = [path.name for path in islice(folder.iterdir(), MAX_FILES + 1)]
    except (OSError, ValueError) as error:  # ValueError: a name that no folder can have
        reason = getattr(error, "strerror", None) or str(error)
        raise TextError(folder.name, f"the folder cannot be read: {reason}", "a folder of texts") from error
    if len(names) > MAX_FILES:
        raise TextError(folder.name, "the folder has too many files", f"at most {MAX_FILES} files")
    return sorted(name for name in names if Path(name).suffix.lower() in KINDS)


def look_at(folder: Path, name: str) -> TextFile:
    """Return what a file is without opening it.

    Raises
    ------
    TextError
        When it is no regular file, lies elsewhere or is too large.
    """
    kind = KINDS[Path(name).suffix.lower()]
    try:
        path = (folder / name).resolve(strict=True)
        if not path.is_relative_to(folder.resolve()):
            raise TextError(name, "it leads out of the folder", "a file that lies within it")
        about = path.lstat()
    except (OSError, RuntimeError) as error:  # RuntimeError: Python 3.11 meets a loop of links
        raise _unreadable(name, error) from error
    if not stat.S_ISREG(about.st_mode):
        raise TextError(name, "it is no regular file", "a file")
    most = MAX_PDF_BYTES if kind is Kind.PDF else MAX_TEXT_BYTES
    if about.st_size > most:
        raise TextError(name, f"it has {about.st_size / 1e6:.1f} MB", f"at most {most / 1e6:.0f} MB")
    return TextFile(path, name, kind, about.st_mtime_ns, about.st_size)


def text_of(file: TextFile) -> str:
    """Return the text of a file; a form feed stands after each page of a PDF but the last.

    Raises
    ------
    TextError
        When the file is not what its suffix says, or too much, or cannot be read.
    """
    content = _content(file)
    if file.kind is Kind.TEXT:
        return _decoded(file.name, content)
    return str(_asked(file, content, "text", file.kind)["text"])


def picture_of(file: TextFile, page: int, spans: Sequence[tuple[int, int]]) -> PagePicture:
    """Return the picture of a page of a PDF, the first being 0, and where spans of its characters stand.

    Raises
    ------
    TextError
        When the page cannot be drawn.
    """
    answer = _asked(file, _content(file), "picture", str(page), json.dumps([list(span) for span in spans]))
    left_top_width_height = (tuple(map(float, box)) for box in answer["boxes"])
    boxes = tuple((left, top, width, height) for left, top, width, height in left_top_width_height)
    return PagePicture(base64.b64decode(answer["png"]), boxes)


def _content(file: TextFile) -> bytes:
    try:
        # Opened without waiting and without following a link: the file may no longer be what it was.
        with os.fdopen(os.open(file.path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as stream:
            about = os.fstat(stream.fileno())
            if not stat.S_ISREG(about.st_mode) or about.st_size != file.size:
                raise TextError(file.name, "it is being changed", "a file that stays as it is")
            content = stream.read(file.size)
    except OSError as error:
        raise _unreadable(file.name, error) from error
    _check_head(file, content)
    return content


def _check_head(file: TextFile, content: bytes) -> None:
    is_pdf = content.startswith(b"%PDF-")
    if file.kind is Kind.PDF and not is_pdf:
        raise TextError(file.name, "it is no PDF", "a file that begins with %PDF-")
    if file.kind is not Kind.PDF and is_pdf:
        raise TextError(file.name, "it is a PDF", "a name that ends in .pdf")
    if file.kind is not Kind.PDF and b"\0" in content:
        raise TextError(file.name, f"byte {content.index(0)} is NUL", "text")
    if file.kind is Kind.HTML and b"<" not in content:
        raise TextError(file.name, "there is no tag in it", "HTML")


def _decoded(name: str, content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TextError(name, f"byte {error.start} is not UTF-8", "a text in UTF-8") from error
    if len(text) > MAX_TEXT_CHARACTERS:
        raise TextError(name, f"it has {len(text)} characters", f"at most {MAX_TEXT_CHARACTERS} characters")
    return text


def _unreadable(name: str, error: Exception) -> TextError:
    reason = getattr(error, "strerror", None) or str(error)
    return TextError(name, f"it cannot be read: {reason}", "a file that can be read")


_ONE_AT_A_TIME = Lock()
_TOO_LONG = "opening it takes too long"
_FAILURES: dict[int, str] = {signal.SIGXCPU: _TOO_LONG, signal.SIGKILL: _TOO_LONG}
"""What the signal that ended the other process says; it is sent to one that computes too long."""


def _asked(file: TextFile, content: bytes, *words: str) -> dict[str, Any]:
    """Return what the other process answers about a file."""
    with _ONE_AT_A_TIME, tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as answer:
        source.write(content)
        source.seek(0)
        status = _run(file.name, words, source, answer)
        answer.seek(0)
        told = answer.read()
    if status:
        raise TextError(
            file.name, _FAILURES.get(-status, "opening it failed: it is damaged, or too large"), "a file that opens"
        )
    found: dict[str, Any] = json.loads(told)
    if "wrong" in found:
        raise TextError(file.name, str(found["wrong"]), str(found["expected"]))
    return found


def _run(name: str, words: Sequence[str], source: IO[bytes], answer: IO[bytes]) -> int:
    """Return the exit code of the other process, which gets nothing of this one but two open files."""
    try:
        return subprocess.run(  # noqa: S603  the words are our own
            [sys.executable, "-m", "layers.texts.extract", *words],
            cwd=Path(__file__).parents[2],
            env={},
            stdin=source,
            stdout=answer,
            stderr=subprocess.DEVNULL,
            timeout=MAX_SECONDS,
            check=False,
        ).returncode
    except subprocess.TimeoutExpired as error:
        raise TextError(name, _TOO_LONG, "a file that opens sooner") from error
