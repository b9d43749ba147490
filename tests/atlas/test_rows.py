"""The tables: claims, disputes and names, row by row."""

from __future__ import annotations

from pathlib import Path

import pytest

from layers.atlas import read_atlas
from tests.atlas.broken import PLAIN_CLAIM, Overrides, Where, problems_of, wheres
from tests.factories import edited, make_claim, with_rows, write_folder


def test_a_claim_is_its_row(tmp_path: Path) -> None:
    atlas = read_atlas(write_folder(tmp_path))
    assert atlas.claims[3] == make_claim(
        id="C4",
        features=("north-line",),
        attribute="capacity",
        value="31",
        unit="bcm/year",
        when=None,
        when_basis="",
        rank="normal",
        locator="Part one | ¶2 | L6",
        says="The paper gives thirty-one.",
        disputes=("X1",),
    )


def test_a_row_may_name_several_features_and_disputes_or_none(tmp_path: Path) -> None:
    rows = [
        "D1,north-line; valley ;,context,x,,,,normal,paper,p,It says something.,X1;X2",
        "D2,,context,x,,,,normal,paper,p,It says something.,",
    ]
    overrides = with_rows("claims.csv", *rows) | with_rows("disputes.csv", "X2,What?,This.,Because.")
    *_, several, none = read_atlas(write_folder(tmp_path, **overrides)).claims
    assert (several.features, several.disputes) == (("north-line", "valley"), ("X1", "X2"))
    assert (none.features, none.disputes) == ((), ())


@pytest.mark.parametrize(
    ("overrides", "where"),
    [
        pytest.param(with_rows("claims.csv", "C9,valley"), ("claims.csv", "C9", "field-count"), id="too few fields"),
        pytest.param(
            with_rows("claims.csv", f"{PLAIN_CLAIM},"),
            ("claims.csv", "C9", "field-count"),
            id="too many fields",
        ),
        pytest.param(
            with_rows("claims.csv", f'{PLAIN_CLAIM}"'),
            ("claims.csv", "line 8", "bad-csv"),
            id="a quote left open",
        ),
        pytest.param(edited("claims.csv", "1999/2010", "1999/"), ("claims.csv", "C5", "bad-date"), id="empty end"),
        pytest.param(
            edited("claims.csv", "1999/2010", "1985-02-29"),
            ("claims.csv", "C5", "bad-date"),
            id="no such day",
        ),
        pytest.param(edited("claims.csv", "1999/2010", "2004-0X"), ("claims.csv", "C5", "bad-date"), id="half a month"),
        pytest.param(edited("claims.csv", "1999/2010", "  "), ("claims.csv", "C5", "bad-date"), id="blank date"),
        pytest.param(
            edited("claims.csv", "C5,south-line,status", "C5,south-line,mood"),
            ("claims.csv", "C5", "unknown-word"),
            id="unknown attribute",
        ),
        pytest.param(
            edited("claims.csv", "inferred", "guessed"),
            ("claims.csv", "C5", "unknown-word"),
            id="unknown basis",
        ),
        pytest.param(
            edited(
                "claims.csv",
                "C5,south-line,status,operating,,1999/2010,inferred,preferred",
                "C5,,status,,,,,best",
            ),
            ("claims.csv", "C5", "unknown-word"),
            id="unknown rank",
        ),
        pytest.param(
            edited("claims.csv", "It ran until 2010.", "It ran\x1b[2J."),
            ("claims.csv", "C5", "control-character"),
            id="escape",
        ),
        pytest.param(
            edited("claims.csv", "It ran until 2010.", "It ran\x00."),
            ("claims.csv", "C5", "control-character"),
            id="NUL",
        ),
        pytest.param(
            edited("claims.csv", "It ran until 2010.", "It ran\x9b2J."),
            ("claims.csv", "C5", "control-character"),
            id="escape in one character",
        ),
        pytest.param(
            edited("claims.csv", "It ran until 2010.", ""),
            ("claims.csv", "C5", "bad-value"),
            id="says nothing",
        ),
        pytest.param(
            edited("claims.csv", "It ran until 2010.", " "),
            ("claims.csv", "C5", "bad-value"),
            id="says a space",
        ),
        pytest.param(
            edited("claims.csv", "It ran until 2010.", "x" * 4001),
            ("claims.csv", "C5", "bad-value"),
            id="says too much",
        ),
        pytest.param(edited("claims.csv", "page 5", ""), ("claims.csv", "C5", "bad-value"), id="no locator"),
        pytest.param(edited("claims.csv", "C5,", "C 5,"), ("claims.csv", "C 5", "bad-id"), id="claim id with a space"),
        pytest.param(
            edited("claims.csv", "C5,south-line", "C5,South Line"),
            ("claims.csv", "C5", "bad-id"),
            id="feature's form",
        ),
        pytest.param(
            with_rows("claims.csv", PLAIN_CLAIM, PLAIN_CLAIM),
            ("claims.csv", "C9", "duplicate-id"),
            id="id twice",
        ),
        pytest.param(
            edited("claims.csv", "C5,south-line", "C5,west-line"),
            ("claims.csv", "C5", "unknown-feature"),
            id="feature",
        ),
        pytest.param(
            edited("claims.csv", "report,page 5", "letter,page 5"),
            ("claims.csv", "C5", "unknown-document"),
            id="document",
        ),
        pytest.param(
            edited("claims.csv", "It ran until 2010.,", "It ran until 2010.,X9"),
            ("claims.csv", "C5", "unknown-dispute"),
            id="dispute",
        ),
        pytest.param(
            with_rows("disputes.csv", "X1,Which?,This.,Because."),
            ("disputes.csv", "X1", "duplicate-id"),
            id="two disputes of one id",
        ),
        pytest.param(with_rows("disputes.csv", "X2,Which?,,x"), ("disputes.csv", "X2", "bad-value"), id="unresolved"),
        pytest.param(
            with_rows("names.csv", "west-line,WL,en,,,"),
            ("names.csv", "west-line", "unknown-feature"),
            id="name of none",
        ),
        pytest.param(
            with_rows("names.csv", "valley,V,en,,,letter"),
            ("names.csv", "valley", "unknown-document"),
            id="name's source",
        ),
        pytest.param(with_rows("names.csv", "valley,V,English,,,"), ("names.csv", "valley", "bad-id"), id="language"),
        pytest.param(
            with_rows("names.csv", "valley,V,en,,soon,"),
            ("names.csv", "valley", "bad-date"),
            id="name's date",
        ),
        pytest.param(with_rows("names.csv", "valley,,en,,,"), ("names.csv", "valley", "bad-value"), id="nameless name"),
        pytest.param(
            with_rows("names.csv", "valley,V,en,,,A b"),
            ("names.csv", "valley", "bad-id"),
            id="document's form",
        ),
        pytest.param(
            edited(
                "names.csv",
                "document\nnorth-line,NL,en,short form,,report",
                "document,x\nnorth-line,NL,en,,,,",
            ),
            ("names.csv", "header", "unknown-column"),
            id="unknown column",
        ),
        pytest.param(
            edited("names.csv", ",document\nnorth-line,NL,en,short form,,report", "\nnorth-line,NL,en,,"),
            ("names.csv", "header", "missing-column"),
            id="missing column",
        ),
        pytest.param(
            edited(
                "names.csv",
                "document\nnorth-line,NL,en,short form,,report",
                "document,name\nnorth-line,NL,en,,,,N",
            ),
            ("names.csv", "header", "duplicate-column"),
            id="a column twice",
        ),
    ],
)
def test_a_row_that_cannot_be_used_names_its_id(tmp_path: Path, overrides: Overrides, where: Where) -> None:
    assert wheres(problems_of(write_folder(tmp_path, **overrides))) == [where]
