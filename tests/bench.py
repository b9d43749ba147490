"""Print the numbers that the atlas promises: `make bench`.

Times are compared side by side within one run, because machines differ and are noisy. Nothing here
asserts; the numbers are for people.
"""

from __future__ import annotations

import gzip
import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from layers.atlas import read_atlas
from layers.export.html import write_html
from layers.webmap.assets import embedded_json
from layers.webmap.payload import payload
from tests.browser.chromium import ARGUMENTS, executable
from tests.browser.serving import ROOT, served
from tests.browser.waiting import atlas_frame

ROUNDS = 7
YEARS = range(1990, 2026)
BARE_APP = 'import streamlit as st\nst.write("hello, bare app")\n'

ASK_MS = 300
NOTE = """setInterval(() => {
  if (!window.notedAt && (CONDITION)) window.notedAt = performance.timeOrigin + performance.now();
}, 5);"""

# Steps through the years, one after the other once the browser has painted, and counts the frames
# that each took from the call to the paint that shows it.
COUNT_FRAMES = """async (years) => {
  const frame = () => new Promise(requestAnimationFrame);
  const counts = [], times = [];
  for (const year of years) {
    await frame(); await frame();
    let frames = 0, running = true;
    const tick = () => { if (running) { frames += 1; requestAnimationFrame(tick); } };
    const begun = performance.now();
    requestAnimationFrame(tick);
    window.atlas.show({ mode: "year", from: String(year) });
    const worked = performance.now() - begun;
    document.body.getBoundingClientRect();
    await frame(); running = false; await frame();
    counts.push(frames); times.push(worked);
  }
  return { counts, times };
}"""


def first_text_s(browser: Browser, address: str) -> float:
    """Return the seconds from navigation to the bare app's text."""
    return _noted_s(browser, address, "document.body?.textContent.includes('hello, bare app')")


def ready_s(browser: Browser, address: str) -> float:
    """Return the seconds from navigation to a usable map."""
    return _noted_s(browser, address, "document.documentElement?.dataset.atlas === 'ready'")


def _noted_s(browser: Browser, address: str, condition: str) -> float:
    """Return when a condition first held in any frame, noted by the page itself so that asking costs it nothing."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.add_init_script(NOTE.replace("CONDITION", condition))
    page = context.new_page()
    page.goto(address, wait_until="commit")
    noted = None
    while noted is None:
        page.wait_for_timeout(ASK_MS)
        noted = next((at for at in (frame.evaluate("window.notedAt") for frame in page.frames) if at), None)
    begun = page.evaluate("performance.timeOrigin")
    context.close()
    return (float(noted) - float(begun)) / 1000


def print_first_map(browser: Browser, bare: str, atlas: str) -> None:
    """Compare the first usable map with a bare app's first text, in turns."""
    first_text_s(browser, bare)  # both servers import their modules on the first visit
    ready_s(browser, atlas)
    pairs = [(first_text_s(browser, bare), ready_s(browser, atlas)) for _ in range(ROUNDS)]
    text, ready = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(second / first for first, second in pairs)
    print(f"first map    bare app {text * 1000:.0f} ms, atlas {ready * 1000:.0f} ms, ratio {ratio:.2f} (at most 1.6)")


def print_steps(browser: Browser, atlas: str) -> None:
    """Step through the years and count frames, messages and bytes."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    received: list[int] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda data: received.append(len(data))))
    page.goto(atlas)
    frame = atlas_frame(page)
    page.wait_for_timeout(3000)
    frame.evaluate("window.unmounted = false")
    found = frame.evaluate(COUNT_FRAMES, list(YEARS))
    counts, times = sorted(found["counts"]), sorted(found["times"])
    print(
        f"year step    {statistics.median(counts):g} frames at the median, {counts[-1]} at most (at most 2); "
        f"script {statistics.median(times):.1f} ms at the median, {times[-1]:.1f} ms at most"
    )
    page.wait_for_timeout(2000)
    received.clear()
    frame.evaluate("window.atlas.show({ mode: 'year', from: '2006' })")
    page.wait_for_timeout(150)
    before = len(received)
    page.wait_for_timeout(3000)
    mounted = frame.evaluate("window.unmounted === false")
    print(
        f"settling     {before} messages before, {sum(received) / 1000:.1f} KB after (at most 10), "
        f"{'no remount' if mounted else 'REMOUNTED'}"
    )
    page.close()


def print_sizes() -> None:
    """Print the size of the map's data and of the standalone file."""
    atlas = read_atlas(ROOT / "geodata")
    data = embedded_json(payload(atlas)).encode()
    print(f"map data     {len(gzip.compress(data)) / 1000:.0f} KB gzipped (at most 400)")
    with tempfile.TemporaryDirectory() as folder:
        size = write_html(atlas, Path(folder) / "atlas.html")
    print(f"standalone   {size / 1e6:.2f} MB (at most 2)")


def main() -> None:
    """Run all measurements."""
    print_sizes()
    chromium = executable()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        script = Path(folder) / "bare.py"
        script.write_text(BARE_APP)
        browser = playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        with served(script) as bare, served(ROOT / "app.py") as atlas:
            print_first_map(browser, bare, atlas)
            print_steps(browser, atlas)
        browser.close()


if __name__ == "__main__":
    main()
