"""A database held against the rules, as a listing of what breaks them."""

from collections.abc import Sequence

from msgspec.structs import astuple

from extradition_cli.checks import RULES, Level, Problem, errors, problems
from extradition_cli.errors import UnknownValueError
from extradition_cli.language import Phrase, joined
from extradition_cli.questions.results import Listing
from extradition_cli.record.store import StoredTables


def complaints(base: StoredTables, rules: Sequence[str] | None, *, errors_only: bool) -> Listing[Problem]:
    """List every place that breaks one of *rules*, by default all; where the shape is broken, only that.

    Raises :class:`UnknownValueError` for a rule that there is not.
    """
    for word in rules or ():
        if word not in RULES:
            raise UnknownValueError("rule", word, RULES)
    shape = (Problem(Level.ERROR, "shape", *astuple(fault)) for fault in base.faults())
    misnamed = [
        Problem(Level.WARNING, "shape", file, "", "", f"is no table and not read; did you mean {meant}?")
        for file, meant in base.misnamed()
    ]
    found = misnamed + (list(shape) or problems(base, rules or tuple(RULES)))
    shown = errors(found) if errors_only else found
    wrong = len(errors(found))
    broken = Phrase("{count} error", "{count} errors", count=wrong)
    doubtful = Phrase("{count} warning", "{count} warnings", count=len(found) - wrong)
    return Listing(Problem, shown, base, (joined(", ", [broken, doubtful]),))
