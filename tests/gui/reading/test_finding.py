"""Finding words in both columns: what counts as the same, going from hit to hit, marks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from khulasa.reading.changes import State
from khulasa.review.issue import Issue
from khulasa.translation.result import Status, Translation
from khulasa.ui.reading.navigation import finding
from khulasa.ui.reading.navigation.finding import Hit, hits_in
from khulasa.ui.shell.main_window import MainWindow
from khulasa.ui.widgets.style import colours

from ..conftest import ARTICLE, OpenArticle, OpenWindow
from ..fake_engine import FakeEngine


@pytest.mark.parametrize(
    ("text", "words", "places"),
    [
        ("The Harbour and the harbour", "harbour", [(4, 11), (20, 27)]),
        ("كَتَبَ أحمدُ رسالةً", "احمد", [(7, 12)]),
        ("كَتَبَ أحمدُ رسالةً", "كتب", [(0, 6)]),
        ("إلى المدينة", "الي المدينه", [(0, 11)]),
        ("one  two\nthree", "one two three", [(0, 14)]),
        ("٢٠٢٤ و 2024", "2024", [(0, 4), (7, 11)]),
        ("a+b (c)", "(c)", [(4, 7)]),
        ("😀 كتاب", "كتاب", [(3, 7)]),
        ("nothing here", "هنا", []),
        ("anything", "  ", []),
    ],
)
def test_spellings_that_readers_do_not_tell_apart_are_one(
    text: str, words: str, places: list[tuple[int, int]]
) -> None:
    assert hits_in(text, words, 3, 1) == [Hit(3, 1, *place) for place in places]


def find(qtbot: QtBot, window: MainWindow, words: str) -> None:
    window.commands.find.trigger()
    # As typed: Qt's test keyboard has no Arabic letters.
    window.find_bar.field.setText(words)
    window.find_bar.field.textEdited.emit(words)
    window.find_bar.count.clear()
    qtbot.waitUntil(lambda: window.find_bar.count.text() != "")


def coloured(pane: QTextEdit, colour: str) -> list[str]:
    return [
        selection.cursor.selectedText()
        for selection in pane.extraSelections()
        if selection.format.background().color() == QColor(colour)
    ]


def test_hits_are_counted_marked_and_gone_through(qtbot: QtBot, open_article: OpenArticle) -> None:
    window = open_article(FakeEngine())
    bar, view = window.find_bar, window.page.view
    find(qtbot, window, "القرار")
    assert bar.count.text() == "1 of 1"
    assert coloured(view.source, colours().spot) == ["القرار"]
    find(qtbot, window, "ا")
    total = len(bar.finder.hits)
    assert total > 3
    assert bar.count.text() == f"1 of {total}"
    window.commands.find_next.trigger()
    assert bar.count.text() == f"2 of {total}"
    window.commands.find_previous.trigger()
    window.commands.find_previous.trigger()
    assert bar.count.text() == f"{total} of {total}"
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.count.text() == f"1 of {total}"
    rows = {hit.row for hit in bar.finder.hits}
    assert view.scroll_marks.rows["found"] == rows


def test_closing_takes_the_marks_away_and_gives_the_text_the_focus(
    qtbot: QtBot, open_article: OpenArticle
) -> None:
    window = open_article(FakeEngine())
    find(qtbot, window, "القرار")
    qtbot.keyClick(window.find_bar.field, Qt.Key.Key_Escape)
    assert not window.find_bar.isVisible()
    assert coloured(window.page.view.source, colours().spot) == []
    assert window.page.view.scroll_marks.rows["found"] == frozenset()
    # What was looked for is remembered.
    window.commands.find_next.trigger()
    assert window.find_bar.isVisible()
    assert window.find_bar.field.text() == "القرار"


def test_the_keyboard_goes_on_at_what_was_found(qtbot: QtBot, open_article: OpenArticle) -> None:
    window = open_article(FakeEngine())
    view, bar = window.page.view, window.find_bar
    view.marks.pin(range(0, 1))
    find(qtbot, window, "القرار")
    hit = bar.finder.hits[bar.finder.present]
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    (found,) = view.marks.pinned
    assert window.session.core.row_of(found) == hit.row
    assert "القرار" in window.session.core.reading.article.paragraphs[hit.row].text
    window.commands.next_sentence.trigger()
    assert view.marks.pinned == range(found + 1, found + 2)


def test_escape_closes_the_bar_and_the_translation_goes_on(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window = open_window(FakeEngine(stepwise=True))
    window.open_text(ARTICLE, language="ar")
    qtbot.waitUntil(lambda: window.session.core.running)
    find(qtbot, window, "القرار")
    qtbot.keyClick(window.find_bar.field, Qt.Key.Key_Escape)
    assert not window.find_bar.isVisible()
    assert window.session.core.running


def test_another_article_closes_the_bar(qtbot: QtBot, open_article: OpenArticle) -> None:
    window = open_article(FakeEngine())
    find(qtbot, window, "القرار")
    window.open_text("مقال آخر تماما.", language="ar")
    qtbot.waitUntil(lambda: not window.find_bar.isVisible())


def test_in_the_library_its_own_search_is_meant(qtbot: QtBot, open_article: OpenArticle) -> None:
    window = open_article(FakeEngine())
    window.commands.library.setChecked(True)
    window.commands.find.trigger()
    assert not window.find_bar.isVisible()
    qtbot.waitUntil(lambda: window.library.controls.search.hasFocus())


def test_nothing_found_is_said(qtbot: QtBot, open_article: OpenArticle) -> None:
    window = open_article(FakeEngine())
    find(qtbot, window, "xyzzy")
    assert window.find_bar.count.text() == "Nothing found"
    assert not window.find_bar.next.isEnabled()


def test_a_hit_far_down_comes_into_sight(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeEngine())
    rows = [f"الفقرة رقم {number} من المقال الطويل جدا." for number in range(400)]
    rows[350] = "هنا كلمة نادرة."
    window.open_text("\n\n".join(rows), language="ar")
    view = window.page.view
    qtbot.waitUntil(lambda: view.is_filled and view.target.row_count == 400)
    find(qtbot, window, "نادره")
    qtbot.waitUntil(lambda: not window.find_bar.finder.is_looking)
    hit = window.find_bar.finder.hits[0]
    assert (hit.row, hit.column) == (350, 0)
    assert view.source.sees_place(350, hit.start)


def test_reading_goes_on_undisturbed_while_rows_change(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window = open_window(FakeEngine())
    rows = [f"الفقرة رقم {number} وفيها كلمة وكلمة." for number in range(400)]
    window.open_text("\n\n".join(rows), language="ar")
    view, bar = window.page.view, window.find_bar
    qtbot.waitUntil(lambda: view.is_filled and view.target.row_count == 400)
    qtbot.waitUntil(lambda: window.session.core.state is State.DONE)
    find(qtbot, window, "كلمة")
    qtbot.waitUntil(lambda: not bar.finder.is_looking)
    for _ in range(3):
        window.commands.find_next.trigger()
    stood_on = bar.finder.hits[bar.finder.present]
    view.go_back_to(200, 0.0)
    view.update_rows([300])
    bar.finder.look_again()
    qtbot.waitUntil(lambda: not bar.finder.is_looking)
    assert view.place[0] == 200
    assert bar.finder.hits[bar.finder.present] == stood_on
    assert bar.count.text() == "4 of 800"


def test_a_long_article_is_looked_through_while_the_window_has_its_turns(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "_PORTION", 0.0)
    window, turns = open_window(FakeEngine()), list[int]()
    window.open_text("\n\n".join(["وفيها كلمة وكلمة."] * 100), language="ar")
    qtbot.waitUntil(lambda: window.session.core.state is State.DONE)
    finder = window.find_bar.finder
    timer = QTimer(window, interval=0)
    timer.timeout.connect(lambda: turns.append(len(finder.hits)))
    timer.start()
    window.find_bar.open_bar()
    window.find_bar.search("كلمة")
    assert len(finder.hits) == 2  # those of the first row
    qtbot.waitUntil(lambda: not finder.is_looking)
    assert len(finder.hits) == 200
    assert len(set(turns)) > 50


def test_what_is_selected_is_looked_for(qtbot: QtBot, open_article: OpenArticle) -> None:
    window = open_article(FakeEngine())
    pane = window.page.view.source
    cursor = pane.textCursor()
    cursor.movePosition(cursor.MoveOperation.EndOfWord, cursor.MoveMode.KeepAnchor)
    pane.setTextCursor(cursor)
    window.commands.find.trigger()
    assert window.find_bar.field.text() == cursor.selectedText() != ""
    qtbot.waitUntil(lambda: bool(window.find_bar.finder.hits))


def test_doubts_are_on_the_scroll_bar(open_article: OpenArticle) -> None:
    doubtful = Translation("He did.", Status.CHECK, (Issue("length", "A part may be missing."),))
    window = open_article(FakeEngine({3: doubtful}))
    marked = window.page.view.scroll_marks.rows["doubts"]
    assert marked == {window.session.core.row_of(3)}
