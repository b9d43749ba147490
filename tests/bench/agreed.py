"""What a measured app and the one who measures it agree on; light, since a server that imports much reruns slower."""

from __future__ import annotations

FIRST_YEAR = 1990
"""The year that is shown before the first click."""

BUTTON = ".st-key-next button"
"""The button that leads one step on."""

HEIGHT_PX = 720
"""Height of the peers' maps: what our own map has."""

FILES_VARIABLE = "BENCH_FILES"
"""Environment variable that tells a measured app where the local files are."""
