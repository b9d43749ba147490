"""What all sections share: one browser, the servers that are up, one folder of local files, one table."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize

from layers.webmap.assets import leaflet
from tests.bench.agreed import FILES_VARIABLE
from tests.bench.table import Table
from tests.browser.serving import ROOT, served

APPS = Path(__file__).parent / "apps"
VIEWPORT = ViewportSize(width=1440, height=900)


class Rig:
    """The browser with the servers; a server starts when it is first asked for and runs to the end."""

    def __init__(self, browser: Browser, files: Path, servers: ExitStack) -> None:
        self.browser = browser
        self.files = files
        self.table = Table()
        self._servers = servers
        self._addresses: dict[Path, str] = {}

    def atlas(self) -> str:
        """Return the address of the real app."""
        return self._address(ROOT / "app.py")

    def app(self, name: str) -> str:
        """Return the address of one of the scripts in `apps`."""
        return self._address(APPS / f"{name}.py")

    @contextmanager
    def page(self, *, still: bool = False) -> Iterator[Page]:
        """Open an empty page with a context of its own, so that it shares no cache; close it afterwards.

        `still` asks for reduced motion: an animation that runs makes a page wait for the next 60th of a second.
        """
        context = self.browser.new_context(viewport=VIEWPORT, reduced_motion="reduce" if still else "no-preference")
        yield context.new_page()
        context.close()

    def _address(self, script: Path) -> str:
        if script not in self._addresses:
            running = served(script, {FILES_VARIABLE: str(self.files)})
            self._addresses[script] = self._servers.enter_context(running)
        return self._addresses[script]


@contextmanager
def rig(browser: Browser) -> Iterator[Rig]:
    """Yield a rig whose folder holds Leaflet; stop its servers and remove the folder afterwards."""
    with tempfile.TemporaryDirectory(prefix="atlas-bench-") as folder, ExitStack() as servers:
        for name in ("leaflet.js", "leaflet.css"):
            (Path(folder) / name).write_text(leaflet(name), encoding="utf-8")
        yield Rig(browser, Path(folder), servers)
