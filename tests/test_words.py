"""Normalised words: the same however a text is set."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layers.words import words_of


def words(text: str) -> list[str]:
    """Return the words of a text without their places."""
    return [word.text for word in words_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param(" — … \n", [], id="no words"),
        pytest.param("The Line", ["the", "line"], id="case is folded"),
        pytest.param("coop-\neration", ["cooperation"], id="hyphenation is joined"),
        pytest.param("co-operation", ["cooperation"], id="so is a hyphen within a line"),
        pytest.param("co\xad\noperation", ["cooperation"], id="and a soft one"),
        pytest.param("pre- and post-war", ["preand", "postwar"], id="whatever the hyphen means"),
        pytest.param("Baku - Tbilisi", ["baku", "tbilisi"], id="a hyphen between blanks is a dash"),
        pytest.param("1988–1994", ["1988", "1994"], id="dashes separate"),
        pytest.param("and/or", ["and", "or"], id="slashes separate"),
        pytest.param("2,000 U.S. troops’", ["2000", "us", "troops"], id="other punctuation is dropped"),
        pytest.param("ﬁnal", ["final"], id="ligatures"),
        pytest.param("e\u0301lan élan", ["élan", "élan"], id="combining marks"),
        pytest.param("zero\u200bwidth", ["zerowidth"], id="what cannot be seen"),
        pytest.param("Straße STRASSE", ["strasse", "strasse"], id="sharp s"),
        pytest.param("Лачин Լաչին ლაჩინი لاچین", ["лачин", "լաչին", "ლაჩინი", "لاچین"], id="other scripts"),
    ],
)
def test_words_are_the_same_however_they_are_set(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_a_word_knows_where_it_stands() -> None:
    text = "«Coop-\neration», 1996."
    assert [text[word.start : word.end] for word in words_of(text)] == ["Coop-\neration", "1996"]


prose = st.text(st.sampled_from("abcdeé ,.;-–\n'ﬁ19Ж"), max_size=120)


@settings(deadline=None)
@given(prose, st.data())
def test_a_line_may_be_broken_at_any_blank_and_after_any_hyphen(text: str, data: st.DataObject) -> None:
    set_anew = []
    for index, character in enumerate(text):
        if character == " " and data.draw(st.booleans()):
            set_anew.append(data.draw(st.sampled_from(["\n", "  ", "\r\n", "\t"])))
        elif character == "-" and index and text[index - 1].isalnum() and data.draw(st.booleans()):
            set_anew.append("-\n")
        else:
            set_anew.append(character)
    assert words("".join(set_anew)) == words(text)


@settings(deadline=None)
@given(st.text(max_size=200))
def test_places_are_in_order_and_within_the_text(text: str) -> None:
    found = words_of(text)
    assert [word.start for word in found] == sorted(word.start for word in found)
    assert [word.end for word in found] == sorted(word.end for word in found)
    assert all(0 <= word.start < word.end <= len(text) for word in found)
    assert all(word.text and " " not in word.text for word in found)
