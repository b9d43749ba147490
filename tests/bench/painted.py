"""The time from a step to its paint, measured inside the page.

A step is painted when the first task after the frame that shows it runs: the browser has then painted
that frame. Where painting itself is long, as with thousands of features, its last part goes on beside the
page's own thread; there a step counts as painted only when the next frame begins, which waits for it.
Each step begins at an arbitrary moment within a frame, as a reader's would.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Frame, Page

FRAMES_PER_S = 60
LIMIT_MS = 60_000
"""After so long a step is given up."""

_STEPS = """async ([years, limit, whole]) => {
  const frame = () => new Promise(requestAnimationFrame);
  const channel = new MessageChannel();
  const task = () => new Promise((done) => { channel.port1.onmessage = done; channel.port2.postMessage(null); });
  const painted = [], script = [], started = performance.now();
  for (const year of years) {
    if (performance.now() - started > limit) break;
    await frame();
    await new Promise((done) => setTimeout(done, 30 * Math.random()));
    const begun = performance.now();
    CALL;
    script.push(performance.now() - begun);
    await frame();
    await (whole ? frame() : task());
    painted.push(performance.now() - begun);
  }
  return [painted, script];
}"""
_CLICK = """([button, limit]) => new Promise((resolve, reject) => setTimeout(() => {
  const begun = performance.now();
  const channel = new MessageChannel();
  channel.port1.onmessage = () => resolve(performance.now() - begun);
  const look = () => {
    const now = performance.now();
    if (SHOWN) channel.port2.postMessage(null);
    else if (now - begun > limit) reject(new Error(`nothing was painted within ${limit} ms`));
    else requestAnimationFrame(look);
  };
  document.querySelector(button).click();
  requestAnimationFrame(look);
}, 30 * Math.random()))"""

SHOW_YEAR = "window.atlas.show({ mode: 'year', from: String(year) })"
"""Our own step, for `steps`."""


@dataclass(frozen=True)
class Steps:
    """Times of steps in milliseconds, one after the other."""

    painted: list[float]
    """From the call to the paint."""
    script: list[float]
    """The call alone."""


def steps(
    frame: Frame | Page, call: str, years: Sequence[int], limit_ms: int = LIMIT_MS, *, whole: bool = False
) -> Steps:
    """Step through years by a JavaScript call in which `year` stands for each; begin none after the limit.

    `whole` waits for the next frame, for steps whose painting is long.
    """
    found: list[Any] = frame.evaluate(_STEPS.replace("CALL", call), [list(years), limit_ms, whole])
    return Steps(*found)


def click_ms(page: Page, button: str, shown: str) -> float:
    """Click a button and return the milliseconds until the paint that shows it, as a JavaScript condition tells."""
    return float(page.evaluate(_CLICK.replace("SHOWN", shown), [button, LIMIT_MS]))
