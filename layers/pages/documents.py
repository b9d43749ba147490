"""The Documents page: a library of what the atlas rests on, and the claims of one document."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import streamlit as st

from layers.evidence import citation, claims_of, family, link, short_citation
from layers.model import Atlas, Claim, Document
from layers.pages.rendering import html
from layers.pages.shared import atlas, go_to
from layers.vocabulary import ATTRIBUTES
from layers.webmap.payload import shown_locator
from layers.wording import in_words


def page() -> None:
    """Show the document that the address names, or the library."""
    st.session_state["page"] = "documents"
    found = atlas()
    document = found.document_by_id.get(st.query_params.get("document", ""))
    with st.container(key="text"):
        if document:
            _one(found, document)
        else:
            _library(found)


def _library(found: Atlas) -> None:
    st.title("Documents", anchor=False)
    st.text(
        "What the atlas rests on. Core documents are what it was made from; record sources settle dates and figures."
    )
    for heading, core in (("Core documents", True), ("Record sources", False)):
        st.header(heading, anchor=False)
        for document in found.documents:
            if document.core is core and not document.part_of:
                _entry(found, document)


def _entry(found: Atlas, document: Document) -> None:
    members = list(family(found, document.id))
    count = sum(len(claims_of(found, member.id)) for member in (document, *members))
    with st.container(key=f"entry-{document.id}"):
        if st.button(document.title, key=f"open-{document.id}", type="tertiary"):
            go_to("documents", {"document": document.id})
        html("entry.html", document=document, citation=citation(document), claims=count, parts=len(members))


def _one(found: Atlas, document: Document) -> None:
    if st.button("All documents", key="all-documents", type="tertiary", icon=":material/arrow_back:"):
        go_to("documents", {})
    st.title(document.title, anchor=False)
    abstract = str(document.csl.get("abstract", ""))
    html("document.html", document=document, citation=citation(document), link=link(document), abstract=abstract)
    for member in family(found, document.id):
        _entry(found, member)
    claims = claims_of(found, document.id)
    marked = st.query_params.get("claim", "")
    cards = [_card(found, claim) for claim in claims]
    html("claims.html", cards=cards, marked=[card for card in cards if card["claim"].id == marked])


def _card(found: Atlas, claim: Claim) -> dict[str, Any]:
    """Return what the template shows of a claim: the claim, its words, its places and its opponents."""
    return {
        "claim": claim,
        "attribute": ATTRIBUTES[claim.attribute].label,
        "when": in_words(claim.when),
        "locator": shown_locator(claim.locator),
        "places": [(found.feature_by_id[feature].name, _address(feature, claim)) for feature in claim.features],
        "disputes": [(found.dispute_by_id[dispute], _opponents(found, claim, dispute)) for dispute in claim.disputes],
    }


def _opponents(found: Atlas, claim: Claim, dispute: str) -> list[tuple[str, str]]:
    others = [other for other in found.claims if dispute in other.disputes and other.document != claim.document]
    return [(short_citation(found.document_by_id[other.document]), other.says) for other in others]


def _address(feature: str, claim: Claim) -> str:
    """Return the link to a feature at the time that a claim speaks of, relative to the app's address."""
    day = claim.when and (claim.when.earliest or claim.when.latest)
    when = {"when": f"{day.year:04d}", "mode": "year"} if day else {}
    return "./?" + urlencode({"feature": feature, **when})
