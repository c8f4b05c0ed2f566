"""``khulasa translate --same-format``."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from command_line import Run

SENTENCE, TRANSLATION = "أين المكتبة؟", "Where is the library?"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    made = Document()
    made.add_heading("أحب القهوة.", 1)
    made.add_paragraph().add_run(SENTENCE).bold = True
    path = tmp_path / "مقال.docx"
    made.save(str(path))
    return path


def test_the_translation_stands_in_a_copy_of_the_file(
    run: Run, article: Path, tmp_path: Path
) -> None:
    before, result = article.read_bytes(), tmp_path / "result.docx"
    code, output, complaints = run("translate", article, "--same-format", "-o", result)
    assert (code, output) == (0, "")
    assert "rough gist only" in complaints
    heading, text = Document(BytesIO(result.read_bytes())).paragraphs
    assert heading.style.name == "Heading 1"
    assert (text.text, text.runs[0].bold) == (TRANSLATION, True)
    assert article.read_bytes() == before


def test_the_article_itself_is_not_written(run: Run, article: Path) -> None:
    before = article.read_bytes()
    assert run("translate", article, "--same-format", "-o", article)[0] == 2
    assert article.read_bytes() == before


def test_it_needs_a_file_to_write_and_one_to_copy(run: Run, article: Path, tmp_path: Path) -> None:
    code, _, complaints = run("translate", article, "--same-format")
    assert (code, "-o" in complaints) == (2, True)
    result = tmp_path / "result.docx"
    assert run("translate", "-", "--same-format", "-o", result)[0] == 2
    assert run("translate", tmp_path / "no.docx", "--same-format", "-o", result)[0] == 3
    code, _, complaints = run("translate", article, "--same-format", "-o", tmp_path / "a.html")
    assert (code, "end with .docx" in complaints) == (2, True)
    other = tmp_path / "picture.pdf"
    other.write_bytes(b"%PDF-1.7 nothing\n")
    code, _, complaints = run("translate", other, "--same-format", "-o", result)
    assert (code, "Leave out --same-format" in complaints) == (2, True)
    assert not result.exists()
