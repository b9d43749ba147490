"""Rivers and lakes of the base map.

Where a river is the border its line is the border's own. Elsewhere a river follows the patches of open water that
the source maps along its bed, in the order that hand-picked waypoints (`rivers.csv`) give.
"""

import csv
import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import shapely
from shapely import LineString, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from layers.derive import topology
from layers.derive.basemap_land import FINE_BOX, FRAME
from layers.derive.features import feature, read_json

Coordinate = topology.Coordinate

RIVER_AREA = box(31, 35, 53, 46)
BED_WIDTH = 0.04
"""How far from the waypoints a patch of water may lie and still belong to the river; degrees."""
STEP = 0.05
"""Length of river over which patches are averaged; degrees."""
ARAS_BORDERS = ("ARM-TUR", "AZE-TUR", "IRN-TUR", "AZE-IRN", "ARM-IRN")
ARAS_BEGINS, ARAS_ENDS = (43.66, 40.10), (48.00, 39.71)
"""Where the Aras meets the border (the mouth of the Akhurian) and leaves it (Bahramtapa)."""
SMALLEST_LAKE = 1.2e-3
LAKES = {
    "Lake Van": (42.9, 38.6),
    "Lake Urmia": (45.5, 37.6),
    "Lake Sevan": (45.35, 40.35),
    "Mingachevir Reservoir": (46.8, 40.9),
    "Shamkir Reservoir": (46.1, 40.96),
    "Aras Reservoir": (45.3, 39.15),
    "Lake Çıldır": (43.23, 41.03),
    "Sarysu": (48.15, 40.05),
    "Paravani Lake": (43.8, 41.45),
    "Keban Reservoir": (39.0, 38.88),
    "Atatürk Reservoir": (38.5, 37.55),
    "Mosul Reservoir": (42.8, 36.7),
    "Lake Assad": (38.3, 36.0),
    "Arpaçay (Akhurian) Reservoir": (43.69, 40.6),
    "Khudafarin Reservoir": (46.89, 39.16),
}
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
# a point near each wide river's course, enough to tell it from its neighbours
NAMED_RIVERS = {
    "Volga": [(49.0, 55.7), (47.8, 52.0), (45.8, 48.5), (44.6, 48.9), (47.0, 47.7), (47.9, 46.5), (38.5, 57.8)],
    "Don": [(43.7, 48.6), (41.5, 47.6), (40.1, 47.4), (42.0, 49.6), (39.5, 51.5)],
    "Euphrates": [(40.0, 39.6), (38.6, 38.6), (38.2, 37.2), (38.3, 36.3), (39.5, 35.8), (42.0, 34.4), (44.0, 32.5)],
    "Tigris": [(40.1, 38.1), (41.5, 37.75), (43.2, 36.0), (44.4, 33.3), (45.5, 32.6)],
    "Dnieper": [(35.0, 48.0), (34.0, 47.5), (32.0, 49.3), (30.6, 50.5), (33.5, 49.0)],
    "Danube": [(20.4, 44.9), (25.5, 43.7), (28.0, 45.0), (19.0, 47.0), (16.5, 48.2), (27.0, 44.1)],
    "Ural": [(51.8, 48.9), (51.6, 47.8), (55.0, 51.8)],
    "Dniester": [(27.2, 48.55), (29.2, 47.2)],
    "Amu Darya": [(62.0, 40.5), (65.0, 37.8), (60.0, 42.3)],
    "Syr Darya": [(66.0, 44.5), (62.5, 45.9)],
    "Nile": [(31.2, 29.0), (32.7, 25.5), (33.0, 18.0)],
    "Indus": [(68.5, 27.0), (70.8, 31.0), (68.3, 25.4)],
}


def water_patches(sources: Path) -> list[Point]:
    """Return the middles of small patches of open water, which line the rivers."""
    data = read_json(sources / "node_modules/@geo-maps/earth-waterbodies-250m/map.geo.json")
    west, south, east, north = RIVER_AREA.bounds
    rings = (polygon[0] for group in data["geometries"] for polygon in _polygons(group))
    near = (r for r in rings if len(r) < 40 and west < r[0][0] < east and south < r[0][1] < north)  # noqa: PLR2004
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
        if all(abs(at - other) > 2 * STEP for other in along) or corner in (waypoints.coords[0], waypoints.coords[-1]):
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
            for a, b in zip(line.coords, line.coords[1:], strict=False):
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
    for row in csv.DictReader((Path(__file__).parent / "rivers.csv").read_text(encoding="utf-8").splitlines()):
        corners = [tuple(map(float, pair.split())) for pair in row["waypoints"].split(";")]
        lines[row["name"]], tiers[row["name"]] = follow(LineString(corners), patches), row["tier"]
    mine = [b for b in borders if b["properties"]["tier"] == "fine" and b["properties"]["countries"] in ARAS_BORDERS]
    upper, lower, middle = lines.pop("Aras (upper)"), lines.pop("Aras (lower)"), along_borders(mine, ARAS_BEGINS, ARAS_ENDS)
    lines["Aras"] = LineString([*upper.coords[:-1], *middle.coords, *lower.coords[1:]])
    # a tributary ends on the line of the river it joins
    lines["Aras"] = LineString([*lines["Aras"].coords[:-1], _nearest(lines["Kura"], lines["Aras"].coords[-1])])
    return [_water(line, "river", name, tiers.get(name, "fine"), 4) for name, line in sorted(lines.items())]


def _nearest(line: LineString, point: Coordinate) -> Coordinate:
    return min(line.coords, key=lambda vertex: math.dist(vertex, point))


def wide_rivers(sources: Path) -> list[dict[str, Any]]:
    """Return Natural Earth's rivers within the frame, joined and named where the name is known."""
    data = read_json(sources / "node_modules/mapeo-offline-map/dist/rivers.json")
    named: dict[str, list[BaseGeometry]] = defaultdict(list)
    for row in data["features"]:
        line = shapely.geometry.shape(row["geometry"]).intersection(FRAME)
        if not line.is_empty:
            named[_river_name(line)].append(line)
    joined = {name: shapely.line_merge(shapely.union_all(lines)).simplify(0.01) for name, lines in sorted(named.items())}
    return [_water(line, "river", name, "wide", 2) for name, line in joined.items()]


def _river_name(line: BaseGeometry) -> str:
    near = (n for n, points in NAMED_RIVERS.items() if any(line.distance(Point(p)) < 0.2 for p in points))  # noqa: PLR2004
    return next(near, "")


def lakes(sources: Path, fine_gaps: Iterable[Polygon]) -> list[dict[str, Any]]:
    """Return the lakes: the fine tier's own gaps, and Natural Earth's lakes around them."""
    rows, unused = [], dict(LAKES)
    for gap in sorted((g for g in fine_gaps if g.area >= SMALLEST_LAKE), key=lambda g: -g.area):
        near = (n for n, point in unused.items() if gap.distance(Point(point)) < 0.05)  # noqa: PLR2004
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
