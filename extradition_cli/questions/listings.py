"""Questions answered as listings: chosen, sorted, cut to length, and with what must be said beside them."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, cast

from msgspec.structs import asdict, replace

from extradition_cli.errors import UnknownValueError
from extradition_cli.folding import fold
from extradition_cli.language import Phrase, joined, word
from extradition_cli.questions import select, timeline
from extradition_cli.questions.fields import COLUMNS, SHAPES, as_json, names_of
from extradition_cli.questions.results import Counts, CrossCounts, Listing, Timeline
from extradition_cli.questions.select import Filters, SourceUse, Support
from extradition_cli.questions.statement_rows import statement_rows
from extradition_cli.questions.stats import By, cross, handed_over, not_named, stats
from extradition_cli.questions.timeline import Agenda
from extradition_cli.record.countries import is_spanish_speaking
from extradition_cli.record.dates import known_by, spelled
from extradition_cli.record.model import Figure, Record, Source
from extradition_cli.record.one_line import Json, flat
from extradition_cli.record.statements import all_records, parts, statements, statements_citing
from extradition_cli.record.store import Tables, kind_named
from extradition_cli.record.vocabulary import OUTCOMES
from extradition_cli.record.wording import by_inference, not_publicly_named
from extradition_cli.search.names import surname_first

_NARROWED: Mapping[str, Callable[[Tables, Filters], Sequence[Record]]] = {
    "figures": select.figures,
    "cases": select.cases,
    "proceedings": select.proceedings,
    "statements": statement_rows,
    "events": timeline.events,
    "timeline": timeline.timeline,
}
"""What finds the records of those kinds that filters narrow."""

_OF_PEOPLE = ("figures", "related", "officials", "cases", "proceedings")
"""Kinds whose rows bear names of people, which a list gives by surname."""
_SURNAME, _GIVEN = "surname", "given"

INNOCENCE = Phrase("charged persons are presumed innocent")


def listing(
    kind: str,
    base: Tables,
    wanted: Filters,
    *,
    sort: str | None = None,
    reverse: bool = False,
    limit: int | None = None,
) -> Listing[Any]:
    """List the records of one *kind* that meet the filters."""
    name = kind_named(kind, SHAPES)
    select.reject_unused_filters(name, wanted)
    found = _sorted(name, _found(name, base, wanted), sort, base, reverse=reverse)
    return _listed(name, found, base, wanted, reverse=reverse, limit=limit)


def chronicle(
    base: Tables,
    wanted: Filters,
    *,
    reverse: bool = False,
    limit: int | None = None,
    compact: bool = False,
    agenda: Agenda | None = None,
    today: str = "",
) -> Timeline:
    """List what happened, by date; with an *agenda*, what is ahead of *today* or overdue."""
    found = timeline.timeline(base, wanted)
    if agenda:
        found = timeline.agenda(found, agenda, today)
    told = cast("Timeline", _listed("timeline", found, base, wanted, reverse=reverse, limit=limit))
    told.compact, told.today = compact, today
    told.heading = _heading(base, agenda, today) if agenda else None
    return told


def _heading(base: Tables, agenda: Agenda, today: str) -> Phrase:
    data = base.dataset
    if agenda is Agenda.NEXT:
        newest = Phrase("newest page read: {date}", date=spelled(data.as_of)) if data else None
        ahead = Phrase("Ahead, as of {date}", date=spelled(today))
        return Phrase("{what} ({date})", what=ahead, date=newest) if newest else ahead
    searched = Phrase("last searched {date}", date=spelled(data.researched)) if data else None
    due = Phrase("Scheduled, passed, outcome not found")
    return Phrase("{what} ({date})", what=due, date=searched) if searched else due


def _found(name: str, base: Tables, wanted: Filters) -> Sequence[Record]:
    if name == "sources":
        return _uses(base, None)
    narrowed = _NARROWED.get(name)
    return narrowed(base, wanted) if narrowed else list(base.table(name).values())


_LISTED = {"figures": Phrase("people"), "timeline": Phrase("entries")}
"""What the rows of a list are called, where that is not the word for the kind."""


def _listed(
    name: str, found: Sequence[Any], base: Tables, wanted: Filters, *, reverse: bool, limit: int | None
) -> Listing[Any]:
    """Return the first of what was *found*, with how many there are and what must be said of them."""
    shown = (found[::-1] if reverse else found)[:limit]
    what = _LISTED.get(name) or word(name)
    if len(shown) < len(found):
        counted = Phrase("first {shown} of {all} {kind}", shown=len(shown), all=len(found), kind=what)
    else:
        of_people = handed_over(base, wanted) or len(found) if name == "figures" else 0
        everything = of_people or len(_found(name, base, Filters()))
        counted = Phrase("{shown} of {all} {kind}", shown=len(shown), all=everything, kind=what)
    people = _people(shown, base)
    notes = (joined(" · ", [counted, _as_of(base, wanted), INNOCENCE if people else None]),)
    caveats = by_inference(people)
    if name == "figures":
        unnamed = not_publicly_named(len(found), not_named(base, wanted))
        caveats = (*unnamed, *_passed_through(base, wanted), *caveats)
    made: Any = {"timeline": Timeline, "sources": Bibliography}.get(name, Listing)
    listed: Listing[Any] = made(SHAPES[name], shown, base, notes, caveats)
    return listed


def _people(rows: Iterable[Any], base: Tables) -> list[Figure]:
    """Return the figures whom rows show with a standing, or who did what they tell."""
    ids: dict[str, None] = {}
    for row in rows:
        match row:
            case Figure(id=id_) | select.CaseRow(figure=id_):
                ids[id_] = None
            case timeline.TimelineEntry(figures=figures):
                ids |= dict.fromkeys(figures)
    # In a broken database a figure may stand under another key than its id.
    return [base.figures[id_] for id_ in ids if id_ in base.figures]


def counts(base: Tables, by: Sequence[By], wanted: Filters) -> Counts | CrossCounts:
    """Count the figures that meet the filters by one property, or by two against each other."""
    notes = (joined(" · ", [_as_of(base, wanted), INNOCENCE]),)
    caveats = by_inference(select.figures(base, wanted))

    if len(by) == 1:
        return Counts(stats(base, by[0], wanted), notes, caveats)
    return CrossCounts(cross(base, by[0], by[1], wanted), notes, caveats)


def _sorted(
    name: str, found: Sequence[Record], sort: str | None, base: Tables, *, reverse: bool
) -> Sequence[Record]:
    if name == "organizations":
        found = sorted(found, key=lambda one: fold(one.label))  # by what they are called, not by their ids
    of_people = name in _OF_PEOPLE
    sort = sort or (_SURNAME if of_people else None)
    if sort is None:
        return found
    fields = (*names_of(SHAPES[name]), *((_SURNAME, _GIVEN) if of_people else ()))
    if sort not in fields:
        raise UnknownValueError(Phrase("field"), sort, fields)
    if sort == _SURNAME:
        return sorted(found, key=lambda record: _by_surname(record, base, reverse=reverse))

    def key(record: Record) -> tuple[bool, float, str]:
        if sort == _GIVEN:
            return reverse, 0, fold(record.label)
        value = as_json(record, base)[sort]
        number = value if isinstance(value, int | float) else 0
        # What is not known comes last, in whatever order the rest is.
        return (value in (None, [], (), "")) is not reverse, number, fold(flat(value))

    return sorted(found, key=key)


def _by_surname(record: Any, base: Tables, *, reverse: bool) -> tuple[bool, tuple[str, ...]]:
    """Return the key by which people stand under their surnames; whose is not public stand last."""
    person = base.figures.get(record.figure, record) if hasattr(record, "figure") else record
    country = getattr(person, "nationality", None) or getattr(person, "country", None)
    spanish = country is None or is_spanish_speaking(country)
    return getattr(person, "name_complete", True) is reverse, surname_first(person.name, spanish=spanish)


def _passed_through(base: Tables, wanted: Filters) -> tuple[Phrase, ...]:
    """Say how many people came to the standing that is asked for and have gone on from there."""
    asked = (wanted.standings or frozenset()) & set(OUTCOMES.values())
    if not asked or wanted.ever is not None:
        return ()
    ever = select.figures(base, replace(wanted, standings=None, ever=asked))
    gone = sum(figure.standing not in asked for figure in ever)
    words = joined(", ", map(word, sorted(asked)))
    passed = Phrase(
        "{count} more has passed through {standing}: --ever {value}",
        "{count} more have passed through {standing}: --ever {value}",
        count=gone,
        standing=words,
        value=",".join(sorted(asked)),
    )
    return (passed,) if gone else ()


def _as_of(base: Tables, wanted: Filters) -> Phrase:
    reached = base.dataset.as_of if base.dataset else None
    if wanted.as_of and not (reached and known_by(reached, wanted.as_of)):
        return Phrase("as it stood at the end of {date}", date=spelled(wanted.as_of))
    return as_of(base)


def as_of(base: Tables) -> Phrase:
    """Say up to which day the record was researched."""
    return Phrase("as of {date}", date=base.dataset.as_of) if base.dataset else Phrase("undated")


def _where(path: str, date: str | None) -> Phrase:
    """Say in words where a statement stands in its record.

    >>> _where("cases[0].history[1]", "2025-08-13"), _where("conflicts[4].versions[0]", None)
    ('history, 13 August 2025', 'conflicts')
    """
    field = re.sub(r"\[\d+\]|\.versions", "", path).rpartition(".")[2]
    return joined(", ", [Phrase(field.replace("_", " ")), spelled(date) if date else None])


class Bibliography(Listing[SourceUse]):
    """Sources with what rests on them, in phrases still: a person reads them in another language."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of sources, with the number where there is one and what each supports."""
        numbered = any(use.number for use in self.records)
        return (*(("number",) if numbered else ()), *COLUMNS[SourceUse], "weak", "supports")

    def objects(self) -> list[dict[str, Json]]:
        """Return every source whole."""
        return [
            {**as_json(use, self.tables), "supports": [asdict(one) for one in use.supports]}
            for use in self.records
        ]


def bibliography(base: Tables, record: Record | None, page: Sequence[Source] = ()) -> Bibliography:
    """List the sources of one record with what each supports, or all with the records that cite them.

    Those of a record stand in the order of its *page*, under the numbers they have there.
    """
    uses = _uses(base, record)
    if record:
        by_id = {use.id: use for use in uses}
        uses = [
            replace(by_id.get(one.id) or _use(one, ()), number=number) for number, one in enumerate(page, 1)
        ]
    return Bibliography(
        SourceUse, uses, base, (Phrase("{count} source", "{count} sources", count=len(uses)),)
    )


def _uses(base: Tables, record: Record | None) -> list[SourceUse]:
    supports: dict[str, list[Support]] = {}
    for one in [record] if record else all_records(base):
        dated = {path: getattr(part, "date", None) for path, part in parts(one)} if record else {}
        for statement in statements(one):
            said = Support(one.id, "", word(one.kind), one.label)
            if record:
                where = _where(statement.path, dated[statement.path]) if statement.path else word(one.kind)
                said = Support(one.id, statement.path, where, statement.text)
            for id_ in statement.sources:
                supports.setdefault(id_, []).append(said)
    if isinstance(record, Source):
        citing = statements_citing(record.id, base)
        supports = {record.id: [Support(one.record, one.path, one.label, one.text) for one in citing]}
    return [
        _use(source, dict.fromkeys(supports.get(id_, ())))
        for id_ in (supports if record else base.sources)
        if (source := base.sources.get(id_))
    ]


def _use(source: Source, supports: Iterable[Support]) -> SourceUse:
    fields = {name: getattr(source, name) for name in Source.__struct_fields__}
    return SourceUse(**fields, supports=tuple(supports))
