"""A layer of more than a thousand features: painted on a canvas, with the same times, styles and selection."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, expect

from layers.export.html import write_html
from layers.model import Atlas, Claim, Feature, Layer, Settings
from layers.timefilter import interval_of, visible_in
from tests.browser.waiting import atlas_frame, state
from tests.factories import make_claim, make_document

SIDE = 34
"""Rows and columns of the grid of features: 1,156 of them."""
FIRST_YEAR = 1980


def geometry(number: int) -> dict[str, object]:
    """Return a point, a short line or a small square on a grid over the Caucasus."""
    lon, lat = 40 + 0.3 * (number % SIDE), 38 + 0.15 * (number // SIDE)
    if number % 3 == 0:
        return {"type": "Point", "coordinates": [lon, lat]}
    if number % 3 == 1:
        return {"type": "LineString", "coordinates": [[lon, lat], [lon + 0.15, lat], [lon + 0.2, lat + 0.05]]}
    ring = [[lon, lat], [lon + 0.15, lat], [lon + 0.15, lat + 0.08], [lon, lat + 0.08], [lon, lat]]
    return {"type": "Polygon", "coordinates": [ring]}


def crowd() -> Atlas:
    """Return an atlas of one large layer; each feature holds for ten years, one after the other."""
    kinds = ("station", "railway", "control")
    features = tuple(
        Feature(f"f{number}", f"Feature {number}", kinds[number % 3], "many", geometry(number), 1.0, "Invented")
        for number in range(SIDE * SIDE)
    )
    claims: tuple[Claim, ...] = tuple(
        make_claim(
            id=f"C{number}",
            features=(f"f{number}",),
            attribute="status",
            value="operating" if number % 3 < 2 else "de facto control",
            when=f"{FIRST_YEAR + number % 40}/{FIRST_YEAR + number % 40 + 9}",
        )
        for number in range(SIDE * SIDE)
    )
    empty = {"type": "FeatureCollection", "features": []}
    basemap = dict.fromkeys(("wide", "fine", "water", "borders", "places"), empty)
    settings = Settings("Crowd", "", "Invented", (30, 30, 60, 50), (40, 38, 50, 43), FIRST_YEAR, 2030, 2000, ())
    layers = (Layer("many", "Many", "many.geojson", "line"),)
    return Atlas(settings, layers, features, claims, (make_document(id="paper"),), (), (), basemap, "0")


ATLAS = crowd()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> str:
    out: Path = tmp_path_factory.mktemp("crowd") / "crowd.html"
    write_html(ATLAS, out)
    return out.as_uri()


@pytest.fixture
def frame(browser: Browser, file: str) -> Iterator[Frame]:
    page = browser.new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    failed: list[str] = []
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.goto(f"{file}#when=2000")
    yield atlas_frame(page)
    page.close()
    assert failed == []


def painted(frame: Frame) -> int:
    """Return the number of pixels that the crowd's canvas has painted."""
    found: int = frame.evaluate(
        """() => {
          const canvas = document.querySelector(".leaflet-crowd-pane canvas");
          const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
          return data.filter((value, index) => index % 4 === 3 && value).length;
        }"""
    )
    return found


def test_it_has_no_element_for_each_feature(frame: Frame) -> None:
    assert frame.locator("[data-feature]").count() == 0
    assert painted(frame) > 10_000


@pytest.mark.parametrize(
    ("mode", "when"),
    [("year", "2000"), ("range", "1990/1994"), ("up-to", "1985"), ("day", "2012-06-01"), ("year", "1970")],
)
def test_it_shows_what_the_command_line_lists(frame: Frame, mode: str, when: str) -> None:
    first, _, last = when.partition("/")
    frame.evaluate("(wanted) => window.atlas.show(wanted)", {"mode": mode, "from": first, "to": last or first})
    expected = [visible.feature.id for visible in visible_in(ATLAS, interval_of(when, mode))]
    assert state(frame)["visible"] == expected
    assert (painted(frame) > 0) is bool(expected)


def test_layers_hide_it(frame: Frame) -> None:
    frame.get_by_label("Many").uncheck()
    assert painted(frame) == 0
    assert state(frame)["visible"] == []


def place(number: int) -> tuple[float, float]:
    """Return longitude and latitude of a place on or within a feature."""
    lon, lat = 40 + 0.3 * (number % SIDE), 38 + 0.15 * (number // SIDE)
    return [(lon, lat), (lon + 0.07, lat), (lon + 0.07, lat + 0.04)][number % 3]


def centre_on(frame: Frame, number: int) -> tuple[float, float]:
    """Bring a feature to the middle of the map and return where that is on the screen."""
    frame.evaluate("(view) => window.atlas.apply({ view })", "{},{},9".format(*place(number)))
    box = frame.locator(".leaflet-container").bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def number_of(form: int, year: int) -> int:
    """Return the number of a feature of a form that begins in a year, somewhere in the middle of the grid."""
    numbers = range(SIDE * SIDE // 2, SIDE * SIDE)
    return next(number for number in numbers if number % 3 == form and FIRST_YEAR + number % 40 == year)


@pytest.mark.parametrize("form", [0, 1, 2], ids=["point", "line", "zone"])
def test_a_click_finds_what_is_painted_there_and_nothing_hidden(frame: Frame, form: int) -> None:
    shown, hidden = number_of(form, 1998), number_of(form, 2015)
    for number, expected in ((shown, f"f{shown}"), (hidden, None)):
        frame.evaluate("window.atlas.select(null)")
        frame.page.mouse.click(*centre_on(frame, number))
        assert state(frame)["selected"] == expected


def test_the_pointer_gets_a_tooltip(frame: Frame) -> None:
    shown = number_of(2, 1998)
    frame.page.mouse.move(*centre_on(frame, shown))
    expect(frame.locator(".atlas-tip")).to_contain_text(f"Feature {shown}")


def test_the_tooltip_goes_with_what_it_is_about(frame: Frame) -> None:
    frame.page.mouse.move(*centre_on(frame, number_of(2, 1998)))
    expect(frame.locator(".atlas-tip")).to_be_visible()
    frame.evaluate("window.atlas.show({ mode: 'year', from: '1950' })")
    expect(frame.locator(".atlas-tip")).to_have_count(0)


def test_a_glow_goes_out_also_when_the_next_step_changes_nothing(browser: Browser, file: str) -> None:
    page = browser.new_page(reduced_motion="no-preference")
    page.goto(f"{file}#when=1995")
    glowing = """() => {
      const canvas = document.querySelector(".leaflet-crowd-pane canvas");
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      let count = 0;
      const gold = ([red, green, blue, alpha]) => alpha > 0 && red > 230 && green > 180 && blue < 120;
      for (let index = 0; index < data.length; index += 4) count += gold(data.subarray(index, index + 4));
      return count;
    }"""
    page.evaluate("window.atlas.show({ mode: 'day', from: '1995-12-31' })")
    page.evaluate("window.atlas.show({ mode: 'day', from: '1996-01-01' })")
    assert page.evaluate(glowing) > 0
    page.evaluate("window.atlas.show({ mode: 'day', from: '1996-01-02' })")
    page.wait_for_timeout(1000)
    assert page.evaluate(glowing) == 0
    page.close()


def test_a_selected_feature_is_marked_and_opens_its_popup(frame: Frame) -> None:
    before = painted(frame)
    frame.evaluate("window.atlas.select('f18')")
    expect(frame.locator(".leaflet-popup-content h2")).to_have_text("Feature 18")
    assert painted(frame) != before


def test_the_list_stays_short_and_counts_the_rest(frame: Frame) -> None:
    total = len(list(visible_in(ATLAS, interval_of("2000"))))
    assert frame.locator(".atlas-list li").count() == 100
    expect(frame.locator(".atlas-panel")).to_contain_text(f"and {total - 100} more")
    expect(frame.locator(".atlas-checks .atlas-count")).to_have_text(str(total))


def test_two_dates_are_compared(frame: Frame) -> None:
    frame.get_by_role("combobox", name="Compare two dates").select_option("side")
    frame.get_by_role("button", name="Next year").click()
    expect(frame.locator(".atlas-differences")).to_be_visible()
    assert frame.locator(".leaflet-crowd-pane canvas").count() == 2
