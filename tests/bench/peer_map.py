"""The folium side of the peers: an empty map with local scripts, and the features of a year."""

from __future__ import annotations

from typing import Any

import folium

from tests.bench.peer_data import CENTRE, ZOOM, in_year, look


def empty_map(prefix: str = "") -> folium.Map:
    """Return a map without tiles that loads nothing but Leaflet, from `prefix`."""
    empty = folium.Map(location=CENTRE, zoom_start=ZOOM, tiles=None)
    empty.default_js = [("leaflet", f"{prefix}leaflet.js")]
    empty.default_css = [("leaflet_css", f"{prefix}leaflet.css")]
    return empty


def year_layer(year: int) -> folium.GeoJson:
    """Return a year's features; each drawn one has the class `year-2006`, so that its paint can be seen."""

    def style(member: dict[str, Any]) -> dict[str, Any]:
        return {**look(member["properties"]), "className": f"year-{year}"}

    return folium.GeoJson(in_year(year), style_function=style, marker=folium.CircleMarker(radius=5))
