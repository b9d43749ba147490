"""Links: what the address says opens exactly, in the app and in the exported file; sharing, embedding, and no echo."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.browser.conftest import OpenMap
from tests.browser.waiting import atlas_frame, state

LINKS = [
    "when=2006&mode=year&layers=pipelines,corridors&feature=btc",
    "when=1994-05-12/2020-11-10&mode=range&step=month&layers=conflict_zones",
    "when=2020-11-10&mode=day&layers=none&names=az",
    "when=2006&mode=up-to&layers=pipelines&view=46.5,39.9,8.5",
    "when=2006&mode=year&layers=pipelines&feature=tap&view=44.1,41,7.25&names=all",
    "when=2005&mode=year&layers=pipelines,events&compare=swipe&with=2021&split=30",
    "when=2005-06-01&mode=day&step=month&layers=pipelines&compare=side&with=2021-06-01&names=hy",
]
"""Each says everything that differs from the first view."""


def asked(frame: Frame) -> dict[str, Any]:
    """Return the state as the words of a link, without those that say nothing."""
    words: dict[str, str] = frame.evaluate("AtlasParts.links.encode(window.atlas.state())")
    return {key: word for key, word in words.items() if word}


@pytest.fixture(params=["app", "file"])
def open_link(request: pytest.FixtureRequest, open_map: OpenMap, open_file: OpenMap) -> Callable[[str], Frame]:
    """Open a link in the app, or the same one in the exported file."""
    if request.param == "app":
        return lambda words: open_map(f"?{words}")
    return lambda words: open_file(f"#{words}")


@pytest.mark.parametrize("link", LINKS)
def test_a_link_opens_exactly_what_it_says(open_link: Callable[[str], Frame], link: str) -> None:
    frame = open_link(link)
    assert asked(frame) == {key: words[-1] for key, words in parse_qs(link).items()}


def test_the_address_follows_the_reader_and_opens_the_same_view(page: Page, open_link: Callable[[str], Frame]) -> None:
    frame = open_link("when=2006")
    frame.get_by_role("radio", name="Range").check()
    frame.get_by_role("combobox", name="Step").select_option("month")
    frame.get_by_label("Events").uncheck()
    frame.get_by_role("combobox", name="Names").select_option("hy")
    frame.locator('.atlas-list button[data-id="btc"]').click()
    stage = frame.locator(".atlas-stage").bounding_box()
    assert stage
    page.mouse.move(stage["x"] + 100, stage["y"] + 500)
    page.mouse.wheel(0, -300)
    frame.get_by_role("combobox", name="Compare two dates").select_option("swipe")
    page.wait_for_url(re.compile("view=.*compare=swipe"))
    page.wait_for_timeout(600)
    before = asked(frame)
    assert {"when", "mode", "step", "layers", "feature", "names", "view", "compare", "with"} <= set(before)
    page.reload()
    assert asked(atlas_frame(page)) == before


@pytest.mark.parametrize(
    "words",
    [
        "view=1,2",
        "view=a,b,c",
        "view=999,0,5",
        "view=,,",
        "compare=both",
        "with=soon&compare=side",
        "split=x",
        "step=day",
        "names=xx",
    ],
)
def test_words_that_cannot_be_read_leave_the_first_view(open_file: OpenMap, words: str) -> None:
    frame = open_file(f"#when=2010&{words}")
    found = state(frame)
    assert (found["step"], found["names"], found["view"], found["from"]) == ("year", "neutral", None, "2010-01-01")
    compared = found["compare"]
    assert compared is None or (compared["how"], compared["from"]) == ("side", "2010-01-01")


def test_share_copies_a_link_that_opens_the_same_view(page: Page, open_map: OpenMap) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    frame = open_map("?when=2006&feature=btc&names=hy&view=45,41,7")
    before = asked(frame)
    frame.get_by_role("button", name="Share").click()
    expect(frame.get_by_role("status").filter(has_text="Copied.")).to_be_visible()
    link = frame.get_by_role("textbox", name="Link to this view").input_value()
    assert page.evaluate("navigator.clipboard.readText()") == link
    assert "?embed=true" in frame.get_by_label("To embed it in a page", exact=True).input_value()
    page.goto("about:blank")
    page.goto(link)
    assert asked(atlas_frame(page)) == before


def test_share_of_the_file_keeps_its_words_after_the_hash(open_file: OpenMap) -> None:
    frame = open_file("#when=2006&feature=btc")
    frame.get_by_role("button", name="Share").click()
    link = frame.get_by_role("textbox", name="Link to this view").input_value()
    assert parse_qs(urlsplit(link).fragment)["feature"] == ["btc"]
    # No page can embed what lies on a reader's own disk.
    expect(frame.get_by_label("To embed it in a page", exact=True)).to_be_hidden()


def test_embedded_the_app_is_the_map_with_its_control(page: Page, open_map: OpenMap) -> None:
    frame = open_map("?embed=true&when=2006&mode=year&feature=btc")
    assert frame.locator(".leaflet-popup-content .atlas-source").count() > 1
    expect(frame.get_by_role("slider", name="Year")).to_be_visible()
    for panel in (".atlas-layers", ".atlas-panel", ".atlas-drawer >> nth=0"):
        expect(frame.locator(panel)).to_be_hidden()
    expect(page.get_by_role("link", name="Documents")).to_have_count(0)
    iframe = page.locator("iframe").first.bounding_box()
    assert iframe
    assert (iframe["y"], iframe["height"]) == (0, 900)
    frame.get_by_role("button", name="Next year").click()
    page.wait_for_url("**/?*when=2007*")
    assert "embed=true" in page.url


def test_embedded_the_file_is_the_map_with_its_control(page: Page, open_file: OpenMap) -> None:
    frame = open_file("#embed=true&when=2006&feature=btc")
    expect(frame.locator(".atlas-banner")).to_be_hidden()
    expect(frame.locator(".atlas-panel")).to_be_hidden()
    frame.get_by_role("button", name=re.compile("^All .* claims")).click()
    expect(frame.locator(".atlas-detail")).to_be_visible()
    frame.get_by_role("button", name="Close").last.click()
    expect(frame.locator(".atlas-panel")).to_be_hidden()
    frame.get_by_role("button", name="Next year").click()
    page.wait_for_url(re.compile("#.*when=2007.*embed=true"))


def test_an_answer_is_not_echoed_between_map_and_server(page: Page, open_map: OpenMap) -> None:
    frame = open_map("?when=2006")
    frame.evaluate(
        """() => {
          const tell = window.Streamlit.setComponentValue;
          window.told = [];
          window.Streamlit.setComponentValue = (value) => {
            window.told.push(value && value.when);
            return tell(value);
          };
          window.changes = 0;
          document.addEventListener("atlas:change", () => { window.changes += 1; });
        }"""
    )
    frame.evaluate("window.atlas.show({ mode: 'year', from: '2018' })")
    page.wait_for_url("**/?when=2018&*")
    page.wait_for_timeout(2500)
    assert [when for when in frame.evaluate("window.told") if when] == ["2018"]
    assert frame.evaluate("window.changes") == 1
    page.go_back()
    expect(frame.locator(".atlas-year")).to_have_text("2006")
    page.wait_for_timeout(2500)
    assert [when for when in frame.evaluate("window.told") if when] == ["2018"]


def test_going_back_restores_all_that_a_link_can_say(page: Page, open_map: OpenMap) -> None:
    frame = open_map("?when=2006&mode=year")
    first = asked(frame)
    frame.get_by_role("combobox", name="Names").select_option("az")
    page.wait_for_url("**names=az*")
    frame.get_by_role("combobox", name="Compare two dates").select_option("side")
    page.wait_for_url("**compare=side*")
    page.go_back()
    expect(frame.locator(".atlas-second")).to_have_count(0)
    assert asked(frame)["names"] == "az"
    page.go_back()
    page.wait_for_url("**/?when=2006&mode=year")
    expect(frame.get_by_role("combobox", name="Names")).to_have_value("neutral")
    assert asked(frame) == first
