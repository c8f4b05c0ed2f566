"""``khulasa support-eval``: how often the checks of summaries are right, on recorded ones."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from khulasa.article.read import ReadError
from khulasa.cli.exit_codes import ExitCode
from khulasa.cli.options import add_json
from khulasa.cli.output import complain, print_line, run_printing
from khulasa.summary.support.evaluation import Evaluation, evaluate, read_recorded


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what can be said after ``khulasa support-eval``."""
    parser.add_argument(
        "file",
        metavar="FILE.jsonl",
        type=Path,
        help='a JSON object a line: {"article": [TEXT, ...], NAME: [SENTENCE, ...], ...}',
    )
    parser.add_argument(
        "--plant",
        metavar="NAME",
        default="bart",
        help="summaries to plant faults in (default: bart)",
    )
    add_json(parser, "print one JSON object")


def run(options: argparse.Namespace) -> int:
    """Print what the checks found; returns an ``ExitCode``."""
    return run_printing(lambda: _evaluate(options))


def _evaluate(options: argparse.Namespace) -> int:
    try:
        recorded = read_recorded(options.file)
    except ReadError as error:
        return complain(str(error), ExitCode.CANNOT_READ)
    names = dict.fromkeys(name for one in recorded for name in one.summaries)
    if options.plant not in names:
        return complain(
            f"{options.file} has no summaries called {options.plant}; "
            f"name some with --plant: {', '.join(names)}.",
            ExitCode.USAGE,
        )
    result = evaluate(recorded, options.plant)
    if options.json:
        print_line(json.dumps(asdict(result), ensure_ascii=False))
    else:
        for line in _report(result):
            print_line(line)
    return ExitCode.DONE


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
