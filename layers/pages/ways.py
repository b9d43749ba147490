"""Ways from one thing to another within the app, and the words that stand on them."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from layers.dates import When
from layers.model import Atlas, Claim
from layers.wording import in_words

_BASES = {"": "", "text": "", "relative": " (worked out from the text)", "inferred": " (date inferred)"}
_NO_HEADINGS = "no headings"
"""What a locator has in place of a section where the text has none."""


def way(page: str, **words: str) -> str:
    """Return the link to a page, relative to the app's address; the map's page is empty."""
    return f"./{page}?{urlencode(words)}"


def way_to_claim(claim: Claim) -> str:
    """Return the link to a claim among the others of its document."""
    return way("documents", document=claim.document, claim=claim.id)


def way_to_place(feature: str, day: date | None) -> str:
    """Return the link to a feature on the map, in the year of a day."""
    return way("", feature=feature, **({"when": f"{day.year:04d}", "mode": "year"} if day else {}))


def places_of(atlas: Atlas, features: tuple[str, ...], when: When | None) -> list[tuple[str, str, str]]:
    """Return id, name and link of features, at the time that a claim speaks of; without a place the link is empty."""
    day = (when.earliest or when.latest) if when else None
    known = [atlas.feature_by_id[feature] for feature in features]
    return [(one.id, one.name, way_to_place(one.id, day) if one.geometry else "") for one in known]


def section_of(claim: Claim) -> str:
    """Return the heading under which a claim stands in its document, empty where the locator names none."""
    section, bar, _ = claim.locator.partition("|")
    return section.strip() if bar and section.strip() != _NO_HEADINGS else ""


def locator_in_words(claim: Claim) -> str:
    """Return where a claim stands within its section: `¶1, line 3`."""
    section, *parts = (part.strip() for part in claim.locator.split("|"))
    return ", ".join(f"line {part[1:]}" if part.startswith("L") else part for part in parts) or section


def when_in_words(claim: Claim) -> str:
    """Return the date of a claim, and where it comes from when the text does not give it."""
    return f"{in_words(claim.when) or 'undated'}{_BASES[claim.when_basis]}"
