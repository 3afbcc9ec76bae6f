"""Rules on words: guilt is stated with a plea or verdict only, and nothing private is told.

The words are those of ``words.toml`` beside this module.  A sentence that says whose allegation
it is may use a label.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from extradition_cli.checks.problem import Finding, error, warning
from extradition_cli.record.model import Figure, Record
from extradition_cli.record.statements import all_records, prose
from extradition_cli.record.store import Tables
from extradition_cli.record.vocabulary import GROUP_STEPS, GUILT, OUTCOMES

_WORDS = {
    group: [(re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), reason) for pattern, reason in words.items()]
    for group, words in tomllib.loads(
        (Path(__file__).parent / "words.toml").read_text(encoding="utf-8")
    ).items()
}
"""Wordings to look for, each with the reason, by the rule that looks for them."""

HEDGES = re.compile(
    r"alleg|accus|charg|indict|prosecut|\bsaid\b|\bsays?\b|according to|reported|suspect|claim|describ|"
    r"authorities|officials|named|calls|called|wanted|investigat|designat|convict|plead|acquit|defin|list|against|"
    r"in the words|Treasury|Department|court|plea|presumed",
    re.IGNORECASE,
)
"""What in a sentence says whose allegation it is."""

GROUP = re.compile(
    r"\b(?:the group|everyone|all (?:of )?(?:the )?\d+|the \d+ (?:people|men|defendants|prisoners))\b",
    re.IGNORECASE,
)
"""Words for everybody in a transfer."""

# Bounded, because a search that tries every length from every letter of a long word never ends.
ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.\w+|\+?\d[\d ()-]{8,30}\d(?!\))")

_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[A-Z“'‘])")


def check_guilt(tables: Tables) -> Iterator[Finding]:
    """A figure is called guilty, convicted or sentenced only if a plea or verdict is recorded."""
    for figure in tables.figures.values():
        if not _found_guilty(figure):
            for at, _, said in _worded("verdicts", figure):
                yield error(figure, at, f"{said}, and no plea or verdict is recorded")


def check_labels(tables: Tables) -> Iterator[Finding]:
    """Nobody is called what only a court can call them, unless the sentence says who alleges it."""
    for record in all_records(tables):
        for at, sentence, said in _worded("labels", record):
            if not HEDGES.search(sentence):
                yield error(record, at, f"{said}; say who alleges it")


def check_cliches(tables: Tables) -> Iterator[Finding]:
    """Our words are plain: no nickname of the trade, no adjective that judges."""
    for record in all_records(tables):
        for at, _, said in _worded("cliches", record):
            yield error(record, at, said)


def check_announcements(tables: Tables) -> Iterator[Finding]:
    """A step that repeats what was announced for a whole transfer names no crime: that is nobody's own."""
    for figure in tables.figures.values():
        for at, case in enumerate(figure.cases):
            for number, entry in enumerate(case.history):
                for sentence in _SENTENCE.split(entry.text) if entry.type in GROUP_STEPS else ():
                    if GROUP.search(sentence):
                        for said in _said("crimes", sentence):
                            yield error(figure, f"cases[{at}].history[{number}].text", said)


def check_privacy(tables: Tables) -> Iterator[Finding]:
    """Nothing is told of relatives, health, addresses or cooperation with investigators."""
    for record in all_records(tables):
        # Of a figure nothing private at all; elsewhere a public figure's family may be the news.
        level = error if isinstance(record, Figure) else warning
        for at, sentence in _sentences(record):
            for said in _said("private", sentence):
                yield level(record, at, said)
            if address := ADDRESS.search(sentence):
                yield error(record, at, f"{address[0]!r} looks like an address or telephone number")


def _found_guilty(figure: Figure) -> bool:
    """Say whether a plea or verdict is recorded, in the United States or in Mexico."""
    histories = [case.history for case in figure.cases] + [figure.other_proceedings]
    return any(OUTCOMES.get(entry.type) in GUILT for history in histories for entry in history)


def _worded(group: str, record: Record) -> Iterator[tuple[str, str, str]]:
    """Yield where *record* has a wording of one *group*, the sentence, and what is wrong with it."""
    for at, sentence in _sentences(record):
        for said in _said(group, sentence):
            yield at, sentence, said


def _said(group: str, sentence: str) -> Iterator[str]:
    for pattern, reason in _WORDS[group]:
        if match := pattern.search(sentence):
            yield f"{match[0]!r} {reason}"


def _sentences(record: Record) -> Iterator[tuple[str, str]]:
    for at, text in prose(record):
        for sentence in _SENTENCE.split(text):
            yield at, sentence
