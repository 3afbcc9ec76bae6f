"""Search by words: every word must occur, in English or Spanish, and better places first.

For records that are found by what they say and not by a name: events, notes, laws, transfers.
"""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from msgspec import Struct

from extradition_cli.folding import Spans, fold, placed_words, words

_SENTENCE_END = r"[.!?](?= )|\n"

WordRun = tuple[str, ...]


class SearchedText(Struct, frozen=True):
    """One searchable text of a record, and how much it says about what the record is about."""

    field: str
    text: str
    weight: float
    stored: str | None = None
    """The text as the record has it, where only some of its words are searched."""
    quoted: str | None = None
    """What is shown, whole, where a sentence of the text alone would say something else."""


SearchedTexts = tuple[SearchedText, ...]
"""What a record says, weightiest first."""


class Mention(Struct, frozen=True):
    """Where the words occur best: a score, the field, what is to be shown of it, and its letters."""

    score: float
    field: str
    matched: str
    spans: Spans


Demands = Sequence[tuple[WordRun, ...]]


def name_demands(text: str) -> Demands:
    """Return what a record must say to mention somebody: all words of the name, as one phrase.

    >>> name_demands("Enrique Camarena")
    [(('enrique', 'camarena'),)]
    """
    name = tuple(word for word in words(text) if word not in _stop_words())
    return [(name,)] if _asks([(name,)]) else []


def demands(text: str) -> Demands:
    """Return what a record must say to answer *text*: one of several phrases, for each word or topic.

    Letters and small numbers alone ask nothing: they stand in every text.

    >>> demands("pena de muerte")[0][:2]
    (('death', 'penalty'), ('capital', 'punishment'))
    >>> demands("Zambada letter")
    [(('zambada',),), (('letter',),)]
    """
    read = words(text)
    asked: list[tuple[WordRun, ...]] = []
    place = 0
    while place < len(read):
        for length in range(min(5, len(read) - place), 0, -1):
            topic = _topics().get(read[place : place + length])
            if topic:
                asked.append(topic)
                place += length
                break
        else:
            if read[place] not in _stop_words():
                asked.append(((read[place],),))
            place += 1
    return asked if _asks(asked) else []


def mention(asked: Demands, said: SearchedTexts, *, gap: int = 0) -> Mention | None:
    """Return where a record says all that is asked, or None if something is missing.

    The words of a phrase stand in order, with up to *gap* others among them.

    >>> mention(demands("arancel"), (SearchedText("title", "Tariff pressure", 1.0),)).spans
    ((0, 6),)
    """
    if not asked:
        return None
    weights = [0.0] * len(asked)
    best: tuple[int, float] = (0, 0.0)
    place: SearchedText | None = None
    told: frozenset[str] = frozenset()
    for text in said:
        folded = fold(text.text)
        # Most texts of a record say nothing of what is asked: taking them apart is left out.
        near = [
            (index, phrase)
            for index, phrases in enumerate(asked)
            for phrase in phrases
            if all(stem(word) in folded for word in phrase)
        ]
        stems = [stem(word) for word in words(text.text)] if near else []
        met = {index: phrase for index, phrase in near if _says(stems, phrase, gap)}
        for index in met:
            weights[index] = max(weights[index], text.weight)
        if (len(met), text.weight) > best and met:
            best, place = (len(met), text.weight), text
            told = frozenset(stem(word) for phrase in met.values() for word in phrase)
    if place is None or not all(weights):
        return None
    shown = place.quoted or _sentence(place.stored or place.text, told)
    return Mention(
        # Where the words stand counts three times as much as whether they stand together.
        score=round(0.3 + 0.3 * sum(weights) / len(weights) + 0.1 * best[0] / len(asked), 4),
        field=place.field,
        matched=shown,
        spans=tuple((start, stop) for word, start, stop in placed_words(shown) if stem(word) in told),
    )


def _asks(asked: Demands) -> bool:
    return any(len(word) > 2 for phrases in asked for phrase in phrases for word in phrase)


def _says(stems: Sequence[str], phrase: WordRun, gap: int) -> bool:
    first, *others = (stem(word) for word in phrase)
    for start, heard in enumerate(stems):
        if heard == first:
            following = iter(stems[start + 1 : start + 1 + len(others) + gap])
            # Each test eats the words up to its find, so the order is kept.
            if all(other in following for other in others):
                return True
    return False


def _sentence(text: str, told: frozenset[str]) -> str:
    """Return the sentence that says most of it: the first of the best."""
    sentences: list[str] = []
    start = 0
    for end in re.finditer(_SENTENCE_END, text):
        place = end.start()
        # A point after a single capital (U.S., Donald J.) ends no sentence.
        if not text[max(0, place - 1) : place].isupper():
            sentences.append(text[start : place + 1].strip())
            start = place + 1
    sentences.append(text[start:].strip())
    return max(sentences, key=lambda sentence: len(told & {stem(word) for word in words(sentence)}))


def stem(word: str) -> str:
    """Drop a plural's s; that is all the grammar two languages share."""
    return word[:-1] if len(word) > 3 and word.endswith("s") else word


@cache
def _topics() -> dict[WordRun, tuple[WordRun, ...]]:
    """Return, for each way to say a topic, all ways to say it."""
    topics: dict[WordRun, tuple[WordRun, ...]] = {}
    for line in _lines("topics.txt"):
        phrases = tuple(tuple(phrase.split()) for phrase in line.split("|"))
        for phrase in phrases:
            topics[phrase] = phrases
    return topics


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(_lines("stop_words.txt"))


def _lines(name: str) -> list[str]:
    """Return the lines of a data file beside this module, without its comments."""
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
