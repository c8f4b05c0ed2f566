"""Where paragraphs of a Word document stand, its parts to be chosen, and what it tells."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.oxml import OxmlElement

from article.word.word_documents import document, notes, paragraph, run
from khulasa.article.blocks import Content, Source
from khulasa.article.errors import UnreadableError
from khulasa.article.model import Cell, Kind
from khulasa.article.word.document import read_word


def read(made: Any, parts: frozenset[str] | None = None) -> Content:
    file = BytesIO()
    made.save(file)
    return read_word(Source(file.getvalue(), parts=parts))


def cell(*content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(content)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def cells_in(*body: str) -> list[tuple[str, Cell | None]]:
    blocks = read_word(Source(document(*body))).blocks
    return [(block.text, block.layout.cell) for block in blocks]


def test_cells_know_their_places_also_beside_merged_ones() -> None:
    across = '<w:gridSpan w:val="2"/>'
    begins, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    table = (
        "<w:tbl>"
        + row(
            cell(paragraph("السنة"), properties=begins), cell(paragraph("المطر"), properties=across)
        )
        + row(
            cell(paragraph(""), properties=goes_on), cell(paragraph("شتاء")), cell(paragraph("صيف"))
        )
        + row(cell(paragraph("1999")), cell(paragraph("")), cell(paragraph("12")))
        + "</w:tbl>"
    )
    assert cells_in(table, paragraph("بعد"), table)[:7] == [
        ("السنة", Cell(0, 0, 0)),
        ("المطر", Cell(0, 0, 1)),
        ("شتاء", Cell(0, 1, 1)),
        ("صيف", Cell(0, 1, 2)),
        ("1999", Cell(0, 2, 0)),
        ("12", Cell(0, 2, 2)),
        ("بعد", None),
    ]
    assert cells_in(table, paragraph("بعد"), table)[7] == ("السنة", Cell(1, 0, 0))


def test_a_table_within_a_cell_has_its_own_number_and_a_frame_is_no_table() -> None:
    inner = "<w:tbl>" + row(cell(paragraph("أ")), cell(paragraph("ب"))) + "</w:tbl>"
    outer = "<w:tbl>" + row(cell(paragraph("ج"), inner), cell(paragraph("د"))) + "</w:tbl>"
    assert cells_in(outer) == [
        ("ج", Cell(0, 0, 0)),
        ("أ", Cell(1, 0, 0)),
        ("ب", Cell(1, 0, 1)),
        ("د", Cell(0, 0, 1)),
    ]
    assert cells_in("<w:tbl>" + row(cell(paragraph("في إطار"))) + "</w:tbl>") == [("في إطار", None)]


def test_rows_and_columns_of_headings_are_known_by_their_marks_and_by_the_tables_style() -> None:
    rows = row(cell(paragraph("أ")), cell(paragraph("ب"))) + row(
        cell(paragraph("ج")), cell(paragraph("د"))
    )
    marked = "<w:tbl>" + rows.replace("<w:trPr>", "<w:trPr><w:tblHeader/>", 1) + "</w:tbl>"
    look = '<w:tblLook w:firstRow="1" w:firstColumn="1"/>'
    plain, styled = (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>{look}</w:tblPr>{rows}</w:tbl>'
        for style in ("TableGrid", "LightGrid")
    )
    headings = [
        [text for text, place in cells_in(table) if place is not None and place.heading]
        for table in (marked, plain, styled)
    ]
    assert headings == [["أ", "ب"], [], ["أ", "ب", "ج"]]


def test_headings_and_lists_have_levels_and_captions_are_captions() -> None:
    made = Document()
    for text, style in (
        *(("عنوان", "Title"), ("فصل", "Heading 1"), ("باب", "Heading 3")),
        *(("بند", "List Number"), ("فرع", "List Bullet 2"), ("صورة", "Caption")),
    ):
        made.add_paragraph(text, style=style)
    assert [(block.kind, block.layout.level) for block in read(made).blocks] == [
        (Kind.HEADING, 1),
        (Kind.HEADING, 1),
        (Kind.HEADING, 3),
        (Kind.LIST_ITEM, 1),
        (Kind.LIST_ITEM, 2),
        (Kind.CAPTION, 0),
    ]
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:numFmt w:val="bullet"/></w:lvl>' for depth in (0, 1)
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    item = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'
    nested = document(paragraph("فرع", properties=item), numbering=numbering)
    (block,) = read_word(Source(nested)).blocks
    assert (block.kind, block.layout.level) == (Kind.LIST_ITEM, 2)


def with_everything() -> Any:
    made = Document()
    made.sections[0].header.paragraphs[0].text = "جريدة النهر"
    made.sections[0].footer.paragraphs[0].text = "7"
    first = made.add_paragraph("فاض النهر ليلا.")
    second = made.add_paragraph("نام الناس فوق السطوح.")
    made.add_comment(second.runs, "هل هذا صحيح؟", author="سعاد")
    made.add_comment(first.runs, "متى كان ذلك؟", author="سعاد")
    return made


def test_comments_and_margins_wait_to_be_chosen() -> None:
    content = read(with_everything())
    assert [block.text for block in content.blocks] == ["فاض النهر ليلا.", "نام الناس فوق السطوح."]
    assert [(part.name, part.words, part.read) for part in content.parts] == [
        ("comments", 6, False),
        ("margins", 2, False),
    ]
    chosen = read(with_everything(), frozenset({"comments", "margins"}))
    assert [(block.kind, block.text) for block in chosen.blocks[2:]] == [
        (Kind.COMMENT, "متى كان ذلك؟"),
        (Kind.COMMENT, "هل هذا صحيح؟"),
        (Kind.MARGIN, "جريدة النهر"),
    ]
    assert all(part.read for part in chosen.parts)


def test_notes_are_read_unless_they_are_not_chosen() -> None:
    mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    hidden = run("سر", "<w:vanish/>")
    data = document(
        paragraph("نص", mark), footnotes=notes("footnote", n1=paragraph("في الهامش", hidden))
    )
    content = read_word(Source(data))
    assert [(b.kind, b.text) for b in content.blocks][1:] == [(Kind.NOTE, "[1] في الهامش")]
    assert [(part.name, part.words, part.read) for part in content.parts] == [("notes", 3, True)]
    assert content.left_out == 1
    without = read_word(Source(data, parts=frozenset()))
    assert [block.text for block in without.blocks] == ["نص[1]"]
    # What is hidden in a part that nobody reads needs no mention.
    assert without.left_out == 0


def test_tracked_changes_are_read_as_accepted() -> None:
    removed_end = "<w:rPr><w:del w:id='1' w:author='a'/></w:rPr>"
    gone = "<w:trPr><w:del w:id='2' w:author='a'/></w:trPr>"
    table = (
        "<w:tbl>"
        + row(cell(paragraph("باق")), cell(paragraph("هنا")))
        + f"<w:tr>{gone}{cell(paragraph('محذوف'))}{cell(paragraph('كله'))}</w:tr></w:tbl>"
    )
    data = document(
        paragraph("أول", properties=removed_end),
        paragraph("ثان"),
        table,
        paragraph("أخير", properties=removed_end),
    )
    content = read_word(Source(data))
    assert [b.text for b in content.blocks] == ["أول ثان", "باق", "هنا", "أخير"]
    assert content.left_out == 2


def test_what_the_file_tells_about_itself_is_read_and_templates_are_not_believed() -> None:
    made = Document()
    made.add_paragraph("قصير")
    assert (read(made).about.author, read(made).about.date) == ("", "")
    about = made.core_properties
    about.author, about.created = "ليلى", datetime(2021, 5, 4)
    about.title, about.language = "رحلة", "ur-PK"
    content = read(made)
    assert (content.about.author, content.about.date) == ("ليلى", "2021-05-04")
    assert (content.title, content.language) == ("رحلة", "ur")
    # A longer text is believed about its language, and a heading about the title.
    made.add_heading("عنوان آخر")
    made.add_paragraph("كان الطريق إلى الجبل طويلا وكان المطر لا ينقطع. " * 5)
    assert (read(made).title, read(made).language) == ("", None)


def nested(depth: int) -> Any:
    made = Document()
    holder = made.element.body
    for _ in range(depth):
        inner = OxmlElement("w:customXml")
        holder.insert(0, inner)
        holder = inner
    made.add_paragraph("نص")
    return made


def test_absurd_nesting_is_refused_with_a_way_out() -> None:
    assert [block.text for block in read(nested(50)).blocks] == ["نص"]
    with pytest.raises(UnreadableError) as caught:
        read(nested(10_000))
    assert caught.value.way_out
