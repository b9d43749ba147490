"""What an interval shows, in each of the four modes."""

from __future__ import annotations

from datetime import date

import pytest

from layers.errors import DateError
from layers.status import Spell
from layers.timefilter import MODES, Interval, interval_of, state_in, visible_in
from layers.vocabulary import HAPPENING
from tests.factories import make_atlas, make_claim, make_feature

BUILT = Spell("under construction", date(2003, 4, 1), date(2006, 7, 12), "C1")
RUN = Spell("operating", date(2006, 7, 13), date(2018, 6, 12), "C2")
STILL = Spell("operating", date(2006, 7, 13), None, "C2")
BEFORE = Spell("open", None, date(2006, 7, 12), "C3")
EVENT = Spell(HAPPENING, date(1994, 5, 12), date(1994, 5, 16), "C4")
SECOND_EVENT = Spell(HAPPENING, date(2001, 1, 1), date(2001, 1, 1), "C5")


@pytest.mark.parametrize(
    ("mode", "when", "first", "last"),
    [
        ("year", "2006", "2006-01-01", "2006-12-31"),
        ("year", "2006-07-13", "2006-01-01", "2006-12-31"),
        ("year", "2003-04/2006-07", "2003-01-01", "2006-12-31"),
        ("range", "2006", "2006-01-01", "2006-12-31"),
        ("range", "2003-04/2006-07", "2003-04-01", "2006-07-31"),
        ("range", "2006-07-13", "2006-07-13", "2006-07-13"),
        ("up-to", "2006-07", "2006-07-01", "2006-07-31"),
        ("up-to", "2006", "2006-01-01", "2006-12-31"),
        ("day", "2006-07-13", "2006-07-13", "2006-07-13"),
        ("day", "2006-07", "2006-07-31", "2006-07-31"),
        ("day", "2003/2006", "2006-12-31", "2006-12-31"),
    ],
)
def test_a_mode_decides_which_days_a_date_means(mode: str, when: str, first: str, last: str) -> None:
    assert interval_of(when, mode) == Interval(mode, date.fromisoformat(first), date.fromisoformat(last))


def test_the_mode_is_a_year_unless_told_otherwise() -> None:
    assert interval_of("2006-07").mode == "year"


@pytest.mark.parametrize(
    ("when", "mode", "said"),
    [
        pytest.param("2006", "decade", "'decade' is not a mode; use one of year, range, up-to, day", id="mode"),
        pytest.param("2006", "", "is not a mode", id="empty mode"),
        pytest.param("2006", "Year", "is not a mode", id="mode in capitals"),
        pytest.param("soon", "year", "is not a date", id="word"),
        pytest.param("", "year", "is not a date", id="empty date"),
        pytest.param("2006/..", "range", "open end", id="open after"),
        pytest.param("../2006", "up-to", "open end", id="open before"),
        pytest.param("2007/2006", "range", "ends before it begins", id="reversed"),
    ],
)
def test_what_means_no_interval_is_refused(when: str, mode: str, said: str) -> None:
    with pytest.raises(DateError, match=said):
        interval_of(when, mode)


@pytest.mark.parametrize(
    ("mode", "when", "shown"),
    [
        pytest.param("year", "2005", None, id="year before"),
        pytest.param("year", "2006", ("operating", False), id="first year"),
        pytest.param("year", "2010", ("operating", False), id="year within"),
        pytest.param("year", "2018", ("operating", True), id="last year"),
        pytest.param("year", "2019", None, id="year after"),
        pytest.param("year", "2000/2030", ("operating", True), id="years around"),
        pytest.param("range", "2006-07-01/2006-07-12", None, id="range to the day before"),
        pytest.param("range", "2006-07-01/2006-07-13", ("operating", False), id="range to the first day"),
        pytest.param("range", "2010-01-01/2018-06-12", ("operating", False), id="range to the last day"),
        pytest.param("range", "2010-01-01/2018-06-13", ("operating", True), id="range to the day after"),
        pytest.param("range", "2018-06-12/2018-06-30", ("operating", True), id="range from the last day"),
        pytest.param("range", "2018-06-13/2018-06-30", None, id="range from the day after"),
        pytest.param("up-to", "2006-07-12", None, id="up to the day before"),
        pytest.param("up-to", "2006-07-13", ("operating", False), id="up to the first day"),
        pytest.param("up-to", "2018-06-12", ("operating", False), id="up to the last day"),
        pytest.param("up-to", "2018-06-13", ("operating", True), id="up to the day after"),
        pytest.param("up-to", "2026", ("operating", True), id="up to long after"),
        pytest.param("day", "2006-07-12", None, id="the day before"),
        pytest.param("day", "2006-07-13", ("operating", False), id="the first day"),
        pytest.param("day", "2018-06-12", ("operating", False), id="the last day"),
        pytest.param("day", "2018-06-13", None, id="the day after"),
        pytest.param("day", "2006", ("operating", False), id="the last day of a year"),
    ],
)
def test_a_closed_spell_shows_from_its_first_to_its_last_day(
    mode: str, when: str, shown: tuple[str, bool] | None
) -> None:
    state = state_in([RUN], interval_of(when, mode))
    assert (state and (state[0].status, state[1])) == shown


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    ("spell", "when", "shown"),
    [
        pytest.param(STILL, "2026", True, id="open after, later"),
        pytest.param(STILL, "2006-07-13", True, id="open after, its first day"),
        pytest.param(STILL, "2005", False, id="open after, earlier"),
        pytest.param(BEFORE, "1813-10-24", True, id="open before, earlier"),
    ],
)
def test_an_open_end_holds_on_and_never_counts_as_ended(mode: str, spell: Spell, when: str, *, shown: bool) -> None:
    interval = interval_of(when, mode)
    assert state_in([spell], interval) == ((spell, False) if shown else None)


@pytest.mark.parametrize(
    ("mode", "when", "shown"),
    [
        ("year", "2006", (BEFORE, True)),
        ("year", "2007", None),
        ("range", "2006-07-12/2006-07-14", (BEFORE, True)),
        ("up-to", "2007", (BEFORE, True)),
        ("day", "2006-07-12", (BEFORE, False)),
        ("day", "2006-07-13", None),
    ],
)
def test_a_spell_without_a_beginning_ends_like_any_other(
    mode: str, when: str, shown: tuple[Spell, bool] | None
) -> None:
    assert state_in([BEFORE], interval_of(when, mode)) == shown


@pytest.mark.parametrize(
    ("mode", "when", "shown"),
    [
        pytest.param("year", "2002", None, id="year before both"),
        pytest.param("year", "2005", (BUILT, False), id="year of the first"),
        pytest.param("year", "2006", (RUN, False), id="year of both shows the last"),
        pytest.param("year", "2018", (RUN, True), id="year in which the last ended"),
        pytest.param("range", "2003/2030", (RUN, True), id="range around both"),
        pytest.param("range", "2003/2006-07-12", (BUILT, False), id="range to the end of the first"),
        pytest.param("up-to", "2005", (BUILT, False), id="up to the first"),
        pytest.param("up-to", "2006-07-13", (RUN, False), id="up to the change"),
        pytest.param("day", "2006-07-12", (BUILT, False), id="the day before the change"),
        pytest.param("day", "2006-07-13", (RUN, False), id="the day of the change"),
    ],
)
def test_the_last_spell_in_the_interval_is_drawn(mode: str, when: str, shown: tuple[Spell, bool] | None) -> None:
    assert state_in([BUILT, RUN], interval_of(when, mode)) == shown


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        ("2010", (BUILT, True)),
        ("2015", (BUILT, True)),
        ("2020", (Spell("ended", date(2020, 1, 1), None, "C9"), False)),
    ],
)
def test_up_to_shows_the_last_state_before_a_gap_as_ended(when: str, shown: tuple[Spell, bool]) -> None:
    spells = [BUILT, Spell("ended", date(2020, 1, 1), None, "C9")]
    assert state_in(spells, interval_of(when, "up-to")) == shown
    assert (state_in(spells, interval_of(when, "day")) is None) is (when != "2020")


@pytest.mark.parametrize(
    ("mode", "when", "shown"),
    [
        pytest.param("year", "1993", None, id="year before"),
        pytest.param("year", "1994", (EVENT, False), id="its year"),
        pytest.param("year", "1995", None, id="year after"),
        pytest.param("range", "1990/2000", (EVENT, False), id="range around"),
        pytest.param("range", "1994-05-17/2000", None, id="range from the day after"),
        pytest.param("range", "1990/2010", (SECOND_EVENT, False), id="range around two"),
        pytest.param("day", "1994-05-11", None, id="the day before"),
        pytest.param("day", "1994-05-16", (EVENT, False), id="its last day"),
        pytest.param("up-to", "1994-05-11", None, id="up to the day before"),
        pytest.param("up-to", "1994-05-16", (EVENT, False), id="up to its last day"),
        pytest.param("up-to", "1994-05-17", (EVENT, True), id="up to the day after: over, so faded"),
        pytest.param("up-to", "2010", (SECOND_EVENT, True), id="up to long after two"),
    ],
)
def test_a_happening_shows_in_full_while_the_interval_meets_it(
    mode: str, when: str, shown: tuple[Spell, bool] | None
) -> None:
    assert state_in([EVENT, SECOND_EVENT], interval_of(when, mode)) == shown


@pytest.mark.parametrize("mode", MODES)
def test_a_feature_without_spells_never_shows(mode: str) -> None:
    assert state_in([], interval_of("2006", mode)) is None


FEATURES = [
    make_feature(id="north"),
    make_feature(id="south"),
    make_feature(id="valley", layer="areas", kind="control"),
    make_feature(id="silent"),
]
CLAIMS = [
    make_claim(id="C1", features=("north",), value="under construction", when="2003/.."),
    make_claim(id="C2", features=("north", "south"), when="2006/.."),
    make_claim(id="C3", features=("south",), value="ended", when="2010/.."),
    make_claim(id="C4", features=("valley",), value="de facto control", when="1994-05-12/2020-11-10"),
    make_claim(id="C5", features=("silent",), value="operating", when=None),
    make_claim(id="C6", features=(), attribute="context", value="", when="2006"),
]


@pytest.mark.parametrize(
    ("when", "mode", "shown"),
    [
        pytest.param("1990", "year", [], id="before everything"),
        pytest.param("2005", "year", [("north", "under construction"), ("valley", "de facto control")], id="2005"),
        pytest.param(
            "2006",
            "year",
            [("north", "operating"), ("south", "operating"), ("valley", "de facto control")],
            id="2006, in the order of the features",
        ),
        pytest.param("2020-11-11", "day", [("north", "operating"), ("south", "ended")], id="the day after"),
        pytest.param(
            "2021",
            "up-to",
            [("north", "operating"), ("south", "ended"), ("valley", "de facto control")],
            id="up to 2021 keeps what ended",
        ),
    ],
)
@pytest.mark.parametrize("layers", [("lines", "areas"), ("lines", "areas", "empty")])
def test_an_atlas_shows_the_features_that_hold_and_no_others(
    when: str, mode: str, shown: list[tuple[str, str]], layers: tuple[str, ...]
) -> None:
    atlas = make_atlas(FEATURES, CLAIMS, layers=layers)
    found = visible_in(atlas, interval_of(when, mode))
    assert [(visible.feature.id, visible.spell.status) for visible in found] == shown


def test_what_ended_within_the_interval_is_marked_as_ended() -> None:
    atlas = make_atlas(FEATURES, CLAIMS)
    found = {visible.feature.id: visible.ended for visible in visible_in(atlas, interval_of("2020"))}
    assert found == {"north": False, "south": False, "valley": True}
