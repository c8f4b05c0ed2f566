"""Articles in slides."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.util import Inches

from khulasa.article.blocks import Block, Content, Source
from khulasa.article.errors import UnreadableError
from khulasa.article.formats import SLIDES
from khulasa.article.model import Cell, Kind, Layout
from khulasa.article.recognition import format_of
from khulasa.article.slides.document import read_slides

A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
PLACE = (Inches(1), Inches(1), Inches(4), Inches(1))


def data_of(made: Any) -> bytes:
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def read(made: Any, parts: frozenset[str] | None = None) -> Content:
    return read_slides(Source(data_of(made), parts=parts))


def slide_of(made: Any, title: str, text: str = "") -> Any:
    slide = made.slides.add_slide(made.slide_layouts[1])
    slide.shapes.title.text = title
    slide.placeholders[1].text = text
    return slide


def box(slide: Any, *paragraphs: str) -> Any:
    """A text box with these paragraphs, in XML."""
    shape = slide.shapes.add_textbox(*PLACE)
    body = shape.text_frame._txBody
    for old in list(body.p_lst):
        body.remove(old)
    for xml in paragraphs:
        body.append(parse_xml(f"<a:p {A}>{xml}</a:p>"))
    return shape


def run(text: str, how: str = "") -> str:
    return f"<a:r><a:rPr {how}/><a:t>{text}</a:t></a:r>"


def test_slides_follow_in_their_order_with_the_title_first() -> None:
    made = Presentation()
    first = slide_of(made, "الماء", "النهر\nالبئر")
    first.placeholders[1].text_frame.paragraphs[1].level = 1
    box(first, run("خارج القائمة"))
    # The title lies above everything else, and is the first that is read.
    tree = first.shapes._spTree
    tree.append(first.shapes.title._element)
    slide_of(made, "المطر")
    assert read(made).blocks == [
        Block(Kind.HEADING, "الماء", Layout(level=1)),
        Block(Kind.LIST_ITEM, "النهر", Layout(level=1)),
        Block(Kind.LIST_ITEM, "البئر", Layout(level=2)),
        Block(Kind.TEXT, "خارج القائمة"),
        Block(Kind.HEADING, "المطر", Layout(level=1)),
    ]


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("arabicPeriod", ["1.", "2.", "1.", "3."]),
        ("alphaLcParenBoth", ["(a)", "(b)", "(a)", "(c)"]),
        ("romanUcParenR", ["I)", "II)", "I)", "III)"]),
        ("arabic1Minus", ["أ-", "ب-", "أ-", "ج-"]),
    ],
)
def test_numbered_items_have_the_numbers_that_are_shown(form: str, shown: list[str]) -> None:
    made = Presentation()
    numbered = f'<a:buAutoNum type="{form}"/>'
    box(
        slide_of(made, "قائمة"),
        *(f'<a:pPr lvl="{level}">{numbered}</a:pPr>{run("بند")}' for level in (0, 0, 1, 0)),
        f"<a:pPr><a:buNone/></a:pPr>{run('نص')}",
    )
    blocks = read(made).blocks[1:]
    assert [block.text.split()[0] for block in blocks[:4]] == shown
    assert [block.layout.level for block in blocks[:4]] == [1, 1, 2, 1]
    assert blocks[4].kind is Kind.TEXT


def test_raised_characters_stay_apart_and_struck_out_ones_are_left_out() -> None:
    made = Presentation()
    box(
        slide_of(made, "أرقام"),
        run("نحو 12") + run("3", 'baseline="30000"') + "<a:br/>" + run("H"),
        run("قبل ") + run("خطأ", 'strike="sngStrike"') + run("بعد"),
        run("ماء H") + run("2", 'baseline="-25000"') + run("O"),
    )
    content = read(made)
    assert [b.text for b in content.blocks[1:]] == ["نحو 12³\nH", "قبل بعد", "ماء H₂O"]
    assert content.left_out == 1


def test_cells_know_their_places_and_merged_ones_come_once() -> None:
    made = Presentation()
    table = slide_of(made, "جدول").shapes.add_table(3, 3, *PLACE).table
    table.cell(0, 1).merge(table.cell(0, 2))
    for row, column, text in ((0, 0, "السنة"), (0, 1, "المطر"), (1, 1, "شتاء"), (2, 2, "12")):
        table.cell(row, column).text = text
    assert [(b.kind, b.text, b.layout.cell) for b in read(made).blocks[1:]] == [
        (Kind.TEXT, "السنة", Cell(0, 0, 0, heading=True)),
        (Kind.TEXT, "المطر", Cell(0, 0, 1, heading=True)),
        (Kind.TEXT, "شتاء", Cell(0, 1, 1)),
        (Kind.TEXT, "12", Cell(0, 2, 2)),
    ]


def test_groups_and_shapes_for_newer_programs_are_read_once() -> None:
    made = Presentation()
    slide = slide_of(made, "أشكال")
    group = slide.shapes.add_group_shape()
    group.shapes.add_textbox(*PLACE).text_frame.text = "في مجموعة"
    shape = box(slide, run("جديد"))._element
    holder = parse_xml(
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        "<mc:Choice/><mc:Fallback/></mc:AlternateContent>"
    )
    slide.shapes._spTree.replace(shape, holder)
    holder[0].append(shape)
    assert [block.text for block in read(made).blocks[1:]] == ["في مجموعة", "جديد"]


def test_hidden_slides_and_shapes_are_left_out_and_counted() -> None:
    made = Presentation()
    slide_of(made, "سر", "لا يرى")._element.set("show", "0")
    shown = slide_of(made, "ظاهر")
    box(shown, run("مخفي"))._element.nvSpPr.cNvPr.set("hidden", "1")
    content = read(made)
    assert [block.text for block in content.blocks] == ["ظاهر"]
    assert content.left_out == 2


def with_everything() -> Any:
    made = Presentation()
    slide = slide_of(made, "الماء")
    slide.notes_slide.notes_text_frame.text = "قل لهم مرحبا"
    footer = box(slide, run("جريدة النهر"))._element
    footer.nvSpPr.nvPr.append(parse_xml(f'<p:ph {P} type="ftr"/>'))
    comments = f"<p:cmLst {P}><p:cm><p:text>هل هذا صحيح؟</p:text></p:cm></p:cmLst>".encode()
    part = Part(PackURI("/ppt/comments/c1.xml"), "application/xml", slide.part.package, comments)
    slide.part.relate_to(part, "http://example.com/relationships/comments")
    slide_of(made, "المطر")
    return made


def test_notes_comments_and_margins_wait_to_be_chosen() -> None:
    content = read(with_everything())
    assert [block.text for block in content.blocks] == ["الماء", "المطر"]
    assert [(part.name, part.words, part.read) for part in content.parts] == [
        ("speaker-notes", 3, False),
        ("comments", 3, False),
        ("margins", 2, False),
    ]
    chosen = read(with_everything(), frozenset({"speaker-notes", "comments", "margins"}))
    assert [(b.kind, b.text) for b in chosen.blocks] == [
        (Kind.HEADING, "الماء"),
        (Kind.NOTE, "قل لهم مرحبا"),
        (Kind.COMMENT, "هل هذا صحيح؟"),
        (Kind.MARGIN, "جريدة النهر"),
        (Kind.HEADING, "المطر"),
    ]


def with_chart(title: str, months: tuple[str, ...], description: str) -> Any:
    """A slide with a chart that has a title, and with a description of it."""
    made = Presentation()
    data = CategoryChartData()
    data.categories = months
    data.add_series("1999", (12, 30))
    shapes = slide_of(made, "الماء").shapes
    frame = shapes.add_chart(XL_CHART_TYPE.PIE, *PLACE, data)
    frame.chart.has_title = True
    frame.chart.chart_title.text_frame.text = title
    frame._element.nvGraphicFramePr.cNvPr.set("descr", description)
    return made


def test_charts_are_read_and_descriptions_wait_to_be_chosen() -> None:
    made = with_chart("الأمطار", ("كانون", "شباط"), "أعمدة زرقاء")
    content = read(made)
    assert [(b.kind, b.text) for b in content.blocks[1:]] == [
        (Kind.CAPTION, text) for text in ("الأمطار", "كانون", "شباط")
    ]
    assert [(part.name, part.words, part.read) for part in content.parts] == [
        ("drawings", 3, True),
        ("pictures", 2, False),
    ]
    chosen = read(made, frozenset({"pictures"}))
    assert [b.text for b in chosen.blocks[1:]] == ["أعمدة زرقاء"]


def test_slides_are_known_by_their_content_and_damaged_ones_say_so() -> None:
    made = Presentation()
    slide_of(made, "الماء")
    made.core_properties.author = "ليلى"
    data = data_of(made)
    assert format_of(data, ".docx") is SLIDES
    assert (read(made).about.author, read(made).about.date) == ("ليلى", "")
    for broken in (data[:-100], data[: len(data) // 2], data.replace(b"PK\x05\x06", b"PK\x05\x07")):
        with pytest.raises(UnreadableError, match="damaged") as caught:
            read_slides(Source(broken))
        assert caught.value.way_out
