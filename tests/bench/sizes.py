"""Size of the map's data and of the standalone file."""

from __future__ import annotations

import gzip

from layers.atlas import read_atlas
from layers.export.html import write_html
from layers.webmap.assets import embedded_json
from layers.webmap.payload import payload
from tests.bench.rig import Rig
from tests.browser.serving import ROOT

DATA_KB = 400
FILE_MB = 2


def measure(rig: Rig) -> None:
    """Add both sizes."""
    atlas = read_atlas(ROOT / "geodata")
    data = gzip.compress(embedded_json(payload(atlas)).encode())
    rig.table.at_most("map data, gzipped", len(data) / 1000, DATA_KB, "KB")
    size = write_html(atlas, rig.files / "atlas.html")
    rig.table.at_most("standalone file", size / 1e6, FILE_MB, "MB")
