"""Tables are shown as tables and lists as lists, in both columns alike."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QTextCursor
from pytestqt.qtbot import QtBot

from khulasa.article.model import Article, Cell, Kind, Layout, Paragraph, Span
from khulasa.settings.arrangement import Arrangement
from khulasa.translation.result import Status, Translation
from khulasa.ui.reading.columns.column import ReadingPane
from khulasa.ui.reading.rows.row_styles import row_style
from khulasa.ui.reading.rows.tables import find_tables
from khulasa.ui.widgets.style import colours

from .test_reading_view import LONG, Shown, marked, point_at, row_text

TABLE = (
    ("المدينة", "السكان", "ملاحظات"),
    ("دمشق", "1200", "مدينة قديمة."),
    ("حلب", "900", "في الشمال."),
)
ROWS = range(1, 10)  # of the table in the article below
FIRST, SECOND, THIRD = range(1, 4), range(4, 7), range(7, 10)


def paragraph(text: str, cell: Cell | None = None, kind: Kind = Kind.TEXT) -> Paragraph:
    return Paragraph(kind, text, (Span(0, len(text)),), Layout(cell=cell))


def item(text: str, level: int = 1) -> Paragraph:
    return Paragraph(Kind.LIST_ITEM, text, (Span(0, len(text)),), Layout(level))


def cells(rows: tuple[tuple[str, ...], ...], table: int = 0) -> list[Paragraph]:
    return [
        paragraph(text, Cell(table, number, column, number == 0))
        for number, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]


def article(*paragraphs: Paragraph) -> Article:
    return Article("", "ar", paragraphs)


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    made = Shown(qtbot, article(paragraph("مقدمة."), *cells(TABLE), paragraph("خاتمة.")))
    for row in range(len(made.article.paragraphs)):
        made.translate(row, f"Cell {row}.")
    return made


def sides(pane: ReadingPane, row: int) -> tuple[float, float]:
    line = pane.document().findBlockByNumber(row).layout().lineAt(0)
    return line.x(), line.x() + line.width()


def in_one_line(pane: ReadingPane, rows: range) -> bool:
    return len({pane.row_top(row) for row in rows}) == 1


def test_cells_stand_beside_each_other_in_the_direction_of_each_column(shown: Shown) -> None:
    source, target = shown.view.source, shown.view.target
    for pane in (source, target):
        assert all(in_one_line(pane, line) for line in (FIRST, SECOND, THIRD))
        assert pane.row_top(1) < pane.row_top(4) < pane.row_top(7) < pane.row_top(10)
    assert sides(target, 4)[1] < sides(target, 5)[0] < sides(target, 5)[1] < sides(target, 6)[0]
    assert sides(source, 6)[1] < sides(source, 5)[0] < sides(source, 5)[1] < sides(source, 4)[0]
    # Cells below each other have the same sides.
    assert [sides(target, row) for row in SECOND] == [sides(target, row) for row in THIRD]
    heading = target.document().findBlockByNumber(1).begin().fragment().charFormat()
    assert heading.fontWeight() > 400


def test_lines_of_a_table_stay_level_in_both_columns(shown: Shown) -> None:
    view = shown.view
    before = view.target.row_top(7)
    shown.translate(5, "A cell with a translation that takes several lines of its column. " * 2)
    assert view.target.row_top(7) > before + 2 * view.target.row_height(4)
    for width in (800, 760):
        shown.resize(width)
        assert [view.source.row_top(row) for row in range(11)] == [
            view.target.row_top(row) for row in range(11)
        ]
        assert in_one_line(view.target, SECOND)


def test_sentences_in_cells_are_pointed_at_and_clicked(qtbot: QtBot, shown: Shown) -> None:
    view = shown.view
    for pane, row, place in ((view.target, 5, 2), (view.source, 6, 3), (view.target, 7, 1)):
        qtbot.mouseMove(pane.viewport(), point_at(pane, row, row))
        assert row_text(pane, row) in marked(pane)
        where = point_at(pane, row, row) + QPoint(place, 0)
        qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=where)
        assert list(view.marks.pinned) == [row]
        assert view.current_row() == row
    middle = QPointF(sides(view.target, 4)[0] + 1, view.target.row_top(4) + 5)
    layout = view.target.document().documentLayout()
    below = QPointF(middle.x() - 6, middle.y())
    assert layout.hitTest(below, Qt.HitTestAccuracy.ExactHit) == -1
    near = layout.hitTest(below, Qt.HitTestAccuracy.FuzzyHit)
    assert view.target.document().findBlock(near).blockNumber() == 4


def test_all_cells_can_be_selected_and_copied(shown: Shown) -> None:
    target = shown.view.target
    cursor = QTextCursor(target.document())
    cursor.select(QTextCursor.SelectionType.Document)
    target.setTextCursor(cursor)
    assert target.selected_paragraphs() == [f"Cell {row}." for row in range(11)]


def test_where_there_is_no_room_cells_stand_one_under_the_other(qtbot: QtBot) -> None:
    wide = (
        tuple(f"عنوان العمود {n}" for n in range(6)),
        tuple(f"معلومات {n}" for n in range(6)),
    )
    shown = Shown(qtbot, article(*cells(wide)))
    for row in range(12):
        shown.translate(row, f"Column {row}" if row < 6 else "Cell")
    target = shown.view.target
    tops = [target.row_top(row) for row in range(12)]
    assert tops == sorted(set(tops))
    # A cell has the name of its column above its text, and that is no part of the text.
    assert target.row_height(8) == 2 * target.row_height(1)
    assert row_text(target, 8) == "Cell"
    image = target.viewport().grab(
        QRect(0, round(target.row_top(8)), target.viewport().width(), int(target.row_height(1)))
    )
    assert has_ink(image.toImage(), colours().quiet)
    shown.resize(2400)
    assert in_one_line(target, range(6))
    assert in_one_line(target, range(6, 12))
    shown.resize(800)
    assert [target.row_top(row) for row in range(12)] == tops


def has_ink(image, colour: str) -> bool:  # type: ignore[no-untyped-def]
    wanted = QColor(colour).lightness()
    return any(
        image.pixelColor(x, y).lightness() < wanted + 60
        for x in range(image.width())
        for y in range(image.height())
    )


def test_a_line_of_a_table_is_shown_whole_among_what_is_doubtful(shown: Shown) -> None:
    shown.translate(5, "1200", Status.CHECK, "A number is missing.")
    view = shown.view
    view.show_only([5])
    assert [row for row in range(11) if not view.target.rows.is_hidden(row)] == list(SECOND)
    assert in_one_line(view.target, SECOND)
    view.show_only(None)
    assert not any(map(view.target.rows.is_hidden, range(11)))


@pytest.mark.parametrize("arrangement", [Arrangement.STACKED, Arrangement.ON_DEMAND])
def test_the_source_of_a_line_stands_under_its_translation(
    shown: Shown, arrangement: Arrangement
) -> None:
    view = shown.view
    view.columns.choose(arrangement)
    if arrangement is Arrangement.ON_DEMAND:
        assert all(map(view.source.rows.is_hidden, ROWS))
        view.columns.toggle_source(5)
        assert not any(map(view.source.rows.is_hidden, SECOND))
        assert all(map(view.source.rows.is_hidden, THIRD))
    for pane in (view.source, view.target):
        assert in_one_line(pane, SECOND)
    assert view.target.row_top(4) < view.source.row_top(4) < view.target.row_top(7)


def test_paragraphs_of_a_cell_stand_under_each_other(qtbot: QtBot) -> None:
    first, again, beside = Cell(0, 0, 0), Cell(0, 0, 0), Cell(0, 0, 1)
    below = [paragraph("تحت", Cell(0, 1, 0)), paragraph("أيضا", Cell(0, 1, 1))]
    texts = [paragraph("أول", first), paragraph("ثان", again), paragraph("بجانب", beside), *below]
    shown = Shown(qtbot, article(*texts))
    shown.translate(0, "A first paragraph that is so long that it takes more than one line.")
    for pane in (shown.view.source, shown.view.target):
        assert pane.row_top(0) == pane.row_top(2)
        assert pane.row_top(1) == pane.row_top(0) + shown.view.target.row_height(0)
        assert pane.row_top(3) > pane.row_top(1) + pane.row_height(1)
        assert in_one_line(pane, range(3, 5))


def test_what_is_far_from_a_table_changes_by_itself(qtbot: QtBot) -> None:
    around = [paragraph("فقرة.") for _ in range(5)]
    shown = Shown(qtbot, article(*around, *cells(TABLE), *around))
    target = shown.view.target
    before = [target.row_top(row) for row in range(19)]
    shown.translate(1, LONG)
    shown.translate(17, LONG)
    more = target.row_height(1) - target.row_height(0)
    assert target.row_top(5) == before[5] + more > before[5]
    assert in_one_line(target, range(5, 8))


def test_tables_are_found_by_their_cells() -> None:
    box = cells((("وحيد",), ("آخر",)))
    two = [*cells(TABLE), *cells(TABLE, table=1)]
    assert find_tables([paragraph("نص"), *box]) == ()
    assert [table.rows for table in find_tables(two)] == [range(9), range(9, 18)]
    (found,) = find_tables(cells(TABLE))
    assert [len(line) for line in found.lines] == [3, 3, 3]
    assert (found.label(4), found.label(1)) == (1, None)
    towers = find_tables(cells((("أ", "ب"), (LONG * 10, "ج"))))
    assert towers[0].least > 100


def test_an_item_has_the_mark_of_its_source_in_both_columns() -> None:
    styles = list(map(row_style, (item("أول"), item("ثان", 2), item("٣) ثالث"), item("ب. رابع"))))
    assert [style.mark for style in styles] == ["•", "◦", "3)", ""]
    assert styles[0].indent < styles[1].indent
    assert styles[0].indent == styles[2].indent


def test_marks_are_drawn_on_the_side_where_lines_begin(qtbot: QtBot) -> None:
    texts = ("١. أول", "بلا رقم")
    shown = Shown(qtbot, article(*map(item, texts)))
    shown.translate(0, "1. First")
    shown.translate(1, "Without a number")

    def has_mark(pane: ReadingPane, row: int) -> bool:
        begin, end = sides(pane, row)
        beside = end if pane is shown.view.source else begin - row_style(item("")).indent
        top, height = round(pane.row_top(row)), int(pane.row_height(row))
        place = QRect(round(beside), top, row_style(item("")).indent - 2, height)
        return has_ink(pane.viewport().grab(place).toImage(), colours().source_ink)

    for pane in (shown.view.source, shown.view.target):
        assert [has_mark(pane, row) for row in range(2)] == [False, True]
    shown.done[0] = Translation("First", Status.OK)
    shown.view.update_rows([0])
    assert has_mark(shown.view.target, 0)
