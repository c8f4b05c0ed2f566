"""What the checks cost: the same way with and without each part of them."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from bench.contestant import Contestant
from bench.measures.translating import OURS
from bench.report import Figure, Section
from bench.rounds import Spread, in_turn, ratio
from bench.texts import Text

_UNCHECKED, _UNSCORED, _RETRYING = "Khulasa, unchecked", "Khulasa, unscored", "Khulasa, retrying"


def checks_cost(model: Path, starter: Path, articles: tuple[Text, ...], rounds: int) -> Section:
    """The time that the checks take, and that trying again takes on top.

    Args:
        model: A model's folder, with random weights.
        starter: The starter's; it has learnt, so that few of its sentences are doubtful.
        articles: What is translated.
        rounds: How often.
    """
    large = _seconds(model, (OURS, _UNCHECKED, _UNSCORED), articles, rounds)
    small = _seconds(starter, (OURS, _UNCHECKED, _RETRYING), articles, rounds)

    def share(seconds: dict[str, list[float]], above: str, below: str) -> Spread:
        return ratio(seconds[above], seconds[below])

    rules = "time with the rules of the checks"
    return Section(
        "The checks",
        (
            Figure(f"{rules}, {model.name}", share(large, OURS, _UNCHECKED), 1.04),
            Figure(f"{rules}, {starter.name}", share(small, OURS, _UNCHECKED), 1.15),
            Figure(f"time with the scores of tokens, {model.name}", share(large, OURS, _UNSCORED)),
            Figure(
                f"time with doubtful sentences tried again, {starter.name}",
                share(small, _RETRYING, OURS),
            ),
        ),
        notes=(
            "Each beside the same without that part alone: of the rules, both score every token; "
            "of the scores, both have the rules. No sentence is tried again in these, so that "
            "both do equal work. Trying again is up to four translations of a doubtful sentence, "
            "beside the first of each with its checks.",
        ),
    )


def _seconds(
    folder: Path, ways: tuple[str, ...], articles: tuple[Text, ...], rounds: int
) -> dict[str, list[float]]:
    with ExitStack() as stack:
        all_ways = {way: stack.enter_context(Contestant(way, folder)) for way in ways}
        return in_turn(
            {way: lambda c=one: c.read(*articles).whole for way, one in all_ways.items()}, rounds
        )
