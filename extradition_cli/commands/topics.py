"""The help topics: what holds for several commands, told once.

A guide is a title and blocks, which ``extradition help`` wraps for the terminal.  Names, codes and
words are taken from the code that uses them; only what they mean is written here.
"""

import textwrap
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from extradition_cli.errors import ExitCode
from extradition_cli.output import Format
from extradition_cli.output.citations import Style
from extradition_cli.record.vocabulary import SourceType, Standing
from extradition_cli.search.scoring import Basis
from extradition_cli.search.searcher import KINDS


class Terms(NamedTuple):
    """Words with their meanings."""

    rows: tuple[tuple[str, str], ...]


class Examples(NamedTuple):
    """Command lines to try."""

    lines: tuple[str, ...]


Block = str | Terms | Examples
"""A paragraph, a list of terms, or examples."""


class Guide(NamedTuple):
    """One help topic."""

    title: str
    blocks: tuple[Block, ...]


FORMATS = {
    Format.TABLE: "For reading: on a narrow terminal columns drop by priority, names never shrink.",
    Format.JSON: "One array for lists, hits and timelines, one object for show and stats; empty is [].",
    Format.JSONL: "One JSON object a line.",
    Format.CSV: "With a header, by RFC 4180; a quote mark stands before what a spreadsheet would run.",
    Format.TSV: "With a header; tab, line break and backslash inside a cell are written \\t, \\n and \\\\.",
    Format.MARKDOWN: "A table for a page; show and diff give a page.",
}

STANDINGS = {
    Standing.SENTENCED: "A court has imposed a sentence.",
    Standing.CONVICTED: "A jury or judge has found guilt; no sentence is on record.",
    Standing.PLEADED_GUILTY: "A plea of guilty is on record, and no sentence.",
    Standing.PLEADED_NOT_GUILTY: "A plea of not guilty is the last word; presumed innocent.",
    Standing.CHARGED: "Charged or brought to court, with no plea on record; presumed innocent.",
    Standing.ACQUITTED: "A court has found no guilt.",
    Standing.DISMISSED: "The charges were dropped or thrown out.",
    Standing.UNKNOWN: "No public source was found that says where the case stands.",
}

BASES = {
    Basis.EXACT: "the whole name, alias, title, date, docket or district",
    Basis.EXACT_TOKENS: "its words, in another order, or enough of them to tell who is meant",
    Basis.INITIALS: "initials that stand for words of it",
    Basis.SOUND: "words that sound alike in Spanish, such as gonzales",
    Basis.FUZZY: "words with a typing error",
    Basis.MIXED: "a nickname and words of the name together",
    Basis.WEAK_ALIAS: "a nickname that anybody may have, or a name known only in part",
    Basis.PART: "a part of a longer name or date, or common names that many bear",
    Basis.AROUND: "what stands around it: organization, court, place, transfer, nationality, date",
    Basis.WORDS: "every word of the question, in what the record says of it",
}

SOURCES = {
    SourceType.PRIMARY: "a court's, government's or party's own text",
    SourceType.NEWS: "a report",
    SourceType.REFERENCE: "a work of reference",
}

VARIABLES = {
    "EXTRADITION_DB": "The database to read, a folder or one JSON file; --db wins over it.",
    "EXTRADITION_FORMAT": "The format to print in; --format and --json win over it.",
    "EXTRADITION_LANG": "The language to speak, en or es; --lang wins over it.",
    "LC_ALL": "The locale, whose language is spoken where EXTRADITION_LANG is not set and it is Spanish.",
    "LC_MESSAGES": "The same, where LC_ALL is not set.",
    "LANG": "The same, where neither is set.",
    "EXTRADITION_PAGER": "The pager for what is longer than the screen; empty or cat for none.",
    "PAGER": "The same, where EXTRADITION_PAGER is not set; without either, less -FRX.",
    "LESS": "Options of less; FRX where it is not set.",
    "NO_COLOR": "No color, if not empty. It wins over FORCE_COLOR.",
    "FORCE_COLOR": "Color off a terminal too, if not empty.",
    "TERM": "No color and no links where it is dumb or not set, unless FORCE_COLOR says so.",
    "COLUMNS": "The width to draw for, instead of the terminal's own.",
}


def _terms(meanings: dict[StrEnum, str]) -> Terms:
    return Terms(tuple((word.value, meaning) for word, meaning in meanings.items()))


GUIDES: dict[str, Guide] = {
    "formats": Guide(
        "Output formats",
        (
            "Every command that answers with records takes --format, and --json for --format json.",
            Terms(tuple((word.value, meaning) for word, meaning in FORMATS.items())),
            "Without --format the variable EXTRADITION_FORMAT decides; without either a terminal gets a"
            " table and a pipe gets tab-separated lines without a header. The data never depend on the"
            " terminal, only their dress does.",
            "--fields narrows any format to the fields named, in that order; a wrong one is answered with"
            " the right ones. Data go to standard output. Notes, hints and errors go to standard error.",
            "For databases, calendars, documents and other tools see extradition help export.",
            Examples(
                (
                    "extradition list --transfer second --format csv",
                    "extradition list --fields name,standing --format markdown",
                    "extradition search cuini --json",
                )
            ),
        ),
    ),
    "exit-codes": Guide(
        "Exit status",
        (
            "Below 64 they follow grep, above it the sysexits of BSD.",
            Terms(tuple((str(code.value), code.meaning) for code in ExitCode)),
            "With --quiet nothing is printed to standard output and the code alone answers. A reader that"
            " closes the pipe early, as head does, ends the program quietly by SIGPIPE: 141 in a shell.",
            Examples(("extradition search cuini --quiet && echo known",)),
        ),
    ),
    "environment": Guide(
        "Environment",
        ("An option on the command line always wins.", Terms(tuple(VARIABLES.items()))),
    ),
    "search": Guide(
        "How names are found",
        (
            f"search looks at every kind of record ({', '.join(KINDS)}), unless --kind says which. Accents,"
            " tildes, capitals, hyphens and apostrophes do not matter, nor does the order of the"
            " words of a name.",
            "A hit says why it is one: its score, the field, the words that matched, and on what basis.",
            Terms(tuple((word.value, meaning) for word, meaning in BASES.items())),
            "The last four identify nobody: Jose Garcia is one of many. search shows them, for a look;"
            " search --batch leaves them out, and show, sources and --about do not open them.",
            "Words are looked for in all that the record says, in English or Spanish and with other endings;"
            " question words count for nothing. People stand by where they are told of, charges and roles"
            " first, and by surname. A statement is shown whole. Quotation marks make a phrase; AND, OR,"
            " -word and field: are not understood.",
            "Nothing is guessed. Where nothing answers, search exits with"
            f" {ExitCode.NOTHING_FOUND.value} and names the closest records as what they are: no matches."
            f" show, sources and --about take a name only if it tells one record; else they exit with"
            f" {ExitCode.NOTHING_FOUND.value}, or with {ExitCode.AMBIGUOUS.value} and the candidates.",
            "An article and one word is a nickname (El Moreno), never a surname. Another given name, the"
            " other ending of one (Francisca), Jr., hijo, II, III or IV is another person.",
            "A similar name is not an identity.",
            Examples(
                (
                    "extradition search gonzales valensia",
                    "extradition search where was el gato arrested",
                    "extradition search EDNY --kind figure",
                    "extradition search 2025-08-12 --kind transfer",
                )
            ),
        ),
    ),
    "standings": Guide(
        "Standings",
        (
            "Where a case stands is worked out from its dated history and never stored. The last plea,"
            " verdict, sentence or dismissal counts; a new charge takes back no plea. Somebody with several"
            " cases is listed under the first of these that one of them has reached:",
            Terms(tuple((word.value, meaning) for word, meaning in STANDINGS.items())),
            "Whoever is not under the first three is presumed innocent of the charges on record.",
            Examples(
                (
                    "extradition list --standing pleaded-guilty,sentenced",
                    "extradition stats --by standing --transfer first",
                )
            ),
        ),
    ),
    "sources": Guide(
        "Sources",
        (
            "Every record, and every fact in it that can differ in source, names the documents it rests on."
            " show numbers them; sources lists them, or those of one record with what each supports.",
            Terms(tuple((word.value, meaning) for word, meaning in SOURCES.items())),
            "A source marked weak is a poor mirror, an aggregator or a copy that could not be reached. Where"
            " sources disagree the record keeps each version with its sources, as a conflict.",
            f"--style prints citations: {', '.join(Style)}.",
            Examples(("extradition sources caro quintero", "extradition sources cuini --style bibtex")),
        ),
    ),
    "corrections": Guide(
        "Corrections",
        (
            "A wrong or unsourced line is the worst fault this program can have. If you have found one,"
            " open an issue in the repository that the program came from. Give the id of the record, the"
            " field, what is wrong, and a public source for what is right.",
            "A plea, verdict, sentence, acquittal or dismissal that the record does not have yet is a"
            " correction. The record says of itself up to which day it was researched; what came later is"
            " not in it.",
            "To mend it yourself, copy the data, change them, and hold them against every rule:",
            Examples(
                (
                    "extradition version --json",
                    "extradition sources caro quintero",
                    "extradition validate my-data",
                )
            ),
        ),
    ),
}
"""Every help topic by the word for it."""


def wrapped(guide: Guide, width: int) -> str:
    """Return *guide* as plain text of at most *width* columns.

    >>> print(wrapped(Guide("One", (Terms((("a", "first"), ("bcd", "second"))),)), 60), end="")
    One
    <BLANKLINE>
      a    first
      bcd  second
    """
    return "\n".join(["\n".join(_lines(block, width)) + "\n" for block in (guide.title, *guide.blocks)])


def _lines(block: Block, width: int) -> Iterator[str]:
    if isinstance(block, str):
        yield from _filled(block, width, "", "")
    elif isinstance(block, Examples):
        yield from (f"  {line}" for line in block.lines)
    else:
        column = max(len(word) for word, _ in block.rows) + 4
        for word, meaning in block.rows:
            yield from _filled(meaning, width, f"  {word}".ljust(column), " " * column)


def _filled(text: str, width: int, first: str, rest: str) -> list[str]:
    # What is typed is one word: an option is never broken at its hyphens.
    return textwrap.wrap(text, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
