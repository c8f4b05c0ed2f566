"""The list that every list with painted rows is made of, with rows that know nothing."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter
from PySide6.QtWidgets import QListWidgetItem, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from khulasa.ui.widgets.row_list import ROW, Index, RowList, RowPainter, fill_item, paint_line
from khulasa.ui.widgets.style import colours

HEIGHT = 30


class Painter(RowPainter):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, HEIGHT)

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        paint_line(painter, option.rect.adjusted(8, 4, 0, 0), index.data(ROW), colours().ink)


class EnterList(RowList):
    """Keeps the rows that Enter was pressed in."""

    def __init__(self) -> None:
        super().__init__(Painter())
        self.entered: list[int] = []

    def enter_row(self, row: int) -> bool:
        self.entered.append(row)
        return True


class Window(QWidget):
    """Keeps the keys that nothing in it took."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: list[int] = []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.keys.append(event.key())


def filled(qtbot: QtBot, rows: RowList) -> RowList:
    qtbot.addWidget(rows)
    for number in range(3):
        item = QListWidgetItem(rows)
        fill_item(item, f"Row {number}", f"text {number}", f"spoken {number}")
    rows.resize(200, 4 * HEIGHT)
    rows.show()
    qtbot.waitExposed(rows)
    rows.activateWindow()
    rows.setFocus()
    return rows


def colour_at(rows: RowList, row: int, x: int) -> str:
    place = rows.visualItemRect(rows.item(row))
    return rows.viewport().grab().toImage().pixelColor(x, place.bottom() - 1).name()


def test_the_chosen_row_is_lit_with_an_edge_and_the_one_pointed_at_more_quietly(
    qtbot: QtBot,
) -> None:
    rows = filled(qtbot, RowList(Painter()))
    rows.setCurrentRow(0)
    qtbot.mouseMove(rows.viewport(), rows.visualItemRect(rows.item(1)).center())
    names = [QColor(c).name() for c in (colours().pinned, colours().hover)]
    qtbot.waitUntil(lambda: [colour_at(rows, row, 150) for row in (0, 1)] == names)
    assert colour_at(rows, 0, 0) == QColor(colours().accent).name()
    assert colour_at(rows, 2, 150) not in names


def test_the_edge_is_where_the_lines_begin(qtbot: QtBot) -> None:
    rows = filled(qtbot, RowList(Painter()))
    rows.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    rows.setCurrentRow(0)
    accent = QColor(colours().accent).name()
    right = rows.viewport().width() - 1
    qtbot.waitUntil(lambda: [colour_at(rows, 0, x) == accent for x in (0, right)] == [False, True])


def test_letters_find_a_row_and_a_screen_reader_hears_its_words(qtbot: QtBot) -> None:
    rows = filled(qtbot, RowList(Painter()))
    qtbot.keyClicks(rows, "text 2")
    assert rows.currentRow() == 2
    assert rows.item(2).data(Qt.ItemDataRole.AccessibleTextRole) == "spoken 2"


def test_enter_is_for_the_row_where_it_does_something_and_else_for_the_window(
    qtbot: QtBot,
) -> None:
    window = Window()
    qtbot.addWidget(window)
    with_enter, without = EnterList(), RowList(Painter())
    for rows in (with_enter, without):
        filled(qtbot, rows).setParent(window)
        rows.setCurrentRow(1)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            qtbot.keyClick(rows, key)
        assert len(window.keys) == (0 if rows is with_enter else 2)
    assert with_enter.entered == [1, 1]


def test_a_line_that_has_no_room_is_cut_short() -> None:
    image = QImage(300, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_line(painter, QRect(0, 0, 100, 40), "a very long line " * 20, "#000000")
    painter.end()
    white = QColor(Qt.GlobalColor.white).rgb()
    beyond = [image.pixel(x, y) for x in range(100, 300) for y in range(40)]
    assert set(beyond) == {white}
    assert any(image.pixel(x, y) != white for x in range(100) for y in range(40))
