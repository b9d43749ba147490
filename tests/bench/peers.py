"""One step in time, against the public packages with the same data, in turns within one run.

Ours and the Timeline plugin step by a call in the page, the others by a click on a button in their
app, as their users do. The peers draw the features only: no labels, popups, counts or list.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Page

from tests.bench.agreed import BUTTON, FIRST_YEAR
from tests.bench.figures import p95, spread
from tests.bench.painted import SHOW_YEAR, Steps, click_ms, steps
from tests.bench.peer_data import YEARS
from tests.bench.rig import Rig
from tests.bench.timeline_page import timeline_page
from tests.browser.waiting import atlas_frame

FASTER = 10
_REST_MS = 600
"""Pause before each step: longer than our own settling, which would disturb the next peer."""

_FIRST_MS = 60_000
_ALIKE = 1.05
"""Times that differ by less are called the same."""

_IN_FRAME = "[...document.querySelectorAll('iframe')].some((one) => one.contentDocument?.querySelector('.year-{}'))"
# Nothing in the document tells what WebGL has painted, so this is the moment when the new data has
# come and the rerun is over: less than the real time.
_IN_APP = (
    "document.querySelector('.st-key-shown')?.textContent.includes('year-{}') && "
    "document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'"
)
_APPS = (
    ("(a) st_folium, map rebuilt", "folium_rebuilt", _IN_FRAME),
    ("(b) st_folium, feature_group_to_add", "folium_group", _IN_FRAME),
    ("(d) pydeck in Streamlit (lower bound)", "pydeck_chart", _IN_APP),
)
_WEBGL = """() => {
  const gl = document.createElement("canvas").getContext("webgl2");
  const names = gl?.getExtension("WEBGL_debug_renderer_info");
  return gl && gl.getParameter(names ? names.UNMASKED_RENDERER_WEBGL : gl.RENDERER);
}"""


@dataclass
class Peer:
    """Something that steps through years, with the times that it took."""

    name: str
    page: Page
    step: Callable[[int], Steps]
    """Step to a year and return its times; those of the script only where the step is a call in the page."""
    painted: list[float] = field(default_factory=list)
    script: list[float] = field(default_factory=list)

    def take(self, year: int) -> None:
        """Step to a year and keep its times in milliseconds."""
        self.page.bring_to_front()
        self.page.wait_for_timeout(_REST_MS)
        found = self.step(year)
        self.painted.extend(found.painted)
        self.script.extend(found.script)

    def words(self) -> str:
        """Return the times in words."""
        script = f", script alone {statistics.median(self.script):.1f} ms" if self.script else ""
        return spread(self.painted) + script


def measure(rig: Rig) -> None:
    """Step all through the same years, one after the other within each year, and compare."""
    with ExitStack() as opened:
        ours = opened.enter_context(_ours(rig))
        others = [opened.enter_context(_app(rig, *words)) for words in _apps(rig)]
        others.extend(opened.enter_context(_timeline(rig)))
        for peer in (ours, *others):
            peer.step(YEARS[0])  # the first step of each warms its server and its page
        for year in YEARS[1:]:
            for peer in (ours, *others):
                peer.take(year)
    _report(rig, ours, sorted(others, key=lambda peer: peer.name))


def _apps(rig: Rig) -> tuple[tuple[str, str, str], ...]:
    """Return the peers that are apps; pydeck is one only where its WebGL runs."""
    with rig.page() as page:
        renderer = page.evaluate(_WEBGL)
    if renderer:
        print(f"  peer (d) is pydeck, since WebGL runs here: {renderer}")
        return _APPS
    print("  peer (d) skipped: this Chromium has no WebGL, which pydeck needs")
    return tuple(words for words in _APPS if words[1] != "pydeck_chart")


def _report(rig: Rig, ours: Peer, others: list[Peer]) -> None:
    rig.table.add(f"step of {ours.name}", ours.words())
    for peer in others:
        middle = _compared(statistics.median(peer.painted), statistics.median(ours.painted))
        tail = _compared(p95(peer.painted), p95(ours.painted))
        rig.table.add(f"step of peer {peer.name}", f"{peer.words()}; ours is {middle} at the median, {tail} at p95")
    folium = [peer for peer in others if peer.name[:3] in {"(a)", "(b)"}]
    timeline = [peer for peer in others if peer.name.startswith("(c)")]
    for words, of in (("median", statistics.median), ("p95", p95)):
        best = min(of(peer.painted) for peer in folium)
        rig.table.at_least(f"faster than the best of (a) and (b), {words}", best / of(ours.painted), FASTER, "times")
        for peer in timeline:
            rig.table.at_most(f"not slower than (c), {words}", of(ours.painted), of(peer.painted), "ms")


def _compared(theirs: float, ours: float) -> str:
    if max(theirs, ours) < _ALIKE * min(theirs, ours):
        return "as fast"
    return f"{theirs / ours:.1f} times faster" if theirs > ours else f"{ours / theirs:.1f} times slower"


@contextmanager
def _ours(rig: Rig) -> Iterator[Peer]:
    with rig.page(still=True) as page:
        page.goto(f"{rig.atlas()}/?when={FIRST_YEAR}")
        frame = atlas_frame(page)
        yield Peer("the atlas", page, lambda year: steps(frame, SHOW_YEAR, [year]))


@contextmanager
def _app(rig: Rig, name: str, app: str, shown: str) -> Iterator[Peer]:
    with rig.page() as page:
        page.goto(rig.app(app))
        page.wait_for_function(shown.format(FIRST_YEAR), timeout=_FIRST_MS)
        yield Peer(name, page, lambda year: Steps([click_ms(page, BUTTON, shown.format(year))], []))


@contextmanager
def _timeline(rig: Rig) -> Iterator[list[Peer]]:
    """Yield the Timeline peer, or none where npm cannot bring its scripts."""
    found = timeline_page(rig)
    if found is None:
        print("  peer (c) skipped: npm is not here, or reaches no registry")
        yield []
        return
    path, call = found
    with rig.page() as page:
        page.goto(path.as_uri())
        page.wait_for_selector("path.leaflet-interactive")
        yield [Peer("(c) folium Timeline, static page", page, lambda year: steps(page, call, [year]))]
