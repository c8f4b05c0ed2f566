"""What the checks cost: the same way with and without them."""

from __future__ import annotations

from pathlib import Path

from bench.contestant import Contestant
from bench.report import Figure, Section
from bench.rounds import in_turn, ratio
from bench.texts import Text


def checks_cost(models: dict[Path, float], articles: tuple[Text, ...], rounds: int) -> Section:
    """The share of the time that the checks take.

    Args:
        models: Folders, and the most that is wanted of each.
        articles: What is translated.
        rounds: How often.
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
                f"time with the checks, {folder.name}",
                ratio(took["checked"], took["plain"]),
                1 + most,
            )
        )
    return Section(
        "The checks",
        tuple(figures),
        notes=(
            "Both score every token; only the rules of review are left out. No sentence is tried "
            "again in either, so that both do equal work.",
        ),
    )
