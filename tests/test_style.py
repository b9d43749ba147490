"""The style table: complete, and told apart by every eye."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from layers import style
from layers.style import BASE, KIND_STYLES, STATUS_STYLES, style_table
from layers.vocabulary import HAPPENING, KINDS, LINE_STATUSES, STATUSES, ZONE_STATUSES
from tests.colour import VISIONS, Triple, contrast, difference, lab, linear, seen

HUES = {"oil": style.OIL, "gas": style.GAS, "corridor": style.CORRIDOR, "conflict": style.CONFLICT}
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
APART = 14.0
"""Least difference of two hues in CIEDE2000."""
READABLE = 3.0
"""Least contrast of a graphic against what it lies on (WCAG 2.2, 1.4.11)."""

# Sharma, Wu & Dalal 2005, table 1: pairs that trip wrong implementations, and their difference.
SHARMA: list[tuple[Triple, Triple, float]] = [
    ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
    ((50.0, 3.1571, -77.2803), (50.0, 0.0, -82.7485), 2.8615),
    ((50.0, 2.8361, -74.0200), (50.0, 0.0, -82.7485), 3.4412),
    ((50.0, -1.3802, -84.2814), (50.0, 0.0, -82.7485), 1.0000),
    ((50.0, 0.0, 0.0), (50.0, -1.0, 2.0), 2.3669),
    ((50.0, 2.4900, -0.0010), (50.0, -2.4900, 0.0009), 7.1792),
    ((50.0, 2.4900, -0.0010), (50.0, -2.4900, 0.0011), 7.2195),
    ((50.0, -0.0010, 2.4900), (50.0, 0.0009, -2.4900), 4.8045),
    ((50.0, -0.0010, 2.4900), (50.0, 0.0011, -2.4900), 4.7461),
    ((50.0, 2.5, 0.0), (50.0, 0.0, -2.5), 4.3065),
    ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
    ((50.0, 2.5, 0.0), (61.0, -5.0, 29.0), 22.8977),
    ((50.0, 2.5, 0.0), (56.0, -27.0, -3.0), 31.9030),
    ((50.0, 2.5, 0.0), (58.0, 24.0, 15.0), 19.4535),
    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ((63.0109, -31.0961, -5.8663), (62.8187, -29.7946, -4.0864), 1.2630),
    ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
    ((90.8027, -2.0831, 1.4410), (91.1528, -1.6435, 0.0447), 1.4441),
    ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
]


@pytest.mark.parametrize(("first", "second", "expected"), SHARMA)
def test_differences_are_those_of_the_published_table(first: Triple, second: Triple, expected: float) -> None:
    assert difference(first, second) == pytest.approx(expected, abs=5e-5)
    assert difference(second, first) == pytest.approx(expected, abs=5e-5)


@pytest.mark.parametrize(
    ("colour", "expected"),
    [
        ("#FFFFFF", (100.0, 0.0, 0.0)),
        ("#000000", (0.0, 0.0, 0.0)),
        ("#FF0000", (53.24, 80.09, 67.20)),
        ("#0000FF", (32.30, 79.19, -107.86)),
    ],
)
def test_colours_have_their_known_place_in_cielab(colour: str, expected: Triple) -> None:
    assert lab(linear(colour)) == pytest.approx(expected, abs=0.02)


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize(("first", "second"), list(combinations(HUES, 2)))
def test_two_hues_are_told_apart_by_every_eye(first: str, second: str, vision: str) -> None:
    assert difference(seen(HUES[first], vision), seen(HUES[second], vision)) >= APART


@pytest.mark.parametrize("theme", BASE)
@pytest.mark.parametrize("hue", HUES)
def test_a_hue_stands_out_from_the_land(hue: str, theme: str) -> None:
    assert contrast(HUES[hue], BASE[theme].land) >= READABLE


@pytest.mark.parametrize("theme", BASE)
def test_labels_stand_out_from_the_land(theme: str) -> None:
    assert contrast(BASE[theme].label, BASE[theme].land) >= READABLE


def test_every_kind_has_a_style_and_every_style_a_kind() -> None:
    assert set(KIND_STYLES) == set(KINDS)


def test_every_status_has_a_style_and_every_style_a_status() -> None:
    assert set(STATUS_STYLES) == set(STATUSES)


def test_statuses_are_those_of_lines_and_zones_and_the_happening() -> None:
    assert set(STATUSES) == {*LINE_STATUSES, *ZONE_STATUSES, HAPPENING}


@pytest.mark.parametrize("kind", KIND_STYLES)
def test_a_kind_is_drawn_in_a_plain_colour_with_a_width(kind: str) -> None:
    assert COLOUR.fullmatch(KIND_STYLES[kind].color)
    assert KIND_STYLES[kind].width > 0


@pytest.mark.parametrize("status", [status for status in LINE_STATUSES if status != "operating"])
def test_no_other_state_of_a_line_looks_like_operating(status: str) -> None:
    assert STATUS_STYLES[status] != STATUS_STYLES["operating"]


def test_every_colour_of_the_table_is_a_plain_colour() -> None:
    table = style_table()
    colours = [colour for base in table["base"].values() for colour in base.values()]
    assert all(COLOUR.fullmatch(colour) for colour in [*colours, table["grey"]])
