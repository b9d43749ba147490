"""Citations: the line of text by tables, and the records read back by programs that others keep."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import rispy
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import Entry, parse_string
from pybtex.richtext import Text

from layers.atlas import read_atlas
from layers.cite import Seen, apa, bibtex, csl_json, ris, view_citation
from layers.cite.entry import people_of, year
from layers.cite.kinds import KINDS
from layers.cite.view import interval_in_words
from layers.model import Document
from layers.timefilter import interval_of
from tests.factories import make_document, write_folder

ATLAS = read_atlas(Path(__file__).parents[1] / "geodata")
ONE = [{"family": "Ember", "given": "Ada"}]
MANY = [{"family": f"Name{number}", "given": "X"} for number in range(1, 23)]
JOURNAL = {"container-title": "A Journal", "volume": "17", "issue": "3", "page": "1-9"}
BOOK = {"type": "book", "publisher": "A Press"}
CHAPTER = {"type": "chapter", "container-title": "A Reader", "page": "1-9", "publisher": "A Press"}
VISITED = {"accessed": {"date-parts": [[2026, 11, 22]]}, "URL": "https://example.org/a"}


def issued(*parts: object) -> dict[str, Any]:
    """Return the member of CSL-JSON that gives a date."""
    return {"issued": {"date-parts": [list(parts)]}}


@pytest.mark.parametrize(
    ("people", "words"),
    [
        (ONE, "Ember, A."),
        ([{"family": "Manuel", "given": "José Jean-Paul"}], "Manuel, J. J.-P."),
        ([{"family": "King", "given": "M.L.", "suffix": "Jr."}], "King, M. L., Jr."),
        ([{"family": "Dijk", "given": "Jan", "non-dropping-particle": "van"}], "van Dijk, J."),
        ([{"family": "Aslanlı", "given": "Əli"}], "Aslanlı, Ə."),
        ([{"family": "ბერიძე", "given": "გიორგი"}], "ბერიძე, გ."),
        ([{"literal": "bp Azerbaijan"}], "bp Azerbaijan."),
        ([{"family": "Flint"}], "Flint."),
        ([*ONE, {"literal": "The Survey"}], "Ember, A., & The Survey."),
        ([*ONE, {"family": "Flint", "given": "B"}, {"given": "Homer"}], "Ember, A., Flint, B., & Homer."),
        (MANY[:20], ", ".join(f"Name{number}, X." for number in range(1, 20)) + ", & Name20, X."),
        (MANY, ", ".join(f"Name{number}, X." for number in range(1, 20)) + ", . . . Name22, X."),
        ([None, 5, {}, {"family": 7, "given": True}], "7."),
    ],
)
def test_authors_stand_with_initials_and_organisations_whole(people: list[Any], words: str) -> None:
    assert apa(make_document(author=people)) == f"{words} (n.d.). A paper."


@pytest.mark.parametrize(
    ("csl", "words"),
    [
        pytest.param(issued(2021, 5, 6), "2021", id="a journal has a year"),
        pytest.param({"type": "webpage", **issued(2021, 5, 6)}, "2021, May 6", id="day"),
        pytest.param({"type": "webpage", **issued(2021, 5)}, "2021, May", id="month"),
        pytest.param({"type": "webpage", **issued("2021", "5")}, "2021, May", id="numbers as text"),
        pytest.param({"type": "webpage", **issued(2021, 13, 6)}, "2021", id="no such month"),
        pytest.param({"type": "webpage", **issued(2021, 5, 99)}, "2021, May", id="no such day"),
        pytest.param({"issued": None}, "n.d.", id="null"),
        pytest.param({"issued": {"date-parts": [None]}}, "n.d.", id="null within"),
        pytest.param({"issued": {"date-parts": [["soon"]]}}, "n.d.", id="no number"),
        pytest.param({"issued": "2021"}, "n.d.", id="no date of CSL"),
    ],
)
def test_a_date_is_as_exact_as_it_is_known_and_its_type_wants(csl: dict[str, Any], words: str) -> None:
    assert apa(make_document(author=ONE, **csl)).startswith(f"Ember, A. ({words}). A paper.")


@pytest.mark.parametrize(
    ("csl", "words"),
    [
        pytest.param(JOURNAL, "A paper. A Journal, 17(3), 1–9.", id="article"),
        pytest.param({**JOURNAL, "page": "e5169"}, "A paper. A Journal, 17(3), Article e5169.", id="article number"),
        pytest.param({"container-title": "A Journal"}, "A paper. A Journal.", id="journal alone"),
        pytest.param({**JOURNAL, "publisher": "A Press"}, "A paper. A Journal, 17(3), 1–9.", id="journal's publisher"),
        pytest.param(BOOK, "A paper. A Press.", id="book"),
        pytest.param({**BOOK, "edition": "2", "volume": 3}, "A paper (2nd ed., Vol. 3). A Press.", id="edition"),
        pytest.param({**BOOK, "edition": "11"}, "A paper (11th ed.). A Press.", id="eleventh"),
        pytest.param({**BOOK, "edition": "Rev. ed."}, "A paper (Rev. ed.). A Press.", id="edition in words"),
        pytest.param(CHAPTER, "A paper. In A Reader (pp. 1–9). A Press.", id="chapter"),
        pytest.param(
            {**CHAPTER, "editor": ONE, "page": "5"},
            "A paper. In A. Ember (Ed.), A Reader (p. 5). A Press.",
            id="edited",
        ),
        pytest.param({"type": "report", "number": "No. 5 (a)"}, "A paper (No. 5 [a]).", id="number"),
        pytest.param({"type": "dataset", "version": "2"}, "A paper (Version 2) [Data set].", id="data set"),
        pytest.param({"type": "thesis", "genre": "Master's thesis"}, "A paper [Master's thesis].", id="genre"),
        pytest.param({"type": "webpage", "container-title": "Ember, A."}, "A paper.", id="site of the author"),
        pytest.param({"type": "no such type", "publisher": "A Press"}, "A paper. A Press.", id="unknown type"),
        pytest.param({"title": "Why?", **JOURNAL}, "Why? A Journal, 17(3), 1–9.", id="question"),
        pytest.param({"title": "[Untitled]"}, "[Untitled].", id="described"),
        pytest.param({"title": "Two\n lines"}, "Two lines.", id="line ends"),
        pytest.param({"volume": None, "page": None, "publisher": None, "container-title": []}, "A paper.", id="null"),
        pytest.param({"container-title": ["A Journal", "AJ"]}, "A paper. A Journal.", id="list"),
        pytest.param({"DOI": "doi:10.1000/1", "URL": "https://x.org"}, "A paper. https://doi.org/10.1000/1", id="DOI"),
        pytest.param({**issued(2020), **VISITED}, "A paper. https://example.org/a", id="dated, so no visit"),
        pytest.param(VISITED, "A paper. Retrieved November 22, 2026, from https://example.org/a", id="visited"),
    ],
)
def test_a_line_says_title_place_and_address(csl: dict[str, Any], words: str) -> None:
    line = apa(make_document(author=ONE, **csl))
    assert re.sub(r"^Ember, A\. \((n\.d\.|\d+)\)\. ", "", line) == words


def test_without_an_author_the_title_leads() -> None:
    document = make_document(**BOOK, **issued(2020), title="A report")
    assert apa(document) == "A report. (2020). A Press."
    assert apa(make_document(**BOOK, **issued(2020), editor=ONE)) == "Ember, A. (Ed.). (2020). A paper. A Press."


def test_the_address_can_stand_beside_the_line() -> None:
    assert apa(make_document(author=ONE, **VISITED), address=False) == "Ember, A. (n.d.). A paper."


def decoded(text: str) -> str:
    """Return what TeX prints; the reader knows most of its characters, and the rest is named here."""
    shown = str(Text.from_latex(text))
    named = {r"\textbraceleft ": "{", r"\textbraceright ": "}", r"\textasciicircum ": "^", r"\$": "$"}
    for name, character in named.items():
        shown = shown.replace(name, character)
    return shown


def only_entry(document: Document) -> Entry:
    """Return the one entry that a BibTeX reader finds, under the document's id."""
    entries = parse_string(bibtex(document), "bibtex").entries
    assert list(entries.keys()) == [document.id]
    return entries[document.id]


def only_record(document: Document) -> dict[str, Any]:
    """Return the one record that a RIS reader finds, under the document's id."""
    (record,) = rispy.loads(ris(document))
    assert record["id"] == document.id
    return dict(record)


def families(entry: Entry) -> list[str]:
    """Return the family names of a BibTeX entry's authors, particles included."""
    return [decoded(" ".join([*person.prelast_names, *person.last_names])) for person in entry.persons["author"]]


def expected(document: Document) -> tuple[str, list[str], str, str]:
    """Return what must come back of a document: its key, its authors, its title and its year."""
    return document.id, [person.name for person in people_of(document)], document.title, year(document)


def test_every_document_reads_back_from_bibtex() -> None:
    for document in ATLAS.documents:
        entry = only_entry(document)
        title, dated = decoded(entry.fields["title"]), entry.fields.get("year", "n.d.")
        assert (entry.key, families(entry), title, dated) == expected(document)


def test_all_documents_stand_in_one_bibtex_file() -> None:
    entries = parse_string("\n\n".join(map(bibtex, ATLAS.documents)), "bibtex").entries
    assert list(entries.keys()) == [document.id for document in ATLAS.documents]


def test_every_document_reads_back_from_ris() -> None:
    for document, record in zip(ATLAS.documents, rispy.loads("\n".join(map(ris, ATLAS.documents))), strict=True):
        people = zip(record["authors"], people_of(document), strict=True)
        names = [name if person.whole else name.partition(", ")[0] for name, person in people]
        assert (record["id"], names, record["title"], record.get("year", "n.d.")) == expected(document)
        assert record["type_of_reference"] in rispy.TYPE_OF_REFERENCE_MAPPING
        assert record["urls"] == [document.csl["URL"]]


def test_every_document_is_its_own_csl_json() -> None:
    for document in ATLAS.documents:
        entry = json.loads(json.dumps(csl_json(document)))
        assert "custom" not in entry
        assert {**entry, "custom": document.csl["custom"]} == document.csl


def test_every_document_has_a_line_with_title_year_and_link() -> None:
    for document in ATLAS.documents:
        line, address = apa(document), document.csl["URL"]
        assert line.endswith(address)
        said = line.removesuffix(address)
        assert f"({year(document)}" in said
        assert document.title.rstrip(".") in said
        assert not re.search(r"\.\.|  .|[?!]\.", said), said


def test_the_parts_of_a_collected_page_name_what_holds_them() -> None:
    parts = [document for document in ATLAS.documents if document.part_of]
    assert parts
    for document in parts:
        assert document.csl["container-title"] in apa(document).removesuffix(document.csl["URL"])


def test_every_type_of_the_shipped_documents_has_a_row() -> None:
    assert {document.csl["type"] for document in ATLAS.documents} <= KINDS.keys()


@pytest.mark.parametrize("csl_type", KINDS)
def test_every_type_is_one_that_a_reader_knows(csl_type: str) -> None:
    document = make_document(type=csl_type, **{"container-title": "Where", "publisher": "Who", "issue": "4"})
    assert only_record(document)["type_of_reference"] in rispy.TYPE_OF_REFERENCE_MAPPING
    entry = only_entry(document)
    assert entry.type == KINDS[csl_type].bibtex
    assert "Where" in entry.fields.values()


@pytest.mark.parametrize("csl_type", ["article-journal", "chapter", "report", "thesis"])
def test_what_lacks_a_field_that_its_type_needs_is_misc(csl_type: str) -> None:
    assert only_entry(make_document(type=csl_type)).type == "misc"


HOSTILE = [
    pytest.param("{", id="open brace"),
    pytest.param("}", id="closed brace"),
    pytest.param("a } b { c", id="braces the wrong way round"),
    pytest.param("x}, year = {1492}, note = {y", id="a field of its own"),
    pytest.param("a \"quoted\" 'word'", id="quotes"),
    pytest.param("back\\slash \\ and \\\\", id="backslashes"),
    pytest.param("100 % $5 & #6 _x_ ~ ^", id="specials"),
    pytest.param("x}\n}\n@misc{evil, title={evil}", id="an entry of its own"),
    pytest.param("x\nER  - \n\nTY  - JOUR\nTI  - evil", id="a record of its own"),
    pytest.param("x\r\nAU  - Evil", id="a tag of its own"),
    pytest.param("TY  - JOUR", id="a tag in front"),
    pytest.param("x\u2028AU  - Evil\u2029\x85AU  - Evil\x0bAU  - Evil\x1eAU  - Evil", id="rare line ends"),
    pytest.param("a \U0001f5fa b 👩‍👩‍👧", id="emoji"),
    pytest.param("Баку, Bakı, ბაქო, Բաքու, باکو", id="scripts"),
    pytest.param("@comment{x} @string{y = z}", id="commands of BibTeX"),
    pytest.param("a and b, c and others", id="and"),
    pytest.param("\x1b[31mred\x07", id="a terminal's colours"),
]


def one_line(text: str) -> str:
    """Return text as one line, said with other means than the program's."""
    return " ".join("".join(" " if ord(c) < 32 or 127 <= ord(c) < 160 else c for c in text).split())


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_back_as_the_text_it_is(text: str) -> None:
    place = {"container-title": text, "publisher": text, "volume": text, "abstract": text, "note": text}
    document = make_document(title=text, author=[{"literal": text}], **place, **issued(2021))
    assert "\n" not in apa(document)
    entry = only_entry(document)
    assert entry.fields["year"] == "2021"
    for name in ("title", "journal", "publisher", "volume", "abstract"):
        assert decoded(entry.fields[name]) == one_line(text)
    (person,) = entry.persons["author"]
    assert decoded(" ".join(person.last_names)) == one_line(text)
    record = only_record(document)
    assert (record["title"], record["authors"], record["publisher"]) == (
        one_line(text),
        [one_line(text)],
        one_line(text),
    )
    assert record["year"] == "2021"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_are_one_author(text: str) -> None:
    document = make_document(author=[{"family": text, "given": text}, *ONE])
    assert len(only_entry(document).persons["author"]) == 2
    assert only_record(document)["authors"][1] == "Ember, Ada"


@settings(deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_the_text_a_document_is_one_record(title: str, address: str) -> None:
    document = make_document(title=title, URL=address, DOI=address, author=[{"literal": title}], **issued(2021))
    assert only_entry(document).fields["year"] == "2021"
    assert only_record(document)["year"] == "2021"
    assert "\n" not in apa(document)


def test_an_address_stays_what_it_is_but_for_what_would_end_its_field() -> None:
    entry = only_entry(make_document(URL="https://example.org/100%25_a?b={c}\\d e&f~g", DOI="10.1000/{1}"))
    assert entry.fields["url"] == "https://example.org/100%25_a?b=%7Bc%7D%5Cd%20e&f~g"
    assert entry.fields["doi"] == "10.1000/%7B1%7D"


def test_a_key_holds_nothing_that_ends_it() -> None:
    document = Document("a,b}\n@c", {"id": "a", "type": "book", "title": "A book"})
    assert bibtex(document).startswith("@book{a-b-c,\n")


VIEWS = [
    pytest.param(Seen(interval_of("2006")), "2006", id="year"),
    pytest.param(Seen(interval_of("1994/2020", "range")), "1994 to 2020", id="range"),
    pytest.param(Seen(interval_of("1994-05/2020-11", "range")), "May 1994 to November 2020", id="months"),
    pytest.param(Seen(interval_of("2020-02", "range")), "February 2020", id="month"),
    pytest.param(Seen(interval_of("1994-05-12/2020", "range")), "12 May 1994 to 31 December 2020", id="days"),
    pytest.param(Seen(interval_of("2006", "up-to")), "up to 2006", id="up to"),
    pytest.param(Seen(interval_of("2020-11-10", "day")), "10 November 2020", id="day"),
    pytest.param(Seen(interval_of("2006"), interval_of("2020")), "2006 beside 2020", id="compared"),
    pytest.param(Seen(interval_of("2006"), feature="north-line"), "North line, 2006", id="selected"),
    pytest.param(Seen(interval_of("2006"), feature="nothing"), "2006", id="selected, but not there"),
    pytest.param(
        Seen(interval_of("2006"), told=["report", "paper"]),
        "2006, as told by Ember 2021 and A report 2019",
        id="told",
    ),
    pytest.param(Seen(interval_of("2006"), disputed=True), "2006, only where documents disagree", id="disputed"),
    pytest.param(None, "Two lines and a valley", id="the atlas"),
]


@pytest.mark.parametrize(("seen", "words"), VIEWS)
def test_a_view_is_cited_by_what_it_shows(tmp_path: Path, seen: Seen | None, words: str) -> None:
    atlas = read_atlas(write_folder(tmp_path))
    cited = view_citation(atlas, seen)
    assert cited.title == f"Tiny Atlas: {words}"
    assert apa(cited) == f"Tiny Atlas: {words} (Version {atlas.version}) [Interactive map]. (n.d.)."
    assert only_entry(cited).fields["version"] == atlas.version
    assert only_record(cited)["type_of_reference"] == "MAP"


def test_the_last_day_of_all_has_its_words() -> None:
    assert interval_in_words(interval_of("9999")) == "9999"


@pytest.mark.parametrize(
    ("link", "end"),
    [
        ("https://example.org/?when=2006", "Retrieved November 25, 2026, from https://example.org/?when=2006"),
        ("file:///home/reader/atlas.html#when=2006", "Offline copy, accessed November 25, 2026."),
        ("", "Offline copy, accessed November 25, 2026."),
    ],
)
def test_a_link_that_nobody_else_can_follow_is_an_offline_copy(link: str, end: str) -> None:
    cited = view_citation(ATLAS, Seen(interval_of("2006")), link=link, accessed=date(2026, 11, 25))
    released = date.fromisoformat(ATLAS.settings.released)
    assert apa(cited).endswith(f"[Interactive map]. ({released.year}, {released:%B} {released.day}). {end}")
    assert "file:" not in bibtex(cited) + ris(cited) + json.dumps(csl_json(cited))
    assert only_entry(cited).fields["urldate"] == "2026-11-25"


def test_different_views_have_different_keys() -> None:
    views = [
        None,
        Seen(interval_of("2006")),
        Seen(interval_of("2006", "up-to")),
        Seen(interval_of("2006"), interval_of("2007")),
        Seen(interval_of("2006"), feature="btc"),
        Seen(interval_of("2006"), told=["garayeva-2025"]),
        Seen(interval_of("2006"), disputed=True),
    ]
    keys = {view_citation(ATLAS, seen).id for seen in views}
    assert len(keys) == len(views)
    assert all(re.fullmatch(rf"atlas-{ATLAS.version}(-[a-z0-9]+)*", key) for key in keys)


def test_the_data_is_of_the_day_of_its_newest_release() -> None:
    history = (Path(__file__).parents[1] / "geodata" / "CHANGES.md").read_text(encoding="utf-8")
    (newest, *_) = re.findall(r"^## \S+, (.+)$", history, re.MULTILINE)
    released = date.fromisoformat(ATLAS.settings.released)
    assert interval_in_words(interval_of(str(released), "day")).endswith(newest)  # a heading may name the month alone
