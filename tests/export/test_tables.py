"""The article's tables are tables and its lists are lists in documents, in both directions."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from export.conftest import LINES, paragraph
from khulasa.article.model import Cell, Kind, Layout, Paragraph
from khulasa.article.read import read_article
from khulasa.export.choices import Choices, Details
from khulasa.export.choices import Layout as Arrangement
from khulasa.export.formats import render
from khulasa.export.layout.blocks import laid_out
from khulasa.export.layout.laid_out import LaidOut, Row, Table, in_columns
from khulasa.reading.document import Reading

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"

SOURCE = Choices(translation=False, summary=False, references=False, notice=False)
TARGET = Choices(source=False)
TURNS = Choices(Arrangement.TURNS)


def rows(reading: Reading, choices: Choices = TURNS) -> tuple[Row, ...]:
    return laid_out(reading, choices, Details()).rows


def table_of(reading: Reading, choices: Choices = TARGET) -> Table:
    (side,) = next(row for row in rows(reading, choices) if row.is_table).sides
    assert isinstance(side, Table)
    return side


def texts(table: Table) -> list[list[str]]:
    return [[" ".join(b.text for b in cell.blocks) for cell in line] for line in table.lines]


def word(reading: Reading, choices: Choices) -> docx.document.Document:
    return docx.Document(io.BytesIO(render(reading, "docx", choices)))


def odt(reading: Reading, choices: Choices) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(render(reading, "odt", choices))) as file:
        return etree.fromstring(file.read("content.xml"))


def page(reading: Reading, choices: Choices) -> etree._Element:
    return etree.HTML(render(reading, "html", choices).decode())


def test_the_cells_of_a_table_are_one_row(tabled: Reading) -> None:
    assert [row.number for row in rows(tabled)] == [1, 2, 11, 12, 13, 14]
    table = table_of(tabled)
    assert texts(table) == [
        ["Spending in millions"],
        ["City", "2023", "Remarks"],
        ["Derna", "412.5", "After a | review."],
        ["Sabha", "89", ""],
    ]
    assert table.lines[0][0].span == 3
    assert table.heading_lines == 2
    assert sum(table.shares) == pytest.approx(1)
    assert not table.is_backwards
    assert table_of(tabled, SOURCE).is_backwards


def test_a_line_shows_one_number_and_every_cell_can_be_pointed_at(tabled: Reading) -> None:
    blocks = table_of(tabled).blocks
    assert [block.anchor for block in blocks] == list(range(2, 11))
    assert [block.anchor for block in blocks if block.is_numbered] == [2, 3, 6, 9]


def test_a_table_whose_first_cell_is_the_title_stays_whole(tabled: Reading) -> None:
    own = tabled.article.paragraphs[1:]
    article = replace(tabled.article, title=own[0].text, paragraphs=own)
    reading = replace(tabled, article=article, translations={}, notes={})
    laid = laid_out(reading, SOURCE, Details())
    assert laid.title == own[0].text
    assert isinstance(laid.rows[0].source, Table)
    assert texts(laid.rows[0].source)[0] == [own[0].text]


def test_a_title_in_a_frame_or_a_list_is_the_title_once(tabled: Reading) -> None:
    def titled(kind: Kind, text: str) -> LaidOut:
        framed = replace(paragraph(kind, text), layout=Layout(1, Cell(5, 0, 0)))
        article = replace(tabled.article, title=text, paragraphs=(framed,))
        reading = replace(tabled, article=article, translations={}, notes={})
        return laid_out(reading, SOURCE, Details())

    for kind in (Kind.TEXT, Kind.LIST_ITEM):
        laid = titled(kind, "عنوان")
        assert (laid.title, laid.rows) == ("عنوان", ())
    # This one would lose its number.
    assert titled(Kind.LIST_ITEM, "3. عنوان").rows[0].number == 1


def test_what_names_nothing_is_no_heading(tabled: Reading) -> None:
    def plain(one: Paragraph) -> Paragraph:
        cell = one.layout.cell
        return (
            one if cell is None else replace(one, layout=Layout(cell=replace(cell, heading=False)))
        )

    article = replace(tabled.article, paragraphs=tuple(map(plain, tabled.article.paragraphs)))
    reading = replace(tabled, article=article)
    assert table_of(reading).heading_lines == 0
    assert page(reading, TARGET).find(".//th") is None
    assert (
        "|  |  |  |\n| --- | --- | --- |\n| Spending"
        in render(reading, "markdown", replace(TARGET, references=False)).decode()
    )


def test_a_table_takes_the_width_of_both_columns(tabled: Reading) -> None:
    parts = list(in_columns(rows(tabled)))
    assert [[row.number for row in part] for part in parts] == [[1], [2], [11, 12, 13, 14]]


@pytest.mark.parametrize("suffix", ["docx", "odt", "html"])
def test_tables_and_lists_can_be_read_again(tabled: Reading, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"
    path.write_bytes(render(tabled, suffix, SOURCE))
    again = read_article(path).paragraphs
    # HTML has no brackets after the numbers of lists, but where a page's style gives them.
    wanted = [
        (p.kind, p.text.replace("1)", "1." if suffix == "html" else "1)"), p.layout)
        for p in tabled.article.paragraphs
    ]
    # Our heading stands before them.
    assert [(p.kind, p.text, p.layout) for p in again[-len(wanted) :]] == wanted


def test_word_has_the_source_s_table_above_the_translation_s(tabled: Reading) -> None:
    for choices in (TURNS, Choices()):
        document = word(tabled, choices)
        found = [t for t in document.tables if t.cell(0, 0).text.endswith(LINES[0][0])]
        source, target = found
        assert source._tbl.tblPr.find(qn("w:bidiVisual")) is not None
        assert target._tbl.tblPr.find(qn("w:bidiVisual")) is None
        for table in found:
            heads = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") for row in table.rows]
            assert [head is not None for head in heads] == [True, True, False, False]
            # Each line is as wide as the table.
            assert {len(row.cells) for row in table.rows} == {3}
        tags = [element.tag for element in document.element.body]
        assert (qn("w:tbl"), qn("w:tbl")) not in set(pairwise(tags))


def test_doubts_and_notes_in_cells_are_kept(tabled: Reading) -> None:
    said = "The source has 98. Note: Ask them."
    choices = replace(TARGET, note=True)
    assert [comment.text for comment in word(tabled, choices).comments] == [said]
    assert said in "".join(odt(tabled, choices).itertext())
    (mark,) = page(tabled, choices).iterfind(".//td//mark")
    assert mark.text == "89"
    for name in ("markdown", "text"):
        document = render(tabled, name, choices, width=200).decode().replace("\\", "")
        assert "89 [check: The source has 98.] [note: Ask them.]" in document


def test_tables_of_opendocument_texts_have_a_direction(tabled: Reading) -> None:
    content = odt(tabled, TURNS)
    modes = {
        style.get(f"{STYLE}name"): properties.get(f"{STYLE}writing-mode")
        for style in content.iter(f"{STYLE}style")
        for properties in style.iter(f"{STYLE}table-properties")
    }
    tables = list(content.iter(f"{TABLE}table"))
    assert [modes[table.get(f"{TABLE}style-name")] for table in tables] == ["rl-tb", "lr-tb"]
    for table in tables:
        assert len(list(table.find(f"{TABLE}table-header-rows"))) == 2
        first = next(table.iter(f"{TABLE}table-row"))
        assert [cell.tag for cell in first] == [
            f"{TABLE}table-cell",
            *[f"{TABLE}covered-table-cell"] * 2,
        ]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_two_columns_stand_as_in_the_window_whatever_the_format(
    tabled: Reading, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KHULASA_LANGUAGE", language)
    from_right = language == "ar"
    columns = word(tabled, Choices()).tables[0]
    assert (columns._tbl.tblPr.find(qn("w:bidiVisual")) is not None) == from_right
    (main,) = page(tabled, Choices()).iterfind(".//main")
    assert main.get("style") == ("direction: rtl" if from_right else None)
    styles = odt(tabled, Choices()).iter(f"{STYLE}table-properties")
    assert next(styles).get(f"{STYLE}writing-mode") == ("rl-tb" if from_right else "lr-tb")


def test_tables_of_pages_have_a_direction(tabled: Reading) -> None:
    source, target = page(tabled, Choices()).iterfind(".//table")
    assert (source.get("dir"), target.get("dir")) == ("rtl", "ltr")
    heads = target.find("thead").iter("th")
    assert [(h.get("scope"), h.get("colspan")) for h in heads] == [
        ("colgroup", "3"),
        *[("col", None)] * 3,
    ]


def test_the_translation_s_table_in_markdown(tabled: Reading) -> None:
    document = render(tabled, "markdown", replace(TARGET, references=False, marks=False)).decode()
    assert (
        "**Spending in millions**\n\n"
        "| City | 2023 | Remarks |\n"
        "| --- | --- | --- |\n"
        "| Derna | 412.5 | After a \\| review. |\n"
        "| Sabha | 89 |  |\n\n"
        "3. A survey\n\n"
        "    - Schools\n\n"
        "4. Publishing\n\n"
        "1) A committee\n"
    ) in document
    assert (
        '<table dir="rtl" lang="ar">\n<tr><th colspan="3">'
        in render(tabled, "markdown", TURNS).decode()
    )


def test_a_line_of_a_table_is_a_line_of_plain_text(tabled: Reading) -> None:
    document = render(tabled, "text", TURNS, width=60).decode()
    source, target = document.index("درنة | 412.5"), document.index("6 Derna | 412.5 | After a")
    assert source < target
    assert document.index("سبها | 98") < document.index("2 Spending")


def test_lists_count_as_the_article_does(tabled: Reading) -> None:
    lists = page(tabled, TARGET).findall(".//main//ol")
    assert [[item.get("value") for item in one.findall("li")] for one in lists] == [
        ["3", "4"],
        ["1"],
    ]
    nested = lists[0].find("li/ul/li")
    assert "".join(nested.itertext()).split() == ["12", "Schools"]
    starts = [
        item.get(f"{TEXT}start-value") for item in odt(tabled, TARGET).iter(f"{TEXT}list-item")
    ]
    assert starts == ["3", None, "4", "1"]


def test_lists_of_word_count_each_for_itself(tabled: Reading) -> None:
    document = word(tabled, TURNS)
    used = [
        (p.text.rsplit(maxsplit=1)[-1], p._p.pPr.numPr.ilvl.val, p._p.pPr.numPr.numId.val)
        for p in document.paragraphs
        if p._p.pPr is not None and p._p.pPr.numPr is not None
    ]
    by_number = {number: [text for text, _l, own in used if own == number] for *_, number in used}
    # The source's and the translation's are lists of their own, though they stand in turns.
    source, target = [["مسح", "نشر"], ["مدارس"], ["لجنة"]], ["survey", "Publishing"]
    assert sorted(by_number.values()) == sorted([*source, target, ["Schools"], ["committee"]])
    numbering = document.part.numbering_part.element
    definitions = [num.abstractNumId.val for num in numbering.num_lst]
    assert len(definitions) == len(set(definitions))


@pytest.mark.skipif(shutil.which("tidy") is None, reason="tidy is not installed")
@pytest.mark.parametrize("choices", [Choices(), TURNS, TARGET], ids=["columns", "turns", "target"])
def test_tidy_finds_nothing_in_a_page_with_tables(
    tabled: Reading, tmp_path: Path, choices: Choices
) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(render(tabled, "html", choices))
    done = subprocess.run(["tidy", "-q", "-e", str(path)], capture_output=True, check=False)
    assert done.stderr.decode() == ""
