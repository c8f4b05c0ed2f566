"""``khulasa support-eval``, from the arguments to the exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from command_line import Run


def recorded(path: Path) -> Path:
    articles = [
        {
            "id": 1,
            "article": [
                "Two people were wounded on Sunday in Baghdad. Police said so.",
                "It rained.",
            ],
            "bart": ["Two people were wounded on Sunday in Baghdad."],
            "human": ["Five people fled to Mosul."],
        },
        {
            "article": "The harvest in Sweden was good. Farmers sold 40 tons of wheat. It snowed.",
            "bart": ["Farmers sold 40 tons of wheat."],
            "human": ["The harvest was good."],
        },
    ]
    path.write_text("".join(f"{json.dumps(one)}\n" for one in articles), encoding="utf-8")
    return path


def test_flags_are_counted_and_planted_faults_found(run: Run, tmp_path: Path) -> None:
    file = recorded(tmp_path / "recorded.jsonl")
    code, output, _ = run("support-eval", file, "--json")
    assert code == 0
    record = json.loads(output)
    assert record["articles"] == 2
    assert record["flagged"]["bart"]["flagged"] == 0
    assert record["flagged"]["human"]["flagged"] == 1
    assert record["planted"]["number changed"] == {"planted": 2, "found": 2}
    assert record["planted"]["another article"] == {"planted": 2, "found": 2}
    assert record["planted"]["killed for wounded"] == {"planted": 1, "found": 1}
    assert record["agreement"] == {"sentences": 2, "recall": 2, "f1": 2}
    assert run("support-eval", file, "--json")[1] == output  # the seed is fixed
    table = run("support-eval", file, "--plant", "human")[1]
    assert "Faults planted in human" in table
    assert "number changed" in table


@pytest.mark.parametrize(
    "content", [None, "", "no json\n", "[1]\n", '{"article": ["A text."]}\n', '{"bart": ["A."]}\n']
)
def test_recordings_that_are_none_are_told(run: Run, tmp_path: Path, content: str | None) -> None:
    file = tmp_path / "recorded.jsonl"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    code, output, complaints = run("support-eval", file)
    assert (code, output) == (3, "")
    assert "recorded.jsonl" in complaints
    assert "Traceback" not in complaints


def test_summaries_that_are_not_there_are_told(run: Run, tmp_path: Path) -> None:
    code, _, complaints = run("support-eval", recorded(tmp_path / "r.jsonl"), "--plant", "t5")
    assert code == 2
    assert "bart, human" in complaints
