"""The atlas as some documents alone tell it.

A document's own claims count whatever their rank, for the rank is the atlas's judgement and not the document's:

* its `status` claims with an interval make spells, closed as in `layers.status`;
* a `status` claim with a plain date is seen on the days it names, and says nothing of the days after;
* a happening holds on the days that its `event` claims name.

Where several documents are chosen their spells stand together; of two that begin on one day, the map draws the one of
the higher rank. A feature that the documents speak of without a dated state has no spells: it is named, and no more.
The same rules in the browser are in `webmap/static/told.js`; a test compares the two.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from layers.model import Atlas, Claim
from layers.status import Spell, closed_by_next, in_order, spell_from, spells_of
from layers.vocabulary import HAPPENING, RANKS


def family_of(atlas: Atlas, chosen: Collection[str]) -> frozenset[str]:
    """Return the chosen documents with those that are part of one of them."""
    parts = (document.id for document in atlas.documents if document.part_of in chosen)
    return frozenset((*chosen, *parts))


def told_claims(claims: Sequence[Claim], documents: Collection[str]) -> list[Claim]:
    """Return the claims that some documents make."""
    return [claim for claim in claims if claim.document in documents]


def told_spells(claims: Sequence[Claim], documents: Collection[str]) -> tuple[Spell, ...]:
    """Return the spells of one feature as some documents alone tell them, from all claims on it."""
    said = sorted((claim for claim in told_claims(claims, documents) if claim.when), key=_least_first)
    states = [claim for claim in said if claim.attribute == "status"]
    if states or not _is_happening(claims):
        spells = closed_by_next([spell_from(claim, claim.value) for claim in states if _lasts(claim)])
        seen = [replace(spell_from(claim, claim.value), observed=True) for claim in states if not _lasts(claim)]
        return in_order([*spells, *seen])
    return in_order([spell_from(claim, HAPPENING) for claim in said if claim.attribute == "event"])


def _is_happening(claims: Sequence[Claim]) -> bool:
    """Tell whether a feature is a happening by the atlas as a whole: a line does not take place."""
    return all(spell.status == HAPPENING for spell in spells_of(claims))


def _lasts(claim: Claim) -> bool:
    return claim.when is not None and claim.when.is_interval


def _least_first(claim: Claim) -> int:
    return -list(RANKS).index(claim.rank)
