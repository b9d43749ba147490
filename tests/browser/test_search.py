"""The search: any script, typing errors, everything that the map holds, by keyboard, by mouse and by finger."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Frame, Locator, Page, expect

from layers.atlas import read_atlas
from layers.export.html import write_html
from tests.browser.conftest import OpenMap
from tests.browser.test_accessibility import serious
from tests.browser.waiting import atlas_frame, state
from tests.factories import edited, with_rows, write_folder

HOSTILE = "<img src=x onerror=alert(1)>"
NAMES = [
    ("BTC", "Features", "Baku-Tbilisi-Ceyhan oil pipeline (BTC)", "BTC"),
    ("nabuco", "Features", "Nabucco intergovernmental agreement", "Nabucco"),
    ("Zangezor", "Features", "Zangezur corridor: Horadiz-Aghband railway", "Zangezur"),
    ("Garayva", "Documents", "Bilateral Azerbaijan-Russia cooperation on regional security issues", "Garayeva"),
    ("Trans-Anatolian", "Features", "Trans-Anatolian Natural Gas Pipeline (TANAP)", "Anatolian"),
    ("transanatolian", "Features", "Trans-Anatolian Natural Gas Pipeline (TANAP)", "Trans-Anatolian"),
    ("Naxcivan", "Features", "Naxçıvan dəmir yolu", "Naxçıvan"),
    ("NAXÇIVAN", "Features", "Naxçıvan dəmir yolu", "Naxçıvan"),
    ("zengezur", "Features", "Zəngəzur dəhlizi", "Zəngəzur"),
    ("Зангезурский", "Features", "Зангезурский коридор", "Зангезурский"),
    ("Ленинокан", "Features", "Ленинакан", "Ленинакан"),
    ("Ախալքալաք", "Features", "Ախալքալաք", "Ախալքալաք"),
    ("სუფს", "Features", "სუფსა", "სუფს"),
    ("کریدور ارس", "Features", "کریدور ارس", "ارس"),
    ("دالان زنكزور", "Features", "دالان زنگزور", "زنگزور"),
    ("Nakhchivan", "Places", "Nakhchivan", "Nakhchivan"),
    ("Mingachevr", "Places", "Mingachevir", "Mingachevir"),
]
"""What is typed; in which group it is found first, under which name, and what of it is marked."""


def box(frame: Frame) -> Locator:
    return frame.get_by_role("combobox", name="Find a line")


def options(frame: Frame) -> Locator:
    return frame.get_by_role("option").filter(visible=True)


def found(frame: Frame, query: str) -> list[dict[str, Any]]:
    """Type a query and return its results: group, title, line, marked pieces."""
    box(frame).fill(query)
    results: list[dict[str, Any]] = frame.evaluate(
        """[...document.querySelectorAll("[role=option].atlas-result")].map((option) => ({
          group: option.parentElement.firstChild.firstChild.textContent,
          title: option.children[0].textContent,
          line: option.children[1].textContent,
          marked: [...option.querySelectorAll("mark")].map((mark) => mark.textContent),
        }))"""
    )
    return results


@pytest.fixture(params=["app", "file"])
def open_both(request: pytest.FixtureRequest, open_map: OpenMap, open_file: OpenMap) -> Callable[[str], Frame]:
    """Open the app with the words of a link, or the exported file with the same."""
    if request.param == "app":
        return lambda words: open_map(f"?{words}")
    return lambda words: open_file(f"#{words}")


@pytest.fixture
def phone(browser: Browser, standalone: str) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(f"{standalone}#when=2010")
    atlas_frame(page)
    yield page
    context.close()


def test_a_name_is_found_as_it_is_written_or_nearly(open_file: OpenMap) -> None:
    frame = open_file()
    for query, group, title, marked in NAMES:
        results = found(frame, query)
        own = {result["title"]: result for result in results if result["group"] == group}
        assert results[0]["group"] == group, query
        assert marked in own[title]["marked"], query


def test_the_name_of_a_language_is_shown_with_whose_it_is(open_file: OpenMap) -> None:
    first = found(open_file(), "Джульфа")[0]
    assert first["title"] == "Джульфа"
    assert first["line"] == "Russian name of Julfa · Russia"


def test_claims_and_documents_say_where_they_stand(open_file: OpenMap) -> None:
    frame = open_file()
    claims = found(frame, "garayeva nabucco")
    assert {claim["group"] for claim in claims} == {"Claims"}
    assert all({"Garayeva", "Nabucco"} <= set(claim["marked"]) for claim in claims)
    assert all(re.match(r".+ · Garayeva 2025, .*¶\d+", claim["line"]) for claim in claims)
    [document, *_] = found(frame, "garayeva bilateral")
    assert document["group"] == "Documents"
    assert re.fullmatch(r"Garayeva 2025 · \d+ claims", document["line"])


def test_there_are_few_results_of_each_group_and_all_are_counted(open_file: OpenMap) -> None:
    frame = open_file()
    results = found(frame, "karabakh")
    groups = [result["group"] for result in results]
    assert len(results) == 12
    assert max(map(groups.count, groups)) <= 5
    assert sorted(groups, key=groups.index) == groups
    expect(box(frame)).to_have_attribute("aria-expanded", "true")
    expect(frame.get_by_role("status").filter(has_text="found")).to_have_text(
        re.compile(r"^\d+ features, \d+ documents, \d+ claims found$")
    )


@pytest.mark.parametrize("query", ["qqqq", "<img>zz", "__defineGetter__", "hasOwnProperty"])
def test_nothing_found_says_so_and_what_may_be_tried(open_file: OpenMap, query: str) -> None:
    frame = open_file()
    assert found(frame, query) == []
    expect(frame.locator(".atlas-found .atlas-note")).to_contain_text("Nothing found. Try ")
    expect(box(frame)).to_have_attribute("aria-expanded", "false")
    box(frame).press("Enter")
    assert state(frame)["selected"] is None


def test_slash_calls_the_box_and_enter_goes_to_the_first_result_and_its_time(
    page: Page, open_both: Callable[[str], Frame]
) -> None:
    frame = open_both("when=2000&mode=year")
    frame.get_by_role("slider", name="Year").focus()
    page.keyboard.press("/")
    expect(box(frame)).to_be_focused()
    page.keyboard.type("trans anatol")
    page.keyboard.press("Enter")
    now = state(frame)
    assert (now["selected"], now["from"]) == ("tanap", "2012-01-01")
    expect(frame.locator(".atlas-search input")).to_have_value("")
    expect(options(frame)).to_have_count(0)


def test_a_slash_in_a_field_is_a_letter(page: Page, open_file: OpenMap) -> None:
    frame = open_file()
    typed = frame.get_by_role("textbox", name="Go to a year or date")
    typed.press("/")
    expect(typed).to_have_value("/")


def test_the_arrows_point_at_a_result_and_the_focus_stays(page: Page, open_file: OpenMap) -> None:
    frame = open_file()
    found(frame, "lachin")
    count = options(frame).count()
    pointed: list[int] = []
    for key in ("ArrowDown", "ArrowDown", "End", "ArrowDown", "ArrowUp", "Home"):
        page.keyboard.press(key)
        expect(box(frame)).to_be_focused()
        active = box(frame).get_attribute("aria-activedescendant")
        expect(frame.locator(f"#{active}")).to_have_attribute("aria-selected", "true")
        pointed.append(int(str(active).rsplit("-", 1)[-1]))
    assert pointed == [0, 1, count - 1, 0, count - 1, 0]
    expect(frame.locator('[role="option"][aria-selected="true"]')).to_have_count(1)


def test_axe_finds_nothing_serious_in_the_open_results(page: Page, open_file: OpenMap) -> None:
    frame = open_file()
    found(frame, "lachin")
    page.keyboard.press("ArrowDown")
    assert serious(frame) == []
    found(frame, "qqqq")
    assert serious(frame) == []


def test_escape_closes_then_empties_then_goes_back(page: Page, open_file: OpenMap) -> None:
    frame = open_file("#when=2006&feature=")
    play = frame.get_by_role("button", name="Play")
    play.focus()
    page.keyboard.press("/")
    page.keyboard.type("baku")
    page.keyboard.press("Escape")
    expect(frame.locator(".atlas-found")).to_be_hidden()
    expect(box(frame)).to_have_value("baku")
    page.keyboard.press("ArrowDown")
    expect(options(frame).first).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(box(frame)).to_have_value("")
    expect(box(frame)).to_be_focused()
    page.keyboard.press("Escape")
    expect(play).to_be_focused()


def test_a_click_chooses_and_a_click_elsewhere_closes(open_both: Callable[[str], Frame]) -> None:
    frame = open_both("when=2010&mode=year")
    box(frame).fill("btc")
    frame.get_by_role("heading", name="On the map").dispatch_event("mousedown")
    frame.locator(".atlas-year").click()
    expect(options(frame)).to_have_count(0)
    box(frame).fill("btc")
    options(frame).filter(has_text="oil pipeline").first.click()
    expect(frame.locator(".leaflet-popup-content h2")).to_contain_text("Baku-Tbilisi-Ceyhan")
    assert state(frame)["selected"] == "btc"


def test_a_place_is_gone_to_and_the_keys_move_the_map(open_file: OpenMap) -> None:
    frame = open_file()
    box(frame).fill("tehran")
    box(frame).press("Enter")
    lon, lat, zoom = state(frame)["view"]
    assert abs(lat - 35.7) < 0.5
    assert abs(lon - 51.4) < 0.5
    assert zoom >= 8
    assert frame.evaluate("document.activeElement.matches('.leaflet-container')")


def test_a_claim_is_shown_where_it_stands(open_file: OpenMap) -> None:
    frame = open_file()
    box(frame).fill("shoigu stopped in baku on his return")
    options(frame).first.click()
    expect(frame.locator(".atlas-detail .atlas-marked")).to_contain_text("Shoigu is said to have stopped in Baku")
    assert state(frame)["from"] == "2024-01-01"


def test_a_claim_leads_to_its_feature_and_its_time(open_both: Callable[[str], Frame]) -> None:
    frame = open_both("when=2018&mode=year")
    box(frame).fill("operator gives one million barrels a day as throughput")
    box(frame).press("Enter")
    expect(frame.locator(".atlas-detail .atlas-marked")).to_contain_text("one million barrels a day")
    now = state(frame)
    assert now["selected"] == "btc"
    assert "2006" <= now["from"] < "2010"


@pytest.mark.parametrize("query", ["karabakh", "gas", "nabuco", "corridor"])
def test_what_was_found_in_a_title_is_in_sight(phone: Page, query: str) -> None:
    phone.get_by_role("button", name="In view").tap()
    found(phone.main_frame, query)
    hidden = phone.evaluate(
        """[...document.querySelectorAll(".atlas-result-title")].filter((title) => {
          const mark = title.querySelector("mark");
          return mark && mark.getBoundingClientRect().bottom > title.getBoundingClientRect().bottom + 1;
        }).map((title) => title.textContent)"""
    )
    assert phone.locator(".atlas-result-title mark").count() > 0
    assert hidden == []


def test_a_document_of_the_file_is_shown_in_the_panel(open_file: OpenMap) -> None:
    frame = open_file()
    box(frame).fill("garayeva bilateral")
    box(frame).press("Enter")
    expect(frame.locator(".atlas-detail h2").first).to_contain_text("Bilateral Azerbaijan-Russia cooperation")


def test_a_document_of_the_app_is_its_page(page: Page, open_map: OpenMap) -> None:
    frame = open_map()
    box(frame).fill("garayeva bilateral")
    box(frame).press("Enter")
    page.wait_for_url("**/documents?document=garayeva-2025*")


def test_results_follow_the_chosen_names(open_file: OpenMap) -> None:
    frame = open_file("#names=ru")
    [first, *_] = found(frame, "Агдам")
    assert (first["title"], first["line"]) == ("Агдамский район", "Area by who controls it · Conflict zones")
    [first, *_] = found(frame, "aghdam district")
    assert first["line"] == "Neutral name of Агдамский район"


def test_on_a_phone_a_finger_finds_and_goes(phone: Page) -> None:
    frame = phone.main_frame
    phone.get_by_role("button", name="In view").tap()
    box(frame).tap()
    box(frame).fill("lachin distr")
    first = options(frame).first
    area, above = first.bounding_box(), box(frame).bounding_box()
    assert area
    assert above
    assert area["height"] >= 44
    assert above["y"] + area["height"] < 844 / 3, "the results begin above where a phone has its keys"
    assert phone.evaluate("document.documentElement.scrollWidth") == 390
    first.tap()
    assert state(frame)["selected"] == "lachin-district"
    phone.get_by_role("button", name="Back to the list").tap()
    box(frame).fill("tbilisi")
    options(frame).first.tap()
    expect(frame.locator(".atlas-panel")).to_be_hidden()
    assert abs(state(frame)["view"][1] - 41.7) < 0.5


def test_embedded_the_box_comes_when_it_is_called(page: Page, open_file: OpenMap) -> None:
    frame = open_file("#embed=true&when=2006")
    expect(box(frame)).to_be_hidden()
    page.keyboard.press("/")
    expect(box(frame)).to_be_focused()
    page.keyboard.type("supsa")
    page.keyboard.press("Enter")
    assert state(frame)["selected"] == "supsa-terminal"


def test_names_from_data_stay_text(page: Page, tmp_path: Path) -> None:
    folder = write_folder(
        tmp_path,
        **with_rows("names.csv", f"south-line,{HOSTILE},en,<b>them</b>,,report"),
        **with_rows("claims.csv", f"C7,south-line,context,x,,,,normal,report,<i>page</i>,They say {HOSTILE} too.,"),
        **edited("basemap/places.geojson", '"Town"', f'"Town {HOSTILE}"'),
    )
    out = tmp_path / "atlas.html"
    write_html(read_atlas(folder), out)
    page.goto(out.as_uri())
    frame = atlas_frame(page)
    results = found(frame, "img onerror")
    assert {result["group"] for result in results} == {"Features", "Places", "Claims"}
    assert all(HOSTILE in result["title"] for result in results)
    assert all({"img", "onerror"} <= set(result["marked"]) for result in results)
    assert frame.locator(".atlas-found").evaluate("(node) => node.querySelectorAll('img, b, i').length") == 0
