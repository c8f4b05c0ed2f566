"""Options that several commands have, with the same words in all of them."""

from __future__ import annotations

import argparse
from pathlib import Path

from khulasa.engine.computing.devices import COMPUTE_TYPES, DEFAULT_TYPE, DEVICES
from khulasa.export.choices import Layout
from khulasa.export.format_list import FORMATS, PLAIN
from khulasa.summary.length import Length
from khulasa.summary.result import KEY_SENTENCES
from khulasa.translation.backend_name import BackendName
from khulasa.wording import _

STANDARD_INPUT = "-"
NO_SUMMARY = "none"
LENGTHS = tuple(map(str, Length))
# What can be left out of a document; names of ``Choices``.
PARTS = ("source", "translation", "summary", "references", "notice")
BACKENDS = tuple(map(str, BackendName))


def add_article(parser: argparse.ArgumentParser) -> None:
    """Add what is known of an article in a file or from standard input."""
    parser.add_argument(
        "file",
        metavar="FILE",
        help=_("article, or {standard} for standard input").format(standard=STANDARD_INPUT),
    )
    add_reading(parser)
    parser.add_argument(
        "--password-stdin",
        action="store_true",
        help=_("take the password of an encrypted file from standard input"),
    )


def add_reading(parser: argparse.ArgumentParser) -> None:
    """Add how files are read, where it shall not be found out."""
    parser.add_argument(
        "--from",
        dest="source",
        metavar="CODE",
        help=_("language of the article, such as ar (default: recognised)"),
    )
    parser.add_argument(
        "--encoding", metavar="NAME", help=_("character encoding of the file, such as cp1256")
    )
    parser.add_argument(
        "--parts",
        metavar="NAMES",
        type=_names,
        help=_(
            "parts of the file to read, such as notes,comments; empty for none of them "
            "(khulasa read lists them)"
        ),
    )


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def add_backend(parser: argparse.ArgumentParser) -> None:
    """Add what runs the models."""
    parser.add_argument(
        "--backend",
        choices=BACKENDS,
        default=BackendName.CTRANSLATE2.value,
        help=_("what runs the model (default: {default})").format(default=BackendName.CTRANSLATE2),
    )
    parser.add_argument(
        "--device",
        choices=DEVICES,
        help=_("where the model is computed (default: auto, on a graphics card if there is one)"),
    )
    parser.add_argument(
        "--compute-type",
        choices=COMPUTE_TYPES,
        default=DEFAULT_TYPE,
        help=_("numbers that the model is computed in (default: the fastest on this computer)"),
    )


def add_summariser(parser: argparse.ArgumentParser, name: str) -> None:
    """Add what writes the summary, by the name that the option has in this command."""
    parser.add_argument(
        name,
        dest="summariser",
        metavar="NAME",
        help=_(
            "model of models.cfg that writes the summary, or {key_sentences} (default: "
            "the first that is installed, else {key_sentences})"
        ).format(key_sentences=KEY_SENTENCES),
    )
    parser.add_argument(
        "--grounded",
        action=argparse.BooleanOptionalAction,
        default=None,
        help=_("let the summariser write only words of the article (default: as models.cfg says)"),
    )


def add_translation(parser: argparse.ArgumentParser) -> None:
    """Add what translates and summarises, and into what."""
    parser.add_argument(
        "--to",
        dest="target",
        metavar="CODE",
        default="en",
        help=_("language to translate into (default: en)"),
    )
    parser.add_argument("--model", metavar="NAME", help=_("model of models.cfg to use"))
    add_backend(parser)
    parser.add_argument(
        "--summary",
        choices=(*LENGTHS, NO_SUMMARY),
        default=Length.MEDIUM.value,
        help=_("length of the summary (default: {default})").format(default=Length.MEDIUM),
    )
    add_summariser(parser, "--summariser")


def add_document(parser: argparse.ArgumentParser) -> None:
    """Add how a result looks, and where it goes; ``cli.writing.documents`` makes it."""
    parser.add_argument(
        "--format",
        choices=tuple(FORMATS),
        help=_("what to write (default: what OUT ends with, else {default})").format(
            default=PLAIN.name
        ),
    )
    add_choices(parser)
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        type=Path,
        help=_("write to this file instead of the terminal; its ending decides the format"),
    )


def add_choices(parser: argparse.ArgumentParser) -> None:
    """Add what of a result is written, and how it stands there."""
    parser.add_argument(
        "--layout",
        choices=tuple(map(str, Layout)),
        default=str(Layout.COLUMNS),
        help=_("source and translation side by side, or paragraph by paragraph in turn"),
    )
    parser.add_argument(
        "--without",
        action="append",
        choices=PARTS,
        default=[],
        help=_("leave this out; may be given several times"),
    )
    parser.add_argument(
        "--marks",
        action=argparse.BooleanOptionalAction,
        default=True,
        help=_(
            "say at doubtful sentences why they should be checked; JSON always does (default: on)"
        ),
    )


def add_private(parser: argparse.ArgumentParser) -> None:
    """Add the wish that nothing of the article is kept."""
    parser.add_argument(
        "--private", action="store_true", help=_("keep nothing of the article in the library")
    )


def add_json(parser: argparse.ArgumentParser, words: str = "") -> None:
    """Add the wish for JSON instead of text."""
    parser.add_argument("--json", action="store_true", help=words or _("print JSON, for scripts"))


def add_language_pair(parser: argparse.ArgumentParser) -> None:
    """Add the languages of sentences and their translations."""
    parser.add_argument("--from", dest="source_language", metavar="CODE", default="ar")
    parser.add_argument("--to", dest="target_language", metavar="CODE", default="en")
