"""Articles in Markdown."""

from __future__ import annotations

import pytest

from khulasa.article.blocks import Block
from khulasa.article.markdown.document import read_markdown
from khulasa.article.model import Cell, Kind, Layout


def test_kinds_and_order_are_kept_and_marks_dropped() -> None:
    source = """---
title: مقدمة
---
# المكتبة **تفتح** أبوابها

فتحت [المكتبة](https://example.com "موقع") أبوابها،
وقال `المدير` إن ![صورة الباب](door.png) جميل &amp; قديم.

> هذا يوم جميل.
>
> ولن ننساه.

- قاعة للأطفال
  - ركن للصحف
1. قاعة للطلاب

| السنة | الزوار |
|-------|--------|
| 2024  | كثير   |

<div dir="rtl">
نص داخل <b>عنصر</b>
</div>

    سطر من برنامج
"""
    assert read_markdown(source) == [
        Block(Kind.HEADING, "المكتبة تفتح أبوابها", Layout(level=1)),
        Block(Kind.TEXT, "فتحت المكتبة أبوابها،\nوقال المدير إن صورة الباب جميل & قديم."),
        Block(Kind.QUOTE, "هذا يوم جميل."),
        Block(Kind.QUOTE, "ولن ننساه."),
        Block(Kind.LIST_ITEM, "قاعة للأطفال", Layout(level=1)),
        Block(Kind.LIST_ITEM, "ركن للصحف", Layout(level=2)),
        Block(Kind.LIST_ITEM, "1. قاعة للطلاب", Layout(level=1)),
        Block(Kind.TEXT, "السنة", Layout(cell=Cell(0, 0, 0, heading=True))),
        Block(Kind.TEXT, "الزوار", Layout(cell=Cell(0, 0, 1, heading=True))),
        Block(Kind.TEXT, "2024", Layout(cell=Cell(0, 1, 0))),
        Block(Kind.TEXT, "كثير", Layout(cell=Cell(0, 1, 1))),
        Block(Kind.TEXT, "نص داخل عنصر"),
        Block(Kind.TEXT, "سطر من برنامج"),
    ]


def test_a_line_between_paragraphs_is_no_front_matter() -> None:
    assert read_markdown("أول\n\n---\n\nثان\n\n---\n\nثالث") == [
        Block(Kind.TEXT, "أول"),
        Block(Kind.TEXT, "ثان"),
        Block(Kind.TEXT, "ثالث"),
    ]


def test_windows_line_ends_make_no_difference() -> None:
    source = "---\na: b\n---\n# عنوان\n\nنص\n"
    assert read_markdown(source.replace("\n", "\r\n")) == read_markdown(source)


def test_nesting_beyond_the_parser_loses_nothing() -> None:
    assert "نص" in read_markdown(">" * 5000 + " نص")[0].text


@pytest.mark.parametrize("piece", ["[", "![", "[a]: [", "[x][", "[a\n"])
def test_brackets_without_end_are_read_as_they_are(piece: str) -> None:
    source = piece * (300_000 // len(piece))
    assert "".join(block.text for block in read_markdown(source)) == source.strip()


def test_links_of_a_book_of_footnotes_are_read() -> None:
    (block,) = read_markdown("[كلمة](a.html) " * 10_000)
    assert block.text == " ".join(["كلمة"] * 10_000)


def texts(source: str) -> list[str]:
    return [block.text for block in read_markdown(source)]


def test_items_keep_their_numbers() -> None:
    assert texts("3. ثلاثة\n3. أربعة\n\n   فقرة تابعة\n\n1) واحد\n\n- بند") == [
        *("3. ثلاثة", "4. أربعة", "فقرة تابعة", "1) واحد", "بند"),
    ]


@pytest.mark.parametrize(
    ("source", "items"),
    [
        ("١. بند\n٢. آخر", ["١. بند", "٢. آخر"]),
        ("۱) بند\n۲) آخر", ["۱) بند", "۲) آخر"]),
        ("> ١. بند\n> ٢. آخر", ["١. بند", "٢. آخر"]),
        ("- بند\n  ١. فرع\n- ٤. آخر", ["بند", "١. فرع", "٤. آخر"]),
        ("٣. بند\n\n   ١. فرع\n\n٤. آخر", ["٣. بند", "١. فرع", "٤. آخر"]),
    ],
)
def test_arabic_digits_number_a_list(source: str, items: list[str]) -> None:
    blocks = read_markdown(source)
    assert [(block.kind, block.text) for block in blocks] == [(Kind.LIST_ITEM, i) for i in items]


def test_arabic_digits_begin_a_list_inside_a_paragraph_only_with_one() -> None:
    assert texts("وكان ذلك عام\n١٩٩٠. ثم انتهى") == ["وكان ذلك عام\n١٩٩٠. ثم انتهى"]
    assert texts("نطلب:\n١. الماء\n٢. الطريق") == ["نطلب:", "١. الماء", "٢. الطريق"]
    assert texts("```\n١. برنامج\n```\n\n    ٢. مسافات") == ["١. برنامج", "٢. مسافات"]


def test_notes_stand_at_the_end_in_the_order_of_their_marks() -> None:
    source = """عاد الغواص[^ب] مساء[^أ]، ثم نام[^ب].
[^أ]: بعد الغروب
بقليل.

    وكان البحر هائجا.
    - موج عال
[^ب]: اسمه سالم[^ج].
[^ج]: من صور.

وانتهت الحكاية[^x].

> قول قديم[^د].
>
> [^د]: شرح القول.

[^ه]: لا علامة له.
"""
    assert read_markdown(source) == [
        Block(Kind.TEXT, "عاد الغواص[1] مساء[2]، ثم نام[1]."),
        Block(Kind.TEXT, "وانتهت الحكاية[^x]."),
        Block(Kind.QUOTE, "قول قديم[3]."),
        Block(Kind.NOTE, "[1] اسمه سالم[4]."),
        Block(Kind.NOTE, "[2] بعد الغروب\nبقليل."),
        Block(Kind.NOTE, "وكان البحر هائجا."),
        Block(Kind.LIST_ITEM, "موج عال", Layout(level=1)),
        Block(Kind.NOTE, "[3] شرح القول."),
        Block(Kind.NOTE, "[4] من صور."),
        Block(Kind.NOTE, "[5] لا علامة له."),
    ]


def test_marks_of_notes_in_code_are_code() -> None:
    source = "استعمل `[^1]` هنا[^1].\n\n```\n[^1]: برنامج\n```\n\n[^1]: الحاشية"
    assert texts(source) == ["استعمل [^1] هنا[1].", "[^1]: برنامج", "[1] الحاشية"]


def test_raised_and_lowered_characters_stay_apart_and_struck_out_text_goes() -> None:
    source = (
        "ماء H<sub>2</sub>O في 12<sup>3</sup> و~~ألف~~ <del>مئة</del> عام "
        "1999<sup>[4](#n)</sup>\n\n"
        "| 10<sup>6</sup> | ج<br>د |\n|---|---|\n\n<p>10<sup>4</sup></p>"
    )
    assert texts(source) == ["ماء H₂O في 12³ و  عام 1999[4]", "10⁶", "ج\nد", "10⁴"]


@pytest.mark.parametrize("piece", ["[^a]: ", "[^a]", "[^a]: x\n", "١. ", "> ١. ", "<sup>", "~~"])
def test_notes_and_numbers_without_end_lose_nothing(piece: str) -> None:
    assert "نص" in " ".join(texts(piece * (60_000 // len(piece)) + "\n\nنص"))


def test_tables_of_markdown_and_of_html_are_counted_together() -> None:
    table = "| أ | ب |\n|---|---|\n|   | ج |\n"
    html = "<table><tr><th>د</th></tr><tr><td>ه</td></tr></table>\n"
    blocks = read_markdown(f"{table}\n{html}\n{table}")
    assert [(block.text, block.layout.cell) for block in blocks] == [
        ("أ", Cell(0, 0, 0, heading=True)),
        ("ب", Cell(0, 0, 1, heading=True)),
        ("ج", Cell(0, 1, 1)),
        ("د", Cell(1, 0, 0, heading=True)),
        ("ه", Cell(1, 1, 0)),
        ("أ", Cell(2, 0, 0, heading=True)),
        ("ب", Cell(2, 0, 1, heading=True)),
        ("ج", Cell(2, 1, 1)),
    ]
