"""Opening a document and a dispute, against an app whose button only shows a counter."""

from __future__ import annotations

import statistics

from playwright.sync_api import Page

from tests.bench.agreed import BUTTON
from tests.bench.figures import p95, spread
from tests.bench.painted import click_ms
from tests.bench.rig import Rig

ROUNDS = 25
RATIO = 1.5
_REST_MS = 600
"""Pause after each click, so that none meets the end of the one before."""

_COUNT = "document.querySelector('[data-testid=stText]').textContent === 'counter-{}'"
_LONGEST = "document.querySelectorAll('.claim').length >= 12"
"""A screen of its claims; the others follow after the paint."""
_LIBRARY = "document.querySelector('.library') && !document.querySelector('.claim')"
_DISPUTE = "document.querySelector('.dispute-page')"
_DISPUTES = "document.querySelector('.disputes') && !document.querySelector('.dispute-page')"
VISITS = (
    (
        "the longest document",
        "documents",
        'a[href="./documents?document=garayeva-2025"]',
        _LONGEST,
        "./documents",
        _LIBRARY,
    ),
    ("a dispute", "disputes", 'a[href="./disputes?dispute=X10"]', _DISPUTE, "./disputes", _DISPUTES),
)
"""What is opened; the page of the list, the link to click, how it is known to be shown; the way back and its sign."""


def measure(rig: Rig) -> None:
    """Click each in turns with the counter and add the ratios of their 95th percentiles."""
    for what, page_name, link, shown, back, listed in VISITS:
        with rig.page() as ours, rig.page() as empty:
            ours.goto(f"{rig.atlas()}/{page_name}")
            ours.wait_for_selector(f"html[data-pages=ready] {link}")
            empty.goto(rig.app("counter"))
            empty.wait_for_selector(BUTTON)
            opened: list[float] = []
            counted: list[float] = []
            for turn in range(1, ROUNDS + 2):
                opened.append(_click(ours, link, shown))
                _click(ours, f'.crumbs a[href="{back}"]', listed)
                counted.append(_click(empty, BUTTON, _COUNT.format(turn)))
        opened, counted = opened[1:], counted[1:]  # the first click of each warms its server
        rig.table.add(f"opening {what}", spread(opened))
        ratio = statistics.median(opened) / statistics.median(counted)
        also = f"{p95(opened) / p95(counted):.2f} at p95; empty: {spread(counted)}"
        rig.table.at_most(f"opening {what}, against an empty rerun", ratio, RATIO, "", also)


def _click(page: Page, button: str, shown: str) -> float:
    page.bring_to_front()
    page.wait_for_timeout(_REST_MS)
    return click_ms(page, button, shown)
