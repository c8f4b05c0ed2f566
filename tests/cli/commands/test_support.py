"""``khulasa support``, from the arguments to the exit code."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from command_line import Run

ARTICLE = """# Rocket attack on the Green Zone

Two people were wounded on Sunday when three rockets hit the Green Zone in Baghdad, police said.

Ahmed Khalil, the interior minister, said that nobody was arrested.
"""
SUMMARY = """
- Two people were killed when three rockets hit the Green Zone.

2. Nobody was arrested, said the interior minister.
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    article, summary = tmp_path / "article.md", tmp_path / "summary.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    summary.write_text(SUMMARY, encoding="utf-8")
    return article, summary


def pipe(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def records(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def test_json_has_a_record_a_sentence(run: Run, files: tuple[Path, Path]) -> None:
    code, output, complaints = run("support", *files, "--json")
    assert (code, complaints) == (0, "")
    killed, nobody = records(output)
    assert killed == {
        "text": "Two people were killed when three rockets hit the Green Zone.",
        "paragraphs": [1],
        "issues": [
            {
                "kind": "contradiction",
                "message": "The article says wounded here, not killed.",
                "source_span": None,
                "target_span": [16, 22],
                "serious": True,
            }
        ],
    }
    assert nobody == {
        "text": "Nobody was arrested, said the interior minister.",
        "paragraphs": [2],
        "issues": [],
    }


def test_text_numbers_paragraphs_as_readers_do(run: Run, files: tuple[Path, Path]) -> None:
    code, output, _ = run("support", *files)
    assert code == 0
    assert output.splitlines() == [
        "Two people were killed when three rockets hit the Green Zone. [2]",
        "  ! [contradiction] The article says wounded here, not killed.",
        "Nobody was arrested, said the interior minister. [3]",
        "1 of 2 sentences to check.",
    ]


def test_either_comes_from_standard_input(
    run: Run, files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    article, summary = files
    expected = run("support", article, summary, "--json")[1]
    pipe(monkeypatch, SUMMARY.encode())
    assert run("support", article, "-", "--json")[1] == expected
    pipe(monkeypatch, ARTICLE.encode())
    assert records(run("support", "-", summary, "--json")[1])[0]["paragraphs"] == [1]
    code, output, complaints = run("support", "-", "-")
    assert (code, output) == (2, "")
    assert "cannot both" in complaints


def test_what_cannot_be_read_is_named(
    run: Run, files: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article, summary = files
    empty, latin = tmp_path / "empty.txt", tmp_path / "latin.txt"
    empty.write_bytes(b"\n \n")
    latin.write_bytes(b"caf\xe9\n")
    for arguments, name in (
        ((tmp_path / "missing.txt", summary), "missing.txt"),
        ((article, tmp_path / "none.txt"), "none.txt"),
        ((article, empty), "empty.txt"),
        ((article, latin), "latin.txt"),
    ):
        code, output, complaints = run("support", *arguments)
        assert (code, output) == (3, "")
        assert name in complaints
        assert "Traceback" not in complaints
    pipe(monkeypatch, b"caf\xe9\n")
    code, _, complaints = run("support", article, "-")
    assert code == 3
    assert "standard input is not UTF-8" in complaints


def test_an_article_in_another_language_is_told(run: Run, tmp_path: Path) -> None:
    article, summary = tmp_path / "article.txt", tmp_path / "summary.txt"
    article.write_text("أصيب شخصان في هجوم صاروخي على المنطقة الخضراء وسط بغداد.", encoding="utf-8")
    summary.write_text("Two people were wounded.", encoding="utf-8")
    code, output, complaints = run("support", article, summary)
    assert code == 0
    assert "only English can be checked" in complaints
    assert output.endswith("1 of 1 sentence to check.\n")
