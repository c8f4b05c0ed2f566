"""What each command of the window sets going, and what it does when one of its parts reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from khulasa.settings.keys import LANGUAGE
from khulasa.settings.setting import Setting
from khulasa.ui.shell.commands.offering import offer_for_article, offer_for_tabs
from khulasa.ui.shell.library_access import Limits
from khulasa.ui.shell.notices.attention import ending_words
from khulasa.ui.shell.opening.several import show_article_list
from khulasa.ui.shell.showing import (
    go_on,
    open_locked,
    show_beginning,
    show_choices,
    show_notice,
    show_opened,
    show_pages,
    show_read_error,
    show_reading,
    show_reading_stopped,
    show_route,
    show_several,
    show_title,
)
from khulasa.ui.shell.start.restoring import forget, keep_order
from khulasa.ui.shell.tabs.moving import move_to_new_window
from khulasa.ui.shell.tabs.switching import leave_tab, show_tab
from khulasa.ui.widgets.later import later
from khulasa.wording import _, phrase

if TYPE_CHECKING:
    from khulasa.ui.preferences.window import PreferencesWindow
    from khulasa.ui.shell.main_window import MainWindow


def connect(window: MainWindow) -> None:
    """Connect the commands and the parts of a window."""
    _connect_article(window)
    _connect_page(window)
    _connect_models(window)
    _connect_library(window)
    _connect_tabs(window)
    commands, bar = window.commands, window.message_bar
    commands.preferences.triggered.connect(lambda: _show_preferences(window))
    commands.copied.triggered.connect(lambda on: window.shared.copied.turn(on=on))
    window.shared.copied.toggled.connect(commands.copied.setChecked)
    commands.copied.setChecked(window.shared.copied.is_on)
    commands.palette.triggered.connect(lambda: _show_palette(window))
    commands.shortcuts.triggered.connect(lambda: _show_shortcuts(window))
    commands.show_log.triggered.connect(_show_log_folder)
    commands.diagnostics.triggered.connect(lambda: _show_diagnostics(window))
    commands.about.triggered.connect(lambda: _show_about(window))
    commands.quit.triggered.connect(window.shared.quit)
    bar.details_wanted.connect(lambda *problem: _show_problem(window, *problem))


def _connect_article(window: MainWindow) -> None:
    """Opening an article, and translating it."""
    commands, opener, session = window.commands, window.opener, window.session
    commands.open.triggered.connect(lambda: window.choose_file())
    commands.paste.triggered.connect(lambda: window.paste())
    commands.sample.triggered.connect(lambda: window.open_sample())
    commands.join_lines.triggered.connect(opener.read_with_lines_joined)
    commands.parts.triggered.connect(lambda: _choose_parts(window))
    window.status_line.parts_wanted.connect(commands.parts.trigger)
    window.toolbar.encoding_chosen.connect(lambda name: opener.read_with_encoding(name or None))
    window.toolbar.chooser.source_chosen.connect(lambda code: opener.read_in_language(code or None))
    opener.reading.connect(lambda file: show_reading(window, file))
    opener.begun.connect(lambda article: show_beginning(window, article))
    opener.told.connect(lambda pages: show_pages(window, pages))
    opener.opened.connect(lambda opened: show_opened(window, opened))
    opener.failed.connect(lambda message, details: show_read_error(window, message, details))
    opener.several.connect(lambda source, inside: show_several(window, source, inside))
    opener.locked.connect(lambda reason: open_locked(window, reason))
    opener.stopped.connect(lambda words: show_reading_stopped(window, words))
    opener.reading.connect(
        lambda file: window.tabs.name_empty(file.name if file else _("Pasted text"))
    )
    for over in (opener.opened, opener.failed, opener.several, opener.locked, opener.stopped):
        over.connect(lambda *_told: window.tabs.name_empty(""))
    commands.stop.triggered.connect(lambda: _stop(window))
    commands.go_on.triggered.connect(lambda: go_on(window))
    session.failed.connect(window.message_bar.show_error)
    session.restarted.connect(
        lambda reason: window.message_bar.show_note(phrase("{} What is done is kept.", reason))
    )
    session.state_changed.connect(
        lambda: offer_for_article(commands, session.core, opener.is_reading)
    )
    session.state_changed.connect(lambda: show_notice(window))
    window.message_bar.toggled.connect(lambda: show_notice(window))


def _choose_parts(window: MainWindow) -> None:
    from khulasa.ui.shell.dialogs.parts_dialog import PartsDialog

    reading = window.session.core.reading
    if reading is not None and reading.article.parts:
        dialog = PartsDialog(reading.article.parts, window)
        dialog.chosen.connect(window.opener.read_with_parts)
        dialog.open()


def _connect_page(window: MainWindow) -> None:
    """The article on the screen."""
    commands, page = window.commands, window.page
    commands.copy_translation.triggered.connect(page.copy_translation)
    commands.copy_paragraph.triggered.connect(lambda: page.copy_paragraph())
    commands.copy_pair.triggered.connect(page.copy_pair)
    commands.copy_citation.triggered.connect(page.copy_citation)
    commands.next_sentence.triggered.connect(lambda: page.view.step(1))
    commands.previous_sentence.triggered.connect(lambda: page.view.step(-1))
    commands.next_part.triggered.connect(page.step_part)
    commands.larger.triggered.connect(lambda: page.view.zoom_by(1))
    commands.smaller.triggered.connect(lambda: page.view.zoom_by(-1))
    commands.normal_size.triggered.connect(lambda: page.view.zoom_by(0))
    bar = window.find_bar
    commands.find.triggered.connect(lambda: _find(window))
    commands.find_next.triggered.connect(lambda: bar.step(1))
    commands.find_previous.triggered.connect(lambda: bar.step(-1))
    commands.find_exact.triggered.connect(lambda: None if bar.isVisible() else _find(window))
    bar.closed.connect(page.view.focus)
    window.stack.currentChanged.connect(lambda _index: bar.close_bar())
    page.copied.connect(window.status_line.confirm)
    window.status_line.doubts_wanted.connect(window.review.open_list)


def _connect_models(window: MainWindow) -> None:
    models, summaries = window.models, window.summaries
    # Another model forgets what it did not translate: first, what is being written is kept.
    window.toolbar.chooser.target_chosen.connect(window.page.view.editing.keep)
    window.toolbar.chooser.model_chosen.connect(window.page.view.editing.keep)
    window.toolbar.chooser.target_chosen.connect(models.choose_target)
    window.toolbar.chooser.model_chosen.connect(models.choose_model)
    window.commands.models.triggered.connect(lambda: models.open_window())
    window.notice.more_models.clicked.connect(lambda: models.open_window())
    window.status_line.install_wanted.connect(lambda: _show_install(window))
    models.route_changed.connect(lambda: show_route(window))
    models.choices_changed.connect(lambda: show_choices(window))
    models.summariser_brought.connect(summaries.use_best)
    summaries.is_coming = models.set_up.is_coming
    window.shared.installs.changed.connect(summaries.refresh_offer)
    summaries.models_wanted.connect(lambda: models.open_window(summaries.suggested))
    # Not by the catalogue, which is there for all windows and would keep this one for ever.
    models.choices_changed.connect(lambda: summaries.set_models(window.catalogue.models))


def _connect_library(window: MainWindow) -> None:
    commands, library = window.commands, window.library
    commands.library.toggled.connect(window.show_library)
    library.article_wanted.connect(window.open_kept)
    window.recent.wanted.connect(window.open_kept)
    library.open_wanted.connect(commands.open.trigger)
    library.paste_wanted.connect(commands.paste.trigger)


def _connect_tabs(window: MainWindow) -> None:
    commands, tabs = window.commands, window.tabs
    commands.new_tab.triggered.connect(lambda: tabs.choose(tabs.add()))
    commands.close_tab.triggered.connect(lambda: tabs.close(tabs.current))
    commands.close_other_tabs.triggered.connect(
        lambda: tabs.bar.close_others(tabs.tabs.index(tabs.current))
    )
    commands.move_tab.triggered.connect(lambda: move_to_new_window(window, tabs.current))
    tabs.bar.window_wanted.connect(
        lambda index, place: move_to_new_window(window, tabs.tabs[index], place or None)
    )
    commands.next_tab.triggered.connect(lambda: tabs.step(1))
    commands.previous_tab.triggered.connect(lambda: tabs.step(-1))
    commands.article_list.triggered.connect(lambda: show_article_list(window))
    tabs.leaving.connect(lambda tab: leave_tab(window, tab))
    tabs.chosen.connect(lambda tab: show_tab(window, tab))
    tabs.closed.connect(lambda tab: forget(window, tab))
    tabs.arranged.connect(lambda: keep_order(window))
    tabs.arranged.connect(lambda: offer_for_tabs(commands, tabs.tabs))
    tabs.refreshed.connect(lambda: show_title(window))
    tabs.refreshed.connect(window.shared.show_progress)
    window.long_jobs.over.connect(
        lambda over: window.caller.call(ending_words(over, private=window.access.private))
    )


def _stop(window: MainWindow) -> None:
    """Stop what is heard, else what is read, else what is translated."""
    if window.aloud.is_on:
        window.aloud.stop()
    elif window.opener.is_reading:
        window.opener.stop()
    else:
        window.session.stop()


def _find(window: MainWindow) -> None:
    """Find words in what is shown: the article, or the library."""
    if window.stack.currentWidget() is window.library:
        window.library.focus_search()
    else:
        window.find_bar.open_bar()


def _speak(window: MainWindow) -> None:
    """Speak the language that was chosen, and show the preferences that it was chosen in."""
    from khulasa.ui.shell.speaking import speak_at_once

    shared = window.shared
    place = shared.windows.index(window)
    speak_at_once(shared, window.settings.get(LANGUAGE))
    preferences = _show_preferences(shared.windows[place])
    preferences.controls[LANGUAGE.path].setFocus()


def _show_preferences(window: MainWindow) -> PreferencesWindow:
    from khulasa.ui.preferences.applying import put_to_work
    from khulasa.ui.preferences.window import PreferencesWindow

    preferences = PreferencesWindow(window.settings, window)

    shared = window.shared

    def follow(setting: Setting[Any]) -> None:
        if setting.path == LANGUAGE.path:
            # Later: the window that it was chosen in makes room for one in the other language. Its
            # preferences do so at once: another key would choose once more in a window that goes.
            preferences.close()
            later(window, lambda: _speak(window))
        put_to_work(shared, setting)

    def move_models() -> None:
        preferences.close()
        window.models.open_window().commands.ask_for_folder()

    preferences.changed.connect(follow)
    preferences.move_wanted.connect(move_models)
    # Not before: on the way to a value nothing is deleted.
    preferences.finished.connect(lambda: shared.access.keep_to(Limits.chosen(shared.settings)))
    preferences.open()
    return preferences


def _show_palette(window: MainWindow) -> None:
    from khulasa.ui.shell.commands.palette import Palette

    Palette(window.commands.named, window).open()


def _show_shortcuts(window: MainWindow) -> None:
    from khulasa.ui.shell.commands.shortcuts_window import ShortcutsWindow

    ShortcutsWindow(window.commands.named, window.settings, window).open()


def _show_log_folder() -> None:
    from khulasa.ui.shell.dialogs.log_folder import show_log_folder

    show_log_folder()


def _show_diagnostics(window: MainWindow) -> None:
    from khulasa.ui.shell.dialogs.diagnostics import show_diagnostics

    show_diagnostics(window)


def _show_about(window: MainWindow) -> None:
    from khulasa.ui.shell.dialogs.standard_dialogs import show_about

    show_about(window)


def _show_problem(window: MainWindow, message: str, details: str) -> None:
    from khulasa.ui.shell.dialogs.error_dialog import problem_dialog

    problem_dialog(message, details, window).show()


def _show_install(window: MainWindow) -> None:
    current = window.models.installs.current()
    window.models.open_window(current.order.name if current else "")
