"""What can go wrong, the exit code it ends in, and the sentence a user reads.

An error is raised where it arises and turned into a line on stderr in one place,
:func:`extradition_cli.cli.run`.  Exit codes below 64 are ours and follow ripgrep's
``0/1/2``; those above follow BSD's ``sysexits.h``.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum

from extradition_cli.language import Phrase, joined

Candidate = tuple[str, str]
"""A record that might have been meant: its label and its id."""


class ExitCode(IntEnum):
    """How a run ended, for a script; what each tells a person stands in the help topic on them."""

    OK = 0
    NOTHING_FOUND = 1
    USAGE = 2
    AMBIGUOUS = 3
    DATA_BROKEN = 65
    DATA_NOT_FOUND = 66
    UNAVAILABLE = 69
    BUG = 70
    CANNOT_WRITE = 73
    INTERRUPTED = 130


class ExtraditionError(Exception):
    """Never raised itself; every error that reaches a user is one of these, and what is *said* a phrase."""

    exit_code = ExitCode.BUG

    def __init__(self, said: Phrase) -> None:
        super().__init__(said)
        self.said = said


class UsageError(ExtraditionError):
    """The command line asks for something that does not exist or does not fit together."""

    exit_code = ExitCode.USAGE


class UnknownValueError(UsageError):
    """The value is not one of the valid choices."""

    def __init__(
        self, what: Phrase, given: str, valid: Iterable[str], others: Mapping[str, str] | None = None
    ) -> None:
        """Name the *valid* words, and the nearest of them or of *others*, each of which stands for one."""
        valid = list(valid)
        near = nearest(given, valid)
        if others and not near:
            near = [others[word] for word in nearest(given, others, cutoff=_NEAR_OF_MANY)]
        choices = Phrase("valid: {words}", words=", ".join(valid)) if valid else Phrase("the record has none")
        super().__init__(
            Phrase(
                "no {what} {given}{near} ({choices})",
                what=what,
                given=shown(given),
                near=asked(near),
                choices=choices,
            )
        )


class NotFoundError(ExtraditionError):
    """No record answers to the words that were asked for."""

    exit_code = ExitCode.NOTHING_FOUND
    heading = Phrase("closest, not matches")

    def __init__(
        self, wanted: str, closest: Sequence[Candidate] = (), counts: Sequence[tuple[str, int]] = ()
    ) -> None:
        """Name what is *closest*, and those of several words that *counts* says some records have."""
        self.closest = tuple(closest)
        some = [(one_line(word), count) for word, count in counts if count] if len(counts) > 1 else []
        told = ["\n", Phrase("no record has all the words; it has:")] if some else []
        for word, count in some:
            records = Phrase("{count} record", "{count} records", count=count)
            told += [f"\n  {word}: ", records, f"  (extradition search {word})"]
        super().__init__(joined("", [self.sentence(shown(wanted)), *told, _listed(self.heading, closest)]))

    @staticmethod
    def sentence(wanted: str) -> Phrase:
        """Return the sentence that answers to what was *wanted*, in quotation marks."""
        return Phrase("nothing in the record is called {wanted}", wanted=wanted)


class TooLittleError(NotFoundError):
    """One record bears the words that were asked for, as may many people who are in no record."""

    heading = Phrase("borne in the record, and perhaps by others")

    @staticmethod
    def sentence(wanted: str) -> Phrase:
        """Return the sentence that answers to what was *wanted*, in quotation marks."""
        return Phrase("{wanted} does not tell who is meant", wanted=wanted)


class NotYetError(ExtraditionError):
    """A record is of a later day than the one that was asked about."""

    exit_code = ExitCode.NOTHING_FOUND

    def __init__(self, label: str, date: str | None, day: str) -> None:
        super().__init__(
            Phrase(
                "the record tells of {label} from {date} on, which is later than {day}",
                label=shown(label),
                date=date,
                day=day,
            )
        )


class NoneFoundError(ExtraditionError):
    """No name of a list answers to a record."""

    exit_code = ExitCode.NOTHING_FOUND


class AmbiguousError(ExtraditionError):
    """Several records answer equally well, and choosing one would be guessing."""

    exit_code = ExitCode.AMBIGUOUS

    def __init__(self, wanted: str, candidates: Sequence[Candidate]) -> None:
        self.candidates = tuple(candidates)
        many = Phrase("{wanted} may mean more than one", wanted=shown(wanted))
        super().__init__(joined("", [many, _listed(Phrase("name one of them"), candidates)]))


class DataError(ExtraditionError):
    """The data can be read but are not what they should be."""

    exit_code = ExitCode.DATA_BROKEN

    def __init__(self, place: str, problem: Phrase) -> None:
        super().__init__(joined(": ", [shown_path(place), problem]))


class InvalidDataError(ExtraditionError):
    """A validation found errors; what they are stands on standard output."""

    exit_code = ExitCode.DATA_BROKEN


class DataNotFoundError(ExtraditionError):
    """There are no data where they were looked for, or they may not be read."""

    exit_code = ExitCode.DATA_NOT_FOUND

    def __init__(self, tried: Sequence[str], problem: Phrase) -> None:
        places = joined(", ", map(shown_path, tried))
        super().__init__(Phrase("{problem}; looked at {places}", problem=problem, places=places))


class MissingLibraryError(ExtraditionError):
    """What was asked for stands on a library that is not installed."""

    exit_code = ExitCode.UNAVAILABLE

    def __init__(self, asked: str, library: str, extra: str) -> None:
        super().__init__(
            Phrase(
                "{asked} needs the library {library}; install it, in the folder of the program, with pip"
                " install '.[{extra}]'",
                asked=asked,
                library=library,
                extra=extra,
            )
        )


class CannotWriteError(ExtraditionError):
    """A file, a folder or standard output cannot be written."""

    exit_code = ExitCode.CANNOT_WRITE

    def __init__(self, place: str, problem: Phrase) -> None:
        super().__init__(Phrase("cannot write {place}: {problem}", place=shown_path(place), problem=problem))


def bug_report(error: Exception) -> Phrase:
    """Say that the program itself failed, and what whoever sees it can do."""
    return Phrase(
        "this is our mistake, not yours ({error}); please report it with the command you typed, and add"
        " --debug for details",
        error=f"{type(error).__name__}: {error}",
    )


def reason(error: Exception) -> Phrase:
    """Return what the system says of a file, in the middle of a sentence."""
    return Phrase((getattr(error, "strerror", None) or str(error)).lower())


def shown(text: str, limit: int = 80) -> str:
    """Quote what a user typed, shortened and with control characters made visible.

    >>> shown("a\\x1b[31m")
    "'a\\\\x1b[31m'"
    """
    return repr(text if len(text) <= limit else text[: limit - 1] + "…")


def shown_path(path: str) -> str:
    """Return *path* as it is if it prints on one line, else quoted."""
    return path if path.isprintable() else ascii(path)


_NEAR, _NEAR_OF_MANY, _NEAR_PART = 0.7, 0.75, 0.8
"""From this share of letters in common on a word is offered for another, one of many names, of which some are
always alike (Tijuana is no slip for Juneau, nor Reynosa for Reno), and a word for what has it as a part."""


def nearest(given: str, valid: Iterable[str], limit: int = 2, cutoff: float = _NEAR) -> list[str]:
    """Return up to *limit* of the *valid* words that *given* was probably meant to be.

    *cutoff* is the least share of letters in common, as :mod:`difflib` counts them.
    """
    from difflib import get_close_matches  # only a slip has time for it

    # Points, hyphens and capitals are not what tells E.D.N.Y. from a slip of the finger.
    plain = {_letters(word): word for word in reversed(list(valid))}
    if near := get_close_matches(_letters(given), list(plain), n=limit, cutoff=cutoff):
        return [plain[word] for word in near]
    words = {word: list(map(_letters, word.replace("-", " ").split())) for word in plain.values()}
    return [
        word for word, parts in words.items() if get_close_matches(_letters(given), parts, cutoff=_NEAR_PART)
    ][::-1][:limit]


def did_you_mean(given: str, valid: Iterable[str]) -> Phrase:
    """Return the end of a sentence that asks whether the nearest of the *valid* words was meant, or nothing.

    >>> did_you_mean("figurs", ["figures", "laws"]), did_you_mean("x", ["figures"])
    ('; did you mean figures?', '')
    >>> did_you_mean("drugs", ["drug-trafficking", "other"])
    '; did you mean drug-trafficking?'
    """
    return asked(nearest(given, valid))


def asked(near: Iterable[str]) -> Phrase:
    """Return the end of a sentence that asks whether one of *near* was meant, or nothing."""
    words = joined(Phrase(" or "), dict.fromkeys(near))
    return Phrase("; did you mean {words}?", words=words) if words else words


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _listed(heading: Phrase, candidates: Sequence[Candidate]) -> Phrase | None:
    if not candidates:
        return None
    lines = [
        joined("", ["\n  ", one_line(label), f"  (extradition show {one_line(id_)})"])
        for label, id_ in candidates
    ]
    return joined("", ["\n", heading, ":", *lines])


def one_line(text: str, limit: int = 200) -> str:
    """Return a text out of a database, which may hold line breaks and be of any length, as one short line."""
    line = text if text.isprintable() else repr(text)[1:-1]
    return line if len(line) <= limit else line[: limit - 1] + "…"
