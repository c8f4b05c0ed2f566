"""How long the window does not answer while a long article comes in."""

from __future__ import annotations

import json

from bench.places import python
from bench.report import Figure, Section
from bench.rounds import Spread

_PARAGRAPHS = 2000
_MOST = 50.0  # milliseconds
_COMING_IN = ("opening", "coming in", "coming in, at the end", "coming in to its end")


def event_loop() -> Section:
    """Everything that ``bench.long_article`` does with such an article."""
    words = ["-m", "bench.long_article", "--json", "--paragraphs", str(_PARAGRAPHS)]
    rows = json.loads(python(words).splitlines()[-1])
    gap = max(gap for name, gap, *_rest in rows if name in _COMING_IN)
    work = max(work for name, _gap, work, _all in rows if name in _COMING_IN)
    return Section(
        "The event loop",
        (
            Figure(
                f"largest gap while {_PARAGRAPHS:,} paragraphs come in",
                Spread(gap, gap, gap),
                _MOST,
                unit="ms",
            ),
            Figure("most work without a pause in it", Spread(work, work, work), unit="ms"),
        ),
        ("what is done", "largest gap", "most work", "of all threads"),
        tuple((name, *(f"{figure:.0f} ms" for figure in figures)) for name, *figures in rows),
        ("A scripted engine gives 400 sentences a second, far more than any model does.",),
    )
