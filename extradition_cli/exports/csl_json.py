"""The sources of a selection as CSL JSON, for Zotero, Pandoc and every citation processor."""

from extradition_cli.exports.selection import Selection
from extradition_cli.output.citations import Style, cited


def written(selection: Selection) -> str:
    """Return one item per source, in the order of their ids."""
    return cited(list(selection.sources.values()), Style.CSL_JSON)
