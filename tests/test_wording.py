"""Dates in words."""

from __future__ import annotations

import pytest

from layers.dates import parse_when
from layers.errors import DateError
from layers.wording import edtf_in_words, ends_in_words, in_words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2006", "2006"),
        ("2003-04", "April 2003"),
        ("2006-07-13", "13 July 2006"),
        ("2006-07-03", "3 July 2006"),
        ("199X", "1990s"),
        ("2004-XX", "2004"),
        ("2004-06-XX", "June 2004"),
        ("2003-21", "spring 2003"),
        ("2003-22", "summer 2003"),
        ("2003-23", "autumn 2003"),
        ("2003-24", "winter 2003"),
        ("2003-24?", "winter 2003 (uncertain)"),
        ("199X~", "c. 1990s"),
        ("2022?", "2022 (uncertain)"),
        ("1990~", "c. 1990"),
        ("1990%", "c. 1990 (uncertain)"),
        ("2003-04~", "c. April 2003"),
        ("2006-07-13?", "13 July 2006 (uncertain)"),
        ("[1990..1995]", "between 1990 and 1995"),
        ("[1990-05..1991-02-03]", "between May 1990 and 3 February 1991"),
        ("2006-07-13/..", "from 13 July 2006"),
        ("2006~/..", "from c. 2006"),
        ("../2006-12", "until December 2006"),
        ("../..", "always"),
        ("1994-05-12/2020-11-10", "12 May 1994 to 10 November 2020"),
        ("1988/1994", "1988 to 1994"),
        ("2022?/2023~", "2022 (uncertain) to c. 2023"),
        ("[1990..1991]/1999", "between 1990 and 1991 to 1999"),
    ],
)
def test_a_date_reads_as_a_reader_would_say_it(edtf: str, words: str) -> None:
    assert edtf_in_words(edtf) == words


def test_a_century_and_a_decade_read_differently() -> None:
    assert edtf_in_words("20XX") != edtf_in_words("200X")


def test_an_undated_claim_has_no_words_for_its_date() -> None:
    assert in_words(None) == ""


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2003-04/2006-07-12", "April 2003", "12 July 2006"),
        ("1999~/2010", "c. 1999", "2010"),
        ("2006-07-13/..", "13 July 2006", ""),
        ("../2006", "", "2006"),
        ("../..", "", ""),
        ("2006-07-13", "13 July 2006", "13 July 2006"),
        ("[1990..1995]/1999", "between 1990 and 1995", "1999"),
    ],
)
def test_the_ends_of_an_interval_read_as_they_were_written(edtf: str, first: str, last: str) -> None:
    assert ends_in_words(parse_when(edtf)) == (first, last)


def test_what_is_no_date_has_no_words() -> None:
    with pytest.raises(DateError):
        edtf_in_words("soon")
