"""Articles in Markdown."""

from __future__ import annotations

import pytest

from khulasa.article.blocks import Block
from khulasa.article.markdown import read_markdown
from khulasa.article.model import Kind


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
        Block(Kind.HEADING, "المكتبة تفتح أبوابها"),
        Block(Kind.TEXT, "فتحت المكتبة أبوابها،\nوقال المدير إن صورة الباب جميل & قديم."),
        Block(Kind.QUOTE, "هذا يوم جميل."),
        Block(Kind.QUOTE, "ولن ننساه."),
        Block(Kind.LIST_ITEM, "قاعة للأطفال"),
        Block(Kind.LIST_ITEM, "ركن للصحف"),
        Block(Kind.LIST_ITEM, "قاعة للطلاب"),
        Block(Kind.TEXT, "السنة"),
        Block(Kind.TEXT, "الزوار"),
        Block(Kind.TEXT, "2024"),
        Block(Kind.TEXT, "كثير"),
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
