"""Articles in web pages."""

from __future__ import annotations

from typing import Any

import pytest

from khulasa.article.blocks import Block
from khulasa.article.model import Cell, Kind, Layout
from khulasa.article.web.html import declared_charset, read_html

TITLE = "المكتبة تفتح أبوابها من جديد"
TITLE_BLOCK = Block(Kind.HEADING, TITLE, Layout(level=1))
FIRST = "فتحت المكتبة العامة أبوابها يوم الأحد، وقال المدير إن العمل استمر عامين كاملين."
QUOTE = "هذا يوم جميل لنا جميعاً، ولن ننسى من عمل فيه، ولن ننسى من تبرع له."
SECOND = "وأضاف المدير أن المكتبة ستبقى مفتوحة حتى المساء في كل أيام الأسبوع، ما عدا الجمعة."

PAGE = f"""<!doctype html>
<html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{TITLE} - أخبار الساحل</title>
<script>document.write("نص من برنامج")</script><style>p {{ color: red }}</style></head>
<body><header><nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/s">رياضة</a></li></ul></nav>
</header><main><article><h1>{TITLE}</h1>
<p>فتحت <b>المكتبة</b> العامة أبوابها يوم الأحد،
   و<a href="https://example.com/x">قال المدير</a> إن العمل استمر عامين كاملين.</p>
<h2>قاعات جديدة</h2><blockquote><p>{QUOTE}</p></blockquote>
<ul><li>قاعة <i>للأطفال</i></li><li>قاعة للطلاب</li></ul>
<table><tr><th>السنة</th><th>الزوار</th></tr><tr><td>2024</td><td>ثلاثة آلاف</td></tr></table>
<p>{SECOND}</p></article>
<div class="comments"><p>تعليق من قارئ لا نريده</p></div></main>
<footer>حقوق النشر محفوظة</footer></body></html>"""


def test_the_article_keeps_kinds_and_order_and_leaves_the_rest_of_the_page() -> None:
    assert read_html(PAGE) == [
        Block(Kind.HEADING, TITLE, Layout(level=1)),
        Block(Kind.TEXT, FIRST),
        Block(Kind.HEADING, "قاعات جديدة", Layout(level=2)),
        Block(Kind.QUOTE, QUOTE),
        Block(Kind.LIST_ITEM, "قاعة للأطفال", Layout(level=1)),
        Block(Kind.LIST_ITEM, "قاعة للطلاب", Layout(level=1)),
        Block(Kind.TEXT, "السنة", Layout(cell=Cell(0, 0, 0, heading=True))),
        Block(Kind.TEXT, "الزوار", Layout(cell=Cell(0, 0, 1, heading=True))),
        Block(Kind.TEXT, "2024", Layout(cell=Cell(0, 1, 0))),
        Block(Kind.TEXT, "ثلاثة آلاف", Layout(cell=Cell(0, 1, 1))),
        Block(Kind.TEXT, SECOND),
    ]


def test_the_title_of_the_page_comes_first_where_the_article_lacks_it() -> None:
    page = PAGE.replace(f"<h1>{TITLE}</h1>", "")
    assert read_html(page)[:2] == [TITLE_BLOCK, Block(Kind.TEXT, FIRST)]


def test_a_heading_elsewhere_on_the_page_is_not_put_before_the_title() -> None:
    page = PAGE.replace(f"<h1>{TITLE}</h1>", f"<h2>{TITLE}</h2>")
    page = page.replace("<body>", "<body><div role=dialog><h1>اشترك الآن</h1></div>")
    assert read_html(page)[:2] == [
        Block(Kind.HEADING, TITLE, Layout(level=2)),
        Block(Kind.TEXT, FIRST),
    ]


def test_a_short_page_keeps_everything() -> None:
    page = "<h1>عنوان</h1>نص بلا فقرة.<br>سطر آخر<br><br>فقرة<ul><li>بند &amp; آخر</li></ul>"
    assert read_html(page) == [
        Block(Kind.HEADING, "عنوان", Layout(level=1)),
        Block(Kind.TEXT, "نص بلا فقرة.\nسطر آخر"),
        Block(Kind.TEXT, "فقرة"),
        Block(Kind.LIST_ITEM, "بند & آخر", Layout(level=1)),
    ]


def test_an_article_that_trafilatura_mostly_misses_is_read_whole() -> None:
    parts = [f"<div><span>{SECOND} ({number})</span></div>" for number in range(9)]
    page = f"<body><article><p>{FIRST}</p>{''.join(parts)}</article></body>"
    text = " ".join(block.text for block in read_html(page))
    assert all(f"({number})" in text for number in range(9))


def test_a_page_without_text_has_no_blocks() -> None:
    for page in (
        "<html><title>عنوان</title></html>",
        "<body><script>let x = 'نص'</script><img src=x></body>",
        "<p>",
    ):
        assert read_html(page) == []


def test_an_xml_declaration_and_broken_markup_are_taken_in_stride() -> None:
    page = '<?xml version="1.0" encoding="windows-1256"?><body><p>نص <b>أول<p>نص ثان</i></body>'
    assert [block.text for block in read_html(page)] == ["نص أول", "نص ثان"]


def test_very_deep_nesting_loses_nothing() -> None:
    for depth in (300, 50_000):
        page = f"<body>{'<div>' * depth}<p>{FIRST}</p>{'</div>' * depth}<p>{SECOND}</p></body>"
        assert [block.text for block in read_html(page)] == [FIRST, SECOND]


def test_the_charset_is_found_in_the_ways_pages_declare_it() -> None:
    assert declared_charset(b'<meta charset="windows-1256">') == "windows-1256"
    assert declared_charset(b"<meta content='text/html; charset=iso-8859-6'>") == "iso-8859-6"
    assert declared_charset(b'<?xml version="1.0" encoding="UTF-8"?>') == "UTF-8"
    assert declared_charset(b"<p>charset</p>") is None


@pytest.mark.parametrize(
    "piece",
    [
        *("<!-- ", "<!-->", "<!", "<?", "</", "<", "<a ", "<a href='", '<a b=">', "="),
        *("<div>", "<table>", "<article>", "<table><tr><td>", "<p>", "<br>", "<script>", "<title>"),
    ],
)
def test_hostile_pages_are_read_in_linear_time(piece: str) -> None:
    page = f"<p>{FIRST}</p><p>{SECOND}</p>" + piece * (400_000 // len(piece))
    assert [block.text for block in read_html(page)][:2] == [FIRST, SECOND]


def test_a_tag_of_countless_attributes_is_read() -> None:
    attributes = " ".join(f"a{number}=1" for number in range(300_000))
    assert [block.text for block in read_html(f"<p {attributes}>{FIRST}</p>")] == [FIRST]


def test_nesting_that_trafilatura_does_not_stand_is_kept_from_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given: list[int] = []

    def record(tree: Any, **_: object) -> None:
        given.append(sum(1 for _ in tree.iter()))

    monkeypatch.setattr("trafilatura.bare_extraction", record)
    for hostile in ("<div>" * 101, "<br>" * 30_001, "<!-->" * 30_001):
        assert read_html(f"<p>{FIRST}</p>{hostile}")[0].text == FIRST
    assert given == []
    assert read_html(f"<p>{FIRST}</p>{'<div>' * 90}{'<br>' * 20_000}")[0].text == FIRST
    assert len(given) == 1


def test_a_short_article_is_not_run_together() -> None:
    texts = (
        "زرع أهل الحي خمسين شجرة حول الساحة القديمة.",
        "وقالت المعلمة إن الأطفال سموا كل شجرة باسم.",
        "وتسقى الأشجار كل مساء.",
    )
    page = "".join(f"<p>{text}</p>" for text in texts)
    page = f"<html><head><title>الساحة</title></head><body><article>{page}</article></body></html>"
    assert [block.text for block in read_html(page) if block.kind is Kind.TEXT] == list(texts)


@pytest.mark.parametrize("control", ["\x0f", "&#15;", "&#x0F;", "&#xfffe;", "&#99999999;"])
def test_control_characters_are_left_out_wherever_they_stand(control: str) -> None:
    page = f"<p>{FIRST} م<sup>{control}2</sup>{control}<{control}sup></p>"
    (block,) = read_html(page)
    assert block.text.startswith(f"{FIRST} م²")
    assert not any(ord(letter) < 32 for letter in block.text)
