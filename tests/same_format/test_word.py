"""The translation in a copy of a Word document."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Inches

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
from article.word.word_documents import NAMESPACES, document, notes, paragraph, run
from khulasa.article.read import read_bytes
from khulasa.reading.document import Reading
from khulasa.same_format.write import SameFormatError, write_same_format
from khulasa.translation.result import Status, Translation
from same_format.translating import translated, write

LIBRARY = "فتحت المكتبة أبوابها أمس."
HAPPY = "نحن سعداء بهذا اليوم."
TARGETS = {
    LIBRARY: "The library opened its doors yesterday.",
    HAPPY: "We are happy about this day.",
    f"[1] {HAPPY}": "[1] We are happy about this day.",
    "عودة المكتبة": "Return of the library",
    "المدينة": "City",
    "القاهرة": "Cairo",
}
RIGHT = '<w:bidi/><w:jc w:val="left"/>'


def written(data: bytes, targets: dict[str, str] = TARGETS, **options: str) -> Any:
    return Document(BytesIO(write(data, ".docx", targets, **options).data))


def paragraphs(data: bytes, targets: dict[str, str] = TARGETS, **options: str) -> list[Any]:
    return list(written(data, targets, **options).paragraphs)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def picture() -> BytesIO:
    """A PNG with one pixel."""
    import struct
    import zlib

    def chunk(name: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + content))
        return struct.pack(">I", len(content)) + name + content + check

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    rest = chunk(b"IDAT", zlib.compress(b"\0\xff\0\0")) + chunk(b"IEND", b"")
    return BytesIO(b"\x89PNG\r\n\x1a\n" + head + rest)


@pytest.fixture
def rich() -> bytes:
    """A document with a heading, a picture, a table, a footnote and a header."""
    made = Document(
        BytesIO(
            document(
                paragraph(f"{LIBRARY} ", '<w:r><w:footnoteReference w:id="2"/></w:r>', f" {HAPPY}"),
                footnotes=notes("footnote", n2=paragraph(HAPPY)),
            )
        )
    )
    made.paragraphs[0].insert_paragraph_before("عودة المكتبة", style="Heading 1")
    made.add_paragraph(LIBRARY).add_run().add_picture(picture(), width=Inches(1))
    table = made.add_table(1, 2)
    for cell, text in zip(table.rows[0].cells, ("المدينة", "القاهرة"), strict=True):
        cell.text = text
    made.sections[0].header.paragraphs[0].text = "جريدة"
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def test_pictures_tables_notes_and_headers_come_back(rich: bytes) -> None:
    result = write(rich, ".docx", TARGETS).data
    old, new = parts(rich), parts(result)
    assert list(old) == list(new)
    changed = {name for name in old if old[name] != new[name]}
    assert changed == {"word/document.xml", "word/footnotes.xml"}
    made = Document(BytesIO(result))
    assert [p.style.name for p in made.paragraphs] == ["Heading 1", "Normal", "Normal"]
    assert [p.text for p in made.paragraphs] == [
        "Return of the library",
        "The library opened its doors yesterday. We are happy about this day.",
        "The library opened its doors yesterday.",
    ]
    assert [cell.text for cell in made.tables[0].rows[0].cells] == ["City", "Cairo"]
    assert len(made.inline_shapes) == 1
    assert made.sections[0].header.paragraphs[0].text == "جريدة"
    assert [block.text for block in read_bytes(result, file="a.docx").paragraphs] == [
        "Return of the library",
        "The library opened its doors yesterday.[1] We are happy about this day.",
        "The library opened its doors yesterday.",
        "City",
        "Cairo",
        "[1] We are happy about this day.",
    ]


def test_libreoffice_opens_it(rich: bytes, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("needs LibreOffice")
    file = tmp_path / "result.docx"
    file.write_bytes(write(rich, ".docx", TARGETS).data)
    subprocess.run(
        [
            *(office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"),
            *("--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path), str(file)),
        ],
        check=True,
        capture_output=True,
    )
    text = (tmp_path / "result.txt").read_text(encoding="utf-8-sig")
    assert "The library opened its doors yesterday." in text
    assert "Cairo" in text
    assert LIBRARY not in text


def test_charts_diagrams_and_descriptions_are_translated_wherever_they_stand() -> None:
    data = drawn(chart=chart(), diagram=diagram(), describing=DESCRIPTION)
    everything = (TITLE, AXIS, *SERIES, *MONTHS, *STEPS, DESCRIPTION)
    targets = {text: f"Words {number}" for number, text in enumerate(everything)}
    article = read_bytes(
        data, file="a.docx", language="ar", parts=frozenset({"drawings", "pictures"})
    )
    outcomes = {
        number: Translation(targets.get(sentence, "Line."), Status.OK)
        for number, sentence in enumerate(article.sentences)
    }
    reading = Reading(article, "scripted", "ctranslate2", outcomes)
    new = parts(write_same_format(data, ".docx", reading).data)
    for name in ("charts/chart1", "diagrams/data1", "diagrams/drawing1", "document"):
        text = new[f"word/{name}.xml"].decode()
        assert not [one for one in everything if one in text], name
    # Each series has the names of the months, and the sheet of numbers stays.
    chart_now = new["word/charts/chart1.xml"].decode()
    assert chart_now.count("Words 4") == chart_now.count("Words 5") == 2
    assert chart_now.count("<c:v>30</c:v>") == 2
    assert 'rtl="0"' in chart_now
    assert 'descr="Words 8"' in new["word/document.xml"].decode()


def test_a_note_stays_apart_from_its_number_and_pictures_stand_at_the_side_of_the_words() -> None:
    own_mark = "<w:r><w:footnoteRef/></w:r>"
    made = Document(
        BytesIO(
            document(
                paragraph("Here.", '<w:r><w:footnoteReference w:id="2"/></w:r>'),
                footnotes=notes("footnote", n2=paragraph(own_mark, " Behind it.")),
            )
        )
    )
    made.add_paragraph().add_run().add_picture(picture(), width=Inches(1))
    file = BytesIO()
    made.save(file)
    targets = {"Here.[1]": "هنا.[1]", "[1] Behind it.": "[1] خلفه."}
    new = write(file.getvalue(), ".docx", targets, target="ar", source="en").data
    note = parse_xml(parts(new)["word/footnotes.xml"])
    assert "".join(text.text for text in note.iter(qn("w:t"))).endswith(" خلفه.")
    alone = Document(BytesIO(new)).paragraphs[-1]
    assert alone._p.pPr.find(qn("w:bidi")) is not None


def test_bold_of_a_whole_sentence_or_paragraph_stays() -> None:
    data = document(
        paragraph(run(LIBRARY, "<w:b/>")),
        paragraph(f"{LIBRARY} ", run("نحن سعداء ", "<w:b/>"), run("بهذا اليوم.", "<w:b/>")),
    )
    first, second = paragraphs(data)
    assert [(r.text, r.bold) for r in first.runs] == [(TARGETS[LIBRARY], True)]
    assert [(r.text, r.bold) for r in second.runs] == [
        ("The library opened its doors yesterday. ", None),
        ("We are happy about this day.", True),
    ]


def test_bold_is_put_on_a_name_or_number_that_stands_there_once() -> None:
    data = document(
        paragraph("اشترت ", run("NASA", "<w:b/>"), " منها ", run("١٢", "<w:i/>"), " صاروخا.")
    )
    targets = {"اشترت NASA منها ١٢ صاروخا.": "It was 12 rockets that NASA bought of them."}
    result = write(data, ".docx", targets)
    (only,) = Document(BytesIO(result.data)).paragraphs
    assert [(r.text, r.bold, r.italic) for r in only.runs] == [
        ("It was ", None, None),
        ("12", None, True),
        (" rockets that ", None, None),
        ("NASA", True, None),
        (" bought of them.", None, None),
    ]
    assert result.notes == ()


def test_bold_that_cannot_be_placed_is_dropped_and_counted() -> None:
    data = document(paragraph("فتحت ", run("المكتبة", "<w:b/>"), " أبوابها أمس."))
    result = write(data, ".docx", TARGETS)
    (only,) = Document(BytesIO(result.data)).paragraphs
    assert [(r.text, r.bold) for r in only.runs] == [(TARGETS[LIBRARY], None)]
    assert [note.split(" its bold")[0] for note in result.notes] == ["1 place lost"]


def test_a_link_whose_words_are_unknown_stands_on_the_sentence() -> None:
    blue = '<w:color w:val="0000FF"/>'
    link = f'<w:hyperlink w:anchor="here">{run("المكتبة", blue)}</w:hyperlink>'
    result = write(document(paragraph("فتحت ", link, f" أبوابها أمس. {HAPPY}")), ".docx", TARGETS)
    (only,) = Document(BytesIO(result.data)).paragraphs
    (placed,) = only.hyperlinks
    assert (placed.text, placed.fragment) == (TARGETS[LIBRARY], "here")
    assert str(placed.runs[0].font.color.rgb) == "0000FF"
    assert only.text == f"{TARGETS[LIBRARY]} {TARGETS[HAPPY]}"
    assert [note.split(" on a whole")[0] for note in result.notes] == ["1 link stands"]


def test_lines_begin_on_the_side_of_the_translation() -> None:
    data = document(
        paragraph(run(LIBRARY, '<w:bCs/><w:szCs w:val="40"/><w:rtl/>'), properties=RIGHT),
        paragraph(LIBRARY, properties='<w:jc w:val="right"/>'),
        paragraph(LIBRARY, properties='<w:jc w:val="center"/>'),
        # From right to left this stands on the left, as a signature may.
        paragraph(LIBRARY, properties='<w:bidi/><w:jc w:val="right"/>'),
    )
    first, second, third, fourth = paragraphs(data)
    assert first._p.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is None
    properties = first.runs[0]._r.rPr
    assert properties.find(qn("w:rtl")) is None
    assert properties.find(qn("w:lang")).get(qn("w:val")) == "en"
    assert first.runs[0].bold
    assert first.runs[0].font.size.pt == 20
    sides = [
        p._p.find(f"{qn('w:pPr')}/{qn('w:jc')}").get(qn("w:val"))
        for p in (first, second, third, fourth)
    ]
    assert sides == ["left", "left", "center", "right"]


def test_a_translation_from_left_to_right_is_turned_as_well() -> None:
    data = document(paragraph(run("We live in Cairo.", "<w:b/>")))
    (only,) = paragraphs(
        data, {"We live in Cairo.": "نحن نعيش في القاهرة."}, target="ar", source="en"
    )
    assert only._p.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None
    properties = only.runs[0]._r.rPr
    assert [child.tag.rpartition("}")[2] for child in properties] == ["b", "bCs", "rtl", "lang"]
    assert properties.find(qn("w:lang")).get(qn("w:bidi")) == "ar"


def test_bold_of_arabic_alone_is_bold() -> None:
    bold = [run(text, "<w:bCs/><w:rtl/>") for text in ("نحن سعداء بهذا ", "اليوم")]
    data = document(paragraph(*bold, run(".", "<w:b/>"), run(f" {LIBRARY}", "<w:rtl/>")))
    (only,) = paragraphs(data)
    assert [(r.text, r.bold) for r in only.runs] == [
        (TARGETS[HAPPY], True),
        (f" {TARGETS[LIBRARY]}", None),
    ]


def test_numbers_in_tables_are_turned_with_the_words() -> None:
    data = document(paragraph(LIBRARY, properties=RIGHT), paragraph("12", properties=RIGHT))
    _, number = paragraphs(data)
    assert number.text == "12"
    assert number._p.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is None


def test_styles_from_right_to_left_are_taken_back() -> None:
    made = Document(BytesIO(document(paragraph(LIBRARY))))
    style = made.styles["Normal"].element
    style.get_or_add_pPr().append(parse_xml(f"<w:bidi {NAMESPACES}/>"))
    style.get_or_add_rPr().append(parse_xml(f"<w:rtl {NAMESPACES}/>"))
    file = BytesIO()
    made.save(file)
    (only,) = paragraphs(file.getvalue())
    assert only._p.find(f"{qn('w:pPr')}/{qn('w:bidi')}").get(qn("w:val")) == "0"
    assert only.runs[0]._r.rPr.find(qn("w:rtl")).get(qn("w:val")) == "0"


def test_the_number_of_an_item_is_not_written_twice() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="7"/></w:num>'
    )
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'
    data = document(paragraph("المدينة كبيرة.", properties=item), numbering=numbering)
    reading = translated(data, ".docx", {})
    (sentence,) = (text.strip() for text in reading.article.sentences[-1:])
    targets = {text.strip(): text.strip() for text in reading.article.sentences}
    targets[sentence] = "1. The city is big." if sentence.startswith("1.") else "The city is big."
    (only,) = paragraphs(data, targets)
    assert only.text == "The city is big."


def test_a_sentence_without_translation_stays_as_it_was_and_is_counted() -> None:
    data = document(paragraph(run(f"{LIBRARY} {HAPPY}", "<w:rtl/>"), properties=RIGHT))
    result = write(data, ".docx", {LIBRARY: TARGETS[LIBRARY]})
    (only,) = Document(BytesIO(result.data)).paragraphs
    assert only.text == f"{TARGETS[LIBRARY]} {HAPPY}"
    assert only.runs[-1]._r.rPr.find(qn("w:rtl")) is not None
    assert [note.split(" has no")[0] for note in result.notes] == ["1 sentence"]


def test_what_is_not_translated_at_all_is_not_touched() -> None:
    data = document(paragraph(LIBRARY), paragraph("***", properties=RIGHT))
    assert write(data, ".docx", {}).data == data or parts(write(data, ".docx", {}).data) == parts(
        data
    )


def test_text_boxes_and_fields_keep_their_places() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        "<w:r><w:instrText>PAGEREF here</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run("12")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    box = f"<w:txbxContent>{paragraph('القاهرة')}</w:txbxContent>"
    drawing = (
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    data = document(f"<w:p>{drawing}{run('انظر الصفحة ')}{field}{run('.')}</w:p>")
    body = written(data, {"انظر الصفحة 12.": "See page 12.", "القاهرة": "Cairo"}).element.body
    texts = [text.text for text in body.iter(qn("w:t"))]
    assert texts == ["Cairo", "Cairo", "See page ", "12", "."]
    kinds = [part.get(qn("w:fldCharType")) for part in body.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]


def test_paragraphs_whose_parting_was_removed_become_one() -> None:
    removed = '<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>'
    data = document(
        paragraph("فتحت المكتبة", properties=removed), paragraph("أبوابها أمس."), paragraph(HAPPY)
    )
    assert [p.text for p in paragraphs(data)] == [TARGETS[LIBRARY], TARGETS[HAPPY]]


def test_a_file_that_has_changed_is_refused() -> None:
    reading = translated(document(paragraph(LIBRARY), paragraph(HAPPY)), ".docx", TARGETS)
    for other in (
        document(paragraph(HAPPY), paragraph(LIBRARY)),
        document(paragraph(LIBRARY)),
        document(paragraph(LIBRARY), paragraph(HAPPY), paragraph(HAPPY)),
    ):
        with pytest.raises(SameFormatError, match="not the one that was translated"):
            write_same_format(other, ".docx", reading)


def test_a_file_of_another_kind_is_refused() -> None:
    reading = translated(document(paragraph(LIBRARY)), ".docx", TARGETS)
    with pytest.raises(SameFormatError):
        write_same_format(b"%PDF-1.7\n", ".docx", reading)
