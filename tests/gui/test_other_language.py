"""Another language is spoken at once: by every window, while an article is being translated."""

from __future__ import annotations

import gc
import gettext
import re
import weakref
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QDialog
from pytestqt.qtbot import QtBot

from khulasa import wording
from khulasa.models.catalogue import load_catalogue
from khulasa.reading.changes import State
from khulasa.review.issue import Issue
from khulasa.settings.keys import LANGUAGE
from khulasa.translation.result import Status, Translation, by_user
from khulasa.ui.open_articles.dialog import OpenArticlesDialog
from khulasa.ui.open_articles.table import NAME
from khulasa.ui.preferences.families import families_with
from khulasa.ui.preferences.window import PreferencesWindow
from khulasa.ui.shell import speaking
from khulasa.ui.shell.main_window import MainWindow
from khulasa.ui.shell.opening.offer import Offer
from khulasa.ui.shell.opening.several import show_article_list
from khulasa.ui.shell.speaking import speak_at_once
from khulasa.ui.widgets.languages import speak
from khulasa.wording import phrase
from pseudo_language import CLOSING, OPENING

from .conftest import OpenArticle, OpenWindow, target_texts, wait_for_sentences, wait_for_state
from .fake_engine import FakeEngine
from .shown_words import open_menus, shown, untranslated

# The article, its file and what the engine makes of it; names of encodings and formats.
NOT_OURS = re.compile(r"عنوان المقال|مقال عربي|Sentence \d|^Unicode|^(PDF|Markdown) \(")
DOUBT = Translation(
    "Sentence 1 in English.",
    Status.CHECK,
    (Issue("x", phrase("The translation {}; the source does not.", phrase("says this twice"))),),
)


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(wording, "_catalogue", gettext.NullTranslations())
    monkeypatch.setenv("KHULASA_LANGUAGE", "en")
    yield
    speak(qapp, "en")


@pytest.fixture
def engine() -> Iterator[FakeEngine]:
    engine = FakeEngine({1: DOUBT}, stepwise=True)
    yield engine
    engine.allow(100)


def choose_language(window: MainWindow, code: str) -> MainWindow:
    """Choose a language in the preferences; gives the window that is there then."""
    window.commands.preferences.trigger()
    preferences = window.findChildren(PreferencesWindow)[-1]
    box = preferences.controls[LANGUAGE.path]
    assert isinstance(box, QComboBox)
    box.activated.emit(box.findData(code))
    QApplication.processEvents()
    [other] = window.shared.windows
    other.findChildren(PreferencesWindow)[-1].reject()
    return other


def state_of(window: MainWindow) -> tuple[object, ...]:
    """What must be the same in every language."""
    core = window.session.core
    return (
        *(core.outcomes(row) for row in range(4)),
        core.notes,
        core.revisions.can_undo,
        window.page.view.editing.editor.field.toPlainText(),
        window.page.view.editing.number,
        window.review.sentence,
        window.page.view.place,
        window.page.view.zooms,
        window.geometry(),
    )


def test_an_article_is_translated_on_while_the_windows_speak_another_language(
    qtbot: QtBot, open_article: OpenArticle, engine: FakeEngine
) -> None:
    window = open_article(engine, load_catalogue().models, until=None)
    qtbot.waitUntil(lambda: window.session.core.running)
    engine.allow(2)
    wait_for_sentences(qtbot, window, 2)
    window.session.write_note(0, "My note.")
    window.session.revise(0, by_user("My own words."))
    window.commands.next_doubt.trigger()
    window.commands.edit.trigger()
    window.page.view.editing.editor.field.setPlainText("Half a sen")
    window.page.view.zoom_by(1)
    before, article = state_of(window), window.tabs.current.article
    said = {}
    for code in ("ar", "fr", "de", "en"):
        window = choose_language(window, code)
        open_menus(window)
        assert window.tabs.current.article is article
        assert state_of(window) == before
        from_right = window.layoutDirection() is Qt.LayoutDirection.RightToLeft
        assert from_right == (code == "ar")
        said[code] = shown(window)
        assert window.session.core.running
    scripts = (QFontDatabase.WritingSystem.Latin, QFontDatabase.WritingSystem.Arabic)
    fonts = {name for script in scripts for name in families_with(script)}
    sentences = {
        code: {text for text in texts - fonts if " " in text and not NOT_OURS.search(text)}
        for code, texts in said.items()
    }
    assert all(len(texts) > 100 for texts in sentences.values())
    for one, other in combinations(said, 2):
        assert sentences[one] & sentences[other] == set()
    engine.allow(100)
    wait_for_state(qtbot, window, State.DONE)
    assert len(engine.requests) <= 2  # the translation, once, and the summary
    assert target_texts(window)[3] == "Sentence 5 in English."
    assert window.page.view.editing.number is not None


def test_a_long_article_stays_where_it_was(
    qtbot: QtBot, open_article: OpenArticle, engine: FakeEngine
) -> None:
    engine.allow(100)
    window = open_article(engine, load_catalogue().models)
    rows = [f"الفقرة رقم {number} من المقال الطويل جدا." for number in range(120)]
    window.open_text("\n\n".join(rows), language="ar")
    view = window.page.view
    qtbot.waitUntil(lambda: view.is_filled and view.target.row_count == 120)
    view.go_to(60)
    french = choose_language(window, "fr")
    assert french.page.view.place[0] == 60


def test_another_key_chooses_nothing_in_a_window_that_goes(
    open_article: OpenArticle, engine: FakeEngine
) -> None:
    engine.allow(100)
    window = open_article(engine, load_catalogue().models)
    window.commands.preferences.trigger()
    preferences = window.findChildren(PreferencesWindow)[-1]
    box = preferences.controls[LANGUAGE.path]
    assert isinstance(box, QComboBox)
    box.activated.emit(box.findData("ar"))
    assert not preferences.isVisible()
    QApplication.processEvents()
    assert len(window.shared.windows) == 1


def test_nothing_is_left_in_the_language_before(
    monkeypatch: pytest.MonkeyPatch,
    pseudo_folder: Path,
    open_article: OpenArticle,
    engine: FakeEngine,
) -> None:
    monkeypatch.setattr(speaking, "resource_path", lambda *_parts: pseudo_folder)
    engine.allow(100)
    window = open_article(engine, load_catalogue().models)
    window.commands.next_doubt.trigger()
    speak_at_once(window.shared, "xx")
    [pseudo] = window.shared.windows
    open_menus(pseudo)
    assert untranslated(pseudo) == set()
    speak_at_once(window.shared, "en")
    [english] = window.shared.windows
    open_menus(english)
    assert [text for text in shown(english) if OPENING in text or CLOSING in text] == []


def test_a_window_without_an_article_speaks_another_language_too(open_window: OpenWindow) -> None:
    window = open_window(FakeEngine())
    speak_at_once(window.shared, "fr")
    [french] = window.shared.windows
    assert not window.isVisible()
    assert french.commands.open.text() == "Ouvrir…"


def test_what_is_said_of_the_article_is_said_in_the_other_language(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window = open_window(FakeEngine())
    window.open_text("The delegation arrived in the city on Tuesday.", language="en")
    qtbot.waitUntil(lambda: window.message_bar.text() != "")
    speak_at_once(window.shared, "fr")
    [french] = window.shared.windows
    assert "Voici son résumé." in french.message_bar.text()
    french.message_bar.dismiss()
    speak_at_once(window.shared, "de")
    [german] = window.shared.windows
    assert german.message_bar.text() == ""


def test_every_window_and_tab_stays_where_it_is(
    qtbot: QtBot, open_article: OpenArticle, engine: FakeEngine, tmp_path: Path
) -> None:
    files = [tmp_path / f"{number}.txt" for number in (1, 2)]
    for file in files:
        file.write_text(f"وصل الوفد أمس. {file.stem}", encoding="utf-8")
    engine.allow(100)
    window = open_article(engine, load_catalogue().models)
    window.take(Offer(files=tuple(files)))
    qtbot.waitUntil(lambda: all(tab.waiting is None for tab in window.tabs.tabs))
    window.commands.move_tab.trigger()
    window.commands.library.trigger()
    names = [[tab.name for tab in each.tabs.tabs] for each in window.shared.windows]
    fronts = [each.tabs.current.name for each in window.shared.windows]
    speak_at_once(window.shared, "fr")
    assert [[tab.name for tab in each.tabs.tabs] for each in window.shared.windows] == names
    assert [each.tabs.current.name for each in window.shared.windows] == fronts
    assert all(each.isVisible() for each in window.shared.windows)
    in_library = [each.stack.currentWidget() is each.library for each in window.shared.windows]
    assert sorted(in_library) == [False, True]


def test_what_is_being_read_is_read_all_the_same(
    qtbot: QtBot, open_article: OpenArticle, engine: FakeEngine, tmp_path: Path
) -> None:
    engine.allow(100)
    window = open_article(engine, load_catalogue().models)
    other = tmp_path / "other.txt"
    other.write_text("وصل الوفد أمس.", encoding="utf-8")
    window.open_file(other)
    assert window.opener.is_reading
    speak_at_once(window.shared, "fr")
    [french] = window.shared.windows
    qtbot.waitUntil(lambda: len(french.tabs.tabs) == 2)
    assert french.tabs.current.origin == other
    wait_for_state(qtbot, french, State.DONE)


def test_the_window_of_the_language_before_goes_with_all_that_is_in_it(
    open_article: OpenArticle, engine: FakeEngine
) -> None:
    engine.allow(100)
    shared = open_article(engine, load_catalogue().models).shared
    speak_at_once(shared, "fr")
    [french] = shared.windows
    for command in (french.commands.doubts, french.commands.glossary, french.commands.shortcuts):
        command.trigger()
    french.models.open_window()
    show_article_list(french)
    gone: list[str] = []
    french.destroyed.connect(lambda: gone.append("window"))
    kept = {id(getattr(shared, name, None)) for name in ("catalogue", "access", "settings")}
    parts = [
        weakref.ref(part)
        for part in (french, *vars(french).values(), *french.findChildren(QDialog))
        if isinstance(part, QObject) and id(part) not in kept
    ]
    names = [type(part()).__name__ for part in parts]
    assert {"MainWindow", "ReadingPage", "GlossaryDialog", "OpenArticlesDialog"} <= set(names)
    del french, command
    QApplication.processEvents()
    speak_at_once(shared, "de")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert gone == ["window"]
    QApplication.processEvents()
    gc.collect()
    assert [name for name, part in zip(names, parts, strict=True) if part() is not None] == []


def test_the_list_of_open_articles_stays_as_it_was(
    qtbot: QtBot, open_article: OpenArticle, engine: FakeEngine, tmp_path: Path
) -> None:
    other = tmp_path / "other.txt"
    other.write_text("وصل الوفد أمس.", encoding="utf-8")
    engine.allow(100)
    window = open_article(engine, load_catalogue().models)
    window.take(Offer(files=(other,)))
    qtbot.waitUntil(lambda: [tab.waiting for tab in window.tabs.tabs] == [None, None])
    show_article_list(window)
    listed = window.findChildren(OpenArticlesDialog)[-1]
    listed.table.sortByColumn(NAME, Qt.SortOrder.AscendingOrder)
    listed.table.choose(window.tabs.tabs[0])
    listed.resize(700, 400)
    speak_at_once(window.shared, "fr")
    [french] = window.shared.windows
    [again] = french.findChildren(OpenArticlesDialog)
    assert again.isVisible()
    assert not listed.isVisible()
    assert again.windowTitle() == "Articles ouverts"
    assert again.table.current is french.tabs.tabs[0]
    assert again.table.horizontalHeader().sortIndicatorSection() == NAME
    assert again.size() == QSize(700, 400)
    french.commands.article_list.trigger()
    assert len(french.findChildren(OpenArticlesDialog)) == 1
    speak_at_once(window.shared, "en")
    [english] = window.shared.windows
    english.findChildren(OpenArticlesDialog)[-1].close()
    speak_at_once(window.shared, "fr")
    [french] = window.shared.windows
    assert french.findChildren(OpenArticlesDialog) == []


def test_what_is_copied_in_other_programs_is_translated_on(
    qtbot: QtBot, open_article: OpenArticle, engine: FakeEngine
) -> None:
    engine.allow(100)
    window = open_article(engine, load_catalogue().models)
    window.commands.copied.trigger()
    copied = window.shared.copied
    assert copied.window is not None
    QGuiApplication.clipboard().setText("وصل الوفد أمس.")
    copied.window.paste_button.click()
    qtbot.waitUntil(lambda: "Sentence" in copied.window.text.toPlainText())
    place = copied.window.geometry().translated(40, 30)
    copied.window.setGeometry(place)
    speak_at_once(window.shared, "fr")
    [french] = window.shared.windows
    assert french.commands.copied.isChecked()
    assert copied.window.geometry() == place
    assert copied.window.off_button.text() == "Désactiver"
    qtbot.waitUntil(lambda: "Sentence" in copied.window.text.toPlainText())
    assert "Arabe → Anglais" in copied.window.message.text()
