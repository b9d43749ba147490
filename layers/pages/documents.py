"""The Documents page: a library of what the atlas rests on, and the claims of one document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

import streamlit as st
from markupsafe import Markup

from layers.cite import apa, bibtex, csl_json, ris
from layers.evidence import citation, claims_of, family, link
from layers.library import SORTS, Entry, decades_of, entries_of, found, in_order
from layers.minimap import HEIGHT, WIDTH, mini_map
from layers.model import Atlas, Claim, Document
from layers.pages import comparison
from layers.pages.passage import passage_of
from layers.pages.rendering import html
from layers.pages.shared import atlas, kept
from layers.pages.ways import locator_in_words, places_of, section_of, way, way_to_claim, when_in_words
from layers.sides import strip_of
from layers.tables import as_json
from layers.vocabulary import ATTRIBUTES, RANKS
from layers.webmap.assets import embedded_json

_ROLES = {"All": None, "Core documents": True, "Record sources": False}
_ANY_KIND = "Any kind"
_ANY_TIME = "Any time"
_IN_SAYS = {"context", "position"}
"""Attributes whose value only sums up what the claim says."""


def page() -> None:
    """Show the document that the address names, or the library."""
    st.session_state["page"] = "documents"
    known = atlas()
    asked = st.query_params.get("document", "")
    document = known.document_by_id.get(asked)
    with st.container(key="text"):
        if document:
            _shown(known, document)
            return
        if asked:
            html("notice.html", words=f"The atlas has no document '{asked}'. These are all that it has.")
        _library(known)


def _shown(known: Atlas, document: Document) -> None:
    """Show a document beside another, those that it can be set beside, or its claims."""
    beside = st.query_params.get("beside")
    other = known.document_by_id.get(beside or "")
    if other and other.id != document.id:
        comparison.side_by_side(known, document, other)
    elif beside is not None:
        if beside:
            html(
                "notice.html",
                words=f"The atlas has no other document '{beside}' to set beside this one. Choose one of these.",
            )
        comparison.choice(known, document)
    else:
        _alone(known, document)


def _alone(known: Atlas, document: Document) -> None:
    asked = st.query_params.get("claim", "")
    claim = known.claim_by_id.get(asked)
    here = claim if claim and claim.document == document.id else None
    if asked and not here:
        html("notice.html", words=f"This document has no claim '{asked}'. These are all of its claims.")
    passage = passage_of(known, here) if here else None
    html("document.html", **_page_of(known.version, document.id, known), passage=passage)


def _library(known: Atlas) -> None:
    st.title("Documents", anchor=False)
    st.text(
        "What the atlas rests on. Core documents are what it was made from; record sources settle dates and figures."
    )
    entries = _entries(known.version, known)
    shown = _chosen(entries)
    groups = [("Core documents", True), ("Record sources", False)]
    html(
        "library.html",
        groups=[
            (heading, [_row(entry) for entry in shown if entry.document.core is core])
            for heading, core in groups
            if any(entry.document.core is core for entry in shown)
        ],
    )


def _chosen(entries: list[Entry]) -> list[Entry]:
    """Return the entries that the reader's words and filters leave, sorted as wanted."""
    with st.container(key="filters", horizontal=True, vertical_alignment="bottom"):
        words = st.text_input("Search", placeholder="Author, title, standpoint, year", **kept("documents", "words"))
        role = st.selectbox("Role", list(_ROLES), **kept("documents", "role"))
        kind = st.selectbox(
            "Kind",
            [_ANY_KIND, *sorted({entry.kind for entry in entries})],
            **kept("documents", "kind"),
        )
        decades = {f"{year}s": year for year in decades_of(entries)}
        decade = st.selectbox("Speaks of", [_ANY_TIME, *decades], **kept("documents", "decade"))
        sort = st.selectbox("Sorted by", SORTS, **kept("documents", "sort"))
        disputed = st.checkbox("Only those that disagree with others", **kept("documents", "disputed"))
    left = found(
        entries,
        words,
        core=_ROLES[role],
        kind="" if kind == _ANY_KIND else kind,
        decade=decades.get(decade),
        disputed=disputed,
    )
    return in_order(left, sort)


@st.cache_resource(show_spinner=False, max_entries=2)
def _entries(version: str, _known: Atlas) -> list[Entry]:
    del version  # the cache's key
    return entries_of(_known)


def _row(entry: Entry) -> dict[str, Any]:
    return {**vars(entry), "link": link(entry.document)}


@st.cache_resource(show_spinner=False, max_entries=64)
def _page_of(version: str, document_id: str, _known: Atlas) -> dict[str, Any]:
    """Return what the template shows of a document."""
    del version  # part of the cache's key
    known, document = _known, _known.document_by_id[document_id]
    claims = claims_of(known, document.id)
    strip = strip_of([_days(claim) for claim in claims], within=_years(known))
    bars = strip.bars if strip else (None,) * len(claims)
    cards = [_card(known, claim, bar) for claim, bar in zip(claims, bars, strict=True)]
    return {
        "document": document,
        "whole": known.document_by_id.get(document.part_of),
        "citation": citation(document),
        "link": link(document),
        "abstract": str(document.csl.get("abstract", "")),
        "citations": list(_citations(document)),
        "parts": [(part, len(claims_of(known, part.id))) for part in family(known, document.id)],
        "total": len(claims),
        "claims": _json([(heading, list(run)) for heading, run in groupby(cards, key=itemgetter("section"))]),
        "mini": _mini(known, claims),
        "dates": strip and _json({"bars": _strokes(cards), "ticks": strip.ticks}),
    }


def _strokes(cards: list[dict[str, Any]]) -> list[tuple[str, float, float]]:
    return [(card["id"], *card["bar"]) for card in cards if card["bar"]]


def _citations(document: Document) -> Iterator[tuple[str, str]]:
    yield "APA", apa(document)
    yield "BibTeX", bibtex(document)
    yield "RIS", ris(document)
    yield "CSL-JSON", as_json([csl_json(document)])


def _mini(known: Atlas, claims: list[Claim]) -> Markup:
    """Return the small map of some claims as JSON, empty where none of their features has a place."""
    ids = dict.fromkeys(feature for claim in claims for feature in claim.features)
    found = mini_map(known, [known.feature_by_id[feature] for feature in ids])
    return _json({"width": WIDTH, "height": HEIGHT, **asdict(found)}) if found else Markup()


def _card(known: Atlas, claim: Claim, bar: tuple[float, float] | None) -> dict[str, Any]:
    """Return what `static/claims.js` shows of a claim."""
    words = claim.figure if claim.attribute not in _IN_SAYS else ""
    attribute = ATTRIBUTES[claim.attribute].label
    return {
        "id": claim.id,
        "section": section_of(claim),
        "says": claim.says,
        "rank": claim.rank,
        "followed": RANKS[claim.rank],
        "said": [
            locator_in_words(claim),
            f"{attribute}: {words}" if words else attribute,
            when_in_words(claim),
        ],
        "href": way_to_claim(claim),
        "bar": bar,
        "places": places_of(known, claim.features, claim.when),
        "disputes": [(known.dispute_by_id[id_].question, way("disputes", dispute=id_)) for id_ in claim.disputes],
    }


def _json(value: object) -> Markup:
    """Return JSON for the text of an element: it has none of the characters that mean something in HTML."""
    return Markup(embedded_json(value))  # noqa: S704


def _years(known: Atlas) -> tuple[date, date]:
    """Return the days of the atlas's own years: a claim on 1813 shall not make them a hand's breadth."""
    return date(known.settings.first_year, 1, 1), date(known.settings.last_year, 12, 31)


def _days(claim: Claim) -> tuple[date | None, date | None] | None:
    return (claim.when.earliest, claim.when.latest) if claim.when else None
