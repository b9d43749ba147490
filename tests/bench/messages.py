"""The messages of a session of mixed actions in the app."""

from __future__ import annotations

from itertools import cycle, islice

from tests.bench.rig import Rig
from tests.bench.traffic import Traffic
from tests.browser.waiting import atlas_frame

ACTIONS = 50
LARGEST_KB = 10
_LOADED_MS = 3000
_SETTLE_MS = 450
"""Longer than the 250 ms after which the state goes to Python, so that each action is told."""

_KINDS = (
    "window.atlas.show({ mode: 'year', from: String(1990 + index % 36) })",
    "window.atlas.setLayers(index % 2 ? everyLayer : everyLayer.slice(index % everyLayer.length))",
    "window.atlas.select(window.atlas.state().visible[index % window.atlas.state().visible.length] ?? null)",
    "window.atlas.show({ mode: ['range', 'up-to', 'day'][index % 3], from: '1994-05', to: String(2000 + index % 25) })",
    "window.atlas.apply({ compare: index % 2 ? 'side' : '', with: '2021' }); window.atlas.select('btc')",
    "window.atlas.show({ mode: 'year', from: String(2025 - index % 30) })",
)


def measure(rig: Rig) -> None:
    """Add the largest message and the total after the first load."""
    with rig.page() as page:
        traffic = Traffic(page)
        page.goto(rig.atlas())
        frame = atlas_frame(page)
        page.wait_for_timeout(_LOADED_MS)
        traffic.clear()
        frame.evaluate("window.everyLayer = window.AtlasData.layers.map(({ id }) => id)")
        for index, action in enumerate(islice(cycle(_KINDS), ACTIONS)):
            frame.evaluate(f"(index) => {{ {action}; }}", index)
            page.wait_for_timeout(_SETTLE_MS)
    _add(rig, "received", traffic.received)
    _add(rig, "sent", traffic.sent)


def _add(rig: Rig, way: str, sizes: list[int]) -> None:
    also = f"{sum(sizes) / 1000:.0f} KB in {len(sizes)} messages over {ACTIONS} actions"
    rig.table.at_most(f"largest message {way}", max(sizes, default=0) / 1000, LARGEST_KB, "KB", also)
