"""``khulasa check`` and ``khulasa review-eval``: what to look at in translations anyone made."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict

from khulasa.article.read import ReadError
from khulasa.cli_output import complain, print_line, run_printing
from khulasa.review.checks import check
from khulasa.review.issue_record import issue_record
from khulasa.review.languages import Languages
from khulasa.review.measuring.evaluation import (
    FlaggedTranslation,
    FoundFaults,
    evaluate,
    plant_faults,
)
from khulasa.review.translation_files import base_language, read_lines, read_pairs

_DONE, _NO_SACREBLEU, _CANNOT_READ = 0, 1, 3


def check_files(options: argparse.Namespace) -> int:
    """Run ``khulasa check`` and return its exit code (see ``cli.main``)."""
    return run_printing(lambda: _check_files(options))


def evaluate_files(options: argparse.Namespace) -> int:
    """Run ``khulasa review-eval`` and return its exit code (see ``cli.main``)."""
    return run_printing(lambda: _evaluate_files(options))


def _check_files(options: argparse.Namespace) -> int:
    languages = Languages(
        base_language(options.source_language), base_language(options.target_language)
    )
    if len(options.files) > 2:
        return complain("check takes one file or two.", 2)
    try:
        pairs = read_pairs(options.files, languages.source, languages.target)
    except ReadError as error:
        return complain(str(error), _CANNOT_READ)
    doubtful = 0
    for number, (source, target) in enumerate(pairs, 1):
        issues = check(source, target, languages)
        doubtful += bool(issues)
        if options.json:
            record = {"line": number, "issues": [issue_record(issue) for issue in issues]}
            print_line(json.dumps(record, ensure_ascii=False))
        elif issues:
            reasons = " ".join(f"[{issue.kind}] {issue.message}" for issue in issues)
            print_line(f"{number}: {reasons}")
    if not options.json:
        sentences = sum(1 for pair in pairs if any(map(str.strip, pair)))
        print_line(f"{doubtful} of {sentences} sentences to check.")
    return _DONE


def _evaluate_files(options: argparse.Namespace) -> int:
    languages = Languages(
        base_language(options.source_language), base_language(options.target_language)
    )
    try:
        sources, references = (read_lines(f) for f in (options.source, options.reference))
        outputs = [(file.name, read_lines(file)) for file in options.outputs]
        for file, lines in ((options.reference.name, references), *outputs):
            if len(lines) != len(sources):
                raise ReadError(f"{file} has {len(lines)} lines, the source {len(sources)}.")
    except ReadError as error:
        return complain(str(error), _CANNOT_READ)
    try:
        flagged = [evaluate(options.reference.name, sources, references, languages)]
        for name, lines in outputs:
            flagged.append(evaluate(name, sources, lines, languages, _chrf(lines, references)))
    except ImportError:
        return complain(
            "review-eval compares outputs with sacrebleu, which is not installed: "
            "pip install sacrebleu",
            _NO_SACREBLEU,
        )
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
    return _DONE


def _chrf(outputs: Sequence[str], references: Sequence[str]) -> Callable[[int], float]:
    from sacrebleu.metrics.chrf import CHRF

    metric = CHRF()
    return lambda line: float(metric.sentence_score(outputs[line], [references[line]]).score)


def _table(flagged: Sequence[FlaggedTranslation]) -> list[str]:
    kinds = sorted({kind for one in flagged for kind in one.kinds})
    width = max(len(one.name) for one in flagged)
    lines = [f"{'':{width}}  flagged        chrF of flagged, of the others"]
    for one in flagged:
        share = one.flagged / max(1, one.sentences)
        chrf = ""
        if one.chrf_flagged is not None and one.chrf_unflagged is not None:
            chrf = f"{one.chrf_flagged:5.1f} {one.chrf_unflagged:5.1f}"
        lines.append(f"{one.name:{width}}  {one.flagged:4} {share:6.2%}   {chrf}".rstrip())
        by_kind = ", ".join(f"{kind} {one.kinds[kind]}" for kind in kinds if kind in one.kinds)
        lines.append(f"{'':{width}}  {by_kind or 'nothing'}")
    return lines


def _faults(found: dict[str, FoundFaults]) -> list[str]:
    return [
        f"{name:17} planted {one.planted:5}, found {one.found / max(1, one.planted):6.1%}"
        for name, one in found.items()
    ]
