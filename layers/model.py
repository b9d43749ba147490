"""What an atlas is made of: features, and the claims that documents make about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from layers.dates import When
from layers.passages import Fingerprint


@dataclass(frozen=True)
class Layer:
    """One `[[layer]]` table of `atlas.toml`."""

    id: str
    title: str
    file: str
    style: str
    """Which drawing applies: `line`, `zone` or `point`."""
    on: bool = True
    """Whether the layer shows at first."""


@dataclass(frozen=True)
class Milestone:
    """A named jump of the time control."""

    label: str
    when: str
    """Year, `YYYY`."""


@dataclass(frozen=True)
class Settings:
    """What `atlas.toml` says beside its layers."""

    title: str
    subtitle: str
    attribution: str
    """Notice that the licences of the map's data ask for."""
    frame: tuple[float, float, float, float]
    """West, south, east, north in degrees: the area that the map may show."""
    view: tuple[float, float, float, float]
    """West, south, east, north in degrees: the first view."""
    first_year: int
    last_year: int
    start_year: int
    milestones: tuple[Milestone, ...]
    released: str = ""
    """Day of the data, `YYYY-MM-DD`, or empty."""


@dataclass(frozen=True)
class Feature:
    """A geometry with an identity; what is said about it are claims."""

    id: str
    name: str
    kind: str
    layer: str
    geometry: Mapping[str, Any] | None
    """GeoJSON geometry, WGS 84 lon/lat (RFC 7946); `None` for a feature without a place."""
    geometry_precision_km: float
    geometry_source: str


@dataclass(frozen=True)
class Claim:
    """One thing that one document says: a row of `claims.csv`."""

    id: str
    features: tuple[str, ...]
    attribute: str
    value: str
    unit: str
    when: When | None
    """`None` when the claim is undated."""
    when_basis: str
    rank: str
    document: str
    locator: str
    says: str
    disputes: tuple[str, ...]

    @property
    def preferred(self) -> bool:
        """Whether the map draws by this claim."""
        return self.rank == "preferred"

    @property
    def figure(self) -> str:
        """The value with its unit, as a reader sees it."""
        return f"{self.value} {self.unit}".strip()


@dataclass(frozen=True)
class Document:
    """One CSL-JSON entry of `documents.json`."""

    id: str
    csl: Mapping[str, Any]

    @property
    def title(self) -> str:
        """Title as the library lists it."""
        return str(self.csl.get("title", self.id))

    @property
    def core(self) -> bool:
        """Whether the atlas was made from it; otherwise it settles a date or figure."""
        return bool(self._custom.get("role") == "core")

    @property
    def standpoint(self) -> str:
        """One neutral line on who speaks."""
        return str(self._custom.get("standpoint", ""))

    @property
    def part_of(self) -> str:
        """Id of the document that holds this one, or empty."""
        return str(self._custom.get("part_of", ""))

    @property
    def _custom(self) -> Mapping[str, Any]:
        custom = self.csl.get("custom", {})
        return custom if isinstance(custom, Mapping) else {}


@dataclass(frozen=True)
class Dispute:
    """One question on which claims differ: a row of `disputes.csv`."""

    id: str
    question: str
    resolution: str
    why: str


@dataclass(frozen=True)
class Name:
    """One form of a feature's name: a row of `names.csv`."""

    feature: str
    name: str
    language: str
    """BCP 47 tag."""
    used_by: str
    when: When | None
    document: str


@dataclass(frozen=True)
class Atlas:
    """An atlas folder, read and checked."""

    settings: Settings
    layers: tuple[Layer, ...]
    features: tuple[Feature, ...]
    claims: tuple[Claim, ...]
    documents: tuple[Document, ...]
    disputes: tuple[Dispute, ...]
    names: tuple[Name, ...]
    basemap: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """File stem to GeoJSON FeatureCollection."""
    passages: Mapping[str, tuple[Fingerprint, ...]] = field(default_factory=dict)
    """Claim id to the fingerprints of the pieces of its passage, in the order of its locator."""
    version: str = ""
    """First 12 hexadecimal digits of the SHA-256 of all files read."""

    @cached_property
    def feature_by_id(self) -> dict[str, Feature]:
        """Features by id."""
        return {feature.id: feature for feature in self.features}

    @cached_property
    def claim_by_id(self) -> dict[str, Claim]:
        """Claims by id."""
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def document_by_id(self) -> dict[str, Document]:
        """Documents by id."""
        return {document.id: document for document in self.documents}

    @cached_property
    def dispute_by_id(self) -> dict[str, Dispute]:
        """Disputes by id."""
        return {dispute.id: dispute for dispute in self.disputes}

    @cached_property
    def claims_by_feature(self) -> dict[str, tuple[Claim, ...]]:
        """Claims on each feature, in file order; every feature has an entry."""
        found: dict[str, list[Claim]] = {feature.id: [] for feature in self.features}
        for claim in self.claims:
            for feature_id in claim.features:
                found[feature_id].append(claim)
        return {feature_id: tuple(claims) for feature_id, claims in found.items()}

    @cached_property
    def claims_by_document(self) -> dict[str, tuple[Claim, ...]]:
        """Claims of each document, in file order; every document has an entry."""
        found: dict[str, list[Claim]] = {document.id: [] for document in self.documents}
        for claim in self.claims:
            found[claim.document].append(claim)
        return {document_id: tuple(claims) for document_id, claims in found.items()}

    @cached_property
    def claims_by_dispute(self) -> dict[str, tuple[Claim, ...]]:
        """Claims on the sides of each dispute, in file order; every dispute has an entry."""
        found: dict[str, list[Claim]] = {dispute.id: [] for dispute in self.disputes}
        for claim in self.claims:
            for dispute_id in claim.disputes:
                found[dispute_id].append(claim)
        return {dispute_id: tuple(claims) for dispute_id, claims in found.items()}

    @cached_property
    def names_by_feature(self) -> dict[str, tuple[Name, ...]]:
        """Other names of each feature; every feature has an entry."""
        found: dict[str, list[Name]] = {feature.id: [] for feature in self.features}
        for name in self.names:
            found[name.feature].append(name)
        return {feature_id: tuple(names) for feature_id, names in found.items()}
