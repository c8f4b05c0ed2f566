"""The commands of ``khulasa``: each is the module of its name in ``commands``, loaded when given.

What a command's options are called and what it does stand together in its module. Here is only
what ``khulasa --help`` has to know, so that it and every start stay quick.
"""

from __future__ import annotations

import argparse
from importlib import import_module
from typing import Protocol, cast

from khulasa.wording import N_

# A new command is a line here and a module there with the two functions of ``Command``.
COMMANDS = {
    "open": N_("open the window (also without any command)"),
    "translate": N_("translate an article here in the terminal"),
    "batch": N_("translate many documents: folders, archives, lists"),
    "summarise": N_("summarise an article in its own language, without translating it"),
    "read": N_("print what was read of an article, without translating it"),
    "library": N_("find, show, export and remove the articles that were kept"),
    "glossary": N_("your terms and the translations that you want for them"),
    "models": N_("install models, and look after them"),
    "check": N_("check a translation, whoever made it"),
    "review-eval": N_("measure the checks on sentences with reference translations"),
    "support": N_("check a summary of an English article, whoever wrote it"),
    "support-eval": N_("measure these checks on recorded articles and their summaries"),
    "bench": N_("measure how fast the installed models are on this machine"),
    "doctor": N_("say what is installed, and what is wrong with it"),
}


class Command(Protocol):
    """What the module of a command has."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Add what can be said after the command's name."""

    def run(self, options: argparse.Namespace) -> int:
        """Do what was asked for, and return an ``ExitCode``."""


def load_command(name: str) -> Command:
    """The module of one of ``COMMANDS``."""
    return cast(Command, import_module(f"khulasa.cli.commands.{name.replace('-', '_')}"))
