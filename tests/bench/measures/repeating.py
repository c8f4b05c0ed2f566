"""Whether equal sentences are translated once: within an article, and across articles."""

from __future__ import annotations

from bench.checkpoints import BUILD
from bench.contestant import Contestant
from bench.measures.translating import OURS
from bench.report import Figure, Section
from bench.rounds import Spread, in_turn, ratio
from bench.texts import Text, with_repeats

_SHARE = 0.3


def repeats(model: str, article: Text, rounds: int) -> Section:
    """An article with every third sentence said before, beside the same without those."""
    repeating = with_repeats(article, _SHARE)
    once = with_repeats(article, 0.0)
    with Contestant(OURS, BUILD / model) as ours:
        took = in_turn(
            {"repeating": lambda: ours.read(repeating), "once": lambda: ours.read(once)}, rounds
        )
        ours.read(once)
        again = ours.read(repeating, known=True).translated
    given = took["repeating"][0].translated / took["once"][0].translated
    whole = {name: [one.whole for one in times] for name, times in took.items()}
    return Section(
        f"An article with {_SHARE:.0%} repeats, {model}",
        (
            Figure(
                "sentences that the model was given, of the different ones", Spread.of([given]), 1.0
            ),
            Figure("of them in an article whose sentences are all known", Spread.of([again]), 0.0),
            Figure(
                "time, of the article's without repeats", ratio(whole["repeating"], whole["once"])
            ),
        ),
        notes=(f"{len(repeating.sentences)} sentences, {len(once.sentences)} of them different.",),
    )
