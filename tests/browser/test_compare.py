"""Two dates side by side and under a divider, and the table of their differences."""

from __future__ import annotations

import pytest
from playwright.sync_api import Frame, Page, expect

from layers.atlas import read_atlas
from layers.changes import differences
from layers.timefilter import interval_of
from tests.browser.conftest import OpenMap
from tests.browser.serving import ROOT
from tests.browser.waiting import eventually, state

WAYS = ("side", "swipe")


def statuses(frame: Frame, feature: str) -> dict[str, str | None]:
    """Return the status of a feature on the first and on the second map, `None` where it is not drawn."""
    found: dict[str, str | None] = frame.evaluate(
        """(id) => {
          const second = document.querySelector(".atlas-second");
          const nodes = [...document.querySelectorAll(`[data-feature="${id}"]`)];
          const status = (within) => nodes.find((node) => second.contains(node) === within)?.dataset.status ?? null;
          return { first: status(false), second: status(true) };
        }""",
        feature,
    )
    return found


def places(frame: Frame) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """Return where each point lies within the first and within the second map, in pixels."""
    first, second = frame.evaluate(
        """[".leaflet-container:not(.atlas-second)", ".atlas-second"].map((selector) => {
          const box = document.querySelector(selector).getBoundingClientRect();
          return Object.fromEntries([...document.querySelectorAll(`${selector} .atlas-point`)].map((node) => {
            const { left, top } = node.getBoundingClientRect();
            return [node.dataset.feature, [left - box.left, top - box.top]];
          }));
        })"""
    )
    return first, second


def apart(frame: Frame) -> float:
    """Return by how many pixels the two maps lie apart at most."""
    first, second = places(frame)
    assert len(first) > 10
    assert set(first) == set(second)
    return max(abs(one - other) for id_ in first for one, other in zip(first[id_], second[id_], strict=True))


@pytest.mark.parametrize("how", WAYS)
def test_each_map_has_its_own_date(open_file: OpenMap, how: str) -> None:
    frame = open_file(f"#when=2005&compare={how}&with=2021")
    assert statuses(frame, "btc") == {"first": "under construction", "second": "operating"}
    assert statuses(frame, "tanap") == {"first": None, "second": "operating"}
    badges = frame.locator(".atlas-badge")
    assert badges.all_inner_texts() == ["2005", "2021"]
    assert (state(frame)["from"], state(frame)["compare"]["from"]) == ("2005-01-01", "2021-01-01")


def test_the_control_moves_the_side_that_is_chosen(open_file: OpenMap) -> None:
    frame = open_file("#when=2005&compare=side&with=2021")
    frame.get_by_role("button", name="Next year").click()
    assert frame.locator(".atlas-badge").all_inner_texts() == ["2005", "2022"]
    frame.get_by_role("button", name="First map: 2005").click()
    expect(frame.locator(".atlas-year")).to_have_text("2005")
    frame.get_by_role("button", name="Previous year").click()
    assert frame.locator(".atlas-badge").all_inner_texts() == ["2004", "2022"]
    expect(frame.locator(".atlas-badge-0")).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("how", WAYS)
def test_both_maps_show_the_same_place_whichever_is_moved(page: Page, open_file: OpenMap, how: str) -> None:
    frame = open_file(f"#when=2010&compare={how}&with=2010")
    assert apart(frame) <= 1
    for selector, part in ((".atlas-stage > .leaflet-container:not(.atlas-second)", 0.2), (".atlas-second", 0.8)):
        box = frame.locator(selector).bounding_box()
        assert box
        before = places(frame)[0]
        x, y = box["x"] + box["width"] * part, box["y"] + box["height"] * 0.9
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + 60, y - 40, steps=6)
        assert apart(frame) <= 1
        page.mouse.up()
        page.mouse.wheel(0, -240)
        page.wait_for_timeout(700)
        assert places(frame)[0] != before
        assert apart(frame) <= 1


def test_the_divider_is_moved_by_keyboard_and_pointer(page: Page, open_file: OpenMap) -> None:
    frame = open_file("#when=2005&compare=swipe&with=2021")
    divider = frame.get_by_role("separator", name="Divider")
    divider.focus()
    page.keyboard.press("ArrowRight")
    assert divider.get_attribute("aria-valuenow") == "55"
    page.keyboard.press("Home")
    assert divider.get_attribute("aria-valuenow") == "3"
    stage = frame.locator(".atlas-stage").bounding_box()
    assert stage
    page.mouse.move(stage["x"] + stage["width"] * 0.03, stage["y"] + 300)
    page.mouse.down()
    page.mouse.move(stage["x"] + stage["width"] * 0.7, stage["y"] + 300, steps=5)
    page.mouse.up()
    assert divider.get_attribute("aria-valuenow") == "70"
    assert state(frame)["compare"]["split"] == 70


def test_a_click_on_either_side_of_the_divider_reaches_the_map_that_is_seen(page: Page, open_file: OpenMap) -> None:
    frame = open_file("#when=2010&compare=swipe&with=2010&layers=pipelines")
    for side in (0, 1):
        place = frame.evaluate(
            """(side) => {
              const root = document.querySelectorAll(".atlas-stage .leaflet-container")[side];
              const line = root.querySelector('[data-feature="btc"]');
              const middle = root.getBoundingClientRect().left + root.clientWidth / 2;
              const [length, matrix] = [line.getTotalLength(), line.getScreenCTM()];
              const beside = (x) => (side ? x > middle + 40 : x < middle - 40);
              for (let part = 0; part < 1; part += 0.01) {
                const { x, y } = line.getPointAtLength(part * length).matrixTransform(matrix);
                if (beside(x) && y > 200 && y < 700) return [x, y];
              }
            }""",
            side,
        )
        page.mouse.click(*place)
        assert state(frame)["selected"]
        expect(frame.locator(f".atlas-badge-{side}")).to_have_attribute("aria-pressed", "true")
        page.keyboard.press("Escape")


def test_the_table_lists_the_differences_with_their_documents(open_file: OpenMap) -> None:
    frame = open_file("#when=2005&layers=pipelines,conflict_zones&compare=side&with=2021")
    atlas = read_atlas(ROOT / "geodata")
    expected = [
        (found.feature.name, found.before or "not on the map", found.after or "not on the map")
        for found in differences(atlas, interval_of("2005"), interval_of("2021"))
        if found.feature.layer in {"pipelines", "conflict_zones"}
    ]
    table = frame.locator(".atlas-differences")
    expect(table).to_be_visible()
    rows = table.locator("tbody tr:not(.atlas-group)")
    assert rows.locator(".atlas-source").count() == len(expected)
    found = frame.evaluate(
        """[...document.querySelectorAll(".atlas-differences tbody tr:not(.atlas-group)")].map((row) => [
          row.querySelector("button").textContent,
          ...[...row.querySelectorAll("td")].map((cell) => cell.textContent),
        ])"""
    )
    assert sorted(map(tuple, found)) == sorted(expected)


def test_the_mode_is_that_of_both_maps(open_file: OpenMap) -> None:
    frame = open_file("#when=2005&compare=side&with=2021")
    frame.get_by_role("radio", name="Day").check()
    assert frame.locator(".atlas-badge").all_inner_texts() == ["31 December 2005", "31 December 2021"]


def test_a_comparison_is_begun_and_left_from_the_map(open_file: OpenMap) -> None:
    frame = open_file("#when=2005")
    choice = frame.get_by_role("combobox", name="Compare two dates")
    choice.select_option("swipe")
    expect(frame.locator(".atlas-second")).to_be_visible()
    frame.evaluate("window.atlas.setLayers(['pipelines'])")
    frame.get_by_role("button", name="Next year").click()
    assert statuses(frame, "btc") == {"first": "under construction", "second": "operating"}
    choice.select_option("")
    expect(frame.locator(".atlas-second")).to_have_count(0)
    assert state(frame)["compare"] is None
    expect(frame.locator(".atlas-year")).to_have_text("2005")
    choice.select_option("side")
    expect(frame.locator(".atlas-second")).to_be_visible()


def painted(frame: Frame) -> list[bool]:
    """Tell for each map whether its offline base covers all of it, corner by corner."""
    found: list[bool] = frame.evaluate(
        """[...document.querySelectorAll(".atlas-stage > .leaflet-container")].map((map) => {
          const box = map.getBoundingClientRect();
          const base = map.querySelector(".leaflet-base-pane canvas").getBoundingClientRect();
          return base.left <= box.left && base.top <= box.top && base.right >= box.right && base.bottom >= box.bottom;
        })"""
    )
    return found


def test_a_drag_leaves_no_map_unpainted_and_reaches_the_address(page: Page, open_file: OpenMap) -> None:
    frame = open_file("#when=2010&compare=side&with=2015")
    box = frame.locator(".atlas-second").bounding_box()
    assert box
    for _ in range(4):
        page.mouse.move(box["x"] + 40, box["y"] + 400)
        page.mouse.down()
        page.mouse.move(box["x"] + 340, box["y"] + 430, steps=8)
        page.mouse.up()
    page.wait_for_timeout(2500)  # a map that was flung glides on
    assert painted(frame) == [True, True]
    assert "view=" in page.url


def test_the_zoom_buttons_can_be_had_in_every_comparison(open_file: OpenMap) -> None:
    for how in WAYS:
        frame = open_file(f"#when=2010&compare={how}&with=2015&view=46,40,6")
        frame.get_by_role("button", name="Zoom in").click()
        assert eventually(frame, lambda: state(frame)["view"][2] > 6)  # noqa: B023  called at once


def test_a_closed_comparison_leaves_nothing_behind(open_file: OpenMap) -> None:
    frame = open_file("#when=2010&compare=side&with=2015")
    frame.get_by_role("combobox", name="Compare two dates").select_option("")
    frame.evaluate("window.atlas.show({ mode: 'year', from: '1995' })")
    assert frame.locator(".atlas-second").count() == 0
    ids = frame.locator("[data-feature]").evaluate_all("(nodes) => nodes.map((node) => node.dataset.feature)")
    assert sorted(ids) == sorted(state(frame)["visible"])


def test_both_maps_take_time_alike_whoever_asks(open_file: OpenMap) -> None:
    frame = open_file("#when=2010-06-01&mode=day&compare=side")
    assert frame.locator(".atlas-badge").all_inner_texts() == ["1 June 2010", "1 June 2010"]
    frame.evaluate("window.atlas.show({ mode: 'year', from: '1994' })")
    assert frame.locator(".atlas-badge").all_inner_texts() == ["1994", "2010"]


def test_a_link_to_a_comparison_shows_what_the_one_who_shared_it_saw(page: Page, open_file: OpenMap) -> None:
    frame = open_file("#when=2010")
    frame.get_by_role("combobox", name="Compare two dates").select_option("side")
    page.wait_for_url("**compare=side**")
    before = places(frame)
    page.reload()
    assert places(frame) == before


def test_a_comparison_begins_with_what_is_selected_and_on_the_chosen_base_map(open_file: OpenMap) -> None:
    frame = open_file("#when=2010&feature=btc&compare=side&with=2021")
    frame.wait_for_timeout(100)
    casing = "[...document.querySelectorAll('.atlas-casing[stroke=\"#FFC93C\"]')].length"
    assert frame.evaluate(casing) == 2


def test_a_play_ends_where_the_comparison_does(open_file: OpenMap) -> None:
    frame = open_file("#when=1990&compare=side&with=1995")
    frame.get_by_role("button", name="Play").click()
    frame.get_by_role("combobox", name="Compare two dates").select_option("")
    expect(frame.get_by_role("button", name="Play")).to_be_visible()
    assert state(frame)["to"] == "1990-12-31"


def test_a_selection_is_marked_on_both_maps_and_told_once(open_file: OpenMap) -> None:
    frame = open_file("#when=2010&compare=side&with=2021")
    frame.evaluate("window.atlas.select('btc')")
    expect(frame.locator(".atlas-detail h2")).to_contain_text("Baku-Tbilisi-Ceyhan")
    expect(frame.locator(".leaflet-popup")).to_have_count(0)
