"""Rivers and lakes of the base map.

Where a river is the border its line is the border's own. Elsewhere a river follows the patches of open water
that the source maps along its bed, in the order that hand-picked waypoints (`rivers.csv`) give.
`water_names.csv` names what the sources leave without a name, by points on it.
"""

import csv
import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import shapely
from shapely import LineString, MultiPoint, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from layers.derive import topology
from layers.derive.basemap_land import FINE_BOX, FRAME
from layers.derive.features import feature, read_json

Coordinate = topology.Coordinate
HERE = Path(__file__).parent

RIVER_AREA = box(31, 35, 53, 46)
BED_WIDTH = 0.04
"""How far from the waypoints a patch of water may lie and still belong to the river; degrees."""
STEP = 0.05
"""Length of river over which patches are averaged; degrees."""
ARAS_BORDERS = ("ARM-TUR", "AZE-TUR", "IRN-TUR", "AZE-IRN", "ARM-IRN")
ARAS_BEGINS, ARAS_ENDS = (43.66, 40.10), (48.00, 39.71)
"""Where the Aras meets the border (the mouth of the Akhurian) and leaves it (Bahramtapa)."""
NEAR_RIVER, NEAR_LAKE = 0.2, 0.05
"""How near a line or lake must be to the point that names it; degrees."""
SMALLEST_LAKE = 1.2e-3
# what the source abbreviates, misspells or gives in transliteration
LAKE_NAMES = {
    "Kaliningradskiy Zaliv": "Vistula Lagoon",
    "Zalev Wislany": "Vistula Lagoon",
    "Lake Il'Men'": "Lake Ilmen",
    "Pskoyskoye Ozero": "Lake Pskov",
    "Sarygamysh Köli": "Lake Sarygamysh",
    "Siletitengiz Köli": "Lake Siletiteniz",
    "Toktogul Res.": "Toktogul Reservoir",
    "L. Chany": "Lake Chany",
    "Ozero Chërnoye": "Lake Chernoye",
    "Ozero Kulundinskoye": "Lake Kulunda",
    "Ozero Tenis": "Lake Tenis",
}


def water_patches(sources: Path) -> list[Point]:
    """Return the middles of small patches of open water, which line the rivers."""
    data = read_json(sources / "node_modules/@geo-maps/earth-waterbodies-250m/map.geo.json")
    west, south, east, north = RIVER_AREA.bounds
    rings = (polygon[0] for group in data["geometries"] for polygon in _polygons(group))
    near = (r for r in rings if len(r) < 40 and west < r[0][0] < east and south < r[0][1] < north)
    return [Polygon(ring).centroid for ring in near]


def _polygons(group: Mapping[str, Any]) -> Iterable[Any]:
    return group["coordinates"] if group["type"] == "MultiPolygon" else [group["coordinates"]]


def follow(waypoints: LineString, patches: shapely.STRtree) -> LineString:
    """Draw a river through the patches near its waypoints, and through the waypoints where there are none."""
    near = [patches.geometries[i] for i in patches.query(waypoints.buffer(BED_WIDTH), predicate="contains")]
    groups: dict[int, list[Point]] = defaultdict(list)
    for point in near:
        groups[round(waypoints.project(point) / STEP)].append(point)
    along = {key * STEP: _middle(points) for key, points in groups.items()}
    for corner in waypoints.coords:
        at = waypoints.project(Point(corner))
        if at in (0, waypoints.length) or all(abs(at - other) > 2 * STEP for other in along):
            along[at] = corner
    return LineString([along[at] for at in sorted(along)]).simplify(0.003)


def _middle(points: list[Point]) -> Coordinate:
    xs, ys = sorted(p.x for p in points), sorted(p.y for p in points)
    return xs[len(xs) // 2], ys[len(ys) // 2]


def along_borders(borders: Iterable[Mapping[str, Any]], start: Coordinate, end: Coordinate) -> LineString:
    """Return the shortest way along border lines between the vertices nearest to two points."""
    graph: dict[Coordinate, set[Coordinate]] = defaultdict(set)
    for row in borders:
        for line in getattr(shape := shapely.geometry.shape(row["geometry"]), "geoms", [shape]):
            for a, b in pairwise(line.coords):
                graph[a].add(b)
                graph[b].add(a)
    source, target = (min(graph, key=lambda vertex: math.dist(vertex, point)) for point in (start, end))
    return LineString(_shortest(graph, source, target))


def _shortest(graph: Mapping[Coordinate, set[Coordinate]], source: Coordinate, target: Coordinate) -> list[Coordinate]:
    queue: list[tuple[float, Coordinate, Coordinate | None]] = [(0.0, source, None)]
    came_from: dict[Coordinate, Coordinate | None] = {}
    while queue:
        cost, here, before = heapq.heappop(queue)
        if here in came_from:
            continue
        came_from[here] = before
        for there in graph[here] - came_from.keys():
            heapq.heappush(queue, (cost + math.dist(here, there), there, here))
    path: list[Coordinate] = []
    step: Coordinate | None = target
    while step is not None:
        path.append(step)
        step = came_from[step]
    return path[::-1]


def traced_rivers(sources: Path, borders: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the rivers of `rivers.csv`, with the Aras put together from border and bed."""
    patches = shapely.STRtree(water_patches(sources))
    lines, tiers = {}, {}
    for row in _table("rivers.csv"):
        course = LineString(_points(row["waypoints"]))
        lines[row["name"]], tiers[row["name"]] = follow(course, patches), row["tier"]
    upper, lower = lines.pop("Aras (upper)"), lines.pop("Aras (lower)")
    # a tributary ends on the line of the river it joins
    mouth = min(lines["Kura"].coords, key=lambda vertex: math.dist(vertex, lower.coords[-1]))
    middle = along_borders(_aras_borders(borders), ARAS_BEGINS, ARAS_ENDS)
    lines["Aras"] = LineString([*upper.coords[:-1], *middle.coords, *lower.coords[1:-1], mouth])
    return [_water(line, "river", name, tiers.get(name, "fine"), 4) for name, line in sorted(lines.items())]


def _aras_borders(borders: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    fine = (row for row in borders if row["properties"]["tier"] == "fine")
    return [row for row in fine if row["properties"]["countries"] in ARAS_BORDERS]


def wide_rivers(sources: Path) -> list[dict[str, Any]]:
    """Return Natural Earth's rivers within the frame, joined and named where the name is known."""
    data = read_json(sources / "node_modules/mapeo-offline-map/dist/rivers.json")
    names, named = _named_points("river"), defaultdict(list)
    for row in data["features"]:
        line = shapely.geometry.shape(row["geometry"]).intersection(FRAME)
        if not line.is_empty:
            near = (name for name, points in names.items() if line.distance(points) < NEAR_RIVER)
            # those without a name share one feature
            named[next(near, "")].append(line)
    joined = {
        name: shapely.line_merge(shapely.union_all(lines, grid_size=0.01)) for name, lines in sorted(named.items())
    }
    return [_water(line.simplify(0.01), "river", name, "wide", 2) for name, line in joined.items()]


def lakes(sources: Path, fine_gaps: Iterable[Polygon]) -> list[dict[str, Any]]:
    """Return the lakes: the fine tier's own gaps, and Natural Earth's lakes around them."""
    rows, unused = [], _named_points("lake")
    for gap in sorted((g for g in fine_gaps if g.area >= SMALLEST_LAKE), key=lambda g: -g.area):
        near = (n for n, point in unused.items() if gap.distance(point) < NEAR_LAKE)
        name = next(near, "")
        unused.pop(name, None)
        rows.append(_water(Polygon(gap.exterior), "lake", name, "fine", 4))
    data = read_json(sources / "node_modules/mapeo-offline-map/dist/lakes.json")
    for row in data["features"]:
        lake = shapely.make_valid(shapely.geometry.shape(row["geometry"])).intersection(FRAME)
        if not lake.is_empty and not lake.intersects(FINE_BOX):
            name = row["properties"]["name"] or ""
            rows.append(_water(lake, "lake", LAKE_NAMES.get(name, name), "wide", 2))
    return rows


def _water(geometry: BaseGeometry, kind: str, name: str, tier: str, decimals: int) -> dict[str, Any]:
    return feature(geometry, {"kind": kind, "name": name, "tier": tier}, decimals)


def _named_points(kind: str) -> dict[str, MultiPoint]:
    rows = (row for row in _table("water_names.csv") if row["kind"] == kind)
    return {row["name"]: MultiPoint(_points(row["points"])) for row in rows}


def _table(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((HERE / name).read_text(encoding="utf-8").splitlines()))


def _points(text: str) -> list[Coordinate]:
    pairs = (pair.split() for pair in text.split(";"))
    return [(float(lon), float(lat)) for lon, lat in pairs]
