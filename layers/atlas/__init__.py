"""Read an atlas folder through one gate: all of it is right, or all problems are told at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from layers.atlas.basemap import read_basemap
from layers.atlas.files import Folder
from layers.atlas.geojson import read_layer
from layers.atlas.links import link_problems
from layers.atlas.references import read_documents
from layers.atlas.rows import ClaimRow, DisputeRow, NameRow, PassageRow, Row, SettingsTable, problems_of
from layers.atlas.years import years_of
from layers.errors import AtlasError
from layers.model import Atlas, Claim, Dispute, Document, Feature, Layer, Milestone, Name, Settings
from layers.passages import Fingerprint

SHIPPED_ATLAS = Path(__file__).parents[2] / "geodata"
"""The atlas folder that comes with the program."""
PASSAGES_FILE = "passages.csv"

_RowType = TypeVar("_RowType", bound=Row)


def read_atlas(path: Path | str) -> Atlas:
    """Read and check an atlas folder.

    Raises
    ------
    AtlasError
        With every problem found, when there is one.
    """
    folder = Folder(Path(path))
    if not _is_folder(folder.path):
        folder.refuse(str(path), "missing-folder", "there is no such folder", "an atlas folder")
        raise AtlasError(folder.problems)
    table = _read_settings(folder)
    layers = tuple(Layer(**row.model_dump()) for row in table.layer) if table else ()
    features = tuple(_read_features(folder, layers))
    claims = tuple(_claim(row) for row in _rows(folder, "claims.csv", ClaimRow))
    documents = tuple(read_documents(folder, "documents.json"))
    atlas = Atlas(
        settings=_settings(_with_years(folder, table, claims, documents)) if table else _EMPTY_SETTINGS,
        layers=layers,
        features=features,
        claims=claims,
        documents=documents,
        disputes=tuple(Dispute(**row.model_dump()) for row in _rows(folder, "disputes.csv", DisputeRow)),
        names=tuple(_name(row) for row in _rows(folder, "names.csv", NameRow)),
        basemap=read_basemap(folder),
        passages=_read_passages(folder),
        version=folder.version,
    )
    folder.extend(link_problems(atlas, folder))
    if folder.problems:
        raise AtlasError(folder.problems)
    return atlas


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name that no folder can have
        return False


_EMPTY_SETTINGS = Settings("", "", "", (-180, -90, 180, 90), (-180, -90, 180, 90), 1, 1, 1, ())


def _read_settings(folder: Folder) -> SettingsTable | None:
    content = folder.toml("atlas.toml")
    if content is None:
        return None
    try:
        return SettingsTable.model_validate(content)
    except ValidationError as error:
        folder.refused_files.add("atlas.toml")
        folder.extend(problems_of(error, "atlas.toml", ""))
        return None


def _with_years(
    folder: Folder, table: SettingsTable, claims: Iterable[Claim], documents: Iterable[Document]
) -> SettingsTable:
    """Fill in the years that are not given; they have to be in order with those that are."""
    try:
        return SettingsTable.model_validate({**table.model_dump(), **years_of(table, claims, documents)})
    except ValidationError as error:
        # Years worked out from half of the claims say nothing about those that are given.
        if not folder.problems:
            folder.extend(problems_of(error, "atlas.toml", ""))
        return table


def _settings(table: SettingsTable) -> Settings:
    milestones = tuple(Milestone(**row.model_dump()) for row in table.milestone)
    return Settings(**table.model_dump(exclude={"layer", "milestone"}), milestones=milestones)


def _read_features(folder: Folder, layers: tuple[Layer, ...]) -> Iterator[Feature]:
    for layer in layers:
        yield from read_layer(folder, layer.file, layer.id)


def _rows(folder: Folder, name: str, shape: type[_RowType]) -> Iterator[_RowType]:
    for number, row in enumerate(folder.rows(name, tuple(shape.model_fields)), start=2):
        try:
            yield shape.model_validate(row)
        except ValidationError as error:
            label = row.get("id") or row.get("feature") or row.get("claim") or f"row {number}"
            folder.rejected_ids.add(label)
            folder.extend(problems_of(error, name, label))


def _read_passages(folder: Folder) -> dict[str, tuple[Fingerprint, ...]]:
    """Return the fingerprints of each claim; an atlas need not have any."""
    found: dict[str, list[Fingerprint]] = {}
    for row in _rows(folder, PASSAGES_FILE, PassageRow) if folder.has(PASSAGES_FILE) else ():
        found.setdefault(row.claim, []).append(Fingerprint(row.words, row.sha256))
    return {claim: tuple(pieces) for claim, pieces in found.items()}


def _claim(row: ClaimRow) -> Claim:
    fields = dict(row)
    return Claim(disputes=fields.pop("dispute"), **fields)


def _name(row: NameRow) -> Name:
    return Name(**dict(row))
