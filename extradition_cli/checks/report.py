"""A database held against the rules, as a listing of what breaks them."""

from collections.abc import Callable, Iterable, Sequence

from msgspec.structs import astuple

from extradition_cli.checks import RULES, Level, Problem, errors, problems
from extradition_cli.errors import UnknownValueError
from extradition_cli.language import Phrase, joined
from extradition_cli.questions.results import Listing
from extradition_cli.record.store import StoredTables


def complaints(
    base: StoredTables,
    rules: Sequence[str] | None,
    *,
    errors_only: bool,
    watched: Callable[[Sequence[str]], Iterable[str]] = iter,
) -> Listing[Problem]:
    """List every place that breaks one of *rules*, by default all; where the shape is broken, only that.

    The rules are taken one by one from *watched*, which may tell how far it is.  Raises
    :class:`UnknownValueError` for a rule that there is not.
    """
    for word in rules or ():
        if word not in RULES:
            raise UnknownValueError(Phrase("rule"), word, RULES)
    found = [
        Problem(Level.WARNING, "shape", file, "", "", f"is no table and not read; did you mean {meant}?")
        for file, meant in base.misnamed()
    ]
    for rule in watched(["shape", *(name for name in RULES if name in (rules or RULES))]):
        if rule in RULES:
            found += problems(base, [rule])
        elif faults := base.faults():
            found += [Problem(Level.ERROR, rule, *astuple(fault)) for fault in faults]
            break
    shown = errors(found) if errors_only else found
    wrong = len(errors(found))
    broken = Phrase("{count} error", "{count} errors", count=wrong)
    doubtful = Phrase("{count} warning", "{count} warnings", count=len(found) - wrong)
    return Listing(Problem, shown, base, (joined(", ", [broken, doubtful]),))
