"""Read JSON sources and write compact GeoJSON, one feature per line."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry


def read_json(path: Path) -> Any:
    """Read a JSON file."""
    return json.loads(path.read_text(encoding="utf-8"))


def feature(geometry: BaseGeometry, properties: dict[str, Any], decimals: int) -> dict[str, Any]:
    """Return a GeoJSON feature with rounded coordinates and rings as RFC 7946 winds them."""
    wound = shapely.orient_polygons(geometry)
    rounded = shapely.transform(wound, lambda points: points.round(decimals))
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": _plain(shapely.geometry.mapping(rounded)),
    }


def _plain(geometry: dict[str, Any]) -> dict[str, Any]:
    """Unwrap a multi-geometry of one part, which says the same in fewer characters."""
    kind, coordinates = geometry["type"], geometry["coordinates"]
    if kind.startswith("Multi") and len(coordinates) == 1:
        return {"type": kind.removeprefix("Multi"), "coordinates": coordinates[0]}
    return {"type": kind, "coordinates": coordinates}


def write_collection(path: Path, features: Iterable[dict[str, Any]]) -> None:
    """Write features as GeoJSON, one a line, so that a change shows where it is."""
    lines = [json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in features]
    path.write_text('{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n", encoding="utf-8")
