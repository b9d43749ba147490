"""The list of disagreements, the page of one, and two documents side by side, through Streamlit's own test harness."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from layers.atlas import SHIPPED_ATLAS, read_atlas
from layers.evidence import short_citation
from tests.factories import DISPUTES, FILES, edited, with_rows, write_folder
from tests.pages.app import html_of, run

MORE = {
    "disputes.csv": DISPUTES + "X2,When did it open?,In July.,The day is on the deed.\n",
    **with_rows("claims.csv", "C7,north-line,status,operating,,2007/..,inferred,normal,report,page 9,It says 2007.,X2"),
}
MORE["claims.csv"] = MORE["claims.csv"].replace("It opened in July 2006.,", "It opened in July 2006.,X2")


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an atlas with two disputes, of which the second is on dates."""
    folder = write_folder(tmp_path / "atlas", **MORE)
    monkeypatch.setenv("ATLAS_DIR", str(folder))
    return folder


def questions(app: AppTest) -> list[str]:
    """Return the questions that the list shows, in order."""
    return re.findall(r'class="title" [^>]*>([^<]*)<', html_of(app))


def test_the_list_says_on_what_and_by_whom(two: Path) -> None:
    app = run(page="disputes")
    assert not app.exception
    assert questions(app) == ["How much does it carry?", "When did it open?"]
    shown = html_of(app)
    assert 'href="./disputes?dispute=X1"' in shown
    for words in ("North line", "Ember 2021, A report 2019", "2 answers", "2 documents", "1 of them core"):
        assert words in shown


@pytest.mark.parametrize(
    ("label", "value", "expected"),
    [
        ("Search", "carry", ["How much does it carry?"]),
        ("Search", "thirty-one", ["How much does it carry?"]),
        ("Search", "nobody", []),
        ("About", "North line", ["How much does it carry?", "When did it open?"]),
        ("Said by", "Ember 2021", ["How much does it carry?", "When did it open?"]),
    ],
)
def test_the_list_is_searched_and_filtered(two: Path, label: str, value: str, expected: list[str]) -> None:
    app = run(page="disputes")
    next(field for field in (*app.text_input, *app.selectbox) if field.label == label).set_value(value).run()
    assert not app.exception
    assert questions(app) == expected
    assert ("No disagreement has all" in html_of(app)) is (not expected)


def test_a_dispute_shows_its_sides_with_their_documents(two: Path) -> None:
    app = run(page="disputes", dispute="X1")
    assert not app.exception
    shown = html_of(app)
    assert "<h1>How much does it carry?</h1>" in shown
    assert re.findall(r'<article class="side (\w+)">', shown) == ["preferred", "normal"]
    assert re.findall(r"<h3>([^<]*)</h3>", shown) == ["16 bcm/year", "31 bcm/year"]
    for words in ("Sixteen.", "The operator says so.", "core document", "record source", "A scholar", "2 different"):
        assert words in shown


def test_a_dispute_leads_to_claims_documents_and_the_map(two: Path) -> None:
    shown = html_of(run(page="disputes", dispute="X1"))
    for address in (
        "./documents?document=paper",
        "./documents?document=paper&amp;claim=C4",
        "./?feature=north-line",
        "./disputes?dispute=X2",
        "./disputes",
    ):
        assert f'href="{address}"' in shown


def test_competing_dates_are_drawn_on_one_axis(two: Path) -> None:
    shown = html_of(run(page="disputes", dispute="X2"))
    bars = re.findall(r'class="bar (\w+) ?(\w*)" style="left:([\d.]+)%;width:([\d.]+)%"', shown)
    assert [(rank, end) for rank, end, *_ in bars] == [("preferred", "still"), ("normal", "still")]
    (first, _), (second, _) = ((float(left), float(width)) for *_, left, width in bars)
    assert 0 < first < second < 100
    assert re.findall(r"<h3>([^<]*)</h3>", shown) == ["from 13 July 2006", "from 2007"]
    assert "from 2007 (date inferred)" in shown


def test_a_dispute_without_competing_dates_has_no_strip(two: Path) -> None:
    assert 'class="strip"' not in html_of(run(page="disputes", dispute="X1"))


@pytest.mark.parametrize("dispute", ["X99", "<b>"])
def test_an_unknown_dispute_is_said_and_is_the_list(two: Path, dispute: str) -> None:
    app = run(page="disputes", dispute=dispute)
    assert not app.exception
    assert app.title[0].value == "Disagreements"
    assert f"no disagreement '{dispute}'" in unescape(html_of(app))


def test_an_atlas_without_disputes_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    overrides = {
        "disputes.csv": "id,question,resolution,why\n",
        "claims.csv": FILES["claims.csv"].replace(",X1\n", ",\n"),
    }
    agreed = overrides["claims.csv"].replace("31,bcm/year", "16,bcm/year")
    monkeypatch.setenv("ATLAS_DIR", str(write_folder(tmp_path / "atlas", **overrides | {"claims.csv": agreed})))
    app = run(page="disputes")
    assert not app.exception
    assert "differ on nothing" in html_of(app)


def test_filters_stand_when_the_reader_comes_back_to_the_list(two: Path) -> None:
    app = run(page="disputes")
    app.text_input[0].set_value("carry").run()
    app.query_params["dispute"] = "X1"
    assert "<h1>How much does it carry?</h1>" in html_of(app.run())
    del app.query_params["dispute"]
    assert questions(app.run()) == ["How much does it carry?"]


def test_each_shipped_dispute_names_its_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ATLAS_DIR", raising=False)
    shipped = read_atlas(SHIPPED_ATLAS)
    app = run(page="disputes")
    for dispute, claims in shipped.claims_by_dispute.items():
        app.query_params["dispute"] = dispute
        shown = unescape(html_of(app.run()))
        assert not app.exception
        assert f"<h1>{shipped.dispute_by_id[dispute].question}</h1>" in shown
        for claim in claims:
            assert claim.says in shown
            assert f">{short_citation(shipped.document_by_id[claim.document])}</a>" in shown


def test_what_a_dispute_holds_is_text_and_never_markup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = "<img src=x onerror=alert(1)>{{7*7}}"
    overrides = edited("disputes.csv", "How much does it carry?", hostile) | edited(
        "claims.csv", "The report gives sixteen.", hostile
    )
    monkeypatch.setenv("ATLAS_DIR", str(write_folder(tmp_path / "atlas", **overrides)))
    beside = {"page": "documents", "document": "paper", "beside": "report"}
    for words in ({"page": "disputes"}, {"page": "disputes", "dispute": "X1"}, beside):
        app = run(**words)
        assert not app.exception
        assert "<img" not in html_of(app)
        assert "&lt;img src=x onerror=alert(1)&gt;{{7*7}}" in html_of(app)


def test_two_documents_stand_beside_each_other(two: Path) -> None:
    app = run(page="documents", document="paper", beside="report")
    assert not app.exception
    shown = html_of(app)
    assert "Two documents side by side" in shown
    assert shown.index("Where they differ") < shown.index("How much does it carry?") < shown.index("What both say")
    for told in ("paper", "report", "paper%2Creport"):
        assert f'href="./?told={told}"' in shown
    assert 'href="./documents?document=report&amp;beside=paper"' in shown
    assert shown.index("What one alone says") < shown.index("It was held by others until November 2020.")


def test_a_document_offers_those_it_can_be_compared_with(two: Path) -> None:
    app = run(page="documents", document="paper", beside="")
    assert not app.exception
    shown = html_of(app)
    assert 'href="./documents?document=paper&amp;beside=report"' in shown
    assert "1 place or line in common" in shown
    assert "2 shared disagreements" in shown


@pytest.mark.parametrize("beside", ["nothing", "paper"])
def test_a_document_is_not_compared_with_itself_or_with_none(two: Path, beside: str) -> None:
    app = run(page="documents", document="paper", beside=beside)
    assert not app.exception
    assert f"no other document '{beside}'" in unescape(html_of(app))
    assert "Compare it with another document" in html_of(app)
