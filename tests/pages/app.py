"""Run the app in Streamlit's own test harness."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.browser.serving import ROOT


def run(**query: str) -> AppTest:
    """Run the app with the words of a link."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    for key, value in query.items():
        app.query_params[key] = value
    return app.run()


def html_of(app: AppTest) -> str:
    """Return all HTML that the page shows."""
    return "\n".join(element.proto.body for element in app.get("html"))
