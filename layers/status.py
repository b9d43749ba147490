"""The status of a feature over time: spells worked out from its preferred claims, never stored.

A preferred `status` claim whose `when` is an interval makes a spell. A spell with an open end lasts
until the day before the next spell begins. A status claim with a plain date is an observation and
makes none. A feature without any such spell that has preferred `event` claims is a happening: it
holds on the days that those claims name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from layers.model import Claim
from layers.vocabulary import HAPPENING


@dataclass(frozen=True)
class Spell:
    """A stretch of days with one status; both ends belong to it, `None` is open."""

    status: str
    start: date | None
    end: date | None
    claim: str
    """Id of the claim that says so."""
    approximate: bool = False
    """Whether the claim's date is approximate or uncertain."""
    start_latest: date | None = None
    """Last day on which it can have begun; `None` where the start is open or is one day."""
    end_earliest: date | None = None
    """First day on which it can have ended; `None` where the end is open or is one day."""
    observed: bool = False
    """Whether it was only seen on these days, and nobody says that it ended with them; see `layers.told`."""

    @property
    def passing(self) -> bool:
        """Whether its last day is no end: of a happening, or of a state that was only seen."""
        return self.observed or self.status == HAPPENING

    def meets(self, first: date, last: date) -> bool:
        """Tell whether the spell holds at some time from `first` to `last`, both included."""
        return (self.start is None or self.start <= last) and (self.end is None or self.end >= first)

    def surely_meets(self, first: date, last: date) -> bool:
        """Tell whether it does so whatever its dates leave open: `1999` may begin on any day of 1999."""
        begun = self.start_latest is None or self.start_latest <= last
        lasting = self.end_earliest is None or self.end_earliest >= first
        return self.meets(first, last) and begun and lasting and not self.approximate


def spells_of(claims: Iterable[Claim]) -> tuple[Spell, ...]:
    """Return the spells of one feature, earliest first, from the claims on it."""
    preferred = [claim for claim in claims if claim.preferred and claim.when]
    states = [claim for claim in preferred if claim.attribute == "status" and _is_interval(claim)]
    if states:
        return closed_by_next([spell_from(claim, claim.value) for claim in states])
    events = [spell_from(claim, HAPPENING) for claim in preferred if claim.attribute == "event"]
    return in_order(events)


def in_order(spells: Iterable[Spell]) -> tuple[Spell, ...]:
    """Sort spells by their start; those that begin on one day keep their order."""
    return tuple(sorted(spells, key=_start))


def closed_by_next(spells: Sequence[Spell]) -> tuple[Spell, ...]:
    """Sort spells and end each open one the day before the next begins."""
    ordered = in_order(spells)
    return tuple(_closed(spell, ordered) for spell in ordered)


def _closed(spell: Spell, others: Sequence[Spell]) -> Spell:
    later = [other.start for other in others if other.start and other.start > _start(spell)]
    if spell.end is not None or not later:
        return spell
    return replace(spell, end=min(later) - timedelta(days=1))


def spell_from(claim: Claim, status: str) -> Spell:
    """Return the days of a dated claim as a spell with a status; raises `ValueError` for an undated one."""
    when = claim.when
    if when is None:
        raise ValueError(f"claim {claim.id} is undated and makes no spell")
    return Spell(
        status,
        when.earliest,
        when.latest,
        claim.id,
        approximate=when.approximate or when.uncertain,
        start_latest=_where_apart(when.start_latest, when.earliest),
        end_earliest=_where_apart(when.end_earliest, when.latest),
    )


def _where_apart(day: date | None, bound: date | None) -> date | None:
    return None if day == bound else day


def _is_interval(claim: Claim) -> bool:
    return claim.when is not None and claim.when.is_interval


def _start(spell: Spell) -> date:
    return spell.start or date.min
