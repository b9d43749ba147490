"""The machine and the versions that numbers belong to."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version
from pathlib import Path

_CPUINFO = Path("/proc/cpuinfo")


def load() -> float:
    """Return how many processes wanted to run in the last minute; more than cores makes times worthless."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0


def machine(chromium: str, load_before: float) -> str:
    """Return one line that names cores, CPU, browser, Python, packages and the load before the run."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("streamlit", "folium", "streamlit-folium", "pydeck"))
    return (
        f"Measured on {os.cpu_count()} cores of {_cpu()}, headless Chromium {chromium}, "
        f"Python {platform.python_version()}, {packages}; load {load_before:.1f} before the run."
    )


def _cpu() -> str:
    """Return the model of the processor, as Linux names it."""
    lines = _CPUINFO.read_text().splitlines() if _CPUINFO.exists() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor() or "an unknown CPU")
