"""Small atlases for tests: claims, features and whole folders, each valid until a test says otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from layers.dates import parse_when
from layers.model import Atlas, Claim, Dispute, Document, Feature, Layer, Name, Settings
from layers.vocabulary import ATTRIBUTES

ATLAS_TOML = """\
title = "Tiny Atlas"
subtitle = "Two lines and a valley"
attribution = "Invented"
frame = [40.0, 36.0, 52.0, 44.0]
view = [42.0, 38.0, 50.0, 42.0]
first_year = 1990
last_year = 2026
start_year = 2020

[[layer]]
id = "lines"
title = "Lines"
file = "lines.geojson"
style = "line"

[[layer]]
id = "areas"
title = "Areas"
file = "areas.geojson"
style = "zone"
on = false

[[milestone]]
label = "North line opens"
when = "2006"
"""

NORTH_LINE = (
    '{"type": "Feature", "id": "north-line", "properties": {"name": "North line", "kind": "gas", '
    '"layer": "lines", "geometry_precision_km": 5, "geometry_source": "Invented"}, '
    '"geometry": {"type": "LineString", "coordinates": [[45.0, 40.0], [46.0, 41.0], [47.0, 41.5]]}}'
)
SOUTH_LINE = (
    '{"type": "Feature", "id": "south-line", "properties": {"name": "South line", "kind": "oil", '
    '"layer": "lines", "geometry_precision_km": 30, "geometry_source": "Invented"}, '
    '"geometry": {"type": "LineString", "coordinates": [[45.0, 39.0], [46.0, 39.5]]}}'
)
VALLEY = (
    '{"type": "Feature", "id": "valley", "properties": {"name": "Valley", "kind": "control", '
    '"layer": "areas", "geometry_precision_km": 2, "geometry_source": "Invented"}, '
    '"geometry": {"type": "Polygon", "coordinates": [[[46, 39], [47, 39], [47, 40], [46, 40], [46, 39]]]}}'
)


def collection(*members: str) -> str:
    """Return the text of a FeatureCollection of members that are text themselves."""
    return '{"type": "FeatureCollection", "features": [\n' + ",\n".join(members) + "\n]}\n"


CLAIMS_HEADER = "id,features,attribute,value,unit,when,when_basis,rank,document,locator,says,dispute\n"
CLAIMS = (
    "C1,north-line,status,under construction,,2003-04/2006-07-12,text,preferred,paper,"
    "Part one | ¶1 | L3,Work began in April 2003.,\n"
    "C2,north-line,status,operating,,2006-07-13/..,text,preferred,paper,"
    "Part one | ¶2 | L5,It opened in July 2006.,\n"
    "C3,north-line,capacity,16,bcm/year,,,preferred,report,page 4,The report gives sixteen.,X1\n"
    "C4,north-line,capacity,31,bcm/year,,,normal,paper,"
    "Part one | ¶2 | L6,The paper gives thirty-one.,X1\n"
    "C5,south-line,status,operating,,1999/2010,inferred,preferred,report,page 5,It ran until 2010.,\n"
    "C6,valley,status,de facto control,,1994-05-12/2020-11-10,text,preferred,paper,"
    "Part two | ¶1 | L9,It was held by others until November 2020.,\n"
)
DOCUMENTS = """\
[
 {"id": "paper", "type": "article-journal", "title": "A paper", "author": [{"family": "Ember", "given": "Ada"}],
  "issued": {"date-parts": [[2021]]}, "URL": "https://example.org/paper",
  "custom": {"role": "core", "standpoint": "A scholar"}},
 {"id": "report", "type": "report", "title": "A report", "publisher": "The operator",
  "issued": {"date-parts": [[2019, 3]]}, "custom": {"role": "record"}}
]
"""
DISPUTES = "id,question,resolution,why\nX1,How much does it carry?,Sixteen.,The operator says so.\n"
NAMES = "feature,name,language,used_by,when,document\nnorth-line,NL,en,short form,,report\n"
SQUARE = '{"type": "Polygon", "coordinates": [[[40, 36], [52, 36], [52, 44], [40, 44], [40, 36]]]}'
LAND = f'{{"type": "Feature", "properties": {{"a3": "AAA", "a2": "AA", "name": "Land"}}, "geometry": {SQUARE}}}'
BORDER = (
    '{"type": "Feature", "properties": {"tier": "wide", "countries": "AAA-BBB"}, '
    '"geometry": {"type": "LineString", "coordinates": [[44.0, 36.0], [44.0, 44.0]]}}'
)
RIVER = (
    '{"type": "Feature", "properties": {"kind": "river", "name": "River", "tier": "fine"}, '
    '"geometry": {"type": "LineString", "coordinates": [[45.0, 38.0], [46.0, 38.0]]}}'
)
TOWN = (
    '{"type": "Feature", "properties": {"name": "Town", "kind": "city", "rank": 1, "min_zoom": 5}, '
    '"geometry": {"type": "Point", "coordinates": [45.5, 40.5]}}'
)

FILES: Mapping[str, str] = {
    "atlas.toml": ATLAS_TOML,
    "lines.geojson": collection(NORTH_LINE, SOUTH_LINE),
    "areas.geojson": collection(VALLEY),
    "claims.csv": CLAIMS_HEADER + CLAIMS,
    "documents.json": DOCUMENTS,
    "disputes.csv": DISPUTES,
    "names.csv": NAMES,
    "basemap/wide.geojson": collection(LAND),
    "basemap/fine.geojson": collection(LAND),
    "basemap/borders.geojson": collection(BORDER),
    "basemap/water.geojson": collection(RIVER),
    "basemap/places.geojson": collection(TOWN),
}
"""A complete small atlas folder: 2 layers, 3 features, 6 claims, 2 documents, 1 dispute, 1 name."""


def write_folder(place: Path, **overrides: str | bytes | None) -> Path:
    """Write the small atlas into a new folder within `place` and return that folder.

    Each override is the text or the bytes of one file, `None` to leave the file out; its name may be
    new: `write_folder(tmp_path, **{"claims.csv": "...", "names.csv": None})`.
    """
    folder = place / "atlas"
    for name, content in {**FILES, **overrides}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if content is not None:
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def edited(name: str, old: str, new: str) -> dict[str, str]:
    """Return the override that changes one place in one file of the small atlas."""
    if FILES[name].count(old) != 1:
        message = f"{old!r} stands {FILES[name].count(old)} times in {name}"
        raise ValueError(message)
    return {name: FILES[name].replace(old, new)}


def with_rows(name: str, *rows: str) -> dict[str, str]:
    """Return the override that adds rows at the end of a CSV file of the small atlas."""
    return {name: FILES[name] + "".join(f"{row}\n" for row in rows)}


def make_claim(**fields: object) -> Claim:
    """Return a claim: preferred, operating from 2006 on, unless fields say otherwise; `when` is EDTF."""
    values: dict[str, Any] = {
        "id": "C1",
        "features": ("line",),
        "attribute": "status",
        "value": "operating",
        "unit": "",
        "when": "2006/..",
        "when_basis": "text",
        "rank": "preferred",
        "document": "paper",
        "locator": "Part one | ¶1 | L3",
        "says": "It has run since 2006.",
        "disputes": (),
        **fields,
    }
    if values["attribute"] not in ATTRIBUTES:
        message = f"there is no attribute {values['attribute']!r}"
        raise ValueError(message)
    when = parse_when(values["when"]) if values["when"] else None
    return Claim(**{**values, "when": when})


def make_feature(**fields: object) -> Feature:
    """Return a line feature of the layer `lines`, unless fields say otherwise."""
    values: dict[str, Any] = {
        "id": "line",
        "name": "Line",
        "kind": "gas",
        "layer": "lines",
        "geometry": {"type": "LineString", "coordinates": [[45.0, 40.0], [46.0, 41.0]]},
        "geometry_precision_km": 5.0,
        "geometry_source": "Invented",
        **fields,
    }
    return Feature(**values)


def make_document(**csl: object) -> Document:
    """Return a document from a CSL-JSON entry, a core paper unless its members say otherwise."""
    entry = {"id": "paper", "type": "article-journal", "title": "A paper", "custom": {"role": "core"}, **csl}
    return Document(str(entry["id"]), entry)


def make_atlas(
    features: Iterable[Feature] = (),
    claims: Iterable[Claim] = (),
    *,
    disputes: Iterable[str] = (),
    names: Iterable[Name] = (),
    layers: Iterable[str] = ("lines", "areas"),
) -> Atlas:
    """Return an atlas in memory, one feature `line` when none is given, with documents for its claims."""
    said = tuple(claims)
    cited = sorted({claim.document for claim in said})
    return Atlas(
        settings=Settings("Tiny Atlas", "", "", (40, 36, 52, 44), (42, 38, 50, 42), 1990, 2026, 2020, ()),
        layers=tuple(Layer(layer, layer.title(), f"{layer}.geojson", "line") for layer in layers),
        features=tuple(features) or (make_feature(),),
        claims=said,
        documents=tuple(make_document(id=document) for document in cited),
        disputes=tuple(Dispute(dispute, "Which?", "This.", "Because.") for dispute in disputes),
        names=tuple(names),
    )
