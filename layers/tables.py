"""Rows as text for the terminal and for other programs: JSON, CSV, an aligned table."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any


def as_json(value: object) -> str:
    """Return a value as indented JSON, with text of any script as it is."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def as_csv(columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> str:
    """Return rows as CSV (RFC 4180, but with plain line ends), the columns' names first."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({column: _cell(row[column]) for column in columns} for row in rows)
    return buffer.getvalue().rstrip("\n")


def as_table(lines: Sequence[Sequence[str]]) -> str:
    """Return lines of cells, the header first, as text with aligned columns."""
    table = [[clean(cell) for cell in line] for line in lines]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in table
    )


def clean(text: str) -> str:
    """Replace control characters, which could drive the terminal."""
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text)


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return str(value).lower()  # as JSON writes it
    return ";".join(value) if isinstance(value, list) else value
