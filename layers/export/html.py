"""The standalone file: one HTML with engine, data and popups, which opens from disk with no network."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from layers.cite import apa, csl_json, view_citation
from layers.model import Atlas
from layers.tables import as_json
from layers.webmap.assets import STANDALONE_SCRIPTS, data_script, script, stylesheet
from layers.webmap.payload import payload

_TEMPLATES = Path(__file__).parent / "templates"


def standalone_html(atlas: Atlas) -> str:
    """Return the whole atlas as one HTML document.

    Its Content-Security-Policy names the hash of the one script, so nothing else can run.
    """
    cited = view_citation(atlas)
    data = data_script(payload(atlas))
    start = 'AtlasParts.startAlone("map");'
    code = "\n;\n".join([_inline(script(STANDALONE_SCRIPTS)), data, start])
    environment = Environment(loader=FileSystemLoader(_TEMPLATES), autoescape=True)
    # Markup: styles and script are ours, with the data escaped for the place where it stands.
    return environment.get_template("standalone.html").render(
        settings=atlas.settings,
        version=atlas.version,
        cited=cited,
        citation=apa(cited),
        csl_json=as_json([csl_json(cited)]),
        policy=_policy(code),
        styles=Markup(stylesheet()),  # noqa: S704
        script=Markup(code),  # noqa: S704
    )


def write_html(atlas: Atlas, out: Path) -> int:
    """Write the standalone file and return its size in bytes."""
    raw = standalone_html(atlas).encode()
    out.write_bytes(raw)
    return len(raw)


def _inline(code: str) -> str:
    """Return code that cannot close the script element it stands in."""
    return code.replace("</script", "<\\/script").replace("<!--", "<\\!--")


def _policy(code: str) -> str:
    digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode("ascii")
    online_tiles = "https://tile.openstreetmap.org https://*.basemaps.cartocdn.com"
    return (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; "
        f"img-src data: {online_tiles}; base-uri 'none'; form-action 'none'"
    )
