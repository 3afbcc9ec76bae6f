"""One command line, carried out, and errors turned into exit codes."""

import errno
from collections.abc import Sequence

from extradition_cli.arguments import arranged
from extradition_cli.directly import carried_out
from extradition_cli.errors import ExitCode, ExtraditionError, bug_report
from extradition_cli.session import Session

_FULL = {getattr(errno, name, None) for name in ("ENOSPC", "EDQUOT", "EFBIG", "EIO", "EBADF")}
"""How the system says that a stream takes no more."""


def run(arguments: Sequence[str], session: Session | None = None) -> int:
    """Run one command line and return its exit code; nothing but an interrupt is raised."""
    session = session or Session()
    try:
        line = arranged(arguments)
        if not carried_out(line, session):
            from extradition_cli.program import carry_out  # brings Typer

            carry_out(line.words, session)
        session.finish()
    except ExtraditionError as error:
        return _failed(session, str(error), error.exit_code)
    except Exception as error:
        if isinstance(error, OSError) and error.errno in _FULL:
            # Help and version are printed by Typer, past the session.
            unwritable = session.unwritable(error)
            return _failed(session, str(unwritable), unwritable.exit_code)
        if "--debug" in arguments:
            raise
        return _failed(session, bug_report(error), ExitCode.BUG)
    return ExitCode.OK


def _failed(session: Session, message: str, code: ExitCode) -> int:
    session.tell(f"extradition: {message}")
    return code
