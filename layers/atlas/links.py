"""Check what points where: ids once each, and every reference met by something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from layers.atlas.files import Folder
from layers.errors import Problem
from layers.model import Atlas


def link_problems(atlas: Atlas, folder: Folder) -> Iterator[Problem]:
    """Yield duplicate ids and dangling references between the tables of an atlas.

    What was there but refused is known, and a file that could not be read makes no dangling references.
    """
    yield from _duplicates(atlas)
    layer_files = [layer.file for layer in atlas.layers]
    features = _known(folder, ["atlas.toml", *layer_files], (feature.id for feature in atlas.features))
    documents = _known(folder, ["documents.json"], (document.id for document in atlas.documents))
    disputes = _known(folder, ["disputes.csv"], (dispute.id for dispute in atlas.disputes))
    for claim in atlas.claims:
        yield from _dangling("claims.csv", claim.id, claim.features, features, "feature")
        yield from _dangling("claims.csv", claim.id, [claim.document], documents, "document")
        yield from _dangling("claims.csv", claim.id, claim.disputes, disputes, "dispute")
    for name in atlas.names:
        yield from _dangling("names.csv", name.feature, [name.feature], features, "feature")
        yield from _dangling("names.csv", name.feature, [name.document], documents, "document")
    claims = _known(folder, ["claims.csv"], (claim.id for claim in atlas.claims))
    for claim_id, fingerprints in atlas.passages.items():
        yield from _dangling("passages.csv", claim_id, [claim_id], claims, "claim")
        if len(set(fingerprints)) < len(fingerprints):
            yield Problem("passages.csv", claim_id, "duplicate-row", "two rows are the same", "each piece once")
    for document in atlas.documents:
        yield from _dangling("documents.json", document.id, [document.part_of], documents, "document")


def _duplicates(atlas: Atlas) -> Iterator[Problem]:
    files = {layer.id: layer.file for layer in atlas.layers}
    yield from _repeated(("atlas.toml", layer.id) for layer in atlas.layers)
    yield from _repeated((files[feature.layer], feature.id) for feature in atlas.features)
    yield from _repeated(("claims.csv", claim.id) for claim in atlas.claims)
    yield from _repeated(("documents.json", document.id) for document in atlas.documents)
    yield from _repeated(("disputes.csv", dispute.id) for dispute in atlas.disputes)


def _repeated(entries: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    listed = list(entries)
    counts = Counter(identity for _, identity in listed)
    for file, identity in {identity: (file, identity) for file, identity in listed}.values():
        if counts[identity] > 1:
            yield Problem(file, identity, "duplicate-id", f"{counts[identity]} have this id", "each id once")


def _known(folder: Folder, files: Iterable[str], ids: Iterable[str]) -> set[str] | None:
    """Return the ids that may be named, or `None` when not all could be read and nothing can be said."""
    return None if folder.refused_files.intersection(files) else {*ids, *folder.rejected_ids}


def _dangling(
    file: str, source: str, targets: Iterable[str], known: Collection[str] | None, noun: str
) -> Iterator[Problem]:
    if known is None:
        return
    for target in targets:
        if target and target not in known:
            yield Problem(file, source, f"unknown-{noun}", f"there is no {noun} '{target}'", f"the id of a {noun}")
