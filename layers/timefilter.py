"""What is visible in the reader's interval, and with which status.

Four modes, always explicit:

* `year` and `range`: whatever held at some time in the interval, with the last status in it;
* `up-to`: everything begun by the end of the interval, what has ended faded;
* `day`: the state on that day.

The same rules in the browser are in `webmap/static/time.js`; a test compares the two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from layers.dates import day_of
from layers.errors import DateError
from layers.model import Atlas, Claim, Feature
from layers.status import Spell, spells_of

MODES: Final = ("year", "range", "up-to", "day")


@dataclass(frozen=True)
class Interval:
    """The reader's time: a mode and its first and last day, both included."""

    mode: str
    first: date
    last: date


@dataclass(frozen=True)
class Visible:
    """A feature that the interval shows."""

    feature: Feature
    spell: Spell
    """The last spell within the interval; its status is the one that is drawn."""
    ended: bool
    """Whether that spell was over before the interval was: drawn faded."""
    certain: bool
    """Whether it held within the interval whatever its dates leave open; otherwise drawn paler."""


def interval_of(edtf: str, mode: str = "year") -> Interval:
    """Return the interval that a date means in a mode.

    `year` widens to whole years, `day` narrows to the last day.

    Raises
    ------
    DateError
        When the date is not accepted, has an open end, or the mode is not known.
    """
    if mode not in MODES:
        raise DateError(f"'{mode}' is not a mode; use one of {', '.join(MODES)}")
    first, last = day_of(edtf)
    if mode == "year":
        return Interval(mode, date(first.year, 1, 1), date(last.year, 12, 31))
    if mode == "day":
        return Interval(mode, last, last)
    return Interval(mode, first, last)


def state_in(spells: Sequence[Spell], interval: Interval) -> tuple[Spell, bool] | None:
    """Return the spell that an interval shows and whether it had ended, or `None` for nothing.

    `spells` are in order of their start. What is passing, such as a happening, is drawn in full wherever
    the interval meets it; only `up-to` fades it once it is over.
    """
    met = [spell for spell in spells if spell.meets(_first_met(interval), interval.last)]
    if not met:
        return None
    last = met[-1]
    over = last.end is not None and last.end < interval.last
    return last, over and (not last.passing or interval.mode == "up-to")


def visible_in(
    atlas: Atlas, interval: Interval, spells: Callable[[Sequence[Claim]], Sequence[Spell]] = spells_of
) -> Iterator[Visible]:
    """Yield the features that an interval shows, in the order of the layers.

    `spells` works out the spells of a feature from its claims; another than the usual one tells another story.
    """
    for feature in atlas.features:
        state = state_in(spells(atlas.claims_by_feature[feature.id]), interval)
        if state:
            spell, ended = state
            yield Visible(feature, spell, ended, spell.surely_meets(_first_met(interval), interval.last))


def _first_met(interval: Interval) -> date:
    """Return the first day of which a spell may hold to be shown; `up-to` looks back without end."""
    return date.min if interval.mode == "up-to" else interval.first
