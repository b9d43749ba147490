"""Passages found by their fingerprints: exactly once, or nothing is marked."""

from __future__ import annotations

import textwrap
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layers.passages import MIN_WORDS, Fingerprint, Place, fingerprint_of, locate, readings_of
from layers.words import words_of

PARAGRAPHS = [
    "The northern line was begun in April 2003 and opened, after three years of work, in July 2006.",
    "Its operator, a company of seven share-holders, says that it carries sixteen billion cubic metres a year.",
    "A paper of 2021 gives thirty-one; no document explains the difference between the two well-known figures.",
    "The valley beside it was held by others from May 1994 until November 2020, when a statement ended the war.",
    "Nobody has dated the southern line, which some maps show and which others, more careful ones, leave out.",
]
TEXT = "\n\n".join(PARAGRAPHS)


def found(text: str, passage: str) -> tuple[Place, ...]:
    """Return all places of a passage in a text."""
    fingerprint = fingerprint_of(passage)
    return locate(readings_of(text), [fingerprint])[fingerprint]


def same_words(one: str, other: str) -> bool:
    """Tell whether two texts have the same normalised words."""
    return [word.text for word in words_of(one)] == [word.text for word in words_of(other)]


@pytest.mark.parametrize("paragraph", PARAGRAPHS)
def test_a_passage_is_found_where_it_stands(paragraph: str) -> None:
    [place] = found(TEXT, paragraph)
    assert same_words(place.text, paragraph)
    [(start, end)] = place.original
    assert same_words(TEXT[start:end], paragraph)


@pytest.mark.parametrize("width", [20, 33, 47, 72, 400])
def test_a_text_that_is_set_anew_has_its_passages(width: int) -> None:
    anew = "\n".join(line for paragraph in PARAGRAPHS for line in [*textwrap.wrap(paragraph, width), ""])
    assert all(len(found(anew, paragraph)) == 1 for paragraph in PARAGRAPHS)


def test_paragraphs_in_another_order_have_their_passages() -> None:
    assert all(len(found("\n".join(reversed(PARAGRAPHS)), paragraph)) == 1 for paragraph in PARAGRAPHS)


def test_words_in_another_order_are_no_passage() -> None:
    shuffled = sorted(PARAGRAPHS[0].split())
    assert found(" ".join(shuffled), PARAGRAPHS[0]) == ()


def test_a_text_that_is_cut_off_has_what_is_left() -> None:
    cut = TEXT[: TEXT.index("leave out")]
    assert [len(found(cut, paragraph)) for paragraph in PARAGRAPHS] == [1, 1, 1, 1, 0]


def test_a_text_that_is_there_twice_has_each_passage_twice() -> None:
    assert all(len(found(f"{TEXT}\n{TEXT}", paragraph)) == 2 for paragraph in PARAGRAPHS)


def paged(running: str) -> str:
    """Return the text on pages of five short lines, each with a running head and a number, as a PDF has it."""
    lines = [line for paragraph in PARAGRAPHS for line in textwrap.wrap(paragraph, 40)]
    pages = [lines[start : start + 5] for start in range(0, len(lines), 5)]
    return "\f".join("\n".join([running.format(n), *page, str(n)]) for n, page in enumerate(pages, 1))


@pytest.mark.parametrize("running", ["A Journal of Lines, vol. {}", "{}", "Chapter {} · The line"])
def test_running_heads_and_page_numbers_do_not_interrupt_a_passage(running: str) -> None:
    text = paged(running)
    for paragraph in PARAGRAPHS:
        [place] = found(text, paragraph)
        assert same_words(place.text, paragraph)
    assert any(len(found(text, paragraph)[0].original) > 1 for paragraph in PARAGRAPHS)


def test_too_few_words_are_never_sought() -> None:
    few = " ".join(PARAGRAPHS[0].split()[: MIN_WORDS - 1])
    assert not fingerprint_of(few).trusted
    assert found(TEXT, few) == ()


def test_an_empty_text_has_no_passage() -> None:
    assert found("", PARAGRAPHS[0]) == ()
    assert locate(readings_of(TEXT), [Fingerprint(6, "0" * 64)]) == {Fingerprint(6, "0" * 64): ()}


@settings(deadline=None)
@given(st.permutations(PARAGRAPHS), st.integers(15, 90), st.integers(0, 500), st.booleans())
def test_whatever_is_marked_is_the_passage_itself(order: list[str], width: int, cut: int, twice: bool) -> None:  # noqa: FBT001
    text = "\n".join(textwrap.fill(paragraph, width) for paragraph in order)[cut:]
    text = f"{text}\n{text}" if twice else text
    for paragraph in PARAGRAPHS:
        places = found(text, paragraph)
        assert all(same_words(place.text, paragraph) for place in places)
        assert len(places) in ({0, 2} if twice else {0, 1})


def test_neighbouring_passages_do_not_run_into_each_other() -> None:
    places = sorted(found(TEXT, paragraph)[0].span for paragraph in PARAGRAPHS)
    assert all(before[1] <= after[0] for before, after in pairwise(places))
