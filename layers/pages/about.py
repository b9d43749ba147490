"""The About page: how to read the map, its neutrality, and where its data comes from."""

from __future__ import annotations

import streamlit as st

from layers.pages.shared import atlas

_POLICY = """
### How to read it
Hue is the kind of a thing, dash is its state, paleness is doubt or an end. Areas are hatched and never filled:
who holds an area in fact is an overlay with dates, not a border. Borders are the internationally recognised ones.
A line drawn wide and pale is schematic: its ends are known, its course is not.

### Every statement has a document
A thing appears on the map because a document says so, and its popup names the document and the paragraph.
Where documents differ, the map follows one of them, says which and why, and shows the others beside it.
Dates that a text leaves open are marked as inferred. What no document dates is listed as undated.

### Neutral words
Names are plain English with the other names below, each with who uses it. Words that take a side appear only
where a document uses them, and are attributed to it. Control and recognition are kept apart.

### Sources and licences
Borders and coasts: © OpenStreetMap contributors (ODbL) and Natural Earth (public domain). Places: GeoNames (CC BY 4.0).
Routes are digitised from published descriptions and are no survey; each feature states how precisely it is drawn.
The texts of the documents belong to their authors: the atlas holds citations, locators and its own paraphrases.
"""


def page() -> None:
    """Show the policy and the version of the data."""
    st.session_state["page"] = "about"
    found = atlas()
    with st.container(key="text"):
        st.title("About this atlas", anchor=False)
        st.text(
            f"{len(found.features)} features, {len(found.claims)} claims, {len(found.documents)} documents. "
            f"Data version {found.version}."
        )
        st.markdown(_POLICY)
