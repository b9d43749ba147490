"""The memory of a page's scripts."""

from __future__ import annotations

from playwright.sync_api import Page


def heap_mb(page: Page) -> float:
    """Return the megabytes of JavaScript objects that are in use, after a collection of garbage."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    session.send("Performance.enable")
    metrics = {metric["name"]: metric["value"] for metric in session.send("Performance.getMetrics")["metrics"]}
    session.detach()
    return float(metrics["JSHeapUsedSize"]) / 1e6
