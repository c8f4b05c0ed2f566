"""The summary leads to what it rests on, and what it rests on to the summary."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from khulasa.reading.changes import State
from khulasa.summary.result import Reference, Summary, SummarySentence
from khulasa.ui.shell.main_window import MainWindow

from ..conftest import OpenWindow, wait_for_state
from ..fake_engine import FakeEngine
from .conftest import click, point_at, remark, shown


def test_what_is_shown(done: MainWindow) -> None:
    assert shown(done) == (
        "The decision stands. [2, 4] It cost 12 pounds. [3] why? not copied · Keep\n"
        "No price is known. [3]"
    )
    assert done.page.summary.title.text().endswith("Summary")
    assert done.page.summary.chooser.text() == "BART ▾"
    assert "1 sentence is not copied" in remark(done)


def test_a_doubtful_word_is_underlined_with_the_reason_behind_it(
    qtbot: QtBot, done: MainWindow
) -> None:
    text = done.page.summary.text
    form = text.document().find("12").charFormat()
    assert form.underlineStyle() is form.UnderlineStyle.SingleUnderline
    assert form.toolTip() == "The article has no 12."
    assert not text.document().find("decision").charFormat().toolTip()
    click(qtbot, text, "why")
    assert QToolTip.text() == "The article has no 12."


def test_a_reference_leads_to_its_row_and_lights_it(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    long = tmp_path / "long.txt"
    long.write_text("\n\n".join("أعلنت الحكومة قرارها. وقال الوزير." for _ in range(80)), "utf-8")
    sentences = (SummarySentence("It is over.", (Reference(2, 0), Reference(70, 1))),)
    window = open_window(FakeEngine(summary=Summary("bart", sentences)))
    window.open_file(long)
    wait_for_state(qtbot, window, State.DONE)
    view = window.page.view
    qtbot.waitUntil(lambda: view.target.row_count == 80)
    assert not view.target.is_in_sight(70, 141)
    click(qtbot, window.page.summary.text, "71")
    assert view.target.is_in_sight(70, 141)
    assert tuple(view.marks.pinned) == (141,)
    assert [s.cursor.selectedText() for s in view.target.extraSelections()] == [
        "Sentence 141 in English."
    ]
    assert view.source.extraSelections()


def test_a_click_on_a_sentence_lights_all_that_it_rests_on(qtbot: QtBot, done: MainWindow) -> None:
    click(qtbot, done.page.summary.text, "decision")
    assert tuple(done.page.view.marks.pinned) == (2, 5)


def test_pointing_at_a_summary_sentence_lights_its_rows(done: MainWindow) -> None:
    view, text = done.page.view, done.page.summary.text
    point_at(text, "pounds")
    assert tuple(view.marks.lit) == (3, 4)
    assert len(view.target.extraSelections()) == len(view.source.extraSelections()) == 2
    assert text.lit == {1}
    text.leaveEvent(QEvent(QEvent.Type.Leave))
    assert tuple(view.marks.lit) == ()
    assert text.lit == set()


def test_pointing_at_a_row_lights_the_sentences_that_use_it(done: MainWindow) -> None:
    view, text = done.page.view, done.page.summary.text
    point_at(view.target, "Sentence 3")
    assert text.lit == {1, 2}
    lit = [selection.cursor.selectedText() for selection in text.extraSelections()]
    assert lit[1] == "No price is known. [3]"
    point_at(view.source, "عنوان")
    assert text.lit == set()
    point_at(view.source, "الخبر")
    assert text.lit == {0}


def test_a_row_reached_by_keyboard_lights_the_sentences_that_use_it(
    qtbot: QtBot, done: MainWindow
) -> None:
    view, text = done.page.view, done.page.summary.text
    view.target.setFocus()
    for _ in range(4):
        qtbot.keyClick(view.target, Qt.Key.Key_Down)
    assert text.lit == {0}  # the last row
    qtbot.keyClick(view.target, Qt.Key.Key_Escape)
    done.commands.next_sentence.trigger()
    assert text.lit == set()
    for _ in range(3):
        done.commands.next_sentence.trigger()
    assert text.lit == {1, 2}


def test_everything_in_the_text_is_reached_by_keyboard(qtbot: QtBot, done: MainWindow) -> None:
    view, text = done.page.view, done.page.summary.text
    text.setFocus()
    reached = []
    for _ in range(6):
        qtbot.keyClick(text, Qt.Key.Key_Tab)
        reached.append(text.textCursor().selectedText())
        if reached[-1] == "3" and len(reached) == 3:
            assert tuple(view.marks.lit) == (3, 4)
        if reached[-1] == "Keep":
            qtbot.keyClick(text, Qt.Key.Key_Return)
            break
    assert reached == ["2", "4", "3", "why?", "Keep"]
    assert "copied anyway · Undo" in shown(done)
    assert text.textCursor().selectedText() == "Undo"
    qtbot.keyClick(text, Qt.Key.Key_Return)
    assert "not copied · Keep" in shown(done)
