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

    def meets(self, first: date, last: date) -> bool:
        """Tell whether the spell holds at some time from `first` to `last`, both included."""
        return (self.start is None or self.start <= last) and (self.end is None or self.end >= first)


def spells_of(claims: Iterable[Claim]) -> tuple[Spell, ...]:
    """Return the spells of one feature, earliest first, from the claims on it."""
    preferred = [claim for claim in claims if claim.preferred and claim.when]
    states = [claim for claim in preferred if claim.attribute == "status" and _is_interval(claim)]
    if states:
        return closed_by_next([_spell(claim, claim.value) for claim in states])
    events = [_spell(claim, HAPPENING) for claim in preferred if claim.attribute == "event"]
    return tuple(sorted(events, key=_start))


def closed_by_next(spells: Sequence[Spell]) -> tuple[Spell, ...]:
    """Sort spells and end each open one the day before the next begins."""
    ordered = sorted(spells, key=_start)
    return tuple(_closed(spell, ordered) for spell in ordered)


def _closed(spell: Spell, others: Sequence[Spell]) -> Spell:
    later = [other.start for other in others if other.start and other.start > _start(spell)]
    if spell.end is not None or not later:
        return spell
    return replace(spell, end=min(later) - timedelta(days=1))


def _spell(claim: Claim, status: str) -> Spell:
    when = claim.when
    if when is None:
        raise ValueError(f"claim {claim.id} is undated and makes no spell")
    return Spell(status, when.earliest, when.latest, claim.id, when.approximate or when.uncertain)


def _is_interval(claim: Claim) -> bool:
    return claim.when is not None and claim.when.is_interval


def _start(spell: Spell) -> date:
    return spell.start or date.min
