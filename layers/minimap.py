"""A small map of some features: paths and labels for an SVG, in Web Mercator, cut to where the features lie."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from shapely import get_coordinates
from shapely.geometry import box, shape
from shapely.geometry.base import BaseGeometry

from layers.model import Atlas, Feature
from layers.style import KIND_STYLES

WIDTH: Final = 360
HEIGHT: Final = 260
"""Size of the drawing in its own units, which are pixels where it is shown in full."""
_LEAST_DEGREES: Final = 5.0
"""A single place is shown with this much around it."""
_ROOM: Final = 0.08
"""Room around the features, as a share of their extent."""
_LABELS_AT_MOST: Final = 9
_MOST_NORTHERN: Final = 85.0
"""Latitude at which Web Mercator ends: the poles would lie infinitely far."""

Position = tuple[float, float]
Bounds = tuple[float, float, float, float]
"""West, south, east, north in degrees."""


@dataclass(frozen=True)
class Shape:
    """A feature as drawn: a path, or for a point its place."""

    id: str
    name: str
    form: str
    """`line`, `zone` or `point`."""
    colour: str
    path: str
    """SVG path data; of a point, a circle's."""


@dataclass(frozen=True)
class Label:
    """A country or town and the place of its name."""

    text: str
    kind: str
    x: float
    y: float


@dataclass(frozen=True)
class MiniMap:
    """All parts of the drawing, from the bottom up."""

    land: str
    borders: str
    shapes: tuple[Shape, ...]
    labels: tuple[Label, ...]


class _Window:
    """Where degrees lie in the drawing."""

    def __init__(self, bounds: Bounds) -> None:
        west, south, east, north = bounds
        left, right = _x(west), _x(east)
        top, bottom = _y(north), _y(south)
        self._scale = min(WIDTH / (right - left), HEIGHT / (bottom - top))
        self._left = (left + right) / 2 - WIDTH / 2 / self._scale
        self._top = (top + bottom) / 2 - HEIGHT / 2 / self._scale
        self.unit_degrees = math.degrees(1 / self._scale)
        """Degrees of longitude in one unit of the drawing."""

    def place(self, position: Sequence[float]) -> Position:
        """Return where a longitude and latitude lie."""
        return (_x(position[0]) - self._left) * self._scale, (_y(position[1]) - self._top) * self._scale

    @property
    def box(self) -> BaseGeometry:
        """What the drawing shows, in degrees."""
        west, east = (math.degrees(self._left + edge / self._scale) for edge in (0, WIDTH))
        north, south = (_latitude(self._top + edge / self._scale) for edge in (0, HEIGHT))
        return box(west, south, east, north)


def mini_map(atlas: Atlas, features: Iterable[Feature]) -> MiniMap | None:
    """Return a small map of features; `None` when none of them has a place."""
    placed = [feature for feature in features if feature.geometry]
    if not placed:
        return None
    near = _near(atlas.settings.view)
    here = [shape(feature.geometry) for feature in placed if near.intersects(shape(feature.geometry))]
    window = _Window(_bounds([geometry.intersection(near) for geometry in here] or [near]))
    return MiniMap(
        _base_path(atlas, "wide", window) + _base_path(atlas, "fine", window),
        _base_path(atlas, "borders", window),
        tuple(_shape(feature, window) for feature in sorted(placed, key=_size_first)),
        tuple(_labels(atlas, window)),
    )


def _near(view: Bounds) -> BaseGeometry:
    """Return the atlas's region with as much again around it: what lies further away would make the rest tiny."""
    west, south, east, north = view
    across, along = (east - west) / 2, (north - south) / 2
    return box(west - across, south - along, east + across, north + along)


def _bounds(geometries: Sequence[BaseGeometry]) -> Bounds:
    west, south = (min(geometry.bounds[side] for geometry in geometries) for side in (0, 1))
    east, north = (max(geometry.bounds[side] for geometry in geometries) for side in (2, 3))
    across, along = max(east - west, _LEAST_DEGREES), max(north - south, _LEAST_DEGREES * 0.6)
    middle = (west + east) / 2, (south + north) / 2
    half = across * (0.5 + _ROOM), along * (0.5 + _ROOM)
    return middle[0] - half[0], max(middle[1] - half[1], -80.0), middle[0] + half[0], min(middle[1] + half[1], 80.0)


def _base_path(atlas: Atlas, stem: str, window: _Window) -> str:
    members = _base_geometries(atlas.version, _Base(atlas.basemap.get(stem, {})))
    seen = window.box
    cut = (geometry.intersection(seen) for geometry in members if geometry.intersects(seen))
    return "".join(_paths(part, window) for part in cut)


class _Base:
    """A FeatureCollection of the base map that a cache may hold under the version of its atlas."""

    def __init__(self, collection: Mapping[str, Any]) -> None:
        self.members = collection.get("features", [])
        self.key = (len(self.members), id(collection))

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Base) and self.key == other.key


@lru_cache(maxsize=8)
def _base_geometries(version: str, base: _Base) -> tuple[BaseGeometry, ...]:
    del version  # part of the cache's key only
    return tuple(
        shape(member["geometry"]).buffer(0) if _is_area(member) else shape(member["geometry"])
        for member in base.members
    )


def _is_area(member: Mapping[str, Any]) -> bool:
    return str(member["geometry"]["type"]).endswith("Polygon")


def _shape(feature: Feature, window: _Window) -> Shape:
    geometry = shape(feature.geometry)
    form = {"Point": "point", "MultiPoint": "point", "LineString": "line", "MultiLineString": "line"}.get(
        geometry.geom_type, "zone"
    )
    path = (
        "".join(map(_circle, map(window.place, get_coordinates(geometry))))
        if form == "point"
        else _paths(geometry, window)
    )
    return Shape(feature.id, feature.name, form, KIND_STYLES[feature.kind].color, path)


def _size_first(feature: Feature) -> tuple[float, float]:
    """Order areas before lines before points, and larger ones before smaller ones."""
    geometry = shape(feature.geometry)
    return -geometry.area, -geometry.length


def _paths(geometry: BaseGeometry, window: _Window) -> str:
    """Return SVG path data of lines and areas to about one unit."""
    simple = geometry.simplify(window.unit_degrees * 0.8)
    return "".join(_path(part, window) for part in getattr(simple, "geoms", [simple]))


def _path(part: BaseGeometry, window: _Window) -> str:
    if part.geom_type == "Polygon":
        return "".join(
            f"{_ring(ring.coords, window)}Z" for ring in (part.exterior, *part.interiors) if len(ring.coords)
        )
    return _ring(part.coords, window) if part.geom_type == "LineString" else ""


def _ring(positions: Iterable[Sequence[float]], window: _Window) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in map(window.place, positions))


def _circle(place: Position) -> str:
    x, y = place
    return f"M{x - 3.5:.1f} {y:.1f}a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0Z"


def _labels(atlas: Atlas, window: _Window) -> Iterator[Label]:
    """Yield the names of countries, then of large towns, that have room."""
    taken: list[tuple[float, float, float, float]] = []
    for member in sorted(atlas.basemap.get("places", {}).get("features", []), key=_rank):
        properties = member["properties"]
        if properties["kind"] not in {"country", "city"}:
            continue
        x, y = window.place(member["geometry"]["coordinates"])
        half = 3.1 * len(properties["name"])
        own = (x - half, y - 6, x + half, y + 6)
        inside = own[0] >= 0 and own[1] >= 0 and own[2] <= WIDTH and own[3] <= HEIGHT
        if not inside or any(_meet(own, other) for other in taken):
            continue
        taken.append(own)
        yield Label(properties["name"], properties["kind"], round(x, 1), round(y, 1))
        if len(taken) == _LABELS_AT_MOST:
            return


def _rank(member: Mapping[str, Any]) -> tuple[bool, int]:
    properties = member["properties"]
    return properties["kind"] != "country", properties["rank"]


def _meet(one: Bounds, other: Bounds) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _x(longitude: float) -> float:
    return math.radians(longitude)


def _y(latitude: float) -> float:
    """Return the northing of a latitude in Web Mercator, downwards."""
    seen = max(-_MOST_NORTHERN, min(latitude, _MOST_NORTHERN))
    return -math.log(math.tan(math.pi / 4 + math.radians(seen) / 2))


def _latitude(y: float) -> float:
    return math.degrees(2 * math.atan(math.exp(-y)) - math.pi / 2)
