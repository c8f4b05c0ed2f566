"""``khulasa support-eval``: how often the checks of summaries are right, on recorded ones."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from khulasa.article.read import ReadError
from khulasa.cli.arguments.shared_options import add_json
from khulasa.cli.exit_codes import ExitCode
from khulasa.cli.writing.output import complain, print_line, run_printing
from khulasa.summary.support.evaluation import Evaluation, evaluate, read_recorded
from khulasa.wording import _, count_text, list_text


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what can be said after ``khulasa support-eval``."""
    parser.add_argument(
        "file",
        metavar="FILE.jsonl",
        type=Path,
        help=_('a JSON object a line: {"article": [TEXT, ...], NAME: [SENTENCE, ...], ...}'),
    )
    parser.add_argument(
        "--plant",
        metavar="NAME",
        default="bart",
        help=_("summaries to plant faults in (default: bart)"),
    )
    add_json(parser, _("print one JSON object"))


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
            _("{file} has no summaries called {name}; name some with --plant: {names}.").format(
                file=options.file, name=options.plant, names=list_text(names)
            ),
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
    lines = [
        count_text("{} article", "{} articles", result.articles),
        "",
        " " * 17 + _(" flagged         serious"),
    ]
    for name, one in result.flagged.items():
        kinds = list_text(f"{kind} {count}" for kind, count in sorted(one.kinds.items()))
        lines.append(
            _(
                "{name:17} {flagged:4} {share}   {serious:4} {serious_share}   of {sentences}"
            ).format(
                name=name,
                flagged=one.flagged,
                share=_share(one.flagged, one.sentences),
                serious=one.serious,
                serious_share=_share(one.serious, one.sentences),
                sentences=one.sentences,
            )
        )
        lines.append(f"{'':17} {kinds or _('nothing')}")
    lines += ["", _("Faults planted in {system}:").format(system=result.system)]
    for name, found in result.planted.items():
        share = _share(found.found, found.planted)
        lines.append(
            _("{name:22} planted {planted:4}, found {share}").format(
                name=name, planted=found.planted, share=share
            )
        )
    agreement = result.agreement
    lines += [
        "",
        _("Best paragraph as by ROUGE-L: recall {recall}, F1 {f1}").format(
            recall=_share(agreement.recall, agreement.sentences).strip(),
            f1=_share(agreement.f1, agreement.sentences).strip(),
        ),
    ]
    return lines


def _share(part: int, whole: int) -> str:
    return f"{part / max(1, whole):6.1%}"
