"""Whole documents, compared with the ones in tests/golden."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from khulasa.article.model import Article, Kind, Paragraph, Span
from khulasa.export import FORMATS
from khulasa.export.formats import render
from khulasa.models.catalogue import Model
from khulasa.reading.document import Reading
from khulasa.review.issue import Issue
from khulasa.summary.result import Reference, Summary, SummarySentence
from khulasa.translation.result import Status, Translation, by_user, failure

GOLDEN = Path(__file__).parents[1] / "golden"
ENDINGS = {"text": "txt", "json": "json", "markdown": "md", "html": "html"}


def paragraph(kind: Kind, *sentences: str) -> Paragraph:
    text, spans = "".join(sentences), []
    for sentence in sentences:
        start = spans[-1].end if spans else 0
        spans.append(Span(start, start + len(sentence)))
    return Paragraph(kind, text, tuple(spans))


@pytest.fixture
def translated() -> Reading:
    article = Article(
        title="عودة المكتبة",
        language="ar",
        paragraphs=(
            paragraph(Kind.HEADING, "عودة المكتبة"),
            paragraph(Kind.TEXT, "فتحت المكتبة أبوابها أمس. ", "قال المدير:\n«أهلا بكم» <b>!"),
            paragraph(Kind.TEXT, "***"),
            paragraph(Kind.QUOTE, "نحن سعداء بهذا اليوم."),
            paragraph(Kind.LIST_ITEM, "١٢ قاعة"),
        ),
        file="مقال.txt",
        encoding="utf-8",
    )
    return Reading(
        article,
        model="starter-ar-en",
        backend="ctranslate2",
        translations={
            0: Translation("Return of the library", Status.OK),
            1: Translation("The library opened its doors yesterday.", Status.OK),
            2: Translation(
                'The manager said: "welcome" <b>!',
                Status.CHECK,
                (Issue("unfinished", "The model ran on.", Span(0, 3), Span(4, 11)),),
            ),
            3: Translation("***", Status.COPIED),
            4: failure("The model gave no words."),
        },
        summary=Summary(
            "key-sentences",
            (SummarySentence("The library opened its doors yesterday.", (Reference(1, 0),)),),
        ),
        seconds=1.25,
    )


@pytest.fixture
def model(tmp_path: Path) -> Model:
    return Model(
        "starter-ar-en", "ar", "en", "Starter model", tmp_path, True, 160, "Apache-2.0",
        "Starter model: rough gist only.",
    )  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
def test_documents(translated: Reading, model: Model, name: str) -> None:
    golden = GOLDEN / f"export.{ENDINGS[name]}"
    assert render(translated, name, notice=model.notice, width=80) == golden.read_text(
        encoding="utf-8"
    )


def test_an_unknown_format_is_refused(translated: Reading, model: Model) -> None:
    with pytest.raises(ValueError, match="docx"):
        render(translated, "docx", notice=model.notice)


def test_every_sentence_in_json_has_a_status(translated: Reading, model: Model) -> None:
    record = json.loads(render(translated, "json", notice=model.notice))
    sentences = [s for p in record["paragraphs"] for s in p["sentences"]]
    assert len(sentences) == record["article"]["sentences"] == 6
    assert sum(record["stats"][status] for status in ("ok", "check", "copied", "failed")) == 6
    # Not reached before the work was stopped: failed with that reason, never silently empty.
    assert sentences[-1]["status"] == "failed"
    assert "stopped" in sentences[-1]["issues"][0]["message"]


def test_text_loses_nothing_in_narrow_columns(translated: Reading, model: Model) -> None:
    document = "".join(render(translated, "text", notice=model.notice, width=40).split())
    for paragraph_ in translated.article.paragraphs:
        for word in paragraph_.text.split():
            assert word in document or len(word) > 12


@pytest.mark.parametrize("name", ["text", "markdown", "html"])
def test_marks_can_be_left_out_but_gaps_cannot(
    translated: Reading, model: Model, name: str
) -> None:
    marked = render(translated, name, notice=model.notice, width=200)
    plain = render(translated, name, notice=model.notice, width=200, marks=False)
    assert "check: " in marked
    assert "check: " not in plain
    assert "not translated" in plain
    assert "not translated yet" in plain


def test_json_says_what_is_the_users_own(translated: Reading, model: Model) -> None:
    own = replace(translated, translations={**translated.translations, 2: by_user("Mine.")})
    record = json.loads(render(own, "json", notice=model.notice))
    opened, said = record["paragraphs"][1]["sentences"]
    assert "author" not in opened
    assert (said["target"], said["status"], said["author"]) == ("Mine.", "ok", "user")


@pytest.fixture
def summarised(translated: Reading) -> Reading:
    """With a written summary of two paragraphs, one sentence of which the article does not bear."""
    wrong = Issue("number", "The article has no 12.")
    sentences = (
        SummarySentence("It opened.", (Reference(1, 0), Reference(3, 0))),
        SummarySentence("It cost 12 million.", (Reference(1, 1),), (wrong,)),
        SummarySentence("All are *glad*.", (Reference(3, 0),), starts_paragraph=True),
    )
    return replace(translated, summary=Summary("distilbart", sentences, "Made in parts."))


def test_a_written_summary_in_text(summarised: Reading, model: Model) -> None:
    marked = render(summarised, "text", notice=model.notice, width=100)
    assert marked.endswith(
        "Summary\n"
        "  It opened. [2, 4] It cost 12 million. [check: The article has no 12.] [2]\n"
        "  All are *glad*. [4]\n"
        "  Made in parts.\n"
    )
    plain = render(summarised, "text", notice=model.notice, width=100, marks=False)
    assert plain.endswith(
        "Summary\n"
        "  It opened. [2, 4]\n"
        "  All are *glad*. [4]\n"
        "  Made in parts.\n"
        "  [1 sentence left out: not in the article]\n"
    )


def test_a_written_summary_in_markdown(summarised: Reading, model: Model) -> None:
    plain = render(summarised, "markdown", notice=model.notice, marks=False)
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
    document = render(Reading(article, "starter-ar-en", "ctranslate2", done), "markdown")
    assert "\n1. A door (1)\n" in document
    assert "\n- A window (2)\n" in document


def test_a_written_summary_in_html(summarised: Reading, model: Model) -> None:
    assert (
        "<h2>Summary</h2>\n"
        '<p>It opened. [<a href="#p2">2</a>, <a href="#p4">4</a>] '
        'It cost 12 million. [check: The article has no 12.] [<a href="#p2">2</a>]</p>\n'
        '<p>All are *glad*. [<a href="#p4">4</a>]</p>\n'
        '<p class="notice">Made in parts.</p>'
    ) in render(summarised, "html", notice=model.notice)


def test_a_written_summary_in_json(summarised: Reading, model: Model) -> None:
    summary = json.loads(render(summarised, "json", notice=model.notice))["summary"]
    assert (summary["model"], summary["length"], summary["note"]) == (
        "distilbart",
        "medium",
        "Made in parts.",
    )
    assert [s["references"] for s in summary["sentences"]] == [[[1, 0], [3, 0]], [[1, 1]], [[3, 0]]]
    assert [s["starts_paragraph"] for s in summary["sentences"]] == [False, False, True]
    assert [len(s["issues"]) for s in summary["sentences"]] == [0, 1, 0]
