"""How much an export holds besides people."""

from extradition_cli.exports.selection import Selection
from extradition_cli.language import Phrase


def totals(selection: Selection) -> tuple[Phrase, Phrase, Phrase]:
    """Count cases, events and sources."""
    cases = sum(len(figure.cases) for figure in selection.figures.values())
    return (
        Phrase("{count} case", "{count} cases", count=cases),
        Phrase("{count} event", "{count} events", count=len(selection.events)),
        Phrase("{count} source", "{count} sources", count=len(selection.sources)),
    )
