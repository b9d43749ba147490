"""Figures of repeated measurements."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence

_P95 = 0.95


def p95(values: Sequence[float]) -> float:
    """Return the 95th percentile by nearest rank: a value that was really measured."""
    return sorted(values)[math.ceil(_P95 * len(values)) - 1]


def spread(values_ms: Sequence[float]) -> str:
    """Return median and 95th percentile in words."""
    return f"median {statistics.median(values_ms):.0f} ms, p95 {p95(values_ms):.0f} ms"
