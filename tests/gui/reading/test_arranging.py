"""How source and translation stand to each other, and what the reader does about it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from khulasa.article.model import Kind
from khulasa.settings.arrangement import Arrangement
from khulasa.settings.keys import ARRANGEMENT, SCROLL_TOGETHER, SOURCE_SHARE, SOURCE_ZOOM
from khulasa.ui.reading.columns.arranging import MOST_CHARACTERS
from khulasa.ui.reading.columns.column import ReadingPane
from khulasa.ui.widgets.fonts import character_width

from ..conftest import OpenArticle, OpenWindow
from ..fake_engine import FakeEngine
from .test_reading_view import LONG, Shown, make_article, tops

ENGLISH = "A translation that is about as long as what it was made of. " * 5


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    shown = Shown(qtbot, make_article([(Kind.TEXT, (LONG,))] * 60))
    for row in range(60):
        shown.translate(row, ENGLISH)
    return shown


def pane_at(shown: Shown, pane: ReadingPane, row: int) -> object:
    """What the pointer meets at the first line of a row."""
    scrolled = pane.verticalScrollBar().value()
    place = pane.viewport().mapTo(shown.view, QPoint(60, 0)).x()
    return shown.view.childAt(place, round(pane.row_top(row) - scrolled) + 8)


def test_a_source_stands_under_its_translation_and_each_has_its_own_pointer(shown: Shown) -> None:
    view = shown.view
    view.columns.choose(Arrangement.STACKED)
    for row in range(2):
        upper, lower = view.target.row_top(row), view.source.row_top(row)
        assert upper + view.target.row_height(row) < lower
        assert lower + view.source.row_height(row) < view.target.row_top(row + 1)
    assert pane_at(shown, view.target, 0) is view.target.viewport()
    assert pane_at(shown, view.source, 0) is view.source.viewport()
    view.columns.choose(Arrangement.BESIDE)
    assert tops(view.source) == tops(view.target)


def on_screen(view: QWidget) -> QImage:
    """What the screen shows of a view: ``grab`` would draw it anew."""
    window = view.window()
    picture = window.screen().grabWindow(window.winId()).toImage()
    place = QRect(view.mapTo(window, QPoint(0, 0)), view.size())
    return picture.copy(place).convertToFormat(QImage.Format.Format_RGB32)


def is_drawn(view: QWidget) -> bool:
    """Whether the screen shows all of a view as it is."""
    return on_screen(view) == view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


@pytest.mark.parametrize("arrangement", [Arrangement.STACKED, Arrangement.ON_DEMAND])
def test_what_the_translation_lets_through_is_drawn(
    qtbot: QtBot, shown: Shown, arrangement: Arrangement
) -> None:
    view = shown.view
    view.columns.choose(arrangement)
    qtbot.waitUntil(lambda: is_drawn(view))
    view.columns.toggle_source(1)
    qtbot.waitUntil(lambda: is_drawn(view))
    view.jump_to(20)
    qtbot.waitUntil(lambda: is_drawn(view))
    bar = view.main.verticalScrollBar()
    bar.setValue(bar.value() + 137)
    qtbot.waitUntil(lambda: is_drawn(view))


def test_nothing_is_left_of_a_mark_that_is_taken_away(qtbot: QtBot, shown: Shown) -> None:
    view = shown.view
    view.marks.light((0,))
    qtbot.waitUntil(lambda: is_drawn(view))
    view.marks.light(())
    qtbot.waitUntil(lambda: is_drawn(view))


def test_a_click_on_a_mark_of_the_scroll_bar_goes_to_its_paragraph(
    qtbot: QtBot, shown: Shown
) -> None:
    view, bar = shown.view, shown.view.main.verticalScrollBar()
    view.scroll_marks.set_rows("doubts", {40})
    depth = view.target.row_top(40) / (bar.maximum() + bar.pageStep())
    near = QPoint(bar.width() // 2, round(depth * bar.height()) + 2)
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=near)
    assert view.place[0] == 40
    assert list(view.marks.pinned) == [40]
    # Elsewhere the bar does what bars do.
    view.jump_to(0)
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=near - QPoint(0, 40))
    assert 0 < view.place[0] < 40


def test_a_narrow_view_stacks_by_itself_and_comes_back(shown: Shown) -> None:
    columns = shown.view.columns
    shown.resize(600)
    assert columns.shown is Arrangement.STACKED
    shown.resize(1000)
    assert columns.shown is Arrangement.BESIDE


def test_a_source_comes_when_it_is_asked_for(qtbot: QtBot, shown: Shown) -> None:
    view = shown.view
    view.columns.choose(Arrangement.ON_DEMAND)
    below = view.target.row_top(2)
    assert not view.columns.shows_source(1)
    number = QPoint(10, round(view.target.row_top(1)) + 5)
    qtbot.mouseClick(view.gutter, Qt.MouseButton.LeftButton, pos=number)
    assert view.columns.shows_source(1)
    assert view.target.row_top(2) > below + view.source.row_height(1)
    view.source.selectAll()
    assert view.source.selected_paragraphs() == [LONG]  # what is not shown is not copied
    qtbot.mouseClick(view.gutter, Qt.MouseButton.LeftButton, pos=number)
    assert view.target.row_top(2) == below
    # What is found in a source opens it.
    view.show_place(40, 0, 3)
    assert view.columns.shows_source(40)
    assert view.source.sees_place(40, 3)


def test_one_column_alone_scrolls_and_is_jumped_in(shown: Shown) -> None:
    view = shown.view
    for arrangement, pane, other in (
        (Arrangement.SOURCE, view.source, view.target),
        (Arrangement.TRANSLATION, view.target, view.source),
    ):
        view.columns.choose(arrangement)
        assert (view.main, pane.isVisible(), other.isVisible()) == (pane, True, False)
        view.jump_to(50)
        assert pane.is_in_sight(50, 50)
        assert view.scroll_marks.parent() is pane.verticalScrollBar()
        view.jump_to(0)


def test_another_arrangement_leaves_the_reader_at_the_same_paragraph(shown: Shown) -> None:
    view = shown.view
    view.go_to(30)
    for arrangement in (*Arrangement, Arrangement.BESIDE):
        view.columns.choose(arrangement)
        assert view.place[0] == 30


def test_columns_can_scroll_apart_and_are_level_again_at_once(shown: Shown) -> None:
    view = shown.view
    source, target = (pane.verticalScrollBar() for pane in view.panes)
    view.columns.set_linked(False)
    target.setValue(900)
    assert (source.value(), target.value()) == (0, 900)
    source.setValue(300)
    assert target.value() == 900
    shown.translate(0, "Short.")  # what changes above leaves both where they are
    assert view.place[0] > 0
    view.jump_to(50)
    assert source.value() == target.value()
    source.setValue(0)
    view.columns.set_linked(True)
    assert source.value() == target.value() > 0


def test_no_line_is_longer_than_is_easily_read(shown: Shown) -> None:
    shown.resize(2400)
    for arrangement in (Arrangement.BESIDE, Arrangement.TRANSLATION):
        shown.view.columns.choose(arrangement)
        line = shown.view.target.document().findBlockByNumber(0).layout().lineAt(0)
        # Qt counts in 64ths of pixels.
        assert line.width() == pytest.approx(MOST_CHARACTERS * character_width(), abs=1 / 64)


def test_each_column_has_a_size_of_its_own(shown: Shown) -> None:
    view = shown.view
    before = view.target.document().defaultFont()
    view.zoom_by(2, (0,))
    assert view.target.document().defaultFont() == before
    assert view.zooms.source > view.zooms.target
    assert tops(view.source) == tops(view.target)
    view.zoom_by(0)
    assert view.zooms.source == view.zooms.target == 1.0


def test_dragging_the_numbers_makes_a_column_wider(qtbot: QtBot, shown: Shown) -> None:
    view = shown.view
    shown.resize(1200)
    left, before = Qt.MouseButton.LeftButton, view.target.width()
    qtbot.mousePress(view.gutter, left, pos=QPoint(5, 200))
    qtbot.mouseMove(view.gutter, view.gutter.mapFromParent(QPoint(400, 200)))
    qtbot.mouseRelease(view.gutter, left)
    assert view.target.width() > before
    assert tops(view.source) == tops(view.target)
    qtbot.mouseDClick(view.gutter, left)
    assert view.columns.share == 0.5


def test_how_it_was_arranged_holds_the_next_time(
    open_article: OpenArticle, open_window: OpenWindow
) -> None:
    window = open_article(FakeEngine())
    window.resize(1300, 800)
    commands = window.commands.view
    commands.scroll_together.trigger()
    commands.wider_source.trigger()
    commands.larger_source.trigger()
    commands.arrangements[Arrangement.TRANSLATION].trigger()
    assert not commands.scroll_together.isEnabled()
    window.page.close_down()
    settings = window.settings
    assert settings.get(ARRANGEMENT) is Arrangement.TRANSLATION
    assert (settings.get(SCROLL_TOGETHER), settings.get(SOURCE_SHARE)) == (False, 0.55)
    assert settings.get(SOURCE_ZOOM) == 1.15
    again = open_window(FakeEngine()).page.view
    assert again.columns.shown is Arrangement.TRANSLATION
    assert (again.columns.linked, again.columns.share) == (False, 0.55)
    assert again.zooms.source == 1.15
