"""The sources of a selection as CSL JSON, for Zotero, Pandoc and every citation processor."""

from extradition_cli.citations import Style, cited
from extradition_cli.exports.selection import Selection


def written(selection: Selection) -> str:
    """Return one item per source, in the order of their ids."""
    return cited(list(selection.sources.values()), Style.CSL_JSON)
