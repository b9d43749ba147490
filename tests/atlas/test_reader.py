"""The gate: a valid folder reads, and a broken one tells every problem at once and causes no others."""

from __future__ import annotations

from pathlib import Path

import pytest

from layers.atlas import read_atlas
from layers.errors import AtlasError
from tests.atlas.broken import (
    BOW_TIE,
    PLAIN_CLAIM,
    SOUTH_GEOMETRY,
    SOUTH_PATH,
    VALLEY_RING,
    Overrides,
    Where,
    another_valley,
    nested,
    problems_of,
    wheres,
    with_crs,
)
from tests.factories import FILES, VALLEY, collection, edited, with_rows, write_folder

BOM = b"\xef\xbb\xbf"


def test_a_valid_folder_reads(tmp_path: Path) -> None:
    atlas = read_atlas(write_folder(tmp_path))
    assert [(layer.id, layer.style, layer.on) for layer in atlas.layers] == [
        ("lines", "line", True),
        ("areas", "zone", False),
    ]
    assert [feature.id for feature in atlas.features] == ["north-line", "south-line", "valley"]
    assert [claim.id for claim in atlas.claims] == ["C1", "C2", "C3", "C4", "C5", "C6"]
    assert [(document.id, document.core) for document in atlas.documents] == [
        ("paper", True),
        ("report", False),
    ]
    assert [dispute.question for dispute in atlas.disputes] == ["How much does it carry?"]
    assert [(name.feature, name.name) for name in atlas.names] == [("north-line", "NL")]
    assert set(atlas.basemap) == {"wide", "fine", "borders", "water", "places"}


def test_features_know_their_claims_and_names(tmp_path: Path) -> None:
    atlas = read_atlas(write_folder(tmp_path))
    claims = {feature: [claim.id for claim in said] for feature, said in atlas.claims_by_feature.items()}
    assert claims == {"north-line": ["C1", "C2", "C3", "C4"], "south-line": ["C5"], "valley": ["C6"]}
    assert {feature: len(names) for feature, names in atlas.names_by_feature.items()} == {
        "north-line": 1,
        "south-line": 0,
        "valley": 0,
    }


@pytest.mark.parametrize(
    "overrides",
    [
        pytest.param({"claims.csv": BOM + FILES["claims.csv"].encode()}, id="byte order mark in a table"),
        pytest.param({"areas.geojson": BOM + FILES["areas.geojson"].encode()}, id="byte order mark in a layer"),
        pytest.param({"claims.csv": FILES["claims.csv"].replace("\n", "\r\n")}, id="lines ended as on Windows"),
        pytest.param({"claims.csv": FILES["claims.csv"] + "\n\n"}, id="empty lines"),
        pytest.param(
            {"names.csv": "document,when,used_by,language,name,feature\nreport,,press,en,NL,north-line\n"},
            id="columns in another order",
        ),
        pytest.param(with_rows("claims.csv", PLAIN_CLAIM.replace(",x,", ',"a, ""b""",')), id="quotes"),
        pytest.param(edited("lines.geojson", SOUTH_GEOMETRY, "null"), id="feature without a place"),
        pytest.param({"areas.geojson": with_crs("urn:ogc:def:crs:OGC:1.3:CRS84")}, id="the default CRS by name"),
        pytest.param({"areas.geojson": with_crs("EPSG:4326")}, id="the default CRS by number"),
        pytest.param(edited("lines.geojson", SOUTH_PATH, "[[45, 39, 8], [46, 39, 9]]"), id="altitudes"),
        pytest.param(edited("documents.json", '"issued": {"date-parts": [[2021]]}, ', ""), id="undated document"),
        pytest.param(edited("documents.json", '"URL": "https://example.org/paper",', ""), id="document without a link"),
        pytest.param({"README.md": "Anything.", "spare.geojson": "{"}, id="files that atlas.toml does not name"),
        pytest.param(edited("atlas.toml", 'subtitle = "Two lines and a valley"\n', ""), id="no subtitle"),
    ],
)
def test_harmless_variations_read(tmp_path: Path, overrides: Overrides) -> None:
    assert len(read_atlas(write_folder(tmp_path, **overrides)).features) == 3


WORLD = "[-180.0, -90.0, 180.0, 90.0]"
WORLD_RING = "[[-180, -90], [180, -90], [180, 90], [-180, 90], [-180, -90]]"


@pytest.mark.parametrize(
    "overrides",
    [
        pytest.param(edited("atlas.toml", "[40.0, 36.0, 52.0, 44.0]", WORLD), id="a frame as large as the world"),
        pytest.param(another_valley(VALLEY_RING, WORLD_RING), id="an area as large as the world"),
        pytest.param(edited("atlas.toml", "start_year = 2020", "start_year = 1990"), id="start in the first year"),
        pytest.param(edited("atlas.toml", "start_year = 2020", "start_year = 2026"), id="start in the last year"),
        pytest.param(edited("atlas.toml", "first_year = 1990", "first_year = 1"), id="the first of all years"),
        pytest.param(edited("atlas.toml", "last_year = 2026", "last_year = 9999"), id="the last of all years"),
        pytest.param(edited("claims.csv", "It ran until 2010.", "x" * 4000), id="a text of the greatest length"),
        pytest.param(edited("areas.geojson", '"Valley"', r'"\ud7ff\ue000"'), id="the neighbours of the surrogates"),
        pytest.param(edited("documents.json", '"record"', f'"record", "x": {nested(60)}'), id="60 lists in a note"),
    ],
)
def test_what_lies_on_a_limit_reads(tmp_path: Path, overrides: Overrides) -> None:
    assert read_atlas(write_folder(tmp_path, **overrides)).layers


@pytest.mark.parametrize(
    ("overrides", "code"),
    [
        pytest.param(another_valley("[47, 39]", "[180.0001, 39]"), "wrong-crs", id="east of the world"),
        pytest.param(another_valley("[47, 39]", "[-180.0001, 39]"), "wrong-crs", id="west of the world"),
        pytest.param(another_valley("[47, 40]", "[47, 90.0001]"), "wrong-crs", id="north of the world"),
        pytest.param(another_valley("[47, 40]", "[47, -90.0001]"), "wrong-crs", id="south of the world"),
        pytest.param(
            edited("atlas.toml", "[40.0, 36.0, 52.0, 44.0]", "[-180.1, 36.0, 52.0, 44.0]"),
            "bad-bounds",
            id="frame west",
        ),
        pytest.param(
            edited("atlas.toml", "[40.0, 36.0, 52.0, 44.0]", "[40.0, -90.1, 52.0, 44.0]"),
            "bad-bounds",
            id="frame south",
        ),
        pytest.param(
            edited("atlas.toml", "[40.0, 36.0, 52.0, 44.0]", "[40.0, 36.0, 180.1, 44.0]"), "bad-bounds", id="frame east"
        ),
        pytest.param(
            edited("atlas.toml", "[40.0, 36.0, 52.0, 44.0]", "[40.0, 36.0, 52.0, 90.1]"), "bad-bounds", id="frame north"
        ),
        pytest.param(
            edited("atlas.toml", "[40.0, 36.0, 52.0, 44.0]", "[40.0, 36.0, 40.0, 44.0]"), "bad-bounds", id="no width"
        ),
        pytest.param(
            edited("atlas.toml", "[40.0, 36.0, 52.0, 44.0]", "[40.0, 44.0, 52.0, 44.0]"), "bad-bounds", id="no height"
        ),
        pytest.param(edited("atlas.toml", "first_year = 1990", "first_year = 0"), "bad-value", id="the year nought"),
        pytest.param(edited("atlas.toml", "last_year = 2026", "last_year = 10000"), "bad-value", id="five digits"),
        pytest.param(
            edited("documents.json", '"record"', f'"record", "x": {nested(70)}'), "bad-json", id="70 lists in a note"
        ),
    ],
)
def test_what_lies_beyond_a_limit_is_told(tmp_path: Path, overrides: Overrides, code: str) -> None:
    assert [problem.code for problem in problems_of(write_folder(tmp_path, **overrides))] == [code]


def test_the_version_is_that_of_the_content(tmp_path: Path) -> None:
    first = read_atlas(write_folder(tmp_path / "one")).version
    assert len(first) == 12
    assert read_atlas(write_folder(tmp_path / "two")).version == first
    assert read_atlas(write_folder(tmp_path / "three", **edited("names.csv", "NL", "N"))).version != first


HINTED: dict[str, Overrides] = {
    "atlas.toml": edited("atlas.toml", 'title = "Tiny Atlas"\n', ""),
    "a missing property": another_valley('"geometry_source": "Invented"', '"geometry_sauce": "Invented"'),
    "null properties": {"areas.geojson": collection(VALLEY, '{"type": "Feature", "id": "dale", "properties": null}')},
    "a text for a number": another_valley('"geometry_precision_km": 2', '"geometry_precision_km": "two"'),
    "an empty field": edited("claims.csv", "page 5", ""),
    "a long field": edited("claims.csv", "page 5", "x" * 5000),
    "a number for a document": {"documents.json": "[1]"},
    "an unknown role": edited("documents.json", '"role": "core"', '"role": "main"'),
    "several files": {"claims.csv": "", "disputes.csv": None, "areas.geojson": "{", "documents.json": "5"},
}


@pytest.mark.parametrize("overrides", HINTED.values(), ids=HINTED.keys())
def test_every_problem_says_what_was_expected(tmp_path: Path, overrides: Overrides) -> None:
    for problem in problems_of(write_folder(tmp_path, **overrides)):
        assert problem.message, problem
        assert problem.hint, problem


def test_an_empty_folder_lacks_every_file_that_an_atlas_needs(tmp_path: Path) -> None:
    found = problems_of(tmp_path)
    layers = {"lines.geojson", "areas.geojson"}
    assert {(problem.file, problem.code) for problem in found} == {
        (name, "missing-file") for name in FILES.keys() - layers
    }


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    place = tmp_path / "nowhere"
    assert wheres(problems_of(place)) == [(str(place), "", "missing-folder")]


def test_the_error_names_file_and_feature_in_a_sentence(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, **edited("areas.geojson", VALLEY_RING, BOW_TIE))
    with pytest.raises(AtlasError, match=r"^areas\.geojson: valley: .+ Expected: .+ \[invalid-geometry\]$"):
        read_atlas(folder)


def test_eight_faults_are_told_at_once_and_cause_no_others(tmp_path: Path) -> None:
    overrides = {
        **edited("areas.geojson", VALLEY_RING, BOW_TIE),
        **edited("lines.geojson", '"oil"', '"oyl"'),
        "claims.csv": FILES["claims.csv"]
        .replace("2003-04/2006-07-12", "2003-04/")
        .replace("16,bcm/year", "16,bcm/year,")
        .replace("It ran until 2010.,", "It ran until 2010.,X9"),
        **edited("documents.json", "https://example.org/paper", "javascript:alert(1)"),
        **with_rows("names.csv", "valley,V,English,,,"),
        "basemap/water.geojson": None,
    }
    assert wheres(problems_of(write_folder(tmp_path, **overrides))) == [
        ("areas.geojson", "valley", "invalid-geometry"),
        ("basemap/water.geojson", "", "missing-file"),
        ("claims.csv", "C1", "bad-date"),
        ("claims.csv", "C3", "field-count"),
        ("claims.csv", "C5", "unknown-dispute"),
        ("documents.json", "paper", "bad-link"),
        ("lines.geojson", "south-line", "unknown-word"),
        ("names.csv", "valley", "bad-id"),
    ]


@pytest.mark.parametrize(
    ("overrides", "expected"),
    [
        pytest.param(
            edited("lines.geojson", '"gas"', '"steam"'),
            {("lines.geojson", "north-line", "unknown-word")},
            id="a feature with a fault",
        ),
        pytest.param(
            edited("disputes.csv", "Sixteen.", ""),
            {("disputes.csv", "X1", "bad-value")},
            id="a dispute with a fault",
        ),
        pytest.param(
            edited("disputes.csv", ",Sixteen.", ""),
            {("disputes.csv", "X1", "field-count")},
            id="a dispute too short",
        ),
        pytest.param(
            edited("disputes.csv", "Sixteen.", '"Sixteen.'),
            {("disputes.csv", "line 2", "bad-csv")},
            id="disputes with a quote left open",
        ),
        pytest.param(
            edited("disputes.csv", "why\n", "because\n"),
            {("disputes.csv", "header", "unknown-column"), ("disputes.csv", "header", "missing-column")},
            id="disputes with another header",
        ),
        pytest.param(
            edited("documents.json", '"title": "A report", ', ""),
            {("documents.json", "report", "bad-value")},
            id="a document with a fault",
        ),
        pytest.param({"documents.json": "{}"}, {("documents.json", "", "not-csl-json")}, id="no documents at all"),
        pytest.param({"lines.geojson": "{}"}, {("lines.geojson", "", "not-geojson")}, id="a layer that is none"),
        pytest.param(
            edited("atlas.toml", 'style = "zone"', 'style = "blob"'),
            {("atlas.toml", "", "unknown-word")},
            id="settings",
        ),
    ],
)
def test_what_is_refused_makes_no_dangling_references(
    tmp_path: Path, overrides: Overrides, expected: set[Where]
) -> None:
    assert set(wheres(problems_of(write_folder(tmp_path, **overrides)))) == expected
