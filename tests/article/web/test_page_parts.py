"""Parts of a web page that an article is more than its paragraphs by."""

from __future__ import annotations

import pytest

from khulasa.article.blocks import Block
from khulasa.article.model import Cell, Kind, Layout
from khulasa.article.web.html import read_all_blocks, read_html

FIRST = (
    "استيقظ أهل القرية على صوت المطر، فخرجوا إلى الحقول يحملون معاولهم، وبدأوا يفتحون القنوات "
    "القديمة قبل أن تغرق البساتين الصغيرة القريبة من النهر."
)
LAST = (
    "وفي المساء عاد الجميع إلى بيوتهم متعبين، لكنهم كانوا سعداء لأن السدود الترابية التي بنوها في "
    "الصيف صمدت أمام السيل ولم ينهدم منها شيء."
)
MENU = "<div><ul><li><a href=/>الرئيسية</a></li><li><a href=/s>الرياضة</a></li></ul></div>"
FOOTER = "<div><ul><li><a href=/c>اتصل بنا</a></li><li><a href=/p>الخصوصية</a></li></ul></div>"
ITEMS = ("حكاية النهر الطويل", "بساتين الوادي")


def page(middle: str, end: str = "", holder: str = "article") -> str:
    name = holder.split()[0]
    return (
        f"<html><head><title>السيل</title></head><body>{MENU}<{holder}><h1>السيل</h1><p>{FIRST}</p>"
        f"{middle}<p>{LAST}</p>{end}</{name}>{FOOTER}</body></html>"
    )


def between(middle: str, holder: str = "article") -> list[Block]:
    """What is read between two long paragraphs, which must both be there and all around them."""
    blocks = read_html(page(middle, holder=holder))
    assert blocks[:2] == [Block(Kind.HEADING, "السيل", Layout(level=1)), Block(Kind.TEXT, FIRST)]
    assert blocks[-1] == Block(Kind.TEXT, LAST)
    return blocks[2:-1]


def text_between(middle: str) -> list[str]:
    return [block.text for block in between(middle)]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("12<sup>3</sup> لترا", "12³ لترا"),
        ("<b>20</b><sup>-5</sup>", "20⁻⁵"),
        ("١٢<sup>٣</sup>", "١٢^٣"),
        ("x<sup>n+1</sup>", "xⁿ⁺¹"),
        ("2<sup>ab1</sup>", "2^ab1"),
        ("2<sup>a+b</sup>", "2^(a+b)"),
        ("40 كم<sup>2</sup>", "40 كم²"),
        ("H<sub>2</sub>O", "H₂O"),
        ("x<sub>max</sub>", "x_max"),
        ("عام 1999<sup><a href=#n4>4</a></sup>", "عام 1999[4]"),
        ("عام 1999<a href=#n4><sup>4</sup></a>", "عام 1999[4]"),
        ("عام 1999<sup>[4]</sup>", "عام 1999[4]"),
        ("the 21<sup>st</sup> day", "the 21st day"),
        ("اسم<sup>®</sup>", "اسم®"),
        ("<sup>1</sup> نص الحاشية", "¹ نص الحاشية"),
    ],
)
def test_raised_and_lowered_characters_stay_apart(written: str, read: str) -> None:
    assert text_between(f"<p>{written}</p>") == [read]
    assert text_between(f"<table><tr><td>{written}</td></tr></table>") == [read]
    assert [block.text for block in read_all_blocks(f"<div>{written}</div>")] == [read]
    # A page too deep for a tree is read from its tags alone.
    assert read_html(f"{'<div>' * 300}<p>{written}</p>")[0].text == read


def test_raised_characters_see_what_is_before_them_through_others() -> None:
    page = "<p>نص x<sup>2</sup><sub>max</sub> <sup></sup><sup>n</sup></p>"
    assert text_between(f"{page}<p><sup></sup> <sup>n</sup></p>") == ["نص x²_max ⁿ", "n"]


def test_items_have_the_numbers_that_a_browser_shows() -> None:
    assert text_between(
        "<ol start=5><li><p>خامس</p></li><li value=9>تاسع</li><li><b>عاشر</b> هنا"
        "<ol type=a><li>فرع</li></ol></li></ol>"
    ) == ["5. خامس", "9. تاسع", "10. عاشر هنا", "a. فرع"]
    assert text_between("<ol reversed><li>الثاني<li>الأول</ol>") == ["2. الثاني", "1. الأول"]
    assert text_between("<ol type=I start=4><li>فصل<li>فصل آخر</ol>") == ["IV. فصل", "V. فصل آخر"]
    assert text_between("<ol style='list-style: none'><li>بلا</ol><ul><li>بند</ul>") == [
        "بلا",
        "بند",
    ]
    assert text_between("<ol><li>1) له رقمه<li>٢- وله</ol>") == ["1) له رقمه", "٢- وله"]
    assert between("<ol><li>أول</ol>") == [Block(Kind.LIST_ITEM, "1. أول", Layout(level=1))]


@pytest.mark.parametrize("holder", ["article", "div class=content", "section"])
@pytest.mark.parametrize(
    "links",
    [
        "<ul><li><a href=/1>{}</a></li><li><a href=/2>{}</a></li></ul>",
        "<ul><li><p><a href=/1>{}</a></p></li><li><b><a href=/2>{}</a></b></li></ul>",
        "<div><a href=/1>{}</a></div><div><a href=/2>{}</a></div>",
        "<p><a href=/1>{}</a></p><p><a href=/2>{}</a></p>",
        "<p><a href=/1>{}</a><br><a href=/2>{}</a></p>",
        "<div class=box><dl><dt><a href=/1>{}</a></dt><dd><a href=/2>{}</a></dd></dl></div>",
    ],
)
def test_links_inside_an_article_are_read_and_menus_are_not(links: str, holder: str) -> None:
    links = links.format(*ITEMS)
    assert [block.text for block in between(links, holder)] == list(ITEMS)
    ending = read_html(page("", f"<h2>المراجع</h2>{links}", holder))
    assert [block.text for block in ending] == ["السيل", FIRST, LAST, "المراجع", *ITEMS]


def test_links_in_a_page_without_parts_are_read_between_paragraphs_only() -> None:
    links = f"<ul><li><a href=/1>{ITEMS[0]}</a></li><li><a href=/2>{ITEMS[1]}</a></li></ul>"
    source = f"<body>{MENU}<h1>السيل</h1><p>{FIRST}</p>{links}<p>{LAST}</p>{FOOTER}</body>"
    assert [block.text for block in read_html(source)] == ["السيل", FIRST, *ITEMS, LAST]


def test_links_under_a_heading_end_where_the_page_goes_on() -> None:
    links = f"<h2>المراجع</h2><ul><li><a href=/1>{ITEMS[0]}</a><li><a href=/2>{ITEMS[1]}</a></ul>"
    side = "<div><h3>الأكثر قراءة</h3><ul><li><a href=/o>خبر بعيد</a></li></ul></div>"
    for holder in ("body", "main"):
        source = f"<{holder}>{MENU}<h1>السيل</h1><p>{FIRST}</p><p>{LAST}</p>{{}}</{holder}>"
        with_links = read_html(source.format(links + side + FOOTER))
        texts = [block.text for block in with_links]
        assert texts == ["السيل", FIRST, LAST, "المراجع", *ITEMS]
        without = read_html(source.format(side + FOOTER))
        assert [block.text for block in without] == ["السيل", FIRST, LAST]


def test_buttons_tags_and_other_stories_of_an_article_stay_away() -> None:
    around = (
        "<div class='share-box'><a href=f>انشر</a></div>"
        "<ul class=tags><li><a href=t>مطر</a></li></ul>"
        "<div class='related'><ul><li><a href=o>خبر آخر بعيد عن هذا</a></li></ul></div>"
    )
    assert [block.text for block in read_html(page("", around))] == ["السيل", FIRST, LAST]


def test_a_cell_keeps_all_its_parts() -> None:
    assert between(
        "<table><caption>منسوب الماء</caption><tr><th>اليوم<br>والساعة</th><td>متر<p>ونصف</p></td>"
        "</tr><tr><td>قال: <blockquote>ارتفع</blockquote> ثم سكت</td><td>بعد<ol><li>مطر</li></ol>"
        "شديد<table><tr><td>داخل</td></tr></table>نهاية</td></tr></table>"
    ) == [
        Block(Kind.CAPTION, "منسوب الماء"),
        Block(Kind.TEXT, "اليوم\nوالساعة", Layout(cell=Cell(0, 0, 0, heading=True))),
        Block(Kind.TEXT, "متر", Layout(cell=Cell(0, 0, 1))),
        Block(Kind.TEXT, "ونصف", Layout(cell=Cell(0, 0, 1))),
        Block(Kind.TEXT, "قال:", Layout(cell=Cell(0, 1, 0))),
        Block(Kind.QUOTE, "ارتفع", Layout(cell=Cell(0, 1, 0))),
        Block(Kind.TEXT, "ثم سكت", Layout(cell=Cell(0, 1, 0))),
        Block(Kind.TEXT, "بعد", Layout(cell=Cell(0, 1, 1))),
        Block(Kind.LIST_ITEM, "1. مطر", Layout(1, Cell(0, 1, 1))),
        Block(Kind.TEXT, "شديد", Layout(cell=Cell(0, 1, 1))),
        Block(Kind.TEXT, "داخل"),
        Block(Kind.TEXT, "نهاية", Layout(cell=Cell(0, 1, 1))),
    ]


@pytest.mark.parametrize(
    "picture",
    [
        "<figure><img src=a alt=نهر><figcaption>النهر <i>ليلا</i></figcaption></figure>",
        "<div class='wp-caption'><img src=a><p class=wp-caption-text>النهر ليلا</p></div>",
        "<figure class=media-embed><img src=a><figcaption><p>النهر ليلا</p></figcaption></figure>",
    ],
)
def test_the_caption_of_a_picture_is_read_where_it_stands(picture: str) -> None:
    assert between(picture) == [Block(Kind.CAPTION, "النهر ليلا")]


def test_a_picture_above_the_text_has_its_caption_read_too() -> None:
    picture = "<figure><img src=a><figcaption>النهر ليلا</figcaption></figure>"
    header = (
        f"<article><header><h1>السيل</h1>{picture}</header><p>{FIRST}</p><p>{LAST}</p></article>"
    )
    apart = (
        f"{MENU}<h1>السيل</h1>{picture}<div class=content><p>{FIRST}</p><p>{LAST}</p></div>{FOOTER}"
    )
    for source in (header, apart):
        texts = [block.text for block in read_html(source)]
        assert texts == ["السيل", "النهر ليلا", FIRST, LAST]


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>مخفي</p>",
        "<p hidden>مخفي",
        "<div style='color: red; display : none'><p>مخفي</p></div>",
        "<p style=visibility:hidden>مخفي</p>",
        "<div aria-hidden=true>مخفي</div>",
        "<template><p>مخفي</p></template>",
        "<noscript><p>مخفي</p></noscript>",
        "<del>مخفي</del>",
        "<p><s>مخفي</s></p>",
    ],
)
def test_what_a_browser_does_not_show_is_left_out(hidden: str) -> None:
    assert text_between(f"{hidden}<p>ظاهر</p>") == ["ظاهر"]
    assert [block.text for block in read_all_blocks(f"{hidden}<p>ظاهر</p>")] == ["ظاهر"]


def test_a_page_that_is_hidden_as_a_whole_is_read() -> None:
    for way in ("style='display:none'", "aria-hidden=true", "hidden"):
        source = (
            page("").replace("<body>", f"<body><div {way}>").replace("</body>", "</div></body>")
        )
        assert [block.text for block in read_html(source)][-2:] == [FIRST, LAST]


def test_the_time_in_a_sentence_and_formulas_are_read() -> None:
    assert text_between(
        "<p>بدأ <time>5 مايو</time> مساء.</p>"
        "<p>يساوي <math><mi>v</mi><mo>=</mo><mfrac><mrow><mi>x</mi><mo>+</mo><mn>1</mn></mrow>"
        "<mn>12</mn></mfrac></math> و<math><msup><mn>10</mn><mn>6</mn></msup></math></p>"
    ) == ["بدأ 5 مايو مساء.", "يساوي v=(x+1)/12 و10⁶"]


def test_control_characters_in_raised_text_and_lists_are_dropped() -> None:
    page = "<p>مساحته 5 م<sup>&#2;2&#1;</sup> تقريبا.<ol><li>&#3;خبز طازج<li>سمك</ol>"
    texts = [block.text for block in read_all_blocks(page)]
    assert texts == ["مساحته 5 م² تقريبا.", "1. خبز طازج", "2. سمك"]


def test_raised_text_inside_raised_text_is_read_once() -> None:
    for raised in ("<sup><sup>2</sup></sup>", "<sup><b><sup>2</sup></b></sup>"):
        blocks = read_all_blocks(f"<p>مساحته 5 م{raised} تقريبا.</p>")
        assert [block.text for block in blocks] == ["مساحته 5 م² تقريبا."]


def cells_between(table: str) -> list[tuple[str, Cell | None]]:
    return [(block.text, block.layout.cell) for block in between(table)]


def test_cells_know_their_columns_also_beside_cells_of_several_rows() -> None:
    assert cells_between(
        "<table><thead><tr><td rowspan=2>السنة</td><td colspan=2>المطر</td></tr><tr><td>شتاء</td>"
        "<td>صيف</td></tr></thead><tbody><tr><td>1999</td><td></td><td>12</td></tr></tbody></table>"
    ) == [
        ("السنة", Cell(0, 0, 0, heading=True)),
        ("المطر", Cell(0, 0, 1, heading=True)),
        ("شتاء", Cell(0, 1, 1, heading=True)),
        ("صيف", Cell(0, 1, 2, heading=True)),
        ("1999", Cell(0, 2, 0)),
        ("12", Cell(0, 2, 2)),
    ]


@pytest.mark.parametrize(
    "around",
    [
        "<table><tr><td>{}</td></tr></table>",
        "<table><tr><td>{}</td><td>جانب</td></tr></table>",
        "<table><tr><td>{}</td></tr><tr><td>أسفل</td></tr></table>",
        "<table><tr><td>أ</td><td>{}</td></tr><tr><td>ب</td><td>ج</td></tr></table>",
    ],
)
def test_a_table_that_only_places_things_makes_no_cells(around: str) -> None:
    long = "ثم نزل الناس إلى الوادي يحملون التراب والحجر. " * 20
    blocks = between(around.format(f"<p>{long}</p>"))
    assert {(block.kind, block.layout.cell) for block in blocks} == {(Kind.TEXT, None)}


def test_headings_and_nested_items_have_levels() -> None:
    nested = "<h3>فصل</h3><ul><li>بند<ol><li>فرع</li></ol></li></ul>"
    assert between(nested) == [
        Block(Kind.HEADING, "فصل", Layout(level=3)),
        Block(Kind.LIST_ITEM, "بند", Layout(level=1)),
        Block(Kind.LIST_ITEM, "1. فرع", Layout(level=2)),
    ]


@pytest.mark.parametrize(
    "notes",
    [
        "<section class=footnotes role=doc-endnotes><ol><li id=fn1><p>{}</p></li></ol></section>",
        "<ol class=references><li id=cite_note-1>{}</li></ol>",
        "<div><p id=_ftn1>{}</p></div>",
        "<aside role=doc-footnote><p>{}</p></aside>",
        "<aside epub:type=footnote>{}</aside>",
        "<div id=sdfootnote1><p>{}</p></div>",
    ],
)
def test_footnotes_are_notes(notes: str) -> None:
    note = "كتاب الأنهار القديمة، الجزء الثاني"
    blocks = read_html(page("", notes.format(note)))
    assert [b.kind for b in blocks if note in b.text] == [Kind.NOTE]


NOTE = "كتاب الأنهار القديمة، الجزء الثاني"


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        # Written by hand, and by programs that give it no name.
        ("<sup><a href=#n id=r>1</a></sup>", "<p id=n>1. {} <a href=#r>↩</a></p>"),
        ("<a href=#n id=r>[1]</a>", "<p><a name=n href=#r>[1]</a> {}</p>"),
        ("<a href=#n id=r>(1)</a>", "<div><p id=n><a href=#r>1</a> {}</p></div>"),
        ("<a href=#n><sup>1</sup></a>", "<p id=n><sup>1</sup> {}</p>"),
        ("<sup id=r><a href=#n>1</a></sup>", "<ol><li id=n>{} <a href=#r>عودة</a></li></ol>"),
        ("<sup><a href=#n>1</a></sup>", "<ol><li id=n>{}</li></ol>"),
        ("<sup><a href=#n>1</a></sup>", "<dl><dt>1</dt><dd id=n>1 {}</dd></dl>"),
        (  # Wikipedia
            "<sup id=cite_ref-1 class=reference><a href=#cite_note-1><span>[</span>1<span>]</span>"
            "</a></sup>",
            "<ol class=references><li id=cite_note-1><span class=mw-cite-backlink><b>"
            "<a href=#cite_ref-1>^</a></b></span> <span class=reference-text>{}</span></li></ol>",
        ),
        (  # Word
            "<a style='mso-footnote-id:ftn1' href='#_ftn1' name='_ftnref1' title=''><span "
            "class=MsoFootnoteReference><span style='mso-special-character:footnote'>[1]</span>"
            "</span></a>",
            "<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a "
            "href='#_ftnref1' name='_ftn1'><span>[1]</span></a> {}</p></div>",
        ),
        (  # GitHub
            "<sup><a href=#user-content-fn-1 id=user-content-fnref-1 data-footnote-ref>1</a></sup>",
            "<section data-footnotes class=footnotes><ol><li id=user-content-fn-1><p>{} <a "
            "href=#user-content-fnref-1 class=data-footnote-backref>↩</a></p></li></ol></section>",
        ),
    ],
)
def test_a_note_keeps_its_mark_and_loses_the_way_back(mark: str, note: str) -> None:
    blocks = read_html(
        page(f"<p>بنوا الجسر قبل مئة عام{mark} وما زال قائما.</p>", note.format(NOTE))
    )
    texts = [block.text for block in blocks]
    assert "بنوا الجسر قبل مئة عام[1] وما زال قائما." in texts
    (only,) = (block for block in blocks if block.kind is Kind.NOTE and NOTE in block.text)
    assert only.text == f"[1] {NOTE}"


@pytest.mark.parametrize(
    ("link", "place"),
    [
        ("<a href=#n id=r>1</a>", "<h3 id=n>{} <a href=#r>1</a></h3><p>وبعد ذلك</p>"),
        ("<a href=#n id=r>1</a>", "<div id=n><h3>فصل</h3><p>{}</p><a href=#r>1</a></div>"),
        ("<a href=#n>1</a>", "<p id=n>1. {}</p>"),
        ("<sup><a href=#n>1</a></sup>", "<p id=n>12 {}</p>"),
        ("<a href=#n id=r>الفصل الأول</a>", "<p id=n>{} <a href=#r>1</a></p>"),
    ],
)
def test_what_links_lead_to_is_no_note_by_that(link: str, place: str) -> None:
    blocks = read_html(page(f"<p>بنوا الجسر {link} قبل مئة عام.</p>", place.format(NOTE)))
    assert Kind.NOTE not in {block.kind for block in blocks}
    assert any(NOTE in block.text for block in blocks)


HIDDEN = "<p hidden>لم يكن الجسر آمنا في تلك الليلة</p>"


def left_out_of(source: str) -> list[str]:
    left_out: list[str] = []
    read_html(source, left_out)
    return left_out


@pytest.mark.parametrize("holder", ["article", "div class=content", "body"])
@pytest.mark.parametrize(
    "hidden",
    [
        HIDDEN,
        HIDDEN.replace("hidden", "style='display:none'"),
        HIDDEN.replace("hidden", "aria-hidden=true"),
    ],
)
def test_passages_that_an_article_hides_are_counted(hidden: str, holder: str) -> None:
    assert left_out_of(page(hidden, holder=holder)) == ["لم يكن الجسر آمنا في تلك الليلة"]
    inside = page(f"<p>وقال <span{hidden[2:-4]}</span> إنهم عبروه</p>", holder=holder)
    assert left_out_of(inside) == ["لم يكن الجسر آمنا في تلك الليلة"]


@pytest.mark.parametrize(
    "furniture",
    [
        f"<nav>{HIDDEN}</nav>",
        f"<div class=share-box>{HIDDEN}</div>",
        "<div hidden><form><input><p>اشترك في النشرة</p></form></div>",
        "<ul hidden><li><a href=/1>خبر عاجل</a></li><li><a href=/2>خبر آخر</a></li></ul>",
        "<script>document.write('سر')</script><template><p>قالب</p></template>",
        "<span aria-hidden=true>×</span>",
        "<div role=dialog hidden><p>هل تقبل ملفات الارتباط؟</p></div>",
    ],
)
def test_hidden_furniture_of_a_page_is_not_counted(furniture: str) -> None:
    assert left_out_of(page(furniture)) == []


def test_what_is_hidden_outside_the_article_is_not_counted() -> None:
    for holder in ("article", "div class=content", "section"):
        source = page("", holder=holder).replace("</body>", f"<div>{HIDDEN}</div></body>")
        assert left_out_of(source) == []
    behind = page("", HIDDEN, holder="body")
    assert left_out_of(behind) == []


def test_a_passage_in_a_hidden_passage_is_counted_once() -> None:
    source = page("<div hidden><p>لم يكن <del>الجسر</del> <span hidden>آمنا</span></p></div>")
    assert left_out_of(source) == ["لم يكن الجسر آمنا"]


def test_cells_that_would_cover_a_hundred_thousand_places_cover_one() -> None:
    cells = "".join(f"<td colspan=100 rowspan=1000>{number} درهم" for number in range(60))
    rows = "<tr><td>سعر<td>وزن</tr>" * 60
    blocks = read_all_blocks(f"<table><tr>{cells}</tr>{rows}</table>")
    assert len(blocks) == 180
    assert max(block.layout.cell.column for block in blocks if block.layout.cell) == 59
