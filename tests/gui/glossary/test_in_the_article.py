"""Terms are marked where they stand, put in by one click, and names are fixed once."""

from __future__ import annotations

import gc
from pathlib import Path
from weakref import ref

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from khulasa.glossary.term import FixedName, Term
from khulasa.reading.changes import State
from khulasa.reading.terms import NamePlaces
from khulasa.translation.result import Status, Translation, by_user
from khulasa.ui.glossary.name_dialog import NameDialog
from khulasa.ui.glossary.term_dialog import TermDialog
from khulasa.ui.glossary.words import fixed_words
from khulasa.ui.shell.main_window import MainWindow

from ..conftest import OpenWindow, source_texts, target_texts, wait_for_state
from ..fake_engine import FakeEngine
from ..named_parts import unnamed

ARTICLE = "زار الصدر الحكومة.\n\nوقالت الحكومة إنها تدرس الأمر.\n\nثم غادر الصدر المدينة."
TARGETS = (
    "Sadr visited the cabinet.",
    "The authorities said they were looking into it.",
    "Then Sadr left the city.",
)
SADR = FixedName("الصدر", "al-Sadr")
CABINET = Term("الحكومة", ("cabinet",), "ministers only", forbidden=("authorities",))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def window(qtbot: QtBot, open_window: OpenWindow, file: Path) -> MainWindow:
    """An article with a glossary of one term."""
    outcomes = {number: Translation(text, Status.OK) for number, text in enumerate(TARGETS)}
    window = open_window(FakeEngine(outcomes))
    window.shared.glossary.change(lambda _terms: (CABINET,))
    window.open_file(file)
    wait_for_state(qtbot, window, State.DONE)
    return window


def format_at(window: MainWindow, row: int, text: str) -> QTextCharFormat:
    """How a word of a source paragraph is drawn."""
    pane = window.page.view.source
    pane.grab()  # rows get their formats when they are looked at
    cursor = QTextCursor(pane.document().findBlockByNumber(row))
    cursor.setPosition(cursor.position() + cursor.block().text().index(text) + 1)
    return cursor.charFormat()


def name_dialog(window: MainWindow, at: int | None = None) -> NameDialog:
    """Ask for a name in the sentence that is looked at, or in another one."""
    if at is not None:
        window.page.view.jump_to(at)
    window.commands.fix_name.trigger()
    [dialog] = [one for one in window.findChildren(NameDialog) if one.isVisible()]
    return dialog


def test_terms_are_underlined_with_a_card_to_point_at(window: MainWindow) -> None:
    term, other = format_at(window, 0, "الحكومة"), format_at(window, 0, "زار")
    assert term.underlineStyle() is QTextCharFormat.UnderlineStyle.SingleUnderline
    assert "cabinet" in term.toolTip()
    assert "ministers only" in term.toolTip()
    assert other.underlineStyle() is QTextCharFormat.UnderlineStyle.NoUnderline
    window.shared.glossary.switch(on=False)
    assert not format_at(window, 0, "الحكومة").toolTip()
    assert window.session.core.doubts() == []


def test_one_click_puts_the_term_in_and_undo_takes_it_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.commands.next_doubt.trigger()
    panel = window.page.review.sentence
    assert window.review.sentence == 1
    assert "Your glossary says" in panel.words.text()
    assert "ministers only" in panel.terms.words.text()
    [button] = panel.terms.buttons
    assert "cabinet" in button.accessibleName()
    assert unnamed(window) == []
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert target_texts(window)[1] == "The cabinet said they were looking into it."
    assert window.session.core.translation(1) == by_user(target_texts(window)[1])
    assert not window.commands.put_term.isEnabled()
    window.commands.undo.trigger()
    assert target_texts(window)[1] == TARGETS[1]
    assert [doubt.sentence for doubt in window.session.core.doubts()] == [1]


def test_where_it_belongs_is_asked_if_that_is_not_certain(qtbot: QtBot, window: MainWindow) -> None:
    window.shared.glossary.change(lambda _terms: (Term("المدينة", ("the capital",)),))
    core = window.session.core
    qtbot.waitUntil(lambda: [doubt.sentence for doubt in core.doubts()] == [2])
    window.commands.next_doubt.trigger()
    window.commands.put_term.trigger()
    editor = window.page.view.editing.editor
    assert editor.isVisible()
    cursor = editor.field.textCursor()
    start = TARGETS[2].index("the city")
    cursor.setPosition(start)
    cursor.setPosition(start + len("the city"), QTextCursor.MoveMode.KeepAnchor)
    editor.field.setTextCursor(cursor)
    window.commands.put_term.trigger()
    qtbot.keyClick(editor.field, Qt.Key.Key_Return)
    assert target_texts(window)[2] == "Then Sadr left the capital."
    assert window.session.core.doubts() == []


def test_a_name_that_is_pointed_at_is_fixed_everywhere_and_stays_so(
    qtbot: QtBot, window: MainWindow, open_window: OpenWindow, file: Path
) -> None:
    view = window.page.view
    view.jump_to(2)
    view.target.setTextCursor(view.target._cursor(2, 6, 6))  # in "Sadr"
    dialog = name_dialog(window)
    assert dialog.name == FixedName("الصدر", "Sadr")
    dialog.target.setText("al-Sadr")
    qtbot.waitUntil(lambda: "2 translations" in dialog.says.text())
    assert "2 sentences" in dialog.says.text()
    dialog.accept()
    qtbot.waitUntil(lambda: target_texts(window)[0] == "Al-Sadr visited the cabinet.")
    assert target_texts(window)[2] == "Then al-Sadr left the city."
    assert "always" in format_at(window, 0, "الصدر").toolTip()
    window.commands.undo.trigger()
    assert target_texts(window)[2] == TARGETS[2]
    window.commands.redo.trigger()
    window.close()
    again = open_window(FakeEngine())
    again.open_file(file)
    wait_for_state(qtbot, again, State.DONE)
    assert target_texts(again)[2] == "Then al-Sadr left the city."
    again.commands.undo.trigger()
    assert target_texts(again)[2] == TARGETS[2]


def test_the_menu_of_a_word_offers_to_fix_it(window: MainWindow) -> None:
    view = window.page.view
    view.source.setFocus()
    place = view.source.cursorRect(view.source._cursor(0, 6, 6)).center()
    view.source.setTextCursor(view.source.cursorForPosition(place + QPoint(1, 0)))
    view.jump_to(0)
    words = [action.text() for action in window.page.paragraph_menu(0, 0).actions()]
    assert "Always write as…" in words
    dialog = name_dialog(window)
    assert dialog.name == FixedName("الصدر", "Sadr")
    dialog.close()
    assert [one for one in window.findChildren(QDialog) if one.isVisible()] == []


def test_a_long_article_is_looked_through_in_portions(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    core, turns = window.session.core, list[int]()
    assert [doubt.sentence for doubt in core.doubts()] == [1]
    monkeypatch.setattr("khulasa.ui.widgets.portions._PORTION", 0.0)
    other = Term("المدينة", ("town",))
    window.shared.glossary.change(lambda _terms: (other,))
    QTimer.singleShot(0, window, lambda: turns.append(len(core.terms.terms_of(2))))
    qtbot.waitUntil(lambda: [doubt.sentence for doubt in core.doubts()] == [2])
    assert turns == [0]
    assert "town" in format_at(window, 2, "المدينة").toolTip()


def test_an_article_that_is_opened_again_is_checked_by_the_glossary(
    qtbot: QtBot, window: MainWindow, file: Path
) -> None:
    window.tabs.close(window.tabs.current)
    window.open_file(file)
    wait_for_state(qtbot, window, State.DONE)
    qtbot.waitUntil(lambda: [one.sentence for one in window.session.core.doubts()] == [1])
    assert "cabinet" in format_at(window, 0, "الحكومة").toolTip()


def test_of_a_name_that_the_translation_has_nowhere_that_is_said(
    qtbot: QtBot, window: MainWindow
) -> None:
    dialog = name_dialog(window, at=2)
    dialog.source.setText("المدينة")
    dialog.target.setText("Medina")
    dialog.accept()
    words = "The translation has it nowhere; 1 sentence with the name is to be checked."
    qtbot.waitUntil(lambda: window.status_line.text() == words)


def test_who_says_that_a_name_is_fixed_holds_no_article(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    other = tmp_path / "other.txt"
    other.write_text(ARTICLE.split("\n")[0], encoding="utf-8")
    dialog = name_dialog(window, at=2)
    dialog.source.setText("المدينة")
    dialog.target.setText("Medina")
    before = window.status_line.text()
    dialog.accept()
    qtbot.waitUntil(lambda: window.status_line.text() != before)
    del dialog
    core = ref(window.session.core)
    gc.collect()
    gc.disable()
    try:
        window.tabs.close(window.tabs.current)
        window.open_file(other)
        qtbot.waitUntil(lambda: core() is None)
    finally:
        gc.enable()


def test_a_name_that_is_let_go_stays_so_though_it_is_just_being_fixed(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("khulasa.ui.widgets.portions._PORTION", 0.0)
    name = FixedName("الحكومة", "the Cabinet")
    window.session.fix_name(name)
    window.session.free_name(name.source)
    assert not window.session.core.revisions.names.names
    window.session.undo()
    assert window.session.core.revisions.names.names == (name,)
    name = FixedName("المدينة", "Medina")
    assert fixed_words(name, NamePlaces((1, 2), (), (1, 2))).startswith(
        "The translation has it nowhere; 2 sentences"
    )
    to_come = fixed_words(name, NamePlaces((3,), (), ()))
    assert to_come == "Written as \u2068Medina\u2069 wherever it is still to come."


def test_a_term_is_added_from_the_text_with_what_is_selected(window: MainWindow) -> None:
    view = window.page.view
    view.jump_to(2)
    source, target = source_texts(window)[2], target_texts(window)[2]
    for pane, text, word in ((view.target, target, "the city"), (view.source, source, "المدينة")):
        start = text.index(word)
        pane.setTextCursor(pane._cursor(2, start, start + len(word)))
        pane.setFocus()
    menu = [action.text() for action in window.page.paragraph_menu(2, 2).actions()]
    assert "Add a term…" in menu
    window.commands.add_term.trigger()
    [dialog] = window.findChildren(TermDialog)
    assert dialog.windowTitle() == "Add a term"
    assert (dialog.source.text(), dialog.target.text()) == ("المدينة", "the city")
    dialog.target.setText("capital")
    dialog.accept()
    assert Term("المدينة", ("capital",)) in window.shared.glossary.terms
    assert window.status_line.text() == "The term was added."
    assert window.session.core.missing_terms(2)


def test_of_a_term_whose_translation_is_not_known_only_that_is_asked(window: MainWindow) -> None:
    view = window.page.view
    view.jump_to(2)
    start = source_texts(window)[2].index("غادر")
    view.source.setTextCursor(view.source._cursor(2, start, start + 4))
    view.source.setFocus()
    window.commands.add_term.trigger()
    [dialog] = window.findChildren(TermDialog)
    assert (dialog.source.text(), dialog.target.text()) == ("غادر", "")
    assert dialog.focusWidget() is dialog.target


def test_a_long_article_is_looked_through_for_a_name_while_the_window_has_its_turns(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("khulasa.ui.widgets.portions._PORTION", 0.0)
    session = window.session
    session.fix_name(FixedName("الحكومة", "the Cabinet"))
    assert not session.core.revisions.names.names
    qtbot.waitUntil(lambda: bool(session.core.revisions.names.names))
    # What is done next finds the name fixed, however little was looked through.
    session.fix_name(FixedName("المدينة", "the Capital"))
    assert len(session.core.revisions.names.names) == 1
    session.undo()
    assert len(session.core.revisions.names.names) == 1
    session.redo()
    assert len(session.core.revisions.names.names) == 2


def test_that_a_name_is_fixed_is_said_when_it_holds(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("khulasa.ui.widgets.portions._PORTION", 0.0)
    core, held_when_said = window.session.core, list[bool]()
    said = window.status_line.confirm

    def confirm(words: str) -> None:
        held_when_said.append(bool(core.revisions.names.names))
        said(words)

    monkeypatch.setattr(window.status_line, "confirm", confirm)
    dialog = name_dialog(window, at=2)
    dialog.source.setText("المدينة")
    dialog.target.setText("Medina")
    dialog.accept()
    assert not core.revisions.names.names
    qtbot.waitUntil(lambda: held_when_said == [True])
    # Of one that is taken back before it was counted, nothing is said.
    window.session.fix_name(FixedName("الحكومة", "the Cabinet"))
    window.session.undo()
    turns = list[int]()
    timer = QTimer(window, interval=0)
    timer.timeout.connect(lambda: turns.append(1))
    timer.start()
    qtbot.waitUntil(lambda: len(turns) > 50)
    assert held_when_said == [True]


def test_what_is_copied_and_saved_has_a_name_that_is_just_being_fixed(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("khulasa.ui.widgets.portions._PORTION", 0.0)
    session, clipboard = window.session, QGuiApplication.clipboard()
    copies = (
        window.commands.copy_translation.trigger,
        lambda: window.page.copy_paragraph(row=0),
        window.commands.copy_pair.trigger,
        window.commands.copy_citation.trigger,
        window.commands.copy_summary.trigger,
    )
    window.page.view.jump_to(0)
    for copy in copies:
        session.fix_name(SADR)
        assert not session.core.revisions.names.names
        copy()
        assert "Al-Sadr visited the cabinet." in clipboard.text()
        session.undo()
    session.fix_name(SADR)
    content = window.exporting.content()
    assert content is not None
    assert content.reading.translations[2].target == "Then al-Sadr left the city."


def test_a_name_that_is_to_be_fixed_is_fixed_before_the_article_goes(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("khulasa.ui.widgets.portions._PORTION", 0.0)
    shown = window.session.shown
    window.session.fix_name(FixedName("الحكومة", "the Cabinet"))
    shown.leave()
    assert [name.target for name in shown.core.revisions.names.names] == ["the Cabinet"]
