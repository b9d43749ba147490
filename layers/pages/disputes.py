"""The Disagreements page: every question on which documents differ, and the sides of one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import count
from typing import Any

import streamlit as st

from layers.contest import Contest, Group, contest_of
from layers.evidence import short_citation
from layers.model import Atlas, Claim, Dispute
from layers.pages.rendering import html
from layers.pages.shared import atlas, kept
from layers.pages.ways import locator_in_words, places_of, section_of, way, way_to_claim, way_to_place, when_in_words
from layers.sides import Side
from layers.vocabulary import ATTRIBUTES, ROLES

_ANY_FEATURE = "Any place or line"
_ANY_DOCUMENT = "Any document"
_DATED_FIRST = {"status", "event"}
"""Attributes whose sides differ in their date first."""
_NAMES_AT_MOST = 4


def page() -> None:
    """Show the dispute that the address names, or all of them."""
    st.session_state["page"] = "disputes"
    known = atlas()
    asked = st.query_params.get("dispute", "")
    with st.container(key="text"):
        if asked in known.dispute_by_id:
            html("dispute.html", **_page_of(known.version, asked, known))
            return
        if asked:
            html("notice.html", words=f"The atlas has no disagreement '{asked}'. These are all that it has.")
        _list(known)


def _list(known: Atlas) -> None:
    st.title("Disagreements", anchor=False)
    st.text(
        "Questions on which the documents differ. The map has to follow one answer; each page shows all of them, "
        "who gives them, and why the map follows the one it does."
    )
    rows = _rows(known.version, known)
    html("disputes.html", rows=_chosen(rows), total=len(rows), names_at_most=_NAMES_AT_MOST)


def _chosen(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows that the reader's words and filters leave."""
    features = sorted({name for row in rows for name in row["features"]})
    documents = sorted({name for row in rows for name in row["documents"]})
    with st.container(key="filters", horizontal=True, vertical_alignment="bottom"):
        words = st.text_input(
            "Search",
            placeholder="Words of the question or of the claims",
            **kept("disputes", "words"),
        )
        feature = st.selectbox("About", [_ANY_FEATURE, *features], **kept("disputes", "feature"))
        document = st.selectbox("Said by", [_ANY_DOCUMENT, *documents], **kept("disputes", "document"))
    return [
        row
        for row in rows
        if all(word in row["text"] for word in words.casefold().split())
        and feature in {_ANY_FEATURE, *row["features"]}
        and document in {_ANY_DOCUMENT, *row["documents"]}
    ]


@st.cache_resource(show_spinner=False, max_entries=2)
def _rows(version: str, _known: Atlas) -> list[dict[str, Any]]:
    del version  # the cache's key
    return [_row(_known, dispute) for dispute in _known.disputes]


def _row(known: Atlas, dispute: Dispute) -> dict[str, Any]:
    contest = contest_of(known, dispute.id)
    names = [known.feature_by_id[feature].name for feature in contest.features]
    documents = [known.document_by_id[document] for document in contest.documents]
    by_role = sorted(documents, key=lambda document: not document.core)
    words = (dispute.question, dispute.resolution, dispute.why, *names, *(claim.says for claim in contest.claims))
    return {
        "question": dispute.question,
        "href": way("disputes", dispute=dispute.id),
        "features": names,
        "documents": [short_citation(document) for document in by_role],
        "core": sum(document.core for document in documents),
        "sides": len(contest.sides),
        "points": len(contest.groups),
        "text": " ".join(words).casefold(),
    }


@st.cache_resource(show_spinner=False, max_entries=64)
def _page_of(version: str, dispute_id: str, _known: Atlas) -> dict[str, Any]:
    """Return what the template shows of a dispute."""
    del version  # part of the cache's key
    known, dispute = _known, _known.dispute_by_id[dispute_id]
    contest = contest_of(known, dispute_id)
    numbers = count(1)
    several = len({side.features for side in (*contest.sides, *contest.rest)}) > 1
    before, after = _neighbours(known, dispute_id)
    return {
        "dispute": dispute,
        "before": before and (before.question, way("disputes", dispute=before.id)),
        "after": after and (after.question, way("disputes", dispute=after.id)),
        "documents": len(contest.documents),
        "sides": len(contest.sides),
        "features": [
            (known.feature_by_id[id_].name, way_to_place(id_, _day(contest, id_)))
            for id_ in contest.features
            if known.feature_by_id[id_].geometry
        ],
        "several": several,
        "groups": [
            _group(group, [_side(known, side, next(numbers)) for side in group.sides]) for group in contest.groups
        ],
        "rest": [_side(known, side, 0) for side in contest.rest],
    }


def _neighbours(known: Atlas, dispute: str) -> tuple[Dispute | None, Dispute | None]:
    """Return the dispute before one and the one after it."""
    place = [one.id for one in known.disputes].index(dispute)
    before, after = ([None, *known.disputes, None][at] for at in (place, place + 2))
    return before, after


def _day(contest: Contest, feature: str) -> date | None:
    """Return the first day of which the sides speak of a feature, those that the map follows first."""
    sides = sorted((*contest.sides, *contest.rest), key=lambda side: not side.followed)
    days = (side.days for side in sides if feature in side.features and side.days)
    return next((day for span in days for day in span if day), None)


def _heading(group: Group) -> tuple[str, str]:
    """Return what the sides of a group answer, in large and in smaller words."""
    if group.status:
        return group.status, "when this was so"
    if group.attribute == "event":
        return "What happened, and when", ""
    return ATTRIBUTES[group.attribute].label, ATTRIBUTES[group.attribute].meaning


def _group(group: Group, cards: list[dict[str, Any]]) -> dict[str, Any]:
    strip = group.strip
    heading, note = _heading(group)
    bars = strip.bars if strip else (None,) * len(cards)
    days = [side.days or (None, None) for side in group.sides]
    return {
        "heading": heading,
        "note": note,
        "cards": [{**card, "more": ""} for card in cards] if group.status else cards,
        "rows": [row for row in zip(cards, bars, days, strict=True) if row[1]],
        "ticks": strip.ticks if strip else (),
        "years": strip.years if strip else "",
    }


def _side(known: Atlas, side: Side, number: int) -> dict[str, Any]:
    """Return what a card shows of a side; one without a number competes with none."""
    head, more = _words(side, competes=bool(number))
    ranks = {claim.rank for claim in side.claims}
    return {
        "number": number,
        "head": head,
        "more": more,
        "rank": "preferred" if side.followed else "deprecated" if ranks == {"deprecated"} else "normal",
        "places": places_of(known, side.features, side.claims[0].when),
        "witnesses": list(_witnesses(known, side.claims)),
    }


def _words(side: Side, *, competes: bool) -> tuple[str, str]:
    """Return what a side holds, in large and in smaller words: what is most likely to differ is large."""
    figure = side.figure
    if not competes and side.attribute not in {"status", "event", "context", "position"}:
        figure = f"{ATTRIBUTES[side.attribute].label}: {figure}"
    dated_first = competes and side.when and side.attribute in _DATED_FIRST
    return (side.when, figure) if dated_first else (figure, side.when)


def _witnesses(known: Atlas, claims: tuple[Claim, ...]) -> Iterator[dict[str, Any]]:
    """Yield the documents of a side, core documents first, each with its claims."""
    by_role = sorted(claims, key=lambda claim: (not known.document_by_id[claim.document].core, claim.document))
    for document_id in dict.fromkeys(claim.document for claim in by_role):
        document = known.document_by_id[document_id]
        yield {
            "name": short_citation(document),
            "href": way("documents", document=document_id),
            "role": ROLES["core" if document.core else "record"],
            "standpoint": document.standpoint,
            "claims": [_said(claim) for claim in claims if claim.document == document_id],
        }


def _said(claim: Claim) -> dict[str, str]:
    where = ", ".join(filter(None, (section_of(claim), locator_in_words(claim))))
    note = when_in_words(claim) if claim.when_basis in {"relative", "inferred"} else ""
    return {"says": claim.says, "href": way_to_claim(claim), "where": where, "note": note}
