"""The words of argparse itself, which it takes from no catalogue of ours unless it is told to."""

from __future__ import annotations

import argparse

from khulasa.wording import N_, _

# Its commonest words, marked so that translators find them; a version of Python that has others
# shows those in English.
_WORDS = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("commands"),
    N_("show this help message and exit"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("not allowed with argument %s"),
    N_("invalid %(type)s value: %(value)r"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
)


def translate_argparse() -> None:
    """Have parsers that are made from now on say their own words in the chosen language."""
    # It also asks for texts that it was not given.
    vars(argparse)["_"] = lambda text: _(text) if text else text
