"""What a question in free words asks for: its content words, and the ways to say each.

Question words and fillers of English and Spanish carry nothing (``stop_words.txt``); what says the same in
either language stands in ``synonyms.txt``.  A nickname is one phrase and is never taken apart; so is
whatever stands in quotation marks.  ``AND``, ``OR``, ``-word`` and ``field:`` are no language of ours.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from extradition_cli.folding import placed_words, words
from extradition_cli.search.readings import without_possessive
from extradition_cli.search.word_lists import PARTICLES, WordRun, person_names, stop_words, ways

_LONGEST_RUN = 5
"""Words in the longest entry of ``synonyms.txt``."""
_BETWEEN = 3
"""Words that may stand among the words of a name in a text: Joaquín 'El Chapo' Guzmán."""
_LONGER = 3
"""Words from which on a question that a text repeats is a quotation."""
_PLURAL = frozenset({"los", "las"})
_ARTICLES = _PLURAL | {"el", "la"}
_OPERATOR = r"\b(?:AND|OR|NOT)\b|(?:^|\s)-(?=\w)|\b[a-z_]+:(?=\S)"
_QUOTED = r"[\"“]([^\"”]+)[\"”]"
_CITES = frozenset({"art", "arts", "article", "articulo", "section", "title", "usc"})
"""Words before a number that belongs to a law, and to no call sign."""
_DENIED = tuple(
    denial + r"(?: been| be)?"
    r" (?:guilty|charged|convicted|acquitted|sentenced|accused|indicted|arrested|extradited|evidence|proof)\b"
    for denial in (r"no(?<![a-z]no)t?", "never", "without")  # patterns that begin with letters are quick
)
"""What a word before it turns into its contrary: the two are one word, and `guilty` finds no `not guilty`."""


class Term(Struct, frozen=True):
    """One thing that a question asks for: its words as typed and folded, and what finds them in FTS5."""

    typed: str
    words: WordRun
    literal: str
    """What finds the words as typed."""
    query: str
    """What finds all the ways to say it."""
    whole: bool = False
    """Whether it is a phrase that is found as it stands or not at all."""


class Question(Struct, frozen=True):
    """What is asked: terms that must all be met, and whether parts of the question were not understood."""

    text: str
    terms: tuple[Term, ...]
    somebody: bool = False
    """Whether it is a name or nickname and nothing besides."""
    operators: bool = False
    verbatim: str | None = None
    """What finds the very words of a longer question, in the language of FTS5."""
    apart: bool = False
    """Whether it is to be read word by word where a nickname is in no record."""


def question(text: str, *, apart: bool = False) -> Question:
    """Read *text* as a question; with *apart* the words of what looks like a nickname count one by one.

    >>> [term.typed for term in question("who was sent to Chicago?").terms]
    ['sent', 'Chicago']
    >>> [term.literal for term in question("El 03").terms], question("El 03").somebody
    (['"el 03"'], True)
    >>> [term.typed for term in question("se declaró no culpable").terms]
    ['se declaró no culpable']
    """
    text = without_possessive(text)
    operators = re.search(_OPERATOR, text) is not None
    if operators:
        text = re.sub(_OPERATOR, " ", text)
    read, typed = _placed(re.sub(_QUOTED, " ", text))
    terms = [_phrase(*_placed(quoted)) for quoted in re.findall(_QUOTED, text) if words(quoted)]
    if not terms and not apart and _is_nickname(read):
        # An article before a word that the list of synonyms knows may be no nickname: la frontera.
        known = all(_is_known((word,)) for word in read)
        nickname = _phrase(read, typed)
        return Question(text, (nickname,), somebody=True, operators=operators, apart=known)
    if not terms and (name := _name(read, typed)):
        return Question(text, (name,), somebody=True, operators=operators)
    terms += _terms(read, typed)
    return Question(
        text,
        tuple({term.query: term for term in terms}.values()),
        operators=operators,
        verbatim=_quoted(" ".join(read)) if len(read) >= _LONGER and len(terms) > 1 else None,
    )


def _placed(text: str) -> tuple[WordRun, WordRun]:
    """Return the words of a text, folded and as they are typed."""
    placed = tuple(placed_words(text))
    return tuple(word for word, _, _ in placed), tuple(text[start:stop] for _, start, stop in placed)


def _terms(read: WordRun, typed: WordRun) -> Iterator[Term]:
    """Yield the terms of a question: the longest entry of the list of synonyms that begins at each word."""
    place = 0
    while place < len(read):
        for length in range(min(_LONGEST_RUN, len(read) - place), 0, -1):
            run = read[place : place + length]
            same = ways(run)
            if same or (length == 1 and run[0] not in stop_words()):
                yield _term(run, typed[place : place + length], same)
            if same or length == 1:
                place += length
                break


def _term(run: WordRun, typed: WordRun, same: Sequence[str]) -> Term:
    """Return the term of a word or set phrase; the words of a phrase may stand apart in a text."""
    literal = _quoted(" ".join(run))
    if joined_denials(" ".join(run)) == " ".join(run):
        literal += _near([word for word in run if word not in stop_words()])
    query = " OR ".join(dict.fromkeys([literal, *map(_quoted, same)]))
    return Term(" ".join(typed), run, literal, query)


def _phrase(run: WordRun, typed: WordRun) -> Term:
    literal = _quoted(" ".join(run))
    return Term(" ".join(typed), run, literal, literal, whole=True)


def _name(read: WordRun, typed: WordRun) -> Term | None:
    """Return the term of a question that is made of people's names alone: all of them together.

    What the list of synonyms has is something else: San Diego.
    """
    lettered = [word for word in read if not (word.isdigit() and len(word) < 3)]  # Miguel Treviño Z-42
    name = [word for word in read if word not in stop_words()]
    if not any(len(word) > 2 for word in name) or any(map(ways, pairwise(read))):
        return None
    if not all(word in person_names() or word in PARTICLES or len(word) == 1 for word in lettered):
        return None
    together = _quoted(" ".join(name)) + _near(name)
    return Term(" ".join(typed), read, together, together, whole=True)


def _near(content: Sequence[str]) -> str:
    return f" OR NEAR({' '.join(map(_quoted, content))}, {_BETWEEN})" if len(content) > 1 else ""


def _quoted(phrase: str) -> str:
    return f'"{joined_denials(phrase)}"'


def _is_known(run: WordRun) -> bool:
    """Tell whether a word is none or is in one of the lists, and so no part of a nickname."""
    return not run or run[0] in stop_words() or bool(ways(run))


def _is_nickname(read: WordRun) -> bool:
    """Tell whether a question is an article and a word or two, or a word and a small number: `Delta 2`."""
    number = len(read) == 2 and read[1].isdigit() and len(read[1]) < 3
    if len(read) in (2, 3) and read[0] in _ARTICLES:
        return not (number and read[0] in _PLURAL)  # los 26 are a transfer
    return number and not (read[0].isdigit() or read[0] in _CITES or read[0] in stop_words())


def joined_denials(folded: str) -> str:
    """Return a folded text in which a word and its contrary are one.

    >>> joined_denials("he has not been charged"), joined_denials("no evidence")
    ('he has not_been_charged', 'no_evidence')
    """
    for denial in _DENIED:
        folded = re.sub(denial, lambda found: found.group().replace(" ", "_"), folded)
    return folded
