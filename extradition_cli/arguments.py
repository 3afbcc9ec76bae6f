"""Options where people put them: before the command, after it, or at the end of the line.

Typer takes the options of a command behind its name and those of the program before it.
Here a command line is put into that order before Typer sees it.  What is no option of ours
stays where it is behind the command, for Typer to refuse with the nearest right one.
"""

from collections.abc import Sequence
from typing import NamedTuple

from extradition_cli.errors import UsageError, nearest
from extradition_cli.grammar import HELP, LISTS, ROOT, SHORT, VALUED


class Line(NamedTuple):
    """A command line in order; each option is a list of the word and, where that is another, its value."""

    program: list[list[str]]
    command: str | None
    behind: list[list[str]]
    rest: list[str]

    @property
    def words(self) -> list[str]:
        """The same for Typer: options of the program, command, what stands behind it, ``--`` and the rest."""
        return [*_flat(self.program), *filter(None, [self.command]), *_flat(self.behind), *self.rest]


def arranged(arguments: Sequence[str]) -> Line:
    """Return *arguments* with the program's options first, then the command, then the command's options.

    >>> arranged(["--json", "search", "x"]).words
    ['search', '--json', 'x']
    >>> arranged(["search", "x", "--db", "my-data"]).words
    ['--db', 'my-data', 'search', 'x']

    Raises :class:`UsageError` for an option that nothing takes, that lacks its value or its command, or
    that is given twice where one of the two would be lost.
    """
    before, rest = _options(arguments)
    for name in (long_name(option[0]) for option in before):
        if name not in HELP:
            near = nearest(name, HELP)
            raise UsageError(f"no option {name!r}" + (f"; did you mean {' or '.join(near)}?" if near else ""))
    if not rest or rest[0] == "--":
        stray = next((name for option in before if _of_a_command(name := long_name(option[0]))), None)
        if stray is not None:
            raise UsageError(f"{stray} belongs to a command, such as: extradition list {stray}")
        return Line(_language_first(before), None, [], list(rest))
    command, after = rest[0], rest[1:]
    first = [option for option in before if not _of_a_command(long_name(option[0]))]
    behind = [option for option in before if _of_a_command(long_name(option[0]))]
    while after and after[0] != "--":
        found, after = _options(after)
        for option in found:
            (first if long_name(option[0]) in ROOT else behind).append(option)
        if after and after[0] != "--":
            behind.append([after[0]])
            after = after[1:]
    for name in LISTS:
        if sum(long_name(option[0]) == name for option in behind) > 1:
            raise UsageError(f"{name} is given twice; it takes several, as in {name} A,B")
    return Line(_language_first(first), command, behind, list(after))


def long_name(word: str) -> str:
    """Return the long name of the option that *word* gives, as it was typed where it is none of ours.

    >>> long_name("-fcsv"), long_name("--format=csv"), long_name("-x")
    ('--format', '--format', '-x')
    """
    if word.startswith("--"):
        return word.partition("=")[0]
    return SHORT.get(word[:2], word)


def waiting(word: str) -> str | None:
    """Return the option in *word* that takes the next word as its value, if one does.

    >>> waiting("--format"), waiting("--format=csv"), waiting("-qf"), waiting("-qfcsv")
    ('--format', None, '--format', None)
    """
    if word.startswith("--"):
        return word if word in VALUED else None
    letters = word[1:]
    for place, letter in enumerate(letters, 1):
        # The first letter whose option takes a value takes all letters after it as that value.
        if (name := SHORT.get(f"-{letter}")) in VALUED:
            return name if place == len(letters) else None
    return None


def _options(words: Sequence[str]) -> tuple[list[list[str]], Sequence[str]]:
    """Split off the options that *words* begin with, each with its value."""
    found = []
    while words and words[0].startswith("-") and words[0] not in ("-", "--"):
        length = 2 if waiting(words[0]) else 1
        if len(words) < length:
            raise UsageError(f"{words[0]} needs a value")
        found.append(list(words[:length]))
        words = words[length:]
    return found, words


def _language_first(options: list[list[str]]) -> list[list[str]]:
    """Return *options* with the language before all others: help, asked for before it, speaks it too."""
    return sorted(options, key=lambda option: long_name(option[0]) != "--lang")


def _of_a_command(name: str) -> bool:
    return name in HELP and name not in ROOT and name != "--help"


def _flat(options: list[list[str]]) -> list[str]:
    return [word for option in options for word in option]


def split(text: str) -> list[str]:
    """Return the words of a list such as ``a,b``; :class:`UsageError` where there is none.

    >>> split("cjng, sinaloa cartel,")
    ['cjng', 'sinaloa cartel']
    """
    words = [word.strip() for word in text.split(",") if word.strip()]
    if not words:
        raise UsageError("an empty value was given where a word was expected")
    return words
