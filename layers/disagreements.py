"""Where documents disagree: claims on one feature whose times overlap and whose values differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from layers.errors import Problem
from layers.model import Atlas, Claim
from layers.vocabulary import ATTRIBUTES


@dataclass(frozen=True)
class Contradiction:
    """Two claims on the same feature and attribute that cannot both be so."""

    feature: str
    first: Claim
    second: Claim

    @property
    def covered(self) -> bool:
        """Whether a dispute names both claims."""
        return bool(set(self.first.disputes) & set(self.second.disputes))


def contradictions(atlas: Atlas) -> Iterator[Contradiction]:
    """Yield every pair of claims that contradict each other, feature by feature."""
    for feature, claims in atlas.claims_by_feature.items():
        exclusive = [claim for claim in claims if ATTRIBUTES[claim.attribute].exclusive]
        for first, second in combinations(exclusive, 2):
            if contradict(first, second, claims):
                yield Contradiction(feature, first, second)


def contradict(first: Claim, second: Claim, context: Iterable[Claim]) -> bool:
    """Tell whether two claims on one feature differ at the same time.

    `context` are all claims on the feature: a claim with an open end reaches until the day before
    the next claim of its own kind, for a preferred claim the next preferred one, for any other the
    next of the same document. An undated status says nothing about a time and contradicts nothing;
    an undated figure holds always.
    """
    if first.attribute != second.attribute or _same(first, second):
        return False
    if first.attribute == "status" and not (first.when and second.when):
        return False
    others = list(context)
    return _overlap(_reach(first, others), _reach(second, others))


def uncovered_problems(atlas: Atlas) -> Iterator[Problem]:
    """Yield a problem for each contradiction that no dispute covers, and each idle dispute."""
    for pair in contradictions(atlas):
        if not pair.covered:
            yield Problem(
                "claims.csv",
                pair.feature,
                "uncovered-contradiction",
                f"{pair.first.id} says {pair.first.attribute} '{pair.first.figure}' and {pair.second.id} says "
                f"'{pair.second.figure}' at the same time",
                "one dispute that both name, other dates, or the same value",
            )
    yield from _idle_disputes(atlas)


def _idle_disputes(atlas: Atlas) -> Iterator[Problem]:
    for dispute, claims in atlas.claims_by_dispute.items():
        sides = {(claim.value, claim.unit, claim.when.edtf if claim.when else "") for claim in claims}
        if len(sides) < 2:  # noqa: PLR2004  a dispute has two sides
            message = f"its {len(claims)} claims do not differ"
            yield Problem("disputes.csv", dispute, "idle-dispute", message, "two claims with other values or dates")


def _same(first: Claim, second: Claim) -> bool:
    return (first.value.casefold(), first.unit) == (second.value.casefold(), second.unit)


_Reach = tuple[date, date]


def _reach(claim: Claim, others: list[Claim]) -> _Reach:
    """Return the first and last day on which a claim holds."""
    if claim.when is None:
        return date.min, date.max
    start, end = claim.when.earliest or date.min, claim.when.latest
    if end is not None:
        return start, end
    later = [begin for other in others if _closes(other, claim) and (begin := _begin(other)) > start]
    return start, min(later) - timedelta(days=1) if later else date.max


def _closes(other: Claim, claim: Claim) -> bool:
    if other.attribute != claim.attribute or other.when is None or other is claim:
        return False
    if claim.preferred:
        # An observation of a status makes no spell, so the map draws on.
        return other.preferred and (other.attribute != "status" or other.when.is_interval)
    return other.document == claim.document


def _begin(claim: Claim) -> date:
    return (claim.when.earliest if claim.when else None) or date.min


def _overlap(first: _Reach, second: _Reach) -> bool:
    return first[0] <= second[1] and second[0] <= first[1]
