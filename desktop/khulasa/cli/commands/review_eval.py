"""``khulasa review-eval``: how often the checks are right, on sentences with references."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

from khulasa.article.read import ReadError
from khulasa.cli.arguments.shared_options import add_json, add_language_pair
from khulasa.cli.exit_codes import ExitCode
from khulasa.cli.writing.output import complain, print_line, run_printing
from khulasa.review.measuring.evaluation import (
    FlaggedTranslation,
    FoundFaults,
    evaluate,
    plant_faults,
)
from khulasa.review.translation_files import language_pair, read_lines
from khulasa.wording import _, list_text


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what can be said after ``khulasa review-eval``."""
    for name, what in (
        ("source", _("the sentences")),
        ("reference", _("human translations")),
    ):
        parser.add_argument(name, metavar=name.upper(), type=Path, help=what)
    parser.add_argument(
        "outputs",
        metavar="OUTPUT",
        nargs="*",
        type=Path,
        help=_("a system's translations"),
    )
    add_json(parser, _("print one JSON object"))
    add_language_pair(parser)


def run(options: argparse.Namespace) -> int:
    """Print what the checks found; returns an ``ExitCode``."""
    return run_printing(lambda: _evaluate(options))


def _evaluate(options: argparse.Namespace) -> int:
    languages = language_pair(options.source_language, options.target_language)
    try:
        sources, references = (read_lines(f) for f in (options.source, options.reference))
        outputs = [(file.name, read_lines(file)) for file in options.outputs]
        for file, lines in ((options.reference.name, references), *outputs):
            if len(lines) != len(sources):
                raise ReadError(
                    _("{file} has {lines} lines, the source {others}.").format(
                        file=file, lines=len(lines), others=len(sources)
                    )
                )
    except ReadError as error:
        return complain(str(error), ExitCode.CANNOT_READ)
    flagged = [evaluate(options.reference.name, sources, references, languages)]
    for name, lines in outputs:
        flagged.append(evaluate(name, sources, lines, languages, _chrf(lines, references)))
    found = plant_faults(sources, references, languages)
    if options.json:
        print_line(
            json.dumps(
                {
                    "reference": asdict(flagged[0]),
                    "outputs": [asdict(one) for one in flagged[1:]],
                    "planted": {name: asdict(one) for name, one in found.items()},
                },
                ensure_ascii=False,
            )
        )
    else:
        for line in (*_table(flagged), "", *_faults(found)):
            print_line(line)
    return ExitCode.DONE


def _chrf(outputs: Sequence[str], references: Sequence[str]) -> Callable[[int], float]:
    # The command line starts without it.
    from sacrebleu.metrics.chrf import CHRF

    metric = CHRF()
    return lambda line: float(metric.sentence_score(outputs[line], [references[line]]).score)


def _table(flagged: Sequence[FlaggedTranslation]) -> list[str]:
    kinds = sorted({kind for one in flagged for kind in one.kinds})
    width = max(len(one.name) for one in flagged)
    lines = [" " * width + _("  flagged        chrF of flagged, of the others")]
    for one in flagged:
        share = one.flagged / max(1, one.sentences)
        chrf = ""
        if one.chrf_flagged is not None and one.chrf_unflagged is not None:
            chrf = f"{one.chrf_flagged:5.1f} {one.chrf_unflagged:5.1f}"
        lines.append(f"{one.name:{width}}  {one.flagged:4} {share:6.2%}   {chrf}".rstrip())
        by_kind = list_text(f"{kind} {one.kinds[kind]}" for kind in kinds if kind in one.kinds)
        lines.append(f"{'':{width}}  {by_kind or _('nothing')}")
    return lines


def _faults(found: dict[str, FoundFaults]) -> list[str]:
    return [
        _("{name:17} planted {planted:5}, found {share:6.1%}").format(
            name=name, planted=one.planted, share=one.found / max(1, one.planted)
        )
        for name, one in found.items()
    ]
