"""The map's one static file on disk, named by its content so that a browser may keep it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from layers.model import Atlas
from layers.webmap.assets import STREAMLIT_SCRIPTS, data_script, embedded_json, script, stylesheet
from layers.webmap.payload import payload

FONTS = {"Source Sans": "SourceSansVF-Upright", "Source Serif": "SourceSerifVariable-Roman"}
"""Font family and the stem of its file among the fonts that the page around the map uses."""


def write_site(atlas: Atlas, folder: Path, media: Path) -> str:
    """Write the script (Leaflet, styles, engine, data) into a folder and return its name.

    `media` is the folder of the page's own fonts; the map borrows them so that both look alike.
    """
    sheet = stylesheet() + "\n".join(_font_faces(media))
    data = data_script(payload(atlas))
    text = "\n;\n".join([script(STREAMLIT_SCRIPTS), f"AtlasParts.sheet = {embedded_json(sheet)};", data])
    raw = text.encode()
    name = f"atlas-{hashlib.sha256(raw).hexdigest()[:16]}.js"
    if not (folder / name).exists():
        (folder / name).write_bytes(raw)
    return name


def _font_faces(media: Path) -> Iterator[str]:
    """Yield a font face for each borrowed font; where one is missing the reader's own serves."""
    for family, stem in FONTS.items():
        for file in sorted(media.glob(f"{stem}*.woff2"))[:1]:
            # Seen from /component/<name>/index.html, under any base path.
            yield (
                f'@font-face {{ font-family: "{family}"; font-weight: 200 900; font-display: swap; '
                f'src: url("../../static/media/{file.name}") format("woff2"); }}'
            )
