"""The shipped atlas: clean, complete, and right about what everybody knows."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from pathlib import Path

import pytest

from layers.atlas import read_atlas
from layers.check import check_path
from layers.errors import AtlasError
from layers.model import Atlas, Claim, Document
from layers.status import spells_of
from layers.timefilter import interval_of, visible_in
from layers.vocabulary import STATUSES

ROOT = Path(__file__).parents[1]
GEODATA = ROOT / "geodata"
TEXTS = Path(os.environ.get("ATLAS_TEXTS") or ROOT.parent / "shared" / "documents")
"""The texts of the core documents, which are other people's and are not shipped."""
QUOTE_WORDS = 9
"""As many words in a row as no claim may take from a text."""

try:
    ATLAS: Atlas | None = read_atlas(GEODATA)
except AtlasError:
    ATLAS = None

FEATURES = [feature.id for feature in ATLAS.features] if ATLAS else []
CORE = [document.id for document in ATLAS.documents if document.core] if ATLAS else []
LOCATOR = re.compile(r"(?P<section>[^|]+) \| (?P<paragraph>[^|]+) \| (?P<lines>L[0-9]+(?:[-,][0-9]+)*)")
NAMES = ("aghdam", "fuzuli", "jabrayil", "kalbajar", "lachin", "qubadli", "zangilan")
DISTRICTS = {f"{name}-district" for name in NAMES}
HIDDEN: frozenset[str | None] = frozenset({None})
ANY: frozenset[str | None] = frozenset(STATUSES)
Shown = Mapping[str, AbstractSet[str | None]]
"""Feature id to the statuses that it may have in a year; `None` is not visible."""


@pytest.fixture
def atlas() -> Atlas:
    """Return the shipped atlas."""
    if ATLAS is None:
        pytest.skip("the shipped atlas does not read")
    return ATLAS


def test_the_shipped_atlas_is_clean() -> None:
    assert [str(problem) for problem in check_path(GEODATA)] == []


@pytest.mark.parametrize("feature", FEATURES)
def test_every_feature_holds_at_some_time(atlas: Atlas, feature: str) -> None:
    assert spells_of(atlas.claims_by_feature[feature])


@pytest.mark.parametrize("feature", FEATURES)
def test_every_spell_ends_on_or_after_the_day_it_begins(atlas: Atlas, feature: str) -> None:
    spells = spells_of(atlas.claims_by_feature[feature])
    assert [spell for spell in spells if spell.start and spell.end and spell.end < spell.start] == []


@pytest.mark.parametrize("document", CORE)
def test_every_locator_in_a_core_document_has_section_paragraph_and_line(atlas: Atlas, document: str) -> None:
    claims = [claim for claim in atlas.claims if claim.document == document]
    assert {claim.id: claim.locator for claim in claims if not LOCATOR.fullmatch(claim.locator)} == {}


def test_every_core_document_says_something_or_has_parts_that_do(atlas: Atlas) -> None:
    speaking = {claim.document for claim in atlas.claims}
    speaking |= {document.part_of for document in atlas.documents if document.id in speaking}
    assert set(CORE) - speaking == set()


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        pytest.param("2005", {"btc": {"under construction"}, "tanap": HIDDEN}, id="2005"),
        pytest.param("2010", {"btc": {"operating"}, "bte": {"operating"}}, id="2010: pipelines"),
        pytest.param("2010", {"nagorno-karabakh-1994-2020": ANY, "lachin-district": ANY}, id="2010: areas"),
        pytest.param(
            "2021",
            {"nagorno-karabakh-2020-2023": ANY, "peacekeeping-area": ANY, "lachin-corridor-2020-2022": ANY},
            id="2021: areas",
        ),
        pytest.param(
            "2021",
            dict.fromkeys(["nagorno-karabakh-1994-2020", *DISTRICTS], HIDDEN),
            id="2021: what was before",
        ),
        pytest.param("2025", {"tanap": {"operating"}, "tap": {"operating"}}, id="2025: pipelines"),
        pytest.param("2025", {"zangezur-meghri": {"proposed", "contested"}}, id="2025: corridor"),
    ],
)
def test_a_year_shows_what_everybody_knows_of_it(atlas: Atlas, when: str, shown: Shown) -> None:
    seen = {visible.feature.id: visible.spell.status for visible in visible_in(atlas, interval_of(when))}
    assert shown.keys() <= atlas.feature_by_id.keys()
    assert {name: seen.get(name) for name, statuses in shown.items() if seen.get(name) not in statuses} == {}


def text_file(document: Document) -> Path | None:
    """Return the text of a document, or of the page that holds it, where a reader has it."""
    paths = [TEXTS / f"{name}.txt" for name in (document.id, document.part_of) if name]
    return next((path for path in paths if path.is_file()), None)


@cache
def lines_of(path: Path) -> list[str]:
    """Return the lines of a text."""
    return path.read_text(encoding="utf-8", errors="replace").splitlines()


def words_of(text: str) -> list[str]:
    """Return the words of a text without case and punctuation."""
    return re.findall(r"\w+", text.casefold())


def runs_of(text: str) -> Iterator[tuple[str, ...]]:
    """Yield every run of so many words in a row as would be a quotation."""
    words = words_of(text)
    for start in range(len(words) - QUOTE_WORDS + 1):
        yield tuple(words[start : start + QUOTE_WORDS])


@cache
def runs_of_texts() -> frozenset[tuple[str, ...]]:
    """Return the runs of words of all the texts that a reader has."""
    return frozenset(run for path in TEXTS.glob("*.txt") for run in runs_of("\n".join(lines_of(path))))


def test_claims_are_told_in_words_of_our_own(atlas: Atlas) -> None:
    if not TEXTS.is_dir():
        pytest.skip("the texts of the core documents are not here")
    runs = runs_of_texts()
    assert [claim.id for claim in atlas.claims if any(run in runs for run in runs_of(claim.says))] == []


def last_line(claim: Claim) -> int:
    """Return the last line that a claim's locator names."""
    found = LOCATOR.fullmatch(claim.locator)
    return max(int(number) for number in re.findall(r"[0-9]+", found["lines"])) if found else 0


@pytest.mark.parametrize("document", CORE)
def test_every_line_that_a_locator_names_stands_in_the_text(atlas: Atlas, document: str) -> None:
    path = text_file(atlas.document_by_id[document])
    if path is None:
        pytest.skip("the text of the document is not here")
    count = len(lines_of(path))
    claims = [claim for claim in atlas.claims if claim.document == document]
    assert {claim.id: claim.locator for claim in claims if not 1 <= last_line(claim) <= count} == {}
