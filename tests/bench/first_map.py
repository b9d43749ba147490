"""The first usable map, against the first text of an app that does nothing."""

from __future__ import annotations

import statistics

from tests.bench.ready import READY, seconds_to
from tests.bench.rig import Rig

ROUNDS = 7
RATIO = 1.6
_TEXT = "document.body?.textContent.includes('hello, bare app')"


def measure(rig: Rig) -> None:
    """Add the ratio of the two, taken in turns; each visit has an empty cache."""
    pages = ((rig.app("bare"), _TEXT), (rig.atlas(), READY))
    for address, condition in pages:  # both servers import their modules on the first visit
        _visit_s(rig, address, condition)
    pairs = [tuple(_visit_s(rig, *page) for page in pages) for _ in range(ROUNDS)]
    text, usable = (statistics.median(column) * 1000 for column in zip(*pairs, strict=True))
    ratio = statistics.median(second / first for first, second in pairs)
    rig.table.at_most("first map against a bare app's text", ratio, RATIO, "", f"{usable:.0f} ms against {text:.0f} ms")


def _visit_s(rig: Rig, address: str, condition: str) -> float:
    with rig.page() as page:
        return seconds_to(page, address, condition)
