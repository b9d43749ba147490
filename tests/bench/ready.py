"""When a page came to hold something, noted by the page itself so that asking costs it nothing."""

from __future__ import annotations

import time

from playwright.sync_api import Page

READY = "document.documentElement?.dataset.atlas === 'ready'"
_ASK_MS = 300
_NOTE = """setInterval(() => {
  if (!window.notedAt && (CONDITION)) window.notedAt = performance.timeOrigin + performance.now();
}, 5);"""


def seconds_to(page: Page, address: str, condition: str, limit_s: float = 60) -> float:
    """Return the seconds from navigation until a condition first held in any frame.

    Raises
    ------
    TimeoutError
        When that takes longer than the limit.
    """
    page.add_init_script(_NOTE.replace("CONDITION", condition))
    page.goto(address, wait_until="commit")
    deadline = time.monotonic() + limit_s
    while time.monotonic() < deadline:
        page.wait_for_timeout(_ASK_MS)
        noted = next((at for at in (frame.evaluate("window.notedAt") for frame in page.frames) if at), None)
        if noted:
            return (float(noted) - float(page.evaluate("performance.timeOrigin"))) / 1000
    raise TimeoutError(f"not ready within {limit_s:g} s")
