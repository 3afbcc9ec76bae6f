"""``extradition`` alone: what this is, and three things to try."""

from extradition_cli.language import Phrase, joined
from extradition_cli.lists import as_of
from extradition_cli.session import Session

_TRY = {
    "extradition search cuini": Phrase("find a person, a cartel, an event"),
    "extradition show caro quintero": Phrase("one record in full"),
    "extradition timeline --since 2025-08": Phrase("what happened when"),
}


def overview(session: Session) -> None:
    """Say what this is, how many people, as of when, and three things to try."""
    base, language = session.record, session.language
    what = Phrase(
        "The record of {people} people whom Mexico handed over to the United States\n"
        "in {transfers} transfers, {as_of}.",
        people=sum(transfer.count for transfer in base.transfers.values()),
        transfers=len(base.transfers),
        as_of=as_of(base),
    )
    innocence = Phrase("Most of them are presumed innocent; every fact names its sources.")
    tries = joined("", [joined("", [f"  {command:<42}", about, "\n"]) for command, about in _TRY.items()])
    more = Phrase("All commands: {command}", command="extradition --help")
    session.print("\n".join(map(language, [what, innocence, "", tries, more, *language.notice])) + "\n")
