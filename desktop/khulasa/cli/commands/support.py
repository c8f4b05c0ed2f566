"""``khulasa support``: what an article has for each sentence of its summary."""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path

from khulasa.article.errors import ReadError
from khulasa.cli.arguments.article_input import read_file
from khulasa.cli.arguments.shared_options import STANDARD_INPUT, add_json
from khulasa.cli.exit_codes import ExitCode
from khulasa.cli.writing.output import complain, print_line, run_printing
from khulasa.export.copying.summary_copy import reference_text
from khulasa.export.sentence_text import escaped_controls, printable
from khulasa.review.issue_record import issue_record
from khulasa.review.translation_files import read_lines
from khulasa.summary.result import SummarySentence
from khulasa.summary.support.sentence_support import find_support
from khulasa.wording import _, count_text

# What stands before a sentence in a list: a dash, a bullet, a number.
_LIST_MARK = re.compile(r"^\s*(?:[-*+•‣◦–—·]|\(?\d{1,2}[.)])\s+(?=\S)")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what can be said after ``khulasa support``."""
    parser.description = _(
        "Say for each sentence of a summary which paragraphs of its article carry "
        "it, and what they do not say."
    )
    parser.add_argument("article", metavar="ARTICLE", help=_("English article, or - for stdin"))
    parser.add_argument(
        "summary",
        metavar="SUMMARY",
        help=_("UTF-8 text, one sentence a line, bullets allowed; or - for standard input"),
    )
    parser.add_argument(
        "--encoding",
        metavar="NAME",
        help=_("character encoding of the article, such as cp1252"),
    )
    add_json(
        parser,
        _(
            'print a JSON object a sentence: {"text", "paragraphs", "issues"}; '
            "paragraphs are counted from 0 there, and from 1 otherwise"
        ),
    )


def run(options: argparse.Namespace) -> int:
    """Print each sentence with what carries it; returns an ``ExitCode``."""
    return run_printing(lambda: _show_support(options))


def _show_support(options: argparse.Namespace) -> int:
    if options.article == options.summary == STANDARD_INPUT:
        return complain(_("The article and the summary cannot both come from -."), ExitCode.USAGE)
    try:
        article = read_file(options.article, encoding=options.encoding)
        sentences = _read_summary(options.summary)
    except ReadError as error:
        return complain(str(error), ExitCode.CANNOT_READ)
    if article.language != "en":
        complain(
            _("The article seems to be written in {language}; only English can be checked.").format(
                language=article.language
            )
        )
    paragraphs = [paragraph.sentence_texts for paragraph in article.paragraphs]
    supported = [
        SummarySentence(text, support.references, support.issues)
        for text, support in zip(sentences, find_support(paragraphs, sentences), strict=True)
    ]
    if options.json:
        for sentence in supported:
            print_line(escaped_controls(json.dumps(_record(sentence), ensure_ascii=False)))
        return ExitCode.DONE
    for sentence in supported:
        print_line(printable(f"{sentence.text} {reference_text(sentence)}".rstrip()))
        for issue in sentence.issues:
            mark = "!" if issue.serious else "?"
            print_line(printable(f"  {mark} [{issue.kind}] {issue.message}"))
    doubtful = sum(bool(sentence.issues) for sentence in supported)
    print_line(
        count_text(
            "{doubtful} of {} sentence to check.",
            "{doubtful} of {} sentences to check.",
            len(supported),
            doubtful=doubtful,
        )
    )
    return ExitCode.DONE


def _read_summary(file: str) -> list[str]:
    """The sentences of a summary, without what marks them as items of a list.

    Raises:
        ReadError: It cannot be read, or has no sentence.
    """
    if file == STANDARD_INPUT:
        try:
            lines = sys.stdin.buffer.read().decode("utf-8-sig").split("\n")
        except UnicodeDecodeError as error:
            reason = _("{reason} at byte {byte}").format(reason=error.reason, byte=error.start)
            raise ReadError(
                _("The summary on standard input is not UTF-8: {reason}.").format(reason=reason)
            ) from None
    else:
        lines = read_lines(Path(file))
    sentences = [_LIST_MARK.sub("", line).strip() for line in lines if line.strip()]
    if not sentences:
        name = _("standard input") if file == STANDARD_INPUT else file
        raise ReadError(
            _("There is no summary in {name}: it needs one sentence a line.").format(name=name)
        )
    return sentences


def _record(sentence: SummarySentence) -> dict[str, object]:
    return {
        "text": sentence.text,
        "paragraphs": list(sentence.paragraphs),
        "issues": [{**issue_record(issue), "serious": issue.serious} for issue in sentence.issues],
    }
