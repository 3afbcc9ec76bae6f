"""Rules on words: guilt is stated with a plea or verdict only, and nothing private is told.

The list follows what libel guides for reporters warn of: a noun that calls a person what a
court has not yet called them, and a verb that states as done what is only charged.  A
sentence that says whose allegation it is may use either.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from extradition_cli.checks.problem import Finding, error, warning
from extradition_cli.checks.references import stating
from extradition_cli.record.model import Figure, Record
from extradition_cli.record.statements import prose
from extradition_cli.record.store import Tables
from extradition_cli.record.vocabulary import GROUP_STEPS, GUILT, standing_after


class Word(NamedTuple):
    """A wording to look at, and why."""

    pattern: str
    reason: str


VERDICTS = (
    Word(r"convict(?:ed|ion)", "says that a court has found guilt"),
    Word(r"(?<!not )(?<!not plead )guilty", "says that guilt was admitted or found"),
    Word(r"sentenced", "says that a court has punished"),
)
"""May stand where the record's history holds a plea or verdict."""

LABELS = (
    Word(r"murderers?|killers?|assassins?|hit ?m[ae]n|sicarios?", "calls a person guilty of killing"),
    Word(r"traffickers?|smugglers?|drug dealers?", "calls a person guilty of trafficking"),
    Word(r"kidnappers?|torturers?|launderers?|extortionists?", "calls a person guilty of a crime"),
    Word(
        r"criminals?\b(?! (?:law|case|code|enterprise|proceeding|group|organi|complaint|court|conspiracy"
        r"|association|act|charge|division|justice|investigat))",
        "calls a person guilty of crimes",
    ),
    Word(
        r"gangsters?|mobsters?|narcos?(?!-)|terrorists?\b(?! (?:organi|group|designation|list|tag|charge))",
        "calls a person guilty of a crime",
    ),
)
"""May stand only in a sentence that says whose allegation it is."""

CLICHES = (
    Word(
        r"kingpins?(?! (?:act|designation|list))|drug lords?|capos?|crime boss(?:es)?",
        "is the press's word, not a court's",
    ),
    Word(r"notorious|infamous|feared|bloodthirsty|ruthless|brutal|sanguinary", "is a judgement"),
)
"""May stand nowhere in our words."""

HEDGES = re.compile(
    r"alleg|accus|charg|indict|prosecut|\bsaid\b|\bsays?\b|according to|reported|suspect|claim|describ|"
    r"authorities|officials|named|calls|called|wanted|investigat|designat|convict|plead|acquit|defin|list|against|"
    r"in the words|Treasury|Department|court|plea|presumed",
    re.IGNORECASE,
)

PRIVATE = (
    Word(r"wife|husband|girlfriend|boyfriend|fianc[ée]e?|spouse|widow", "is about a relative"),
    Word(
        r"(?:his|her|their) (?:son|daughter|mother|father|child|children|parents|sister)s?",
        "is about a relative",
    ),
    Word(
        r"cancer|diabetes|illness|hospitali[sz]ed|surgery|disease|depression|medical",
        "is about somebody's health",
    ),
    Word(
        r"informants?|informer|cooperat(?:es|ed|ing|ors?) with (?:the )?(?:U\.S\. )?"
        r"(?:prosecutors|investigators|government|DEA)",
        "is about cooperation with investigators",
    ),
)
GROUP = re.compile(
    r"\b(?:the group|everyone|all (?:of )?(?:the )?\d+|the \d+ (?:people|men|defendants|prisoners))\b",
    re.IGNORECASE,
)
"""Words for everybody in a transfer."""
CRIMES = Word(
    r"racketeer\w*|traffick\w*|drugs?|narcotics?|cocaine|fentanyl|murder\w*|homicides?|kill\w*|kidnap\w*"
    r"|firearms?|weapons?|arms|(?:machine )?guns?|launder\w*|(?:narco-?)?terror\w*|smuggl\w*|stalk\w*"
    r"|escap\w*|criminal enterprises?",
    "was announced for a whole transfer, and is charged to nobody by that; it belongs to the transfer",
)

# Bounded, because a search that tries every length from every letter of a long word never ends.
ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.\w+|\+?\d[\d ()-]{8,30}\d(?!\))")

_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[A-Z“'‘])")


def check_guilt(tables: Tables) -> Iterator[Finding]:
    """A figure is called guilty, convicted or sentenced only if a plea or verdict is recorded."""
    for figure in tables.figures.values():
        if _found_guilty(figure):
            continue
        for at, sentence in _sentences(figure):
            for word in VERDICTS:
                if match := _found(word, sentence):
                    yield error(
                        "figures",
                        figure.id,
                        at,
                        f"{match!r} {word.reason}, and no plea or verdict is recorded",
                    )


def check_labels(tables: Tables) -> Iterator[Finding]:
    """Nobody is called what only a court can call them, unless the sentence says who alleges it."""
    for name, record in stating(tables):
        for at, sentence in _sentences(record):
            for word in LABELS:
                if (match := _found(word, sentence)) and not HEDGES.search(sentence):
                    yield error(name, record.id, at, f"{match!r} {word.reason}; say who alleges it")


def check_cliches(tables: Tables) -> Iterator[Finding]:
    """Our words are plain: no nickname of the trade, no adjective that judges."""
    for name, record in stating(tables):
        for at, sentence in _sentences(record):
            for word in CLICHES:
                if match := _found(word, sentence):
                    yield error(name, record.id, at, f"{match!r} {word.reason}")


def check_announcements(tables: Tables) -> Iterator[Finding]:
    """A step that repeats what was announced for a whole transfer names no crime: that is nobody's own."""
    for figure in tables.figures.values():
        for at, case in enumerate(figure.cases):
            for number, entry in enumerate(case.history):
                for sentence in _SENTENCE.split(entry.text) if entry.type in GROUP_STEPS else ():
                    if GROUP.search(sentence) and (match := _found(CRIMES, sentence)):
                        place = f"cases[{at}].history[{number}].text"
                        yield error("figures", figure.id, place, f"{match!r} {CRIMES.reason}")


def check_privacy(tables: Tables) -> Iterator[Finding]:
    """Nothing is told of relatives, health, addresses or cooperation with investigators."""
    for name, record in stating(tables):
        # Of a figure nothing private at all; elsewhere a public figure's family may be the news.
        level = error if name == "figures" else warning
        for at, sentence in _sentences(record):
            for word in PRIVATE:
                if match := _found(word, sentence):
                    yield level(name, record.id, at, f"{match!r} {word.reason}")
            if address := ADDRESS.search(sentence):
                yield error(name, record.id, at, f"{address[0]!r} looks like an address or telephone number")


def _found_guilty(figure: Figure) -> bool:
    """Say whether a plea or verdict is recorded, in the United States or in Mexico."""
    histories = [case.history for case in figure.cases] + [figure.other_proceedings]
    return any(
        standing_after((entry.type, entry.date) for entry in history[: end + 1])[0] in GUILT
        for history in histories
        for end in range(len(history))
    )


def _sentences(record: Record) -> Iterator[tuple[str, str]]:
    for at, text in prose(record):
        for sentence in _SENTENCE.split(text):
            yield at, sentence


def _found(word: Word, sentence: str) -> str | None:
    match = re.search(rf"\b(?:{word.pattern})\b", sentence, re.IGNORECASE)
    return match[0] if match else None
