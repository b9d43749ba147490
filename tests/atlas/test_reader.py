"""The gate: a valid folder reads, and a broken one tells every problem at once and breaks nothing else."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from layers.atlas import files, read_atlas
from layers.errors import AtlasError, Problem
from layers.model import Milestone
from tests.factories import (
    CLAIMS_HEADER,
    FILES,
    LAND,
    SOUTH_LINE,
    VALLEY,
    collection,
    edited,
    make_claim,
    with_rows,
    write_folder,
)

Overrides = dict[str, Any]
Where = tuple[str, str, str]

PLAIN_CLAIM = "C9,valley,context,x,,,,normal,paper,Part one | ¶1 | L3,It says something.,"
SOUTH_PATH = "[[45.0, 39.0], [46.0, 39.5]]"
SOUTH_GEOMETRY = f'{{"type": "LineString", "coordinates": {SOUTH_PATH}}}'
VALLEY_RING = "[[46, 39], [47, 39], [47, 40], [46, 40], [46, 39]]"
VALLEY_GEOMETRY = f'{{"type": "Polygon", "coordinates": [{VALLEY_RING}]}}'
BOW_TIE = "[[46, 39], [47, 40], [47, 39], [46, 40], [46, 39]]"
METRES = "[[5120000, 4720000], [5230000, 4720000], [5230000, 4860000], [5120000, 4720000]]"
AUTHOR = '[{"family": "Ember", "given": "Ada"}]'
SECOND_LAYER = '[[layer]]\nid = "{id}"\ntitle = "More"\nfile = "{file}"\nstyle = "{style}"\n'
DALE = VALLEY.replace('"id": "valley"', '"id": "dale"')
BOM = b"\xef\xbb\xbf"
HUGE = "1" + "0" * 400


def nested(depth: int) -> str:
    """Return so many lists, one within the other."""
    return "[" * depth + "]" * depth


def with_crs(name: str) -> str:
    """Return the text of the layer `areas` with a `crs` member."""
    crs = f'{{"crs": {{"type": "name", "properties": {{"name": "{name}"}}}}, '
    return FILES["areas.geojson"].replace("{", crs, 1)


def second_layer(**fields: str) -> Overrides:
    """Return overrides with a third `[[layer]]` table and an empty file for it."""
    table = SECOND_LAYER.format(**{"id": "more", "file": "more.geojson", "style": "line", **fields})
    return {"atlas.toml": f"{FILES['atlas.toml']}\n{table}", "more.geojson": collection()}


def problems_of(folder: Path) -> tuple[Problem, ...]:
    """Return what is wrong with a folder that cannot be read."""
    with pytest.raises(AtlasError) as refused:
        read_atlas(folder)
    return refused.value.problems


def wheres(problems: tuple[Problem, ...]) -> list[Where]:
    """Return file, feature and code of each problem."""
    return [(problem.file, problem.feature, problem.code) for problem in problems]


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


def test_settings_are_those_of_the_toml_file(tmp_path: Path) -> None:
    said = read_atlas(write_folder(tmp_path)).settings
    assert (said.title, said.subtitle, said.attribution) == (
        "Tiny Atlas",
        "Two lines and a valley",
        "Invented",
    )
    assert (said.frame, said.view) == ((40.0, 36.0, 52.0, 44.0), (42.0, 38.0, 50.0, 42.0))
    assert (said.first_year, said.last_year, said.start_year) == (1990, 2026, 2020)
    assert said.milestones == (Milestone("North line opens", "2006"),)


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


def test_features_know_their_claims_and_names(tmp_path: Path) -> None:
    atlas = read_atlas(write_folder(tmp_path))
    claims = {feature: [claim.id for claim in said] for feature, said in atlas.claims_by_feature.items()}
    assert claims == {"north-line": ["C1", "C2", "C3", "C4"], "south-line": ["C5"], "valley": ["C6"]}
    assert {feature: len(names) for feature, names in atlas.names_by_feature.items()} == {
        "north-line": 1,
        "south-line": 0,
        "valley": 0,
    }


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


@pytest.mark.parametrize(
    ("kind", "coordinates"),
    [
        ("Point", "[46, 39]"),
        ("MultiPoint", "[[46, 39], [47, 39]]"),
        ("LineString", "[[46, 39], [47, 39]]"),
        ("MultiLineString", "[[[46, 39], [47, 39]], [[46, 40], [47, 40]]]"),
        ("Polygon", f"[{VALLEY_RING}]"),
        ("MultiPolygon", f"[[{VALLEY_RING}]]"),
    ],
)
def test_every_geometry_of_rfc_7946_reads_but_the_collection(tmp_path: Path, kind: str, coordinates: str) -> None:
    overrides = another_valley(VALLEY_GEOMETRY, f'{{"type": "{kind}", "coordinates": {coordinates}}}')
    geometry = read_atlas(write_folder(tmp_path, **overrides)).features[-1].geometry
    assert geometry == {"type": kind, "coordinates": json.loads(coordinates)}


def test_a_layer_without_features_reads(tmp_path: Path) -> None:
    atlas = read_atlas(write_folder(tmp_path, **second_layer()))
    assert [layer.id for layer in atlas.layers] == ["lines", "areas", "more"]
    assert len(atlas.features) == 3


def test_the_version_is_that_of_the_content(tmp_path: Path) -> None:
    first = read_atlas(write_folder(tmp_path / "one")).version
    assert read_atlas(write_folder(tmp_path / "two")).version == first
    assert read_atlas(write_folder(tmp_path / "three", **edited("names.csv", "NL", "N"))).version != first


@pytest.mark.parametrize(
    ("overrides", "where"),
    [
        pytest.param({"atlas.toml": None}, ("atlas.toml", "", "missing-file"), id="no atlas.toml"),
        pytest.param({"areas.geojson": None}, ("areas.geojson", "", "missing-file"), id="no layer file"),
        pytest.param({"claims.csv": None}, ("claims.csv", "", "missing-file"), id="no claims"),
        pytest.param({"documents.json": None}, ("documents.json", "", "missing-file"), id="no documents"),
        pytest.param({"disputes.csv": None}, ("disputes.csv", "", "missing-file"), id="no disputes"),
        pytest.param({"names.csv": None}, ("names.csv", "", "missing-file"), id="no names"),
        pytest.param(
            {"basemap/water.geojson": None},
            ("basemap/water.geojson", "", "missing-file"),
            id="no base map file",
        ),
        pytest.param({"claims.csv": b"id\xff"}, ("claims.csv", "", "not-utf8"), id="Latin-1"),
        pytest.param(
            {"areas.geojson": FILES["areas.geojson"].encode("utf-16")},
            ("areas.geojson", "", "not-utf8"),
            id="UTF-16",
        ),
        pytest.param({"atlas.toml": b"\xff\xfe"}, ("atlas.toml", "", "not-utf8"), id="settings not UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_is_the_one_problem(tmp_path: Path, overrides: Overrides, where: Where) -> None:
    assert wheres(problems_of(write_folder(tmp_path, **overrides))) == [where]


@pytest.mark.parametrize(
    ("overrides", "where"),
    [
        pytest.param({"atlas.toml": "title ="}, ("atlas.toml", "", "bad-toml"), id="no TOML"),
        pytest.param({"atlas.toml": f"a = {nested(5000)}"}, ("atlas.toml", "", "bad-toml"), id="nested too deeply"),
        pytest.param(
            edited("atlas.toml", "first_year = 1990", f"first_year = 1{'0' * 5000}"),
            ("atlas.toml", "", "bad-toml"),
            id="a number of thousands of digits",
        ),
        pytest.param({"atlas.toml": ""}, ("atlas.toml", "", "bad-value"), id="empty"),
        pytest.param(
            edited("atlas.toml", 'title = "Tiny Atlas"\n', ""), ("atlas.toml", "", "bad-value"), id="no title"
        ),
        pytest.param(
            edited("atlas.toml", "first_year", "colour = 1\nfirst_year"),
            ("atlas.toml", "", "bad-value"),
            id="unknown key",
        ),
        pytest.param(
            edited("atlas.toml", "[42.0, 38.0, 50.0, 42.0]", "[50.0, 38.0, 42.0, 42.0]"),
            ("atlas.toml", "", "bad-bounds"),
            id="box from east to west",
        ),
        pytest.param(
            edited("atlas.toml", "[42.0, 38.0, 50.0, 42.0]", "[nan, 38.0, 42.0, 42.0]"),
            ("atlas.toml", "", "bad-bounds"),
            id="box that is not a number",
        ),
        pytest.param(
            edited("atlas.toml", "[42.0, 38.0, 50.0, 42.0]", "[42.0, 38.0, 50.0]"),
            ("atlas.toml", "", "bad-value"),
            id="box of three",
        ),
        pytest.param(
            edited("atlas.toml", "last_year = 2026", "last_year = 1989"),
            ("atlas.toml", "", "bad-years"),
            id="last year before the first",
        ),
        pytest.param(
            edited("atlas.toml", "start_year = 2020", "start_year = 2027"),
            ("atlas.toml", "", "bad-years"),
            id="start after the last year",
        ),
        pytest.param(
            edited("atlas.toml", 'when = "2006"', 'when = "06"'),
            ("atlas.toml", "", "bad-id"),
            id="milestone's year",
        ),
        pytest.param(second_layer(style="blob"), ("atlas.toml", "", "unknown-word"), id="unknown style"),
        pytest.param(second_layer(id="More Lines"), ("atlas.toml", "", "bad-id"), id="layer id with capitals"),
        pytest.param(second_layer(file="../x.geojson"), ("atlas.toml", "", "bad-id"), id="layer file above the folder"),
        pytest.param(second_layer(file="/x.geojson"), ("atlas.toml", "", "bad-id"), id="layer file from the root"),
        pytest.param(second_layer(file="x.kml"), ("atlas.toml", "", "bad-id"), id="layer file of another kind"),
        pytest.param(second_layer(id="lines"), ("atlas.toml", "lines", "duplicate-id"), id="two layers of one id"),
    ],
)
def test_settings_that_cannot_be_used_are_the_one_problem(tmp_path: Path, overrides: Overrides, where: Where) -> None:
    found = wheres(problems_of(write_folder(tmp_path, **overrides)))
    assert set(found) == {where}


def another_valley(old: str, new: str) -> Overrides:
    """Return the override that adds a second valley, `dale`, changed in one way, as feature 1."""
    if old not in DALE:
        message = f"{old!r} does not stand in the second valley"
        raise ValueError(message)
    return {"areas.geojson": collection(VALLEY, DALE.replace(old, new))}


@pytest.mark.parametrize(
    ("overrides", "where"),
    [
        pytest.param({"areas.geojson": ""}, ("areas.geojson", "", "bad-json"), id="empty file"),
        pytest.param({"areas.geojson": "{"}, ("areas.geojson", "", "bad-json"), id="cut off"),
        pytest.param({"areas.geojson": "null"}, ("areas.geojson", "", "bad-json"), id="null"),
        pytest.param({"areas.geojson": nested(100_000)}, ("areas.geojson", "", "bad-json"), id="nested too deeply"),
        pytest.param({"areas.geojson": "[]"}, ("areas.geojson", "", "not-geojson"), id="a list"),
        pytest.param({"areas.geojson": VALLEY}, ("areas.geojson", "", "not-geojson"), id="a lone feature"),
        pytest.param(
            {"areas.geojson": '{"type": "FeatureCollection"}'},
            ("areas.geojson", "", "not-geojson"),
            id="no features",
        ),
        pytest.param(
            {"areas.geojson": '{"type": "FeatureCollection", "features": {}}'},
            ("areas.geojson", "", "not-geojson"),
            id="features that are no list",
        ),
        pytest.param({"areas.geojson": with_crs("EPSG:3857")}, ("areas.geojson", "", "wrong-crs"), id="another CRS"),
        pytest.param(another_valley(VALLEY_RING, METRES), ("areas.geojson", "dale", "wrong-crs"), id="metres"),
        pytest.param(another_valley("46, 39", "NaN, 39"), ("areas.geojson", "", "bad-json"), id="NaN"),
        pytest.param(another_valley("46, 39", "-Infinity, 39"), ("areas.geojson", "", "bad-json"), id="infinity"),
        pytest.param(
            another_valley("46, 39", "1e999, 39"),
            ("areas.geojson", "dale", "wrong-crs"),
            id="infinity as a number",
        ),
        pytest.param(
            another_valley("46, 39", f"{HUGE}, 39"),
            ("areas.geojson", "dale", "wrong-crs"),
            id="hundreds of digits",
        ),
        pytest.param(
            another_valley("46, 39", f"1{'0' * 5000}, 39"),
            ("areas.geojson", "", "bad-json"),
            id="thousands of digits",
        ),
        pytest.param(
            another_valley('"kind": "control"', '"kind": "control", "kind": "war"'),
            ("areas.geojson", "", "bad-json"),
            id="a key twice",
        ),
        pytest.param(another_valley(VALLEY_RING, BOW_TIE), ("areas.geojson", "dale", "invalid-geometry"), id="bow-tie"),
        pytest.param(another_valley(f"[{VALLEY_RING}]", "[]"), ("areas.geojson", "dale", "bad-geometry"), id="empty"),
        pytest.param(
            another_valley(VALLEY_RING, "[[46, 39]]"),
            ("areas.geojson", "dale", "bad-geometry"),
            id="ring of a point",
        ),
        pytest.param(
            another_valley(f"[{VALLEY_RING}]", '"here"'),
            ("areas.geojson", "dale", "bad-geometry"),
            id="a text for coordinates",
        ),
        pytest.param(
            another_valley(f"[{VALLEY_RING}]", "null"),
            ("areas.geojson", "dale", "bad-geometry"),
            id="no coordinates",
        ),
        pytest.param(
            another_valley("46, 39", "46"),
            ("areas.geojson", "dale", "bad-geometry"),
            id="a position of one number",
        ),
        pytest.param(
            another_valley("46, 39", '46, "39"'),
            ("areas.geojson", "dale", "bad-geometry"),
            id="a number as text",
        ),
        pytest.param(
            another_valley("46, 39", "46, true"),
            ("areas.geojson", "dale", "bad-geometry"),
            id="true for a number",
        ),
        pytest.param(
            another_valley(f', "geometry": {VALLEY_GEOMETRY}', ""),
            ("areas.geojson", "dale", "bad-geometry"),
            id="geometry left out",
        ),
        pytest.param(
            another_valley('"Polygon"', '"Circle"'),
            ("areas.geojson", "dale", "bad-geometry"),
            id="unknown geometry",
        ),
        pytest.param(
            another_valley('"Polygon"', "[]"),
            ("areas.geojson", "dale", "bad-geometry"),
            id="a list for a geometry type",
        ),
        pytest.param(
            another_valley('"Polygon"', '"LineString"'),
            ("areas.geojson", "dale", "bad-geometry"),
            id="coordinates of another type",
        ),
        pytest.param(
            {"areas.geojson": collection(VALLEY, "1")},
            ("areas.geojson", "feature 1", "not-a-feature"),
            id="a number",
        ),
        pytest.param(
            another_valley('"type": "Feature"', '"type": "Thing"'),
            ("areas.geojson", "dale", "not-a-feature"),
            id="a thing",
        ),
        pytest.param(
            {"areas.geojson": collection(VALLEY, VALLEY.replace('"id": "valley", ', ""))},
            ("areas.geojson", "feature 1", "missing-id"),
            id="no id",
        ),
        pytest.param(
            {"areas.geojson": collection(VALLEY, VALLEY.replace('"id": "valley"', '"id": 7'))},
            ("areas.geojson", "7", "missing-id"),
            id="a number for an id",
        ),
        pytest.param(
            {"areas.geojson": collection(VALLEY, VALLEY.replace('"id": "valley"', '"id": "The {{7*7}}"'))},
            ("areas.geojson", "The {{7*7}}", "bad-id"),
            id="an id that is not kebab-case",
        ),
        pytest.param(
            another_valley('"layer": "areas"', '"layer": "lines"'),
            ("areas.geojson", "dale", "wrong-layer"),
            id="another layer's name",
        ),
        pytest.param(
            another_valley('"control"', '"lake"'),
            ("areas.geojson", "dale", "unknown-word"),
            id="unknown kind",
        ),
        pytest.param(
            another_valley('"kind"', '"colour": "red", "kind"'),
            ("areas.geojson", "dale", "bad-value"),
            id="unknown property",
        ),
        pytest.param(
            another_valley('"geometry_source": "Invented"', '"geometry_source": ""'),
            ("areas.geojson", "dale", "bad-value"),
            id="no source",
        ),
        pytest.param(
            another_valley('"geometry_precision_km": 2', '"geometry_precision_km": -2'),
            ("areas.geojson", "dale", "bad-value"),
            id="negative precision",
        ),
        pytest.param(
            another_valley("Valley", "Val\\u001bley"),
            ("areas.geojson", "dale", "control-character"),
            id="escape",
        ),
        pytest.param(
            {"areas.geojson": collection(VALLEY, SOUTH_LINE.replace("lines", "areas"))},
            ("areas.geojson", "south-line", "duplicate-id"),
            id="two features of one id",
        ),
    ],
)
def test_a_layer_that_cannot_be_used_names_its_feature(tmp_path: Path, overrides: Overrides, where: Where) -> None:
    assert wheres(problems_of(write_folder(tmp_path, **overrides))) == [where]


@pytest.mark.parametrize("depth", [10, 100, 500, 800, 900, 950, 970, 990, 2000])
def test_coordinates_nested_to_any_depth_are_one_problem(tmp_path: Path, depth: int) -> None:
    (problem,) = problems_of(write_folder(tmp_path, **another_valley(f"[{VALLEY_RING}]", nested(depth))))
    assert (problem.file, problem.code in {"bad-geometry", "bad-json"}) == ("areas.geojson", True)


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


@pytest.mark.parametrize(
    ("overrides", "where"),
    [
        pytest.param(
            {"basemap/wide.geojson": collection(LAND, "7")},
            ("basemap/wide.geojson", "feature 1", "not-a-feature"),
            id="a member that is no feature",
        ),
        pytest.param({"basemap/wide.geojson": "null"}, ("basemap/wide.geojson", "", "bad-json"), id="null"),
        pytest.param(
            edited("basemap/borders.geojson", "[44.0, 36.0]", "[1e999, 36.0]"),
            ("basemap/borders.geojson", "feature 0", "wrong-crs"),
            id="an infinite border",
        ),
        pytest.param(
            edited("basemap/places.geojson", '"rank": 1, ', ""),
            ("basemap/places.geojson", "feature 0", "bad-value"),
            id="a place without a rank",
        ),
        pytest.param(
            edited("basemap/places.geojson", '"properties": {', '"properties": null, "x": {'),
            ("basemap/places.geojson", "feature 0", "bad-value"),
            id="a place without properties",
        ),
        pytest.param(
            edited("basemap/places.geojson", '{"type": "Point", "coordinates": [45.5, 40.5]}', "null"),
            ("basemap/places.geojson", "feature 0", "bad-geometry"),
            id="a place without a place",
        ),
        pytest.param(
            edited("basemap/places.geojson", '"city"', '"<script>"'),
            ("basemap/places.geojson", "feature 0", "unknown-word"),
            id="a place of an unknown kind",
        ),
    ],
)
def test_a_base_map_that_cannot_be_drawn_is_the_one_problem(tmp_path: Path, overrides: Overrides, where: Where) -> None:
    assert wheres(problems_of(write_folder(tmp_path, **overrides))) == [where]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        pytest.param("areas.geojson", "Valley", "Val\\ud800ley", id="name of a feature"),
        pytest.param("areas.geojson", '"valley"', '"valley\\udc00"', id="id of a feature"),
        pytest.param("documents.json", "Ember", "Em\\udfffber", id="author"),
        pytest.param("documents.json", '"family"', '"fa\\ud800mily"', id="key"),
        pytest.param("basemap/places.geojson", "Town", "To\\ud800wn", id="place of the base map"),
    ],
)
def test_a_lone_surrogate_which_no_file_can_hold_is_told(tmp_path: Path, name: str, old: str, new: str) -> None:
    problems = problems_of(write_folder(tmp_path, **edited(name, old, new)))
    assert name in {problem.file for problem in problems}


def test_a_surrogate_pair_is_one_character(tmp_path: Path) -> None:
    atlas = read_atlas(write_folder(tmp_path, **edited("areas.geojson", "Valley", "\\ud83d\\uddfa")))
    assert atlas.features[-1].name == "\U0001f5fa"


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


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("areas.geojson", "outside-folder"),
        ("claims.csv", "outside-folder"),
        ("basemap/wide.geojson", "outside-folder"),
    ],
)
def test_a_file_outside_the_folder_is_not_followed(tmp_path: Path, name: str, code: str) -> None:
    folder = write_folder(tmp_path, **{name: None})
    outside = tmp_path / "outside"
    outside.write_text(FILES[name], encoding="utf-8")
    (folder / name).symlink_to(outside)
    assert wheres(problems_of(folder)) == [(name, "", code)]


def test_a_link_that_points_to_itself_is_told(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, **{"names.csv": None})
    (folder / "names.csv").symlink_to("names.csv")
    (problem,) = problems_of(folder)
    assert (problem.file, problem.feature) == ("names.csv", "")


def test_a_folder_in_the_place_of_a_file_is_told(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, **{"names.csv": None})
    (folder / "names.csv").mkdir()
    assert wheres(problems_of(folder)) == [("names.csv", "", "not-a-file")]


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_FILE_BYTES", 5000)
    folder = write_folder(tmp_path, **{"names.csv": FILES["names.csv"] + "\n" * 5000})
    assert wheres(problems_of(folder)) == [("names.csv", "", "too-large")]


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


def assert_reads_or_tells(**overrides: str | bytes) -> None:
    """Read a folder; it must read, or tell its problems, and nothing else may happen."""
    with tempfile.TemporaryDirectory() as place:
        folder = write_folder(Path(place), **overrides)
        try:
            read_atlas(folder)
        except AtlasError as error:
            told = bool(error.problems)
        else:
            told = True
    assert told


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["type", "id", "x"]), inner, max_size=3)
    ),
    max_leaves=12,
)


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(sorted(FILES)), st.binary(max_size=200))
@example("claims.csv", CLAIMS_HEADER.encode() + b"\xff")
@example("atlas.toml", b"a = " + b"[" * 3000)
def test_any_bytes_as_a_file_read_or_are_told(name: str, content: bytes) -> None:
    assert_reads_or_tells(**{name: content})


@settings(deadline=None, max_examples=120)
@given(st.sampled_from(sorted(FILES)), st.integers(0, 3000), st.integers(0, 12), st.text(max_size=12))
def test_any_small_change_to_a_file_reads_or_is_told(name: str, start: int, length: int, new: str) -> None:
    text = FILES[name]
    start %= len(text)
    changed = text[:start] + new + text[start + length :]
    assert_reads_or_tells(**{name: changed.encode("utf-8", "surrogatepass")})


@settings(deadline=None, max_examples=60)
@given(JSON, st.sampled_from([VALLEY_RING, f"[{VALLEY_RING}]", '"Polygon"', '"valley"', '"control"', "2"]))
def test_any_json_in_a_feature_reads_or_is_told(value: object, old: str) -> None:
    assert_reads_or_tells(**{"areas.geojson": FILES["areas.geojson"].replace(old, json.dumps(value), 1)})


@settings(deadline=None, max_examples=60)
@given(JSON, st.sampled_from([AUTHOR, "[[2021]]", '{"date-parts": [[2021]]}', '"A paper"', '"core"', '"paper"']))
def test_any_json_in_a_document_reads_or_is_told(value: object, old: str) -> None:
    assert_reads_or_tells(**{"documents.json": FILES["documents.json"].replace(old, json.dumps(value), 1)})
