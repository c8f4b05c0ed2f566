"""Whole documents, compared with the ones in tests/golden."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from export.conftest import paragraph
from khulasa import __version__
from khulasa.article.model import Article, Kind
from khulasa.export.choices import Choices, Details, Layout
from khulasa.export.format_list import FORMATS
from khulasa.export.formats import render
from khulasa.reading.document import Reading
from khulasa.translation.result import Status, Translation, by_user

USUAL = Choices()
GOLDEN = Path(__file__).parents[1] / "golden"
# What says something in a file of parts; the rest is the same in every one.
PARTS = {"docx": ("word/document.xml", "word/comments.xml"), "odt": ("content.xml",)}


def text_of(
    reading: Reading, name: str, choices: Choices = USUAL, width: int = 100, **details: str
) -> str:
    """A document as text; of one that is a file of parts, their XML."""
    return as_text(name, render(reading, name, choices, Details(**details), width=width))


def as_text(name: str, content: bytes) -> str:
    if name not in PARTS:
        return content.decode().replace(f'version="{__version__}"', 'version="VERSION"')
    texts = []
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        for part in filter(file.namelist().__contains__, PARTS[name]):
            root = etree.fromstring(file.read(part))
            etree.indent(root)
            texts.append(etree.tostring(root, encoding="unicode"))
    return "\n".join(texts) + "\n"


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "pdf"])
def test_documents(translated: Reading, details: Details, name: str) -> None:
    ending = f"{FORMATS[name].suffix}.xml" if name in PARTS else FORMATS[name].suffix
    golden = (GOLDEN / f"export{ending}").read_bytes().decode()
    assert as_text(name, render(translated, name, Choices(), details, width=80)) == golden


def test_an_unknown_format_is_refused(translated: Reading) -> None:
    with pytest.raises(ValueError, match="rtf"):
        render(translated, "rtf")


def test_every_sentence_in_json_has_a_status(translated: Reading) -> None:
    record = json.loads(render(translated, "json"))
    sentences = [s for p in record["paragraphs"] for s in p["sentences"]]
    assert len(sentences) == record["article"]["sentences"] == 6
    assert sum(record["stats"][status] for status in ("ok", "check", "copied", "failed")) == 6
    # Not reached before the work was stopped: failed with that reason, never silently empty.
    assert sentences[-1]["status"] == "failed"
    assert "stopped" in sentences[-1]["issues"][0]["message"]


def test_text_loses_nothing_in_narrow_columns(translated: Reading) -> None:
    document = "".join(text_of(translated, "text", width=40).split())
    for paragraph_ in translated.article.paragraphs:
        for word in paragraph_.text.split():
            assert word in document or len(word) > 12


def test_columns_of_text_go_into_any_terminal(translated: Reading) -> None:
    for width in (1, 8, 12):
        assert text_of(translated, "text", width=width)


@pytest.mark.parametrize("name", ["text", "markdown", "html", "docx", "odt"])
def test_marks_can_be_left_out_but_gaps_cannot(translated: Reading, name: str) -> None:
    marked = text_of(translated, name, width=300)
    plain = text_of(translated, name, Choices(marks=False), width=300)
    assert "The model ran on." in marked
    assert "The model ran on." not in plain
    assert "not translated" in plain
    assert "not translated yet" in plain


def test_json_says_what_is_the_users_own(translated: Reading) -> None:
    own = replace(translated, translations={**translated.translations, 2: by_user("Mine.")})
    record = json.loads(render(own, "json"))
    opened, said = record["paragraphs"][1]["sentences"]
    assert "author" not in opened
    assert (said["target"], said["status"], said["author"]) == ("Mine.", "ok", "user")


def test_a_written_summary_in_text(summarised: Reading) -> None:
    marked = text_of(summarised, "text")
    assert marked.endswith(
        "Summary\n"
        "  It opened. [2, 4] It cost 12 million. [check: The article has no 12.] [2]\n"
        "  All are *glad*. [4]\n"
        "  Made in parts.\n"
    )
    plain = text_of(summarised, "text", Choices(marks=False))
    assert plain.endswith(
        "Summary\n"
        "  It opened. [2, 4]\n"
        "  All are *glad*. [4]\n"
        "  Made in parts.\n"
        "  [1 sentence left out: not in the article]\n"
    )


def test_a_written_summary_in_markdown(summarised: Reading) -> None:
    plain = text_of(summarised, "markdown", Choices(marks=False))
    assert (
        "## Summary\n\nIt opened. (2, 4)\n\nAll are \\*glad\\*. (4)\n\n*Made in parts.*\n\n"
        "*\\[1 sentence left out: not in the article\\]*\n\n"
    ) in plain


def test_an_item_with_a_number_has_no_second_mark_in_markdown() -> None:
    article = Article(
        title=None,
        language="ar",
        paragraphs=tuple(paragraph(Kind.LIST_ITEM, text) for text in ("1. باب", "نافذة")),
    )
    done = {0: Translation("1. A door", Status.OK), 1: Translation("A window", Status.OK)}
    document = text_of(Reading(article, "starter-ar-en", "ctranslate2", done), "markdown")
    assert "\n1. A door (1)\n" in document
    assert "\n- A window (2)\n" in document


def test_a_written_summary_in_html(summarised: Reading) -> None:
    assert (
        '<h2 lang="en" dir="ltr">Summary</h2>\n'
        '<p lang="en" dir="ltr">It opened. [<a href="#p2">2</a>, <a href="#p4">4</a>] '
        '<mark class="doubt" id="d1">It cost 12 million.</mark><sup><a href="#n1">1</a></sup> '
        '[<a href="#p2">2</a>]</p>\n'
        '<p lang="en" dir="ltr">All are *glad*. [<a href="#p4">4</a>]</p>\n'
        '<p class="remark" lang="en" dir="ltr">Made in parts.</p>'
    ) in text_of(summarised, "html")


def test_a_written_summary_in_json(summarised: Reading) -> None:
    summary = json.loads(render(summarised, "json"))["summary"]
    assert (summary["model"], summary["length"], summary["note"]) == (
        "distilbart",
        "medium",
        "Made in parts.",
    )
    assert [s["references"] for s in summary["sentences"]] == [[[1, 0], [3, 0]], [[1, 1]], [[3, 0]]]
    assert [s["starts_paragraph"] for s in summary["sentences"]] == [False, False, True]
    assert [len(s["issues"]) for s in summary["sentences"]] == [0, 1, 0]


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "pdf"])
@pytest.mark.parametrize("kind", list(Kind))
def test_paragraphs_of_every_kind_are_written(translated: Reading, name: str, kind: Kind) -> None:
    article = translated.article
    paragraphs = tuple(replace(one, kind=kind) for one in article.paragraphs)
    reading = replace(translated, article=replace(article, paragraphs=paragraphs))
    words = article.paragraphs[1].text.split()[0]
    assert words in text_of(reading, name)


@pytest.mark.skipif(shutil.which("tidy") is None, reason="tidy is not installed")
@pytest.mark.parametrize("layout", Layout)
def test_tidy_finds_nothing_in_a_page(
    summarised: Reading, details: Details, tmp_path: Path, layout: Layout
) -> None:
    page = tmp_path / "a.html"
    page.write_bytes(render(summarised, "html", Choices(layout), details))
    done = subprocess.run(["tidy", "-q", "-e", str(page)], capture_output=True, check=False)
    assert done.stderr.decode() == ""
