"""What a search found: the name, why it matched with the letters marked, and what it is."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from extradition_cli.escape import escape_unsafe
from extradition_cli.language import Phrase, joined, word
from extradition_cli.output.console import MATCH, QUIET, TITLE, Screen, said, standing
from extradition_cli.questions.results import Hits
from extradition_cli.record.countries import country_named
from extradition_cli.record.model import Figure, Organization, Record, with_parts
from extradition_cli.record.store import Tables
from extradition_cli.record.wording import named, published, short_name, transfer_day
from extradition_cli.search.hits import Hit
from extradition_cli.search.scoring import Basis

_FIELD = {
    "aliases": Phrase("alias"),
    "listed_as": Phrase("spelling in the official list"),
    "affiliations": Phrase("organization"),
    "cases": Phrase("court"),
}
_SAID = {"affiliations": Phrase("role"), "cases": Phrase("case")}
"""The same fields where words in them answer, and not the organization or the court."""


def hit_list(result: Hits, screen: Screen) -> RenderableType:
    """Return two or three lines per hit, best first."""
    if not result.found.hits:
        asked = repr(escape_unsafe(result.found.query[:80]))
        return Text(screen.language(Phrase("Nothing matches {query}.", query=asked)))
    return Group(*(line for hit in result.found.hits for line in _hit(hit, result, screen)))


def _hit(hit: Hit, result: Hits, screen: Screen) -> Iterator[RenderableType]:
    name = named(hit.record) if hit.label == hit.record.label else hit.label
    label = said(screen.language(name), TITLE)
    called = {**_FIELD, **_SAID} if hit.basis is Basis.WORDS else _FIELD
    field = called.get(hit.field, Phrase(hit.field.replace("_", " ")))
    why = Text(screen.language(field) + " ", style=QUIET)
    why.append_text(_marked(hit, screen))
    room = screen.width - label.cell_len - why.cell_len
    # The reason stands at the right edge where there is room, below the name where there is not.
    if room >= 2:
        yield Text.assemble(label, " " * room, why)
    else:
        yield from (label, _below(why))
    yield _below(_identity(hit.record, result.tables, screen))
    if isinstance(hit.record, Figure) and (told := _sources(hit.record, result.tables)):
        yield _below(said(screen.language(told), QUIET))


def _marked(hit: Hit, screen: Screen) -> Text:
    """Return the stored string with the letters that matched marked, and an approximate match said so."""
    matched = country_named(hit.matched) if hit.field == "nationality" else hit.matched
    shown = escape_unsafe(screen.language(matched))
    text = Text(shown)
    moved = len(shown) - len(hit.matched)
    for start, end in hit.spans:
        # What begins otherwise in another language is the same from here on; escapes would part the letters.
        if start + moved >= 0 and shown[start + moved :] == hit.matched[start:]:
            text.stylize(MATCH, start + moved, end + moved)
    if caution := _caution(hit):
        text.append(f" {screen.language(caution)}", style=QUIET)
    return text


def _caution(hit: Hit) -> Phrase | None:
    """Return what is to be said of a name that was not met as it stands, or that many bear."""
    match hit.basis:
        case Basis.EXACT | Basis.EXACT_TOKENS | Basis.AROUND | Basis.WORDS:
            return None
        case Basis.WEAK_ALIAS:
            return Phrase("(others may be called so)")
        case Basis.PART:
            return Phrase("(a part, as others may bear)")
    return Phrase("(similar, {score})", score=f"{hit.score:.2f}")


def _below(text: Text) -> RenderableType:
    """Return a line that stands under the name, indented also where it wraps."""
    return Padding(text, (0, 0, 0, 2))


def _identity(record: Record, tables: Tables, screen: Screen) -> Text:
    if isinstance(record, Figure):
        names = ", ".join(f"“{alias.name}”" for alias in record.aliases[:4])
        groups = dict.fromkeys(_short(tie.organization, tables) for tie in record.affiliations)
        courts = dict.fromkeys(filter(None, (case.district or case.court for case in record.cases)))
        handed_over = Phrase(
            "transferred {date}", date=transfer_day(record.transfer, record.transfer_inferred)
        )
        parts = joined(" · ", [names, handed_over, joined(", ", groups), ", ".join(courts)])
        told = said(screen.language(parts) + " · ", QUIET)
        return Text.assemble(told, standing(record.standing, screen, record.gender))
    words: list[str] = [word(record.kind)]
    if isinstance(record, Organization):
        parts_of_it = with_parts(tables.organizations, record.id)
        members = sum(
            any(tie.organization in parts_of_it for tie in figure.affiliations)
            for figure in tables.figures.values()
        )
        words = [word(record.type), Phrase("{count} figure", "{count} figures", count=members)]
    elif date := getattr(record, "date", None):
        words.append(date)
    return said(screen.language(joined(" · ", words)), QUIET)


def _short(id_: str, tables: Tables) -> str:
    organization = tables.organizations.get(id_)
    return short_name(organization) if organization else id_


def _sources(figure: Figure, tables: Tables) -> Phrase | None:
    """Name the first sources of a figure, so that the answer never stands alone."""
    known = [tables.sources[id_] for id_ in figure.sources if id_ in tables.sources]
    names: str = joined("; ", (joined(" ", [one.credit, published(one)]) for one in known[:2]))
    if len(known) > 2:
        names = Phrase("{names} and {count} more", names=names, count=len(known) - 2)
    return Phrase("sources: {names}", names=names) if known else None
