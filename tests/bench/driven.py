"""Our map driven from Python, against an app whose button only shows a counter."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.bench.agreed import BUTTON, FIRST_YEAR
from tests.bench.figures import p95, spread
from tests.bench.painted import click_ms
from tests.bench.rig import Rig
from tests.browser.waiting import atlas_frame

STEPS = 30
RATIO = 1.5
_REST_MS = 400
"""Pause after each step, so that none meets the end of the one before."""

_YEAR = "[...document.querySelectorAll('iframe')].some((one) => one.contentWindow.atlas?.state().to === '{}-12-31')"
_COUNT = "document.querySelector('[data-testid=stText]').textContent === 'counter-{}'"


def measure(rig: Rig) -> None:
    """Click both in turns and add the ratio of their 95th percentiles."""
    with rig.page() as driven, rig.page() as empty:
        driven.goto(rig.app("driven"))
        atlas_frame(driven)
        empty.goto(rig.app("counter"))
        empty.wait_for_selector(BUTTON)
        _click(driven, _YEAR, FIRST_YEAR + 1)  # the first click of each warms its server
        _click(empty, _COUNT, 1)
        turns = range(2, STEPS + 2)
        pairs = [(_click(driven, _YEAR, FIRST_YEAR + turn), _click(empty, _COUNT, turn)) for turn in turns]
    ours, counter = (list(column) for column in zip(*pairs, strict=True))
    rig.table.add("click to the counter of an empty app", spread(counter))
    rig.table.add("click to the map driven from Python", spread(ours))
    rig.table.at_most("their ratio at p95", p95(ours) / p95(counter), RATIO, "")


def _click(page: Page, shown: str, number: int) -> float:
    page.bring_to_front()
    page.wait_for_timeout(_REST_MS)
    return click_ms(page, BUTTON, shown.format(number))
