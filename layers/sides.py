"""The sides of a dispute, and where their dates lie on an axis of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from layers.model import Atlas, Claim
from layers.vocabulary import ATTRIBUTES
from layers.wording import MONTHS, in_words

Span = tuple[date | None, date | None]
"""First and last day; `None` is open."""

TICKS_AT_MOST: Final = 4
_DAYS_AT_MOST: Final = 45
"""A longer axis has ticks of months."""
_MONTHS_AT_MOST: Final = 36
"""A longer axis has ticks of years."""
_ROOM: Final = 0.04
"""Room before and after the dates, as a share of their length."""
_MONTH_STEPS: Final = (1, 2, 3, 4, 6, 12)
_YEAR_STEPS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


@dataclass(frozen=True)
class Side:
    """What some claims of a dispute hold alike."""

    attribute: str
    figure: str
    """What is held: the value with its unit."""
    when: str
    """The date in words, empty for none."""
    days: Span | None
    """Earliest and latest day; `None` for an undated side."""
    claims: tuple[Claim, ...]
    features: tuple[str, ...]
    """Ids of the features that it speaks of."""

    @property
    def followed(self) -> bool:
        """Whether the map is drawn by one of its claims."""
        return any(claim.preferred for claim in self.claims)


@dataclass(frozen=True)
class Strip:
    """Dates on a common axis from `first` to `last`, both included; places and widths in percent of it."""

    first: date
    last: date
    bars: tuple[tuple[float, float] | None, ...]
    """Left end and width of each span; `None` for a span without a date."""
    ticks: tuple[tuple[float, str], ...]
    """Place and words."""
    years: str
    """What the words of the ticks leave out: the year or years of an axis of days."""


def sides_of(atlas: Atlas, dispute: str) -> tuple[Side, ...]:
    """Return the sides of a dispute by attribute, and within it by date, undated ones last.

    Claims are on one side when they give one value at one time; of an event, whose value is only our words
    for it, when they give one date. Where the map follows the value for some features and not for others,
    these are two sides.
    """
    return _sides(atlas.claims_by_dispute[dispute])


def _sides(claims: Sequence[Claim]) -> tuple[Side, ...]:
    followed: dict[tuple[str, ...], set[str]] = {}
    for claim in claims:
        if claim.preferred:
            followed.setdefault(_held(claim), set()).update(claim.features)
    groups: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        held = _held(claim)
        apart = bool(claim.features) and not followed.get(held, set(claim.features)) & set(claim.features)
        groups.setdefault((*held, apart), []).append(claim)
    return tuple(sorted(map(_side, groups.values()), key=_order))


def _held(claim: Claim) -> tuple[str, ...]:
    when = claim.when.edtf if claim.when else ""
    if claim.attribute == "event" and when:
        return claim.attribute, when
    return claim.attribute, when, claim.figure.casefold()


def strip_of(spans: Sequence[Span | None], within: tuple[date, date] | None = None) -> Strip | None:
    """Return where spans lie on an axis that has just room for their dates; `None` where there is no date.

    An open end runs to the end of the axis. `within` are the first and last day that the axis may have: what lies
    outside is drawn at its end.
    """
    spans = [span and _clipped(span, within) for span in spans]
    days = [day for span in spans if span for day in span if day]
    if not days:
        return None
    first, last = min(days), max(days)
    room = max(timedelta(days=1), (last - first) * _ROOM)
    axis = first - min(room, first - date.min), last + min(room, date.max - last)
    bars = tuple(_bar(span, *axis) for span in spans)
    ticks = tuple((_place(day, unit, axis), words) for day, unit, words in _ticks(first, last))
    years = "–".join(dict.fromkeys((str(first.year), str(last.year)))) if _by_days(first, last) else ""
    return Strip(*axis, bars, ticks, years)


def _side(claims: list[Claim]) -> Side:
    one = claims[0]
    figures = {claim.figure.casefold(): claim.figure for claim in reversed(claims)}
    days = (one.when.earliest, one.when.latest) if one.when else None
    features = dict.fromkeys(feature for claim in claims for feature in claim.features)
    return Side(
        one.attribute, "; ".join(reversed(figures.values())), in_words(one.when), days, tuple(claims), tuple(features)
    )


def _order(side: Side) -> tuple[int, bool, date, date]:
    first, last = side.days or (None, None)
    return list(ATTRIBUTES).index(side.attribute), side.days is None, first or date.min, last or date.max


def _clipped(span: Span, within: tuple[date, date] | None) -> Span:
    if within is None:
        return span
    first, last = within
    start, end = (day and min(max(day, first), last) for day in span)
    return start, end


def _bar(span: Span | None, first: date, last: date) -> tuple[float, float] | None:
    if span is None or span == (None, None):
        return None
    start, end = span[0] or first, span[1] or last
    share = 100 / _length(first, last)
    return round((start - first).days * share, 6), round(_length(start, end) * share, 6)


def _place(day: date, unit: int, axis: tuple[date, date]) -> float:
    """Return the middle of so many days from one on; 0 days mean its beginning."""
    first, last = axis
    return round(100 * ((day - first).days + unit / 2) / _length(first, last), 3)


def _length(first: date, last: date) -> int:
    return (last - first).days + 1


def _ticks(first: date, last: date) -> Iterator[tuple[date, int, str]]:
    """Yield days with how many of them a tick stands for, and its words: days, or beginnings of months or years."""
    months = (last.year - first.year) * 12 + last.month - first.month
    if _by_days(first, last):
        yield from _days(first, last)
    elif months <= _MONTHS_AT_MOST:
        yield from ((day, 0, f"{MONTHS[day.month - 1][:3]} {day.year}") for day in _months(first, last, months))
    else:
        yield from ((day, 0, str(day.year)) for day in _years(first, last))


def _by_days(first: date, last: date) -> bool:
    return _length(first, last) <= _DAYS_AT_MOST


def _days(first: date, last: date) -> Iterator[tuple[date, int, str]]:
    length = _length(first, last)
    for offset in range(0, length, -(-length // TICKS_AT_MOST)):
        day = first + timedelta(days=offset)
        yield day, 1, f"{day.day} {MONTHS[day.month - 1][:3]}"


def _months(first: date, last: date, months: int) -> Iterator[date]:
    step = next(step for step in _MONTH_STEPS if months / step < TICKS_AT_MOST or step == _MONTH_STEPS[-1])
    for number in range(first.year * 12 + first.month, last.year * 12 + last.month):
        if number % step == 0:
            yield date(number // 12, number % 12 + 1, 1)


def _years(first: date, last: date) -> Iterator[date]:
    step = next(step for step in _YEAR_STEPS if (last.year - first.year) / step <= TICKS_AT_MOST)
    for year in range(first.year + 1, last.year + 1):
        if year % step == 0:
            yield date(year, 1, 1)
