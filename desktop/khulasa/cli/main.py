"""The command line: one module a command, loaded when it is given."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Sequence

from khulasa import log
from khulasa.cli.parser import make_parser
from khulasa.resources import resource_path

EXIT_USAGE, EXIT_STOPPED = 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Returns:
        0 done, 1 cannot write the result, 2 usage, 3 cannot read the file, 4 model missing,
        5 engine failed, 130 stopped.
    """
    options = make_parser().parse_args(arguments)
    log.set_up(options.command or "open")
    code = EXIT_STOPPED
    with contextlib.suppress(KeyboardInterrupt):
        try:
            code = _do(options)
        except Exception as error:
            log.problem("command failed", error)
            raise
    log.note("ended", code=code)
    return code


def _do(options: argparse.Namespace) -> int:
    if options.command == "translate":
        from khulasa.cli.translate import translate

        return translate(options)
    if options.command == "summarise":
        from khulasa.cli.summarise import summarise

        return summarise(options)
    if options.command == "models":
        from khulasa.cli.models import run as run_models

        return run_models(options)
    if options.command == "check":
        from khulasa.cli.check import check_files

        return check_files(options)
    if options.command == "review-eval":
        from khulasa.cli.check import evaluate_files

        return evaluate_files(options)
    if options.command == "support":
        from khulasa.cli.support import show_support

        return show_support(options)
    if options.command == "support-eval":
        from khulasa.cli.support import evaluate_support

        return evaluate_support(options)
    if options.command == "doctor":
        from khulasa.cli.doctor import doctor

        return doctor(options)
    return _open(options)


def _open(options: argparse.Namespace) -> int:
    """Open the window; where none can be shown, do the same job in the terminal."""
    from khulasa.display import why_no_window

    reason = why_no_window()
    if not reason:
        from khulasa.ui.shell.app import run

        return run(options.file, sample=options.sample)
    sample = str(resource_path("samples", "arabic-article.txt"))
    file = options.file or (sample if options.sample else None)
    if file is None:
        print(
            f"khulasa: No window can be shown: {reason}. "
            "To translate here in the terminal: khulasa translate FILE",
            file=sys.stderr,
        )
        return EXIT_USAGE
    print(
        f"khulasa: No window can be shown: {reason}. Here is the translation in the terminal.",
        file=sys.stderr,
    )
    from khulasa.cli.translate import translate

    return translate(make_parser().parse_args(["translate", "--", file]))


if __name__ == "__main__":
    sys.exit(main())
