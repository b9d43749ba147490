"""Everything the map in the browser needs, as plain data that is sent once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from shapely.geometry import shape
from shapely.ops import polylabel

from layers.contest import Group, contest_of
from layers.dates import When
from layers.evidence import citation, claims_of, link, short_citation
from layers.model import Atlas, Claim, Dispute, Document, Feature, Layer, Name
from layers.sides import Side
from layers.status import Spell, spell_from, spells_of
from layers.style import GREY, KIND_STYLES, style_table
from layers.vocabulary import ATTRIBUTES, KINDS, RANKS, ROLES
from layers.webmap.basemap import UNITS_PER_DEGREE, basemap_parts
from layers.wording import ends_in_words, in_words

SHORT_FORM = "short form"
"""`used_by` of the name that labels a feature on the map."""

_TWIN_SHARE = 0.25
"""Lines that share at least this part of their points run in one trench and get a lane each."""


def payload(atlas: Atlas) -> dict[str, Any]:
    """Return the map's data: meta, style, layers, features, claims, documents, disputes, base map.

    Days are proleptic Gregorian ordinals (`date.toordinal`); coordinates are WGS 84 lon/lat.
    """
    lanes = lanes_of(atlas.features)
    return {
        "meta": _meta(atlas),
        "style": style_table(),
        "kinds": dict(KINDS),
        "ranks": RANKS,
        "roles": ROLES,
        "attributes": {key: attribute.label for key, attribute in ATTRIBUTES.items()},
        "layers": [_layer(atlas, layer) for layer in atlas.layers],
        "features": [_feature(atlas, feature, lanes.get(feature.id, 0.0)) for feature in atlas.features],
        "claims": {claim.id: _claim(claim) for claim in atlas.claims},
        "documents": {document.id: _document(atlas, document) for document in atlas.documents},
        "disputes": {dispute.id: _dispute(atlas, dispute) for dispute in atlas.disputes},
        "places": [_place(member) for member in atlas.basemap["places"]["features"]],
        "basemap": {"unitsPerDegree": UNITS_PER_DEGREE, "parts": basemap_parts(atlas.basemap)},
    }


def lanes_of(features: Iterable[Feature]) -> dict[str, float]:
    """Return the lane of each line that shares its trench with another: -0.5, 0.5, or wider apart."""
    lines = {feature.id: _positions(feature.geometry) for feature in features if _is_line(feature.geometry)}
    order = {feature_id: index for index, feature_id in enumerate(lines)}
    groups: dict[str, list[str]] = {}
    # Only lines that share a point can share a trench: the others need no look.
    leaders_at: defaultdict[tuple[float, ...], list[str]] = defaultdict(list)
    for feature_id, points in lines.items():
        near = sorted({leader for point in points for leader in leaders_at[point]}, key=order.__getitem__)
        leader = next((leader for leader in near if _share(points, lines[leader]) >= _TWIN_SHARE), feature_id)
        groups.setdefault(leader, []).append(feature_id)
        if leader == feature_id:
            for point in points:
                leaders_at[point].append(leader)
    return {
        feature_id: index - (len(group) - 1) / 2
        for group in groups.values()
        if len(group) > 1
        for index, feature_id in enumerate(group)
    }


def _meta(atlas: Atlas) -> dict[str, Any]:
    settings = atlas.settings
    return {
        "title": settings.title,
        "subtitle": settings.subtitle,
        "attribution": settings.attribution,
        "version": atlas.version,
        "released": settings.released,
        "frame": settings.frame,
        "view": settings.view,
        "firstYear": settings.first_year,
        "lastYear": settings.last_year,
        "startYear": settings.start_year,
        "milestones": [{"label": stop.label, "year": int(stop.when)} for stop in settings.milestones],
    }


def _layer(atlas: Atlas, layer: Layer) -> dict[str, Any]:
    """Return a layer with the colour that most of its features have, for whatever speaks of it as a whole."""
    colours = Counter(KIND_STYLES[feature.kind].color for feature in atlas.features if feature.layer == layer.id)
    colour = colours.most_common(1)[0][0] if colours else GREY
    return {"id": layer.id, "title": layer.title, "on": layer.on, "colour": colour}


def _feature(atlas: Atlas, feature: Feature, lane: float) -> dict[str, Any]:
    claims = atlas.claims_by_feature[feature.id]
    names = atlas.names_by_feature[feature.id]
    words = {claim.id: ends_in_words(claim.when) for claim in claims if claim.when}
    return {
        "id": feature.id,
        "name": feature.name,
        "short": next((name.name for name in names if name.used_by == SHORT_FORM), ""),
        "kind": feature.kind,
        "layer": feature.layer,
        "precision": feature.geometry_precision_km,
        "source": feature.geometry_source,
        "geometry": feature.geometry,
        "anchor": _anchor(feature.geometry),
        "lane": lane,
        "spells": [_spell(spell, words[spell.claim]) for spell in spells_of(claims)],
        "claims": [claim.id for claim in claims],
        "disputes": sorted({dispute for claim in claims for dispute in claim.disputes}),
        "names": [_name(name) for name in names if name.used_by != SHORT_FORM],
    }


def _anchor(geometry: Mapping[str, Any] | None) -> list[float] | None:
    """Return lat, lon of a place well inside the largest part of an area; other forms need none."""
    if geometry is None or not geometry["type"].endswith("Polygon"):
        return None
    area = shape(geometry)
    largest = max(getattr(area, "geoms", [area]), key=lambda part: part.area)
    inside = polylabel(largest, tolerance=0.01)
    return [round(inside.y, 4), round(inside.x, 4)]


def _spell(spell: Spell, words: tuple[str, str]) -> list[Any]:
    """Return a row: start, end, status, claim, whether approximate, both ends in words, latest start, earliest end."""
    bounds = (_day(spell.start_latest), _day(spell.end_earliest))
    return [_day(spell.start), _day(spell.end), spell.status, spell.claim, int(spell.approximate), *words, *bounds]


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "attribute": claim.attribute,
        "value": claim.value,
        "figure": claim.figure,
        "when": in_words(claim.when),
        "days": _days(claim.when),
        "ends": _ends(claim),
        "basis": claim.when_basis,
        "rank": claim.rank,
        "document": claim.document,
        "locator": shown_locator(claim.locator),
        "says": claim.says,
        "disputes": list(claim.disputes),
    }


def _ends(claim: Claim) -> list[Any] | None:
    """Return what a dated state or event needs to become a spell, as `static/told.js` reads it; `None` for the rest.

    Latest start, earliest end, whether approximate, both ends in words, whether it is an interval.
    """
    if claim.when is None or claim.attribute not in {"status", "event"}:
        return None
    spell = spell_from(claim, claim.value)
    bounds = (_day(spell.start_latest), _day(spell.end_earliest))
    return [*bounds, int(spell.approximate), *ends_in_words(claim.when), int(claim.when.is_interval)]


def shown_locator(locator: str) -> str:
    """Return a locator as a reader sees it: section and paragraph, `Introduction, ¶17 (line 35)`."""
    parts = [part.strip() for part in locator.split("|")]
    if len(parts) > 1 and parts[-1].startswith("L"):
        return f"{', '.join(parts[:-1])} (line {parts[-1][1:]})"
    return ", ".join(parts)


def _document(atlas: Atlas, document: Document) -> dict[str, Any]:
    return {
        "title": document.title,
        "partOf": document.part_of,
        "short": short_citation(document),
        "citation": citation(document),
        "link": link(document),
        "core": document.core,
        "standpoint": document.standpoint,
        "claims": [claim.id for claim in claims_of(atlas, document.id)],
    }


def _dispute(atlas: Atlas, dispute: Dispute) -> dict[str, Any]:
    contest = contest_of(atlas, dispute.id)
    return {
        "question": dispute.question,
        "resolution": dispute.resolution,
        "why": dispute.why,
        "groups": [_group(group) for group in contest.groups],
        "rest": [_side(side, None) for side in contest.rest],
    }


def _group(group: Group) -> dict[str, Any]:
    """Return sides that compete, with an axis of their own where their dates differ."""
    strip = group.strip
    bars = strip.bars if strip else (None,) * len(group.sides)
    return {
        "attribute": group.attribute,
        "status": group.status,
        "sides": [_side(side, bar) for side, bar in zip(group.sides, bars, strict=True)],
        "ticks": strip.ticks if strip else [],
        "years": strip.years if strip else "",
    }


def _side(side: Side, bar: tuple[float, float] | None) -> dict[str, Any]:
    """Return a side with the place and width of its dates on the axis of its group, in percent."""
    return {
        "attribute": side.attribute,
        "figure": side.figure,
        "when": side.when,
        "followed": side.followed,
        "claims": [claim.id for claim in side.claims],
        "features": side.features,
        "bar": bar,
    }


def _name(name: Name) -> dict[str, str]:
    return {
        "name": name.name,
        "language": name.language,
        "usedBy": name.used_by,
        "when": in_words(name.when),
        "document": name.document,
    }


def _place(member: Mapping[str, Any]) -> dict[str, Any]:
    properties = member["properties"]
    lon, lat = member["geometry"]["coordinates"]
    return {
        "text": properties["name"],
        "kind": properties["kind"],
        "rank": properties["rank"],
        "minZoom": properties["min_zoom"],
        "at": [lat, lon],
    }


def _days(when: When | None) -> list[int | None] | None:
    return [_day(when.earliest), _day(when.latest)] if when else None


def _day(day: date | None) -> int | None:
    return day.toordinal() if day else None


def _is_line(geometry: Mapping[str, Any] | None) -> bool:
    return geometry is not None and geometry["type"] == "LineString"


def _positions(geometry: Mapping[str, Any] | None) -> Counter[tuple[float, ...]]:
    return Counter(tuple(position) for position in geometry["coordinates"]) if geometry else Counter()


def _share(points: Counter[tuple[float, ...]], others: Counter[tuple[float, ...]]) -> float:
    return (points & others).total() / min(points.total(), others.total())
