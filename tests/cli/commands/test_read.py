"""``khulasa read``: what was read of a file, without translating it."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from docx import Document

from khulasa.cli.exit_codes import ExitCode
from khulasa.cli.main import main


@pytest.fixture
def file(tmp_path: Path) -> str:
    made = Document()
    made.add_heading("النهر", level=2)
    made.add_paragraph("بند & آخر", style="List Number 2")
    table = made.add_table(rows=2, cols=2, style="Light Grid")
    for row, column, text in ((0, 0, "السنة"), (0, 1, "المطر"), (1, 1, "12")):
        table.cell(row, column).text = text
    last = made.add_paragraph("فاض النهر. ثم هدأ.")
    made.add_comment(last.runs, "متى؟", author="سعاد")
    made.core_properties.author = "ليلى"
    path = tmp_path / "a.docx"
    made.save(str(path))
    return str(path)


def test_text_says_of_each_paragraph_what_it_is(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", file]) == ExitCode.DONE
    assert capsys.readouterr().out.splitlines() == [
        "Title: النهر",
        "Language: ar",
        "Author: ليلى",
        "Part comments, not read: Comments (1 word)",
        "",
        "[heading 2] النهر",
        "[list item 2] 1. بند & آخر",
        "[text, heading cell 1/1/1] السنة",
        "[text, heading cell 1/1/2] المطر",
        "[text, cell 1/2/2] 12",
        "[text] فاض النهر. ثم هدأ.",
    ]


def test_json_has_places_and_the_parts_that_were_chosen(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", file, "--format", "json", "--parts", "comments"]) == ExitCode.DONE
    record = json.loads(capsys.readouterr().out)
    assert record["article"]["parts"] == [
        {"name": "comments", "title": "Comments", "words": 1, "read": True}
    ]
    paragraphs = record["paragraphs"]
    assert paragraphs[0]["layout"] == {"level": 2}
    assert paragraphs[4]["layout"] == {
        "cell": {"table": 0, "row": 1, "column": 1, "heading": False}
    }
    assert "layout" not in paragraphs[5]
    assert paragraphs[5]["sentences"] == ["فاض النهر. ", "ثم هدأ."]
    assert paragraphs[6] == {"kind": "comment", "text": "متى؟", "sentences": ["متى؟"]}


def test_a_page_has_tables_as_tables(file: str, tmp_path: Path) -> None:
    out = tmp_path / "out.html"
    assert main(["read", file, "--format", "html", "-o", str(out)]) == ExitCode.DONE
    text = out.read_text("utf-8").replace('<meta charset="utf-8">', "")
    page = ElementTree.fromstring(text.removeprefix("<!doctype html>\n"))
    article = page.find(".//article")
    assert article is not None
    assert article.get("dir") == "rtl"
    assert article.findtext("h2") == "النهر"
    assert [[cell.text for cell in row] for row in article.iter("tr")] == [
        ["السنة", "المطر"],
        [None, "12"],
    ]
    assert [cell.tag for cell in article.iter() if cell.tag in ("th", "td")] == [
        *("th", "th", "td", "td")
    ]


def test_a_part_that_is_not_there_is_told_and_so_are_bad_files(
    file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", file, "--parts", "notes"]) == ExitCode.DONE
    assert "The file has no part notes. It has: comments." in capsys.readouterr().err
    assert main(["read", str(tmp_path / "missing.docx")]) == ExitCode.CANNOT_READ
    assert main(["read", file, "-o", file]) == ExitCode.USAGE
