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
from layers.atlas.rows import FeatureProperties, problems_of
from layers.errors import Problem
from layers.model import Feature

_TYPES = frozenset(
    {"Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"}
)
_WGS84_NAMES = ("CRS84", "EPSG::4326", "EPSG:4326")


def read_collection(folder: Folder, name: str) -> list[Any]:
    """Return the members of a FeatureCollection file, empty after a report."""
    content = folder.json(name)
    if content is None:
        return []
    if not isinstance(content, dict) or content.get("type") != "FeatureCollection":
        folder.report(name, "", "not-geojson", "this is no FeatureCollection", "a GeoJSON FeatureCollection")
        return []
    if not _is_wgs84(content.get("crs")):
        folder.report(name, "", "wrong-crs", "the file names another CRS", "WGS 84 lon/lat (RFC 7946), no crs")
    members = content.get("features")
    if not isinstance(members, list):
        folder.report(name, "", "not-geojson", "'features' is no list", "a list of features")
        return []
    return members


def read_layer(folder: Folder, name: str, layer: str) -> list[Feature]:
    """Return the features of one layer file; what is wrong is reported feature by feature."""
    found = []
    for index, member in enumerate(read_collection(folder, name)):
        problems = list(_feature_problems(member, name, layer, index))
        folder.extend(problems)
        if not problems:
            properties = FeatureProperties.model_validate(member["properties"]).model_dump()
            found.append(Feature(id=member["id"], geometry=member["geometry"], **properties))
        else:
            folder.rejected_ids.add(_label(member, index))
    return found


def _feature_problems(member: Any, name: str, layer: str, index: int) -> Iterator[Problem]:
    label = _label(member, index)
    if not isinstance(member, dict) or member.get("type") != "Feature":
        yield Problem(name, label, "not-a-feature", "this member is no Feature", "a GeoJSON Feature")
        return
    if not isinstance(member.get("id"), str) or not member["id"]:
        yield Problem(name, label, "missing-id", "the feature has no id", "a kebab-case text as 'id'")
    try:
        properties = FeatureProperties.model_validate(member.get("properties"))
    except ValidationError as error:
        yield from problems_of(error, name, label)
    else:
        if properties.layer != layer:
            yield Problem(name, label, "wrong-layer", f"layer is '{properties.layer}'", f"'{layer}'")
    yield from (
        Problem(name, label, code, message, hint)
        for code, message, hint in geometry_problems(member.get("geometry"))
    )


def geometry_problems(geometry: Any) -> Iterator[tuple[str, str, str]]:
    """Yield code, message and hint of what is wrong with a geometry; `None` has no place and is fine."""
    if geometry is None:
        return
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in _TYPES:
        yield "bad-geometry", f"geometry type {kind!r}", "one of " + ", ".join(sorted(_TYPES))
        return
    try:
        positions = list(_positions(geometry.get("coordinates")))
        if not all(map(_on_earth, positions)):
            yield "wrong-crs", f"coordinates such as {_worst(positions)}", "WGS 84 lon/lat in degrees"
            return
        built = shape(geometry)
    except (TypeError, ValueError, IndexError, ShapelyError) as error:
        yield "bad-geometry", f"the coordinates cannot be read: {error}", f"coordinates of a {kind}"
        return
    if built.is_empty:
        yield "bad-geometry", "the geometry is empty", f"coordinates of a {kind}"
    elif not built.is_valid:
        yield "invalid-geometry", is_valid_reason(built), "a valid geometry (OGC simple features)"


def _positions(coordinates: Any) -> Iterator[tuple[float, float]]:
    if not isinstance(coordinates, list):
        raise TypeError("a list of numbers is missing")
    if coordinates and isinstance(coordinates[0], int | float):
        yield float(coordinates[0]), float(coordinates[1])
        return
    for part in coordinates:
        yield from _positions(part)


def _on_earth(position: tuple[float, float]) -> bool:
    lon, lat = position
    return math.isfinite(lon) and math.isfinite(lat) and abs(lon) <= 180 and abs(lat) <= 90  # noqa: PLR2004


def _worst(positions: list[tuple[float, float]]) -> list[float]:
    return list(next(position for position in positions if not _on_earth(position)))


def _is_wgs84(crs: Any) -> bool:
    # RFC 7946 section 4 removed "crs"; a member that repeats the default does no harm.
    return crs is None or any(name in str(crs) for name in _WGS84_NAMES)


def _label(member: Any, index: int) -> str:
    identity = member.get("id") if isinstance(member, dict) else None
    return str(identity) if identity else f"feature {index}"
