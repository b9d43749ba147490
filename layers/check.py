"""Everything that `atlas check` looks at, for an atlas folder or a single GeoJSON file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from pathlib import Path

from layers.atlas import read_atlas
from layers.atlas.files import Folder
from layers.atlas.geojson import geometry_faults, label_of, read_collection
from layers.disagreements import uncovered_problems
from layers.errors import AtlasError, Problem
from layers.model import Atlas
from layers.status import spells_of

VECTOR_SUFFIXES = frozenset({".geojson", ".json"})


def check_path(path: Path) -> tuple[Problem, ...]:
    """Return every problem of an atlas folder or a GeoJSON file, sorted."""
    if path.is_dir():
        return tuple(sorted(_folder_problems(path)))
    return tuple(sorted(_file_problems(path)))


def atlas_problems(atlas: Atlas) -> Iterator[Problem]:
    """Yield what is wrong with an atlas that can be read: its spells and disagreements."""
    yield from uncovered_problems(atlas)
    for feature in atlas.features:
        spells = spells_of(atlas.claims_by_feature[feature.id])
        if not spells:
            message = "no preferred status or event claim says when it holds"
            yield Problem("claims.csv", feature.id, "never-shown", message, "a preferred claim with a date")
        for spell, after in combinations(spells, 2):
            if spell.status != after.status and spell.meets(after.start or date.min, after.end or date.max):
                message = f"{spell.claim} and {after.claim} hold at the same time"
                yield Problem("claims.csv", feature.id, "overlapping-spells", message, "one preferred status a day")


def _folder_problems(path: Path) -> Iterator[Problem]:
    try:
        atlas = read_atlas(path)
    except AtlasError as error:
        yield from error.problems
    else:
        yield from atlas_problems(atlas)


def _file_problems(path: Path) -> Iterator[Problem]:
    folder = Folder(path.parent)
    members = read_collection(folder, path.name)
    yield from folder.problems
    for index, member in enumerate(members):
        label = label_of(member, index)
        if not isinstance(member, dict) or member.get("type") != "Feature":
            message = "this member is no Feature"
            yield Problem(path.name, label, "not-a-feature", message, "a GeoJSON Feature")
            continue
        for code, message, hint in geometry_faults(member.get("geometry")):
            yield Problem(path.name, label, code, message, hint)
