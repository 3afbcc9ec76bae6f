"""The command, asked anything: what it must never do is checked at every answer."""

import io
from pathlib import Path

from extradition_cli.cli import run
from extradition_cli.commands.session import Session
from tests.conftest import Answer, Terminal
from tests.fuzz.hostile import ACTING, DRAWN

CONTRACT = frozenset({0, 1, 2, 3, 65, 66, 69, 73})
"""Every exit code but that of a bug."""

COLOURED = {"FORCE_COLOR": "1", "TERM": "xterm-256color"}


def ask(db: Path | None, *arguments: str, terminal: int | None = None) -> Answer:
    """Run the command in this process; fail on a bug and on an answer that acts.

    A *terminal* of so many columns gets colors and links.
    """
    out = Terminal() if terminal else io.StringIO()
    err = io.StringIO()
    environ = {"EXTRADITION_PAGER": "", **(COLOURED | {"COLUMNS": str(terminal)} if terminal else {})}
    code = run([*(("--db", str(db)) if db else ()), *arguments], Session(out=out, err=err, environ=environ))
    answer = Answer(out.getvalue(), err.getvalue(), int(code))
    asked = [argument[:80] for argument in arguments]
    assert answer.exit_code in CONTRACT, (asked, answer.err[:2000])
    assert not ACTING.search(answer.err), (asked, answer.err[:2000])
    printed = answer.out
    if "csv" in arguments:
        printed = printed.replace("\r\n", "\n")
    if "tsv" in arguments or (not terminal and "--format" not in arguments):
        printed = printed.replace("\t", " ")
    acting = ACTING.search(DRAWN.sub("", printed))
    assert not acting, (asked, printed[max(0, acting.start() - 80) : acting.end() + 80])
    return answer
