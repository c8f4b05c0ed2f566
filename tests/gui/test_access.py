"""What those hear who cannot see the window, and where the Tab key takes them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from khulasa.engine.messages import JobFailed
from khulasa.models.catalogue import load_catalogue
from khulasa.reading.changes import State
from khulasa.review.issue import Issue
from khulasa.translation.result import Status, Translation
from khulasa.ui.shell.main_window import MainWindow
from khulasa.ui.widgets.message_bar import Proposal

from .conftest import HEADING, OpenArticle, OpenWindow, wait_for_sentences, wait_for_state
from .fake_engine import FakeEngine
from .named_parts import unnamed

SPEAKING = ("khulasa.ui.review.controller", "khulasa.ui.shell.notices.status_line")
ALERTING = ("khulasa.ui.widgets.message_bar",)
DOUBT = Translation("Sentence 1 in English.", Status.CHECK, (Issue("x", "a reason"),))
OTHER = Translation("Another sentence.", Status.OK)
FAILED = Translation("", Status.FAILED, (Issue("x", "another"),))


@pytest.fixture
def window(open_article: OpenArticle) -> MainWindow:
    """An article of which all panels are open."""
    engine = FakeEngine({1: DOUBT, 4: FAILED}, alternatives={1: (OTHER,)})
    opened = open_article(engine, load_catalogue().models)
    opened.commands.next_doubt.trigger()
    opened.commands.find.trigger()
    opened.find_bar.field.setText("English")
    opened.commands.view.outline.setChecked(True)
    return opened


def test_every_control_of_the_window_has_a_name(
    qtbot: QtBot, window: MainWindow, open_window: OpenWindow
) -> None:
    assert unnamed(open_window(FakeEngine())) == []
    assert unnamed(window) == []
    window.commands.alternatives.trigger()
    qtbot.waitUntil(lambda: window.page.review.sentence.alternatives.count() > 0)
    assert unnamed(window) == []
    window.commands.edit.trigger()
    assert unnamed(window) == []
    window.commands.library.trigger()
    qtbot.waitUntil(lambda: window.library.articles.rowCount() > 0)
    window.library.article_list.selectAll()
    window.library.actions_.note.trigger()
    assert window.library.note_editor.isVisible()
    assert unnamed(window) == []
    window.commands.new_tab.trigger()
    assert unnamed(window) == []
    window.resize(window.minimumSize())
    assert unnamed(window) == []


def test_what_opens_beside_the_panels_has_names(qtbot: QtBot, window: MainWindow) -> None:
    for menu in (window.page.summary.summarisers, window.page.summary.copy_menu):
        assert menu.actions()
        assert unnamed(menu) == []
    window.message_bar.propose(Proposal("Fetch it?", (("Yes", print), ("No", print))))
    window.message_bar.show_error("It failed.", "details")
    assert unnamed(window.message_bar) == []
    window.message_bar.dismiss()
    qtbot.waitUntil(lambda: bool(window.message_bar.answers))
    assert unnamed(window.message_bar) == []


def test_tab_goes_as_the_eye_does(qtbot: QtBot, window: MainWindow) -> None:
    page = window.page
    parts = {
        "tool bar": window.toolbar,
        "summary": page.summary,
        "source": page.view.source,
        "translation": page.view.target,
        "to check": page.review,
        "find": window.find_bar,
        "offer": window.message_bar,
        "status": window.status_line,
    }
    start = window.toolbar.widgetForAction(window.commands.open)
    start.setFocus(Qt.FocusReason.TabFocusReason)
    passed: list[str] = []
    while True:
        focus = QApplication.focusWidget()
        assert focus is not None
        if passed[1:] and focus is start:
            break
        [name] = (one for one, part in parts.items() if focus is part or part.isAncestorOf(focus))
        if passed[-1:] != [name]:
            passed.append(name)
        assert len(passed) <= len(parts), passed
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert passed == list(parts)


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is said to screen readers beside what they read by themselves."""
    words: list[str] = []
    for module in SPEAKING:
        monkeypatch.setattr(f"{module}.say", lambda _widget, text: words.append(text))
    for module in ALERTING:
        monkeypatch.setattr(
            f"{module}.announce", lambda widget: words.append(widget.accessibleName())
        )
    return words


def test_the_end_and_each_sentence_are_read_out(
    heard: list[str], open_article: OpenArticle
) -> None:
    window = open_article(FakeEngine({1: DOUBT}), load_catalogue().models)
    assert any(words.startswith("6 of 6 sentences translated") for words in heard)
    heard.clear()
    window.commands.next_sentence.trigger()
    assert heard == ["Sentence 0 in English."]
    heard.clear()
    window.commands.next_sentence.trigger()
    assert heard == ["Sentence 1 in English.", "To check: a reason"]


def test_a_failure_is_read_out_with_its_reason(heard: list[str], open_article: OpenArticle) -> None:
    failure = JobFailed(0, "model", "The model is broken.", "Traceback: details")
    open_article(FakeEngine(job_failure=failure), load_catalogue().models, until=State.FAILED)
    assert "The model is broken." in heard
    assert any(words.startswith("Failed") for words in heard)


def test_progress_is_told_as_it_goes(qtbot: QtBot, open_article: OpenArticle) -> None:
    engine = FakeEngine(stepwise=True)
    window = open_article(engine, load_catalogue().models, until=None)
    engine.allow(3)
    wait_for_sentences(qtbot, window, 3)
    # Screen readers follow a bar of progress by themselves.
    told = QAccessible.queryAccessibleInterface(window.progress)
    assert told.role() is QAccessible.Role.ProgressBar
    assert told.text(QAccessible.Text.Name) == "Progress of the translation"
    qtbot.waitUntil(lambda: told.valueInterface().currentValue() == 3)
    assert told.valueInterface().maximumValue() == 6
    engine.allow(3)
    wait_for_state(qtbot, window, State.DONE)


def test_columns_are_read_in_the_voice_of_their_language(window: MainWindow) -> None:
    view = window.page.view
    languages = [pane.locale().language() for pane in (view.source, view.target)]
    assert languages == [QLocale.Language.Arabic, QLocale.Language.English]
    told = QAccessible.queryAccessibleInterface(view.source)
    locale = told.attributesInterface().attributeValue(QAccessible.Attribute.Locale)
    assert locale.language() is QLocale.Language.Arabic
    words = told.textInterface()
    assert words.text(0, words.characterCount()).split("\n")[0] == HEADING
