"""Evidence on the map: whose map it is, where documents disagree, and the way from a claim to its document and back."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl

import pytest
from playwright.sync_api import Page, expect

from layers.atlas import read_atlas
from layers.listing import visible_rows
from layers.timefilter import interval_of
from tests.browser.conftest import OpenMap
from tests.browser.serving import ROOT
from tests.browser.waiting import atlas_frame, drawn, state

FORM = """(node) => {
  const { borderRadius, borderWidth, backgroundColor } = getComputedStyle(node, "::before");
  return [borderRadius, borderWidth, backgroundColor].join();
}"""


def test_as_told_by_one_document_the_map_hides_what_it_does_not_say(open_file: OpenMap) -> None:
    atlas = read_atlas(ROOT / "geodata")
    frame = open_file("#when=2023&told=garayeva-2025")
    told = {row["id"]: row["status"] for row in visible_rows(atlas, interval_of("2023"), told=["garayeva-2025"])}
    everything = {row["id"] for row in visible_rows(atlas, interval_of("2023"))}
    assert drawn(frame) == told
    assert set(state(frame)["visible"]) == set(told) < everything
    ghosts = set(frame.evaluate("[...document.querySelectorAll('[data-ghost]')].map((node) => node.dataset.of)"))
    assert ghosts == everything - set(told)
    expect(frame.locator(".atlas-telling")).to_contain_text("As told by Garayeva 2025 alone")
    listed = frame.locator(".atlas-list button[data-id]")
    expect(listed).to_have_count(len(told))


def test_a_ghost_takes_no_click_and_what_is_named_does(open_file: OpenMap) -> None:
    frame = open_file("#when=2023&told=garayeva-2025")
    events = "(ghost) => getComputedStyle(document.querySelector(`[data-ghost=${ghost}]`)).pointerEvents"
    assert frame.evaluate(events, "untold") == "none"
    assert frame.evaluate(events, "named") == "auto"
    named = frame.locator(".atlas-named button").first
    expect(named).to_be_visible()
    named.click()
    heard = re.compile(r"\d+ claims? of \d+ on it: those of Garayeva 2025")
    expect(frame.locator(".atlas-detail")).to_contain_text(heard)


def test_documents_are_chosen_and_left_again(open_file: OpenMap) -> None:
    frame = open_file("#when=2023")
    whole = drawn(frame)
    frame.locator(".atlas-told > summary").click()
    frame.get_by_role("searchbox", name="Find a document").fill("garayeva")
    frame.get_by_role("checkbox", name="Garayeva 2025").check()
    expect(frame.locator(".atlas-teller")).to_have_text("Garayeva 2025")
    alone = drawn(frame)
    frame.get_by_role("searchbox", name="Find a document").fill("evstratov")
    frame.get_by_role("checkbox", name="Evstratov 2023").check()
    expect(frame.locator(".atlas-telling")).to_contain_text("Garayeva 2025 and Evstratov 2023")
    assert set(alone) < set(drawn(frame)) < set(whole)
    assert set(state(frame)["told"]) == {"evstratov-2023", "garayeva-2025"}
    frame.get_by_role("button", name="Show all").click()
    expect(frame.locator(".atlas-telling")).to_be_hidden()
    assert drawn(frame) == whole
    assert frame.locator("[data-ghost]").count() == 0


def test_a_name_that_the_document_uses_stands_on_its_map(open_file: OpenMap) -> None:
    frame = open_file("#when=2020&told=garayeva-2025&feature=karabakh-war-2020")
    heading = frame.locator(".atlas-detail .atlas-heading")
    expect(heading.get_by_role("heading")).to_have_text("Second Karabakh War")
    expect(heading).to_contain_text("Second Nagorno-Karabakh War (44-day war)")


def test_only_where_documents_disagree(open_file: OpenMap) -> None:
    atlas = read_atlas(ROOT / "geodata")
    frame = open_file("#when=2020")
    frame.get_by_role("checkbox", name="Only where documents disagree").check()
    disputed = {feature for claim in atlas.claims if claim.disputes for feature in claim.features}
    visible = {row["id"] for row in visible_rows(atlas, interval_of("2020"))}
    assert set(drawn(frame)) == visible & disputed
    assert visible - disputed
    expect(frame.locator(".atlas-telling")).to_contain_text("Only where documents disagree")
    expect(frame.locator(".atlas-list button:not(:has(.atlas-mark))")).to_have_count(0)


@pytest.mark.parametrize(
    "words", ["told=garayeva-2025", "disputed=true", "told=meneshian-2024,evstratov-2023&disputed=true"]
)
def test_a_link_carries_whose_map_it_is(open_file: OpenMap, words: str) -> None:
    frame = open_file(f"#when=2023&{words}")
    asked = frame.evaluate("AtlasParts.links.encode(window.atlas.state())")
    wanted = {"told": "", "disputed": "", **dict(parse_qsl(words))}
    assert set(asked["told"].split(",")) == set(wanted["told"].split(","))
    assert asked["disputed"] == wanted["disputed"]
    frame.evaluate("window.atlas.apply({ told: '', disputed: '' })")
    assert (state(frame)["told"], state(frame)["disputed"]) == ([], False)


def test_an_unknown_document_in_a_link_changes_nothing(open_file: OpenMap) -> None:
    frame = open_file("#when=2023&told=nobody")
    assert state(frame)["told"] == []
    expect(frame.locator(".atlas-telling")).to_be_hidden()


def test_the_app_keeps_whose_map_it_is_in_the_address(page: Page, open_map: OpenMap) -> None:
    frame = open_map("?when=2023&mode=year&told=garayeva-2025")
    assert state(frame)["told"] == ["garayeva-2025"]
    frame.get_by_role("checkbox", name="Only where documents disagree").check()
    page.wait_for_url("**/?*disputed=true*")
    assert "told=garayeva-2025" in page.url


def test_two_maps_hear_the_same_documents(open_file: OpenMap) -> None:
    frame = open_file("#when=2006&compare=side&with=2023&told=garayeva-2025")
    ids = "(place) => [...document.querySelectorAll(`${place} [data-feature]`)].map((node) => node.dataset.feature)"
    first, second = (set(frame.evaluate(ids, place)) for place in ("#map", ".atlas-second"))
    assert "btc" in first & second
    assert "tap" in second - first


def test_the_statement_of_november_2020_shows_both_dates_and_their_documents(open_file: OpenMap) -> None:
    frame = open_file("#when=2020&feature=trilateral-statement-2020")
    dispute = frame.locator(".atlas-detail [data-dispute=X01]")
    expect(dispute.locator(".atlas-strip-axis")).to_contain_text("9 Nov")
    expect(dispute.locator(".atlas-strip-axis")).to_contain_text("10 Nov")
    sides = dispute.locator(".atlas-sides > li")
    ninth = sides.filter(has_text="9 November 2020").filter(has_text="Evstratov 2023")
    tenth = sides.filter(has_text="10 November 2020").filter(has_text="Garayeva 2025")
    expect(ninth).to_have_count(1)
    expect(tenth).to_have_count(1)
    bars = dispute.locator(".atlas-strip-track i")
    places = {bar.evaluate("(node) => node.style.left") for bar in bars.all()}
    assert len(places) == 2


def test_the_dispute_on_the_southern_gas_corridor_says_who_holds_what_and_what_the_map_does(open_file: OpenMap) -> None:
    frame = open_file("#when=2020&feature=btc")
    dispute = frame.locator(".atlas-detail [data-dispute=X10]")
    expect(dispute).to_contain_text("Does the Baku-Tbilisi-Ceyhan oil pipeline belong to the Southern Gas Corridor?")
    followed = dispute.locator(".atlas-followed", has_text="not the Southern Gas Corridor")
    expect(followed).to_contain_text("the map follows this")
    refused = dispute.locator(".atlas-sides > li").filter(has=frame.locator(".atlas-deprecated"))
    expect(refused).to_contain_text("not followed")
    expect(dispute).to_contain_text("The map: No;")
    expect(dispute).to_contain_text("Why: ")


def test_competing_dates_stand_on_the_strip_of_a_feature(open_file: OpenMap) -> None:
    frame = open_file("#when=2006&feature=btc")
    rows = frame.locator(".atlas-detail > section").first.locator(".atlas-strip-row")
    expect(rows.nth(0)).to_contain_text("The map")
    expect(rows.nth(1)).to_contain_text("Garayeva 2025")
    assert rows.nth(0).locator(".atlas-bar-map").count() == 3
    assert rows.nth(1).locator(".atlas-bar-said").count() == 2


def test_a_claims_rank_has_words_and_a_form(open_file: OpenMap) -> None:
    frame = open_file("#when=2020&feature=btc")
    looks = set()
    for rank, words in (("preferred", "the map follows this"), ("normal", "also said"), ("deprecated", "not followed")):
        mark = frame.locator(f".atlas-detail .atlas-{rank} .atlas-rank").first
        expect(mark).to_have_text(words)
        looks.add(mark.evaluate(FORM))
    assert len(looks) == 3


def test_a_claims_date_leads_to_its_time(open_file: OpenMap) -> None:
    frame = open_file("#when=2020&feature=btc")
    frame.locator(".atlas-detail .atlas-when", has_text="18 November 1999").first.click()
    assert state(frame)["to"] == "1999-12-31"
    assert state(frame)["selected"] == "btc"


def test_in_the_file_a_source_opens_its_document_and_leads_back_to_the_map(open_file: OpenMap) -> None:
    frame = open_file("#when=2006&feature=btc")
    claim = frame.locator(".atlas-detail [data-claim=G086]").first
    claim.locator(".atlas-source").click()
    panel = frame.locator(".atlas-detail")
    expect(panel.get_by_role("heading", name="Bilateral Azerbaijan-Russia cooperation")).to_be_visible()
    marked = panel.locator(".atlas-marked")
    expect(marked).to_have_attribute("data-claim", "G086")
    expect(marked).to_be_in_viewport()
    panel.get_by_role("button", name="Back").click()
    expect(panel.get_by_role("heading", name="Baku-Tbilisi-Ceyhan")).to_be_visible()


def test_a_claim_in_a_document_leads_to_its_place_and_time(open_file: OpenMap) -> None:
    frame = open_file("#when=2024&feature=btc")
    frame.locator(".atlas-detail [data-claim=G086] .atlas-source").first.click()
    places = frame.locator(".atlas-detail [data-claim=G102]").get_by_role("button", name="Trans-Anatolian", exact=False)
    places.first.click()
    now = state(frame)
    assert (now["selected"], now["to"]) == ("tanap", "2018-12-31")
    expect(frame.locator(".atlas-detail .atlas-marked")).to_have_attribute("data-claim", "G102")


def test_by_keyboard_from_the_list_to_a_document_and_back(page: Page, open_file: OpenMap) -> None:
    frame = open_file("#when=2006")
    frame.locator(".atlas-list button[data-id=btc]").focus()
    page.keyboard.press("Enter")
    expect(frame.locator(".atlas-detail")).to_be_visible()
    frame.locator(".atlas-detail .atlas-source").first.focus()
    page.keyboard.press("Enter")
    expect(frame.locator(".atlas-detail")).to_contain_text("in the order of the text")
    assert frame.evaluate("document.activeElement.classList.contains('atlas-detail')")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(frame.locator(".atlas-detail").get_by_role("heading", name="Baku-Tbilisi-Ceyhan")).to_be_visible()


def test_a_document_stays_open_while_time_moves_and_escape_closes_it(page: Page, open_file: OpenMap) -> None:
    frame = open_file("#when=2006&feature=btc")
    frame.locator(".atlas-detail [data-claim=G086] .atlas-source").first.click()
    panel = frame.locator(".atlas-detail")
    panel.locator("[data-claim=G102] .atlas-when").first.click()
    assert state(frame)["to"] == "2018-12-31"
    expect(panel).to_contain_text("in the order of the text")
    page.keyboard.press("Escape")
    expect(panel.get_by_role("heading", name="Baku-Tbilisi-Ceyhan")).to_be_visible()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()


def test_embedded_a_source_opens_in_the_maps_own_panel(page: Page, open_map: OpenMap) -> None:
    frame = open_map("?embed=true&when=2006&mode=year&feature=btc")
    frame.locator(".leaflet-popup-content .atlas-source").first.click()
    expect(frame.locator(".atlas-detail")).to_contain_text("in the order of the text")
    assert "documents" not in page.url


def test_in_the_app_a_claim_leads_to_its_document_and_back_to_the_map(page: Page, open_map: OpenMap) -> None:
    frame = open_map("?when=2006&mode=year&feature=btc")
    frame.locator(".atlas-detail [data-claim=G086] .atlas-source").first.click()
    page.wait_for_url("**/documents?document=garayeva-2025&claim=G086")
    page.go_back()
    assert state(atlas_frame(page))["selected"] == "btc"
