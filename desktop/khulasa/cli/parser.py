"""The words of the command line; what the commands do is loaded when one of them is given."""

from __future__ import annotations

import argparse
from pathlib import Path

from khulasa import __version__
from khulasa.export import FORMATS
from khulasa.models.entry import Task

LENGTHS = ("short", "medium", "long", "bullets")


def make_parser() -> argparse.ArgumentParser:
    """The parser of ``khulasa`` and its commands."""
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
        choices=(*LENGTHS, "none"),
        default="medium",
        help="length of the summary (default: medium)",
    )
    _add_summariser(translate, "--summariser")
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
    _add_summarise_command(commands)
    models = commands.add_parser("models", help="install models, and look after them")
    _add_model_commands(models)
    _add_check_commands(commands)
    _add_support_commands(commands)
    doctor = commands.add_parser("doctor", help="say what is installed, and what is wrong with it")
    doctor.add_argument("--json", action="store_true", help="print JSON, for scripts")
    return parser


def _add_summariser(parser: argparse.ArgumentParser, name: str) -> None:
    parser.add_argument(
        name,
        dest="summariser",
        metavar="NAME",
        help="model of models.cfg that writes the summary, or key-sentences "
        "(default: as chosen in the window, else the first that is installed, else key-sentences)",
    )
    parser.add_argument(
        "--grounded",
        action=argparse.BooleanOptionalAction,
        default=None,
        help="let the summariser write only words of the article "
        "(default: as chosen in the window, else as models.cfg says)",
    )


def _add_summarise_command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
) -> None:
    parser = commands.add_parser(
        "summarise", help="summarise an article in its own language, without translating it"
    )
    parser.add_argument("file", metavar="FILE", help="article, or - for standard input")
    parser.add_argument("--length", choices=LENGTHS, default="medium", help="default: medium")
    _add_summariser(parser, "--model")
    parser.add_argument(
        "--ungrounded", dest="grounded", action="store_false", help="the same as --no-grounded"
    )
    parser.add_argument(
        "--from",
        dest="source",
        metavar="CODE",
        help="language of the article, such as en (default: recognised)",
    )
    parser.add_argument(
        "--backend",
        choices=("ctranslate2", "torch"),
        default="ctranslate2",
        help="what runs the model (default: ctranslate2)",
    )
    parser.add_argument(
        "--encoding", metavar="NAME", help="character encoding of the file, such as cp1256"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def _add_model_commands(parser: argparse.ArgumentParser) -> None:
    """Add the sub-commands of ``khulasa models`` to its parser."""
    commands = parser.add_subparsers(dest="action", metavar="ACTION", required=True)

    def command(name: str, text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=text)
        added.add_argument("--json", action="store_true", help="print JSON, for scripts")
        return added

    listing = command("list", "the models that Khulasa knows")
    listing.add_argument("--installed", action="store_true", help="only those installed")
    install = command("install", "fetch and install models")
    install.add_argument("names", metavar="NAME", nargs="+")
    check = command("verify", "compare installed models with what was installed")
    check.add_argument("names", metavar="NAME", nargs="*", help="default: all")
    check.add_argument("--repair", action="store_true", help="install again what was damaged")
    removal = command("remove", "remove installed models")
    removal.add_argument("names", metavar="NAME", nargs="+")
    take = command("import", "install a model from a folder or zip file, without a network")
    take.add_argument("path", metavar="PATH", type=Path)
    take.add_argument("--name", help="its name (default: that of the file)")
    take.add_argument("--from", dest="source", metavar="CODE", help="language it reads")
    take.add_argument("--to", dest="target", metavar="CODE", help="language it writes")
    take.add_argument("--task", choices=list(Task), default=Task.TRANSLATION)
    take.add_argument("--prefix", metavar="MARK", help="mark of the target, such as >>ara<<")
    take.add_argument("--licence", default="unknown")
    out = command("export", "write an installed model as a zip file")
    out.add_argument("name", metavar="NAME")
    out.add_argument("archive", metavar="FILE", type=Path, nargs="?", help="default: NAME.zip")
    path = command("path", "where the models lie, or move them")
    path.add_argument("folder", metavar="FOLDER", type=Path, nargs="?")


def _add_check_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add both commands to the command line's parser."""
    checking = commands.add_parser("check", help="check a translation, whoever made it")
    checking.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        type=Path,
        help="source and translation, line by line; or one TMX; or one TSV with both",
    )
    checking.add_argument(
        "--json", action="store_true", help="print a JSON object for every line, doubtful or not"
    )
    evaluating = commands.add_parser(
        "review-eval", help="measure the checks on sentences with reference translations"
    )
    for name, what in (("source", "the sentences"), ("reference", "human translations")):
        evaluating.add_argument(name, metavar=name.upper(), type=Path, help=what)
    evaluating.add_argument(
        "outputs", metavar="OUTPUT", nargs="*", type=Path, help="a system's translations"
    )
    evaluating.add_argument("--json", action="store_true", help="print one JSON object")
    for parser in (checking, evaluating):
        parser.add_argument("--from", dest="source_language", metavar="CODE", default="ar")
        parser.add_argument("--to", dest="target_language", metavar="CODE", default="en")


def _add_support_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``support`` and ``support-eval`` to the command line's parser."""
    support = commands.add_parser(
        "support",
        help="check a summary of an English article, whoever wrote it",
        description="Say for each sentence of a summary which paragraphs of its article carry it, "
        "and what they do not say.",
    )
    support.add_argument("article", metavar="ARTICLE", help="English article, or - for stdin")
    support.add_argument(
        "summary",
        metavar="SUMMARY",
        help="UTF-8 text, one sentence a line, bullets allowed; or - for standard input",
    )
    support.add_argument(
        "--encoding", metavar="NAME", help="character encoding of the article, such as cp1252"
    )
    support.add_argument(
        "--json",
        action="store_true",
        help='print a JSON object a sentence: {"text", "paragraphs", "issues"}; paragraphs are '
        "counted from 0 there, and from 1 otherwise",
    )
    measuring = commands.add_parser(
        "support-eval", help="measure these checks on recorded articles and their summaries"
    )
    measuring.add_argument(
        "file",
        metavar="FILE.jsonl",
        type=Path,
        help='a JSON object a line: {"article": [TEXT, ...], NAME: [SENTENCE, ...], ...}',
    )
    measuring.add_argument(
        "--plant",
        metavar="NAME",
        default="bart",
        help="summaries to plant faults in (default: bart)",
    )
    measuring.add_argument("--json", action="store_true", help="print one JSON object")
