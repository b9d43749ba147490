"""Build the line layers' geometry from the tables of waypoints in geodata/routes.

Run by hand, from the project's root: ``python -m layers.derive.routes geodata``.  Every
``routes/<feature-id>.csv`` (columns lon, lat, place, source, precision_km; in order along the line) becomes
the LineString of the feature with that id in pipelines.geojson or corridors.geojson, and the precision that
nine waypoints in ten keep becomes its geometry_precision_km.  Nothing else of the feature changes.

A table of places that can be read, doubted and mended is the source; the GeoJSON is derived from it.
"""

from __future__ import annotations

import csv
import math
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from layers.derive.features import read_json, write_collection
from layers.errors import AtlasError, Problem

LAYERS: Final = ("pipelines.geojson", "corridors.geojson")
COLUMNS: Final = ("lon", "lat", "place", "source", "precision_km")
DECIMALS: Final = 5
PRECISION_SHARE: Final = 0.9  # nine points in ten are at least as good as the precision that is stated

Feature = dict[str, Any]
Row = Mapping[str, str | None]


@dataclass(frozen=True)
class Waypoint:
    """One place on a route."""

    lon: float
    lat: float
    precision_km: float


def main(argv: Sequence[str] | None = None) -> int:
    """Rebuild the line layers of the folder named, or say everything that is wrong and change nothing."""
    folder = Path((argv or sys.argv[1:])[0])
    try:
        rebuild(folder)
    except AtlasError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def rebuild(folder: Path) -> None:
    """Replace the geometry of every line feature that has a table of waypoints."""
    routes = read_routes(folder / "routes")
    layers = {name: read_json(folder / name)["features"] for name in LAYERS if (folder / name).exists()}
    known = {row["id"] for features in layers.values() for row in features}
    if problems := without_feature(routes, known):
        raise AtlasError(problems)
    for name, features in layers.items():
        if any(row["id"] in routes for row in features):
            write_collection(folder / name, apply_routes(features, routes))


def read_routes(folder: Path) -> dict[str, list[Waypoint]]:
    """Return the waypoints of every table in a folder by feature id."""
    routes: dict[str, list[Waypoint]] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as table:
            rows = list(csv.DictReader(table))
        problems += route_problems(f"routes/{path.name}", rows)
        if not problems:
            routes[path.stem] = [waypoint(row) for row in rows]
    if problems:
        raise AtlasError(problems)
    return routes


def route_problems(file: str, rows: Sequence[Row]) -> list[Problem]:
    """Return what keeps a table from being drawn as a line."""
    if len(rows) < 2:
        return [Problem(file, "", "route-too-short", f"{len(rows)} waypoints", "at least two")]
    # The header is line 1 of the file, so the first waypoint stands in line 2.
    numbered = enumerate(rows, start=2)
    expected = "lon and lat in degrees, a place, a source and a positive precision_km"
    return [
        Problem(file, f"line {number}", "bad-waypoint", "unusable waypoint", expected)
        for number, row in numbered
        if not is_waypoint(row)
    ]


def is_waypoint(row: Row) -> bool:
    """Tell whether a row has all columns, filled, with numbers in range."""
    if not all(row.get(column) for column in COLUMNS):
        return False
    try:
        point = waypoint(row)
    except ValueError:
        return False
    return abs(point.lon) <= 180 and abs(point.lat) <= 90 and 0 < point.precision_km < math.inf


def waypoint(row: Row) -> Waypoint:
    """Return the waypoint of one row."""
    lon, lat, precision = (float(row[column] or "") for column in ("lon", "lat", "precision_km"))
    return Waypoint(lon, lat, precision)


def without_feature(routes: Iterable[str], known: set[str]) -> list[Problem]:
    """Return a problem for every table whose feature is in no line layer."""
    expected = f"a feature of that id in {' or '.join(LAYERS)}"
    return [
        Problem(f"routes/{name}.csv", name, "route-without-feature", f"no feature '{name}'", expected)
        for name in routes
        if name not in known
    ]


def apply_routes(features: Iterable[Feature], routes: Mapping[str, Sequence[Waypoint]]) -> list[Feature]:
    """Return the features, those with waypoints redrawn."""
    return [redrawn(row, routes[row["id"]]) if row["id"] in routes else row for row in features]


def redrawn(feature: Feature, route: Sequence[Waypoint]) -> Feature:
    """Return a feature with the geometry and the precision of its waypoints."""
    properties = {**feature["properties"], "geometry_precision_km": stated_precision_km(route)}
    return {**feature, "properties": properties, "geometry": line(route)}


def line(route: Sequence[Waypoint]) -> dict[str, Any]:
    """Return the GeoJSON line through the waypoints."""
    points = [[round(point.lon, DECIMALS), round(point.lat, DECIMALS)] for point in route]
    return {"type": "LineString", "coordinates": points}


def stated_precision_km(route: Sequence[Waypoint]) -> int:
    """Return the precision that nine waypoints in ten keep, in whole kilometres."""
    ordered = sorted(point.precision_km for point in route)
    return math.ceil(ordered[math.ceil(PRECISION_SHARE * len(ordered)) - 1])


if __name__ == "__main__":
    raise SystemExit(main())
