"""Which command the arguments name, and what they say to it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import NoReturn

from khulasa import __version__
from khulasa.argparse_words import translate_argparse
from khulasa.cli.command_list import COMMANDS, load_command
from khulasa.cli.exit_codes import list_of_codes
from khulasa.export.sentence_text import printable_name
from khulasa.wording import _

_OF_THE_PROGRAM = ("-h", "--help", "--version")
_WITHOUT_COMMAND = "open"


class _Parser(argparse.ArgumentParser):
    """Repeats what it does not understand without obeying it."""

    def error(self, message: str) -> NoReturn:
        super().error(printable_name(message))


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the arguments; leaves the program where they ask for help or make no sense.

    Where the first of them is no command, they are those of ``open``, so that ``khulasa FILE``
    opens a file as with any other program.

    Returns:
        The command's name as ``command``, and its options.
    """
    given = list(arguments)
    if not given or given[0] not in (*COMMANDS, *_OF_THE_PROGRAM):
        if _hint_at_command(*given[:1]) and len(given) > 1:
            # Hardly several files: they would be opened, and one of them is not there.
            _make_parser(_WITHOUT_COMMAND).error(_("no such command: {}").format(given[0]))
        given.insert(0, _WITHOUT_COMMAND)
    return _make_parser(given[0]).parse_args(given)


def _hint_at_command(file: str = "") -> bool:
    """Say where what is taken for a file may be a command with a slip in it, and that it is one."""
    meant = get_close_matches(file, COMMANDS, n=1, cutoff=0.75)
    is_slip = bool(meant) and not Path(file).exists()
    if is_slip:
        print(
            _("khulasa: There is no file {file}. Did you mean: khulasa {command}?").format(
                file=printable_name(file), command=meant[0]
            ),
            file=sys.stderr,
        )
    return is_slip


def _make_parser(command: str) -> argparse.ArgumentParser:
    """A parser that knows the arguments of one command, and of the others only the names."""
    translate_argparse()
    parser = _Parser(
        prog="khulasa",
        usage="%(prog)s [-h] [--version] [FILE ... | COMMAND ...]",
        description=_(
            "Read articles in a language you cannot read, on your own machine. With a "
            "FILE, or with nothing, the window opens."
        ),
        epilog=_(
            "A file that is called like a command is opened with: khulasa ./NAME. Exit "
            "codes: {codes}."
        ).format(codes=list_of_codes()),
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"khulasa {__version__}",
        help=_("show program's version number and exit"),
    )
    commands = parser.add_subparsers(
        title="commands", dest="command", metavar="COMMAND", prog="khulasa"
    )
    for name, words in COMMANDS.items():
        added = commands.add_parser(name, help=_(words))
        if name == command:
            load_command(name).add_arguments(added)
    return parser
