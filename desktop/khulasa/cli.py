"""The command line: ``khulasa translate``, ``khulasa open``, ``khulasa check``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from khulasa import __version__
from khulasa.cli_check import add_commands, check_files, evaluate_files
from khulasa.export.formats import FORMATS
from khulasa.resources import resource_path

EXIT_USAGE = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Returns:
        0 done, 1 cannot write the result, 2 usage, 3 cannot read the file, 4 model missing,
        5 engine failed, 130 stopped.
    """
    options = _parser().parse_args(arguments)
    if options.command == "translate":
        from khulasa.cli_translate import translate

        return translate(options)
    if options.command in ("check", "review-eval"):
        return check_files(options) if options.command == "check" else evaluate_files(options)
    return _open(options)


def _open(options: argparse.Namespace) -> int:
    """Open the window; where there is no display, do the same job in the terminal."""
    file = str(resource_path("samples", "arabic-article.txt")) if options.sample else options.file
    if has_display():
        try:
            from khulasa.ui.app import run
        except ImportError as error:
            print(
                f"khulasa: the window needs a system library that is missing: {error}\n"
                "On Debian and Ubuntu, `make libraries` in Khulasa's folder names the packages.",
                file=sys.stderr,
            )
            return EXIT_USAGE
        return run(options.file, sample=options.sample)
    if file is None:
        print(
            "khulasa: there is no display for the window. "
            "To translate here in the terminal: khulasa translate FILE",
            file=sys.stderr,
        )
        return EXIT_USAGE
    print(
        "khulasa: there is no display for the window, so here is the translation in the terminal.",
        file=sys.stderr,
    )
    from khulasa.cli_translate import translate

    return translate(_parser().parse_args(["translate", "--", file]))


def has_display() -> bool:
    """Whether a window can be shown; macOS and Windows always have a display."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


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
        "-o",
        "--output",
        metavar="OUT",
        type=Path,
        help="write to this file instead of the terminal",
    )
    add_commands(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
