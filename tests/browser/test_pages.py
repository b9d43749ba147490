"""The pages of documents in a real browser: links that stay in the session, the claim in view, the small map."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenMap
from tests.browser.serving import ROOT, served
from tests.browser.test_accessibility import AXE, SERIOUS
from tests.browser.waiting import TIMEOUT_S, atlas_frame, state
from tests.factories import FILES, edited, write_folder

OpenPage = Callable[[str], Page]


@pytest.fixture
def open_page(page: Page, address: str) -> OpenPage:
    """Open a page of the app, marked so that a full load would be noticed."""

    def opened(path: str) -> Page:
        page.goto(f"{address}/{path}")
        page.wait_for_selector("html[data-pages=ready]", state="attached")
        expect(page.locator("html")).to_have_attribute("data-pages", "ready", timeout=TIMEOUT_S * 1000)
        expect(page.locator(".st-key-text [data-testid=stHtml]").first).to_be_attached()
        page.evaluate("window.stillHere = true")
        return page

    return opened


def test_a_link_within_the_pages_does_not_load_the_app_anew(open_page: OpenPage) -> None:
    page = open_page("documents")
    page.get_by_role("link", name="Bilateral Azerbaijan-Russia cooperation").click()
    page.wait_for_url("**/documents?document=garayeva-2025")
    expect(page.get_by_role("heading", name="188 claims, in the order of the text")).to_be_visible()
    page.get_by_role("link", name="All documents").click()
    expect(page.get_by_role("heading", name="Core documents")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="188 claims, in the order of the text")).to_be_visible()
    assert page.evaluate("window.stillHere")


def test_a_link_with_a_key_held_is_left_to_the_browser(open_page: OpenPage) -> None:
    page = open_page("documents")
    with page.context.expect_page() as other:
        page.get_by_role("link", name="Bilateral Azerbaijan-Russia cooperation").click(modifiers=["ControlOrMeta"])
    assert other.value.url.endswith("documents?document=garayeva-2025")
    other.value.close()
    assert page.url.endswith("/documents")


def test_all_claims_of_a_long_document_are_there(open_page: OpenPage) -> None:
    page = open_page("documents?document=garayeva-2025")
    expect(page.locator(".claim")).to_have_count(188)


@pytest.mark.parametrize("claim", ["G001", "G086", "G118"])
def test_the_claim_of_the_address_is_marked_and_in_view(open_page: OpenPage, claim: str) -> None:
    page = open_page(f"documents?document=garayeva-2025&claim={claim}")
    marked = page.locator(".claim.marked")
    expect(marked).to_have_attribute("data-claim", claim)
    expect(marked).to_be_in_viewport(ratio=0.9)


def test_pointing_at_a_claim_lights_its_place_and_its_time(open_page: OpenPage) -> None:
    page = open_page("documents?document=garayeva-2025&claim=G086")
    expect(page.locator(".mini [data-place=btc]")).to_have_attribute("data-lit", "")
    page.locator("#claim-G087").hover()
    expect(page.locator(".dates [data-bar=G087]")).to_have_attribute("data-lit", "")
    assert page.locator(".mini [data-lit]").count() == 1
    page.locator("#claim-G085 .places a").first.focus()
    expect(page.locator(".dates [data-bar=G085]")).to_have_attribute("data-lit", "")


def test_from_a_claim_to_the_map_and_back(open_page: OpenPage) -> None:
    page = open_page("documents?document=garayeva-2025&claim=G086")
    page.locator("#claim-G086 .places a").first.click()
    frame = atlas_frame(page)
    assert (state(frame)["selected"], state(frame)["to"]) == ("btc", "2003-12-31")
    assert page.evaluate("window.stillHere")
    page.go_back()
    expect(page.locator(".claim.marked")).to_have_attribute("data-claim", "G086")


def test_a_document_leads_to_its_own_map(open_page: OpenPage) -> None:
    page = open_page("documents?document=evstratov-2023")
    page.get_by_role("link", name="The map as told by this document alone").click()
    assert state(atlas_frame(page))["told"] == ["evstratov-2023"]


def test_from_the_popup_of_btc_to_the_paragraph_and_back(page: Page, open_map: OpenMap) -> None:
    frame = open_map("?when=2006&mode=year&feature=btc")
    frame.locator(".leaflet-popup-content .atlas-source", has_text="bp Azerbaijan").first.click()
    page.wait_for_url("**/documents?document=bp-az-btc&claim=*")
    marked = page.locator(".claim.marked")
    expect(marked).to_be_in_viewport()
    marked.locator(".places a", has_text="Baku-Tbilisi-Ceyhan").first.click()
    assert state(atlas_frame(page))["selected"] == "btc"


def test_a_citation_is_copied(open_page: OpenPage) -> None:
    page = open_page("documents?document=garayeva-2025")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_text("Cite this document").click()
    button = page.locator("button[data-copy]").nth(1)
    button.click()
    expect(button).to_have_attribute("data-said", "Copied")
    assert page.evaluate("navigator.clipboard.readText()").startswith("@article{garayeva-2025")


PATHS = [
    "documents",
    "documents?document=garayeva-2025",
    "documents?document=shahbazov-blog",
    "documents?document=garayeva-2025&beside=",
    "documents?document=garayeva-2025&beside=evstratov-2023",
    "disputes",
    "disputes?dispute=X10",
    "disputes?dispute=X12",
]


@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing_serious_and_on_a_phone_nothing_is_too_wide(open_page: OpenPage, path: str) -> None:
    page = open_page(path)
    expect(page.locator("[data-testid=stHtml] h1, [data-testid=stHeading]").first).to_be_visible()
    found = page.evaluate(f"async () => {{ {AXE}; return await window.axe.run('.st-key-text'); }}")
    found["violations"] += page.evaluate("async () => await window.axe.run('.site')")["violations"]
    assert [(one["id"], one["nodes"][0]["target"]) for one in found["violations"] if one["impact"] in SERIOUS] == []
    page.set_viewport_size({"width": 390, "height": 844})
    parts = "[...document.querySelectorAll('.st-key-text *, .site *')]"
    wide = f"{parts}.filter((node) => node.getBoundingClientRect().right > 391)"
    assert page.evaluate(f"{wide}.map((node) => node.className)") == []


def test_from_a_list_of_disagreements_to_one_and_on_to_the_next(open_page: OpenPage) -> None:
    page = open_page("disputes")
    page.get_by_role("link", name="Does the Baku-Tbilisi-Ceyhan oil pipeline belong").click()
    expect(page.locator(".side")).to_have_count(4)
    page.get_by_role("link", name="Next").first.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("When was BTC built and when did it enter service?")
    page.go_back()
    page.go_back()
    expect(page.locator(".disputes .entry")).to_have_count(33)
    assert page.evaluate("window.stillHere")


def test_from_a_side_to_the_claim_in_its_document_and_back(open_page: OpenPage) -> None:
    page = open_page("disputes?dispute=X10")
    page.locator(".side", has_text="Garayeva 2025").locator(".where").click()
    expect(page.locator(".claim.marked")).to_have_attribute("data-claim", "G099")
    page.locator(".claim.marked .differs a").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Southern Gas Corridor")
    assert page.evaluate("window.stillHere")


def test_a_page_of_the_same_kind_begins_at_its_top(open_page: OpenPage) -> None:
    page = open_page("disputes?dispute=X12")
    page.locator(".crumbs.turn a").last.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Who held Nagorno-Karabakh")
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()


def test_back_leads_to_where_the_reader_was(open_page: OpenPage) -> None:
    page = open_page("documents")
    title = page.get_by_role("link", name="World Bank Approves")
    title.click()
    expect(page.locator(".reading")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
    page.go_back()
    expect(title).to_be_in_viewport()


def test_two_documents_are_chosen_compared_and_told_on_the_map(open_page: OpenPage) -> None:
    page = open_page("documents?document=garayeva-2025")
    page.get_by_role("link", name="Compare it with another").click()
    page.get_by_role("link", name="Russian-Azerbaijani Relations").click()
    expect(page.get_by_role("heading", name="Where they differ")).to_be_visible()
    page.get_by_role("link", name="The map as told by the two").click()
    assert state(atlas_frame(page))["told"] == ["garayeva-2025", "evstratov-2023"]
    assert page.evaluate("window.stillHere")


def test_from_the_map_by_the_header_to_the_documents_and_back(page: Page, open_map: OpenMap) -> None:
    open_map("?when=2006&mode=year&feature=btc")
    expect(page.locator("html")).to_have_attribute("data-pages", "ready")
    page.evaluate("window.stillHere = true")
    page.get_by_role("link", name="Documents").click()
    expect(page.get_by_role("heading", name="Core documents")).to_be_visible()
    page.get_by_role("link", name="Explore").click()
    frame = atlas_frame(page)
    assert (state(frame)["selected"], state(frame)["to"]) == ("btc", "2006-12-31")
    assert page.evaluate("window.stillHere")


HOSTILE = "<img src=x onerror=window.struck=1></pre><script>window.struck=1</script>{{7*7}}${7*7}"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve an atlas in which document, claim, feature and dispute are named to do harm."""
    overrides = {
        **edited("documents.json", '"A paper"', f'"{HOSTILE}"'),
        **edited("claims.csv", "The paper gives thirty-one.", HOSTILE),
        **edited("disputes.csv", "How much does it carry?", HOSTILE),
        "lines.geojson": FILES["lines.geojson"].replace("North line", HOSTILE),
    }
    folder = write_folder(tmp_path_factory.mktemp("hostile"), **overrides)
    with served(ROOT / "app.py", {"ATLAS_DIR": str(folder)}) as found:
        yield found


@pytest.mark.parametrize(
    "path",
    [
        "documents",
        "documents?document=paper&claim=C4",
        "documents?document=report&beside=",
        "documents?document=paper&beside=report",
        "disputes",
        "disputes?dispute=X1",
        "documents?document=<img src=x onerror=window.struck=1>",
    ],
)
def test_hostile_text_is_shown_as_text(page: Page, hostile: str, path: str) -> None:
    page.goto(f"{hostile}/{path}")
    expect(page.locator("html")).to_have_attribute("data-pages", "ready", timeout=TIMEOUT_S * 1000)
    expect(page.locator(".st-key-text")).to_contain_text("<img src=x onerror=window.struck=1>")
    assert page.evaluate("window.struck") is None
    assert page.locator(".st-key-text img, .st-key-text script").count() == 0


def test_by_keyboard_a_link_is_followed_in_the_session(open_page: OpenPage) -> None:
    page = open_page("documents")
    page.get_by_role("link", name="Bilateral Azerbaijan-Russia cooperation").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents?document=garayeva-2025")
    assert page.evaluate("window.stillHere")


def test_another_claim_of_the_same_document_takes_the_mark_and_back_returns_it(open_page: OpenPage) -> None:
    page = open_page("documents?document=garayeva-2025&claim=G086")
    expect(page.locator(".claim.marked")).to_have_attribute("data-claim", "G086")
    page.locator("#claim-G087 .own").click()
    expect(page.locator(".claim.marked")).to_have_attribute("data-claim", "G087")
    expect(page.locator("#claim-G087")).to_be_in_viewport()
    page.go_back()
    expect(page.locator(".claim.marked")).to_have_attribute("data-claim", "G086")
    expect(page.locator("#claim-G086")).to_be_in_viewport()


def test_embedded_a_documents_page_has_its_claims(open_page: OpenPage) -> None:
    page = open_page("documents?document=evstratov-2023&embed=true")
    expect(page.locator(".claim")).to_have_count(57)


@pytest.mark.parametrize("path", ["documents?document=", "disputes?dispute="])
def test_words_of_an_address_are_shown_as_they_are(open_page: OpenPage, path: str) -> None:
    # The page fixture fails on any request that leaves the machine, such as one for this picture.
    page = open_page(f"{path}![t](http://192.0.2.1/evil.png) [**click**](https://evil.example/)")
    expect(page.locator(".notice")).to_contain_text("![t](http://192.0.2.1/evil.png) [**click**]")
    assert page.locator("img[src*=evil], a[href*=evil]").count() == 0
