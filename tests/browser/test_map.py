"""The map in a real browser, with the network off: years, popups, keyboard, and the way to Python and back."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Frame, Page, expect

from layers.atlas import read_atlas
from layers.timefilter import MODES, interval_of, visible_in
from tests.browser.conftest import OpenMap
from tests.browser.serving import ROOT
from tests.browser.waiting import atlas_frame, drawn, state

NAMES = ("lachin", "kalbajar", "aghdam", "fuzuli", "jabrayil", "qubadli", "zangilan")
DISTRICTS = {f"{name}-district" for name in NAMES}


def show(frame: Frame, year: int | str, mode: str = "year") -> None:
    frame.evaluate("(wanted) => window.atlas.show(wanted)", {"mode": mode, "from": str(year)})


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_in_2005_btc_is_under_construction_and_there_is_no_tanap(open_map: OpenMap) -> None:
    found = drawn(open_map("?when=2005"))
    assert found["btc"] == "under construction"
    assert "tanap" not in found


def test_in_2010_btc_and_bte_operate_and_karabakh_has_the_districts(open_map: OpenMap) -> None:
    found = drawn(open_map("?when=2010"))
    assert (found["btc"], found["bte"]) == ("operating", "operating")
    assert DISTRICTS | {"nagorno-karabakh-1994-2020"} <= set(found)


def test_in_2021_there_is_the_remainder_and_no_extent_from_before_2020(open_map: OpenMap) -> None:
    found = set(drawn(open_map("?when=2021")))
    assert {"nagorno-karabakh-2020-2023", "peacekeeping-area", "lachin-corridor-2020-2022"} <= found
    assert not found & (DISTRICTS | {"nagorno-karabakh-1994-2020"})


def test_in_2025_tanap_and_tap_operate_and_zangezur_is_proposed(open_map: OpenMap) -> None:
    found = drawn(open_map("?when=2025"))
    assert (found["tanap"], found["tap"]) == ("operating", "operating")
    assert found["zangezur-meghri"] in {"proposed", "contested"}


def test_browser_and_command_line_agree_on_every_year_and_mode(open_file: OpenMap) -> None:
    atlas = read_atlas(ROOT / "geodata")
    frame = open_file()
    wanted = [(mode, when) for mode in MODES for when in (*map(str, range(1986, 2028)), "2020-11", "2020-11-10")]
    seen: list[list[list[Any]]] = frame.evaluate(
        """(wanted) => wanted.map(([mode, from]) => {
          window.atlas.show({ mode, from });
          const nodes = [...document.querySelectorAll("[data-feature]")];
          return nodes.map((node) => [node.dataset.feature, node.dataset.status, node.hasAttribute("data-ended")]);
        })""",
        wanted,
    )
    for (mode, when), found in zip(wanted, seen, strict=True):
        expected = [
            [visible.feature.id, visible.spell.status, visible.ended]
            for visible in visible_in(atlas, interval_of(when, mode))
        ]
        assert sorted(found) == sorted(expected), (mode, when)


def test_the_popup_of_btc_shows_its_dates_with_their_documents(open_map: OpenMap) -> None:
    frame = open_map("?when=2006&feature=btc")
    popup = frame.locator(".leaflet-popup-content")
    expect(popup).to_contain_text("agreed")
    for words in ("18 November 1999", "April 2003", "June 2006", "13 July 2006"):
        expect(popup).to_contain_text(words)
    for row in popup.locator(".atlas-history > li").all():
        assert row.locator(".atlas-source").count() == 1
    expect(popup.locator(".atlas-disputes")).to_contain_text("Southern Gas Corridor")


def test_the_detail_panel_holds_every_claim_with_its_paragraph(open_map: OpenMap) -> None:
    frame = open_map("?when=2006&feature=btc")
    atlas = read_atlas(ROOT / "geodata")
    panel = frame.locator(".atlas-detail")
    claims = atlas.claims_by_feature["btc"]
    listed = panel.locator("section > details .atlas-claim")
    assert listed.count() == len(claims)
    expect(panel).to_contain_text("Garayeva 2025, Energy security in bilateral relationships, ¶62 (line 128)")


def test_escape_closes_the_detail_and_the_list_opens_the_same_popup(page: Page, open_map: OpenMap) -> None:
    frame = open_map("?when=2010")
    frame.locator('.atlas-list button[data-id="bte"]').click()
    expect(frame.locator(".leaflet-popup-content h2")).to_contain_text("South Caucasus Pipeline")
    assert state(frame)["selected"] == "bte"
    press(page, "Escape")
    assert state(frame)["selected"] is None
    expect(frame.locator(".leaflet-popup")).to_have_count(0)
    expect(frame.locator(".atlas-list").first).to_be_visible()


def test_the_keyboard_alone_opens_a_feature_and_comes_back_to_it(page: Page, open_file: OpenMap) -> None:
    frame = open_file("#when=2010")
    frame.locator('.atlas-list button[data-id="bte"]').focus()
    press(page, "Enter")
    assert frame.evaluate("document.activeElement.className") == "atlas-detail"
    press(page, "Tab", "Enter")
    assert state(frame)["selected"] is None
    assert frame.evaluate("document.activeElement.dataset.id") == "bte"


@pytest.mark.parametrize(
    ("keys", "year"),
    [
        (["ArrowRight"], 2007),
        (["ArrowLeft"], 2005),
        (["PageUp"], 2011),
        (["PageDown"], 2001),
        (["Home"], 1988),
        (["End"], 2026),
        (["End", "ArrowRight"], 2026),
        (["Home", "PageDown"], 1988),
    ],
)
def test_the_slider_takes_the_keys_of_the_aria_pattern(
    page: Page, open_file: OpenMap, keys: list[str], year: int
) -> None:
    frame = open_file("#when=2006")
    slider = frame.get_by_role("slider", name="Year")
    slider.focus()
    press(page, *keys)
    assert state(frame)["to"] == f"{year}-12-31"
    expect(slider).to_have_attribute("aria-valuetext", re.compile(f"^{year}: "))


def test_space_plays_and_pauses_when_the_slider_has_focus(page: Page, open_file: OpenMap) -> None:
    frame = open_file("#when=2006")
    frame.get_by_role("slider", name="Year").focus()
    press(page, " ")
    expect(frame.get_by_role("button", name="Pause")).to_be_visible()
    expect(frame.locator(".atlas-year")).to_have_text("2007")
    press(page, " ")
    expect(frame.get_by_role("button", name="Play")).to_be_visible()


def test_the_year_is_spoken_with_what_it_shows(open_file: OpenMap) -> None:
    frame = open_file("#when=2005&layers=pipelines")
    expect(frame.locator(".atlas-time > .atlas-spoken")).to_have_text("2005: 3 under construction")


def test_layers_switch_on_and_off_and_keep_their_counts(open_file: OpenMap) -> None:
    frame = open_file("#when=2010")
    frame.get_by_label("Pipelines").uncheck()
    assert "btc" not in drawn(frame)
    assert "pipelines" not in state(frame)["layers"]
    expect(frame.locator(".atlas-checks li").first.locator(".atlas-count")).to_have_text("3")
    frame.evaluate("window.atlas.setLayers(['pipelines'])")
    assert set(drawn(frame)) == {"btc", "bte", "bte-turkish-grid"}


def test_what_changed_is_said_in_words(open_file: OpenMap) -> None:
    frame = open_file("#when=2018")
    changes = frame.locator(".atlas-changes")
    expect(changes).to_contain_text("12 June")
    expect(changes).to_contain_text("Trans-Anatolian Natural Gas Pipeline (TANAP): operating")


def test_a_selection_outside_the_interval_offers_to_go_there(open_file: OpenMap) -> None:
    frame = open_file("#when=2000&feature=tanap")
    frame.get_by_role("button", name="Go to 2012").click()
    assert drawn(frame)["tanap"] == "agreed"


def test_a_change_is_announced_to_other_scripts(open_file: OpenMap) -> None:
    frame = open_file()
    heard = frame.evaluate(
        """() => new Promise((resolve) => {
          document.addEventListener("atlas:change", ({ detail }) => resolve(detail), { once: true });
          window.atlas.show({ mode: "range", from: "1994-05", to: "2020" });
        })"""
    )
    assert (heard["mode"], heard["from"], heard["to"]) == ("range", "1994-05-01", "2020-12-31")


@pytest.mark.parametrize(
    "wanted", [{"from": "soon"}, {"from": "2006", "to": "2005"}, {"from": "2006", "mode": "x"}, {}], ids=str
)
def test_dates_that_cannot_be_shown_are_refused(open_file: OpenMap, wanted: dict[str, str]) -> None:
    frame = open_file("#when=2010")
    refused = frame.evaluate(
        "(wanted) => { try { window.atlas.show(wanted); } catch (error) { return error.name; } }", wanted
    )
    assert refused == "RangeError"
    assert state(frame)["to"] == "2010-12-31"


def test_the_settled_state_reaches_the_address_bar_without_a_remount(page: Page, open_map: OpenMap) -> None:
    frame = open_map("?when=2006")
    frame.evaluate("window.stillHere = true")
    frame.evaluate("window.atlas.show({ mode: 'year', from: '2018' }); window.atlas.select('tanap')")
    page.wait_for_url("**/?when=2018&mode=year&layers=*&feature=tanap")
    assert frame.evaluate("window.stillHere")
    assert state(frame)["selected"] == "tanap"


def test_no_server_message_comes_before_the_reader_settles(page: Page, address: str) -> None:
    received: list[int] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda data: received.append(len(data))))
    page.goto(address)
    frame = atlas_frame(page)
    page.wait_for_timeout(2000)
    received.clear()
    frame.evaluate("for (let year = 1990; year < 2026; year += 1) window.atlas.show({ mode: 'year', from: `${year}` })")
    page.wait_for_timeout(150)
    assert received == []
    page.wait_for_url("**/?when=2025&*")
    page.wait_for_timeout(500)
    assert 0 < sum(received) <= 10_000


def test_a_link_restores_mode_dates_layers_and_feature(open_map: OpenMap) -> None:
    found = state(open_map("?when=1994/2020&mode=range&layers=conflict_zones,events&feature=lachin-district"))
    assert (found["mode"], found["from"], found["to"]) == ("range", "1994-01-01", "2020-12-31")
    assert (found["layers"], found["selected"]) == (["conflict_zones", "events"], "lachin-district")


@pytest.mark.parametrize("query", ["?when=%3Cscript%3E", "?when=2006/..&mode=x", "?feature=nothing&layers=,,x"])
def test_a_link_that_cannot_be_read_opens_the_map_all_the_same(open_map: OpenMap, query: str) -> None:
    assert state(open_map(query))["selected"] is None


def test_a_source_leads_to_its_document_and_back_to_the_map(page: Page, open_map: OpenMap) -> None:
    frame = open_map("?when=2006&feature=btc")
    frame.locator(".atlas-detail [data-claim=G086] .atlas-source").first.click()
    expect(page.get_by_role("heading", name="Bilateral Azerbaijan-Russia cooperation")).to_be_visible()
    expect(page.locator(".claim.marked")).to_have_attribute("data-claim", "G086")
    page.locator(".claim.marked .places a").first.click()
    assert state(atlas_frame(page))["selected"] == "btc"


def test_coming_back_from_another_page_restores_the_view(page: Page, open_map: OpenMap) -> None:
    frame = open_map("?when=2006")
    frame.evaluate("window.atlas.show({ mode: 'year', from: '2013' })")
    page.wait_for_url("**/?when=2013*")
    page.get_by_role("link", name="Documents").click()
    expect(page.get_by_role("heading", name="Core documents")).to_be_visible()
    page.get_by_role("link", name="Explore").click()
    page.wait_for_selector("iframe")
    assert state(atlas_frame(page))["to"] == "2013-12-31"


def test_the_browsers_back_button_drives_the_map_without_a_remount(page: Page, open_map: OpenMap) -> None:
    frame = open_map("?when=2006&mode=year")
    frame.evaluate("window.stillHere = true")
    for year in (2018, 2020):
        show(frame, year)
        page.wait_for_url(f"**/?when={year}&*")
    page.go_back()
    page.wait_for_url("**/?when=2018&*")
    expect(frame.locator(".atlas-year")).to_have_text("2018")
    show(frame, 2020)
    page.wait_for_url("**/?when=2020&*")
    assert frame.evaluate("window.stillHere")


def test_zones_are_hatched_and_never_filled(open_file: OpenMap) -> None:
    frame = open_file("#when=2010")
    fills = frame.evaluate(
        "[...document.querySelectorAll('path.atlas-zone')].map((node) => getComputedStyle(node).fill)"
    )
    assert fills
    assert all(fill == "none" or fill.startswith("url(") for fill in fills)


def test_dashes_follow_the_style_table(open_file: OpenMap) -> None:
    frame = open_file("#when=2005")
    assert frame.locator('[data-feature="btc"]').get_attribute("stroke-dasharray") == "12 6"
    show(frame, 2010)
    assert frame.locator('[data-feature="btc"]').get_attribute("stroke-dasharray") is None


def test_land_and_water_are_painted_offline(open_file: OpenMap) -> None:
    frame = open_file()
    frame.wait_for_selector(".atlas-label")
    land = frame.evaluate(
        """() => {
          const canvas = document.querySelector(".leaflet-base-pane canvas");
          const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
          let painted = 0;
          for (let index = 3; index < pixels.length; index += 4) painted += pixels[index] > 0;
          return painted / (pixels.length / 4);
        }"""
    )
    assert 0.5 < land < 0.95


def test_labels_never_overlap(open_file: OpenMap) -> None:
    frame = open_file("#when=2021")
    frame.wait_for_selector(".atlas-label")
    boxes = frame.evaluate(
        """[...document.querySelectorAll(".atlas-label")].map((node) => node.getBoundingClientRect())
          .map(({ left, top, right, bottom }) => [left, top, right, bottom])"""
    )
    assert len(boxes) > 20
    for index, (left, top, right, bottom) in enumerate(boxes):
        for other_left, other_top, other_right, other_bottom in boxes[index + 1 :]:
            apart = right <= other_left or other_right <= left or bottom <= other_top or other_bottom <= top
            assert apart


def test_the_offline_map_is_shown_first_and_tiles_are_only_offered(open_file: OpenMap) -> None:
    frame = open_file()
    choice = frame.get_by_label("Base map")
    assert choice.input_value() == ""
    assert frame.locator(".leaflet-tile").count() == 0
    assert [option for option in choice.locator("option").all_inner_texts() if "online" in option]
