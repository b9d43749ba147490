"""The Streamlit entry: page config, the atlas loaded once, navigation."""

from __future__ import annotations

import streamlit as st

from layers.pages import about, chrome, disputes, documents, explore, links
from layers.pages.shared import load, page_of

st.set_page_config(page_title="Corridor Atlas", page_icon=str(chrome.ICON), layout="wide")
chrome.style()
result = load()
if result.problems:
    chrome.problem_page(result.problems)
    st.stop()

PAGES = {
    "explore": st.Page(explore.page, title="Explore", url_path="explore", default=True),
    "documents": st.Page(documents.page, title="Documents", url_path="documents"),
    "disputes": st.Page(disputes.page, title="Disagreements", url_path="disputes"),
    "about": st.Page(about.page, title="About", url_path="about"),
}
st.session_state["pages"] = PAGES
chosen = st.navigation(list(PAGES.values()), position="hidden")
wanted = page_of(st.query_params)
if wanted in PAGES and chosen is PAGES["explore"] and wanted != "explore":
    st.switch_page(PAGES[wanted], query_params=st.query_params.to_dict())
script, above = st.container(key="links"), st.container(key="above")
# The page comes first, so that the browser asks for the map before it asks for the parts around it.
chosen.run()
if not chrome.embedded():
    with above:
        chrome.header(chosen)
if chosen is not PAGES["explore"] or not chrome.embedded():  # the map alone has none of our links
    with script:
        links.mount_script()
