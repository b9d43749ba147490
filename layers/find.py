"""Find features, places, documents and claims by words of any script; typing errors are forgiven."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import IntEnum
from typing import Any

from rapidfuzz.distance import OSA

from layers.findable import Thing, things, words, words_and_joined
from layers.model import Atlas

_FORGIVING = 4
_MORE_FORGIVING = 8
_WEIGHTS = {"feature": 8.0, "place": 4.0, "document": 2.0, "claim": 1.0}


class Grade(IntEnum):
    """How well a thing answers, best first; that of several words is that of the worst."""

    WHOLE = 0
    """A text is all of the query."""
    EXACT = 1
    BEGUN = 2
    MISTYPED = 3
    SOME = 4
    """Not all words are there."""


_WORTH = {Grade.EXACT: 10.0, Grade.BEGUN: 4.0, Grade.MISTYPED: 1.0}


@dataclass(frozen=True)
class Found:
    """One thing that answers a query."""

    kind: str
    id: str
    title: str
    why: str
    """What of it answers: `name`, `name (ru, Russia): Решт`, `says`."""
    grade: Grade
    score: float

    def as_dict(self) -> dict[str, Any]:
        """Return the result as other programs read it."""
        return {**asdict(self), "grade": self.grade.name.lower(), "score": round(self.score, 3)}


def find(atlas: Atlas, query: str) -> list[Found]:
    """Return what answers the words of a query, best first: things with all words, else those with some."""
    wanted = list(dict.fromkeys(words(query)))
    sought = [(thing, [words_and_joined(text) for _, text in thing.texts]) for thing in things(atlas)]
    vocabulary = {word for _, texts in sought for text in texts for word in text}
    meanings = {word: dict(_meanings(word, vocabulary)) for word in wanted}
    found = [answer for thing, texts in sought if (answer := _answer(thing, texts, meanings))]
    best = [answer for answer in found if answer.grade is not Grade.SOME] or found
    return sorted(best, key=lambda answer: (_rank(answer), answer.grade, -answer.score))


def _meanings(word: str, vocabulary: Iterable[str]) -> Iterator[tuple[str, Grade]]:
    """Yield the words of the atlas that a typed word may mean."""
    slips = 0 if len(word) < _FORGIVING or not word.isalpha() else 1 if len(word) < _MORE_FORGIVING else 2
    for known in vocabulary:
        if known.startswith(word):
            yield known, Grade.EXACT if known == word else Grade.BEGUN
        elif slips and OSA.distance(word, known, score_cutoff=slips) <= slips:
            yield known, Grade.MISTYPED


def _answer(thing: Thing, texts: Sequence[Sequence[str]], meanings: Mapping[str, Mapping[str, Grade]]) -> Found | None:
    """Return how a thing answers; `None` when it has none of the words."""
    has = {known for text in texts for known in text}
    grades = [
        min((grade for known, grade in meant.items() if known in has), default=Grade.SOME)
        for meant in meanings.values()
    ]
    if all(grade is Grade.SOME for grade in grades):
        return None
    worth = [_worth(text, meanings) for text in texts]
    why, text = thing.texts[worth.index(max(worth))]
    whole = any(words(text) == list(meanings) for _, text in thing.texts)
    said = why if text == thing.title else f"{why}: {text}"
    score = _WEIGHTS[thing.kind] * max(worth)
    return Found(thing.kind, thing.id, thing.title, said, Grade.WHOLE if whole else max(grades), score)


def _worth(text: Sequence[str], meanings: Mapping[str, Mapping[str, Grade]]) -> float:
    """Return how much a text answers; a short one with the same words answers more."""
    best = (max((_WORTH[meant[word]] for word in text if word in meant), default=0.0) for meant in meanings.values())
    return sum(best) / (5 + len(text))


def _rank(answer: Found) -> tuple[int, int]:
    """Return the place of a group: a whole name first; what a sentence mentions after names that were nearly typed."""
    grade = Grade.BEGUN if answer.grade is Grade.EXACT else answer.grade
    return max(grade, Grade.MISTYPED) if answer.kind == "claim" else grade, list(_WEIGHTS).index(answer.kind)
