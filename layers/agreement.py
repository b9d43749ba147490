"""Two documents side by side: where they agree, where they differ, and what one alone says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from layers.disagreements import contradict
from layers.model import Atlas, Claim
from layers.told import family_of
from layers.vocabulary import ATTRIBUTES

Claims = tuple[Claim, ...]


@dataclass(frozen=True)
class Row:
    """What two documents say of one thing; one of them may say nothing."""

    feature: str
    """Id of the feature, empty for what is on none or belongs to a dispute."""
    attribute: str
    """Empty where claims on several attributes stand together."""
    dispute: str
    """Id of the dispute in which they stand on different sides, or empty."""
    first: Claims
    second: Claims


@dataclass(frozen=True)
class Agreement:
    """Two documents, sorted out. A claim that agrees or differs somewhere is not listed as said alone."""

    agree: tuple[Row, ...]
    differ: tuple[Row, ...]
    alone: tuple[Row, ...]
    """By feature, those first of which both speak."""

    @property
    def alone_counts(self) -> tuple[int, int]:
        """Number of claims that only the first makes, and only the second."""
        return sum(len(row.first) for row in self.alone), sum(len(row.second) for row in self.alone)


def agreement_of(atlas: Atlas, first: str, second: str) -> Agreement:
    """Compare two documents; what is part of one counts as its own, but for a part that is itself the other.

    * They differ where claims stand on different sides of one dispute, or contradict each other.
    * They agree where they give a feature the same value of an attribute at times that overlap, or stand on one side
      of a dispute.
    """
    ours, theirs = _claims_of(atlas, first, but=second), _claims_of(atlas, second, but=first)
    differ = (*_disputed(ours, theirs), *_contradicting(atlas, ours, theirs))
    agree = tuple(_agreeing(ours, theirs))
    used = {claim.id for row in (*differ, *agree) for claim in (*row.first, *row.second)}
    left, right = ([claim for claim in claims if claim.id not in used] for claims in (ours, theirs))
    return Agreement(agree, differ, _alone(left, right, _features(ours) & _features(theirs)))


def same(one: Claim, other: Claim) -> bool:
    """Tell whether two claims give one value at times that overlap; an undated one holds at any time."""
    alike = (one.attribute, one.figure.casefold()) == (other.attribute, other.figure.casefold())
    return alike and _overlap(one, other)


def _claims_of(atlas: Atlas, document: str, *, but: str) -> list[Claim]:
    family = family_of(atlas, [document]) - {but}
    return [claim for claim in atlas.claims if claim.document in family]


def _disputed(ours: Sequence[Claim], theirs: Sequence[Claim]) -> Iterator[Row]:
    """Yield a row for each dispute in which the two do not say the same."""
    disputes = dict.fromkeys(dispute for claim in ours for dispute in claim.disputes)
    for dispute in disputes:
        first, second = (tuple(one for one in side if dispute in one.disputes) for side in (ours, theirs))
        if second and not all(_same_side(*pair) for pair in product(first, second)):
            yield Row("", "", dispute, first, second)


def _same_side(one: Claim, other: Claim) -> bool:
    """Tell whether two claims of a dispute hold the same, and at the same date: dates are what disputes are about."""
    dates = {claim.when.edtf if claim.when else "" for claim in (one, other)}
    return one.attribute == other.attribute and len(dates) == 1 and (same(one, other) or one.attribute == "event")


def _agree(one: Claim, other: Claim) -> bool:
    """Tell whether two claims on one feature agree; of an event in a dispute its date counts, and not our words."""
    return same(one, other) or (bool(set(one.disputes) & set(other.disputes)) and _same_side(one, other))


def _contradicting(atlas: Atlas, ours: Sequence[Claim], theirs: Sequence[Claim]) -> Iterator[Row]:
    """Yield a row for each attribute of a feature on which they contradict each other outside a common dispute."""
    for feature, attribute, first, second in _on_the_same(ours, theirs):
        if not ATTRIBUTES[attribute].exclusive:
            continue
        context = atlas.claims_by_feature[feature]
        pairs = [
            (one, other)
            for one, other in product(first, second)
            if not set(one.disputes) & set(other.disputes) and contradict(one, other, context)
        ]
        if pairs:
            yield _row(feature, attribute, pairs)


def _agreeing(ours: Sequence[Claim], theirs: Sequence[Claim]) -> Iterator[Row]:
    """Yield a row for each attribute of a feature on which they agree; what stands on several features is said once."""
    seen: set[tuple[str, str]] = set()
    for feature, attribute, first, second in _on_the_same(ours, theirs):
        pairs = [pair for pair in product(first, second) if _agree(*pair)]
        fresh = {(one.id, other.id) for one, other in pairs} - seen
        if fresh:
            seen |= fresh
            yield _row(feature, attribute, pairs)


def _row(feature: str, attribute: str, pairs: Sequence[tuple[Claim, Claim]]) -> Row:
    first, second = (tuple(dict.fromkeys(side)) for side in zip(*pairs, strict=True))
    return Row(feature, attribute, "", first, second)


def _on_the_same(ours: Iterable[Claim], theirs: Iterable[Claim]) -> Iterator[tuple[str, str, list[Claim], list[Claim]]]:
    """Yield each feature and attribute of which both speak, with the claims of both."""
    first, second = _by_matter(ours), _by_matter(theirs)
    for feature, attribute in first:
        if (feature, attribute) in second:
            yield feature, attribute, first[feature, attribute], second[feature, attribute]


def _by_matter(claims: Iterable[Claim]) -> dict[tuple[str, str], list[Claim]]:
    found: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        for feature in claim.features:
            found.setdefault((feature, claim.attribute), []).append(claim)
    return found


def _features(claims: Iterable[Claim]) -> set[str]:
    return {feature for claim in claims for feature in claim.features}


def _alone(ours: Sequence[Claim], theirs: Sequence[Claim], shared: set[str]) -> tuple[Row, ...]:
    """Return what is left, each claim once: at a feature of which both speak if it has one, else at its first."""
    found: dict[str, tuple[list[Claim], list[Claim]]] = {}
    for number, claims in enumerate((ours, theirs)):
        for claim in claims:
            feature = next((one for one in claim.features if one in shared), next(iter(claim.features), ""))
            found.setdefault(feature, ([], []))[number].append(claim)
    rows = [Row(feature, "", "", tuple(first), tuple(second)) for feature, (first, second) in found.items()]
    return tuple(sorted(rows, key=lambda row: (row.feature not in shared, not row.feature)))


def _overlap(one: Claim, other: Claim) -> bool:
    (begun, ended), (other_begun, other_ended) = _days(one), _days(other)
    return begun <= other_ended and other_begun <= ended


def _days(claim: Claim) -> tuple[date, date]:
    if claim.when is None:
        return date.min, date.max
    return claim.when.earliest or date.min, claim.when.latest or date.max


@dataclass(frozen=True)
class Candidate:
    """A document that another can be set beside."""

    document: str
    disputes: int
    """Disputes in which both stand."""
    features: int
    """Features of which both speak."""


def candidates_for(atlas: Atlas, document: str) -> list[Candidate]:
    """Return the documents that have something in common with one, those with most in common first."""
    family = family_of(atlas, [document])
    whole = {one.id: one.part_of or one.id for one in atlas.documents}
    features: dict[str, set[str]] = {}
    disputes: dict[str, set[str]] = {}
    for claim in atlas.claims:
        owner = document if claim.document in family else whole[claim.document]
        features.setdefault(owner, set()).update(claim.features)
        disputes.setdefault(owner, set()).update(claim.disputes)
    own = features.pop(document, set()), disputes.pop(document, set())
    found = (Candidate(one, len(disputes[one] & own[1]), len(features[one] & own[0])) for one in features)
    common = (one for one in found if one.disputes or one.features)
    return sorted(common, key=lambda one: (-one.disputes, -one.features, one.document))
