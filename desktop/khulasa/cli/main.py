"""The command line, from the arguments to the exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from khulasa.cli.commands import load_command
from khulasa.cli.exit_codes import ExitCode
from khulasa.cli.parser import parse


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line, and return an ``ExitCode``."""
    try:
        options = parse(sys.argv[1:] if arguments is None else arguments)
        return load_command(options.command).run(options)
    except KeyboardInterrupt:
        return ExitCode.STOPPED


if __name__ == "__main__":
    sys.exit(main())
