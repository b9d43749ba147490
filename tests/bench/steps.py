"""One step in time in the app: its paint, and what it sends once the reader settles."""

from __future__ import annotations

import statistics

from playwright.sync_api import Frame, Page

from tests.bench.figures import p95, spread
from tests.bench.painted import FRAMES_PER_S, SHOW_YEAR, steps
from tests.bench.rig import Rig
from tests.bench.traffic import Traffic
from tests.browser.waiting import atlas_frame

YEARS = range(1990, 2026)
FRAMES = 2
SETTLED_KB = 10
_SETTLED_MS = 3000
_BEFORE_MS = 150
"""Well before the 250 ms after which the engine takes a reader for settled."""

# Counts the frames from the call to the one that shows it; that one is the least there can be.
_COUNT_FRAMES = """async (years) => {
  const frame = () => new Promise(requestAnimationFrame);
  const counts = [];
  for (const year of years) {
    await frame(); await frame();
    let frames = 0, running = true;
    const tick = () => { if (running) { frames += 1; requestAnimationFrame(tick); } };
    requestAnimationFrame(tick);
    CALL;
    document.body.getBoundingClientRect();
    await frame(); running = false; await frame();
    counts.push(frames);
  }
  return counts;
}""".replace("CALL", SHOW_YEAR)


def measure(rig: Rig) -> None:
    """Add frames and times of the steps, then the messages of one settled step."""
    with rig.page() as page:
        traffic = Traffic(page)
        page.goto(rig.atlas())
        frame = atlas_frame(page)
        page.wait_for_timeout(_SETTLED_MS)
        frame.evaluate("window.stillMounted = true")
        _paints(rig, frame)
        page.wait_for_timeout(_SETTLED_MS)
        _settling(rig, page, frame, traffic)


def _paints(rig: Rig, frame: Frame) -> None:
    counts = frame.evaluate(_COUNT_FRAMES, list(YEARS))
    rig.table.at_most(
        "year step, most frames", max(counts), FRAMES, "frames", f"{statistics.median(counts):g} at the median"
    )
    found = steps(frame, SHOW_YEAR, YEARS)
    frames = p95(found.painted) * FRAMES_PER_S / 1000
    rig.table.add("year step, call to painted", f"{spread(found.painted)} ({frames:.1f} frames)")
    script = f"median {statistics.median(found.script):.1f} ms, p95 {p95(found.script):.1f} ms"
    rig.table.add("year step, script alone", script)


def _settling(rig: Rig, page: Page, frame: Frame, traffic: Traffic) -> None:
    traffic.clear()
    frame.evaluate("window.atlas.show({ mode: 'year', from: '2006' })")
    page.wait_for_timeout(_BEFORE_MS)
    before = len(traffic.received) + len(traffic.sent)
    page.wait_for_timeout(_SETTLED_MS)
    mounted = frame.evaluate("window.stillMounted === true")
    rig.table.at_most("messages before the reader settles", before, 0, "messages")
    size = sum(traffic.received) / 1000
    rig.table.at_most("received once settled", size, SETTLED_KB, "KB", "no remount" if mounted else "REMOUNTED")
