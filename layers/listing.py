"""Features and changes as rows and records, for the command line and for downloads."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from functools import partial
from typing import Any

from layers.changes import Change, changes_between
from layers.evidence import citation
from layers.model import Atlas, Claim, Feature
from layers.status import Spell, spells_of
from layers.timefilter import Interval, visible_in
from layers.told import family_of, told_claims, told_spells

COLUMNS = ("id", "layer", "kind", "name", "status", "valid_from", "valid_to", "claims")
CHANGE_COLUMNS = (
    *("date", "when", "change", "id", "layer", "kind", "name", "before", "after"),
    *("approximate", "claim", "document", "citation", "locator"),
)


def visible_rows(
    atlas: Atlas, interval: Interval, layer: str | None = None, told: Collection[str] = ()
) -> Iterator[dict[str, Any]]:
    """Yield a row for each visible feature; where `told` names documents, as they alone tell it.

    `valid_from` and `valid_to` are the ISO days of the spell whose status is shown; `None` is open.
    """
    documents = family_of(atlas, told) if told else {document.id for document in atlas.documents}
    spells = partial(told_spells, documents=documents) if told else spells_of
    for visible in visible_in(atlas, interval, spells):
        feature = visible.feature
        if layer in {None, feature.layer}:
            yield {
                "id": feature.id,
                "layer": feature.layer,
                "kind": feature.kind,
                "name": feature.name,
                "status": visible.spell.status,
                "valid_from": _iso(visible.spell.start),
                "valid_to": _iso(visible.spell.end),
                "claims": [claim.id for claim in told_claims(atlas.claims_by_feature[feature.id], documents)],
            }


def change_rows(atlas: Atlas, first: date, last: date, layer: str | None = None) -> Iterator[dict[str, Any]]:
    """Yield a row for each change from `first` to `last`, both included; `date` is the ISO day."""
    for change in changes_between(atlas, first, last):
        if layer in {None, change.feature.layer}:
            yield _change_row(atlas, change)


def feature_record(atlas: Atlas, feature: Feature) -> dict[str, Any]:
    """Return a feature with its status history, claims, disputes and names."""
    claims = atlas.claims_by_feature[feature.id]
    asked = {dispute for claim in claims for dispute in claim.disputes}
    return {
        "id": feature.id,
        "name": feature.name,
        "layer": feature.layer,
        "kind": feature.kind,
        "geometry_precision_km": feature.geometry_precision_km,
        "geometry_source": feature.geometry_source,
        "status_history": [_spell_record(spell) for spell in spells_of(claims)],
        "claims": [_claim_record(atlas, claim) for claim in claims],
        "disputes": [vars(dispute) for dispute in atlas.disputes if dispute.id in asked],
        "names": [
            {
                "name": name.name,
                "language": name.language,
                "used_by": name.used_by,
                "when": _edtf(name),
                "document": name.document,
            }
            for name in atlas.names_by_feature[feature.id]
        ],
    }


def _change_row(atlas: Atlas, change: Change) -> dict[str, Any]:
    feature = change.feature
    claim = atlas.claim_by_id[change.claim]
    return {
        "date": change.day.isoformat(),
        "when": change.words,
        "change": change.kind,
        "id": feature.id,
        "layer": feature.layer,
        "kind": feature.kind,
        "name": feature.name,
        "before": change.before,
        "after": change.after,
        "approximate": change.approximate,
        "claim": claim.id,
        "document": claim.document,
        "citation": citation(atlas.document_by_id[claim.document]),
        "locator": claim.locator,
    }


def _spell_record(spell: Spell) -> dict[str, Any]:
    return {
        "status": spell.status,
        "valid_from": _iso(spell.start),
        "valid_to": _iso(spell.end),
        "approximate": spell.approximate,
        "claim": spell.claim,
    }


def _claim_record(atlas: Atlas, claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "attribute": claim.attribute,
        "value": claim.value,
        "unit": claim.unit,
        "when": _edtf(claim),
        "when_basis": claim.when_basis,
        "rank": claim.rank,
        "document": claim.document,
        "citation": citation(atlas.document_by_id[claim.document]),
        "locator": claim.locator,
        "says": claim.says,
        "disputes": list(claim.disputes),
    }


def _edtf(dated: Any) -> str:
    return dated.when.edtf if dated.when else ""


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
