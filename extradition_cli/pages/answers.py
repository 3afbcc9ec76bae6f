"""What a search found, laid out for reading: by kind, people first, how each stands before what was said."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extradition_cli.folding import Spans
from extradition_cli.language import Named, Phrase, joined, paragraphs, word
from extradition_cli.questions.results import Hits
from extradition_cli.questions.screening import SIMILAR
from extradition_cli.record.countries import country_named
from extradition_cli.record.dates import spelled
from extradition_cli.record.model import (
    Context,
    Event,
    Figure,
    Law,
    Official,
    Organization,
    Record,
    RelatedPerson,
    Transfer,
    with_parts,
)
from extradition_cli.record.store import Tables
from extradition_cli.record.vocabulary import GUILT, Standing
from extradition_cli.record.wording import named, people, short_name, transfer_day
from extradition_cli.search.hits import KINDS, PEOPLE, Hit
from extradition_cli.search.scoring import IDENTIFYING, Basis

_NICKNAMES = frozenset({"aliases", "abbreviations", "name_es", "title_es"})
"""Fields whose words stand beside a name, so that they are marked there."""
_PLACED = frozenset({"citation", "date", "ordinal", "figures", "officials", "cases"})
"""Fields that are told of every record of their kind, or that the question itself says."""
_LABELS = {
    "listed_as": Phrase("spelling in the official list"),
    "affiliations": Phrase("role"),
    "cases": Phrase("case"),
    "handover": Phrase("handed over"),
    "related": Phrase("tied to"),
}
_PEOPLE_SHOWN = 8
_OTHERS_SHOWN = 5
"""How many of a kind are shown where several kinds answer."""


class Marked(NamedTuple):
    """A text of the record and the letters in it that matched."""

    text: str
    spans: Spans = ()


class Told(NamedTuple):
    """One record on a line or two, and the whole stored statement that matched."""

    record: Record
    name: Marked
    called: Marked = Marked("")
    day: str = ""
    standing: str = ""
    """Where the case of a person stands, as the word of the vocabulary."""
    stands: str = ""
    """The same as a person is told it, with what else is said first of somebody."""
    facts: Marked = Marked("")
    caution: Phrase | None = None
    """What is to be said of a name that was not met as it stands, or that many bear."""
    label: Phrase | None = None
    matched: Marked = Marked("")


class Group(NamedTuple):
    """Records of one kind under a heading, and what to type for those of which there is no room."""

    heading: Phrase
    answers: tuple[Told, ...]
    rest: Phrase | None


def groups(result: Hits) -> Iterator[Group]:
    """Yield what was found by kind: first what the question names, then people before all else.

    The first group and people are told with the statement that matched, the others by their titles.
    """
    found = {kind: [hit for hit in result.found.hits if hit.kind == kind] for kind in KINDS}
    kinds = sorted(filter(found.get, KINDS), key=lambda kind: not any(map(_is_named, found[kind])))
    for number, kind in enumerate(kinds):
        hits = found[kind]
        most = len(hits) if len(kinds) == 1 else _most(hits)
        answers = [_answer(hit, result.tables, whole=not number or kind in PEOPLE) for hit in hits[:most]]
        answers.sort(key=lambda told: told.day)
        rest = Phrase("… {count} more: --kind {kind}", count=len(hits) - most, kind=kind)
        yield Group(_heading(kind, result.tables), tuple(answers), rest if most < len(hits) else None)


def _most(hits: Sequence[Hit]) -> int:
    """Return how many of a kind are shown beside other kinds: of texts that are named, only those."""
    named = sum(map(_is_named, hits))
    if named and hits[0].kind not in PEOPLE:
        return named
    most = _PEOPLE_SHOWN if hits[0].kind == "figure" else _OTHERS_SHOWN
    # One more takes no more room than the line that says so.
    return len(hits) if len(hits) == most + 1 else min(most, len(hits))


def closing(result: Hits) -> Iterator[Phrase]:
    """Yield what a hit is not, where a name was matched loosely; how many were found; what to type next."""
    hits = result.found.hits
    if any(_caution(hit) for hit in hits):
        yield SIMILAR
    counts = Counter(hit.kind for hit in hits)
    told = joined(", ", (_counted(kind, counts[kind]) for kind in KINDS if counts[kind]))
    first = next(groups(result)).answers[0].record
    yield joined(" · ", [told, f"extradition show {first.id}"])


def _is_named(hit: Hit) -> bool:
    return hit.basis in IDENTIFYING


def _heading(kind: str, tables: Tables) -> Phrase:
    everybody = sum(transfer.count for transfer in tables.transfers.values())
    return {
        "figure": Phrase("People"),
        "related": Phrase("Not one of the {count}", count=everybody),
        "organization": Phrase("Organizations"),
        "transfer": Phrase("Transfers"),
        "event": Phrase("Events"),
        "context": Phrase("Notes"),
        "law": Phrase("Laws"),
        "official": Phrase("Officials"),
    }[kind]


def _counted(kind: str, count: int) -> Phrase:
    return {
        "figure": people(count),
        "related": Phrase("{count} other person", "{count} other people", count=count),
        "organization": Phrase("{count} organization", "{count} organizations", count=count),
        "transfer": Phrase("{count} transfer", "{count} transfers", count=count),
        "event": Phrase("{count} event", "{count} events", count=count),
        "context": Phrase("{count} note", "{count} notes", count=count),
        "law": Phrase("{count} law", "{count} laws", count=count),
        "official": Phrase("{count} official", "{count} officials", count=count),
    }[kind]


def _caution(hit: Hit) -> Phrase | None:
    """Return what is to be said of a name that was not met as it stands, or that many bear."""
    if hit.kind not in (*PEOPLE, "organization"):
        return None
    match hit.basis:
        case Basis.EXACT | Basis.EXACT_TOKENS | Basis.AROUND | Basis.WORDS:
            return None
        case Basis.WEAK_ALIAS:
            return Phrase("others may be called so")
        case Basis.PART:
            return Phrase("part of the name only")
    return Phrase("similar, {score}", score=f"{hit.score:.2f}")


def _answer(hit: Hit, tables: Tables, *, whole: bool) -> Told:
    """Tell a hit; the *whole* of it, or by its title."""
    told = told_in_short(hit.record, tables)._replace(caution=_caution(hit))
    if hit.field in _NICKNAMES:
        other = Named(hit.matched, es=hit.label if hit.field.endswith("_es") else None)
        told = told._replace(called=Marked(other, hit.spans))
    elif hit.matched == told.name.text:
        told = told._replace(name=Marked(told.name.text, hit.spans))
    elif hit.matched == told.facts.text:
        told = told._replace(facts=Marked(hit.matched, hit.spans))
    elif whole and not _is_placed(hit):
        return told._replace(
            # One statement of somebody who is not one of them is enough.
            facts=Marked("") if hit.kind == "related" else told.facts,
            label=_LABELS.get(hit.field, Phrase(hit.field.replace("_", " "))),
            matched=Marked(
                country_named(hit.matched) if hit.field == "nationality" else hit.matched, hit.spans
            ),
        )
    if not whole:
        return told._replace(facts=Marked(""))
    if _is_named(hit) and hit.kind not in PEOPLE:
        return told._replace(matched=Marked(_about(hit.record)))
    return told


def _is_placed(hit: Hit) -> bool:
    """Tell whether what matched is told of every record of its kind, or by the question itself."""
    if isinstance(hit.record, Figure) and hit.field == "handover":
        return hit.matched != hit.record.transfer_inferred
    return hit.basis is not Basis.WORDS and hit.field in _PLACED


def _about(record: Record) -> str:
    """Return what is said of a record that is no person, for who named it."""
    match record:
        case Organization() | Transfer() | Event():
            return record.summary
        case Law():
            return record.provision
        case Context():
            return paragraphs(record.text)[0]
    return ""


def told_in_short(record: Record, tables: Tables) -> Told:
    """Return who or what *record* is, how it stands and what places it."""
    told = Told(record, Marked(named(record)))
    match record:
        case Figure():
            groups = dict.fromkeys(_short(tie.organization, tables) for tie in record.affiliations)
            courts = dict.fromkeys(filter(None, (case.district or case.court for case in record.cases)))
            day = transfer_day(spelled(record.transfer), record.transfer_inferred)
            opened_by = None if record.name_complete else record.id
            facts = [
                Phrase("handed over {date}", date=day),
                joined(", ", courts),
                joined(", ", groups),
                opened_by,
            ]
            return told._replace(
                called=_nickname(record),
                standing=record.standing,
                stands=_stands(record.standing, record.standing_since, record.gender),
                facts=Marked(joined(" · ", facts)),
            )
        case RelatedPerson():
            known = record.standing is not Standing.UNKNOWN
            stands = _stands(record.standing, record.standing_since, record.gender) if known else None
            return told._replace(
                called=_nickname(record),
                standing=record.standing,
                stands=joined(", ", [word(record.role, record.gender), stands]),
                facts=Marked(record.summary),
            )
        case Organization():
            members = with_parts(tables.organizations, record.id)
            figures = sum(
                any(tie.organization in members for tie in figure.affiliations)
                for figure in tables.figures.values()
            )
            facts = [word(record.type), people(figures) if figures else None]
            called = Marked(next(iter(record.abbreviations), ""))
            return told._replace(called=called, facts=Marked(joined(" · ", facts)))
        case Transfer():
            return told._replace(facts=Marked(people(record.count)))
        case Event():
            return told._replace(day=record.date)
        case Law():
            return told._replace(facts=Marked(record.citation))
        case Official():
            return told._replace(facts=Marked(record.office))
    return told


def _nickname(person: Figure | RelatedPerson) -> Marked:
    return Marked(next((alias.name for alias in person.aliases), ""))


def _stands(standing: Standing, since: str | None, gender: str | None) -> Phrase:
    """Return how somebody stands, and since when if it is guilt, which is never told without its day."""
    return joined(" ", [word(standing, gender), since and spelled(since) if standing in GUILT else None])


def _short(id_: str, tables: Tables) -> str:
    organization = tables.organizations.get(id_)
    return short_name(organization) if organization else id_
