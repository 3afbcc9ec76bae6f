"""``extradition`` alone: what this is, and three things to try."""

from extradition_cli.session import Session


def overview(session: Session) -> None:
    """Say what this is, how many people, as of when, and three things to try."""
    base = session.record
    people = sum(transfer.count for transfer in base.transfers.values())
    as_of = f"as of {base.dataset.as_of}" if base.dataset else "undated"
    session.print(
        f"The record of {people} people whom Mexico handed over to the United States in"
        f" {len(base.transfers)} transfers, {as_of}.\n"
        "Most of them are presumed innocent; every fact names its sources.\n\n"
        "  extradition search cuini                  find a person, a cartel, an event\n"
        "  extradition show caro quintero            one record in full\n"
        "  extradition timeline --since 2025-08      what happened when\n\n"
        "All commands: extradition --help\n"
    )
