"""The way in: ``extradition`` and ``python -m extradition_cli``.

Only what must be settled before anything else is loaded stands here.
"""

import signal
import sys


def main() -> int:
    """Run the command line and return its exit code."""
    # Ctrl-C and a closed pipe end a look-up at any moment, also while modules are still loading,
    # without a traceback and with the code a shell expects (130, 141).
    signal.signal(signal.SIGINT, lambda *_: sys.exit(130))
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    from extradition_cli.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
