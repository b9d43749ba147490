"""One server, one exported file and one browser for all browser tests; a request that leaves the machine fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Frame, Page, Request, sync_playwright

from layers.atlas import read_atlas
from layers.export.html import write_html
from tests.browser.chromium import ARGUMENTS, executable
from tests.browser.serving import ROOT, served
from tests.browser.waiting import atlas_frame

LOCAL = ("http://localhost:", "ws://localhost:", "data:", "blob:", "about:", "file:")

OpenMap = Callable[..., Frame]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the browser tests of a module on one worker, so that they share a server."""
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group(f"browser-{item.path.stem}"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = executable()
    assert path, "no Chromium; `make browser` installs one"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield running
        running.close()


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    with served(ROOT / "app.py") as found:
        yield found


@pytest.fixture(scope="session")
def standalone(tmp_path_factory: pytest.TempPathFactory) -> str:
    out = tmp_path_factory.mktemp("export") / "atlas.html"
    write_html(read_atlas(ROOT / "geodata"), out)
    return out.as_uri()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that may reach this machine only, and whose scripts must not fail."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    opened = context.new_page()
    left: list[str] = []
    failed: list[str] = []
    opened.on("request", lambda request: _note(request, left))
    opened.on("pageerror", lambda error: failed.append(str(error)))
    yield opened
    context.close()
    assert left == []
    assert failed == []


def _note(request: Request, left: list[str]) -> None:
    if not request.url.startswith(LOCAL):
        left.append(request.url)


@pytest.fixture
def open_map(page: Page, address: str) -> OpenMap:
    """Open the app with the words of a link and return the map's frame once it can be used."""

    def opened(query: str = "") -> Frame:
        page.goto(f"{address}/{query}")
        return atlas_frame(page)

    return opened


@pytest.fixture
def open_file(page: Page, standalone: str) -> OpenMap:
    """Open the exported file with the words of a link and return its frame."""

    def opened(words: str = "") -> Frame:
        page.goto(f"{standalone}{words}")
        return atlas_frame(page)

    return opened
