"""The closed lists of the data model: one table per list, read by checks, map, pages and docs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Attribute:
    """One kind of thing that a claim can say."""

    label: str
    """How a reader sees it."""
    meaning: str
    """One line for the data dictionary."""
    exclusive: bool = False
    """Whether two values at the same time contradict each other."""


ATTRIBUTES: Final[dict[str, Attribute]] = {
    "status": Attribute("Status", "the state of a line, site or zone", exclusive=True),
    "event": Attribute("Event", "a dated happening or milestone"),
    "capacity": Attribute("Capacity", "what the line can carry by design", exclusive=True),
    "throughput": Attribute("Carried", "what the line did carry"),
    "length": Attribute("Length", "length of the line", exclusive=True),
    "cost": Attribute("Cost", "what it cost or is to cost"),
    "carries": Attribute("Carries", "the commodity or traffic", exclusive=True),
    "route": Attribute("Route", "where it runs"),
    "operator": Attribute("Operator", "who runs or owns it"),
    "member_of": Attribute("Part of", "the larger scheme that it belongs to", exclusive=True),
    "controlled_by": Attribute("Controlled by", "who holds the area in fact", exclusive=True),
    "recognised_as": Attribute("Recognised as", "what states recognise it as", exclusive=True),
    "force_size": Attribute("Size of the force", "number of persons deployed", exclusive=True),
    "planned_end": Attribute("Planned end", "the end that was agreed or expected", exclusive=True),
    "name": Attribute("Named", "what a document calls it"),
    "position": Attribute("Position", "what a party or an author holds or wants"),
    "context": Attribute("Context", "anything else that a document says of it"),
}

LINE_STATUSES: Final = (
    "proposed",
    "agreed",
    "under construction",
    "operating",
    "restricted",
    "suspended",
    "contested",
    "cancelled",
    "ended",
)
ZONE_STATUSES: Final = (
    "hostilities",
    "de facto control",
    "peacekeepers deployed",
    "peacekeepers withdrawing",
    "open",
    "restricted",
    "government control",
    "ended",
)
HAPPENING: Final = "took place"
"""Status of a feature that is a dated happening, derived from its `event` claims."""

STATUSES: Final = tuple(dict.fromkeys((*LINE_STATUSES, *ZONE_STATUSES, HAPPENING)))

RANKS: Final = {"preferred": "the map follows this", "normal": "also said", "deprecated": "not followed"}
"""Rank of a claim and what a reader is told of it, from the highest down."""

ROLES: Final = {"core": "core document", "record": "record source"}
"""Role of a document and its words."""

WHEN_BASES: Final = ("text", "relative", "inferred")

KINDS: Final[dict[str, str]] = {
    "oil": "oil pipeline",
    "gas": "gas pipeline",
    "railway": "railway",
    "road": "road",
    "sea": "sea leg",
    "war": "war",
    "control": "area by who controls it",
    "peacekeeping": "peacekeeping area",
    "access": "access corridor",
    "reference": "former boundary, for reference",
    "terminal": "terminal",
    "field": "field",
    "border-point": "border point",
    "station": "station",
    "base": "military base",
    "checkpoint": "checkpoint",
    "settlement": "settlement",
    "mine": "mine",
    "bridge": "bridge",
    "port": "port",
    "agreement": "agreement",
    "meeting": "meeting",
    "milestone": "milestone",
    "incident": "incident",
    "politics": "politics",
}
"""Kind of a feature and its words; what each looks like is in `layers.style`."""

PLACE_KINDS: Final = ("country", "sea", "city", "region", "river")
"""Kinds of label on the base map."""
