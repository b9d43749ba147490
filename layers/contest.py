"""How the sides of a dispute stand to one another: what competes, and what else bears on the question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from layers.model import Atlas, Claim
from layers.sides import Side, Strip, sides_of, strip_of
from layers.vocabulary import ATTRIBUTES


@dataclass(frozen=True)
class Group:
    """Sides that answer one part of a question, such as when building began."""

    attribute: str
    status: str
    """The state whose dates differ; empty for other attributes and for states that are given once."""
    sides: tuple[Side, ...]

    @property
    def strip(self) -> Strip | None:
        """Their dates on an axis of their own; `None` where fewer than two dates differ."""
        days = [side.days for side in self.sides]
        return strip_of(days) if len(set(filter(None, days))) > 1 else None


@dataclass(frozen=True)
class Contest:
    """A dispute's sides, sorted out."""

    groups: tuple[Group, ...]
    rest: tuple[Side, ...]
    """Sides that no other contradicts: what else bears on the question."""

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides that compete."""
        return tuple(side for group in self.groups for side in group.sides)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims, those that compete first."""
        return tuple(claim for side in (*self.sides, *self.rest) for claim in side.claims)

    @property
    def documents(self) -> tuple[str, ...]:
        """Ids of the documents that take part, each once."""
        return tuple(dict.fromkeys(claim.document for claim in self.claims))

    @property
    def features(self) -> tuple[str, ...]:
        """Ids of the features that are spoken of, those of competing sides first."""
        return tuple(dict.fromkeys(feature for side in (*self.sides, *self.rest) for feature in side.features))


def contest_of(atlas: Atlas, dispute: str) -> Contest:
    """Return a dispute's sides by what they answer.

    Sides compete when another gives the same attribute of one of their features otherwise. Where none do, or where
    the core documents would be left out, all stand against each other.
    """
    sides = sides_of(atlas, dispute)
    main = [side for side in sides if any(_competes(side, other) for other in sides)]
    if not main or (_has_core(atlas, sides) and not _has_core(atlas, main)):
        main = list(sides)
    grouped = _groups(main)
    loose = [group for group in grouped if _of_different_things(group) and not _has_core(atlas, group.sides)]
    groups = tuple(group for group in grouped if group not in loose) or grouped
    contested = [side for group in groups for side in group.sides]
    return Contest(groups, tuple(side for side in sides if side not in contested))


def _has_core(atlas: Atlas, sides: Sequence[Side]) -> bool:
    return any(atlas.document_by_id[claim.document].core for side in sides for claim in side.claims)


def _of_different_things(group: Group) -> bool:
    """Tell whether one state is given for features of which no two sides speak: their dates do not compete."""
    features = [feature for side in group.sides for feature in side.features]
    return bool(group.status and features) and len(features) == len(set(features))


def _competes(side: Side, other: Side) -> bool:
    shared = set(side.features) & set(other.features) or not (side.features or other.features)
    return side is not other and side.attribute == other.attribute and bool(shared)


def _groups(sides: Sequence[Side]) -> tuple[Group, ...]:
    """Group sides by attribute, and states by what they are; a state that only one side gives stands with its like."""
    states = Counter(side.figure for side in sides if side.attribute == "status")
    found: dict[tuple[str, str], list[Side]] = {}
    for side in sides:
        state = side.figure if side.attribute == "status" and states[side.figure] > 1 else ""
        found.setdefault((side.attribute, state), []).append(side)
    groups = (Group(attribute, status, tuple(said)) for (attribute, status), said in found.items())
    order = list(ATTRIBUTES)
    return tuple(
        sorted(groups, key=lambda group: (len(group.sides) == 1, order.index(group.attribute), not group.status))
    )
