"""What is chosen in the preferences is at work at once: fonts, marks, threads, days."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase, QTextCharFormat
from PySide6.QtWidgets import QCheckBox, QFileDialog
from pytestqt.qtbot import QtBot

from khulasa.engine.computing.threads import THREADS_VARIABLE
from khulasa.engine.messages import Translate
from khulasa.models.store import models_folder
from khulasa.reading.changes import State
from khulasa.reading.marking import Marking
from khulasa.review.issue import Issue
from khulasa.settings.keys import (
    EXPORT_FORMAT,
    EXPORT_PARTS,
    FONT_ARABIC,
    FONT_LATIN,
    LIBRARY_DAYS,
    MARKS,
    START,
    THREADS,
)
from khulasa.settings.start import Start
from khulasa.settings.store import user_settings
from khulasa.translation.result import Status, Translation, failure
from khulasa.ui.models.window import ModelsWindow
from khulasa.ui.preferences.families import families_with
from khulasa.ui.preferences.window import PreferencesWindow
from khulasa.ui.shell.furnishing import new_window
from khulasa.ui.shell.main_window import MainWindow
from khulasa.ui.widgets.fonts import (
    ARABIC_FAMILY,
    Families,
    fonts_key,
    line_height,
    reading_font,
    use_families,
)

from ..conftest import OpenArticle, OpenWindow, wait_for_sentences, wait_for_state
from ..fake_engine import FakeEngine
from ..review.conftest import format_at
from .conftest import choose, open_preferences

LATIN, ARABIC = QFontDatabase.WritingSystem.Latin, QFontDatabase.WritingSystem.Arabic
STYLE = Issue("quotes", "A quotation stays open.", serious=False)
NUMBER = Issue("numbers", "The source says 2, the translation 12.")
DOUBTS = {
    1: Translation("He said so.", Status.CHECK, (STYLE,)),
    2: Translation("Twelve men.", Status.CHECK, (NUMBER,)),
    3: failure("No words."),
}


@pytest.fixture
def own_fonts() -> Iterator[None]:
    yield
    use_families(Families())


@pytest.mark.usefixtures("own_fonts")
def test_what_is_read_is_set_in_the_fonts_that_are_chosen(
    window: MainWindow, preferences: PreferencesWindow
) -> None:
    usual = reading_font(arabic=False).families()[0]
    others = [name for name in families_with(LATIN) if name != usual]
    if not others:
        pytest.skip("this computer has one font with Latin letters")
    before, height = fonts_key(), window.page.view.target.height()
    choose(preferences, FONT_LATIN, others[0])
    choose(preferences, FONT_ARABIC, ARABIC_FAMILY)
    assert fonts_key() != before
    assert window.page.view.target.document().defaultFont().families()[0] == others[0]
    assert window.page.view.source.document().defaultFont().families() == [
        ARABIC_FAMILY,
        others[0],
    ]
    assert window.page.review.sentence.words.font().families()[0] == others[0]
    assert window.page.view.target.height() == height
    assert window.settings.get(FONT_LATIN) == others[0]
    choose(preferences, FONT_LATIN, "")
    assert window.page.view.target.document().defaultFont().families()[0] == usual


def test_only_fonts_with_the_letters_of_a_script_are_offered() -> None:
    arabic, latin = families_with(ARABIC), families_with(LATIN)
    assert ARABIC_FAMILY in arabic
    assert ARABIC_FAMILY not in latin
    assert latin
    assert not any("Symbol" in name or "[" in name for name in latin)


@pytest.mark.usefixtures("own_fonts")
def test_a_font_that_is_not_here_is_left_out_and_said(window: MainWindow) -> None:
    usual = reading_font(arabic=True).families()
    window.settings.set(FONT_ARABIC, "No Such Naskh")
    preferences = open_preferences(window)
    shown = preferences.controls[FONT_ARABIC.path].currentText()
    assert shown == "No Such Naskh (not on this computer)"
    use_families(Families(arabic="No Such Naskh"))
    assert reading_font(arabic=True).families() == usual


@pytest.mark.usefixtures("own_fonts")
def test_arabic_letters_are_as_tall_in_every_font_and_lines_keep_their_height() -> None:
    height, naskh = line_height(), reading_font(arabic=True).pointSizeF()
    use_families(Families(arabic=ARABIC_FAMILY))
    assert (line_height(), reading_font(arabic=True).pointSizeF()) == (height, naskh)
    for name in families_with(ARABIC):
        use_families(Families(arabic=name))
        assert 0.7 < reading_font(arabic=True).pointSizeF() / naskh < 1.3
        assert line_height() >= height


def is_marked(window: MainWindow, words: str) -> bool:
    """Whether words of the second paragraph are drawn as doubtful."""
    window.page.view.target.grab()  # rows get their formats when they are looked at
    style = format_at(window.page.view.target, 1, words).underlineStyle()
    return style is not QTextCharFormat.UnderlineStyle.NoUnderline


def test_only_the_doubts_that_the_reader_wants_are_marked(open_article: OpenArticle) -> None:
    window = open_article(FakeEngine(DOUBTS))
    core = window.session.core
    assert [doubt.sentence for doubt in core.doubts()] == [1, 2, 3]
    assert is_marked(window, "said")
    assert is_marked(window, "Twelve")
    preferences = open_preferences(window)
    choose(preferences, MARKS, Marking.SERIOUS)
    assert [doubt.sentence for doubt in core.doubts()] == [2, 3]
    assert "1 to check" in window.status_line.text()
    assert not is_marked(window, "said")
    assert is_marked(window, "Twelve")
    choose(preferences, MARKS, Marking.NONE)
    assert [doubt.sentence for doubt in core.doubts()] == [3]  # a gap is no matter of taste
    assert not is_marked(window, "Twelve")
    assert window.page.view.scroll_marks.rows["doubts"] == {2}
    assert core.translations[2].status is Status.CHECK
    preferences.close()
    window.commands.doubts.setChecked(True)
    window.page.view.jump_to(2)
    assert "Not marked, as the preferences say. The source says 2" in (
        window.page.review.sentence.words.text()
    )
    choose(open_preferences(window), MARKS, Marking.ALL)
    assert [doubt.sentence for doubt in core.doubts()] == [1, 2, 3]


def test_articles_that_are_opened_later_are_marked_alike(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    user_settings().set(MARKS, Marking.NONE)
    window = open_window(FakeEngine(DOUBTS))
    window.open_text("وصل الوفد.\n\nبدأت المحادثات.\n\nانتهت الزيارة.")
    wait_for_state(qtbot, window, State.DONE)
    assert window.session.core.counts().check == 0
    assert not window.commands.next_doubt.isEnabled()
    window.commands.doubts.trigger()
    assert window.page.review.nothing.text().startswith("What is to be checked is not marked")


def test_what_runs_goes_on_with_another_number_of_cores(
    qtbot: QtBot, open_article: OpenArticle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(THREADS_VARIABLE, "")
    engine = FakeEngine(stepwise=True)
    window = open_article(engine, until=None)
    engine.allow(2)
    wait_for_sentences(qtbot, window, 2)
    choose(open_preferences(window), THREADS, 1)
    assert os.environ[THREADS_VARIABLE] == "1"
    engine.allow(4)
    wait_for_state(qtbot, window, State.DONE)
    asked = [
        [number for number, _text in request.sentences]
        for request in engine.requests
        if isinstance(request, Translate)
    ]
    assert asked == [[0, 1, 2, 3, 4, 5], [2, 3, 4, 5]]


def test_the_environment_goes_before_what_was_chosen_in_an_earlier_session(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    user_settings().set(THREADS, 1)
    monkeypatch.setenv(THREADS_VARIABLE, "2")
    open_window(FakeEngine())
    assert os.environ[THREADS_VARIABLE] == "2"
    monkeypatch.setenv(THREADS_VARIABLE, "")
    open_window(FakeEngine())
    assert os.environ[THREADS_VARIABLE] == "1"


def test_articles_are_kept_as_long_as_is_chosen_when_the_window_is_closed(
    qtbot: QtBot, window: MainWindow
) -> None:
    library = window.access.library
    assert library is not None
    with qtbot.waitSignal(window.opener.opened):
        window.open_text("هطل المطر ليلا. أشرقت الشمس صباحا.")
    wait_for_state(qtbot, window, State.DONE)
    window.tabs.close(window.tabs.current)  # the other one stays open
    library.write(lambda c: c.execute("UPDATE articles SET opened = '2020-01-01'")).result()
    window.commands.library.setChecked(True)
    preferences = open_preferences(window)
    choose(preferences, LIBRARY_DAYS, 30)
    choose(preferences, LIBRARY_DAYS, 90)
    assert library.count_articles() == 2
    with qtbot.waitSignal(window.access.tidied):
        preferences.close()
    assert [row.id for row in library.list_articles()] == [window.tabs.current.article_id]
    qtbot.waitUntil(lambda: window.library.articles.rowCount() == 1)


def test_a_number_of_days_from_the_file_is_offered_beside_the_usual_ones(
    window: MainWindow,
) -> None:
    window.settings.set(LIBRARY_DAYS, 45)
    shown = open_preferences(window).controls[LIBRARY_DAYS.path]
    assert shown.currentText() == "45 days"
    assert [shown.itemText(row) for row in range(shown.count())] == [
        *("For ever", "A year", "90 days", "30 days", "45 days")
    ]


def test_saving_begins_with_what_is_chosen_and_chooses_for_the_next_time(
    window: MainWindow, tmp_path: Path
) -> None:
    preferences = open_preferences(window)
    choose(preferences, EXPORT_FORMAT, "html")
    note = preferences.controls[EXPORT_PARTS["source"].path]
    assert isinstance(note, QCheckBox)
    note.setChecked(False)
    preferences.close()
    window.commands.export.trigger()
    dialog = window.exporting.dialog
    assert dialog is not None
    assert dialog.format.currentData() == "html"
    assert not dialog.parts["source"].isChecked()
    dialog.folder = tmp_path
    dialog.format.setCurrentIndex(dialog.format.findData("text"))
    dialog.save_button.click()
    assert open_preferences(window).controls[EXPORT_FORMAT.path].currentData() == "text"


def test_moving_the_models_leads_to_where_that_is_done(
    window: MainWindow, preferences: PreferencesWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    monkeypatch.setattr(
        QFileDialog, "getExistingDirectory", lambda parent, *_rest: asked.append(parent) or ""
    )
    assert preferences.folder.path.toolTip() == str(models_folder())
    preferences.folder.button.click()
    [models] = window.findChildren(ModelsWindow)
    assert asked == [models]
    assert models.isVisible()
    assert not preferences.isVisible()


def test_the_start_shows_the_articles_or_an_empty_window(
    qtbot: QtBot, window: MainWindow, models: tuple[object, ...]
) -> None:
    choose(open_preferences(window), START, Start.EMPTY)
    window.models.close()
    window.close()
    for chosen in (Start.EMPTY, Start.ARTICLES):
        user_settings().set(START, chosen)
        again = new_window(FakeEngine(), models)
        qtbot.addWidget(again)
        again.resume()
        assert [tab.article_id for tab in again.tabs.tabs] == [None]
        library = again.access.library
        assert library is not None
        assert library.count_articles() == 1  # nothing is lost
        assert again.stack.currentWidget() is (
            again.welcome if chosen is Start.EMPTY else again.library
        )
        again.models.close()
        again.close()
