"""Read the packages that zones.py derives the conflict zones from."""

import json
from collections.abc import Iterable
from pathlib import Path

import shapely
from shapely.geometry import Point, Polygon
from shapely.geometry.base import BaseGeometry

from layers.derive import zone_lines as lines

FRONT_NORTH, FRONT_SOUTH = Point(45.94, 40.297), Point(47.32, 39.383)
HOOK_DEG = 0.003


def inside_contact_line(sources: Path, state: Polygon) -> BaseGeometry:
    """Return the part of Azerbaijan west of the front of 1994-2020, bounded by the fine state border."""
    ring = shapely.get_coordinates(poly_ring(next(sources.rglob("Nagorno-Karabakh.poly"))))
    start, end = (min(range(len(ring)), key=lambda i: Point(ring[i]).distance(p)) for p in (FRONT_NORTH, FRONT_SOUTH))
    ways = [along(ring, start, end), along(ring[::-1], len(ring) - 1 - start, len(ring) - 1 - end)]
    front = max(ways, key=lambda way: max(x for x, _ in way))
    return largest(Polygon([*front, *points(lines.AROUND_WEST)]).buffer(0).intersection(state))


def along(ring: Iterable[Iterable[float]], start: int, end: int) -> list[tuple[float, float]]:
    """Return the vertices of a closed ring from one index to another, going forward."""
    loop = [(float(x), float(y)) for x, y in ring][:-1]
    turn = loop[start:] + loop[:start]
    return turn[: (end - start) % len(loop) + 1]


def poly_ring(path: Path) -> Polygon:
    """Read the outer ring of an Osmosis .poly file."""
    rows = [line.split() for line in path.read_text().splitlines()]
    return Polygon([(float(r[0]), float(r[1])) for r in rows if len(r) == 2])


def azerbaijan(sources: Path) -> Polygon:
    """Return the mainland of Azerbaijan in the fine tier."""
    for feature in collection(next(sources.rglob("map.geo.json"))):
        if feature["properties"].get("A3") == "AZE":
            return without_hooks(largest(shapely.make_valid(shapely.geometry.shape(feature["geometry"]))))
    raise LookupError("no feature AZE in map.geo.json")


def without_hooks(state: Polygon) -> Polygon:
    """Cut to the region and drop hooks and notches of the border that are narrower than 0.6 km."""
    region = state.intersection(shapely.box(45, 38, 48.5, 41.5))
    opened = region.buffer(-HOOK_DEG, join_style="mitre").buffer(HOOK_DEG, join_style="mitre")
    return largest(opened.buffer(HOOK_DEG, join_style="mitre").buffer(-HOOK_DEG, join_style="mitre"))


def whole_districts(sources: Path) -> BaseGeometry:
    """Return Aghdam, Fuzuli and Tartar as whole districts."""
    paths = [next(sources.rglob(f"regions/AZ-{code}.json")) for code in ("AM", "FU", "TA")]
    return shapely.union_all([shapely.geometry.shape(f["geometry"]) for p in paths for f in collection(p)])


def collection(path: Path) -> list[dict[str, dict[str, str]]]:
    """Read the features of a GeoJSON file."""
    data = json.loads(path.read_text(encoding="utf-8"))
    return data["features"] if data["type"] == "FeatureCollection" else [data]


def points(text: str) -> list[tuple[float, float]]:
    """Read "lon lat, lon lat, ..."."""
    return [(float(lon), float(lat)) for lon, lat in (pair.split() for pair in text.split(","))]


def largest(shape: BaseGeometry) -> Polygon:
    """Return the largest polygon of a geometry."""
    flat = shapely.get_parts(shapely.get_parts(shape))
    return max((p for p in flat if p.geom_type == "Polygon"), key=lambda p: p.area)
