"""Read the raw files of an atlas folder: bytes, JSON, TOML and CSV, with every problem told."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from layers.errors import Problem

MAX_FILE_BYTES = 20_000_000
"""Largest file that is read, in bytes; the shipped atlas stays under a twentieth of it."""
MAX_DEPTH = 64
"""Deepest nesting of JSON or TOML that is read; GeoJSON needs about ten levels."""


@dataclass
class Folder:
    """An atlas folder being read: its path, the problems met so far, and a running hash."""

    path: Path
    problems: list[Problem] = field(default_factory=list)
    refused_files: set[str] = field(default_factory=set)
    """Files of which not everything could be read: what they lack is not dangling."""
    rejected_ids: set[str] = field(default_factory=set)
    """Ids that were there but could not be used: references to them are not dangling."""
    _digest: Any = field(default_factory=hashlib.sha256)

    @property
    def version(self) -> str:
        """Content hash of all files read so far."""
        return str(self._digest.hexdigest()[:12])

    def extend(self, problems: Iterable[Problem]) -> None:
        """Note several problems and go on."""
        self.problems.extend(problems)

    def refuse(self, file: str, code: str, message: str, hint: str, feature: str = "") -> None:
        """Note that a file as a whole cannot be used, and go on."""
        self.refused_files.add(file)
        self.problems.append(Problem(file, feature, code, message, hint))

    def has(self, name: str) -> bool:
        """Tell whether there is a file, or a link of this name, though it may lead nowhere."""
        return os.path.lexists(self.path / name)

    def text(self, name: str) -> str | None:
        """Return a file's text (UTF-8), or `None` after reporting why it cannot be read."""
        try:
            raw = self._bytes(name)
        except FileNotFoundError:
            self.refuse(name, "missing-file", "the file is not there", "every file that an atlas needs")
        except IsADirectoryError:
            self.refuse(name, "not-a-file", "this is a folder", "a file")
        except (OSError, RuntimeError) as error:  # RuntimeError: Python 3.11 meets a loop of links
            self.refuse(name, "unreadable", str(getattr(error, "strerror", error)), "a file that can be read")
        else:
            return self._decoded(name, raw)
        return None

    def _bytes(self, name: str) -> bytes | None:
        path = self.path / name
        if not path.resolve().is_relative_to(self.path.resolve()):
            self.refuse(name, "outside-folder", "the file lies outside the atlas folder", "a file within it")
            return None
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            self.refuse(name, "too-large", f"the file has {size} bytes", f"at most {MAX_FILE_BYTES} bytes")
            return None
        raw = path.read_bytes()
        self._digest.update(name.encode() + b"\0" + raw)
        return raw

    def _decoded(self, name: str, raw: bytes | None) -> str | None:
        if raw is None:
            return None
        try:
            return raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            self.refuse(name, "not-utf8", f"byte {error.start} is not UTF-8", "a text in UTF-8")
            return None

    def json(self, name: str) -> Any:
        """Return a file's JSON, never `null`, or `None` after a report.

        RFC 8259 without duplicate keys, NaN, lone surrogates and deep nesting.
        """
        text = self.text(name)
        if text is None:
            return None
        try:
            found = _shallow(json.loads(text, object_pairs_hook=_unique_keys, parse_constant=_no_constant))
            if found is None:
                raise ValueError("there is only null")  # noqa: TRY301  told like the others
        except json.JSONDecodeError as error:
            self.refuse(name, "bad-json", f"{error.msg} at line {error.lineno} column {error.colno}", "valid JSON")
        except (ValueError, RecursionError) as error:
            self.refuse(name, "bad-json", _short(error), "plain JSON (RFC 8259)")
        else:
            return found
        return None

    def toml(self, name: str) -> dict[str, Any] | None:
        """Return a file's TOML, or `None` after a report."""
        text = self.text(name)
        if text is None:
            return None
        try:
            found = tomllib.loads(text)
            _shallow(found)
        except (ValueError, RecursionError) as error:  # TOMLDecodeError is a ValueError
            self.refuse(name, "bad-toml", _short(error), "valid TOML 1.0")
            return None
        return found

    def rows(self, name: str, columns: tuple[str, ...]) -> list[dict[str, str]]:
        """Return a CSV file's rows (RFC 4180) as dictionaries of exactly `columns`."""
        text = self.text(name)
        if text is None:
            return []
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        try:
            header, *lines = [line for line in reader if line] or [[]]
        except csv.Error as error:
            self.refuse(name, "bad-csv", str(error), "quotes as in RFC 4180", f"line {reader.line_num}")
            return []
        faults = list(_header_faults(header, columns))
        for code, message in faults:
            self.refuse(name, code, message, ", ".join(columns), "header")
        return [] if faults else [dict(zip(header, line, strict=True)) for line in self._full(name, header, lines)]

    def _full(self, name: str, header: list[str], lines: list[list[str]]) -> Iterator[list[str]]:
        for line in lines:
            if len(line) == len(header):
                yield line
            else:
                hint = f"{len(header)} fields, as in the header"
                self.refuse(name, "field-count", f"the row has {len(line)} fields", hint, line[0])


def _header_faults(header: list[str], columns: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for column in sorted(set(header) - set(columns)):
        yield "unknown-column", f"column '{column}' is not known"
    for column in sorted(set(columns) - set(header)):
        yield "missing-column", f"column '{column}' is missing"
    for column in sorted({column for column in header if header.count(column) > 1}):
        yield "duplicate-column", f"column '{column}' is there twice"


def _unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        twice = next(key for index, (key, _) in enumerate(pairs) if key in dict(pairs[:index]))
        raise ValueError(f"the key '{twice}' stands twice in one object")
    return found


def _no_constant(word: str) -> Any:
    raise ValueError(f"{word} is not JSON")


def _shallow(value: Any) -> Any:
    """Return a value unchanged; raise when it is nested deeper than `MAX_DEPTH` or has text that is none."""
    level = [value]
    for _ in range(MAX_DEPTH):
        level = [inner for outer in level for inner in _inner(outer)]
        if not level:
            return value
    raise ValueError(f"nested deeper than {MAX_DEPTH} levels")


def _inner(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        return [*value, *value.values()]
    if isinstance(value, list):
        return value
    if isinstance(value, str) and not _is_text(value):
        raise ValueError("a text holds half of a surrogate pair")
    return ()


def _is_text(value: str) -> bool:
    return value.isascii() or not any("\ud800" <= character <= "\udfff" for character in value)


def _short(error: Exception) -> str:
    return str(error).splitlines()[0][:200] or type(error).__name__
