"""Read the base map: five GeoJSON files, whose places must have what a label needs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from layers.atlas.files import Folder
from layers.atlas.geojson import label_of, position_faults, read_collection
from layers.atlas.rows import PlaceProperties, problems_of
from layers.errors import Problem

FILES = ("wide", "fine", "borders", "water", "places")
"""Stems of the GeoJSON files in `basemap/`."""


def read_basemap(folder: Folder) -> dict[str, dict[str, Any]]:
    """Return each file as a FeatureCollection of the members that can be drawn."""
    return {stem: {"type": "FeatureCollection", "features": list(_members(folder, stem))} for stem in FILES}


def _members(folder: Folder, stem: str) -> Iterator[Any]:
    name = f"basemap/{stem}.geojson"
    for index, member in enumerate(read_collection(folder, name)):
        problems = list(_member_problems(member, name, index))
        folder.extend(problems)
        if not problems:
            yield member


def _member_problems(member: Any, name: str, index: int) -> Iterator[Problem]:
    label = label_of(member, index)
    if not isinstance(member, dict) or member.get("type") != "Feature":
        yield Problem(name, label, "not-a-feature", "this member is no Feature", "a GeoJSON Feature")
        return
    for code, message, hint in position_faults(member.get("geometry")):
        yield Problem(name, label, code, message, hint)
    if name.endswith("places.geojson"):
        try:
            PlaceProperties.model_validate(member.get("properties"))
        except ValidationError as error:
            yield from problems_of(error, name, label)
