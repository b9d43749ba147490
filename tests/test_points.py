"""Data tests on the two point layers of the shipped atlas: events and sites."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

GEODATA = Path(__file__).parents[1] / "geodata"
EARTH_RADIUS_KM = 6371.0
KINDS = {
    "events": {"agreement", "meeting", "milestone", "war", "incident", "politics"},
    "sites": {
        "terminal",
        "field",
        "border-point",
        "station",
        "base",
        "checkpoint",
        "settlement",
        "mine",
        "bridge",
        "port",
    },
}
PROPERTIES = {"name", "kind", "layer", "geometry_precision_km", "geometry_source"}
# Town centres as (longitude, latitude), as commonly published: not copied from the layer's own gazetteer.
WELL_KNOWN = {
    "rasht": (49.583, 37.281),
    "gyumri-base": (43.848, 40.789),
    "meghri": (46.244, 38.903),
    "erzurum": (41.268, 39.904),
    "batumi-base": (41.637, 41.617),
    "julfa": (45.631, 38.956),
    "melendugno-terminal": (18.338, 40.273),
}


def read(layer: str) -> list[dict[str, Any]]:
    """Return the features of one point layer."""
    text = (GEODATA / f"{layer}.geojson").read_text(encoding="utf-8")
    features: list[dict[str, Any]] = json.loads(text)["features"]
    return features


def distance_km(a: Sequence[float], b: Sequence[float]) -> float:
    """Return the great-circle distance between two longitude-latitude pairs."""
    lon_a, lat_a, lon_b, lat_b = (math.radians(degrees) for degrees in (*a, *b))
    half_chord = (
        math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(half_chord))


def test_ids_are_unique_across_both_layers() -> None:
    """Find no id twice."""
    ids = [feature["id"] for layer in KINDS for feature in read(layer)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("layer", KINDS)
def test_every_feature_has_exactly_the_five_properties(layer: str) -> None:
    """Find the layer's name, a known kind, a precision and a source on every feature."""
    for feature in read(layer):
        properties = feature["properties"]
        assert set(properties) == PROPERTIES, feature["id"]
        assert properties["layer"] == layer, feature["id"]
        assert properties["kind"] in KINDS[layer], feature["id"]
        assert properties["geometry_precision_km"] > 0, feature["id"]
        assert properties["name"], feature["id"]
        assert properties["geometry_source"], feature["id"]


@pytest.mark.parametrize("layer", KINDS)
def test_points_lie_on_the_globe(layer: str) -> None:
    """Find two coordinates in degrees, longitude first, with four decimals at most."""
    for feature in read(layer):
        assert feature["geometry"]["type"] == "Point", feature["id"]
        lon, lat = feature["geometry"]["coordinates"]
        assert -180 <= lon <= 180, feature["id"]
        assert -90 <= lat <= 90, feature["id"]
        assert (lon, lat) == (round(lon, 4), round(lat, 4)), feature["id"]


def test_event_ids_end_in_a_year() -> None:
    """Find a four-digit year, 1813 or later, at the end of every event id."""
    for feature in read("events"):
        assert int(feature["id"].rsplit("-", 1)[1]) >= 1813, feature["id"]


@pytest.mark.parametrize(("site", "expected"), WELL_KNOWN.items())
def test_well_known_sites_are_where_they_belong(site: str, expected: tuple[float, float]) -> None:
    """Find eight sites within 10 km of their known position."""
    points = {feature["id"]: feature["geometry"]["coordinates"] for feature in read("sites")}
    assert distance_km(points[site], expected) < 10
