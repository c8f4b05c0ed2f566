"""The command line: ``khulasa translate``, ``open``, ``check``, ``models``."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Sequence
from pathlib import Path

from khulasa import __version__
from khulasa.cli_check import add_commands as add_check_commands
from khulasa.cli_check import check_files, evaluate_files
from khulasa.cli_models import add_commands as add_model_commands
from khulasa.cli_models import run as run_models
from khulasa.export.formats import FORMATS
from khulasa.resources import resource_path

EXIT_USAGE, EXIT_STOPPED = 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Returns:
        0 done, 1 cannot write the result, 2 usage, 3 cannot read the file, 4 model missing,
        5 engine failed, 130 stopped.
    """
    options = _parser().parse_args(arguments)
    with contextlib.suppress(KeyboardInterrupt):
        if options.command == "translate":
            from khulasa.cli_translate import translate

            return translate(options)
        if options.command == "models":
            return run_models(options)
        if options.command == "check":
            return check_files(options)
        if options.command == "review-eval":
            return evaluate_files(options)
        return _open(options)
    return EXIT_STOPPED


def _open(options: argparse.Namespace) -> int:
    """Open the window; where none can be shown, do the same job in the terminal."""
    from khulasa.display import why_no_window

    reason = why_no_window()
    if not reason:
        from khulasa.ui.app import run

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
    from khulasa.cli_translate import translate

    return translate(_parser().parse_args(["translate", "--", file]))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="khulasa",
        description="Read articles in a language you cannot read, on your own machine.",
    )
    parser.add_argument("--version", action="version", version=f"khulasa {__version__}")
    parser.set_defaults(command="open", file=None, sample=False)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    opening = commands.add_parser("open", help="open the window (also without any command)")
    opening.add_argument("file", metavar="FILE", nargs="?", help="article to open")
    opening.add_argument("--sample", action="store_true", help="open the sample article")

    translate = commands.add_parser("translate", help="translate an article here in the terminal")
    translate.add_argument("file", metavar="FILE", help="article, or - for standard input")
    translate.add_argument(
        "--from",
        dest="source",
        metavar="CODE",
        help="language of the article, such as ar (default: recognised)",
    )
    translate.add_argument(
        "--to",
        dest="target",
        metavar="CODE",
        default="en",
        help="language to translate into (default: en)",
    )
    translate.add_argument("--model", metavar="NAME", help="model of models.cfg to use")
    translate.add_argument(
        "--backend",
        choices=("ctranslate2", "torch"),
        default="ctranslate2",
        help="what runs the model (default: ctranslate2)",
    )
    translate.add_argument(
        "--summary",
        choices=("short", "medium", "long", "none"),
        default="medium",
        help="length of the summary (default: medium)",
    )
    translate.add_argument(
        "--encoding", metavar="NAME", help="character encoding of the file, such as cp1256"
    )
    translate.add_argument(
        "--format", choices=FORMATS, default="text", help="what to print (default: text)"
    )
    translate.add_argument(
        "--marks",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="say at doubtful sentences why they should be checked; JSON always does (default: on)",
    )
    translate.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        type=Path,
        help="write to this file instead of the terminal",
    )
    models = commands.add_parser("models", help="install models, and look after them")
    add_model_commands(models)
    add_check_commands(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
