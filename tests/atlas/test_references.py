"""`documents.json`: CSL-JSON with a role, and links that are links."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.atlas.broken import AUTHOR, Overrides, Where, problems_of, wheres
from tests.factories import FILES, edited, write_folder


@pytest.mark.parametrize(
    ("overrides", "where"),
    [
        pytest.param({"documents.json": "{}"}, ("documents.json", "", "not-csl-json"), id="no list"),
        pytest.param({"documents.json": "null"}, ("documents.json", "", "bad-json"), id="null"),
        pytest.param({"documents.json": "[NaN]"}, ("documents.json", "", "bad-json"), id="NaN"),
        pytest.param(
            edited("documents.json", '"title": "A paper"', '"title": ""'),
            ("documents.json", "paper", "bad-value"),
            id="no title",
        ),
        pytest.param(
            edited("documents.json", '"role": "core"', '"role": "main"'),
            ("documents.json", "paper", "bad-value"),
            id="unknown role",
        ),
        pytest.param(
            edited("documents.json", '"title": "A report"', '"title": "A \\u0007 report"'),
            ("documents.json", "report", "control-character"),
            id="bell",
        ),
        pytest.param(
            edited("documents.json", "https://example.org/paper", "javascript:alert(1)"),
            ("documents.json", "paper", "bad-link"),
            id="script for a link",
        ),
        pytest.param(
            edited("documents.json", "https://example.org/paper", " JavaScript:alert(1)"),
            ("documents.json", "paper", "bad-link"),
            id="script for a link, in disguise",
        ),
        pytest.param(
            edited("documents.json", "https://example.org/paper", "data:text/html,x"),
            ("documents.json", "paper", "bad-link"),
            id="data for a link",
        ),
        pytest.param(
            edited("documents.json", "https://example.org/paper", "example.org/paper"),
            ("documents.json", "paper", "bad-link"),
            id="link without a scheme",
        ),
        pytest.param(
            edited("documents.json", "https://example.org/paper", "ftp://example.org/paper"),
            ("documents.json", "paper", "bad-link"),
            id="link of another scheme",
        ),
        pytest.param(
            edited("documents.json", "https://example.org/paper", "https:paper"),
            ("documents.json", "paper", "bad-link"),
            id="link without a host",
        ),
        pytest.param(
            edited("documents.json", "https://example.org/paper", "http://["),
            ("documents.json", "paper", "bad-link"),
            id="link that is none",
        ),
        pytest.param(
            edited("documents.json", '"date-parts": [[2021]]', '"date-parts": "2021"'),
            ("documents.json", "paper", "bad-value"),
            id="year as text",
        ),
        pytest.param(
            edited("documents.json", AUTHOR, "null"),
            ("documents.json", "paper", "bad-value"),
            id="null for authors",
        ),
        pytest.param(
            edited("documents.json", AUTHOR, "5"),
            ("documents.json", "paper", "bad-value"),
            id="a number for authors",
        ),
        pytest.param(
            edited("documents.json", '"role": "record"', '"role": "record", "part_of": "book"'),
            ("documents.json", "report", "unknown-document"),
            id="part of nothing",
        ),
        pytest.param(
            edited("documents.json", '"id": "report"', '"id": "paper"')
            | {"claims.csv": FILES["claims.csv"].replace("report", "paper")}
            | {"names.csv": FILES["names.csv"].replace("report", "paper")},
            ("documents.json", "paper", "duplicate-id"),
            id="two documents of one id",
        ),
    ],
)
def test_a_document_that_cannot_be_used_is_the_one_problem(tmp_path: Path, overrides: Overrides, where: Where) -> None:
    assert wheres(problems_of(write_folder(tmp_path, **overrides))) == [where]
