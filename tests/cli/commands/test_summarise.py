"""``khulasa summarise``: an article in its own language."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from khulasa.cli.main import main

ARTICLE = "\n\n".join(
    f"The mayor of town number {n} opened the library near the river, and {n * 3} readers came."
    for n in range(1, 13)
)


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return str(path)


def test_without_a_model_key_sentences_are_picked(
    article: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["summarise", article, "--length", "short"]) == 0
    heading, _, *sentences = capsys.readouterr().out.splitlines()
    assert heading == "Key sentences"
    assert len(sentences) == 2
    assert all(sentence.startswith("- The mayor of town number") for sentence in sentences)


def test_what_is_left_out_of_a_file_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "article.md"
    path.write_text(f"{ARTICLE} ~~Not this.~~", encoding="utf-8")
    assert main(["summarise", str(path), "--length", "short"]) == 0
    printed = capsys.readouterr()
    assert "Not this" not in printed.out
    assert "1 hidden or struck-out passage was left out." in printed.err


def test_json(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["summarise", article, "--from", "en", "--model", "key-sentences", "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["article"]["language"] == "en"
    assert printed["summary"]["model"] == "key-sentences"
    assert {"text", "paragraphs", "issues"} <= printed["summary"]["sentences"][0].keys()


@pytest.mark.parametrize("command", ["summarise", "translate"])
@pytest.mark.parametrize(
    ("model", "words"),
    [
        ("no-such-model", "no summariser called"),
        ("starter-ar-en", "no summariser called"),
        ("distilbart-cnn-6-6", "khulasa models install distilbart-cnn-6-6"),
    ],
)
def test_a_summariser_that_cannot_be_used_is_named(
    command: str, model: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE if command == "summarise" else "فتحت المكتبة أبوابها أمس.", "utf-8")
    option = "--model" if command == "summarise" else "--summariser"
    assert main([command, str(path), option, model]) == 4
    assert words in capsys.readouterr().err


def test_a_file_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["summarise", "/nowhere.txt"]) == 3
    assert "nowhere.txt" in capsys.readouterr().err
