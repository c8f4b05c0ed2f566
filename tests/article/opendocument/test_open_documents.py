"""Articles in OpenDocument files."""

from __future__ import annotations

import pytest

from article.opendocument.open_documents import blocks, content, flat, p, packed
from khulasa.article.blocks import Block, Source
from khulasa.article.errors import UnreadableError
from khulasa.article.formats import OPENDOCUMENT
from khulasa.article.model import About, Cell, Kind, Layout
from khulasa.article.opendocument.document import read_opendocument
from khulasa.article.recognition import format_of


def texts(body: str, **others: str) -> list[str]:
    return [block.text for block in blocks(body, **others)]


def test_headings_paragraphs_and_lists_keep_kinds_levels_and_order() -> None:
    styles = (
        '<style:style style:name="P1" style:family="paragraph" '
        'style:parent-style-name="Quotations"/>'
        '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" '
        'style:num-format="1" style:num-suffix="." text:start-value="3"/>'
        '<text:list-level-style-bullet text:level="2"/></text:list-style>'
    )
    body = (
        '<text:h text:outline-level="2">القرية</text:h>'
        + p("نزل المطر.")
        + '<text:list text:style-name="L1"><text:list-item>'
        + p("أول")
        + f"<text:list><text:list-item>{p('فرع')}</text:list-item></text:list></text:list-item>"
        + f"<text:list-item>{p('ثان')}{p('تابع')}</text:list-item></text:list>"
        + p("قول", "P1")
        + p("صورة", "Illustration")
    )
    illustration = (
        '<style:style style:name="Illustration" style:family="paragraph" '
        'style:parent-style-name="Caption"/>'
    )
    assert blocks(body, styles=styles + illustration) == [
        Block(Kind.HEADING, "القرية", Layout(level=2)),
        Block(Kind.TEXT, "نزل المطر."),
        Block(Kind.LIST_ITEM, "3. أول", Layout(level=1)),
        Block(Kind.LIST_ITEM, "فرع", Layout(level=2)),
        Block(Kind.LIST_ITEM, "4. ثان", Layout(level=1)),
        Block(Kind.LIST_ITEM, "تابع", Layout(level=1)),
        Block(Kind.QUOTE, "قول"),
        Block(Kind.CAPTION, "صورة"),
    ]


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("أ, ب, ت, ...", ["أ)", "ب)", "ت)"]),
        ("ا, ب, ج, ...", ["أ)", "ب)", "ج)"]),
        ("١, ٢, ٣, ...", ["١)", "٢)", "٣)"]),
        ("۱, ۲, ۳, ...", ["۱)", "۲)", "۳)"]),
        ("I", ["I)", "II)", "III)"]),
        ("a", ["a)", "b)", "c)"]),
    ],
)
def test_lists_go_on_counting_where_they_say_so(form: str, shown: list[str]) -> None:
    styles = (
        '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" '
        f'style:num-format="{form}" style:num-suffix=")"/></text:list-style>'
    )
    one = f"<text:list-item>{p('بند')}</text:list-item>"
    body = (
        f'<text:list text:style-name="L1">{one}{one}</text:list>{p("بين")}'
        f'<text:list text:style-name="L1" text:continue-numbering="true">{one}</text:list>'
        f'<text:list text:style-name="L1">{one}</text:list>'
    )
    found = [text.split()[0] for text in texts(body, styles=styles) if text != "بين"]
    assert found == [*shown, shown[0]]


def test_white_space_raised_characters_and_fields_are_read_as_they_are_shown() -> None:
    styles = "".join(
        f'<style:style style:name="{name}" style:family="text"><style:text-properties '
        f'style:text-position="{position}"/></style:style>'
        for name, position in (("T1", "super 58%"), ("T2", "-33% 58%"))
    )
    body = p(
        "ماء\n   H<text:span text:style-name='T2'>2</text:span>O<text:s text:c='2'/>نحو"
        "<text:tab/>12<text:span text:style-name='T1'>3</text:span><text:line-break/>سطر "
        "<text:a xlink:href='x'>رابط</text:a> <text:date>2021</text:date>"
    )
    assert texts(body, styles=styles) == ["ماء H₂O  نحو\t12³\nسطر رابط 2021"]


def test_hidden_struck_out_and_removed_text_is_left_out_and_counted() -> None:
    styles = "".join(
        f'<style:style style:name="{name}" style:family="text"><style:text-properties {how}/>'
        "</style:style>"
        for name, how in (
            ("T1", 'text:display="none"'),
            ("T2", 'style:text-line-through-style="solid"'),
            ("T3", 'style:text-line-through-style="none"'),
        )
    )
    spans = "".join(
        f"<text:span text:style-name='T{n}'>{word}</text:span> "
        for n, word in ((1, "سر"), (2, "خطأ"), (3, "باق"))
    )
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion>"
        + p("محذوف")
        + "</text:deletion></text:changed-region></text:tracked-changes>"
        + p(f"قبل {spans}<text:change text:change-id='c'/>")
        + f"<text:section text:display='none'>{p('قسم مخفي')}</text:section>"
    )
    read = content(body, styles=styles)
    assert [" ".join(block.text.split()) for block in read.blocks] == ["قبل باق"]
    assert read.left_out == 4


def row(*cells: str) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def cell(text: str, attributes: str = "") -> str:
    return f"<table:table-cell {attributes}>{p(text) if text else ''}</table:table-cell>"


def test_cells_know_their_places_and_those_under_merged_ones_are_not_read() -> None:
    covered = f"<table:covered-table-cell>{p('تحت')}</table:covered-table-cell>"
    body = (
        "<table:table><table:table-header-rows>"
        + row(cell("السنة"), cell("المطر", 'table:number-columns-spanned="2"'), covered)
        + "</table:table-header-rows>"
        + row(cell("1999"), cell("", 'table:number-columns-repeated="1"'), cell("12"))
        + row(cell("", 'table:number-columns-repeated="1000"'))
        + "</table:table>"
        + p("بعد")
        + f"<table:table>{row(cell('إطار'))}</table:table>"
    )
    assert [(b.kind, b.text, b.layout.cell) for b in blocks(body)] == [
        (Kind.TEXT, "السنة", Cell(0, 0, 0, heading=True)),
        (Kind.TEXT, "المطر", Cell(0, 0, 1, heading=True)),
        (Kind.TEXT, "1999", Cell(0, 1, 0)),
        (Kind.TEXT, "12", Cell(0, 1, 2)),
        (Kind.TEXT, "بعد", None),
        (Kind.TEXT, "إطار", None),
    ]


NOTED = p(
    "نص<text:note text:note-class='footnote'><text:note-citation>*</text:note-citation>"
    f"<text:note-body>{p('شرح النص')}</text:note-body></text:note> يتبع"
    f"<office:annotation><dc:creator>سعاد</dc:creator>{p('هل هذا صحيح؟')}</office:annotation>"
)
HEADER = f"<style:master-page><style:header>{p('جريدة')}</style:header></style:master-page>"


def test_notes_are_read_and_comments_and_margins_can_be_chosen() -> None:
    read = content(NOTED, styles=HEADER)
    assert [(b.kind, b.text) for b in read.blocks] == [
        (Kind.TEXT, "نص[1] يتبع"),
        (Kind.NOTE, "[1] شرح النص"),
    ]
    assert [(part.name, part.words, part.read) for part in read.parts] == [
        ("notes", 3, True),
        ("comments", 3, False),
        ("margins", 1, False),
    ]
    chosen = content(NOTED, frozenset({"comments", "margins"}), styles=HEADER)
    assert [(b.kind, b.text) for b in chosen.blocks[1:]] == [
        (Kind.COMMENT, "هل هذا صحيح؟"),
        (Kind.MARGIN, "جريدة"),
    ]


def test_slides_begin_with_their_titles_and_what_the_speaker_says_can_be_chosen() -> None:
    slide = (
        "<draw:page><draw:frame presentation:class='title'><draw:text-box>"
        + p("الماء")
        + "</draw:text-box></draw:frame><draw:custom-shape>"
        + p("شكل")
        + f"</draw:custom-shape><draw:frame><table:table>{row(cell('أ'), cell('ب'))}</table:table>"
        + "</draw:frame><presentation:notes><draw:frame><draw:text-box>"
        + p("قل لهم مرحبا")
        + "</draw:text-box></draw:frame></presentation:notes></draw:page>"
    )
    read = content(slide * 2, kind="presentation")
    assert [(b.kind, b.text) for b in read.blocks][:4] == [
        (Kind.HEADING, "الماء"),
        (Kind.TEXT, "شكل"),
        (Kind.TEXT, "أ"),
        (Kind.TEXT, "ب"),
    ]
    assert [(part.name, part.words, part.read) for part in read.parts] == [
        ("speaker-notes", 6, False)
    ]
    chosen = content(slide * 2, frozenset({"speaker-notes"}), kind="presentation")
    assert [b.text for b in chosen.blocks if b.kind is Kind.NOTE] == ["قل لهم مرحبا"] * 2
    assert chosen.blocks[4].kind is Kind.NOTE


def test_the_sheets_of_a_spreadsheet_are_parts() -> None:
    many = 'table:number-rows-repeated="1048575"'
    sheets = "".join(
        f'<table:table table:name="{name}">{row(cell("سنة"), cell(number))}'
        f"<table:table-row {many}>{cell('')}</table:table-row></table:table>"
        for name, number in (("أول", "1999"), ("ثان", "2000"))
    )
    read = content(sheets, kind="spreadsheet")
    assert [(b.text, b.layout.cell) for b in read.blocks][2:] == [
        ("سنة", Cell(1, 0, 0)),
        ("2000", Cell(1, 0, 1)),
    ]
    assert [(part.name, part.title) for part in read.parts] == [
        ("sheet1", "أول"),
        ("sheet2", "ثان"),
    ]
    second = content(sheets, frozenset({"sheet2"}), kind="spreadsheet")
    assert [block.text for block in second.blocks] == ["سنة", "2000"]


def test_what_the_file_tells_is_kept_in_both_forms() -> None:
    meta = (
        "<dc:title>رحلة</dc:title><meta:initial-creator>ليلى</meta:initial-creator>"
        "<meta:creation-date>2021-05-04T10:00:00</meta:creation-date>"
        "<dc:language>ur-PK</dc:language>"
    )
    whole = flat(p("قصير"), meta=meta)
    for data in (whole, packed({"content.xml": whole, "styles.xml": flat("")})):
        assert format_of(data, ".docx") is OPENDOCUMENT
        read = read_opendocument(Source(data))
        assert (read.title, read.language, read.about) == (
            "رحلة",
            "ur",
            About("ليلى", "2021-05-04"),
        )


def test_a_formula_is_read_from_its_object() -> None:
    math = b'<math xmlns="http://www.w3.org/1998/Math/MathML"><mfrac><mn>3</mn><mn>4</mn></mfrac></math>'
    frame = "<draw:frame><draw:object xlink:href='./Object 1'/></draw:frame>"
    data = packed({"content.xml": flat(p(f"نحو 2{frame} لتر")), "Object 1/content.xml": math})
    assert [b.text for b in read_opendocument(Source(data)).blocks] == ["نحو 2 3/4 لتر"]


BOMB = (
    b"<?xml version='1.0'?><!DOCTYPE office:document ["
    + b"<!ENTITY a0 'ha'>"
    + b"".join(b"<!ENTITY a%d '%s'>" % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12))
    + b"]>"
)


@pytest.mark.parametrize("entity", ["&a11;", "<text:span text:style-name='&a11;'>سر</text:span>"])
def test_entities_are_not_expanded(entity: str) -> None:
    whole = flat(p(f"نص{entity}"))
    data = BOMB + whole[whole.index(b"<office:document") :]
    try:
        read = read_opendocument(Source(data)).blocks
    except UnreadableError:
        return
    assert len(read[0].text) < 100


def test_no_file_of_the_computer_is_read_into_a_document() -> None:
    whole = flat(p("نص&x;"))
    outside = (
        b"<?xml version='1.0'?><!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
        + whole[whole.index(b"<office:document") :]
    )
    assert [b.text for b in read_opendocument(Source(outside)).blocks] == ["نص"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (flat(p("نص"))[:-20], "damaged"),
        (packed({"content.xml": flat(p("نص"))})[:-40], "damaged"),
        (packed({"content.xml": b"<x/>"}), "not a text"),
        (packed({"other.xml": b"<x/>"}), "damaged"),
        (flat("<text:section>" * 10_000 + "</text:section>" * 10_000), "damaged"),
        (flat("<draw:a/>", kind="drawing"), "drawing"),
        (packed({"content.xml": b" " * 101_000_000}), "unpacks to 101 MB"),
        (
            packed({"content.xml": b"\x01", "META-INF/manifest.xml": b"<encryption-data/>"}),
            "password",
        ),
        (
            flat(
                '<table:table><table:table-row table:number-rows-repeated="90000">'
                f"{cell('أ')}</table:table-row></table:table>",
                kind="spreadsheet",
            ),
            "50,000 cells",
        ),
    ],
)
def test_what_cannot_be_read_says_why_and_what_to_do(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason) as caught:
        read_opendocument(Source(data))
    assert caught.value.way_out
