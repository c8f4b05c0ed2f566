"""What turns measurements into a report and a verdict."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.comparing import fallen_back
from bench.report import Figure, Section, as_markdown
from bench.rounds import Spread, in_turn, ratio


def test_contestants_take_turns_after_a_first_time_that_does_not_count() -> None:
    done: list[str] = []

    def contestant(name: str) -> int:
        done.append(name)
        return len(done)

    results = in_turn({"a": lambda: contestant("a"), "b": lambda: contestant("b")}, 2)
    assert "".join(done) == "ababab"
    assert results == {"a": [3, 5], "b": [4, 6]}


def test_a_ratio_is_that_of_two_that_ran_one_after_the_other() -> None:
    assert ratio([2, 30, 4], [1, 10, 4]) == Spread(2, 1, 3)


def section(value: float, *, at_least: bool, name: str = "speed", limit: float = 1.0) -> Section:
    return Section("s", (Figure(name, Spread(value, value, value), limit, at_least),))


@pytest.mark.parametrize(
    ("value", "at_least", "told"),
    [(0.85, True, False), (0.75, True, True), (2.0, True, False), (1.2, False, True)],
)
def test_what_is_worse_than_the_kept_ratio_by_more_than_the_tolerance_is_told(
    tmp_path: Path, value: float, at_least: bool, told: bool
) -> None:
    kept = tmp_path / "kept.json"
    kept.write_text(json.dumps({"speed": {"ratio": 0.9, "tolerance": 0.1}}), "utf-8")
    assert bool(fallen_back([section(value, at_least=at_least)], kept)) is told


@pytest.mark.parametrize(
    ("limit", "at_least", "told"),
    [(0.88, True, True), (0.80, True, False), (0.80, False, False), (0.95, True, False)],
)
def test_a_limit_that_the_kept_ratio_is_within_has_no_tolerance(
    tmp_path: Path, limit: float, at_least: bool, told: bool
) -> None:
    kept = tmp_path / "kept.json"
    kept.write_text(json.dumps({"speed": {"ratio": 0.9, "tolerance": 0.1}}), "utf-8")
    measured = section(0.85, at_least=at_least, limit=limit)
    assert bool(fallen_back([measured], kept)) is told


def test_a_figure_that_is_gone_is_told(tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    kept.write_text(json.dumps({"speed": {"ratio": 0.9, "tolerance": 0.1}}), "utf-8")
    assert fallen_back([section(1, at_least=True, name="other")], kept) == [
        "speed: not measured any more"
    ]
    assert fallen_back([section(1, at_least=True, name="other")], kept, whole=False) == []


def test_the_report_says_what_was_missed() -> None:
    missed = as_markdown("a machine", [section(0.5, at_least=True)], 1.0)
    assert "| speed | 0.5 | 0.5 | 0.5 | ≥ 1 | **missed** |" in missed
    assert "missed" not in as_markdown("a machine", [section(1.5, at_least=True)], 1.0)
