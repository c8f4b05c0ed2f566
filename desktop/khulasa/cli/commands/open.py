"""``khulasa open`` and ``khulasa FILE``: the window, or the same job in the terminal."""

from __future__ import annotations

import argparse
import sys

from khulasa.cli.arguments.parser import parse
from khulasa.cli.arguments.shared_options import add_private
from khulasa.cli.exit_codes import ExitCode
from khulasa.display import why_no_window
from khulasa.resources import resource_path
from khulasa.wording import _


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what can be said after ``khulasa open``."""
    parser.add_argument("files", metavar="FILE", nargs="*", help=_("article to open"))
    parser.add_argument("--sample", action="store_true", help=_("open the sample article"))
    parser.add_argument(
        "--fetch-models",
        action="store_true",
        help=_("fetch the full models in the background if they are missing, without asking"),
    )
    parser.add_argument(
        "--new-window",
        action="store_true",
        help=_("open another window, also where one is open already"),
    )
    add_private(parser)


def run(options: argparse.Namespace) -> int:
    """Open the window; where none can be shown, do the same job in the terminal."""
    reason = why_no_window()
    if not reason:
        # Qt is loaded only where it can show something.
        from khulasa.ui.shell.app import run as show_window

        return show_window(
            options.files,
            sample=options.sample,
            private=options.private,
            new_window=options.new_window,
            fetch_models=options.fetch_models,
        )
    sample = str(resource_path("samples", "arabic-article.txt"))
    files = options.files or ([sample] if options.sample else [])
    if not files:
        print(
            _(
                "khulasa: No window can be shown: {reason}. To translate here in the "
                "terminal: khulasa translate FILE"
            ).format(reason=reason),
            file=sys.stderr,
        )
        return ExitCode.USAGE
    print(
        _(
            "khulasa: No window can be shown: {reason}. Here is the translation in the terminal."
        ).format(reason=reason),
        file=sys.stderr,
    )
    from khulasa.cli.commands.translate import run as translate

    private = ["--private"] if options.private else []
    return max(translate(parse(["translate", *private, "--", file])) for file in files)
