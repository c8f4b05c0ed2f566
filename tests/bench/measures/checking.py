"""What the checks cost: the same way with and without them."""

from __future__ import annotations

from pathlib import Path

from bench.contestant import Contestant
from bench.report import Figure, Section
from bench.rounds import in_turn, ratio
from bench.texts import Text


def checks_cost(
    models: dict[Path, float], articles: tuple[Text, ...], rounds: int, retried: Path
) -> Section:
    """The share of the time that the checks take, and what trying again takes on top.

    Args:
        models: Folders, and the most that is wanted of each.
        articles: What is translated.
        rounds: How often.
        retried: One of the folders, whose model has learnt: random words would all be doubtful.
    """
    figures = []
    for folder, most in models.items():
        with (
            Contestant("Khulasa", folder) as checked,
            Contestant("Khulasa, unchecked", folder) as plain,
        ):
            took = in_turn(
                {
                    "checked": lambda c=checked: c.read(*articles).whole,
                    "plain": lambda c=plain: c.read(*articles).whole,
                },
                rounds,
            )
        figures.append(
            Figure(
                f"time with the rules of the checks, {folder.name}",
                ratio(took["checked"], took["plain"]),
                1 + most,
            )
        )
    return Section(
        "The checks",
        (*figures, _retries(retried, articles, rounds)),
        notes=(
            "Of the rules: both score every token, and only the rules of review are left out; no "
            "sentence is tried again in either, so that both do equal work. What the scores take "
            "stands with the articles. Of trying again: real words, whose doubtful sentences are "
            "translated up to four times, beside the same with all checks and no second attempt.",
        ),
    )


def _retries(folder: Path, articles: tuple[Text, ...], rounds: int) -> Figure:
    with (
        Contestant("Khulasa, retrying", folder) as retrying,
        Contestant("Khulasa", folder) as once,
    ):
        took = in_turn(
            {
                "retrying": lambda: retrying.read(*articles).whole,
                "once": lambda: once.read(*articles).whole,
            },
            rounds,
        )
    name = f"time with doubtful sentences tried again, {folder.name}"
    return Figure(name, ratio(took["retrying"], took["once"]))
