"""Finding words in both columns: what counts as the same, going from hit to hit, marks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from khulasa.reading.changes import State
from khulasa.review.issue import Issue
from khulasa.translation.result import Status, Translation, by_user
from khulasa.ui.reading.columns.scroll_marks import KINDS
from khulasa.ui.reading.navigation.hits import Hit, Hits, hits_in
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


@pytest.mark.parametrize(
    ("text", "words", "places"),
    [
        ("The Harbour and the harbour", "harbour", [(20, 27)]),
        ("كَتَبَ ثم كتب", "كتب", [(10, 13)]),
        ("أحمد واحمد", "احمد", [(6, 10)]),
        ("٢٠٢٤ و 2024", "2024", [(7, 11)]),
        ("one  two\nthree", "one two three", [(0, 14)]),
        ("😀 كتاب", " كتاب ", [(3, 7)]),
    ],
)
def test_in_the_exact_spelling_all_of_it_makes_a_difference_but_white_space(
    text: str, words: str, places: list[tuple[int, int]]
) -> None:
    assert hits_in(text, words, 3, 1, exact=True) == [Hit(3, 1, *place) for place in places]


def test_hits_are_kept_as_they_are_and_found_by_their_place() -> None:
    found = [
        Hit(0, 1, 5, 7),
        Hit(3, 0, 0, 2),
        Hit(3, 0, 9, 10),
        Hit(3, 1, 4, 5),
        Hit(70_000, 0, 1, 2),
    ]
    hits = Hits()
    hits.extend(found)
    assert list(hits) == found
    assert hits[1:3] == found[1:3]
    assert hits[-1] == found[-1]
    assert [hits.index_from(row) for row in (0, 1, 3, 4, 80_000)] == [0, 1, 1, 4, 5]
    assert hits.index_from(3, 0, 1) == 2
    assert hits.index_from(3, 1, 5) == 4


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


def test_the_reader_s_own_words_are_on_the_scroll_bar_until_they_are_undone(
    open_article: OpenArticle,
) -> None:
    window = open_article(FakeEngine())
    marks, row = window.page.view.scroll_marks, window.session.core.row_of(3)
    assert marks.rows["edited"] == frozenset()
    window.session.revise(3, by_user("Mine."))
    assert marks.rows["edited"] == {row}
    window.commands.undo.trigger()
    assert marks.rows["edited"] == frozenset()
    window.commands.redo.trigger()
    assert marks.rows["edited"] == {row}


def test_what_the_summary_rests_on_is_on_the_scroll_bar(
    qtbot: QtBot, open_article: OpenArticle
) -> None:
    window = open_article(FakeEngine())
    core = window.session.core
    assert core.reading is not None
    assert core.reading.summary is not None
    rests_on = {
        place.paragraph for one in core.reading.summary.sentences for place in one.references
    }
    assert rests_on
    assert window.page.view.scroll_marks.rows["summary"] == rests_on
    window.open_text("مقال آخر تماما.", language="ar")
    qtbot.waitUntil(lambda: window.page.view.scroll_marks.rows["summary"] != rests_on)


def test_a_mark_says_what_it_is_for(open_article: OpenArticle) -> None:
    doubtful = Translation("He did.", Status.CHECK, (Issue("length", "A part may be missing."),))
    view = open_article(FakeEngine({3: doubtful})).page.view
    for kind in KINDS:
        view.scroll_marks.set_rows(kind, ())
    view.scroll_marks.set_rows("doubts", {0})
    view.scroll_marks.set_rows("edited", {0})
    bar = view.main.verticalScrollBar()
    top = view.scroll_marks.mark_y(0)
    assert view.scroll_marks.words_at(top) == "Paragraph 1: to check, checked by you"
    assert view.scroll_marks.words_at(bar.height()) == ""


def test_each_kind_of_mark_is_drawn_in_its_colour(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeEngine())
    window.open_text("\n\n".join(f"الفقرة رقم {n}." for n in range(200)), language="ar")
    view = window.page.view
    qtbot.waitUntil(lambda: view.is_filled and view.target.row_count == 200)
    marks = view.scroll_marks
    for kind in KINDS:
        marks.set_rows(kind, {100})
    picture = view.main.verticalScrollBar().grab().toImage()
    y = round(marks.mark_y(100))
    line = {picture.pixelColor(x, y).name() for x in range(picture.width())}
    assert {getattr(colours(), kind.ink) for kind in KINDS.values()} <= line


def test_the_exact_spelling_is_a_switch_of_the_bar(qtbot: QtBot, open_article: OpenArticle) -> None:
    window = open_article(FakeEngine())
    bar = window.find_bar
    find(qtbot, window, "ا")
    every = len(bar.finder.hits)
    qtbot.mouseClick(bar.exact, Qt.MouseButton.LeftButton)
    assert window.commands.find_exact.isChecked()
    exact = len(bar.finder.hits)
    assert 0 < exact < every
    assert bar.count.text() == f"1 of {exact}"
    window.commands.find_exact.trigger()
    assert len(bar.finder.hits) == every
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    window.commands.find_exact.trigger()  # as in the menu: it is of no use without the bar
    assert bar.isVisible()
    assert len(bar.finder.hits) == exact


def test_a_step_while_the_rows_are_looked_through_again_stays_at_its_hit(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("khulasa.ui.widgets.portions._PORTION", 0.0)
    window = open_window(FakeEngine())
    rows = [f"الفقرة رقم {number} وفيها كلمة وكلمة." for number in range(60)]
    window.open_text("\n\n".join(rows), language="ar")
    view, finder = window.page.view, window.find_bar.finder
    qtbot.waitUntil(lambda: view.is_filled and view.target.row_count == 60)
    qtbot.waitUntil(lambda: window.session.core.state is State.DONE)
    find(qtbot, window, "كلمة")
    qtbot.waitUntil(lambda: not finder.is_looking)
    finder.step(-1)
    finder.look_again()
    finder.step(-1)
    stood_on = finder.hits[finder.present]
    qtbot.waitUntil(lambda: not finder.is_looking)
    assert finder.hits[finder.present] == stood_on
    assert len(finder.hits) == 120


def test_rows_are_looked_through_in_portions(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(FakeEngine())
    rows = [f"الفقرة رقم {number} من المقال." for number in range(60)]
    window.open_text("\n\n".join(rows), language="ar")
    view, finder = window.page.view, window.find_bar.finder
    qtbot.waitUntil(lambda: view.is_filled and view.target.row_count == 60)
    monkeypatch.setattr("khulasa.ui.widgets.portions._PORTION", 0.0)
    window.commands.find.trigger()
    window.find_bar.search("رقم")
    assert finder.is_looking
    assert len(finder.hits) == 1  # one row, and then the window had its turn
    qtbot.waitUntil(lambda: not finder.is_looking)
    assert len(finder.hits) == 60
    window.find_bar.search("الفقرة")
    window.find_bar.close_bar()
    assert not finder.is_looking
