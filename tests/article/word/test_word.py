"""Articles in Word documents."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from khulasa.article.blocks import Block, Source
from khulasa.article.errors import UnreadableError
from khulasa.article.model import Cell, Kind, Layout
from khulasa.article.word.document import read_word


def blocks(document: Any) -> list[Block]:
    file = BytesIO()
    document.save(file)
    return read_word(Source(file.getvalue())).blocks


def add_xml(document: Any, xml: str) -> None:
    """Put a paragraph or another block before the section properties that end the body."""
    namespaces = nsdecls("w", "r") + (
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    name, rest = xml[1:].split(">", 1)
    document.element.body.insert_element_before(
        parse_xml(f"<{name} {namespaces}>{rest}"), "w:sectPr"
    )


def test_paragraphs_and_tables_keep_their_kinds_and_order() -> None:
    document = Document()
    document.add_heading("المكتبة تفتح أبوابها", level=0)
    document.add_paragraph("فتحت المكتبة أبوابها.")
    document.add_heading("قاعات جديدة", level=2)
    document.add_paragraph("قاعة للأطفال", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "الزوار"
    table.cell(1, 0).text = "2024"
    table.cell(1, 1).text = "كثير"
    document.add_paragraph("هذا يوم جميل.", style="Quote")
    document.sections[0].header.paragraphs[0].text = "رأس الصفحة"
    assert blocks(document) == [
        Block(Kind.HEADING, "المكتبة تفتح أبوابها", Layout(level=1)),
        Block(Kind.TEXT, "فتحت المكتبة أبوابها."),
        Block(Kind.HEADING, "قاعات جديدة", Layout(level=2)),
        Block(Kind.LIST_ITEM, "قاعة للأطفال", Layout(level=1)),
        Block(Kind.TEXT, "الزوار", Layout(cell=Cell(0, 0, 0))),
        Block(Kind.TEXT, "2024", Layout(cell=Cell(0, 1, 0))),
        Block(Kind.TEXT, "كثير", Layout(cell=Cell(0, 1, 1))),
        Block(Kind.QUOTE, "هذا يوم جميل."),
    ]


def test_cells_merged_downwards_are_read_once() -> None:
    document = Document()
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "مرة"
    table.cell(1, 1).text = "أخرى"
    assert [block.text for block in blocks(document)] == ["مرة", "أخرى"]


def test_headings_are_known_by_outline_level_and_by_inherited_styles() -> None:
    document = Document()
    style = document.styles.add_style("Überschrift Eigen", 1)
    style.base_style = document.styles["Heading 1"]
    document.add_paragraph("بنمط موروث", style=style)
    add_xml(
        document,
        '<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:r><w:t>بمستوى</w:t></w:r></w:p>',
    )
    assert [block.kind for block in blocks(document)] == [Kind.HEADING, Kind.HEADING]


def test_numbered_paragraphs_are_list_items_until_the_number_is_taken_back() -> None:
    document = Document()
    for number, style in (("3", "Normal"), ("0", "ListBullet")):
        add_xml(
            document,
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/><w:numPr><w:numId w:val="{number}"/></w:numPr>'
            "</w:pPr><w:r><w:t>بند</w:t></w:r></w:p>",
        )
    assert [block.kind for block in blocks(document)] == [Kind.LIST_ITEM, Kind.TEXT]


def test_no_run_is_lost_and_deleted_text_stays_away() -> None:
    document = Document()
    add_xml(
        document,
        "<w:p><w:r><w:t>أول </w:t></w:r>"
        "<w:hyperlink><w:r><w:t>رابط </w:t></w:r></w:hyperlink>"
        '<w:smartTag w:uri="u" w:element="e"><w:r><w:t>وسم </w:t></w:r></w:smartTag>'
        '<w:ins w:id="1" w:author="a"><w:r><w:t>مضاف </w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="a"><w:r><w:delText>محذوف </w:delText></w:r></w:del>'
        '<w:moveFrom w:id="3" w:author="a"><w:r><w:t>منقول </w:t></w:r></w:moveFrom>'
        "<w:sdt><w:sdtContent><w:r><w:t>حقل</w:t></w:r></w:sdtContent></w:sdt>"
        "<w:r><w:tab/><w:t>بعد</w:t><w:br/><w:t>سطر</w:t></w:r></w:p>",
    )
    add_xml(
        document,
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>فقرة في حقل</w:t></w:r></w:p></w:sdtContent></w:sdt>",
    )
    texts = [block.text.replace(" ", "·") for block in blocks(document)]
    assert texts == ["أول·رابط·وسم·مضاف·حقل\tبعد\nسطر", "فقرة·في·حقل"]


def test_a_text_box_follows_its_paragraph_once() -> None:
    box = (
        "<w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>في صندوق</w:t></w:r></w:p>"
        "</w:txbxContent></v:textbox></w:pict>"
    )
    document = Document()
    add_xml(
        document,
        "<w:p><w:r><w:t>نص</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='v'>"
        f"{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>",
    )
    assert [block.text for block in blocks(document)] == ["نص", "في صندوق"]


def archive(**contents: bytes) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in contents.items():
            made.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"plain text", "not a Word document"),
        (b"PK\x03\x04 cut off", "not a Word document"),
        (archive(a=b"no document in it"), "not a Word document"),
        (archive(bomb=b" " * 201_000_000), "unpacks to 201 MB"),
    ],
)
def test_what_cannot_be_opened_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        read_word(Source(data))
