"""The command line, from the arguments to the exit code."""

from __future__ import annotations

import contextlib
import signal
import sys
from collections.abc import Iterator, Sequence

from khulasa import log
from khulasa.cli.arguments.parser import parse
from khulasa.cli.command_list import load_command
from khulasa.cli.exit_codes import ExitCode
from khulasa.cli.writing.output import prepare_streams
from khulasa.resources import resource_path
from khulasa.settings.language import chosen_language
from khulasa.wording import choose_language


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line, and return an ``ExitCode``."""
    code: int = ExitCode.STOPPED
    prepare_streams()
    choose_language(chosen_language(), resource_path("translations"))
    with contextlib.suppress(KeyboardInterrupt), _ended_as_by_ctrl_c():
        options = parse(sys.argv[1:] if arguments is None else arguments)
        if getattr(options, "private", False):
            log.switch_off()
        log.set_up(options.command)
        try:
            code = load_command(options.command).run(options)
        except Exception as error:
            log.problem("command failed", error)
            raise
    log.note("ended", code=int(code))
    return code


@contextlib.contextmanager
def _ended_as_by_ctrl_c() -> Iterator[None]:
    """Let SIGTERM end a command as Ctrl+C does, which tidies up behind itself."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


if __name__ == "__main__":
    sys.exit(main())
