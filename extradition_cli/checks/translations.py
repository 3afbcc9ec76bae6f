"""Rules on the sentences of the record in other languages: each says what the English one says, no more.

What a language wants is told by its ``glossary.json``, beside its sentences: the terms of the law in both
languages, and the words by which a denial and a verdict are known.
"""

import re
from collections.abc import Iterator, Mapping

from extradition_cli.checks.problem import TABLE_OF, Finding, error, warning
from extradition_cli.folding import fold
from extradition_cli.language import ENGLISH, LANGUAGES
from extradition_cli.record.model import Record
from extradition_cli.record.statements import all_records, prose, strings
from extradition_cli.record.store import StoredTables, Tables
from extradition_cli.record.translations import Glossary, glossary

_DENIAL = re.compile(r"\b(?:not|no|never|nobody|neither|nor|none|without)\b|n't\b", re.IGNORECASE)
_VERDICT = re.compile(
    r"guilt|convict|sentenc|plea|judgment|serv|verdict|punish|\bterms?\b|prison", re.IGNORECASE
)
_NUMBER = re.compile(r"\d+")
_QUOTED = 60


def check_translations(tables: Tables) -> Iterator[Finding]:
    """A translation keeps numbers, denials, allegations and terms, and adds no verdict.

    One of a sentence that the record no longer holds is an error; a sentence without one, a warning.
    """
    if not isinstance(tables, StoredTables):
        return
    for language in LANGUAGES:
        if language != ENGLISH and (told := tables.translations(language)):
            terms = glossary(tables.path, language)
            for record in all_records(tables):
                yield from _record(
                    record, told.get(TABLE_OF[record.kind], {}).get(record.id, {}), terms, language
                )


def _record(record: Record, told: Mapping[str, str], terms: Glossary, language: str) -> Iterator[Finding]:
    held = {text: at for at, text in reversed(list(strings(record)))}
    for english, other in told.items():
        if english not in held:
            yield error(record, language, f"translates what the record does not say: {english[:_QUOTED]}")
            continue
        for problem in lost(english, other, terms):
            yield error(record, held[english], f"{problem} in {language}: {other[:_QUOTED]}")
    for at, text in prose(record):
        if text not in told:
            yield warning(record, at, f"is not there in {language}: {text[:_QUOTED]}")


def lost(english: str, other: str, terms: Glossary) -> Iterator[str]:
    """Yield what a translation lost of the *english* sentence, or added to it.

    >>> terms = Glossary(terms=(), denials="no", verdicts="culpable", english="the|of|was")
    >>> list(lost("He was not one of the 26.", "Fue uno de los 27.", terms))
    ['the numbers 26 became 27', 'a denial is lost']
    """
    asked, said = fold(english), fold(other)
    numbers, theirs = sorted(_NUMBER.findall(english)), sorted(_NUMBER.findall(other))
    if numbers != theirs:
        yield f"the numbers {' '.join(numbers) or 'none'} became {' '.join(theirs) or 'none'}"
    if english.count("\n\n") != other.count("\n\n"):
        yield "a paragraph is lost or added"
    if _DENIAL.search(english) and not re.search(rf"\b(?:{terms.denials})\b", said):
        yield "a denial is lost"
    if re.search(rf"\b(?:{terms.verdicts})\b", said) and not _VERDICT.search(english):
        yield "a verdict is added"
    for term in terms.terms:
        if re.search(rf"(?<!\w){re.escape(fold(term.english))}(?!\w)", asked) and not any(
            stem in said for stem in term.stems
        ):
            yield f"{term.english!r} is not {term.translation!r}"
    if len(re.findall(rf"\b(?:{terms.english})\b", other)) > 1 and english != other:
        yield "English is left"
