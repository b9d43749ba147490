"""Dates as the atlas understands them: EDTF strings and their bounds in days.

Accepted is EDTF (ISO 8601-2, Library of Congress profile) level 1 without times of day, and the
level 2 form `[a..b]`, "one day between a and b". The rules for the bounds:

* a date covers all its days: `2003-04` is 2003-04-01 to 2003-04-30, `199X` is 1990 to 1999;
* `?`, `~` and `%` (uncertain, approximate, both) are flags and never widen the bounds;
* `a/b` is an interval, closed at both ends: from the first day of a to the last day of b;
* `..` is an open end: `a/..` holds from a on, `../b` held until b. An empty end is refused, because
  it means "unknown" and programs guess different things for it;
* years lie between 1 and 9999, and a string is at most 64 characters long.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

from layers.errors import DateError

MAX_LENGTH = 64
"""Longest date string in characters that is given to the parser."""

# Level 1 dates; the library itself accepts far more, and errs on some of it.
_DATE = re.compile(
    r"""( \d{4} (-\d\d)? (-\d\d)?                        # a year, month or day
      | \d{3}X | \d\dXX | \d{4} (-\d\d)? -XX | \d{4}-XX-XX  # unspecified digits from the right
      | \d{4}-2[1-4]                                      # a season
      ) [?~%]?                                           # uncertain, approximate, both
    """,
    re.ASCII | re.VERBOSE,
)
_ONE_OF = re.compile(r"^\[([^,\[\]{}]+)\.\.([^,\[\]{}]+)\]$")


@dataclass(frozen=True)
class When:
    """An EDTF string with its bounds; `None` stands for an open end."""

    edtf: str
    """The string as written in the data."""
    earliest: date | None
    """First day that the string covers."""
    start_latest: date | None
    """Last day on which it can have begun."""
    end_earliest: date | None
    """First day on which it can have ended."""
    latest: date | None
    """Last day that the string covers."""
    is_interval: bool
    """Whether it was written as an interval (`a/b`), a spell rather than an observation."""
    approximate: bool
    uncertain: bool

    def overlaps(self, other: When) -> bool:
        """Tell whether the two share at least one day."""
        return _not_after(self.earliest, other.latest) and _not_after(other.earliest, self.latest)


def parse_when(text: str) -> When:
    """Read an EDTF string.

    Raises
    ------
    DateError
        When the string is not accepted; the message says what was expected.
    """
    if len(text) > MAX_LENGTH:
        raise DateError(f"a date of {len(text)} characters, at most {MAX_LENGTH} are read")
    if text != text.strip():
        raise _refused(repr(text))
    return _parse(text)


def day_of(text: str) -> tuple[date, date]:
    """Return the first and last day of a closed EDTF string, for instance one that a reader typed.

    Raises
    ------
    DateError
        When the string is not accepted or has an open end.
    """
    when = parse_when(text)
    if when.earliest is None or when.latest is None:
        raise DateError(f"'{text}' has an open end; a first and a last day are needed")
    return when.earliest, when.latest


@lru_cache(maxsize=4096)
def _parse(text: str) -> When:
    if text.count("/") > 1:
        raise _refused(text)
    start_text, slash, end_text = text.partition("/")
    start = _end_bounds(start_text, text)
    end = _end_bounds(end_text, text) if slash else start
    if start[0] and end[1] and start[0] > end[1]:
        raise DateError(f"'{text}' ends before it begins")
    return When(
        edtf=text,
        earliest=start[0],
        start_latest=start[1],
        end_earliest=end[0],
        latest=end[1],
        is_interval=bool(slash),
        approximate=any(mark in text for mark in "~%"),
        uncertain=any(mark in text for mark in "?%"),
    )


def _end_bounds(part: str, whole: str) -> tuple[date | None, date | None]:
    """Return the first and last day of one side of an interval, or of a plain date."""
    if part == "..":
        if part == whole:
            raise _refused(whole)
        return None, None
    one_of = _ONE_OF.match(part)
    if one_of:
        first, _ = _end_bounds(one_of[1], whole)
        _, last = _end_bounds(one_of[2], whole)
        if first is None or last is None or first > last:
            raise _refused(whole)
        return first, last
    return _strict_bounds(part, whole)


def _strict_bounds(part: str, whole: str) -> tuple[date, date]:
    parsed = _library_parse(part, whole)
    first, last = parsed.lower_strict(), parsed.upper_strict()
    if not 1 <= first[0] <= last[0] <= 9999:  # noqa: PLR2004  the range of datetime.date
        raise _refused(whole)
    try:
        return date(*first[:3]), date(*last[:3])
    except ValueError:  # the library lets 29 February of any year pass
        raise _refused(whole) from None


def _library_parse(part: str, whole: str) -> Any:
    if not _DATE.fullmatch(part):
        raise _refused(whole)
    try:
        return parse_edtf(part.rstrip("?~%"))
    except EDTFParseException:
        raise _refused(whole) from None


def _not_after(first: date | None, second: date | None) -> bool:
    return first is None or second is None or first <= second


def _refused(text: str) -> DateError:
    shown = text if text else "(empty)"
    return DateError(
        f"'{shown}' is not a date that the atlas reads: EDTF such as 2006, 2003-04, 2006-07-13, "
        "2006-07-13/.., 1994-05-12/2020-11-10, 2022?, 1990~ or [1990..1995]"
    )
