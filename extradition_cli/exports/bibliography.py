"""The sources of a selection in the order of their ids, for reference managers."""

from extradition_cli.escape import escape_unsafe
from extradition_cli.exports.selection import Selection
from extradition_cli.output.citations import Style, cited


def bibtex(selection: Selection) -> str:
    """Return one BibTeX entry per source, for LaTeX; before the first sign of an entry all is comment."""
    comment = escape_unsafe(selection.provenance).replace("@", "(at)")
    return f"{comment}\n\n" + cited(list(selection.sources.values()), Style.BIBTEX)


def csl_json(selection: Selection) -> str:
    """Return one CSL JSON item per source, for Zotero, Pandoc and every citation processor."""
    return cited(list(selection.sources.values()), Style.CSL_JSON)
