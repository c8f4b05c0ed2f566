"""What is said in the charts and diagrams of a Word document, and of its pictures."""

from __future__ import annotations

import pytest

from article.word.drawn_documents import (
    AXIS,
    DESCRIPTION,
    MONTHS,
    SERIES,
    STEPS,
    TITLE,
    chart,
    diagram,
    drawn,
)
from khulasa.article.blocks import Content, Source
from khulasa.article.model import Kind
from khulasa.article.word.document import read_word


def read(data: bytes, *parts: str) -> Content:
    return read_word(Source(data, parts=frozenset(parts) if parts else None))


def between(content: Content) -> list[str]:
    """The captions between the two lines that are around what is drawn."""
    first, *captions, last = content.blocks
    assert (first.text, last.text) == ("قبل الرسم.", "بعد الرسم.")
    assert {block.kind for block in captions} <= {Kind.CAPTION}
    return [block.text for block in captions]


def test_words_of_charts_and_diagrams_are_captions_where_they_stand() -> None:
    content = read(drawn(chart=chart(), diagram=diagram()))
    # The names of months stand with both series, and the numbers are no words.
    assert between(content) == [TITLE, AXIS, SERIES[0], *MONTHS, SERIES[1], *STEPS]
    assert [(part.name, part.read) for part in content.parts] == [("drawings", True)]


def test_a_reader_who_does_not_want_them_is_still_offered_them() -> None:
    content = read(drawn(chart=chart()), "notes")
    assert between(content) == []
    assert [(part.name, part.read, part.words) for part in content.parts] == [
        ("drawings", False, 10)
    ]


def test_a_chart_of_a_newer_excel_is_read() -> None:
    waterfall = (
        '<cx:chartSpace xmlns:cx="http://schemas.microsoft.com/office/drawing/2014/chartex">'
        '<cx:data><cx:strDim type="cat"><cx:f>A1</cx:f><cx:lvl><cx:pt idx="0">ربح</cx:pt>'
        "</cx:lvl></cx:strDim>"
        '<cx:numDim type="val"><cx:lvl><cx:pt idx="0">12</cx:pt></cx:lvl></cx:numDim></cx:data>'
        "<cx:title><cx:tx><cx:txData><cx:v>حساب السنة</cx:v></cx:txData></cx:tx></cx:title>"
        "</cx:chartSpace>"
    )
    assert between(read(drawn(chart=waterfall.encode()))) == ["ربح", "حساب السنة"]


def test_a_broken_chart_costs_its_own_words_only() -> None:
    assert between(read(drawn(chart=b"<c:chart", diagram=diagram()))) == [*STEPS]


def test_descriptions_of_pictures_are_read_by_who_asks_for_them() -> None:
    data = drawn(describing=DESCRIPTION)
    assert between(read(data)) == []
    assert [(part.name, part.read) for part in read(data).parts] == [("pictures", False)]
    assert between(read(data, "pictures")) == [DESCRIPTION]


@pytest.mark.parametrize(
    "name", ["صورة.jpg", "my photo.PNG", "IMG_2034", "https://x.example/a", "7"]
)
def test_what_names_a_file_describes_nothing(name: str) -> None:
    assert read(drawn(describing=name)).parts == ()
