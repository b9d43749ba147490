"""The rules of time as the browser has them, against those of Python and against themselves said plainly."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Frame

from layers.atlas import read_atlas
from layers.changes import changes_between, differences
from layers.status import Spell
from layers.timefilter import MODES, interval_of
from layers.told import family_of, told_spells
from tests.browser.serving import ROOT

EXTENT = {"first": 1988, "last": 2026}

# Builds spells in order of their start, walks a cursor through the intervals, and looks at all features anew each time.
WALK = """([features, intervals]) => {
  const { TimeIndex, time } = AtlasParts;
  const cursor = new TimeIndex(features).cursor();
  return intervals.map((interval) => {
    const before = [...cursor.states];
    const changed = cursor.move(interval).map(({ number }) => number).sort((a, b) => a - b);
    const plain = features.map(({ spells }) => time.stateIn(spells, interval));
    const words = (state) => state && JSON.stringify([state.spell.start, state.spell.end, state.ended, state.certain]);
    const differing = plain.flatMap((state, number) => (words(state) === words(before[number]) ? [] : [number]));
    return { same: JSON.stringify(cursor.states.map(words)) === JSON.stringify(plain.map(words)), changed, differing };
  });
}"""


@pytest.fixture(scope="module")
def frame(browser: Any, standalone: str) -> Any:
    page = browser.new_page()
    page.goto(standalone)
    yield page.main_frame
    page.close()


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def interval(mode: str, first: str, last: str) -> dict[str, Any]:
    return {"mode": mode, "first": day(first), "last": day(last)}


days = st.integers(min_value=726_000, max_value=740_000)


@st.composite
def spells(draw: st.DrawFn) -> list[dict[str, Any]]:
    found = []
    for start in sorted(draw(st.lists(days, min_size=0, max_size=4, unique=True))):
        end = draw(st.none() | st.integers(min_value=start, max_value=start + 4000))
        found.append(
            {
                "status": draw(st.sampled_from(["operating", "took place"])),
                "start": start,
                "startLatest": draw(st.none() | st.integers(min_value=start, max_value=start + 400)),
                "end": end,
                "endEarliest": None
                if end is None
                else draw(st.none() | st.integers(min_value=end - 400, max_value=end)),
                "approximate": draw(st.booleans()),
            }
        )
    if found and draw(st.booleans()):
        found[0]["start"] = found[0]["startLatest"] = None
    return found


@st.composite
def intervals(draw: st.DrawFn) -> dict[str, Any]:
    mode = draw(st.sampled_from(MODES))
    first, last = sorted((draw(days), draw(days)))
    return {"mode": mode, "first": last if mode == "day" else first, "last": last}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    features=st.lists(st.fixed_dictionaries({"spells": spells()}), max_size=6),
    walk=st.lists(intervals(), min_size=1, max_size=6),
)
def test_the_index_finds_what_looking_at_every_feature_finds(
    frame: Frame, features: list[dict[str, Any]], walk: list[dict[str, Any]]
) -> None:
    for step in frame.evaluate(WALK, [features, walk]):
        assert step["same"]
        assert step["changed"] == step["differing"]


def test_a_step_looks_only_at_the_features_that_may_have_changed(frame: Frame) -> None:
    looked: int = frame.evaluate(
        """() => {
          const { TimeIndex, time } = AtlasParts;
          const features = Array.from({ length: 5000 }, (_, number) => {
            const start = time.ordinal(1990 + (number % 30), 6, 1);
            return { spells: [{ start, startLatest: null, end: start + 400, endEarliest: null, status: "operating" }] };
          });
          const cursor = new TimeIndex(features).cursor();
          cursor.move(time.yearInterval(2000));
          return [...cursor.candidates(time.yearInterval(2001))].length;
        }"""
    )
    # A spell is met in its first year and the next: of 30 cohorts, three begin, end or are over on the way.
    assert 0 < looked <= 3 * 5000 / 30 + 3


MOVED = [
    pytest.param(("year", "2006-01-01", "2006-12-31"), "year", 1, ("2007-01-01", "2007-12-31"), id="next year"),
    pytest.param(("year", "2006-01-01", "2006-12-31"), "month", -1, ("2005-01-01", "2005-12-31"), id="never a month"),
    pytest.param(("year", "2026-01-01", "2026-12-31"), "year", 1, ("2026-01-01", "2026-12-31"), id="at the end"),
    pytest.param(("year", "1988-01-01", "1988-12-31"), "year", -5, ("1988-01-01", "1988-12-31"), id="at the start"),
    pytest.param(("year", "1990-01-01", "1990-12-31"), "year", -5, ("1988-01-01", "1988-12-31"), id="up to the start"),
    pytest.param(("range", "1994-01-01", "2006-12-31"), "year", 1, ("1995-01-01", "2007-12-31"), id="range"),
    pytest.param(("range", "1994-01-01", "2026-12-31"), "year", 1, ("1994-01-01", "2026-12-31"), id="range at the end"),
    pytest.param(("range", "1988-01-01", "1990-12-31"), "year", -1, ("1988-01-01", "1990-12-31"), id="range at start"),
    pytest.param(("range", "2020-02-01", "2020-02-29"), "month", 1, ("2020-03-01", "2020-03-31"), id="whole months"),
    pytest.param(("range", "2020-09-27", "2020-11-10"), "year", 1, ("2021-09-27", "2021-11-10"), id="days of a range"),
    pytest.param(("day", "2020-11-10", "2020-11-10"), "year", 2, ("2022-11-10", "2022-11-10"), id="day by years"),
    pytest.param(("day", "2020-11-10", "2020-11-10"), "month", -1, ("2020-10-10", "2020-10-10"), id="day by months"),
    pytest.param(("day", "2020-01-30", "2020-01-30"), "month", 1, ("2020-02-29", "2020-02-29"), id="a shorter month"),
    pytest.param(("day", "2020-02-29", "2020-02-29"), "year", 1, ("2021-02-28", "2021-02-28"), id="leap day"),
    pytest.param(("day", "2020-12-31", "2020-12-31"), "month", 2, ("2021-02-28", "2021-02-28"), id="last of a month"),
    pytest.param(("up-to", "2006-01-01", "2006-12-31"), "year", -1, ("2005-01-01", "2005-12-31"), id="up to"),
    pytest.param(("up-to", "2006-01-01", "2006-12-31"), "month", 1, ("2007-01-01", "2007-01-31"), id="up to a month"),
]


@pytest.mark.parametrize(("start", "step", "count", "expected"), MOVED)
def test_an_interval_moves_by_steps(
    frame: Frame, start: tuple[str, str, str], step: str, count: int, expected: tuple[str, str]
) -> None:
    found = frame.evaluate("(given) => AtlasParts.steps.moved(...given)", [interval(*start), step, count, EXTENT])
    assert found == interval(start[0], *expected)


@pytest.mark.parametrize(
    ("handle", "unit", "expected"),
    [
        ("from", 2000, ("2000-01-01", "2006-12-31")),
        ("from", 2010, ("2006-01-01", "2006-12-31")),
        ("to", 2010, ("1994-01-01", "2010-12-31")),
        ("to", 1990, ("1994-01-01", "1994-12-31")),
    ],
)
def test_the_handles_of_a_range_never_pass_each_other(
    frame: Frame, handle: str, unit: int, expected: tuple[str, str]
) -> None:
    given_range = interval("range", "1994-01-01", "2006-12-31")
    found = frame.evaluate("(given) => AtlasParts.steps.handled(...given)", [given_range, "year", handle, unit, EXTENT])
    assert found == interval("range", *expected)


@pytest.mark.parametrize(
    ("start", "mode", "expected"),
    [
        (("year", "2006-01-01", "2006-12-31"), "day", ("2006-12-31", "2006-12-31")),
        (("year", "2006-01-01", "2006-12-31"), "up-to", ("2006-01-01", "2006-12-31")),
        (("year", "2006-01-01", "2006-12-31"), "range", ("2001-01-01", "2006-12-31")),
        (("year", "1989-01-01", "1989-12-31"), "range", ("1988-01-01", "1989-12-31")),
        (("range", "1994-05-12", "2020-11-10"), "year", ("2020-01-01", "2020-12-31")),
        (("range", "1994-05-12", "2020-11-10"), "day", ("2020-11-10", "2020-11-10")),
        (("day", "2020-11-10", "2020-11-10"), "year", ("2020-01-01", "2020-12-31")),
        (("day", "2020-11-10", "2020-11-10"), "range", ("2015-01-01", "2020-11-10")),
    ],
)
def test_a_change_of_mode_stays_around_the_last_day(
    frame: Frame, start: tuple[str, str, str], mode: str, expected: tuple[str, str]
) -> None:
    found = frame.evaluate("(given) => AtlasParts.steps.inMode(...given)", [interval(*start), mode, EXTENT])
    assert found == interval(mode, *expected)


@pytest.mark.parametrize(
    ("text", "mode", "expected"),
    [
        ("2006", "year", ("2006-01-01", "2006-12-31")),
        (" 2006 ", "up-to", ("2006-01-01", "2006-12-31")),
        ("2020-11-10", "day", ("2020-11-10", "2020-11-10")),
        ("1994-2020", "range", ("1994-01-01", "2020-12-31")),
        ("1994 to 2020", "range", ("1994-01-01", "2020-12-31")),
        ("1994/2020-11", "range", ("1994-01-01", "2020-11-30")),
        ("1994-05-12 – 2020-11-10", "range", ("1994-05-12", "2020-11-10")),
        ("soon", "year", None),
        ("", "year", None),
        ("2020-13", "day", None),
        ("2020-02-30", "day", None),
        ("2020-1994", "range", None),
        ("1" * 500, "year", None),
    ],
)
def test_what_a_reader_types_is_understood_or_refused(
    frame: Frame, text: str, mode: str, expected: tuple[str, str] | None
) -> None:
    found = frame.evaluate("(given) => AtlasParts.steps.typed(...given)", [text, mode])
    assert found == (interval(mode, *expected) if expected else None)


@pytest.mark.parametrize(
    ("given_interval", "words"),
    [
        (("year", "2006-01-01", "2006-12-31"), "2006"),
        (("range", "1994-01-01", "2020-12-31"), "1994 to 2020"),
        (("range", "1994-05-01", "2020-11-30"), "May 1994 to November 2020"),
        (("range", "2020-02-01", "2020-02-29"), "February 2020"),
        (("range", "1994-05-12", "2020-11-30"), "12 May 1994 to 30 November 2020"),
        (("up-to", "2006-01-01", "2006-12-31"), "up to 2006"),
        (("up-to", "2006-07-01", "2006-07-31"), "up to July 2006"),
        (("day", "2020-11-10", "2020-11-10"), "10 November 2020"),
    ],
)
def test_an_interval_reads_as_short_as_it_can(frame: Frame, given_interval: tuple[str, str, str], words: str) -> None:
    assert frame.evaluate("(given) => AtlasParts.time.inWords(given)", interval(*given_interval)) == words


@pytest.mark.parametrize(
    ("mode", "first", "last", "when"),
    [
        ("year", "2006-01-01", "2006-12-31", "2006"),
        ("range", "1994-01-01", "2020-12-31", "1994/2020"),
        ("range", "1994-05-12", "2020-11-30", "1994-05-12/2020-11"),
        ("range", "2020-02-01", "2020-02-29", "2020-02"),
        ("range", "2020-01-01", "2020-01-31", "2020/2020-01"),
        ("range", "2020-01-01", "2020-01-01", "2020-01-01"),
        ("up-to", "2006-07-01", "2006-07-31", "2006-07"),
        ("day", "2020-12-31", "2020-12-31", "2020-12-31"),
    ],
)
def test_the_date_of_a_link_means_the_interval_that_it_came_from(
    frame: Frame, mode: str, first: str, last: str, when: str
) -> None:
    state = {"mode": mode, "from": first, "to": last, "step": "year", "layers": [], "told": [], "names": "neutral"}
    words = frame.evaluate("(state) => AtlasParts.links.encode(state)", state)
    assert words["when"] == when
    back = frame.evaluate("(words) => AtlasParts.links.decode(words, { startYear: 2026, layers: [] })", words)
    assert back["interval"] == interval(mode, first, last)


def test_browser_and_python_tell_the_same_changes(frame: Frame) -> None:
    atlas = read_atlas(ROOT / "geodata")
    spans = [(f"{year}-01-01", f"{year}-12-31") for year in range(1986, 2028)] + [("1813-01-01", "2026-12-31")]
    found = frame.evaluate(
        """(spans) => {
          const log = new AtlasParts.changes.ChangeLog(AtlasData.features);
          const row = ({ day, kind, feature, before, after, spell, words }) =>
            [AtlasParts.time.iso(day), kind, feature.id, before, after, spell.claim, words];
          return spans.map((span) => log.between(...span.map((text) => AtlasParts.time.daysOf(text)[0])).map(row));
        }""",
        spans,
    )
    for (first, last), rows in zip(spans, found, strict=True):
        expected = [
            [str(change.day), change.kind, change.feature.id, change.before, change.after, change.claim, change.words]
            for change in changes_between(atlas, date.fromisoformat(first), date.fromisoformat(last))
        ]
        assert rows == expected, (first, last)


def test_browser_and_python_hear_the_same_documents(frame: Frame) -> None:
    atlas = read_atlas(ROOT / "geodata")
    speakers = sorted({claim.document for claim in atlas.claims if claim.features})
    choices = [*([speaker] for speaker in speakers), ["garayeva-2025", "aslanli-2010"], ["shahbazov-blog"], speakers]
    found = frame.evaluate(
        """(choices) => {
          const features = AtlasData.features.map((feature) => ({ ...feature }));
          const telling = new AtlasParts.Telling(AtlasData, features);
          const row = ({ status, start, end, claim, approximate, startLatest, endEarliest, observed }) =>
            [status, start, end, claim, approximate, startLatest, endEarliest, Boolean(observed)];
          return choices.map((choice) => {
            telling.choose(choice, false);
            return features.map(({ id, spells }) => [id, spells.map(row)]);
          });
        }""",
        choices,
    )
    for choice, told in zip(choices, found, strict=True):
        documents = family_of(atlas, choice)
        for feature, rows in told:
            spells = told_spells(atlas.claims_by_feature[feature], documents)
            assert rows == [spell_row(spell) for spell in spells], (choice, feature)


def spell_row(spell: Spell) -> list[Any]:
    bounds = [bound and bound.toordinal() for bound in (spell.start_latest, spell.end_earliest)]
    ends = [end and end.toordinal() for end in (spell.start, spell.end)]
    return [spell.status, *ends, spell.claim, spell.approximate, *bounds, spell.observed]


def test_browser_and_python_tell_the_same_differences(frame: Frame) -> None:
    atlas = read_atlas(ROOT / "geodata")
    pairs = [(mode, *years) for mode in MODES for years in (("1994", "2005"), ("2005", "2021"), ("2021", "2003"))]
    found = frame.evaluate(
        """(pairs) => pairs.map(([mode, before, after]) => AtlasData.features.flatMap((feature) => {
          const state = (from) => AtlasParts.time.stateIn(feature.spells, AtlasParts.time.intervalOf({ mode, from }));
          const found = AtlasParts.changes.difference(state(before), state(after));
          return found ? [[feature.id, found.kind, found.before, found.after, found.claim]] : [];
        }))""",
        pairs,
    )
    for (mode, before, after), rows in zip(pairs, found, strict=True):
        expected = [
            [difference.feature.id, difference.kind, difference.before, difference.after, difference.claim]
            for difference in differences(atlas, interval_of(before, mode), interval_of(after, mode))
        ]
        assert rows == expected, (mode, before, after)
