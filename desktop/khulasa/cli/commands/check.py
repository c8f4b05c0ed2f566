"""``khulasa check``: what to look at in a translation that anyone made."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from khulasa.article.read import ReadError
from khulasa.cli.arguments.shared_options import add_json, add_language_pair
from khulasa.cli.exit_codes import ExitCode
from khulasa.cli.writing.output import complain, print_line, run_printing
from khulasa.export.sentence_text import escaped_controls
from khulasa.review.checks import check
from khulasa.review.issue_record import issue_record
from khulasa.review.translation_files import language_pair, read_pairs
from khulasa.wording import _, count_text


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what can be said after ``khulasa check``."""
    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        type=Path,
        help=_("source and translation, line by line; or one TMX; or one TSV with both"),
    )
    add_json(parser, _("print a JSON object for every line, doubtful or not"))
    add_language_pair(parser)


def run(options: argparse.Namespace) -> int:
    """Print what to look at, line by line; returns an ``ExitCode``."""
    return run_printing(lambda: _check_files(options))


def _check_files(options: argparse.Namespace) -> int:
    languages = language_pair(options.source_language, options.target_language)
    if len(options.files) > 2:
        return complain(_("check takes one file or two."), ExitCode.USAGE)
    try:
        pairs = read_pairs(options.files, languages.source, languages.target)
    except ReadError as error:
        return complain(str(error), ExitCode.CANNOT_READ)
    doubtful = 0
    for number, (source, target) in enumerate(pairs, 1):
        issues = check(source, target, languages)
        doubtful += bool(issues)
        if options.json:
            record = {"line": number, "issues": [issue_record(issue) for issue in issues]}
            print_line(escaped_controls(json.dumps(record, ensure_ascii=False)))
        elif issues:
            reasons = " ".join(f"[{issue.kind}] {issue.message}" for issue in issues)
            print_line(f"{number}: {reasons}")
    if not options.json:
        sentences = sum(1 for pair in pairs if any(map(str.strip, pair)))
        print_line(
            count_text(
                "{doubtful} of {} sentence to check.",
                "{doubtful} of {} sentences to check.",
                sentences,
                doubtful=doubtful,
            )
        )
    return ExitCode.DONE
