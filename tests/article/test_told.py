"""Title, author and date of office documents are theirs, never the library's that reads them."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from openpyxl import Workbook
from pptx import Presentation

from khulasa.article.blocks import Content, Source
from khulasa.article.model import About
from khulasa.article.slides.document import read_slides
from khulasa.article.tables.workbook import read_workbook
from khulasa.article.word.document import read_word


def saved(made) -> bytes:
    buffer = BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def word():
    made = Document()
    made.add_paragraph("The lamp on the pier was lit at six.")
    return made, made.core_properties, read_word


def slides():
    made = Presentation()
    slide = made.slides.add_slide(made.slide_layouts[5])
    slide.shapes.add_textbox(0, 0, 9, 9).text_frame.text = "The lamp on the pier was lit at six."
    return made, made.core_properties, read_slides


def workbook():
    made = Workbook()
    made.active.append(["The lamp on the pier was lit at six."])
    return made, made.properties, read_workbook


def without_properties(data: bytes) -> bytes:
    """As programs write it that leave the properties out; the reference to them as well."""
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(buffer, "w") as new:
        for name in old.namelist():
            if name == "docProps/core.xml":
                continue
            content = old.read(name)
            if name == "_rels/.rels":
                start = content.rindex(b"<Relationship ", 0, content.index(b"docProps/core.xml"))
                end = content.index(b"/>", start) + 2
                content = content[:start] + content[end:]
            new.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize("make", [word, slides, workbook])
def test_what_a_document_tells_is_told(make) -> None:
    made, properties, read = make()
    properties.title = "The pier"
    if hasattr(properties, "author"):
        properties.author = "Huda Kassab"
    else:
        properties.creator = "Huda Kassab"
    content: Content = read(Source(saved(made)))
    assert content.title == "The pier"
    assert content.about.author == "Huda Kassab"


@pytest.mark.parametrize("make", [word, slides, workbook])
def test_a_document_that_tells_nothing_has_no_title_author_or_date(make) -> None:
    made, _properties, read = make()
    content: Content = read(Source(without_properties(saved(made))))
    assert [block.text for block in content.blocks] == ["The lamp on the pier was lit at six."]
    assert content.title == ""
    assert content.about == About()
