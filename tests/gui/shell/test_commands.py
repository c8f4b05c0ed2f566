"""Every command by menu, palette and shortcut; shortcuts that the reader changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from khulasa.reading.changes import State
from khulasa.settings.arrangement import Arrangement
from khulasa.settings.keys import SHORTCUT
from khulasa.settings.store import user_settings
from khulasa.ui.shell.commands.palette import Palette, matching
from khulasa.ui.shell.commands.shortcut_keys import change
from khulasa.ui.shell.commands.shortcuts_window import ShortcutsWindow
from khulasa.ui.shell.main_window import MainWindow
from khulasa.ui.shell.notices.welcome import Welcome

from ..conftest import FIRST, THIRD, OpenArticle, OpenWindow, source_texts, wait_for_state
from ..fake_engine import FakeEngine

DOCS = Path(__file__).parents[3] / "docs"
IN_LIST = Qt.ShortcutContext.WidgetShortcut


def in_menus(menu: QMenu) -> list[QAction]:
    found: list[QAction] = []
    for action in menu.actions():
        found += in_menus(action.menu()) if action.menu() else [action]
    return found


def dialog(window: MainWindow, kind: type) -> object:
    [found] = window.findChildren(kind)
    return found


def test_every_command_is_in_the_menu_bar(open_window: OpenWindow) -> None:
    window = open_window(FakeEngine())
    menus = [action.menu() for action in window.menuBar().actions()]
    offered = {action for menu in menus for action in in_menus(menu)}
    named = set(window.commands.named.values())
    to_choose_in = set(window.commands.menus.named.values())
    assert named - to_choose_in <= offered
    # In the place of a command that opens a menu stands the menu.
    inner = {action.text() for menu in menus for action in menu.actions() if action.menu()}
    assert {command.text() for command in to_choose_in} <= inner


def test_whatever_has_a_shortcut_can_be_found_and_changed(open_window: OpenWindow) -> None:
    window = open_window(FakeEngine())
    named = set(window.commands.named.values())
    strays = [
        action.text()
        for action in window.findChildren(QAction)
        if action.shortcuts() and action not in named
    ]
    # Esc leaves the hits for the search; no other key would.
    assert strays == ["Clear search"]
    assert window.findChildren(QShortcut) == []
    assert not any(button.shortcut().toString() for button in window.findChildren(QAbstractButton))


def test_no_two_commands_share_a_shortcut(open_window: OpenWindow) -> None:
    commands = open_window(FakeEngine()).commands.named
    of_list = {name: one for name, one in commands.items() if one.shortcutContext() is IN_LIST}
    of_window = {name: one for name, one in commands.items() if name not in of_list}
    for together in (of_list, of_window):
        keys = [key.toString() for action in together.values() for key in action.shortcuts()]
        assert sorted(keys) == sorted(set(keys))


def test_every_shortcut_is_in_the_documentation(open_window: OpenWindow) -> None:
    told = (DOCS / "command-line.md").read_text(encoding="utf-8").partition("## Keys")[2]
    several = {f"Alt+{number}" for number in range(1, 6)} | {f"Ctrl+{n}" for n in range(1, 5)}
    commands = open_window(FakeEngine()).commands.named
    usual = (one.shortcut().toString().replace("Return", "Enter") for one in commands.values())
    assert {keys for keys in usual if keys not in told} - several == set()


@pytest.mark.parametrize(
    ("command", "keys", "holder"),
    [
        ("models", "F9", "Translate with"),
        ("models", "Alt+C", "Close message"),
        ("models", "Del", "Remove"),
        ("library_note", "Ctrl+O", "Open"),
        ("library_note", "Ctrl+Alt+P", "Pin"),
    ],
)
def test_no_shortcut_can_be_given_twice(
    open_window: OpenWindow, command: str, keys: str, holder: str
) -> None:
    window = open_window(FakeEngine())
    commands = window.commands.named
    before = commands[command].shortcuts()
    taken_by = change(command, QKeySequence(keys), commands, window.settings)
    assert taken_by is not None
    assert commands[taken_by].iconText() == holder
    assert commands[command].shortcuts() == before


def test_a_list_has_its_own_use_for_keys_of_the_window(open_window: OpenWindow) -> None:
    window = open_window(FakeEngine())
    commands, settings = window.commands.named, window.settings
    assert commands["library_note"].shortcuts() == commands["edit"].shortcuts()
    assert change("library_note", QKeySequence("F12"), commands, settings) is None
    assert change("library_note", QKeySequence("F2"), commands, settings) is None
    assert commands["library_note"].shortcuts() == commands["edit"].shortcuts()


def test_keys_that_the_reader_chose_are_not_taken_by_a_later_command(
    open_window: OpenWindow,
) -> None:
    user_settings().set(SHORTCUT.of("models"), "F9")
    commands = open_window(FakeEngine()).commands
    assert commands.models.shortcut() == QKeySequence("F9")
    assert commands.menus.model.shortcuts() == []


def test_a_button_tells_the_shortcut_that_its_command_has_now(open_window: OpenWindow) -> None:
    window = open_window(FakeEngine())
    button = window.toolbar.chooser.target_button
    assert button.toolTip() == "Choose the language to read it in (Ctrl+Shift+L)"
    change("choose_target_language", QKeySequence("F12"), window.commands.named, window.settings)
    assert button.toolTip() == "Choose the language to read it in (F12)"


def test_a_menu_opens_by_its_command_where_its_button_is_out_of_sight(
    open_article: OpenArticle,
) -> None:
    window = open_article(FakeEngine())
    window.commands.library.trigger()
    menu = window.page.summary.summarisers
    window.commands.menus.summariser.trigger()
    assert menu.isVisible()
    menu.close()


def test_what_can_be_done_in_the_library_is_offered_while_it_is_shown(
    qtbot: QtBot, open_article: OpenArticle
) -> None:
    window = open_article(FakeEngine())
    commands = window.commands.named
    assert matching(commands, "take the articles out") == []
    window.commands.library.trigger()
    qtbot.waitUntil(lambda: window.library.articles.rowCount() > 0)
    window.library.article_list.selectAll()
    assert matching(commands, "take the articles out") == [commands["library_remove"]]
    commands["library_only_pinned"].trigger()
    assert window.library.controls.chosen().pinned
    assert window.library.articles.rowCount() == 0
    window.commands.library.trigger()
    assert matching(commands, "only: pinned") == []


def test_a_message_is_closed_by_its_command(open_window: OpenWindow) -> None:
    window = open_window(FakeEngine())
    commands, bar = window.commands, window.message_bar
    assert not commands.close_message.isEnabled()
    bar.show_error("Something went wrong.", "and why")
    assert commands.message_details.isEnabled()
    commands.close_message.trigger()
    assert bar.isHidden()
    assert not commands.message_details.isEnabled()


def test_other_tabs_are_closed_by_a_command(qtbot: QtBot, open_article: OpenArticle) -> None:
    window = open_article(FakeEngine())
    assert not window.commands.close_other_tabs.isEnabled()
    window.open_text(FIRST, language="ar")
    qtbot.waitUntil(lambda: source_texts(window) == [FIRST])
    window.commands.close_other_tabs.trigger()
    assert [tab.article.core.reading is not None for tab in window.tabs.tabs] == [True]
    assert source_texts(window) == [FIRST]


# How articles are shown and summarised can be chosen before there is one.
WITHOUT_AN_ARTICLE = {
    *("open", "paste", "sample", "new_tab", "library", "private", "glossary", "copied", "models"),
    *("preferences", "palette", "shortcuts", "show_log", "diagnostics", "about", "quit"),
    *("larger", "smaller", "normal_size", "guesses"),
    *("larger_source", "smaller_source", "larger_translation", "smaller_translation"),
    *("arrange_beside", "arrange_stacked", "arrange_translation", "arrange_source"),
    *("arrange_on_demand", "summary_side", "choose_summariser"),
    *("summary_short", "summary_medium", "summary_long", "summary_bullets"),
}
ONE_BESIDE_THE_OTHER = {"scroll_together", "wider_source", "wider_translation"}


def test_without_an_article_nothing_is_offered_that_needs_one(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window = open_window(FakeEngine())
    commands = window.commands.named

    def offered() -> set[str]:
        return {name for name, one in commands.items() if one.isEnabled() and one.isVisible()}

    assert offered() - ONE_BESIDE_THE_OTHER == WITHOUT_AN_ARTICLE
    window.commands.view.arrangements[Arrangement.ON_DEMAND].trigger()
    assert offered() == WITHOUT_AN_ARTICLE
    window.open_text(FIRST, language="ar")
    qtbot.waitUntil(commands["copy_translation"].isEnabled)
    assert {"next_sentence", "doubts", "choose_model", "show_source"} <= offered()
    window.commands.close_tab.trigger()
    assert offered() == WITHOUT_AN_ARTICLE


def test_the_palette_finds_by_any_words_and_does_what_is_chosen(
    qtbot: QtBot, open_article: OpenArticle
) -> None:
    window = open_article(FakeEngine())
    window.commands.palette.trigger()
    palette = dialog(window, Palette)
    assert isinstance(palette, Palette)
    qtbot.keyClicks(palette.field, "text larg")
    # Of the source, of the translation, and of both, which is called so.
    assert palette.list.count() == 3
    palette.field.setText("larger text")
    before = window.page.view.zooms.target
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.page.view.zooms.target > before


def test_the_arrows_move_in_the_palette(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeEngine())
    palette = Palette(window.commands.named, window)
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentRow() == 1
    qtbot.keyClicks(palette.field, "nothing is called so")
    assert palette.list.item(0).text() == "Nothing that can be done now is called so."
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)  # does nothing


def test_what_cannot_be_done_now_is_not_in_the_palette(open_window: OpenWindow) -> None:
    commands = open_window(FakeEngine()).commands
    assert matching(commands.named, "copy translation") == []
    assert matching(commands.named, "quit khulasa") == [commands.quit]
    assert matching(commands.named, "dark") == [commands.preferences]
    assert commands.larger in matching(commands.named, "zoom")
    # Own words before those of the explanation.
    assert matching(commands.named, "open")[0] is commands.open


def test_a_shortcut_is_changed_kept_and_taken_back(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeEngine())
    settings = window.settings
    shortcuts = ShortcutsWindow(window.commands.named, settings, window)
    qtbot.addWidget(shortcuts)
    editor = shortcuts.editors["models"]
    editor.setKeySequence(QKeySequence("Ctrl+Alt+W"))
    editor.editingFinished.emit()
    assert window.commands.models.shortcut() == QKeySequence("Ctrl+Alt+W")
    assert "Ctrl+Alt+W" in window.commands.models.toolTip()
    again = open_window(FakeEngine())
    assert again.commands.models.shortcut() == QKeySequence("Ctrl+Alt+W")
    shortcuts.reset.click()
    assert window.commands.models.shortcut() == QKeySequence("Shift+F9")
    assert settings.get(SHORTCUT.of("models")) is None


def test_a_shortcut_that_is_taken_changes_nothing(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeEngine())
    settings = window.settings
    shortcuts = ShortcutsWindow(window.commands.named, settings, window)
    qtbot.addWidget(shortcuts)
    editor = shortcuts.editors["models"]
    editor.setKeySequence(QKeySequence("Ctrl+O"))
    editor.editingFinished.emit()
    assert shortcuts.said.text() == "Ctrl+O is the shortcut of “Open” already."
    assert window.commands.models.shortcut() == QKeySequence("Shift+F9")
    assert editor.keySequence() == QKeySequence("Shift+F9")


def test_commands_are_found_in_the_window_of_shortcuts_and_esc_closes_it(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window = open_window(FakeEngine())
    window.commands.shortcuts.trigger()
    shortcuts = dialog(window, ShortcutsWindow)
    assert isinstance(shortcuts, ShortcutsWindow)
    shortcuts.field.setText("quit")
    shown = [
        shortcuts.table.item(row, 0).text()
        for row in range(shortcuts.table.rowCount())
        if not shortcuts.table.isRowHidden(row)
    ]
    assert shown == ["Quit"]
    shortcuts.field.clear()
    shortcuts.field.setFocus()
    shortcuts.focusNextChild()
    assert shortcuts.focusWidget() is shortcuts.editors["open"]
    with qtbot.waitSignal(shortcuts.rejected):
        qtbot.keyClick(shortcuts.focusWidget(), Qt.Key.Key_Escape)
    assert shortcuts.editors["open"].keySequence() == window.commands.open.shortcut()


def test_the_empty_window_has_a_context_menu(open_window: OpenWindow) -> None:
    window = open_window(FakeEngine())
    welcome = window.findChild(Welcome)
    assert isinstance(welcome, Welcome)
    assert welcome.contextMenuPolicy() is Qt.ContextMenuPolicy.ActionsContextMenu
    commands = window.commands
    assert welcome.actions() == [commands.open, commands.paste, commands.sample]


def test_what_was_read_last_is_in_a_menu(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeEngine())
    window.recent.aboutToShow.emit()
    [nothing] = window.recent.actions()
    assert not nothing.isEnabled()
    for text in (FIRST, THIRD):
        window.open_text(text, language="ar")
        qtbot.waitUntil(lambda text=text: source_texts(window) == [text])
    window.recent.aboutToShow.emit()
    assert len(window.recent.actions()) == 2
    window.recent.actions()[1].trigger()
    assert source_texts(window) == [FIRST]


def test_a_long_title_in_the_menu_is_cut_at_its_own_end(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(FakeEngine())
    path = tmp_path / "article.md"
    path.write_text("# " + "عنوان طويل جدا " * 8 + "\n\n" + FIRST, encoding="utf-8")
    window.open_file(path)
    wait_for_state(qtbot, window, State.DONE)
    window.recent.aboutToShow.emit()
    (action,) = window.recent.actions()
    assert action.text().startswith("\u2068عنوان")
    assert action.text().endswith("…\u2069")


@pytest.mark.parametrize("name", ["open", "paste", "library"])
def test_the_tool_bar_is_reached_by_tab(open_window: OpenWindow, name: str) -> None:
    window = open_window(FakeEngine())
    action = window.commands.named[name]
    [button] = [
        button
        for button in window.toolbar.findChildren(QToolButton)
        if button.defaultAction() is action
    ]
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_the_first_focus_is_on_open(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeEngine())
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    focus = QApplication.focusWidget()
    assert isinstance(focus, QToolButton)
    assert focus.defaultAction() is window.commands.open
