"""A long file shows how it begins while the rest is being read."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QTextCursor
from pytestqt.qtbot import QtBot

from khulasa.article.child.messages import Request
from khulasa.article.child.process import ReadingStoppedError
from khulasa.article.errors import ReadError
from khulasa.article.model import Article
from khulasa.article.pages_read import OnPages, PagesRead
from khulasa.article.read import read_text
from khulasa.reading.changes import State
from khulasa.settings.arrangement import Arrangement
from khulasa.ui.reading.beginning import RowsCarriedOver
from khulasa.ui.reading.sessions import article_reader
from khulasa.ui.shell.main_window import MainWindow

from ..conftest import FIRST, OpenWindow, ReadingHere, source_texts, target_texts, wait_for_state
from ..fake_engine import FakeEngine

HEADER = "مجلة المدينة"
CHAPTERS = [
    f"{number}. وصل القطار إلى المحطة قبل الفجر. ونزل منه المسافرون." for number in range(40)
]
# What comes again on every page is known only in the end.
BEGINNING = [HEADER, *CHAPTERS[:20], "كان البستاني يسقي"]
WHOLE = [*CHAPTERS[:20], "كان البستاني يسقي الزهور كل صباح.", *CHAPTERS[20:]]


class Book:
    """A file that is read to its end when the test says so; other files are read as ever."""

    def __init__(self, path: Path) -> None:
        path.write_bytes(b"%PDF-1.4")
        self.path, self.language = path, "ar"
        self.is_over = False
        self.error: Exception | None = None
        self.changed = threading.Condition()

    def article(self, texts: list[str]) -> Article:
        return read_text("\n\n".join(texts), language=self.language, file=str(self.path))

    def end(self, error: Exception | None = None) -> None:
        with self.changed:
            self.error, self.is_over = error, True
            self.changed.notify_all()


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Book]:
    book = Book(tmp_path / "book.pdf")

    class Reading(ReadingHere):
        stopped = False

        def read(self, request: Request, *, on_pages: OnPages) -> Article:
            if request.path != str(book.path):
                return super().read(request, on_pages=on_pages)
            on_pages(PagesRead(5, 300, book.article(BEGINNING)))
            on_pages(PagesRead(40, 300))
            with book.changed:
                book.changed.wait_for(lambda: self.stopped or book.is_over)
            if self.stopped:
                raise ReadingStoppedError("Reading book.pdf was stopped.")
            if book.error is not None:
                raise book.error
            return book.article(WHOLE)

        def stop(self) -> None:
            with book.changed:
                self.stopped = True
                book.changed.notify_all()

    monkeypatch.setattr(article_reader, "ReadingProcess", Reading)
    yield book
    book.end()


def wait_for_beginning(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: "page 40 of 300" in window.status_line.text())


def names(window: MainWindow) -> list[str]:
    return [tab.name for tab in window.tabs.tabs]


def test_the_beginning_can_be_read_and_copied_before_the_rest_is_there(
    qtbot: QtBot, open_window: OpenWindow, book: Book
) -> None:
    window = open_window(FakeEngine())
    window.open_file(book.path)
    wait_for_beginning(qtbot, window)
    assert window.status_line.text() == "Reading page 40 of 300: this is how it begins"
    view = window.page.view
    assert view.isVisible()
    assert source_texts(window) == BEGINNING
    assert set(target_texts(window)) == {"…"}
    assert window.notice.text()  # of the model that will translate it
    assert window.windowTitle() == "book.pdf – Khulasa"
    assert names(window) == ["book.pdf"]
    view.source.selectAll()
    view.source.copy()
    assert QGuiApplication.clipboard().text() == "\n\n".join(BEGINNING)
    # Nothing else can be done with it, and nothing of it is kept.
    view.marks.hover(3)
    view.source.chosen.emit(3)
    view.target.clicked_twice.emit(3)
    assert not view.marks.pinned
    menu = window.page.paragraph_menu(2, 3)
    assert [action.text() for action in menu.actions() if action.text()] == ["Copy selection"]
    commands = window.commands
    for command in (commands.export, commands.note, commands.edit, commands.copy_translation):
        assert not command.isEnabled()
    assert window.access.library is not None
    assert window.access.library.count_articles() == 0
    book.end()
    wait_for_state(qtbot, window, State.DONE)
    qtbot.waitUntil(lambda: source_texts(window) == WHOLE)
    assert window.access.library.count_articles() == 1
    assert "begins" not in window.status_line.text()
    view.source.chosen.emit(3)
    assert list(view.marks.pinned) == [3]


@pytest.mark.parametrize("selects", [True, False])
def test_the_whole_takes_its_place_where_the_reader_is(
    qtbot: QtBot, open_window: OpenWindow, book: Book, selects: bool
) -> None:
    window = open_window(FakeEngine(stepwise=True))
    window.open_file(book.path)
    wait_for_beginning(qtbot, window)
    view = window.page.view
    view.go_back_to(4, 7.0)
    assert view.source.row_text(4) == CHAPTERS[3]
    if selects:
        cursor = QTextCursor(view.source.document().findBlockByNumber(6))
        cursor.movePosition(QTextCursor.MoveOperation.NextWord)
        end = QTextCursor.MoveOperation.EndOfBlock
        cursor.movePosition(end, QTextCursor.MoveMode.KeepAnchor)
        view.source.setTextCursor(cursor)
    selected = view.selected_text()
    assert bool(selected) is selects
    above = view.source.mapTo(window, view.source.pos())
    book.end()
    qtbot.waitUntil(lambda: window.session.core.reading is not None)
    row, offset = view.place
    assert (view.source.row_text(row), offset) == (CHAPTERS[3], 7.0)
    assert view.source.mapTo(window, view.source.pos()) == above
    assert view.selected_text() == selected


def test_the_place_that_was_kept_comes_back_unless_the_reader_has_scrolled(
    qtbot: QtBot, open_window: OpenWindow, book: Book
) -> None:
    window = open_window(FakeEngine())
    window.open_file(book.path)
    wait_for_beginning(qtbot, window)
    window.page.view.go_back_to(15, 0.0)
    book.end()
    wait_for_state(qtbot, window, State.DONE)
    place = window.page.view.place
    window.keeping.keep_place()
    window.tabs.close(window.tabs.current)
    window.open_file(book.path)
    wait_for_state(qtbot, window, State.DONE)
    assert window.page.view.place == place


@pytest.mark.parametrize("arrangement", [Arrangement.TRANSLATION, Arrangement.ON_DEMAND])
def test_the_source_is_shown_where_only_the_translation_is_as_a_rule(
    qtbot: QtBot, open_window: OpenWindow, book: Book, arrangement: Arrangement
) -> None:
    window = open_window(FakeEngine())
    window.page.view.columns.choose(arrangement)
    window.open_file(book.path)
    wait_for_beginning(qtbot, window)
    assert window.page.view.source.isVisible()
    assert not window.page.view.source.rows.is_hidden(0)
    book.end()
    wait_for_state(qtbot, window, State.DONE)
    assert window.page.view.columns.shown is arrangement


def test_what_needs_no_translation_stands_where_it_will_stand(
    qtbot: QtBot, open_window: OpenWindow, book: Book
) -> None:
    book.language = "en"
    window = open_window(FakeEngine())
    window.open_file(book.path)
    wait_for_beginning(qtbot, window)
    assert target_texts(window) == BEGINNING
    assert not window.page.view.source.isVisible()


@pytest.mark.parametrize(
    ("error", "shown"),
    [
        (ReadError("Cannot read book.pdf: the program that reads it crashed."), "crashed"),
        (None, ""),
    ],
)
def test_what_fails_or_is_stopped_leaves_the_window_as_it_was(
    qtbot: QtBot, open_window: OpenWindow, book: Book, error: Exception | None, shown: str
) -> None:
    window = open_window(FakeEngine())
    window.open_text(FIRST, language="ar")
    wait_for_state(qtbot, window, State.DONE)
    window.open_file(book.path)
    wait_for_beginning(qtbot, window)
    assert names(window)[-1] == "book.pdf"
    assert window.tabs.current is window.tabs.tabs[-1]
    if error is None:
        window.commands.stop.trigger()
    else:
        book.end(error)
    qtbot.waitUntil(lambda: not window.opener.is_reading)
    assert source_texts(window) == [FIRST]
    assert len(window.tabs.tabs) == 1
    assert shown in window.message_bar.text()
    assert window.commands.export.isEnabled()


def test_an_empty_window_is_empty_again_when_reading_is_stopped(
    qtbot: QtBot, open_window: OpenWindow, book: Book
) -> None:
    window = open_window(FakeEngine())
    window.open_file(book.path)
    wait_for_beginning(qtbot, window)
    window.commands.stop.trigger()
    qtbot.waitUntil(lambda: window.status_line.text() == "Reading book.pdf was stopped.")
    assert window.welcome.isVisible()
    assert window.tabs.current.is_empty
    # The same file can be opened again at once.
    window.open_file(book.path)
    wait_for_beginning(qtbot, window)


def test_another_file_takes_nothing_away(
    qtbot: QtBot, open_window: OpenWindow, book: Book, article_file: Path
) -> None:
    window = open_window(FakeEngine())
    window.open_file(book.path)
    wait_for_beginning(qtbot, window)
    window.open_file(article_file)
    wait_for_state(qtbot, window, State.DONE)
    assert window.tabs.current.name == article_file.name
    assert sorted(names(window)) == sorted(["book.pdf", article_file.name])
    book.end()
    first = window.tabs.tabs[0]
    qtbot.waitUntil(lambda: first.article.core.state is State.DONE)
    window.tabs.choose(first)
    qtbot.waitUntil(lambda: source_texts(window) == WHOLE)


def test_a_tab_that_is_left_meanwhile_is_read_behind_the_others(
    qtbot: QtBot, open_window: OpenWindow, book: Book
) -> None:
    window = open_window(FakeEngine())
    window.open_text(FIRST, language="ar")
    wait_for_state(qtbot, window, State.DONE)
    window.open_file(book.path)
    wait_for_beginning(qtbot, window)
    window.tabs.choose(window.tabs.tabs[0])
    assert source_texts(window) == [FIRST]
    assert "begins" not in window.status_line.text()
    book.end()
    behind = window.tabs.tabs[1].article.core
    qtbot.waitUntil(lambda: behind.state is State.DONE)
    assert source_texts(window) == [FIRST]


def test_the_library_can_be_looked_at_meanwhile(
    qtbot: QtBot, open_window: OpenWindow, book: Book
) -> None:
    window = open_window(FakeEngine())
    window.open_file(book.path)
    wait_for_beginning(qtbot, window)
    window.commands.library.trigger()
    assert window.library.isVisible()
    window.commands.library.trigger()
    assert window.page.isVisible()
    assert source_texts(window) == BEGINNING


def test_an_article_that_is_open_stays_until_its_file_is_read_again(
    qtbot: QtBot, open_window: OpenWindow, book: Book
) -> None:
    window = open_window(FakeEngine())
    book.end()
    window.open_file(book.path)
    wait_for_state(qtbot, window, State.DONE)
    book.is_over = False
    window.opener.read_in_language("fa")
    qtbot.waitUntil(lambda: window.status_line.text() == "Reading book.pdf: page 40 of 300")
    qtbot.waitUntil(lambda: source_texts(window) == WHOLE)
    assert window.commands.export.isEnabled()


def test_a_window_is_closed_while_a_beginning_is_shown(
    qtbot: QtBot, open_window: OpenWindow, book: Book
) -> None:
    window = open_window(FakeEngine())
    window.open_file(book.path)
    wait_for_beginning(qtbot, window)
    window.close()
    assert not window.isVisible()


def test_rows_are_found_again_though_some_are_gone_and_one_is_longer() -> None:
    begun, whole = (read_text("\n\n".join(texts), language="ar") for texts in (BEGINNING, WHOLE))
    rows = RowsCarriedOver(begun.paragraphs, whole.paragraphs)
    assert [rows.row(row) for row in (0, 1, 20, 21)] == [0, 0, 19, 20]
    assert [rows.is_same(row) for row in (0, 1, 20, 21)] == [False, True, True, False]
    assert RowsCarriedOver(begun.paragraphs, ()).row(5) == 0
