"""Steps through fifty years of large atlases, in the exported file opened from disk."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

from layers.export.html import write_html
from layers.model import Atlas
from tests.bench.figures import p95
from tests.bench.heap import heap_mb
from tests.bench.painted import SHOW_YEAR, steps
from tests.bench.ready import READY, seconds_to
from tests.bench.rig import Rig
from tests.bench.synthetic import FIRST_YEAR, LAST_YEAR, mixed, points

MIXED = 10_000
MIXED_MS = 50
POINTS = 100_000
POINTS_MS = 120
READY_LIMIT_S = 180
STEPS_LIMIT_MS = 120_000


@dataclass(frozen=True)
class Case:
    """One large atlas and what its steps may take."""

    name: str
    make: Callable[[int], Atlas]
    count: int
    limit_ms: float


CASES = (
    Case("mixed features", mixed, MIXED, MIXED_MS),
    Case("points", points, POINTS, POINTS_MS),
)


def measure(rig: Rig) -> None:
    """Add steps, memory and start of each large atlas."""
    for case in CASES:
        try:
            _measure(rig, case)
        except TimeoutError as error:
            rig.table.add(f"{case.count:,} {case.name}", str(error), f"at most {case.limit_ms:g} ms", met=False)


def _measure(rig: Rig, case: Case) -> None:
    name, file = f"{case.count:,} {case.name}", rig.files / "large.html"
    atlas = case.make(case.count)
    begun = time.perf_counter()
    size = write_html(atlas, file)
    rig.table.add(f"{name}: export", f"{time.perf_counter() - begun:.1f} s, {size / 1e6:.1f} MB")
    with rig.page() as page:
        ready = seconds_to(page, file.as_uri(), READY, READY_LIMIT_S)
        found = steps(page, SHOW_YEAR, range(FIRST_YEAR, LAST_YEAR + 1), STEPS_LIMIT_MS, whole=True)
        heap = heap_mb(page)
    median = statistics.median(found.painted)
    also = f"median {median:.0f} ms, {len(found.painted)} steps"
    rig.table.at_most(f"{name}: step to painted, p95", p95(found.painted), case.limit_ms, "ms", also)
    script = f"median {statistics.median(found.script):.1f} ms, p95 {p95(found.script):.1f} ms"
    rig.table.add(f"{name}: script of the step", script)
    rig.table.add(f"{name}: start", f"{ready:.1f} s to ready, JavaScript heap {heap:.0f} MB")
