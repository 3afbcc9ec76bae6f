"""What may come next on a command line: the words typed so far, and the candidates for the last one.

This runs at every press of the tab key, so it knows the commands from
:mod:`extradition_cli.grammar` instead of from Typer, and records as bare rows of names.
It does no I/O: whoever calls hands in where rows come from.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from os.path import commonprefix
from typing import TYPE_CHECKING

from extradition_cli.arguments import long_name, waiting
from extradition_cli.grammar import CHOICES, COMMANDS, HELP, LISTS, OPTIONS, PATHS, ROOT

if TYPE_CHECKING:
    from extradition_cli.glance import Row

Candidate = tuple[str, str]
"""A word that may stand there, and what it is."""

Rows = Callable[[str | None, str], "Iterable[Row]"]
"""The rows of a table, by the path that ``--db`` gave and the name of the table."""

FILES: Candidate = ("", "files")
"""Stands alone and leaves it to the shell to offer files."""

_BRIEF = 72


def lines(shell: str, words: Sequence[str], rows: Rows) -> str:
    """Return the candidates for the last of *words*, as *shell* has them: a line each, a tab, what it is."""
    meant = typed(shell, words)
    # What acts on a terminal is never written into somebody's command line.
    found = [(word, about) for word, about in candidates(meant, rows) if f"{word}{about}".isprintable()]
    told = [(word, about if about != word else "") for word, about in found]
    if shell == "bash" and words:
        told = [(quoted(word, words[-1]), about) for word, about in _overwriting(told, meant[-1])]
    return "".join(f"{word}\t{about}\n" for word, about in told)


def _overwriting(found: list[Candidate], current: str) -> list[Candidate]:
    """Return those candidates with which bash does not spoil what was typed.

    It puts what all have in common, letter for letter, in the place of the word: N for nunez if Núñez
    and Nunez may follow.  Where that is less than was typed, only the same letters count.
    """
    common = commonprefix([word for word, _ in found])  # noqa: RUF071 - it is the letters that count
    if len(found) > 1 and 0 < len(common) < len(current):
        return [(word, about) for word, about in found if word.startswith(current)]
    return found


def typed(shell: str, words: Sequence[str]) -> list[str]:
    """Return what *words* mean, freed from a shell's quotes.

    >>> typed("bash", ["show", "--cartel", "=", '"Gulf C'])
    ['show', '--cartel', 'Gulf C']
    """
    *before, last = words or [""]
    if shell != "bash":
        return [*before, unquoted(last)]
    # Only bash hands over words as they were typed, and cuts them at each equals sign.
    whole = [unquoted(word) for word in before if word != "="]
    return [*whole, "" if last == "=" else unquoted(last)]


def candidates(words: Sequence[str], rows: Rows) -> list[Candidate]:
    """Return what the last of *words* may become, given those before it."""
    *before, current = words
    line = _Line(before)
    if line.waiting:
        return _values(line, line.waiting, current, rows)
    if not line.closed and current.startswith("-"):
        name, equals, value = current.partition("=")
        if equals:
            return [
                (f"{name}={word}" if word else word, about)
                for word, about in _values(line, name, value, rows)
            ]
        return [(option, brief(HELP[option])) for option in _options(line) if option.startswith(current)]
    if line.command is None:
        return [(name, brief(about)) for name, about in COMMANDS.items() if name.startswith(current)]
    return _values(line, line.command, current, rows)


class _Line:
    """What stands before the word in question."""

    def __init__(self, words: Sequence[str]) -> None:
        self.command: str | None = None
        self.arguments: list[str] = []
        self.options: set[str] = set()
        self.waiting: str | None = None
        self.database: str | None = None
        self.closed = False
        for word in words:
            self._take(word)

    def _take(self, word: str) -> None:
        if self.waiting:
            if self.waiting == "--db":
                self.database = word
            self.waiting = None
        elif word == "--" and not self.closed:
            self.closed = True
        elif word.startswith("-") and not self.closed:
            name = long_name(word)
            self.options.add(name)
            self.waiting = waiting(word)
            if name == "--db" and not self.waiting:
                self.database = word.partition("=")[2]
        elif self.command is None:
            self.command = word
        else:
            self.arguments.append(word)


def _options(line: _Line) -> list[str]:
    """Return the options that the command takes and that are not given yet."""
    own = OPTIONS.get(line.command or "", "").split()
    return [name for name in dict.fromkeys([*own, *ROOT, "--help"]) if name not in line.options]


def _values(line: _Line, place: str, current: str, rows: Rows) -> list[Candidate]:
    """Return what may stand at *place*: after an option, or as an argument of a command."""
    if place in PATHS:
        return [FILES]
    head, comma, last = current.rpartition(",") if place in LISTS else ("", "", current)
    given = head.split(",")
    if place in _RECORDS:
        before = line.arguments if place == line.command else []
        # Where nothing is typed yet the people are enough to choose from.
        for tables in _RECORDS[place] if last or before else [("figures",)]:
            if named := _naming({table: list(rows(line.database, table)) for table in tables}, before, last):
                return named
        return []
    if place in _OFFERS:
        offered = dict(_OFFERS[place](line.database, rows, last))
        found = [(word, about) for word, about in offered.items() if starts(word, last)]
    elif place == line.command and line.arguments:
        found = []
    else:
        found = [(word, "") for word in _choices(line, place) if starts(word, last)]
    return [(f"{head}{comma}{word}", about) for word, about in found if word not in given]


def _choices(line: _Line, place: str) -> list[str]:
    """Return the words of a closed list; that of this kind or command before the common one."""
    place = "--fields" if place == "--sort" else place
    keys = (f"{line.command} {' '.join(line.arguments[:1])} {place}", f"{line.command} {place}", place)
    return next((CHOICES[key].split() for key in keys if key in CHOICES), [])


# What the record offers.


def _cartels(database: str | None, rows: Rows, beginning: str) -> Iterator[Candidate]:
    """Yield organizations by abbreviation, else by name; by every name once a letter is typed."""
    for row in rows(database, "organizations"):
        names = [*row.abbreviations, *row.names]
        yield from ((name, row.label) for name in (names if beginning else names[:1]))


def _transfers(database: str | None, rows: Rows, _beginning: str) -> Iterator[Candidate]:
    from extradition_cli.vocabulary import ORDINALS  # of no use to any other option

    for row in rows(database, "transfers"):
        yield row.id, f"{row.count} people"
        if 0 < row.ordinal <= len(ORDINALS):
            yield ORDINALS[row.ordinal - 1][0], f"{row.id}, {row.count} people"


def _districts(database: str | None, rows: Rows, beginning: str) -> Iterator[Candidate]:
    """Yield the districts of the record as they are typed: EDNY, and E.D.N.Y. for whoever types points."""
    from extradition_cli.courts import district_name  # only this option needs the courts

    cited = {case.district for row in rows(database, "figures") for case in row.cases if case.district}
    for one in sorted(cited):
        plain = "".join(filter(str.isalnum, one))
        yield one if "." in beginning else plain, district_name(one) or one


_OFFERS = {"--cartel": _cartels, "--transfer": _transfers, "--district": _districts}
_NAMED = ("figures", "organizations", "transfers", "officials")
_TITLED = ("laws", "context", "events")
_RECORDS = {"--about": (_NAMED[:3],), "show": (_NAMED, _TITLED), "sources": (_NAMED, _TITLED)}
"""Where a record is named, and the tables it may be in: those of a later group only if none before fits."""


def _naming(tables: Mapping[str, list["Row"]], before: Sequence[str], current: str) -> list[Candidate]:
    """Return ids and names that begin with what is typed, be it one word or the last of several.

    A record is offered by its id where that begins so, else by its names, or by the end of a name
    if no other record of its table has these words in a name: `caro` becomes `Caro Quintero`.
    """
    asked = " ".join([*before, current])
    found: dict[str, str] = {}
    for table, rows in tables.items():
        for row in rows:
            if not before and starts(row.id, current):
                found[row.id] = row.label
                continue
            ends = [
                end
                for end in _ends(row, person=table in _PEOPLE)
                if starts(end, asked) and not any(_holds(other, end) for other in rows if other is not row)
            ]
            for name in (*(name for name in row.names if starts(name, asked)), *ends):
                found.setdefault(" ".join(name.split()[len(before) :]), row.label)
    return [(word, label) for word, label in found.items() if word]


_PEOPLE = {"figures", "officials"}
_ARTICLES = {"el", "la", "los", "las", "the"}


def _ends(row: "Row", *, person: bool) -> Iterator[str]:
    """Yield what else a record answers to: a name without its article, a person by the last names."""
    for name in row.names:
        article, _, rest = name.partition(" ")
        if article.casefold() in _ARTICLES:
            yield rest
    words = (row.name or "").split() if person else []
    for start in range(1, len(words) - 1):
        yield " ".join(words[start:])


def _holds(row: "Row", words: str) -> bool:
    return any(f" {_plain(words)} " in f" {_plain(name)} " for name in row.names)


def starts(word: str, beginning: str) -> bool:
    """Say whether *word* begins so, whatever the accents and capitals.

    >>> starts("Núñez", "nun"), starts("Núñez", "ez")
    (True, False)
    """
    return _plain(word).startswith(_plain(beginning))


def _plain(text: str) -> str:
    if text.isascii():
        return text.lower()
    from extradition_cli.matching.folding import fold

    return fold(text)


def brief(text: str) -> str:
    """Return the first clause of a help text.

    >>> brief("At most N; without it, all.")
    'At most N'
    """
    clause = text.split(";")[0].split(". ")[0].rstrip(".")
    return clause if len(clause) <= _BRIEF else clause[: _BRIEF - 1].rstrip(" ,") + "…"


def quoted(word: str, last: str) -> str:
    r"""Return *word* as bash takes it for one literal word, in the place of *last*, which may open a quote.

    bash puts candidates on the line as they are.  Its own quoting, for files, lets `$(…)` through.

    >>> print(quoted("a $b", "a"), quoted("a $b", '"a'), quoted("it's", "'it"))
    a\ \$b a \$b it'\''s
    """
    if last.startswith("'"):
        return word.replace("'", "'\\''")
    within = last.startswith('"')
    return "".join(
        f"\\{letter}"
        if letter in '\\"$`' or not (within or letter.isalnum() or letter in "_.,=:/@%+-")
        else letter
        for letter in word
    )


def unquoted(word: str) -> str:
    r"""Return *word* without the quotes and backslashes of a shell; a quote may still be open.

    >>> unquoted('"Caro Q'), unquoted(r"Caro\ Q"), unquoted("'it'\\''s")
    ('Caro Q', 'Caro Q', "it's")
    """
    found, quote, escaped = "", "", False
    for letter in word:
        if escaped:
            found, escaped = found + letter, False
        elif letter == "\\" and quote != "'":
            escaped = True
        elif letter in ("'", '"') and quote in ("", letter):
            quote = "" if quote else letter
        else:
            found += letter
    return found
