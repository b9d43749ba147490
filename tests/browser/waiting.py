"""Wait for the map, without sleeping longer than it needs."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Frame, Page

TIMEOUT_S = 60
GLIDE_S = 5
_READY = "document.documentElement?.dataset.atlas === 'ready'"


def atlas_frame(page: Page) -> Frame:
    """Return the frame in which the map can be used."""
    deadline = time.monotonic() + TIMEOUT_S
    while time.monotonic() < deadline:
        for frame in page.frames:
            if not frame.is_detached() and frame.evaluate(_READY):
                return frame
        page.wait_for_timeout(10)
    raise TimeoutError("the map did not become ready")


def eventually(frame: Frame, condition: Callable[[], bool]) -> bool:
    """Return whether a condition comes to hold within a few seconds, as what glides does."""
    deadline = time.monotonic() + GLIDE_S
    while not condition() and time.monotonic() < deadline:
        frame.wait_for_timeout(20)
    return condition()


def state(frame: Frame) -> dict[str, Any]:
    """Return `window.atlas.state()`."""
    found: dict[str, Any] = frame.evaluate("window.atlas.state()")
    return found


def drawn(frame: Frame) -> dict[str, str]:
    """Return id and status of every element that is on the map."""
    pairs: list[list[str]] = frame.evaluate(
        "[...document.querySelectorAll('[data-feature]')].map((node) => [node.dataset.feature, node.dataset.status])"
    )
    return dict(pairs)
