"""The time control in a real browser: modes, steps, handles, typing, play, and what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Frame, Page, WebSocket, expect

from tests.browser.conftest import OpenMap
from tests.browser.waiting import drawn, state

YEAR = ".atlas-year"


def mode(frame: Frame, name: str) -> None:
    frame.get_by_role("radio", name=name, exact=True).check()


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def dates(frame: Frame) -> tuple[str, str]:
    found = state(frame)
    return found["from"], found["to"]


@pytest.mark.parametrize(
    ("name", "heading", "after"),
    [
        ("Year", "2006", "2007"),
        ("Range", "2001 to 2006", "2002 to 2007"),
        ("Up to", "up to 2006", "up to 2007"),
        ("Day", "31 December 2006", "31 December 2007"),
    ],
)
def test_every_mode_is_chosen_and_stepped(open_file: OpenMap, name: str, heading: str, after: str) -> None:
    frame = open_file("#when=2006")
    mode(frame, name)
    expect(frame.locator(YEAR)).to_have_text(heading)
    frame.get_by_role("button", name="Next year").click()
    expect(frame.locator(YEAR)).to_have_text(after)


def test_the_modes_show_what_they_say(open_file: OpenMap) -> None:
    frame = open_file("#when=2020")
    assert "nagorno-karabakh-1994-2020" in drawn(frame)
    mode(frame, "Day")
    assert "nagorno-karabakh-1994-2020" not in drawn(frame)
    mode(frame, "Up to")
    ended = frame.locator('[data-feature="nagorno-karabakh-1994-2020"]')
    expect(ended).to_have_attribute("data-ended", "")
    frame.evaluate("window.atlas.select('nagorno-karabakh-1994-2020')")
    expect(frame.locator(".atlas-detail")).to_contain_text("ended 10 November 2020")


def test_a_year_is_stepped_by_years_only_and_the_other_modes_also_by_months(open_file: OpenMap) -> None:
    frame = open_file("#when=2006")
    step = frame.get_by_role("combobox", name="Step")
    expect(step).to_be_disabled()
    mode(frame, "Up to")
    step.select_option("month")
    frame.get_by_role("button", name="Previous month").click()
    expect(frame.locator(YEAR)).to_have_text("up to November 2006")
    assert state(frame)["step"] == "month"


def test_a_month_step_keeps_the_day_where_the_month_has_it(page: Page, open_file: OpenMap) -> None:
    frame = open_file("#when=2020-11-10&mode=day&step=month")
    frame.get_by_role("slider", name="Month").focus()
    press(page, "ArrowRight", "PageDown")
    assert dates(frame) == ("2019-12-10", "2019-12-10")


def test_both_handles_of_a_range_are_moved_by_keyboard(page: Page, open_file: OpenMap) -> None:
    frame = open_file("#when=1994/2006&mode=range")
    start = frame.get_by_role("slider", name="From year")
    start.focus()
    press(page, "ArrowLeft", "PageUp")
    assert dates(frame) == ("1998-01-01", "2006-12-31")
    press(page, "End")
    assert dates(frame) == ("2006-01-01", "2006-12-31")
    end = frame.get_by_role("slider", name="To year")
    end.focus()
    press(page, "Home")
    assert dates(frame) == ("2006-01-01", "2006-12-31")
    press(page, "End")
    assert dates(frame) == ("2006-01-01", "2026-12-31")
    expect(end).to_have_attribute("aria-valuetext", re.compile("^2026: "))


def test_both_handles_of_a_range_are_dragged_by_mouse_even_from_one_spot(page: Page, open_file: OpenMap) -> None:
    frame = open_file("#when=2006&mode=range")
    box = frame.get_by_role("slider", name="To year").bounding_box()
    assert box
    cells = 2026 - 1988 + 1

    def x_of(year: int) -> float:
        track = frame.locator(".atlas-track").bounding_box()
        assert track
        return float(track["x"] + (year - 1988 + 0.5) * track["width"] / cells)

    middle = box["y"] + box["height"] / 2
    for grip, target in ((x_of(2006) - 9, 1999), (x_of(2006) + 9, 2012)):
        page.mouse.move(grip, middle)
        page.mouse.down()
        page.mouse.move(x_of(target), middle, steps=8)
        page.mouse.up()
    assert dates(frame) == ("1999-01-01", "2012-12-31")


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Year", "1999", ("1999-01-01", "1999-12-31")),
        ("Day", "2020-11-10", ("2020-11-10", "2020-11-10")),
        ("Range", "1994-2020", ("1994-01-01", "2020-12-31")),
        ("Year", "1813", ("1813-01-01", "1813-12-31")),
    ],
)
def test_a_date_is_typed(page: Page, open_file: OpenMap, name: str, text: str, expected: tuple[str, str]) -> None:
    frame = open_file("#when=2006")
    mode(frame, name)
    frame.get_by_role("textbox", name="Go to a year").fill(text)
    press(page, "Enter")
    assert dates(frame) == expected


def test_what_is_no_date_is_refused_in_words_and_nothing_moves(page: Page, open_file: OpenMap) -> None:
    frame = open_file("#when=2006")
    box = frame.get_by_role("textbox", name="Go to a year")
    box.fill("<b>soon</b>")
    press(page, "Enter")
    expect(frame.get_by_role("alert")).to_contain_text("such as 2006")
    assert box.get_attribute("aria-invalid") == "true"
    assert dates(frame) == ("2006-01-01", "2006-12-31")
    box.fill("2007")
    press(page, "Enter")
    expect(frame.locator(".atlas-error").first).to_be_hidden()


@pytest.mark.parametrize(
    ("text", "mode", "heading"),
    [
        ("2020-11-10", "day", "10 November 2020"),
        ("2020-11", "range", "November 2020"),
        ("1994-2020", "range", "1994 to 2020"),
    ],
)
def test_what_no_year_can_show_brings_its_mode(
    page: Page, open_file: OpenMap, text: str, mode: str, heading: str
) -> None:
    frame = open_file("#when=2006")
    frame.get_by_role("textbox", name="Go to a year").fill(text)
    press(page, "Enter")
    expect(frame.locator(YEAR)).to_have_text(heading)
    assert state(frame)["mode"] == mode


def test_a_year_of_which_no_document_speaks_is_not_gone_to(page: Page, open_file: OpenMap) -> None:
    frame = open_file("#when=2006")
    frame.get_by_role("textbox", name="Go to a year").fill("1700")
    press(page, "Enter")
    expect(frame.get_by_role("alert")).to_contain_text("nothing before 1813")
    assert dates(frame) == ("2006-01-01", "2006-12-31")


def test_the_track_reaches_as_far_as_the_reader_goes(open_file: OpenMap) -> None:
    frame = open_file("#when=1813")
    slider = frame.get_by_role("slider", name="Year")
    assert (slider.get_attribute("min"), slider.input_value()) == ("1813", "1813")
    frame.get_by_role("button", name="Last year").click()
    assert dates(frame)[1] == "2026-12-31"
    assert slider.get_attribute("min") == "1988"


def test_milestones_are_jumps(open_file: OpenMap) -> None:
    frame = open_file("#when=2000")
    frame.get_by_role("button", name="2018 TANAP opens").click()
    expect(frame.locator(YEAR)).to_have_text("2018")
    assert drawn(frame)["tanap"] == "operating"


def test_play_stops_at_the_end_and_begins_anew_from_there(open_file: OpenMap) -> None:
    frame = open_file("#when=2023")
    frame.get_by_role("combobox", name="Speed").select_option("10")
    frame.get_by_role("button", name="Play").click()
    expect(frame.locator(YEAR)).to_have_text("2026")
    expect(frame.get_by_role("button", name="Play")).to_be_visible()
    frame.get_by_role("button", name="Play").click()
    expect(frame.locator(YEAR)).to_have_text(re.compile("19[89]."))
    frame.get_by_role("button", name="Pause").click()


def test_play_goes_round_when_asked(open_file: OpenMap) -> None:
    frame = open_file("#when=2024")
    loop = frame.get_by_role("checkbox", name="Loop")
    expect(loop).not_to_be_checked()
    loop.check()
    frame.get_by_role("combobox", name="Speed").select_option("10")
    frame.get_by_role("button", name="Play").click()
    expect(frame.locator(YEAR)).to_have_text(re.compile("19[89]."))
    frame.get_by_role("button", name="Pause").click()


def test_a_range_plays_as_a_window(open_file: OpenMap) -> None:
    frame = open_file("#when=2018/2023&mode=range")
    frame.get_by_role("combobox", name="Speed").select_option("10")
    frame.get_by_role("button", name="Play").click()
    expect(frame.locator(YEAR)).to_have_text("2021 to 2026")
    expect(frame.get_by_role("button", name="Play")).to_be_visible()


def test_the_reader_stops_the_play_by_moving(page: Page, open_file: OpenMap) -> None:
    frame = open_file("#when=1990")
    frame.get_by_role("button", name="Play").click()
    frame.get_by_role("button", name="2018 TANAP opens").click()
    expect(frame.get_by_role("button", name="Play")).to_be_visible()
    page.wait_for_timeout(1200)
    expect(frame.locator(YEAR)).to_have_text("2018")


def test_one_line_says_what_a_step_changed(open_file: OpenMap) -> None:
    frame = open_file("#when=2017")
    frame.get_by_role("button", name="Next year").click()
    said = frame.locator(".atlas-said")
    expect(said).to_have_text(re.compile(r"^2018: TANAP operating; .*; and \d+ more$"))
    assert said.get_attribute("role") == "status"
    frame.evaluate("window.atlas.setLayers(['pipelines'])")
    expect(said).to_have_text("2018: TANAP operating")
    frame.evaluate("window.atlas.show({ mode: 'year', from: '2010' })")
    expect(said).to_have_text("2010: no dated change")


def test_a_day_tells_what_the_step_up_to_it_changed(open_file: OpenMap) -> None:
    frame = open_file("#when=2006-12-31&mode=day&step=month&layers=pipelines")
    expect(frame.locator(".atlas-said")).to_have_text(re.compile(r"^Month to 31 December 2006: "))
    frame.get_by_role("combobox", name="Step").select_option("year")
    expect(frame.locator(".atlas-said")).to_contain_text("BTC operating")


@pytest.fixture
def moving(browser: Browser, standalone: str) -> Iterator[Frame]:
    """The exported file for a reader who has not asked for less motion."""
    page = browser.new_page(reduced_motion="no-preference")
    page.goto(f"{standalone}#when=2017")
    yield page.main_frame
    page.close()


def test_what_changed_pulses_once(moving: Frame) -> None:
    pulsed: list[str] = moving.evaluate(
        """() => {
          window.atlas.show({ mode: "year", from: "2018" });
          const casings = [...document.querySelectorAll(".atlas-pulse")];
          return casings.map((node) => getComputedStyle(node.querySelector("svg") || node).animationName);
        }"""
    )
    assert set(pulsed) == {"atlas-pulse-line", "atlas-pulse-point"}
    expect(moving.locator(".atlas-pulse")).to_have_count(0)


def test_nothing_pulses_for_a_reader_who_wants_less_motion(open_file: OpenMap) -> None:
    frame = open_file("#when=2017")
    pulsing: int = frame.evaluate(
        """() => {
          window.atlas.show({ mode: "year", from: "2018" });
          return document.querySelectorAll(".atlas-pulse").length;
        }"""
    )
    assert pulsing == 0


def test_an_uncertain_date_is_paler_and_says_so(open_file: OpenMap) -> None:
    frame = open_file("#when=1999-06-01&mode=day")
    marked = frame.evaluate(
        """[...document.querySelectorAll("[data-uncertain]")].map((node) => [
          node.dataset.feature, Number(node.getAttribute("stroke-opacity") ?? getComputedStyle(node).opacity)])"""
    )
    assert marked
    assert all(0 < opacity < 1 for _, opacity in marked)
    frame.evaluate("(id) => window.atlas.select(id)", marked[0][0])
    expect(frame.locator(".atlas-detail .atlas-now")).to_contain_text("date uncertain: ")


def test_undated_claims_are_listed_when_asked(open_file: OpenMap) -> None:
    frame = open_file("#when=2006&layers=pipelines")
    summary = frame.locator("summary", has_text="Not dated")
    expect(summary).to_contain_text("claims")
    expect(frame.locator(".atlas-undated > li")).to_have_count(0)
    summary.click()
    first = frame.locator(".atlas-undated > li").first
    expect(first.locator(".atlas-claim").first).to_contain_text("undated")
    first.get_by_role("button").first.click()
    assert state(frame)["selected"]


def test_the_histogram_is_of_the_layers_that_are_on(open_file: OpenMap) -> None:
    frame = open_file("#when=2006")

    def fills() -> set[str]:
        bars = frame.locator(".atlas-bars [fill]")
        return set(bars.evaluate_all("(bars) => bars.map((bar) => bar.getAttribute('fill'))"))

    colours = set(frame.evaluate("AtlasData.layers.map(({ colour }) => colour)"))
    assert fills() == colours
    frame.evaluate("window.atlas.setLayers(['corridors'])")
    assert fills() == {frame.evaluate("AtlasData.layers.find(({ id }) => id === 'corridors').colour")}


def test_changes_are_listed_between_any_two_dates_with_their_documents(page: Page, open_file: OpenMap) -> None:
    frame = open_file("#when=2018&layers=pipelines")
    frame.get_by_role("tab", name="Changes").click()
    panel = frame.get_by_role("tabpanel", name="Changes")
    expect(panel.get_by_role("heading", name="Changes: 2018")).to_be_visible()
    frame.get_by_label("From", exact=True).fill("2005")
    frame.get_by_label("To", exact=True).fill("2006-06")
    press(page, "Enter")
    expect(panel).to_contain_text("Changes: January 2005 to June 2006")
    row = panel.locator(".atlas-change-list > li", has_text="Baku-Tbilisi-Ceyhan").first
    expect(row).to_contain_text("under construction → operating")
    assert row.locator(".atlas-source").count() == 1
    frame.get_by_role("button", name="Next year").click()
    expect(panel).to_contain_text("January 2005 to June 2006")
    frame.get_by_role("button", name="Follow the map again").click()
    expect(panel).to_contain_text("Changes: 2019")


def test_changes_between_dates_that_cannot_be_read_are_refused_in_words(page: Page, open_file: OpenMap) -> None:
    frame = open_file("#when=2018")
    frame.get_by_role("tab", name="Changes").click()
    frame.get_by_label("From", exact=True).fill("2020")
    frame.get_by_label("To", exact=True).fill("1994")
    press(page, "Enter")
    expect(frame.get_by_role("alert")).to_contain_text("the earlier one first")


def test_on_a_phone_the_control_begins_folded_and_opens(page: Page, open_file: OpenMap) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    frame = open_file("#when=2018")
    expect(frame.get_by_role("radio", name="Range")).to_be_hidden()
    expect(frame.get_by_role("button", name="Next year")).to_be_visible()
    expect(frame.get_by_role("slider", name="Year")).to_be_visible()
    frame.get_by_role("button", name="All controls").click()
    frame.get_by_role("radio", name="Range").check()
    frame.get_by_role("button", name="Fewer controls").click()
    expect(frame.get_by_role("radio", name="Range")).to_be_hidden()


def test_playing_sends_the_server_nothing_before_it_ends(page: Page, open_map: OpenMap) -> None:
    traffic: list[int] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framesent", lambda data: traffic.append(len(data)))
        socket.on("framereceived", lambda data: traffic.append(len(data)))

    page.on("websocket", listen)
    frame = open_map("?when=2000")
    page.wait_for_timeout(1500)
    traffic.clear()
    frame.get_by_role("combobox", name="Speed").select_option("3")
    frame.get_by_role("button", name="Play").click()
    page.wait_for_timeout(2500)
    assert traffic == []
    assert state(frame)["to"] > "2004"
    frame.get_by_role("button", name="Pause").click()
    page.wait_for_url(f"**/?when={state(frame)['to'][:4]}&*")
    assert traffic
