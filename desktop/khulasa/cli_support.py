"""``khulasa support`` and ``khulasa support-eval``: what an article has for its summary."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from khulasa.article.model import Article
from khulasa.article.read import ReadError, read_article, read_bytes
from khulasa.cli_output import complain, print_line, run_printing
from khulasa.export.sentence_text import printable
from khulasa.export.summary_copy import reference_text
from khulasa.review.issue_record import issue_record
from khulasa.review.translation_files import read_lines
from khulasa.summary.result import SummarySentence
from khulasa.summary.support.evaluation import Evaluation, evaluate, read_recorded
from khulasa.summary.support.sentence_support import find_support

_DONE, _USAGE, _CANNOT_READ = 0, 2, 3
_STANDARD_INPUT = "-"
# What stands before a sentence in a list: a dash, a bullet, a number.
_LIST_MARK = re.compile(r"^\s*(?:[-*+•‣◦–—·]|\(?\d{1,2}[.)])\s+(?=\S)")


def show_support(options: argparse.Namespace) -> int:
    """Run ``khulasa support`` and return its exit code (see ``cli.main``)."""
    return run_printing(lambda: _show_support(options))


def evaluate_support(options: argparse.Namespace) -> int:
    """Run ``khulasa support-eval`` and return its exit code (see ``cli.main``)."""
    return run_printing(lambda: _evaluate_support(options))


def _show_support(options: argparse.Namespace) -> int:
    if options.article == options.summary == _STANDARD_INPUT:
        return complain("The article and the summary cannot both come from -.", _USAGE)
    try:
        article = _read_article(options.article, options.encoding)
        sentences = _read_summary(options.summary)
    except ReadError as error:
        return complain(str(error), _CANNOT_READ)
    if article.language != "en":
        complain(
            f"The article seems to be written in {article.language}; only English can be checked."
        )
    paragraphs = [paragraph.sentence_texts for paragraph in article.paragraphs]
    supported = [
        SummarySentence(text, support.references, support.issues)
        for text, support in zip(sentences, find_support(paragraphs, sentences), strict=True)
    ]
    if options.json:
        for sentence in supported:
            print_line(json.dumps(_record(sentence), ensure_ascii=False))
        return _DONE
    for sentence in supported:
        print_line(printable(f"{sentence.text} {reference_text(sentence)}".rstrip()))
        for issue in sentence.issues:
            mark = "!" if issue.serious else "?"
            print_line(printable(f"  {mark} [{issue.kind}] {issue.message}"))
    doubtful = sum(bool(sentence.issues) for sentence in supported)
    print_line(f"{doubtful} of {len(supported)} sentences to check.")
    return _DONE


def _read_article(file: str, encoding: str | None) -> Article:
    if file == _STANDARD_INPUT:
        return read_bytes(sys.stdin.buffer.read(), file=_STANDARD_INPUT, encoding=encoding)
    return read_article(file, encoding=encoding)


def _read_summary(file: str) -> list[str]:
    """The sentences of a summary, without what marks them as items of a list.

    Raises:
        ReadError: It cannot be read, or has no sentence.
    """
    if file == _STANDARD_INPUT:
        try:
            lines = sys.stdin.buffer.read().decode("utf-8-sig").split("\n")
        except UnicodeDecodeError as error:
            reason = f"{error.reason} at byte {error.start}"
            raise ReadError(f"The summary on standard input is not UTF-8: {reason}.") from None
    else:
        lines = read_lines(Path(file))
    sentences = [_LIST_MARK.sub("", line).strip() for line in lines if line.strip()]
    if not sentences:
        name = "standard input" if file == _STANDARD_INPUT else file
        raise ReadError(f"There is no summary in {name}: it needs one sentence a line.")
    return sentences


def _record(sentence: SummarySentence) -> dict[str, object]:
    return {
        "text": sentence.text,
        "paragraphs": list(sentence.paragraphs),
        "issues": [{**issue_record(issue), "serious": issue.serious} for issue in sentence.issues],
    }


def _evaluate_support(options: argparse.Namespace) -> int:
    try:
        recorded = read_recorded(options.file)
    except ReadError as error:
        return complain(str(error), _CANNOT_READ)
    names = dict.fromkeys(name for one in recorded for name in one.summaries)
    if options.plant not in names:
        return complain(
            f"{options.file} has no summaries called {options.plant}; "
            f"name some with --plant: {', '.join(names)}.",
            _USAGE,
        )
    result = evaluate(recorded, options.plant)
    if options.json:
        print_line(json.dumps(asdict(result), ensure_ascii=False))
    else:
        for line in _report(result):
            print_line(line)
    return _DONE


def _report(result: Evaluation) -> Sequence[str]:
    lines = [f"{result.articles} articles", "", f"{'':17} flagged         serious"]
    for name, one in result.flagged.items():
        kinds = ", ".join(f"{kind} {count}" for kind, count in sorted(one.kinds.items()))
        lines.append(
            f"{name:17} {one.flagged:4} {_share(one.flagged, one.sentences)}   "
            f"{one.serious:4} {_share(one.serious, one.sentences)}   of {one.sentences}"
        )
        lines.append(f"{'':17} {kinds or 'nothing'}")
    lines += ["", f"Faults planted in {result.system}:"]
    for name, found in result.planted.items():
        share = _share(found.found, found.planted)
        lines.append(f"{name:22} planted {found.planted:4}, found {share}")
    agreement = result.agreement
    lines += [
        "",
        "Best paragraph as by ROUGE-L: "
        f"recall {_share(agreement.recall, agreement.sentences).strip()}, "
        f"F1 {_share(agreement.f1, agreement.sentences).strip()}",
    ]
    return lines


def _share(part: int, whole: int) -> str:
    return f"{part / max(1, whole):6.1%}"
