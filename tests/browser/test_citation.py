"""Citing a view: the browser's rules against Python's, and the section of the share box."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Frame, Page, expect
from pybtex.database import parse_string

from layers.atlas import read_atlas
from layers.cite import Seen, apa, bibtex, csl_json, view_citation
from layers.evidence import short_citation
from layers.model import Atlas
from layers.timefilter import MODES, Interval, interval_of
from tests.browser.conftest import OpenMap
from tests.browser.serving import ROOT
from tests.factories import make_atlas, make_document, make_feature

ATLAS = read_atlas(ROOT / "geodata")
LINK = "https://example.org/atlas/?when=2006&feature=btc"
TODAY = "2026-11-25"

CITED = """([meta, features, documents, seen, link, accessed]) => {
  const { citation } = AtlasParts;
  const cited = citation.entry({ meta, features, documents }, seen, link, accessed);
  return { text: citation.text(cited), bibtex: citation.bibtex(cited), csl: JSON.parse(citation.cslJson(cited))[0] };
}"""


@pytest.fixture(scope="module")
def frame(browser: Any, standalone: str) -> Any:
    page = browser.new_page()
    page.goto(standalone)
    yield page.main_frame
    page.close()


def in_days(interval: Interval | None) -> dict[str, Any] | None:
    if interval is None:
        return None
    return {"mode": interval.mode, "first": interval.first.toordinal(), "last": interval.last.toordinal()}


def by_browser(frame: Frame, atlas: Atlas, seen: Seen, link: str) -> dict[str, Any]:
    """Return what the browser writes of a view, from what it knows of the atlas."""
    said = atlas.settings
    meta = {"title": said.title, "version": atlas.version, "released": said.released}
    features = [{"id": feature.id, "name": feature.name} for feature in atlas.features]
    documents = {document.id: {"short": short_citation(document)} for document in atlas.documents}
    wanted = {
        "interval": in_days(seen.interval),
        "other": in_days(seen.other),
        "feature": seen.feature,
        "told": list(seen.told),
        "disputed": seen.disputed,
    }
    found: dict[str, Any] = frame.evaluate(CITED, [meta, features, documents, wanted, link, TODAY])
    return found


def by_python(atlas: Atlas, seen: Seen, link: str) -> dict[str, Any]:
    cited = view_citation(atlas, seen, link=link, accessed=date.fromisoformat(TODAY))
    return {"text": apa(cited), "bibtex": bibtex(cited), "csl": csl_json(cited)}


SPANS = ["0006", "2006", "9999", "1994/2020", "1994-05/2020-11", "2020-02", "2020-09-27/2020-11-10", "2020/2020-01"]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("span", SPANS)
def test_browser_and_python_cite_a_time_alike(frame: Frame, span: str, mode: str) -> None:
    for other in (None, interval_of("2020-02", mode)):
        seen = Seen(interval_of(span, mode), other)
        assert by_browser(frame, ATLAS, seen, LINK) == by_python(ATLAS, seen, LINK)


@pytest.mark.parametrize(
    "seen",
    [
        Seen(interval_of("2006"), feature="btc"),
        Seen(interval_of("2006"), feature="nothing"),
        Seen(interval_of("2006"), told=["aslanli-2010"]),
        Seen(interval_of("2006"), told=["aslanli-2010", "garayeva-2025", "shahbazov-blog"], disputed=True),
    ],
    ids=["feature", "unknown feature", "told", "told and disputed"],
)
@pytest.mark.parametrize("link", [LINK, "http://localhost:8501/?a={b}\\c d", "file:///C:/atlas.html#when=2006", ""])
def test_browser_and_python_cite_a_choice_alike(frame: Frame, seen: Seen, link: str) -> None:
    assert by_browser(frame, ATLAS, seen, link) == by_python(ATLAS, seen, link)


names = st.text(min_size=1, max_size=30)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=names, feature=names, author=names)
def test_browser_and_python_cite_any_text_alike(frame: Frame, title: str, feature: str, author: str) -> None:
    plain = make_atlas([make_feature(name=feature)])
    document = make_document(author=[{"literal": author}])
    named = Atlas(
        **{**vars(plain), "documents": (document,), "settings": _titled(plain, title), "version": "0123456789ab"}
    )
    seen = Seen(interval_of("2006"), feature="line", told=["paper"])
    assert by_browser(frame, named, seen, LINK) == by_python(named, seen, LINK)


def _titled(atlas: Atlas, title: str) -> Any:
    return type(atlas.settings)(**{**vars(atlas.settings), "title": title})


def citation_in(frame: Frame, form: str) -> str:
    """Choose a form in the open share box and return the citation."""
    frame.get_by_label("Form of the citation").select_option(form)
    return frame.get_by_label("Citation of this view").input_value()


def test_the_app_cites_the_view_with_its_link(page: Page, open_map: OpenMap) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    frame = open_map("?when=2006&feature=btc")
    frame.get_by_role("button", name="Share").click()
    link = frame.get_by_role("textbox", name="Link to this view").input_value()
    text = citation_in(frame, "text")
    assert re.fullmatch(
        rf"Corridor Atlas: .*, 2006 \(Version {ATLAS.version}\) \[Interactive map\]\. \(\d{{4}}, \w+ \d+\)\. "
        rf"Retrieved \w+ \d+, \d{{4}}, from {re.escape(link)}",
        text,
    )
    frame.get_by_role("button", name="Copy: Cite this view").click()
    expect(frame.get_by_role("status").filter(has_text="Copied.")).to_be_visible()
    page.wait_for_function("(text) => navigator.clipboard.readText().then((found) => found === text)", arg=text)
    (entry,) = parse_string(citation_in(frame, "bibtex"), "bibtex").entries.values()
    (item,) = json.loads(citation_in(frame, "csl-json"))
    assert (entry.fields["url"], item["URL"], item["version"]) == (link, link, ATLAS.version)
    assert item["title"] == f"Corridor Atlas: {ATLAS.feature_by_id['btc'].name}, 2006"


def test_an_embedded_map_cites_the_app(page: Page, open_map: OpenMap) -> None:
    frame = open_map("?embed=true&when=2006&mode=year&feature=btc")
    frame.get_by_role("button", name="Share").click()
    (item,) = json.loads(citation_in(frame, "csl-json"))
    assert parse_qs(urlsplit(item["URL"]).query)["when"] == ["2006"]


def test_the_file_is_cited_as_an_offline_copy(open_file: OpenMap) -> None:
    frame = open_file("#when=2020-11-10&mode=day&told=garayeva-2025")
    frame.get_by_role("button", name="Share").click()
    text = citation_in(frame, "text")
    assert text.startswith("Corridor Atlas: 10 November 2020, as told by Garayeva 2025 (Version")
    assert re.search(r"Offline copy, accessed \w+ \d+, \d{4}\.$", text)
    for form in ("text", "bibtex", "csl-json"):
        assert "file:" not in citation_in(frame, form)


def test_the_citation_follows_the_view(open_file: OpenMap) -> None:
    frame = open_file("#when=2006")
    frame.evaluate("window.atlas.show({ mode: 'range', from: '1994', to: '2020' })")
    frame.get_by_role("button", name="Share").click()
    assert citation_in(frame, "text").startswith("Corridor Atlas: 1994 to 2020 (Version")
    frame.get_by_role("button", name="Close", exact=True).click()
    frame.evaluate("window.atlas.select('btc')")
    frame.get_by_role("button", name="Share").click()
    (item,) = json.loads(citation_in(frame, "csl-json"))
    assert item["title"].endswith("(BTC), 1994 to 2020")


def test_two_maps_are_cited_with_both_dates(open_file: OpenMap) -> None:
    frame = open_file("#when=2006&compare=side&with=2020")
    frame.get_by_role("button", name="Share").click()
    assert citation_in(frame, "text").startswith("Corridor Atlas: 2006 beside 2020 (Version")


def test_the_file_carries_its_citation_for_programs(open_file: OpenMap) -> None:
    frame = open_file()
    found = frame.evaluate("JSON.parse(document.querySelector('template#citation').content.textContent)")
    assert found == [csl_json(view_citation(ATLAS))]
