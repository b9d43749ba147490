"""The search as one types: each letter to its results, the time to make the index, what it adds to the script."""

from __future__ import annotations

import gzip
import statistics

from playwright.sync_api import Frame

from layers.webmap.assets import STATIC, lunr
from tests.bench.figures import p95, spread
from tests.bench.rig import Rig
from tests.browser.waiting import atlas_frame

QUERIES = (
    "BTC",
    "Baku-Tbilisi-Ceyhan",
    "South Caucasus Pipeline",
    "Trans-Anatolian",
    "TAP Greece",
    "Nabuco",
    "Zangezor",
    "Zəngəzur dəhlizi",
    "Зангезурский коридор",
    "Нагорный Карабах",
    "Լեռնային Ղարաբաղ",
    "Գյումրի",
    "სუფსა",
    "کریدور ارس",
    "Naxcivan",
    "Nakhchivan",
    "Lachin corridor 2022",
    "agdam",
    "Khankendi",
    "Tehran",
    "Garayva",
    "garayeva gas contract",
    "Shahbazov 2022",
    "peacekeepers withdraw",
    "capacity of the pipeline",
    "trilateral statement november 2020",
    "ceasefire 1994",
    "railway Rasht Astara",
    "who controlled the district",
    "qwertz",
)
"""What readers type: short and whole names, many scripts, typing errors, an author, a question, nothing that exists."""

LIMIT_MS = 50
ROUNDS = 5
FILES = ("searchtext.js", "searchentries.js", "searchindex.js", "search.js")

_TYPE = """async (queries) => {
  const frame = () => new Promise(requestAnimationFrame);
  const channel = new MessageChannel();
  const task = () => new Promise((done) => { channel.port1.onmessage = done; channel.port2.postMessage(null); });
  const input = document.querySelector(".atlas-search input");
  const found = document.querySelector(".atlas-found");
  input.focus();
  await frame(); await task(); await task();
  const script = [], painted = [];
  for (const query of queries) {
    for (const end of [...query].keys()) {
      await frame();
      await new Promise((done) => setTimeout(done, 30 * Math.random()));
      input.value = [...query].slice(0, end + 1).join("");
      const begun = performance.now();
      input.dispatchEvent(new Event("input"));
      found.getBoundingClientRect();
      script.push(performance.now() - begun);
      await frame(); await task();
      painted.push(performance.now() - begun);
    }
  }
  return [script, painted];
}"""
_BUILD = """(rounds) => {
  const world = { data: AtlasData, features: AtlasData.features, naming: { name: ({ name }) => name } };
  return Array.from({ length: rounds }, () => {
    const begun = performance.now();
    new AtlasParts.SearchIndex(world);
    return performance.now() - begun;
  });
}"""


def measure(rig: Rig) -> None:
    """Type all queries letter by letter, then make the index anew some times, then weigh the scripts."""
    with rig.page(still=True) as page:
        page.goto(rig.atlas())
        frame = atlas_frame(page)
        page.wait_for_timeout(3000)
        _typing(rig, frame)
        rig.table.add("search, its index made", spread(frame.evaluate(_BUILD, ROUNDS)))
    own = "\n".join((STATIC / name).read_text(encoding="utf-8") for name in FILES)
    rig.table.add(
        "search, added to the script, gzipped", f"{_gzipped_kb(lunr()):.1f} KB lunr, {_gzipped_kb(own):.1f} KB ours"
    )


def _typing(rig: Rig, frame: Frame) -> None:
    script, painted = frame.evaluate(_TYPE, list(QUERIES))
    rig.table.add(
        f"search, a letter of {len(script)} to its results", f"{spread(script)}, longest {max(script):.0f} ms"
    )
    rig.table.at_most(
        "search, a letter to its painted results, median",
        statistics.median(painted),
        LIMIT_MS,
        "ms",
        f"p95 {p95(painted):.0f} ms",
    )


def _gzipped_kb(text: str) -> float:
    return len(gzip.compress(text.encode())) / 1000
