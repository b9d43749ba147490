"""Peer (c): a static page with folium's Timeline plugin, its scripts from the npm registry."""

from __future__ import annotations

from pathlib import Path

from folium.plugins import Timeline, TimelineSlider
from folium.utilities import JsCode

from tests.bench.npm import install
from tests.bench.peer_data import look, over_time
from tests.bench.peer_map import empty_map
from tests.bench.rig import Rig

_PACKAGES = ("leaflet.timeline@1.6.0", "moment@2.18.1")
"""The versions that folium 0.20 names."""
_SCRIPTS = (
    ("timeline", "node_modules/leaflet.timeline/dist/leaflet.timeline.js"),
    ("moment", "node_modules/moment/min/moment.min.js"),
)
_STYLE = JsCode("(member) => member.properties.look")
_POINT = JsCode("(member, at) => L.circleMarker(at, { radius: 5, ...member.properties.look })")


def timeline_page(rig: Rig) -> tuple[Path, str] | None:
    """Write the page and return it with its step as JavaScript; `None` where npm cannot install.

    The step asks for the last day of `year`; so an instant is shown, where ours shows the whole year.
    """
    if install(rig.files, *_PACKAGES) is None:
        return None
    data = over_time()
    for member in data["features"]:
        member["properties"]["look"] = look(member["properties"])
    whole = empty_map()
    timeline = Timeline(data, style=_STYLE, point_to_layer=_POINT)
    slider = TimelineSlider(auto_play=False, enable_playback=False, show_ticks=False)
    slider.timelines.append(timeline)
    for element in (timeline, slider):
        element.default_js = list(_SCRIPTS)
        element.add_to(whole)
    page = rig.files / "timeline.html"
    whole.save(str(page))
    return page, f"{slider.get_name()}.setTime(Date.UTC(year, 11, 31))"
