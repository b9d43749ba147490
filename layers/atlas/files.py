"""Read the raw files of an atlas folder: bytes, JSON, TOML and CSV, with every problem told."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from layers.errors import Problem

MAX_FILE_BYTES = 20_000_000
"""Largest file that is read, in bytes; the shipped atlas stays under a twentieth of it."""


@dataclass
class Folder:
    """An atlas folder being read: its path, the problems met so far, and a running hash."""

    path: Path
    problems: list[Problem] = field(default_factory=list)
    rejected_ids: set[str] = field(default_factory=set)
    """Ids that were there but could not be used: references to them are not dangling."""
    _digest: Any = field(default_factory=hashlib.sha256)

    @property
    def version(self) -> str:
        """Content hash of all files read so far."""
        return str(self._digest.hexdigest()[:12])

    def report(self, file: str, feature: str, code: str, message: str, hint: str = "") -> None:
        """Note a problem and go on."""
        self.problems.append(Problem(file, feature, code, message, hint))

    def failed(self, file: str) -> bool:
        """Tell whether a whole file was refused."""
        return any(problem.file == file and not problem.feature for problem in self.problems)

    def extend(self, problems: Iterable[Problem]) -> None:
        """Note several problems and go on."""
        self.problems.extend(problems)

    def text(self, name: str) -> str | None:
        """Return a file's text (UTF-8), or `None` after reporting why it cannot be read."""
        path = self.path / name
        if not path.resolve().is_relative_to(self.path.resolve()):
            self.report(name, "", "outside-folder", "the file lies outside the atlas folder", "a name within it")
            return None
        try:
            size = path.stat().st_size
            if size > MAX_FILE_BYTES:
                self.report(name, "", "too-large", f"{size} bytes", f"at most {MAX_FILE_BYTES} bytes")
                return None
            raw = path.read_bytes()
            self._digest.update(name.encode() + b"\0" + raw)
            return raw.decode("utf-8-sig")
        except FileNotFoundError:
            self.report(name, "", "missing-file", "the file is not there", "every file that atlas.toml needs")
        except IsADirectoryError:
            self.report(name, "", "not-a-file", "this is a folder", "a file")
        except UnicodeDecodeError as error:
            self.report(name, "", "not-utf8", f"byte {error.start} is not UTF-8", "a UTF-8 text")
        except OSError as error:
            self.report(name, "", "unreadable", str(error.strerror), "a readable file")
        return None

    def json(self, name: str) -> Any:
        """Return a file's JSON (RFC 8259, no duplicate keys, no NaN), or `None` after a report."""
        text = self.text(name)
        if text is None:
            return None
        try:
            return json.loads(text, object_pairs_hook=_unique_keys, parse_constant=_no_constant)
        except json.JSONDecodeError as error:
            where = f"line {error.lineno} column {error.colno}"
            self.report(name, "", "bad-json", f"{error.msg} at {where}", "valid JSON")
        except ValueError as error:
            self.report(name, "", "bad-json", str(error), "valid JSON")
        except RecursionError:
            self.report(name, "", "bad-json", "nested too deeply", "plain GeoJSON or CSL-JSON")
        return None

    def toml(self, name: str) -> dict[str, Any] | None:
        """Return a file's TOML, or `None` after a report."""
        text = self.text(name)
        if text is None:
            return None
        try:
            return tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            self.report(name, "", "bad-toml", str(error), "valid TOML")
        return None

    def rows(self, name: str, columns: tuple[str, ...]) -> list[dict[str, str]]:
        """Return a CSV file's rows (RFC 4180) as dictionaries of exactly `columns`."""
        text = self.text(name)
        if text is None:
            return []
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        try:
            header, *lines = [line for line in reader if line] or [[]]
        except csv.Error as error:
            self.report(name, f"line {reader.line_num}", "bad-csv", str(error), "RFC 4180 quoting")
            return []
        if not self._header_fits(name, header, columns):
            return []
        return [dict(zip(header, line, strict=True)) for line in self._full_lines(name, header, lines)]

    def _header_fits(self, name: str, header: list[str], columns: tuple[str, ...]) -> bool:
        wanted = ", ".join(columns)
        for column in sorted(set(header) - set(columns)):
            self.report(name, "header", "unknown-column", f"column '{column}' is not known", wanted)
        for column in sorted(set(columns) - set(header)):
            self.report(name, "header", "missing-column", f"column '{column}' is missing", wanted)
        for column in sorted({column for column in header if header.count(column) > 1}):
            self.report(name, "header", "duplicate-column", f"column '{column}' is there twice", wanted)
        return sorted(header) == sorted(columns)

    def _full_lines(self, name: str, header: list[str], lines: list[list[str]]) -> Iterable[list[str]]:
        for line in lines:
            if len(line) == len(header):
                yield line
            else:
                message = f"{len(line)} fields"
                self.report(name, line[0], "field-count", message, f"{len(header)} fields, as in the header")


def _unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        twice = sorted({key for key, _ in pairs if sum(key == other for other, _ in pairs) > 1})
        raise ValueError(f"the key '{twice[0]}' stands twice in one object")
    return found


def _no_constant(word: str) -> Any:
    raise ValueError(f"{word} is not JSON")
