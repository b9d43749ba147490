"""What can be found in an atlas: things, the texts by which each is found, and words as they are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from layers.evidence import citation, short_citation
from layers.model import Atlas, Claim, Document, Feature
from layers.vocabulary import ATTRIBUTES, KINDS
from layers.wording import in_words

_ALIKE = str.maketrans(
    {"ə": "e", "ı": "i", "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه"}
)
_JOINED = re.compile(r"(?=\b([^\W_]+)[-‐‑–'’ʻʼ\u200c]([^\W_]+))")


@dataclass(frozen=True)
class Thing:
    """One thing that can be found."""

    kind: str
    """`feature`, `place`, `document` or `claim`."""
    id: str
    """Id in the atlas; of a place longitude and latitude."""
    title: str
    texts: tuple[tuple[str, str], ...]
    """What each text is, and the text."""


def fold(text: str) -> str:
    """Return a text without case and marks, so that `Naxçıvan` is `naxcivan`."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold().translate(_ALIKE)


def words(text: str) -> list[str]:
    """Return the folded words of a text."""
    return re.findall(r"[^\W_]+", fold(text))


def words_and_joined(text: str) -> list[str]:
    """Return the words of a text, and each two that a hyphen or an apostrophe joins as one."""
    return [*words(text), *map("".join, _JOINED.findall(fold(text)))]


def things(atlas: Atlas) -> Iterator[Thing]:
    """Yield everything that can be found."""
    layers = {layer.id: layer.title for layer in atlas.layers}
    for feature in atlas.features:
        names = _names(atlas, feature)
        texts = (*names, ("kind and layer", f"{KINDS[feature.kind]}, {layers[feature.layer]}"), ("id", feature.id))
        yield Thing("feature", feature.id, feature.name, texts)
    for place in atlas.basemap.get("places", {}).get("features", []):
        name, at = place["properties"]["name"], place["geometry"]["coordinates"]
        yield Thing("place", ",".join(map(str, at)), name, (("name", name),))
    yield from (_document(document) for document in atlas.documents)
    yield from (_claim(atlas, claim) for claim in atlas.claims)


def _names(atlas: Atlas, feature: Feature) -> tuple[tuple[str, str], ...]:
    others = atlas.names_by_feature[feature.id]
    return ("name", feature.name), *((f"name ({name.language}, {name.used_by})", name.name) for name in others)


def _document(document: Document) -> Thing:
    texts = (("author and year", short_citation(document)), ("citation", citation(document)))
    return Thing("document", document.id, document.title, (("title", document.title), *texts))


def _claim(atlas: Atlas, claim: Claim) -> Thing:
    features = [atlas.feature_by_id[feature].name for feature in claim.features]
    about = ", ".join(filter(None, (ATTRIBUTES[claim.attribute].label, in_words(claim.when), *features)))
    source = f"{short_citation(atlas.document_by_id[claim.document])}, {claim.locator}"
    texts = (("value", claim.figure), ("source", source), ("about", about))
    return Thing("claim", claim.id, claim.says, (("says", claim.says), *texts))
