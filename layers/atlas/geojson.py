"""Read a GeoJSON layer (RFC 7946): WGS 84 lon/lat, each feature with an identity, nothing else."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError
from shapely import is_valid_reason
from shapely.errors import ShapelyError
from shapely.geometry import shape

from layers.atlas.files import Folder
from layers.atlas.rows import FeatureProperties, FeatureRow, problems_of
from layers.errors import Problem
from layers.model import Feature

DEPTHS = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
"""Geometry types that are read, and how many lists enclose a position of each (RFC 7946 section 3.1)."""

_WGS84_NAMES = ("CRS84", "EPSG::4326", "EPSG:4326")

Fault = tuple[str, str, str]
"""Code, message and hint."""


def read_collection(folder: Folder, name: str) -> list[Any]:
    """Return the members of a FeatureCollection file, empty after a report."""
    content = folder.json(name)
    if content is None:
        return []
    members = content.get("features") if isinstance(content, dict) else None
    if not isinstance(members, list) or content.get("type") != "FeatureCollection":
        folder.refuse(name, "not-geojson", "this is no FeatureCollection", "a GeoJSON FeatureCollection")
        return []
    if not _is_wgs84(content.get("crs")):
        folder.refuse(name, "wrong-crs", "the file names another CRS", "WGS 84 lon/lat (RFC 7946), no crs")
        return []
    return members


def read_layer(folder: Folder, name: str, layer: str) -> Iterator[Feature]:
    """Yield the features of one layer file; what is wrong is reported feature by feature."""
    for index, member in enumerate(read_collection(folder, name)):
        label = label_of(member, index)
        problems = list(_feature_problems(member, name, label, layer))
        folder.extend(problems)
        if problems:
            folder.rejected_ids.add(label)
        else:
            properties = FeatureProperties.model_validate(member["properties"]).model_dump()
            yield Feature(id=member["id"], geometry=member["geometry"], **properties)


def label_of(member: Any, index: int) -> str:
    """Return what to call a member in a report: its id, or its place in the file."""
    identity = member.get("id") if isinstance(member, dict) else None
    return str(identity) if isinstance(identity, str | int) and str(identity) else f"feature {index}"


def _feature_problems(member: Any, name: str, label: str, layer: str) -> Iterator[Problem]:
    if not isinstance(member, dict) or member.get("type") != "Feature":
        yield Problem(name, label, "not-a-feature", "this member is no Feature", "a GeoJSON Feature")
        return
    yield from _identity_problems(member, name, label, layer)
    if "geometry" not in member:
        yield Problem(name, label, "bad-geometry", "there is no geometry", "a geometry, or null for no place")
    for code, message, hint in geometry_faults(member.get("geometry")):
        yield Problem(name, label, code, message, hint)


def _identity_problems(member: dict[str, Any], name: str, label: str, layer: str) -> Iterator[Problem]:
    if not isinstance(member.get("id"), str) or not member["id"]:
        yield Problem(name, label, "missing-id", "the feature has no id", "a kebab-case text as 'id'")
        member = {**member, "id": "unnamed"}
    try:
        row = FeatureRow.model_validate({"id": member["id"], "properties": member.get("properties")})
    except ValidationError as error:
        yield from problems_of(error, name, label)
        return
    if row.properties.layer != layer:
        yield Problem(name, label, "wrong-layer", f"the layer is '{row.properties.layer}'", f"'{layer}'")


def geometry_faults(geometry: Any) -> Iterator[Fault]:
    """Yield what is wrong with a geometry; `None` has no place and is fine."""
    if geometry is None:
        return
    faults = list(position_faults(geometry))
    yield from faults or _shape_faults(geometry)


def position_faults(geometry: Any) -> Iterator[Fault]:
    """Yield what is wrong with a geometry's type and positions."""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if not isinstance(kind, str) or kind not in DEPTHS:
        yield "bad-geometry", f"geometry type {kind!r:.60}", "one of " + ", ".join(DEPTHS)
        return
    try:
        positions = list(_positions(geometry.get("coordinates"), DEPTHS[kind]))
    except ValueError as error:
        yield "bad-geometry", str(error), f"coordinates of a {kind}"
        return
    off = next((position for position in positions if not _on_earth(position)), None)
    if off:
        yield "wrong-crs", f"coordinates such as {off[0]:.6g}, {off[1]:.6g}", "WGS 84 lon/lat in degrees"


def _shape_faults(geometry: dict[str, Any]) -> Iterator[Fault]:
    kind = geometry["type"]
    try:
        built = shape(geometry)
    except (TypeError, ValueError, IndexError, ShapelyError) as error:
        reason = " ".join(str(error).split())
        yield "bad-geometry", f"the coordinates cannot be read: {reason}", f"coordinates of a {kind}"
        return
    if built.is_empty:
        yield "bad-geometry", "the geometry is empty", f"coordinates of a {kind}"
    elif not built.is_valid:
        yield "invalid-geometry", is_valid_reason(built), "a valid geometry (OGC simple features)"


def _positions(coordinates: Any, depth: int) -> Iterator[tuple[float, float]]:
    if not isinstance(coordinates, list):
        raise ValueError("a list of coordinates is missing")  # noqa: TRY004  one kind of refusal
    if depth:
        for part in coordinates:
            yield from _positions(part, depth - 1)
    elif len(coordinates) not in {2, 3} or not all(map(_is_number, coordinates)):
        raise ValueError("a position has other than two or three numbers")
    else:
        yield _as_float(coordinates[0]), _as_float(coordinates[1])


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _as_float(number: float) -> float:
    try:
        return float(number)
    except OverflowError:  # an integer of hundreds of digits
        return math.inf


def _on_earth(position: tuple[float, float]) -> bool:
    lon, lat = position
    return abs(lon) <= 180 and abs(lat) <= 90  # noqa: PLR2004  degrees; false for infinity too


def _is_wgs84(crs: Any) -> bool:
    # RFC 7946 section 4 removed "crs"; a member that repeats the default does no harm.
    return crs is None or any(name in str(crs) for name in _WGS84_NAMES)
