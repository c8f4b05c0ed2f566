"""What those hear who cannot see the window, and where the Tab key takes them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from khulasa.article.errors import ArticlesInside
from khulasa.article.model import Part
from khulasa.models.catalogue import load_catalogue
from khulasa.review.issue import Issue
from khulasa.translation.result import Status, Translation
from khulasa.ui.models.import_dialog import ImportDialog
from khulasa.ui.shell.dialogs.article_choice import ArticleChoice
from khulasa.ui.shell.dialogs.parts_dialog import PartsDialog
from khulasa.ui.shell.main_window import MainWindow

from .conftest import HEADING, OpenArticle, OpenWindow
from .fake_engine import FakeEngine
from .named_parts import unnamed

SPEAKING = ("khulasa.ui.review.controller", "khulasa.ui.shell.notices.status_line")
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


@pytest.mark.parametrize(
    "command",
    ["preferences", "palette", "shortcuts", "export", "diagnostics", "glossary", "fix_name"],
)
def test_every_control_of_what_a_command_opens_has_a_name(window: MainWindow, command: str) -> None:
    getattr(window.commands, command).trigger()
    [dialog] = (one for one in window.findChildren(QDialog) if one.isVisible())
    assert unnamed(dialog) == []
    dialog.close()


def test_every_control_of_the_models_and_of_questions_has_a_name(
    qtbot: QtBot, window: MainWindow
) -> None:
    parts = (Part("notes", "Notes", 12, True),)
    questions = (
        window.models.open_window(),
        PartsDialog(parts, window),
        ArticleChoice(
            Path("news.zip"), ArticlesInside(("monday.txt", "tuesday.txt"), 5_000), window
        ),
        ImportDialog(Path("model.zip"), load_catalogue().models, window),
    )
    for question in questions:
        qtbot.addWidget(question)
        question.show()
        assert unnamed(question) == []
        question.close()


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


def test_columns_are_read_in_the_voice_of_their_language(window: MainWindow) -> None:
    view = window.page.view
    languages = [pane.locale().language() for pane in (view.source, view.target)]
    assert languages == [QLocale.Language.Arabic, QLocale.Language.English]
    told = QAccessible.queryAccessibleInterface(view.source)
    locale = told.attributesInterface().attributeValue(QAccessible.Attribute.Locale)
    assert locale.language() is QLocale.Language.Arabic
    words = told.textInterface()
    assert words.text(0, words.characterCount()).split("\n")[0] == HEADING
