"""Colour as eyes see it: CIEDE2000, colour blindness and contrast, for the tests of the style table."""

from __future__ import annotations

import math
from typing import Final

Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]

# Machado, Oliveira & Fernandes 2009, severity 1.0, on linear RGB.
VISIONS: Final[dict[str, Matrix]] = {
    "normal": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}

# IEC 61966-2-1: linear sRGB to CIE XYZ, and its white point D65.
_TO_XYZ: Final[Matrix] = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_WHITE: Final[Triple] = (0.95047, 1.0, 1.08883)


def linear(colour: str) -> Triple:
    """Return a colour `#rrggbb` as linear RGB, each channel from 0 to 1."""
    red, green, blue = (_linear_channel(int(colour[index : index + 2], 16) / 255) for index in (1, 3, 5))
    return red, green, blue


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    return _dot((0.2126, 0.7152, 0.0722), linear(colour))


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2), from 1 to 21."""
    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def seen(colour: str, vision: str) -> Triple:
    """Return the CIELAB of a colour as an eye with a kind of vision sees it."""
    red, green, blue = (min(1.0, max(0.0, _dot(row, linear(colour)))) for row in VISIONS[vision])
    return lab((red, green, blue))


def lab(rgb: Triple) -> Triple:
    """Return the CIELAB (D65) of linear RGB."""
    x, y, z = (_root(_dot(row, rgb) / white) for row, white in zip(_TO_XYZ, _WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(first: Triple, second: Triple) -> float:
    """Return the CIEDE2000 difference of two CIELAB colours (Sharma, Wu & Dalal 2005)."""
    grey_shift = 1.5 - 0.5 * _saturation((math.hypot(*first[1:]) + math.hypot(*second[1:])) / 2)
    one, other = ((light, a * grey_shift, b) for light, a, b in (first, second))
    chroma_1, chroma_2 = math.hypot(*one[1:]), math.hypot(*other[1:])
    chroma = (chroma_1 + chroma_2) / 2
    turn, hue = _hues(one, other)
    swing = 2 * math.sqrt(chroma_1 * chroma_2) * math.sin(math.radians(turn / 2))
    light = (one[0] + other[0]) / 2 - 50
    by_light = (other[0] - one[0]) / (1 + 0.015 * light**2 / math.sqrt(20 + light**2))
    by_chroma = (chroma_2 - chroma_1) / (1 + 0.045 * chroma)
    by_hue = swing / (1 + 0.015 * chroma * _hue_weight(hue))
    bend = math.radians(60 * math.exp(-(((hue - 275) / 25) ** 2)))
    rotation = -2 * _saturation(chroma) * math.sin(bend)
    return math.sqrt(by_light**2 + by_chroma**2 + by_hue**2 + rotation * by_chroma * by_hue)


def _hues(one: Triple, other: Triple) -> tuple[float, float]:
    """Return the difference and the mean of two hues in degrees, the short way round."""
    hue_1, hue_2 = (math.degrees(math.atan2(b, a)) % 360 for _, a, b in (one, other))
    if math.hypot(*one[1:]) * math.hypot(*other[1:]) == 0:
        return 0.0, hue_1 + hue_2
    turn = (hue_2 - hue_1 + 180) % 360 - 180
    apart = abs(hue_1 - hue_2) > 180  # half a turn
    total = hue_1 + hue_2
    if not apart:
        return hue_2 - hue_1, total / 2
    return turn, (total + 360) / 2 if total < 360 else (total - 360) / 2  # a whole turn


def _hue_weight(hue: float) -> float:
    def wave(times: int, shift: int) -> float:
        return math.cos(math.radians(times * hue + shift))

    return 1 - 0.17 * wave(1, -30) + 0.24 * wave(2, 0) + 0.32 * wave(3, 6) - 0.20 * wave(4, -63)


def _saturation(chroma: float) -> float:
    return math.sqrt(chroma**7 / (chroma**7 + 25.0**7))


def _linear_channel(value: float) -> float:
    return float(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)


def _root(value: float) -> float:
    return math.cbrt(value) if value > (6 / 29) ** 3 else value / (3 * (6 / 29) ** 2) + 4 / 29


def _dot(row: Triple, column: Triple) -> float:
    return sum(first * second for first, second in zip(row, column, strict=True))
