"""The Documents page: a library of what the atlas rests on, and the claims of one document."""

from __future__ import annotations

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
    st.text("What the atlas rests on. Core documents are what it was made from; record sources settle dates and figures.")
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
    if claims:
        st.header(f"{len(claims)} claims, in the order of the text", anchor=False)
    marked = st.query_params.get("claim", "")
    for claim in sorted(claims, key=lambda claim: claim.id != marked):
        _claim(found, claim, marked=claim.id == marked)


def _claim(found: Atlas, claim: Claim, *, marked: bool) -> None:
    with st.container(key=f"claim-{claim.id}"):
        html(
            "claim.html",
            claim=claim,
            marked=marked,
            attribute=ATTRIBUTES[claim.attribute].label,
            when=in_words(claim.when),
            locator=shown_locator(claim.locator),
            disputes=[found.dispute_by_id[dispute] for dispute in claim.disputes],
            others={
                dispute: [other for other in found.claims if dispute in other.disputes and other.document != claim.document]
                for dispute in claim.disputes
            },
            cited={document.id: short_citation(document) for document in found.documents},
        )
        _places(found, claim)


def _places(found: Atlas, claim: Claim) -> None:
    """Offer the way to each feature of a claim, at the time that it speaks of."""
    if not claim.features:
        return
    with st.container(horizontal=True, gap="small", key=f"places-{claim.id}"):
        for feature_id in claim.features:
            feature = found.feature_by_id[feature_id]
            if st.button(feature.name, key=f"show-{claim.id}-{feature_id}", icon=":material/map:", type="tertiary"):
                go_to("explore", {"feature": feature_id, **_when(claim)})


def _when(claim: Claim) -> dict[str, str]:
    day = claim.when and (claim.when.earliest or claim.when.latest)
    return {"when": f"{day.year:04d}", "mode": "year"} if day else {}
