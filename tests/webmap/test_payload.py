"""The data that the map in the browser gets: plain, complete, safe to embed."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from layers.atlas import read_atlas
from layers.model import Feature
from layers.style import CONFLICT, GAS
from layers.webmap.payload import lanes_of, payload, shown_locator
from tests.factories import FILES, collection, edited, make_feature, with_rows, write_folder

CONTEXT = "C9,,context,x,,1999,text,normal,paper,Part one | ¶1 | L3,It says something of no place.,"
PATH = [[float(lon), 40.0] for lon in range(40, 52)]
AWAY = [[9.0, 9.0], [8.0, 8.0]]


def sent(folder: Path) -> dict[str, Any]:
    """Return the payload of an atlas folder as the browser reads it."""
    data: dict[str, Any] = json.loads(json.dumps(payload(read_atlas(folder)), allow_nan=False))
    return data


def line(name: str, path: list[list[float]]) -> Feature:
    """Return a line along a path."""
    return make_feature(id=name, geometry={"type": "LineString", "coordinates": path})


def test_a_payload_has_every_part_that_the_map_needs(tmp_path: Path) -> None:
    data = sent(write_folder(tmp_path))
    assert data["layers"] == [
        {"id": "lines", "title": "Lines", "on": True, "colour": GAS},
        {"id": "areas", "title": "Areas", "on": False, "colour": CONFLICT},
    ]
    assert [feature["id"] for feature in data["features"]] == ["north-line", "south-line", "valley"]
    assert set(data["claims"]) == {"C1", "C2", "C3", "C4", "C5", "C6"}
    assert set(data["documents"]) == {"paper", "report"}
    assert set(data["disputes"]) == {"X1"}
    looks = {"land": 2, "lake": 0, "river": 1, "border": 1, "disputed": 0}
    assert {look: len(parts) for look, parts in data["basemap"]["parts"].items()} == looks
    assert set(data["style"]["statuses"]) >= {"operating", "de facto control"}
    assert data["kinds"]["gas"] == "gas pipeline"
    assert data["attributes"]["capacity"] == "Capacity"


def test_the_frame_and_the_years_are_those_of_the_settings(tmp_path: Path) -> None:
    meta = sent(write_folder(tmp_path))["meta"]
    assert (meta["title"], meta["frame"], meta["view"]) == ("Tiny Atlas", [40, 36, 52, 44], [42, 38, 50, 42])
    assert (meta["firstYear"], meta["lastYear"], meta["startYear"]) == (1990, 2026, 2020)
    assert meta["milestones"] == [{"label": "North line opens", "year": 2006}]


def test_days_are_ordinals_and_an_open_end_is_null(tmp_path: Path) -> None:
    data = sent(write_folder(tmp_path))
    north, south, _ = data["features"]
    begun, opened = date(2003, 4, 1).toordinal(), date(2006, 7, 13).toordinal()
    assert north["spells"] == [
        [begun, opened - 1, "under construction", "C1", 0, "April 2003", "12 July 2006", begun + 29, None],
        [opened, None, "operating", "C2", 0, "13 July 2006", "", None, None],
    ]
    assert south["spells"] == [
        [
            date(1999, 1, 1).toordinal(),
            date(2010, 12, 31).toordinal(),
            "operating",
            "C5",
            0,
            "1999",
            "2010",
            date(1999, 12, 31).toordinal(),
            date(2010, 1, 1).toordinal(),
        ],
    ]
    assert data["claims"]["C2"]["days"] == [opened, None]
    assert data["claims"]["C3"]["days"] is None


def test_an_approximate_spell_is_marked(tmp_path: Path) -> None:
    data = sent(write_folder(tmp_path, **edited("claims.csv", "1999/2010", "1999~/2010")))
    assert data["features"][1]["spells"][0][4:7] == [1, "c. 1999", "2010"]


def test_a_spell_that_the_next_one_closes_has_a_last_day_but_no_words_for_it(tmp_path: Path) -> None:
    data = sent(write_folder(tmp_path, **edited("claims.csv", "2003-04/2006-07-12", "2003-04/..")))
    closed = data["features"][0]["spells"][0]
    assert (closed[1], closed[6]) == (date(2006, 7, 12).toordinal(), "")


def test_what_speaks_of_no_place_is_sent_as_well(tmp_path: Path) -> None:
    overrides = with_rows("claims.csv", f"{CONTEXT}X2") | with_rows("disputes.csv", "X2,Which?,This.,Because.")
    data = sent(write_folder(tmp_path, **overrides))
    assert data["claims"]["C9"]["disputes"] == ["X2"]
    assert set(data["disputes"]) == {"X1", "X2"}


def test_a_claim_is_sent_as_a_reader_sees_it(tmp_path: Path) -> None:
    assert sent(write_folder(tmp_path))["claims"]["C4"] == {
        "id": "C4",
        "attribute": "capacity",
        "value": "31",
        "figure": "31 bcm/year",
        "when": "",
        "days": None,
        "ends": None,
        "basis": "",
        "rank": "normal",
        "document": "paper",
        "locator": "Part one, ¶2 (line 6)",
        "says": "The paper gives thirty-one.",
        "disputes": ["X1"],
    }


def test_a_dated_state_is_sent_with_what_makes_it_a_spell(tmp_path: Path) -> None:
    claims = sent(write_folder(tmp_path))["claims"]
    opened = date(2006, 7, 13).toordinal()
    assert (claims["C2"]["days"], claims["C2"]["ends"]) == ([opened, None], [None, None, 0, "13 July 2006", "", 1])


def test_a_dispute_is_sent_with_its_sides(tmp_path: Path) -> None:
    dispute = sent(write_folder(tmp_path))["disputes"]["X1"]
    [group] = dispute["groups"]
    sides = [(side["figure"], side["followed"], side["claims"], side["bar"]) for side in group["sides"]]
    assert sides == [("16 bcm/year", True, ["C3"], None), ("31 bcm/year", False, ["C4"], None)]
    assert (group["attribute"], group["ticks"], dispute["rest"]) == ("capacity", [], [])


def test_a_document_is_sent_with_its_claims_in_the_order_of_its_text(tmp_path: Path) -> None:
    documents = sent(write_folder(tmp_path))["documents"]
    assert documents["paper"]["claims"] == ["C1", "C2", "C4", "C6"]


def test_a_feature_is_sent_with_its_claims_names_and_geometry(tmp_path: Path) -> None:
    overrides = with_rows("names.csv", "valley,Vale,en,the press,1994/..,paper")
    north, _, valley = sent(write_folder(tmp_path, **overrides))["features"]
    assert (north["short"], valley["short"]) == ("NL", "")
    assert (north["names"], valley["names"]) == (
        [],
        [{"name": "Vale", "language": "en", "usedBy": "the press", "when": "from 1994", "document": "paper"}],
    )
    assert (north["claims"], north["disputes"]) == (["C1", "C2", "C3", "C4"], ["X1"])
    assert (north["precision"], north["source"]) == (5, "Invented")
    assert valley["geometry"]["coordinates"][0][0] == [46, 39]


def test_every_claim_that_a_feature_names_is_sent(tmp_path: Path) -> None:
    data = sent(write_folder(tmp_path))
    for feature in data["features"]:
        assert set(feature["claims"]) <= set(data["claims"])
        assert {spell[3] for spell in feature["spells"]} <= set(data["claims"])
        assert set(feature["disputes"]) <= set(data["disputes"])
    assert {claim["document"] for claim in data["claims"].values()} == set(data["documents"])


@pytest.mark.parametrize("kind", ["country", "sea", "city", "region", "river"])
def test_a_place_is_latitude_first(tmp_path: Path, kind: str) -> None:
    data = sent(write_folder(tmp_path, **edited("basemap/places.geojson", '"city"', f'"{kind}"')))
    assert data["places"] == [{"text": "Town", "kind": kind, "rank": 1, "minZoom": 5, "at": [40.5, 45.5]}]


def test_an_area_has_an_anchor_within_it_and_a_line_has_none(tmp_path: Path) -> None:
    north, south, valley = sent(write_folder(tmp_path))["features"]
    assert (north["anchor"], south["anchor"]) == (None, None)
    latitude, longitude = valley["anchor"]
    assert (39 < latitude < 40, 46 < longitude < 47) == (True, True)


def test_an_area_of_two_parts_has_its_anchor_in_the_larger(tmp_path: Path) -> None:
    small = "[[[40, 36], [40.5, 36], [40.5, 36.5], [40, 36]]]"
    large = "[[[46, 39], [47, 39], [47, 40], [46, 40], [46, 39]]]"
    old = f'{{"type": "Polygon", "coordinates": {large}}}'
    new = f'{{"type": "MultiPolygon", "coordinates": [{small}, {large}]}}'
    parts = edited("areas.geojson", old, new)
    latitude, longitude = sent(write_folder(tmp_path, **parts))["features"][-1]["anchor"]
    assert (39 < latitude < 40, 46 < longitude < 47) == (True, True)


def test_a_feature_without_a_place_is_sent_all_the_same(tmp_path: Path) -> None:
    geometry = '{"type": "LineString", "coordinates": [[45.0, 39.0], [46.0, 39.5]]}'
    south = sent(write_folder(tmp_path, **edited("lines.geojson", geometry, "null")))["features"][1]
    assert (south["id"], south["geometry"], south["anchor"], south["lane"]) == ("south-line", None, None, 0.0)


def test_an_atlas_without_features_has_a_payload(tmp_path: Path) -> None:
    empty = {"lines.geojson": collection(), "areas.geojson": collection()}
    tables = {"claims.csv": f"{CONTEXT}\n", "disputes.csv": "", "names.csv": ""}
    rows = {name: FILES[name].splitlines(keepends=True)[0] + row for name, row in tables.items()}
    data = sent(write_folder(tmp_path, **empty, **rows))
    assert (data["features"], list(data["claims"]), data["disputes"]) == ([], ["C9"], {})


@pytest.mark.parametrize(
    ("lines", "lanes"),
    [
        pytest.param([], {}, id="no lines"),
        pytest.param([line("a", PATH)], {}, id="a line alone"),
        pytest.param([line("a", PATH), line("b", PATH)], {"a": -0.5, "b": 0.5}, id="twins"),
        pytest.param(
            [line("a", PATH), line("b", PATH), line("c", PATH)],
            {"a": -1.0, "b": 0.0, "c": 1.0},
            id="three in one trench",
        ),
        pytest.param([line("a", PATH), line("b", PATH[::-1])], {"a": -0.5, "b": 0.5}, id="the other way round"),
        pytest.param([line("a", PATH), line("b", PATH[:3])], {"a": -0.5, "b": 0.5}, id="a short twin"),
        pytest.param([line("a", PATH[:8]), line("b", PATH[6:])], {"a": -0.5, "b": 0.5}, id="two of six points"),
        pytest.param([line("a", PATH[:7]), line("b", PATH[6:])], {}, id="end to end"),
        pytest.param(
            [line("a", PATH[:8]), line("b", [*PATH[6:], *AWAY])], {"a": -0.5, "b": 0.5}, id="two of eight points"
        ),
        pytest.param([line("a", PATH[:9]), line("b", [*PATH[7:], *AWAY, *AWAY])], {}, id="two of nine points"),
        pytest.param([line("a", PATH), line("b", [[9.0, 9.0], [8.0, 8.0]])], {}, id="apart"),
        pytest.param(
            [line("a", PATH[:4]), line("b", PATH[8:]), line("c", PATH[:4]), line("d", PATH[8:])],
            {"a": -0.5, "c": 0.5, "b": -0.5, "d": 0.5},
            id="two pairs",
        ),
        pytest.param(
            [
                line("a", PATH),
                make_feature(id="b", geometry={"type": "MultiPoint", "coordinates": PATH}),
                make_feature(id="c", geometry=None),
            ],
            {},
            id="what is no line has no lane",
        ),
    ],
)
def test_lines_that_share_their_points_get_a_lane_each(lines: list[Feature], lanes: dict[str, float]) -> None:
    assert lanes_of(lines) == lanes


def test_twins_are_sent_with_their_lanes(tmp_path: Path) -> None:
    path = "[[45.0, 40.0], [46.0, 41.0], [47.0, 41.5]]"
    data = sent(write_folder(tmp_path, **edited("lines.geojson", "[[45.0, 39.0], [46.0, 39.5]]", path)))
    assert [feature["lane"] for feature in data["features"]] == [-0.5, 0.5, 0.0]


@pytest.mark.parametrize(
    ("locator", "shown"),
    [
        ("Introduction | ¶17 | L35", "Introduction, ¶17 (line 35)"),
        ("Introduction | ¶17 | L35-36,40", "Introduction, ¶17 (line 35-36,40)"),
        ("para 3", "para 3"),
        ("L35", "L35"),
        ("point 1 | page 4", "point 1, page 4"),
    ],
)
def test_a_locator_is_shown_in_words(locator: str, shown: str) -> None:
    assert shown_locator(locator) == shown
