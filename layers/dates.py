"""Dates as the atlas understands them: EDTF strings and their bounds in days.

Accepted is EDTF (ISO 8601-2, Library of Congress profile) level 1 without times of day, and the
level 2 form `[a..b]`, "one day between a and b". The rules for the bounds:

* a date covers all its days: `2003-04` is 2003-04-01 to 2003-04-30, `199X` is 1990 to 1999;
* `?`, `~` and `%` (uncertain, approximate, both) are flags and never widen the bounds;
* `a/b` is an interval, closed at both ends: from the first day of a to the last day of b;
* `..` is an open end: `a/..` holds from a on, `../b` held until b. An empty end is refused, because
  it means "unknown" and programs guess different things for it;
* a month XX or day XX is any of its year or month; a season is three months, winter (24) the one that
  begins in December of its year;
* years lie between 1 and 9999, and a string is at most 64 characters long.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from layers.errors import DateError

MAX_LENGTH = 64
"""Longest date string in characters that is given to the parser."""

_DATE = re.compile(
    r"""(?P<year> \d{4} | \d{3}X | \d\dXX)
        (?: - (?P<season> 2[1-4])
          | - (?P<month> 0[1-9] | 1[0-2] | XX) (?: - (?P<day> \d\d | XX) )? )?
        [?~%]?                       # uncertain, approximate, both
    """,
    re.ASCII | re.VERBOSE,
)
_SEASON_STARTS = {"21": 3, "22": 6, "23": 9, "24": 12}
"""First month of spring, summer, autumn and winter in the northern hemisphere."""
_ONE_OF = re.compile(r"\[([^,\[\]{}]+)\.\.([^,\[\]{}]+)\]")


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
    one_of = _ONE_OF.fullmatch(part)
    if one_of:
        first, _ = _end_bounds(one_of[1], whole)
        _, last = _end_bounds(one_of[2], whole)
        if first is None or last is None or first > last:
            raise _refused(whole)
        return first, last
    return _strict_bounds(part, whole)


def _strict_bounds(part: str, whole: str) -> tuple[date, date]:
    found = _DATE.fullmatch(part)
    if not found:
        raise _refused(whole)
    year, season, month, day = found.group("year", "season", "month", "day")
    # Something known within something unknown is level 2.
    if ("X" in year and month) or (month == "XX" and day not in {None, "XX"}):
        raise _refused(whole)
    try:
        if season:
            return _season_bounds(int(year), _SEASON_STARTS[season])
        return _first_day(year, month, day), _last_day(year, month, day)
    except ValueError:  # no such day, or a year outside those of datetime.date
        raise _refused(whole) from None


def _first_day(year: str, month: str | None, day: str | None) -> date:
    return date(int(year.replace("X", "0")), _number(month, 1), _number(day, 1))


def _last_day(year: str, month: str | None, day: str | None) -> date:
    last_year, last_month = int(year.replace("X", "9")), _number(month, 12)
    return date(last_year, last_month, _number(day, monthrange(last_year, last_month)[1]))


def _season_bounds(year: int, month: int) -> tuple[date, date]:
    last_year, last_month = (year + 1, 2) if month == 12 else (year, month + 2)  # noqa: PLR2004  December
    return date(year, month, 1), date(last_year, last_month, monthrange(last_year, last_month)[1])


def _number(digits: str | None, unspecified: int) -> int:
    return unspecified if digits is None or digits == "XX" else int(digits)


def _not_after(first: date | None, second: date | None) -> bool:
    return first is None or second is None or first <= second


def _refused(text: str) -> DateError:
    shown = text or "(empty)"
    return DateError(
        f"'{shown}' is not a date that the atlas reads: EDTF such as 2006, 2003-04, 2006-07-13, "
        "2006-07-13/.., 1994-05-12/2020-11-10, 2022?, 1990~ or [1990..1995]"
    )
