"""Find a Chromium for the browser tests, or install one: `python -m tests.browser.chromium`.

In this order: one that is on the machine, the one that Playwright brings, Debian's package.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Quiet: a browser under test has no business with the network."""


def executable() -> str | None:
    """Return the path of a Chromium that starts, or `None`."""
    return next((path for path in _candidates() if _starts(path)), None)


def _candidates() -> Iterator[str]:
    yield from filter(None, [os.environ.get("CHROMIUM")])
    yield from filter(None, map(shutil.which, NAMES))
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    if Path(own).exists():
        yield own


def _starts(path: str) -> bool:
    try:
        with sync_playwright() as playwright:
            playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS)).close()
    except Error:
        return False
    return True


def _install() -> None:
    """Try Playwright's own download, then Debian's package."""
    brought = subprocess.run([sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"], check=False)
    if brought.returncode == 0 and executable():
        return
    if shutil.which("apt-get"):
        prefix = [] if os.geteuid() == 0 else ["sudo"]
        subprocess.run([*prefix, "apt-get", "update", "-qq"], check=True)
        subprocess.run([*prefix, "apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"], check=True)


def main() -> int:
    """Make sure that there is a Chromium; return 1 when there is none to be had."""
    if not executable():
        _install()
    path = executable()
    if path:
        print(f"browser: {path}")
        return 0
    print("no Chromium could be found or installed; set CHROMIUM to the path of one", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
