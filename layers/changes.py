"""What began, changed and ended: between two dates, and from one interval to another.

Between two dates, every spell that begins or ends makes a change on that day. A spell that follows
another without a gap changes its status; a happening begins and that is all. From one interval to
another, what the map shows is compared, feature by feature.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from layers.model import Atlas, Claim, Feature
from layers.status import Spell, spells_of
from layers.timefilter import Interval, state_in
from layers.vocabulary import HAPPENING
from layers.wording import ends_in_words

BEGAN: Final = "began"
CHANGED: Final = "changed"
ENDED: Final = "ended"

_State = tuple[Spell, bool] | None
"""What an interval shows of a feature, as `timefilter.state_in` tells it."""


@dataclass(frozen=True)
class Change:
    """A day on which a feature took, changed or lost a status."""

    feature: Feature
    kind: str
    """`began`, `changed` or `ended`."""
    day: date
    """The first day of the new status; for what ended, the last day on which it held."""
    words: str
    """The day as its document dates it: `c. 1990`, `April 2003`."""
    before: str
    """Status before, empty for none."""
    after: str
    """Status after, empty for none."""
    claim: str
    """Id of the claim that says so."""
    approximate: bool
    """Whether the claim's date is approximate or uncertain."""


@dataclass(frozen=True)
class Difference:
    """A feature that two intervals show differently."""

    feature: Feature
    kind: str
    """`began`, `changed` or `ended`."""
    before: str
    """Status in the first interval, empty when it does not show the feature."""
    after: str
    """Status in the second interval, empty when it does not show the feature."""
    claim: str
    """Id of the claim behind what the second interval shows, or else the first."""


def changes_between(atlas: Atlas, first: date, last: date) -> list[Change]:
    """Return the changes from `first` to `last`, both included, by day and then in the order of features."""
    found = (
        change
        for feature in atlas.features
        for change in changes_of(feature, atlas.claims_by_feature[feature.id])
        if first <= change.day <= last
    )
    return sorted(_once(found), key=lambda change: change.day)


def changes_of(feature: Feature, claims: Sequence[Claim]) -> Iterator[Change]:
    """Yield the changes of one feature, from the claims on it, spell by spell."""
    spells = spells_of(claims)
    words = {claim.id: ends_in_words(claim.when) for claim in claims if claim.when}
    for spell in spells:
        since, until = words[spell.claim]
        said = (spell.claim, spell.approximate)
        replaced = [other.status for other in spells if _replaces(spell, other)]
        if spell.start and spell.status not in replaced:
            kind, before = (CHANGED, replaced[-1]) if replaced else (BEGAN, "")
            yield Change(feature, kind, spell.start, since, before, spell.status, *said)
        if spell.end and _ends(spell, spells):
            yield Change(feature, ENDED, spell.end, until, spell.status, "", *said)


def differences(atlas: Atlas, before: Interval, after: Interval) -> list[Difference]:
    """Return the features that two intervals show differently, in the order of features."""
    found = []
    for feature in atlas.features:
        spells = spells_of(atlas.claims_by_feature[feature.id])
        found.append(_difference(feature, state_in(spells, before), state_in(spells, after)))
    return [difference for difference in found if difference]


def _once(changes: Iterable[Change]) -> Iterable[Change]:
    """Return the changes without those that another document says as well."""
    found: dict[tuple[object, ...], Change] = {}
    for change in changes:
        found.setdefault((change.day, change.feature.id, change.kind, change.before, change.after), change)
    return found.values()


def _replaces(spell: Spell, other: Spell) -> bool:
    """Tell whether a spell begins on the day after another ends."""
    return spell.start is not None and other.end is not None and (spell.start - other.end).days == 1


def _ends(spell: Spell, spells: Sequence[Spell]) -> bool:
    return spell.status != HAPPENING and not any(_replaces(other, spell) for other in spells)


def _difference(feature: Feature, before: _State, after: _State) -> Difference | None:
    kind, shown = _kind(before, after), after or before
    if not kind or not shown:
        return None
    return Difference(feature, kind, _status(before), _status(after), shown[0].claim)


def _kind(before: _State, after: _State) -> str:
    gained = _presence(after) - _presence(before)
    if gained:
        return BEGAN if gained > 0 else ENDED
    return CHANGED if _status(before) != _status(after) else ""


def _presence(state: _State) -> int:
    """Return 0 for what is not shown, 1 for what is faded because it has ended, 2 for what is drawn in full."""
    if state is None:
        return 0
    return 1 if state[1] else 2


def _status(state: _State) -> str:
    return state[0].status if state else ""
