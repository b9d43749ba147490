"""The play at ten years a second: dropped frames, and what it sends."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from playwright.sync_api import Frame, Page

from layers.atlas import read_atlas
from layers.export.html import write_html
from tests.bench.rig import Rig
from tests.bench.traffic import Traffic
from tests.browser.serving import ROOT
from tests.browser.waiting import atlas_frame

SPEED = "10"
ROUNDS = 5
DROPPED_PERCENT = 5
_LATE = 1.5
"""A frame that comes after this many usual intervals has missed at least one."""
_IDLE_FRAMES = 120
_REST_MS = 2000
_LIMIT_MS = 60_000

_IDLE = """(count) => new Promise((resolve) => {
  const at = [];
  const tick = (now) => (at.push(now) < count ? requestAnimationFrame(tick) : resolve(at));
  requestAnimationFrame(tick);
})"""
_PLAY = """([last, limit]) => new Promise((resolve, reject) => {
  const at = [];
  const tick = (now) => {
    at.push(now);
    if (window.atlas.state().to.startsWith(last)) resolve(at);
    else if (now - at[0] > limit) reject(new Error("the play did not come to the last year"));
    else requestAnimationFrame(tick);
  };
  document.querySelector("button[aria-label=Play]").click();
  requestAnimationFrame(tick);
})"""


@dataclass(frozen=True)
class Round:
    """One play from the first year to the last."""

    dropped_percent: float
    websocket_bytes: int
    """Received and sent while it ran; the reader settles before and after."""


def measure(rig: Rig) -> None:
    """Play in the exported file and in the app."""
    file = rig.files / "atlas.html"
    write_html(read_atlas(ROOT / "geodata"), file)
    for where, address in (("exported file", file.as_uri()), ("app", rig.atlas())):
        with rig.page() as page:
            rounds = _rounds(page, address)
        if rounds:
            _report(rig, where, rounds)
        else:
            rig.table.add(f"play in the {where}", f"not measured: the control has no Speed {SPEED}")


def _report(rig: Rig, where: str, rounds: Sequence[Round]) -> None:
    dropped = [one.dropped_percent for one in rounds]
    also = f"median of {', '.join(f'{percent:.1f}' for percent in dropped)}"
    rig.table.at_most(f"play in the {where}, dropped frames", statistics.median(dropped), DROPPED_PERCENT, "%", also)
    if where == "app":
        most = max(one.websocket_bytes for one in rounds)
        rig.table.at_most("play in the app, websocket", most, 0, "bytes")


def _rounds(page: Page, address: str) -> list[Round]:
    """Play a few times at the wanted speed; return nothing when the control does not have it."""
    traffic = Traffic(page)
    page.goto(address)
    frame = atlas_frame(page)
    choice = frame.get_by_role("combobox", name="Speed")
    if not choice.locator(f"option[value='{SPEED}']").count():
        return []
    choice.select_option(SPEED)
    return [_round(page, frame, traffic) for _ in range(ROUNDS)]


def _round(page: Page, frame: Frame, traffic: Traffic) -> Round:
    frame.get_by_role("button", name="First year").click()
    page.wait_for_timeout(_REST_MS)
    usual = statistics.median(_gaps(frame.evaluate(_IDLE, _IDLE_FRAMES)))
    last = frame.evaluate("String(window.AtlasData.meta.lastYear)")
    traffic.clear()
    gaps = _gaps(frame.evaluate(_PLAY, [last, _LIMIT_MS]))
    return Round(_dropped_percent(gaps, usual), sum(traffic.received) + sum(traffic.sent))


def _gaps(times_ms: Sequence[float]) -> list[float]:
    return [after - before for before, after in pairwise(times_ms)]


def _dropped_percent(gaps_ms: Sequence[float], usual_ms: float) -> float:
    """Return the share of intervals in which no frame came, of all in which one could have come."""
    missed = sum(round(gap / usual_ms) - 1 for gap in gaps_ms if gap > _LATE * usual_ms)
    return 100 * missed / (len(gaps_ms) + missed)
