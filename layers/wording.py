"""Dates in words, as a reader meets them in popups, pages and the terminal."""

from __future__ import annotations

import re

from layers.dates import When, parse_when

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_ONE_OF = re.compile(r"^\[(.+)\.\.(.+)\]$")


def in_words(when: When | None) -> str:
    """Return an EDTF date in words: `2006-07-13/..` is "from 13 July 2006"; undated is empty."""
    if when is None:
        return ""
    start, slash, end = when.edtf.partition("/")
    if not slash:
        return _date(start)
    if start == end == "..":
        return "always"
    if end == "..":
        return f"from {_date(start)}"
    if start == "..":
        return f"until {_date(end)}"
    return f"{_date(start)} to {_date(end)}"


def ends_in_words(when: When) -> tuple[str, str]:
    """Return the words of both ends of an interval, empty for an open one; a plain date is both."""
    start, slash, end = when.edtf.partition("/")
    ends = (start, end if slash else start)
    first, last = ("" if part == ".." else _date(part) for part in ends)
    return first, last


def edtf_in_words(text: str) -> str:
    """Return an EDTF string in words; raises `DateError` when it is not accepted."""
    return in_words(parse_when(text))


def _date(text: str) -> str:
    one_of = _ONE_OF.match(text)
    if one_of:
        return f"between {_date(one_of[1])} and {_date(one_of[2])}"
    plain = text.rstrip("?~%")
    mark = text[len(plain) :]
    words = _plain(plain)
    if mark in {"~", "%"}:
        words = f"c. {words}"
    return f"{words} (uncertain)" if mark in {"?", "%"} else words


def _plain(text: str) -> str:
    year, *rest = text.split("-")
    if year.endswith("XX"):
        return f"{year[:2]}00 to {year[:2]}99"
    if year.endswith("X"):
        return f"{year.replace('X', '0')}s"
    if not rest or not rest[0].isdecimal():
        return year
    if rest[0] in _SEASONS:
        return f"{_SEASONS[rest[0]]} {year}"
    month = f"{MONTHS[int(rest[0]) - 1]} {year}"
    return f"{int(rest[1])} {month}" if rest[1:] and rest[1].isdecimal() else month
