"""Packages from the npm registry, installed into a temporary folder and never kept."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

_LIMIT_S = 120


def install(folder: Path, *packages: str) -> Path | None:
    """Install packages and return the folder that holds them, or `None` where npm cannot."""
    npm = shutil.which("npm")
    if npm is None:
        return None
    quiet = ("--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error")
    command = [npm, "install", "--prefix", str(folder), *quiet, *packages]
    try:
        subprocess.run(command, check=True, timeout=_LIMIT_S, capture_output=True)
    except (subprocess.SubprocessError, OSError):
        return None
    return folder / "node_modules"
