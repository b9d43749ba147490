"""Ways to break the small atlas, and what is told of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from layers.atlas import read_atlas
from layers.errors import AtlasError, Problem
from tests.factories import FILES, VALLEY, collection

Overrides = dict[str, Any]
Where = tuple[str, str, str]
SOUTH_PATH = "[[45.0, 39.0], [46.0, 39.5]]"
SOUTH_GEOMETRY = f'{{"type": "LineString", "coordinates": {SOUTH_PATH}}}'
VALLEY_RING = "[[46, 39], [47, 39], [47, 40], [46, 40], [46, 39]]"
VALLEY_GEOMETRY = f'{{"type": "Polygon", "coordinates": [{VALLEY_RING}]}}'
BOW_TIE = "[[46, 39], [47, 40], [47, 39], [46, 40], [46, 39]]"
AUTHOR = '[{"family": "Ember", "given": "Ada"}]'
DALE = VALLEY.replace('"id": "valley"', '"id": "dale"')
SECOND_LAYER = '[[layer]]\nid = "{id}"\ntitle = "More"\nfile = "{file}"\nstyle = "{style}"\n'
PLAIN_CLAIM = "C9,valley,context,x,,,,normal,paper,Part one | ¶1 | L3,It says something.,"


def nested(depth: int) -> str:
    """Return so many lists, one within the other."""
    return "[" * depth + "]" * depth


def with_crs(name: str) -> str:
    """Return the text of the layer `areas` with a `crs` member."""
    crs = f'{{"crs": {{"type": "name", "properties": {{"name": "{name}"}}}}, '
    return FILES["areas.geojson"].replace("{", crs, 1)


def second_layer(**fields: str) -> Overrides:
    """Return overrides with a third `[[layer]]` table and an empty file for it."""
    table = SECOND_LAYER.format(**{"id": "more", "file": "more.geojson", "style": "line", **fields})
    return {"atlas.toml": f"{FILES['atlas.toml']}\n{table}", "more.geojson": collection()}


def another_valley(old: str, new: str) -> Overrides:
    """Return the override that adds a second valley, `dale`, changed in one way, as feature 1."""
    if old not in DALE:
        message = f"{old!r} does not stand in the second valley"
        raise ValueError(message)
    return {"areas.geojson": collection(VALLEY, DALE.replace(old, new))}


def problems_of(folder: Path) -> tuple[Problem, ...]:
    """Return what is wrong with a folder that cannot be read."""
    with pytest.raises(AtlasError) as refused:
        read_atlas(folder)
    return refused.value.problems


def wheres(problems: tuple[Problem, ...]) -> list[Where]:
    """Return file, feature and code of each problem."""
    return [(problem.file, problem.feature, problem.code) for problem in problems]
