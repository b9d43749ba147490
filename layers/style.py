"""How everything looks: the one table of colours, dashes and hatches.

One channel, one meaning: hue is the kind, dash is the status, width is the capacity class, opacity
is certainty. The map, the legend, the charts and the print read this module; none has a colour of
its own. The four hues keep at least 14 CIEDE2000 apart under the three simulated colour
blindnesses (Machado et al. 2009) and 3:1 against the land.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Final

OIL: Final = "#222222"
GAS: Final = "#C44E00"
CORRIDOR: Final = "#0072B2"
CONFLICT: Final = "#882255"
SITE: Final = "#4F5B66"
EVENT: Final = "#4F5B66"
GREY: Final = "#6F6F6F"


@dataclass(frozen=True)
class KindStyle:
    """What a kind of feature looks like."""

    color: str
    width: float = 0.0
    """Stroke width in pixels at the regional zoom."""
    symbol: str = ""
    """Symbol of a point: `square`, `circle`, `diamond` or `triangle`."""


@dataclass(frozen=True)
class StatusStyle:
    """What a status adds: a dash on lines, a hatch on zones."""

    dash: str = ""
    """SVG dash array in pixels; empty is solid."""
    hatch: str = ""
    """Hatch of a zone: `dense`, `sparse`, `dots`, `sparse-dots`, `cross`, `level` or empty for none."""
    grey: bool = False
    """Whether grey replaces the hue."""
    opacity: float = 1.0
    thin: bool = False


KIND_STYLES: Final[dict[str, KindStyle]] = {
    "oil": KindStyle(OIL, 3.2),
    "gas": KindStyle(GAS, 3.2),
    "railway": KindStyle(CORRIDOR, 3.0),
    "road": KindStyle(CORRIDOR, 2.2),
    "sea": KindStyle(CORRIDOR, 2.2),
    "war": KindStyle(CONFLICT, 1.4, "diamond"),
    "control": KindStyle(CONFLICT, 1.6),
    "peacekeeping": KindStyle(CONFLICT, 1.4),
    "access": KindStyle(CONFLICT, 1.4),
    "reference": KindStyle(CONFLICT, 1.2),
    "terminal": KindStyle(SITE, 1.5, "square"),
    "field": KindStyle(SITE, 1.5, "square"),
    "border-point": KindStyle(SITE, 1.5, "circle"),
    "station": KindStyle(SITE, 1.5, "circle"),
    "base": KindStyle(SITE, 1.5, "triangle"),
    "checkpoint": KindStyle(SITE, 1.5, "triangle"),
    "settlement": KindStyle(SITE, 1.5, "circle"),
    "mine": KindStyle(SITE, 1.5, "square"),
    "bridge": KindStyle(SITE, 1.5, "square"),
    "port": KindStyle(SITE, 1.5, "square"),
    "agreement": KindStyle(EVENT, 1.5, "diamond"),
    "meeting": KindStyle(EVENT, 1.5, "diamond"),
    "milestone": KindStyle(EVENT, 1.5, "diamond"),
    "incident": KindStyle(EVENT, 1.5, "diamond"),
    "politics": KindStyle(EVENT, 1.5, "diamond"),
}

STATUS_STYLES: Final[dict[str, StatusStyle]] = {
    "operating": StatusStyle(),
    "under construction": StatusStyle(dash="12 6"),
    "agreed": StatusStyle(dash="2 7"),
    "proposed": StatusStyle(dash="2 7", thin=True),
    "contested": StatusStyle(dash="2 7", thin=True),
    "restricted": StatusStyle(dash="18 4", hatch="cross"),
    "suspended": StatusStyle(dash="18 4", opacity=0.55),
    "cancelled": StatusStyle(dash="10 5 2 5", grey=True),
    "ended": StatusStyle(grey=True, thin=True),
    "hostilities": StatusStyle(hatch="dense"),
    "de facto control": StatusStyle(hatch="sparse"),
    "peacekeepers deployed": StatusStyle(hatch="dots"),
    "peacekeepers withdrawing": StatusStyle(hatch="sparse-dots"),
    "open": StatusStyle(hatch="level"),
    "government control": StatusStyle(),
    "took place": StatusStyle(),
}

REFERENCE_DASH: Final = "1 5"
"""Dots of a reference line, such as the former oblast's outline."""

SCHEMATIC_PRECISION_KM: Final = 25.0
"""Lines known no better than this are drawn wider and paler, and called schematic."""

FADED_OPACITY: Final = 0.35
"""Opacity of what ended within the reader's interval."""

APPROXIMATE_OPACITY: Final = 0.6
"""Opacity of what rests on an approximate or uncertain date."""

GHOST_SHARE: Final = 0.7
"""Stroke width, as a share of the kind's own, of what the chosen documents give no state."""

NAMED_OPACITY: Final = 0.6
"""Opacity of what the chosen documents speak of without a dated state; it keeps its hue."""

UNTOLD_OPACITY: Final = 0.3
"""Opacity of what the chosen documents do not speak of; it is grey."""


@dataclass(frozen=True)
class BaseColours:
    """The quiet base map, and the page around it."""

    land: str
    water: str
    coast: str
    border: str
    river: str
    label: str
    water_label: str
    halo: str


BASE: Final[dict[str, BaseColours]] = {
    "light": BaseColours(
        land="#F5F3EE",
        water="#DCE6EC",
        coast="#B4C3CD",
        border="#A39E94",
        river="#A9C1CF",
        label="#4A4A46",
        water_label="#5F7F92",
        halo="#F5F3EE",
    ),
}


def style_table() -> dict[str, Any]:
    """Return the whole table as plain data, for the map in the browser."""
    return {
        "kinds": {kind: asdict(style) for kind, style in KIND_STYLES.items()},
        "statuses": {status: asdict(style) for status, style in STATUS_STYLES.items()},
        "base": {theme: asdict(colours) for theme, colours in BASE.items()},
        "grey": GREY,
        "referenceDash": REFERENCE_DASH,
        "schematicPrecisionKm": SCHEMATIC_PRECISION_KM,
        "fadedOpacity": FADED_OPACITY,
        "approximateOpacity": APPROXIMATE_OPACITY,
        "ghostShare": GHOST_SHARE,
        "namedOpacity": NAMED_OPACITY,
        "untoldOpacity": UNTOLD_OPACITY,
    }
