"""Clean coverages: countries without gaps or overlaps, whose common edges are the same coordinates.

Coordinates are decimal degrees, lon then lat, WGS 84 (RFC 7946). Areas are in square degrees: they only
decide what is too small to keep, never what is reported.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

import numpy as np
import shapely
from shapely import LineString, MultiLineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

Coordinate = tuple[float, float]
Edge = tuple[Coordinate, Coordinate]


def decode_topology(topology: Mapping[str, Any], name: str) -> Iterator[tuple[dict[str, Any], list[Polygon]]]:
    """Yield each geometry of a quantised TopoJSON object as its record and its polygons."""
    scale, translate = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [np.cumsum(np.array(arc), axis=0) * scale + translate for arc in topology["arcs"]]
    for record in topology["objects"][name]["geometries"]:
        arcs_of = record.get("arcs", [])
        polygons = {"Polygon": [arcs_of], "MultiPolygon": arcs_of}.get(record["type"], [])
        yield record, [Polygon(*_shell_and_holes(rings, arcs)) for rings in polygons]


def _shell_and_holes(rings: list[list[int]], arcs: list[Any]) -> tuple[Any, list[Any]]:
    lines = [_ring(ring, arcs) for ring in rings]
    return lines[0], lines[1:]


def _ring(indexes: list[int], arcs: list[Any]) -> Any:
    # a negative index is the arc of its complement, walked backwards
    parts = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in indexes]
    return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])


def polygons_of(geometry: BaseGeometry) -> list[Polygon]:
    """List the polygons of any geometry, nested collections included, without what has no area."""
    if isinstance(geometry, Polygon):
        return [] if geometry.is_empty else [geometry]
    return [polygon for part in getattr(geometry, "geoms", []) for polygon in polygons_of(part)]


def clip(polygon: Polygon, box: Polygon) -> list[Polygon]:
    """Clip a polygon, valid or not, to a box."""
    # a rectangle clip tolerates broken rings and is quick, so the slow repair only sees what is kept
    return polygons_of(shapely.make_valid(shapely.clip_by_rect(polygon, *box.bounds)))


def build_coverage(
    countries: Mapping[str, Iterable[Polygon]], *, grid: float, largest_gap: float, smallest_part: float
) -> tuple[dict[str, BaseGeometry], list[Polygon]]:
    """Return countries snapped to a grid and the gaps between them, which their neighbours have been given.

    Gaps, such as lakes, up to `largest_gap` go to the country around them, in halves if there are two. Specks
    smaller than `smallest_part` are dropped.
    """
    parts = [(code, part) for code, polygons in countries.items() for part in polygons]
    faces = _faces(parts, grid)
    gaps = [face for code, face in faces if code is None]
    filled = [piece for gap in gaps if gap.area <= largest_gap for piece in _shares(gap, faces)]
    by_country: dict[str, list[Polygon]] = defaultdict(list)
    # labelled a second time, so that a divided gap leaves its corners on the edges of both neighbours
    for code, face in _faces(parts + filled, grid):
        if code:
            by_country[code].append(face)
    merged = {code: shapely.coverage_union_all(pieces) for code, pieces in sorted(by_country.items())}
    return _without_specks(merged, smallest_part), gaps


def _faces(parts: list[tuple[str, Polygon]], grid: float) -> list[tuple[str | None, Polygon]]:
    """Cut overlapping parts into faces with their country; of two, the smaller part (an exclave) wins."""
    outlines = [part for _, part in parts]
    network = shapely.union_all([part.boundary for part in outlines], grid_size=grid)
    tree = shapely.STRtree(outlines)
    faces: list[tuple[str | None, Polygon]] = []
    for face in polygons_of(shapely.polygonize([network])):
        hits = tree.query(face.representative_point(), predicate="within")
        faces.append((parts[min(hits, key=lambda i: outlines[i].area)][0] if len(hits) else None, face))
    return faces


def _shares(gap: Polygon, faces: list[tuple[str | None, Polygon]]) -> list[tuple[str, Polygon]]:
    """Divide a gap among the countries on its shore, each getting what is nearest to its own shore."""
    shores: dict[str, BaseGeometry] = {}
    for code, face in faces:
        if code and face.intersects(gap):
            shore = face.boundary.intersection(gap.boundary)
            shores[code] = shapely.union(shores.get(code, LineString()), shore)
    shores = {code: shore for code, shore in shores.items() if shore.length >= 0.1 * gap.length}
    if len(shores) < 2:
        return [(code, gap) for code in shores]
    return _nearest_parts(gap, shores)


def _nearest_parts(gap: Polygon, shores: Mapping[str, BaseGeometry]) -> list[tuple[str, Polygon]]:
    step = np.sqrt(gap.area) / 40
    cells: dict[str, list[BaseGeometry]] = defaultdict(list)
    samples = {code: shapely.get_coordinates(shore.segmentize(step)) for code, shore in shores.items()}
    owners = [code for code, points in samples.items() for _ in points]
    everything = shapely.multipoints(np.concatenate(list(samples.values())))
    tree = shapely.STRtree(list(everything.geoms))
    for cell in shapely.voronoi_polygons(everything, extend_to=gap).geoms:
        cells[owners[tree.query(cell, predicate="contains")[0]]].append(cell)
    codes = sorted(cells)
    pieces = [shapely.union_all(cells[code]).intersection(gap) for code in codes]
    smooth = shapely.coverage_simplify(pieces, 2 * step, simplify_boundary=False)
    return [(code, part) for code, piece in zip(codes, smooth, strict=True) for part in polygons_of(piece)]


def _without_specks(coverage: dict[str, BaseGeometry], smallest_part: float) -> dict[str, BaseGeometry]:
    """Drop islands below a size; a part that touches a neighbour stays, or it would leave a hole."""
    kept: dict[str, BaseGeometry] = {}
    for code, geometry in coverage.items():
        others = shapely.union_all([other for name, other in coverage.items() if name != code])
        shapely.prepare(others)
        parts = [p for p in polygons_of(geometry) if p.area >= smallest_part or others.intersects(p)]
        if parts:
            kept[code] = shapely.multipolygons(parts) if len(parts) > 1 else parts[0]
    return kept


def edges_of(geometry: BaseGeometry) -> set[Edge]:
    """Return the edges of a polygon as ordered pairs of coordinates."""
    rings = [ring for polygon in polygons_of(geometry) for ring in (polygon.exterior, *polygon.interiors)]
    pairs = (pair for ring in rings for pair in pairwise(ring.coords))
    return {(min(a, b), max(a, b)) for a, b in pairs}


def shared_edges(coverage: Mapping[str, BaseGeometry]) -> dict[tuple[str, str], set[Edge]]:
    """Return the edges that two countries have in common, by pair of codes in alphabetical order."""
    owners: dict[Edge, list[str]] = defaultdict(list)
    for code in sorted(coverage):
        for edge in edges_of(coverage[code]):
            owners[edge].append(code)
    pairs: dict[tuple[str, str], set[Edge]] = defaultdict(set)
    for edge, codes in owners.items():
        if len(codes) == 2:
            pairs[codes[0], codes[1]].add(edge)
    return dict(sorted(pairs.items()))


def lines_from(edges: Iterable[Edge]) -> MultiLineString:
    """Join edges into as few lines as possible, in a stable order."""
    joined = shapely.line_merge(shapely.multilinestrings([LineString(edge) for edge in sorted(edges)]))
    return shapely.normalize(shapely.multilinestrings(list(getattr(joined, "geoms", [joined]))))


def parts_at(polygons: Iterable[Polygon], place: Polygon) -> tuple[list[Polygon], list[Polygon]]:
    """Split polygons into those that lie in a place and the rest."""
    inside: list[Polygon] = []
    outside: list[Polygon] = []
    for polygon in polygons:
        (inside if place.contains(Point(polygon.representative_point())) else outside).append(polygon)
    return inside, outside
