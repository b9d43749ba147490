"""Run all sections, or those that are named, and print one table."""

from __future__ import annotations

import sys
from collections.abc import Callable

from playwright.sync_api import Error, sync_playwright

from tests.bench import driven, evidence, first_map, messages, peers, play, scale, search, sizes, steps
from tests.bench.machine import load, machine
from tests.bench.rig import Rig, rig
from tests.browser.chromium import ARGUMENTS, executable

OFFLINE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost"
"""No measured page reaches the network: pydeck would ask for a base map that it does not need."""

SECTIONS: dict[str, Callable[[Rig], None]] = {
    "sizes": sizes.measure,
    "first": first_map.measure,
    "steps": steps.measure,
    "messages": messages.measure,
    "driven": driven.measure,
    "evidence": evidence.measure,
    "search": search.measure,
    "play": play.measure,
    "peers": peers.measure,
    "scale": scale.measure,
}


def main(wanted: list[str]) -> int:
    """Run the wanted sections in their order; return 2 when one is not known."""
    unknown = [name for name in wanted if name not in SECTIONS]
    if unknown:
        print(f"no section {', '.join(unknown)}; there are {', '.join(SECTIONS)}", file=sys.stderr)
        return 2
    busy = load()
    chromium = executable()  # this starts a Playwright of its own, and there can only be one at a time
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=[*ARGUMENTS, OFFLINE])
        with rig(browser) as ready:
            for name, measure in SECTIONS.items():
                if not wanted or name in wanted:
                    _run(name, measure, ready)
            print(f"\n{ready.table.markdown()}\n\n{machine(browser.version, busy)}")
        browser.close()
    return 0


def _run(name: str, measure: Callable[[Rig], None], ready: Rig) -> None:
    """Run one section; when its page fails, the others are measured all the same."""
    print(f"\n{name}", flush=True)
    try:
        measure(ready)
    except (Error, RuntimeError, TimeoutError) as error:
        ready.table.add(name, f"failed: {str(error).splitlines()[0]}", met=False)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
