"""The sources of a selection as BibTeX, for LaTeX and reference managers."""

from extradition_cli.exports.selection import Selection
from extradition_cli.output.citations import Style, cited


def written(selection: Selection) -> str:
    """Return one entry per source, in the order of their ids."""
    return cited(list(selection.sources.values()), Style.BIBTEX)
