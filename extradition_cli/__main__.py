"""Entry point: ``extradition`` and ``python -m extradition_cli``.

Only what must be settled before anything else is loaded stands here.
"""

import gc
import io
import os
import signal
import sys
from contextlib import suppress
from typing import NoReturn


def start() -> NoReturn:
    """Run the command line in a process of its own, which ends with it."""
    # A look-up makes no garbage worth collecting: collecting while modules load took 6 of 100 parts of
    # its processor time (search NAME --json, medians of 21 runs in turn).
    gc.disable()
    code = main()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):  # closed, or not there at all
            stream.flush()
    # The system takes the memory back at once; freeing it object by object took 27 of 100 parts.
    os._exit(code)


def main() -> int:
    """Run the command line and return its exit code."""
    # Ctrl-C and a closed pipe end a look-up at any moment, also while modules are still loading,
    # without a traceback and with the code a shell expects (130, 141).
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:  # as a shell sets it for what runs behind it
        signal.signal(signal.SIGINT, _interrupted)
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    for stream in (sys.stdout, sys.stderr):
        # Data are UTF-8 in every locale, and their lines end as their format says on every system; what
        # cannot be encoded at all is shown as an escape.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8-sig")  # names to look for, as from a file
    from extradition_cli.cli import run

    return run(sys.argv[1:])


def _interrupted(*_: object) -> NoReturn:
    """End at once, or by way of whoever must clean up what was begun."""
    if "extradition_cli.exports.files" in sys.modules:
        sys.exit(130)
    # An exception amid the loading of a library in C has been seen to crash the interpreter.
    os._exit(130)


if __name__ == "__main__":
    start()
