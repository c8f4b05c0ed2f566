"""``khulasa glossary``: list, import, export, path."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from khulasa.cli.arguments.shared_options import add_json
from khulasa.cli.exit_codes import ExitCode
from khulasa.cli.writing.output import complain, print_line, run_printing
from khulasa.export.sentence_text import escaped_controls, printable_name
from khulasa.glossary.read import GlossaryError, read_glossary
from khulasa.glossary.separated import SEVERAL
from khulasa.glossary.store import FILE, GlossaryStore, export_glossary
from khulasa.library.database.location import library_folder
from khulasa.review.languages import Languages
from khulasa.wording import _, count_text

_Action = Callable[[argparse.Namespace, GlossaryStore], int]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what can be said after ``khulasa glossary``."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)

    def action(name: str, do: _Action, words: str) -> argparse.ArgumentParser:
        added = actions.add_parser(name, help=words)
        added.set_defaults(do=do)
        return added

    add_json(action("list", _list, _("your terms and their translations")))
    take = action("import", _import, _("add the terms of a CSV, TSV or TBX"))
    take.add_argument("file", metavar="FILE", type=Path)
    take.add_argument("--from", dest="source", metavar="CODE", default="")
    take.add_argument("--to", dest="target", metavar="CODE", default="")
    take.add_argument("--encoding", metavar="NAME", help=_("character encoding, such as cp1256"))
    out = action("export", _export, _("write all terms to a CSV or TSV"))
    out.add_argument("file", metavar="FILE", type=Path)
    action("path", _path, _("where the glossary lies"))


def run(options: argparse.Namespace) -> int:
    """Do what was asked for with the glossary; returns an ``ExitCode``."""
    do: _Action = options.do
    return run_printing(lambda: do(options, GlossaryStore(library_folder() / FILE)))


def _list(options: argparse.Namespace, store: GlossaryStore) -> int:
    terms, notice = store.read()
    if notice:
        complain(notice)
    for term in terms:
        if options.json:
            print_line(escaped_controls(json.dumps(asdict(term), ensure_ascii=False)))
        else:
            targets = f" {SEVERAL} ".join(term.targets)
            fields = (term.source, targets, term.note)
            print_line(printable_name("\t".join(fields).rstrip("\t")))
    return ExitCode.DONE


def _import(options: argparse.Namespace, store: GlossaryStore) -> int:
    try:
        languages = Languages(options.source, options.target)
        found = read_glossary(options.file, languages, options.encoding)
    except GlossaryError as error:
        return complain(str(error), ExitCode.CANNOT_READ)
    try:
        kept = store.change(lambda terms: (*terms, *found.terms))
    except GlossaryError as error:
        return complain(str(error), ExitCode.CANNOT_WRITE)
    if found.left_out:
        complain(
            count_text(
                "1 line without a translation was left out.",
                "{:,} lines without a translation were left out.",
                found.left_out,
            )
        )
    print_line(count_text("Your glossary has 1 term.", "Your glossary has {:,} terms.", len(kept)))
    return ExitCode.DONE


def _export(options: argparse.Namespace, store: GlossaryStore) -> int:
    terms, notice = store.read()
    if notice:
        complain(notice)
    try:
        export_glossary(terms, options.file)
    except GlossaryError as error:
        return complain(str(error), ExitCode.CANNOT_WRITE)
    return ExitCode.DONE


def _path(_options: argparse.Namespace, store: GlossaryStore) -> int:
    print_line(printable_name(str(store.path)))
    return ExitCode.DONE
