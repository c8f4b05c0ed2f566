"""The ratios of a run beside those that are kept in ``kept_ratios.json``.

Only figures are compared that say the same on any machine: ratios of two that took turns. One has
fallen back if it is worse than the kept one by more than the tolerance that stands beside it, or
if it misses the limit that the kept one is within.
One that has become better is no matter; it is written down with the next full run.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from bench.report import Section

KEPT = Path(__file__).with_name("kept_ratios.json")


def fallen_back(sections: Sequence[Section], kept: Path = KEPT, *, whole: bool = True) -> list[str]:
    """A sentence for each figure that is worse than the kept one, or that is gone.

    Args:
        sections: What was measured.
        kept: The file of the kept ratios.
        whole: All was measured, so that none may be missing.
    """
    figures = {figure.name: figure for section in sections for figure in section.figures}
    words = []
    for name, entry in json.loads(kept.read_text("utf-8")).items():
        figure = figures.get(name)
        if figure is None:
            words += [f"{name}: not measured any more"] if whole else []
            continue
        value, before, tolerance = figure.spread.median, entry["ratio"], entry["tolerance"]
        worse = before - value if figure.at_least else value - before
        if worse > tolerance:
            words.append(f"{name}: {value:.3g}, kept is {before:.3g} (tolerance {tolerance:g})")
        elif figure.is_met_by(before) and not figure.met:
            words.append(f"{name}: {value:.3g}, kept is {before:.3g} (limit {figure.limit:g})")
    return words
