"""The map for every reader: axe-core finds nothing serious; keyboard and fingers reach everything."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from tests.browser.conftest import OpenMap
from tests.browser.waiting import atlas_frame, state

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
"""axe-core, as an installed package brings it."""
SERIOUS = {"serious", "critical"}
FINGER_PX = 44

VIEWS = [
    pytest.param("when=2006&feature=btc", id="popup and detail"),
    pytest.param("when=1994/2020&mode=range&step=month", id="range"),
    pytest.param("when=2005&compare=side&with=2021", id="side by side"),
    pytest.param("when=2005&compare=swipe&with=2021&names=all", id="swipe"),
    pytest.param("embed=true&when=2006", id="embedded"),
]


def serious(frame: Frame) -> list[str]:
    """Return what axe-core finds in a frame, with the places, where it calls it serious or critical."""
    found: dict[str, Any] = frame.evaluate(f"async () => {{ {AXE}; return await window.axe.run(document); }}")
    return [
        f"{violation['id']}: {json.dumps([node['target'] for node in violation['nodes']][:5])}"
        for violation in found["violations"]
        if violation["impact"] in SERIOUS
    ]


def test_axe_is_awake(open_file: OpenMap) -> None:
    frame = open_file()
    frame.evaluate("document.body.append(Object.assign(document.createElement('button'), { type: 'button' }))")
    assert [found for found in serious(frame) if found.startswith("button-name")]


@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing_serious_in_the_map(open_file: OpenMap, view: str) -> None:
    assert serious(open_file(f"#{view}")) == []


def test_axe_finds_nothing_serious_in_the_changes_and_the_share_box(open_file: OpenMap) -> None:
    frame = open_file("#when=2018")
    frame.get_by_role("tab", name="Changes").click()
    frame.locator("summary", has_text="Not dated").evaluate("(node) => { node.parentElement.open = true; }")
    assert serious(frame) == []
    frame.get_by_role("button", name="Share").click()
    assert serious(frame) == []


def test_axe_finds_nothing_serious_in_the_frame_of_the_app(open_map: OpenMap) -> None:
    assert serious(open_map("?when=2006&feature=btc")) == []


def test_axe_finds_nothing_serious_in_our_parts_of_the_about_page(page: Page, address: str) -> None:
    page.goto(f"{address}/about")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    found: dict[str, Any] = page.main_frame.evaluate(
        f"async () => {{ {AXE}; return await window.axe.run('.st-key-text'); }}"
    )
    assert [one["id"] for one in found["violations"] if one["impact"] in SERIOUS] == []


def test_parts_of_the_frame_are_landmarks_with_names(open_file: OpenMap) -> None:
    frame = open_file("#when=2006")
    for role, name in (
        ("main", "Map"),
        ("region", "Time"),
        ("complementary", "Layers and legend"),
        ("complementary", "In view"),
        ("navigation", "Milestones"),
    ):
        expect(frame.get_by_role(role, name=name, exact=True)).to_be_visible()  # type: ignore[arg-type]


def test_tab_reaches_every_control_and_shows_where_it_is(page: Page, open_file: OpenMap) -> None:
    frame = open_file("#when=2018&layers=pipelines")
    frame.evaluate("document.activeElement.blur()")
    reached: list[str] = []
    for _ in range(120):
        page.keyboard.press("Tab")
        words, outlined = frame.evaluate(
            """() => {
              const node = document.activeElement;
              if (node === document.body) return ["", true];
              const shown = node.matches(".atlas-modes input") ? node.nextElementSibling : node;
              const { outlineStyle, outlineWidth } = getComputedStyle(shown);
              const label = node.getAttribute("aria-label") || node.labels?.[0]?.textContent;
              const outlined = outlineStyle !== "none" && outlineWidth !== "0px";
              return [(label || node.textContent).trim() || node.tagName, outlined];
            }"""
        )
        if not words:
            break  # round once
        reached.append(words)
        assert outlined, words
    for wanted in (
        "Find a line, area, place, document or claim",
        "Compare two dates",
        "Share",
        "Year",
        "Step",
        "Go to a year or date",
        "Speed",
        "Previous year",
        "Play",
        "Next year",
        "2018 TANAP opens",
        "In view",
    ):
        assert any(wanted in words for words in reached), (wanted, reached)


def test_every_control_of_time_and_comparison_works_by_keyboard_alone(page: Page, open_file: OpenMap) -> None:
    frame = open_file("#when=2006")
    frame.get_by_role("radio", name="Year").focus()
    page.keyboard.press("ArrowRight")
    assert state(frame)["mode"] == "range"
    choice = frame.get_by_role("combobox", name="Compare two dates")
    choice.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert state(frame)["compare"]["how"] == "swipe"
    frame.locator(".atlas-badge-0").focus()
    page.keyboard.press("Enter")
    expect(frame.locator(".atlas-badge-0")).to_have_attribute("aria-pressed", "true")
    frame.get_by_role("tab", name="Changes").focus()
    page.keyboard.press("ArrowLeft")
    expect(frame.get_by_role("tab", name="In view")).to_have_attribute("aria-selected", "true")
    frame.locator('.atlas-list button[data-id="btc"]').focus()
    page.keyboard.press("Enter")
    assert state(frame)["selected"] == "btc"


def test_list_and_map_are_two_views_of_one_selection(page: Page, open_file: OpenMap) -> None:
    frame = open_file("#when=2018&layers=pipelines")
    at = frame.evaluate(
        """() => {
          const line = document.querySelector('[data-feature="tanap"]');
          const { x, y } = line.getPointAtLength(line.getTotalLength() * 0.6).matrixTransform(line.getScreenCTM());
          return [x, y];
        }"""
    )
    page.mouse.click(*at)
    assert state(frame)["selected"] == "tanap"
    page.keyboard.press("Escape")
    frame.locator('.atlas-list button[data-id="tanap"]').click()
    expect(frame.locator(".leaflet-popup-content h2").last).to_contain_text("TANAP")
    frame.get_by_role("button", name="Back to the list").click()
    expect(frame.locator('.atlas-list button[data-id="tanap"]')).to_have_attribute("aria-pressed", "false")


@pytest.fixture(params=["file", "app"])
def phone(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Frame]:
    """The map on a phone, with a finger instead of a mouse: in the exported file and in the app."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    failed: list[str] = []
    page.on("pageerror", lambda error: failed.append(str(error)))
    in_file = request.param == "file"
    page.goto(f"{request.getfixturevalue('standalone' if in_file else 'address')}{'#' if in_file else '/?'}when=2006")
    yield atlas_frame(page)
    context.close()
    assert failed == []


def test_what_a_finger_taps_is_large_enough(phone: Frame) -> None:
    phone.get_by_role("button", name="All controls").tap()
    small: list[Any] = phone.evaluate(
        """(least) => [".atlas-time :is(button, select, input, label)", ".atlas-bar :is(button, select)"]
          .flatMap((selector) => [...document.querySelectorAll(selector)])
          .filter((node) => node.checkVisibility() && !node.closest("label > input, .atlas-modes input"))
          .filter((node) => node.type !== "checkbox" && node.type !== "radio")
          .map((node) => [node.getAttribute("aria-label") || node.textContent, node.getBoundingClientRect()])
          .filter(([, { width, height }]) => height < least - 0.5 || width < least - 0.5)
          .map(([words, { width, height }]) => [words, width, height])""",
        FINGER_PX,
    )
    assert small == []


def test_a_finger_steps_plays_drags_and_opens(phone: Frame) -> None:
    phone.get_by_role("button", name="Next year").tap()
    assert state(phone)["to"] == "2007-12-31"
    slider = phone.get_by_role("slider", name="Year").bounding_box()
    assert slider
    phone.page.touchscreen.tap(370, slider["y"] + slider["height"] / 2)
    assert state(phone)["to"] == "2026-12-31"
    phone.get_by_role("button", name="All controls").tap()
    phone.get_by_role("button", name="2018 TANAP opens").tap()
    phone.get_by_role("button", name="Fewer controls").tap()
    phone.get_by_role("button", name="In view").tap()
    phone.locator('.atlas-list button[data-id="tanap"]').tap()
    assert state(phone)["selected"] == "tanap"
    phone.get_by_role("button", name="Close").last.tap()
    phone.get_by_role("button", name="All controls").tap()
    phone.get_by_role("radio", name="Up to").tap()
    assert state(phone)["mode"] == "up-to"
    phone.get_by_role("button", name="Play").tap()
    phone.get_by_role("button", name="Pause").tap()


def test_a_finger_compares(phone: Frame) -> None:
    phone.get_by_role("combobox", name="Compare two dates").select_option("swipe")
    phone.locator(".atlas-badge-0").tap()
    expect(phone.locator(".atlas-badge-0")).to_have_attribute("aria-pressed", "true")
    divider = phone.get_by_role("separator", name="Divider").bounding_box()
    assert divider
    assert divider["width"] >= FINGER_PX
    session = phone.page.context.new_cdp_session(phone.page)
    x, y = divider["x"] + divider["width"] / 2, divider["y"] + 200
    for kind, dx in (("touchStart", 0), ("touchMove", -40), ("touchMove", -90), ("touchEnd", -90)):
        points = [] if kind == "touchEnd" else [{"x": x + dx, "y": y}]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    assert state(phone)["compare"]["split"] < 35
