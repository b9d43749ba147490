"""Check what points where: ids once each, and every reference met by something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from layers.errors import Problem
from layers.model import Atlas


@dataclass(frozen=True)
class Known:
    """Ids that a reference may name; `None` when they could not be read and nothing can be said."""

    features: set[str] | None
    documents: set[str] | None
    disputes: set[str] | None


def link_problems(atlas: Atlas, known: Known) -> Iterator[Problem]:
    """Yield duplicate ids and dangling references between the tables of an atlas."""
    yield from _duplicates("atlas.toml", (layer.id for layer in atlas.layers), "layer")
    yield from _duplicates("the layer files", (feature.id for feature in atlas.features), "feature")
    yield from _duplicates("claims.csv", (claim.id for claim in atlas.claims), "claim")
    yield from _duplicates("documents.json", (document.id for document in atlas.documents), "document")
    yield from _duplicates("disputes.csv", (dispute.id for dispute in atlas.disputes), "dispute")
    for claim in atlas.claims:
        yield from _dangling("claims.csv", claim.id, claim.features, known.features, "feature")
        yield from _dangling("claims.csv", claim.id, (claim.document,), known.documents, "document")
        yield from _dangling("claims.csv", claim.id, claim.disputes, known.disputes, "dispute")
    for name in atlas.names:
        yield from _dangling("names.csv", name.feature, (name.feature,), known.features, "feature")
        yield from _dangling("names.csv", name.feature, (name.document,), known.documents, "document")
    for document in atlas.documents:
        yield from _dangling("documents.json", document.id, (document.part_of,), known.documents, "document")


def _duplicates(file: str, ids: Iterable[str], noun: str) -> Iterator[Problem]:
    for identity, count in Counter(ids).items():
        if count > 1:
            yield Problem(file, identity, "duplicate-id", f"{count} {noun}s have this id", "each id once")


def _dangling(
    file: str, source: str, targets: Iterable[str], known: Collection[str] | None, noun: str
) -> Iterator[Problem]:
    for target in targets if known is not None else ():
        if target and target not in known:
            code = f"unknown-{noun}"
            yield Problem(file, source, code, f"there is no {noun} '{target}'", f"the id of a {noun}")
