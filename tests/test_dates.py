"""Which EDTF strings are dates, and on which days they begin and end."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from edtf import parse_edtf
from hypothesis import example, given, settings
from hypothesis import strategies as st

from layers.dates import MAX_LENGTH, When, day_of, parse_when
from layers.errors import DateError

PLAIN = [
    ("2006", "2006-01-01", "2006-12-31"),
    ("0001", "0001-01-01", "0001-12-31"),
    ("9999", "9999-01-01", "9999-12-31"),
    ("2003-04", "2003-04-01", "2003-04-30"),
    ("2004-02", "2004-02-01", "2004-02-29"),
    ("1900-02", "1900-02-01", "1900-02-28"),
    ("2006-07-13", "2006-07-13", "2006-07-13"),
    ("1984-02-29", "1984-02-29", "1984-02-29"),
    ("199X", "1990-01-01", "1999-12-31"),
    ("19XX", "1900-01-01", "1999-12-31"),
    ("2004-XX", "2004-01-01", "2004-12-31"),
    ("2004-02-XX", "2004-02-01", "2004-02-29"),
    ("2004-XX-XX", "2004-01-01", "2004-12-31"),
    ("2003-21", "2003-03-01", "2003-05-31"),
    ("2003-22", "2003-06-01", "2003-08-31"),
    ("2003-23", "2003-09-01", "2003-11-30"),
    ("2002-24", "2002-12-01", "2003-02-28"),
    ("2003-24", "2003-12-01", "2004-02-29"),
    ("[1990..1995]", "1990-01-01", "1995-12-31"),
    ("[1990-05..1991-02-03]", "1990-05-01", "1991-02-03"),
    ("[1990..1990]", "1990-01-01", "1990-12-31"),
]
INTERVALS = [
    ("1994-05-12/2020-11-10", "1994-05-12", "1994-05-12", "2020-11-10", "2020-11-10"),
    ("2003-04/2006-07", "2003-04-01", "2003-04-30", "2006-07-01", "2006-07-31"),
    ("1988/1994", "1988-01-01", "1988-12-31", "1994-01-01", "1994-12-31"),
    ("2006/2006", "2006-01-01", "2006-12-31", "2006-01-01", "2006-12-31"),
    ("2006-07-13/2006-07-13", "2006-07-13", "2006-07-13", "2006-07-13", "2006-07-13"),
    ("2006-07-13/..", "2006-07-13", "2006-07-13", None, None),
    ("2006/..", "2006-01-01", "2006-12-31", None, None),
    ("../2006", None, None, "2006-01-01", "2006-12-31"),
    ("../..", None, None, None, None),
    ("199X/2003-22", "1990-01-01", "1999-12-31", "2003-06-01", "2003-08-31"),
    ("[1990..1991]/1999", "1990-01-01", "1991-12-31", "1999-01-01", "1999-12-31"),
]
REFUSED = [
    pytest.param("", id="empty"),
    pytest.param(" ", id="blank"),
    pytest.param(" 2006", id="space before"),
    pytest.param("2006 ", id="space after"),
    pytest.param("2006 -07", id="space within"),
    pytest.param("2006\n", id="newline after"),
    pytest.param("2006\n/2007", id="newline within"),
    pytest.param("[1990..1995]\n/2007", id="newline after a bracket"),
    pytest.param("2006/\t2007", id="tab within"),
    pytest.param("2006\u200b", id="zero-width space"),
    pytest.param("today", id="word"),
    pytest.param("unknown", id="unknown"),
    pytest.param("206", id="three digits"),
    pytest.param("20061", id="five digits"),
    pytest.param("2006-1", id="one-digit month"),
    pytest.param("20060713", id="basic format"),
    pytest.param("13.07.2006", id="day first"),
    pytest.param("0000", id="year nought"),
    pytest.param("000X", id="decade of the year nought"),
    pytest.param("9999-24", id="winter after the last year"),
    pytest.param("-0001", id="negative year"),
    pytest.param("-0044-03-15", id="negative year with day"),
    pytest.param("Y2006", id="long year of four digits"),
    pytest.param("Y170000002", id="long year"),
    pytest.param("Y-17E7", id="exponential year"),
    pytest.param("1990S2", id="significant digits"),
    pytest.param("XXXX", id="no digit of the year known"),
    pytest.param("2006-00", id="month nought"),
    pytest.param("2006-13", id="month thirteen"),
    pytest.param("2006-07-00", id="day nought"),
    pytest.param("2006-07-32", id="day thirty-two"),
    pytest.param("2004-13-XX", id="some day of month thirteen"),
    pytest.param("2001-04-31", id="31 April"),
    pytest.param("1984-02-30", id="30 February"),
    pytest.param("1985-02-29", id="29 February of a common year"),
    pytest.param("1900-02-29", id="29 February of 1900"),
    pytest.param("2004-06-11T10:00:00", id="time of day"),
    pytest.param("2004-06-11T10:00:00Z", id="time of day in UTC"),
    pytest.param("2004-06-11/2004-06-12T01:00:00", id="time of day at an end"),
    pytest.param("2020-25", id="level 2 season"),
    pytest.param("2020-39", id="level 2 quarter, not the year 2039"),
    pytest.param("2020-41", id="level 2 semester"),
    pytest.param("~2004", id="qualifier in front"),
    pytest.param("2004?-06", id="qualifier within"),
    pytest.param("2004??", id="two qualifiers"),
    pytest.param("199X-12", id="month of an unknown year"),
    pytest.param("199X-12-25", id="day of an unknown year"),
    pytest.param("2006-XX-05", id="day of an unknown month"),
    pytest.param("2006-00-10", id="day of the month nought"),
    pytest.param("20X3", id="unknown digit within"),
    pytest.param("2004-0X", id="unknown digit of a month"),
    pytest.param("2004-12-3X", id="unknown digit of a day"),
    pytest.param("/", id="slash alone"),
    pytest.param("2020-11-10/", id="empty end"),
    pytest.param("/2020-11-10", id="empty beginning"),
    pytest.param("..", id="dots alone"),
    pytest.param("2020/...", id="three dots"),
    pytest.param("2020/..?", id="uncertain open end"),
    pytest.param("2020/unknown", id="unknown end"),
    pytest.param("2020/open", id="open, the word"),
    pytest.param("2020/2021/2022", id="three sides"),
    pytest.param("1994-05-12--2020-11-10", id="interval by hyphens"),
    pytest.param("2020/2019", id="ends before it begins"),
    pytest.param("2020-11-11/2020-11-10", id="ends the day before it begins"),
    pytest.param("1990..1995", id="dots without brackets"),
    pytest.param("[1995..1990]", id="either, reversed"),
    pytest.param("[1995..1990]/2000", id="either, reversed, to a year"),
    pytest.param("[..1990]/2000", id="either, open before, to a year"),
    pytest.param("1980/[1990..]", id="a year to either, open after"),
    pytest.param("[....1990]/2000", id="either, from dots"),
    pytest.param("1980/[1990....]", id="either, to dots"),
    pytest.param("[..1990]", id="either, open before"),
    pytest.param("[1990..]", id="either, open after"),
    pytest.param("[1990,1991]", id="one of a list"),
    pytest.param("{1990..1991}", id="all of a set"),
    pytest.param("[[1990..1991]..1992]", id="brackets within brackets"),
    pytest.param("\N{FULLWIDTH DIGIT TWO}006", id="full-width digit"),
    pytest.param("200\N{ARABIC-INDIC DIGIT SIX}", id="Arabic digit"),
    pytest.param("200\N{SUPERSCRIPT TWO}", id="superscript digit"),
    pytest.param("2006\N{NON-BREAKING HYPHEN}07", id="other hyphen"),
    pytest.param("2" * (MAX_LENGTH + 1), id="65 characters"),
    pytest.param("2006/" + "9" * 5000, id="thousands of digits"),
    pytest.param("2006\x00", id="NUL"),
    pytest.param("20\ud800", id="lone surrogate"),
]
DAYS = st.dates()
EDTF_LIKE = st.text(alphabet="0123456789-/.?~%X[]{},SYETZu: +\n", max_size=24)
ALMOST_DATES = st.from_regex(r"[012][0-9]{2}[0-9X](-[0123X][0-9X]){0,2}[?~%]?(/(\.\.|[0-9]{4}))?", fullmatch=True)


def iso(*days: date | None) -> list[str | None]:
    """Return days as text, an open end as `None`."""
    return [day.isoformat() if day else None for day in days]


def bounds(when: When) -> list[str | None]:
    """Return the four bounds as text."""
    return iso(when.earliest, when.start_latest, when.end_earliest, when.latest)


@pytest.mark.parametrize(("text", "first", "last"), PLAIN)
def test_a_plain_date_covers_all_its_days(text: str, first: str, last: str) -> None:
    when = parse_when(text)
    assert bounds(when) == [first, last, first, last]
    assert (when.edtf, when.is_interval) == (text, False)


@pytest.mark.parametrize(("text", "earliest", "start_latest", "end_earliest", "latest"), INTERVALS)
def test_an_interval_reaches_from_its_first_to_its_last_day(
    text: str, earliest: str | None, start_latest: str | None, end_earliest: str | None, latest: str | None
) -> None:
    when = parse_when(text)
    assert bounds(when) == [earliest, start_latest, end_earliest, latest]
    assert (when.edtf, when.is_interval) == (text, True)


@pytest.mark.parametrize(
    ("text", "unmarked", "approximate", "uncertain"),
    [
        ("2022", "2022", False, False),
        ("2022?", "2022", False, True),
        ("1990~", "1990", True, False),
        ("1990%", "1990", True, True),
        ("2003-04?", "2003-04", False, True),
        ("2006-07-13~", "2006-07-13", True, False),
        ("199X?", "199X", False, True),
        ("2003-24~", "2003-24", True, False),
        ("2004-XX%", "2004-XX", True, True),
        ("1990~/..", "1990/..", True, False),
        ("2022?/2023~", "2022/2023", True, True),
        ("[1990?..1995]", "[1990..1995]", False, True),
    ],
)
def test_marks_are_flags_and_never_widen_the_bounds(
    text: str, unmarked: str, *, approximate: bool, uncertain: bool
) -> None:
    when = parse_when(text)
    assert bounds(when) == bounds(parse_when(unmarked))
    assert (when.approximate, when.uncertain) == (approximate, uncertain)


@pytest.mark.parametrize("text", REFUSED)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(DateError):
        parse_when(text)


@pytest.mark.parametrize("text", ["2004-0X", "1985-02-29", "2004-06-11T10:00:00"])
def test_a_refusal_prints_nothing(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(DateError):
        parse_when(text)
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("soon", "'soon' is not a date that the atlas reads"),
        ("", "'(empty)' is not a date that the atlas reads"),
        ("2020/2019", "'2020/2019' ends before it begins"),
        ("2" * 65, "a date of 65 characters, at most 64 are read"),
    ],
)
def test_a_refusal_says_what_was_wrong(text: str, said: str) -> None:
    with pytest.raises(DateError) as refused:
        parse_when(text)
    assert str(refused.value).startswith(said)


def test_a_string_of_the_greatest_length_is_still_judged_by_its_form() -> None:
    with pytest.raises(DateError, match="is not a date"):
        parse_when("2" * MAX_LENGTH)


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        pytest.param("2006", "2006-07-13", True, id="one within the other"),
        pytest.param("2006-07-13", "2006-07-13", True, id="the same day"),
        pytest.param("2006-07-12", "2006-07-13", False, id="a day apart"),
        pytest.param("2006-07/2006-08", "2006-08-31", True, id="on the last day"),
        pytest.param("2006-07/2006-08", "2006-09-01", False, id="the day after"),
        pytest.param("2006-07/2006-08", "2006-07-01", True, id="on the first day"),
        pytest.param("2006-07/2006-08", "2006-06-30", False, id="the day before"),
        pytest.param("1988/1994", "1994/2020", True, id="sharing a year"),
        pytest.param("1988/1993", "1994/2020", False, id="meeting at new year"),
        pytest.param("2006/..", "2026", True, id="open after"),
        pytest.param("2006/..", "2005-12-31", False, id="before an open end begins"),
        pytest.param("2006/..", "2006-01-01", True, id="as an open end begins"),
        pytest.param("../2006", "0001", True, id="open before"),
        pytest.param("../2006", "2006-12-31", True, id="as it ends"),
        pytest.param("../2006", "2007", False, id="after it ended"),
        pytest.param("../2006", "2006/..", True, id="open ends that meet"),
        pytest.param("../2005", "2006/..", False, id="open ends that do not"),
        pytest.param("../..", "2006-07-13", True, id="always"),
    ],
)
def test_overlapping_is_sharing_at_least_one_day(one: str, other: str, *, shared: bool) -> None:
    assert parse_when(one).overlaps(parse_when(other)) is shared
    assert parse_when(other).overlaps(parse_when(one)) is shared


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2006", date(2006, 1, 1), date(2006, 12, 31)),
        ("2003-04/2006-07", date(2003, 4, 1), date(2006, 7, 31)),
        ("[1990..1995]", date(1990, 1, 1), date(1995, 12, 31)),
    ],
)
def test_a_typed_date_has_a_first_and_a_last_day(text: str, first: date, last: date) -> None:
    assert day_of(text) == (first, last)


@pytest.mark.parametrize("text", ["2006/..", "../2006", "../.."])
def test_a_typed_date_with_an_open_end_is_refused(text: str) -> None:
    with pytest.raises(DateError, match="open end"):
        day_of(text)


@settings(deadline=None, max_examples=150)
@given(st.one_of(st.text(max_size=80), EDTF_LIKE, ALMOST_DATES))
@example("1985-02-29")
@example("2004-0X")
@example("2006-07-00")
@example("Y1E999999")
@example("1990S2")
@example("[1990..1995]\n/2007")
@example("[1990" + ",1990" * 11 + "]")
def test_any_text_is_a_date_or_a_date_error(text: str) -> None:
    try:
        when = parse_when(text)
    except DateError:
        return
    known = [day for day in (when.earliest, when.start_latest, when.end_earliest, when.latest) if day]
    assert when.edtf == text
    assert when.earliest is None or when.latest is None or when.earliest <= when.latest
    assert all(date.min <= day <= date.max for day in known)


def forms_of(day: date) -> st.SearchStrategy[str]:
    """Return the level 1 dates that cover a day: its decade, year, season, month, the day itself."""
    year, month = f"{day.year:04d}", f"{day.year:04d}-{day.month:02d}"
    vague = [f"{year}-XX", f"{year}-XX-XX", f"{month}-XX"]
    early = day.year < 10
    unknown = [] if early else [f"{year[:3]}X"]
    return st.sampled_from([year, month, day.isoformat(), *vague, *unknown])


@settings(deadline=None, max_examples=30)
@given(DAYS.flatmap(forms_of))
@example("2004-02")
@example("1900-02")
@example("2003-21")
@example("2003-22")
@example("2003-23")
def test_bounds_are_those_of_the_edtf_library(text: str) -> None:
    oracle = parse_edtf(text)
    when = parse_when(text)
    assert when.earliest == date(*oracle.lower_strict()[:3])
    assert when.latest == date(*oracle.upper_strict()[:3])


@settings(deadline=None, max_examples=60)
@given(st.lists(DAYS, min_size=2, max_size=2).map(sorted))
def test_two_days_in_order_make_an_interval_of_exactly_these_days(days: list[date]) -> None:
    first, last = days
    when = parse_when(f"{first.isoformat()}/{last.isoformat()}")
    assert (when.earliest, when.start_latest) == (first, first)
    assert (when.end_earliest, when.latest) == (last, last)
    assert (when.is_interval, when.approximate, when.uncertain) == (True, False, False)


@settings(deadline=None, max_examples=60)
@given(st.lists(DAYS, min_size=2, max_size=2, unique=True).map(sorted))
def test_two_days_out_of_order_are_refused(days: list[date]) -> None:
    first, last = days
    with pytest.raises(DateError, match="ends before it begins"):
        parse_when(f"{last.isoformat()}/{first.isoformat()}")


@settings(deadline=None, max_examples=60)
@given(st.lists(DAYS, min_size=4, max_size=4).map(sorted))
def test_intervals_in_a_row_overlap_only_where_they_share_a_day(days: list[date]) -> None:
    one, other = (parse_when(f"{first}/{last}") for first, last in (days[:2], days[2:]))
    assert one.overlaps(other) is (days[1] == days[2])
    assert all(earlier <= later for earlier, later in pairwise(days))
