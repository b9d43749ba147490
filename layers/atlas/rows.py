"""The shape of each row and entry, as pydantic models; errors become problems."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from datetime import date
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from layers.dates import When, parse_when
from layers.errors import DateError, Problem
from layers.vocabulary import ATTRIBUTES, KINDS, PLACE_KINDS, RANKS, STATUSES, WHEN_BASES

_SLUG = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*")
_CLAIM_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_COUNT = re.compile(r"[1-9][0-9]{0,3}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
# C0 without tab and line ends, DEL, and C1: any of them could drive a terminal.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def _fault(code: str, message: str, hint: str) -> PydanticCustomError:
    return PydanticCustomError("atlas", "{message}", {"code": code, "message": message, "hint": hint})


def _one_of(words: Collection[str]) -> Callable[[str], str]:
    def check(word: str) -> str:
        if word not in words:
            raise _fault("unknown-word", f"'{word}' is not in the closed list", ", ".join(words))
        return word

    return check


def _matching(pattern: re.Pattern[str], hint: str, code: str = "bad-id") -> Callable[[str], str]:
    def check(text: str) -> str:
        if not pattern.fullmatch(text):
            raise _fault(code, f"'{text}' does not have the form of one", hint)
        return text

    return check


def _plain(text: Any) -> Any:
    if not isinstance(text, str):
        return text
    if _CONTROL.search(text):
        raise _fault("control-character", "there is a control character in the text", "plain text")
    return text.strip()


def _split(text: Any) -> Any:
    return tuple(part.strip() for part in text.split(";") if part.strip()) if isinstance(text, str) else text


def _when(text: Any) -> Any:
    if not isinstance(text, str) or not text:
        return None
    try:
        return parse_when(text)
    except DateError as error:
        raise _fault("bad-date", str(error), "an EDTF date or interval") from None


Slug = Annotated[str, AfterValidator(_matching(_SLUG, "kebab-case: letters a-z and digits, joined by hyphens"))]
ClaimId = Annotated[str, AfterValidator(_matching(_CLAIM_ID, "up to 32 letters, digits, dots, hyphens"))]
Text = Annotated[str, Field(max_length=4000), BeforeValidator(_plain)]
Filled = Annotated[str, Field(min_length=1, max_length=4000), BeforeValidator(_plain)]
Dated = Annotated[When | None, BeforeValidator(_when)]


def _box(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    west, south, east, north = box
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):  # noqa: PLR2004  degrees
        raise _fault("bad-bounds", f"{list(box)} is not a box", "[west, south, east, north] in degrees")
    return box


def _day(text: Any) -> Any:
    """Return a day as text, which TOML may also give as a date of its own; absent is empty."""
    written = text.isoformat() if type(text) is date else text
    if not isinstance(written, str) or (written and not _is_day(written)):
        raise _fault("bad-date", f"'{written}' is not a day", 'YYYY-MM-DD, such as "2026-11-24"')
    return written


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text  # Python reads other forms of ISO 8601 too
    except ValueError:
        return False


class Row(BaseModel):
    """Base of all rows: nothing beyond the named fields."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class ClaimRow(Row):
    """A row of `claims.csv`."""

    id: ClaimId
    features: Annotated[tuple[Slug, ...], BeforeValidator(_split)]
    attribute: Annotated[str, AfterValidator(_one_of(ATTRIBUTES))]
    value: Text
    unit: Text
    when: Dated
    when_basis: Annotated[str, AfterValidator(_one_of(("", *WHEN_BASES)))]
    rank: Annotated[str, AfterValidator(_one_of(RANKS))]
    document: Slug
    locator: Filled
    says: Filled
    dispute: Annotated[tuple[ClaimId, ...], BeforeValidator(_split)]

    @model_validator(mode="after")
    def _value_fits_attribute(self) -> Self:
        if self.attribute == "status" and self.value not in STATUSES:
            raise _fault("unknown-word", f"status '{self.value}' is not in the closed list", ", ".join(STATUSES))
        if ATTRIBUTES[self.attribute].exclusive and not self.value:
            raise _fault("missing-value", f"{self.attribute} has no value", "a value")
        return self


class DisputeRow(Row):
    """A row of `disputes.csv`."""

    id: ClaimId
    question: Filled
    resolution: Filled
    why: Filled


class NameRow(Row):
    """A row of `names.csv`."""

    feature: Slug
    name: Filled
    language: Annotated[str, AfterValidator(_matching(_LANGUAGE, "a BCP 47 tag such as az, hy or ru"))]
    used_by: Text
    when: Dated
    document: Annotated[str, AfterValidator(lambda text: text and _matching(_SLUG, "a document id")(text))]


class PassageRow(Row):
    """A row of `passages.csv`."""

    claim: ClaimId
    words: Annotated[int, BeforeValidator(_matching(_COUNT, "a whole number from 1 to 9999", "bad-count"))]
    sha256: Annotated[str, AfterValidator(_matching(_SHA256, "64 hexadecimal digits, lower case", "bad-hash"))]


class FeatureProperties(Row):
    """The properties of a GeoJSON feature."""

    name: Filled
    kind: Annotated[str, AfterValidator(_one_of(KINDS))]
    layer: Slug
    geometry_precision_km: Annotated[float, Field(ge=0, le=2000)]
    geometry_source: Filled


class FeatureRow(Row):
    """What identifies a GeoJSON feature."""

    id: Slug
    properties: FeatureProperties


class PlaceProperties(BaseModel):
    """The properties of a label of the base map."""

    name: Filled
    kind: Annotated[str, AfterValidator(_one_of(PLACE_KINDS))]
    rank: Annotated[int, Field(ge=1, le=9)]
    min_zoom: Annotated[float, Field(ge=0, le=24)]


class LayerTable(Row):
    """A `[[layer]]` table."""

    id: Slug
    title: Filled
    file: Annotated[str, AfterValidator(_matching(re.compile(r"[\w.-]+\.geojson"), "a .geojson file name"))]
    style: Annotated[str, AfterValidator(_one_of(("line", "zone", "point")))]
    on: bool = True


class MilestoneTable(Row):
    """A `[[milestone]]` table."""

    label: Filled
    when: Annotated[str, AfterValidator(_matching(re.compile(r"[0-9]{4}"), "a year, YYYY"))]


Degrees = Annotated[tuple[float, float, float, float], AfterValidator(_box)]
Year = Annotated[int, Field(ge=1, le=9999)]
Day = Annotated[str, BeforeValidator(_day)]


class SettingsTable(Row):
    """The whole of `atlas.toml`; years that it leaves out are worked out in `layers.atlas.years`."""

    title: Filled
    subtitle: Text = ""
    attribution: Text = ""
    released: Day = ""
    frame: Degrees
    view: Degrees
    first_year: Year | None = None
    last_year: Year | None = None
    start_year: Year | None = None
    layer: Annotated[tuple[LayerTable, ...], Field(min_length=1)]
    milestone: tuple[MilestoneTable, ...] = ()

    @model_validator(mode="after")
    def _years_in_order(self) -> Self:
        years = [year for year in (self.first_year, self.start_year, self.last_year) if year is not None]
        if years != sorted(years):
            said = ", ".join(map(str, years))
            hint = "first_year <= start_year <= last_year, where those left out follow the claims"
            raise _fault("bad-years", f"the years {said} are out of order", hint)
        return self


_HINTS = {
    "missing": "this column or key",
    "extra_forbidden": "only the known columns or keys",
    "string_too_short": "some text",
    "string_too_long": "a shorter text",
}


def problems_of(error: ValidationError, file: str, feature: str) -> Iterator[Problem]:
    """Turn pydantic's errors into problems of one row, naming the column."""
    for fault in error.errors(include_url=False):
        column = ".".join(str(part) for part in fault["loc"] if part != "properties")
        context = fault.get("ctx", {})
        message = str(context.get("message", fault["msg"]))
        hint = str(context.get("hint") or context.get("expected") or _HINTS.get(fault["type"], "a value of this form"))
        named = f"{column}: {message}" if column else message
        yield Problem(file, feature, str(context.get("code", "bad-value")), named, hint)
