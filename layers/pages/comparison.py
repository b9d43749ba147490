"""Two documents on one page: what both say, where they differ, what one alone says; and which two can be compared."""

from __future__ import annotations

from typing import Any

import streamlit as st

from layers.agreement import Row, agreement_of, candidates_for
from layers.evidence import citation, short_citation
from layers.model import Atlas, Claim, Document
from layers.pages.rendering import html
from layers.pages.ways import locator_in_words, places_of, way, way_to_claim, when_in_words
from layers.vocabulary import ATTRIBUTES, ROLES


def side_by_side(known: Atlas, first: Document, second: Document) -> None:
    """Show two documents beside each other."""
    html("compare.html", **_comparison(known.version, first.id, second.id, known))


def choice(known: Atlas, document: Document) -> None:
    """Show the documents that one can be compared with."""
    html(
        "choice.html",
        document=document,
        here=way("documents", document=document.id),
        candidates=[
            {
                "document": known.document_by_id[one.document],
                "citation": citation(known.document_by_id[one.document]),
                "href": way("documents", document=document.id, beside=one.document),
                "disputes": one.disputes,
                "features": one.features,
            }
            for one in candidates_for(known, document.id)
        ],
    )


@st.cache_resource(show_spinner=False, max_entries=32)
def _comparison(version: str, first: str, second: str, _known: Atlas) -> dict[str, Any]:
    """Return what the template shows of two documents."""
    del version  # part of the cache's key
    known = _known
    found = agreement_of(known, first, second)
    return {
        "heads": [_head(known.document_by_id[one]) for one in (first, second)],
        "told": way("", told=f"{first},{second}"),
        "swapped": way("documents", document=second, beside=first),
        "others": way("documents", document=first, beside=""),
        "agree": [_row(known, row) for row in found.agree],
        "differ": [_row(known, row) for row in found.differ],
        "alone": [_row(known, row) for row in found.alone],
        "alone_counts": found.alone_counts,
    }


def _head(document: Document) -> dict[str, str]:
    return {
        "title": document.title,
        "short": short_citation(document),
        "standpoint": document.standpoint,
        "role": ROLES["core" if document.core else "record"],
        "href": way("documents", document=document.id),
        "told": way("", told=document.id),
    }


def _row(known: Atlas, row: Row) -> dict[str, Any]:
    claims = (*row.first, *row.second)
    dispute = known.dispute_by_id.get(row.dispute)
    feature = known.feature_by_id.get(row.feature)
    when = next((claim.when for claim in claims if claim.when), None)
    return {
        "what": dispute.question if dispute else feature.name if feature else "On no place",
        "href": way("disputes", dispute=row.dispute) if dispute else "",
        "map": places_of(known, (row.feature,), when)[0][2] if feature else "",
        "attribute": ATTRIBUTES[row.attribute].label if row.attribute else "",
        "sides": [[_said(known, claim) for claim in side] for side in (row.first, row.second)],
    }


def _said(known: Atlas, claim: Claim) -> dict[str, str]:
    addresses = (address for _, _, address in places_of(known, claim.features, claim.when) if address)
    return {
        "map": next(addresses, ""),
        "says": claim.says,
        "href": way_to_claim(claim),
        "where": locator_in_words(claim),
        "when": when_in_words(claim) if claim.when else "",
        "rank": claim.rank,
    }
