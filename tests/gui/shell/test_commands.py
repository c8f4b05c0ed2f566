"""Every command by menu, palette and shortcut; shortcuts that the reader changes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from khulasa.settings.keys import SHORTCUT
from khulasa.ui.shell.commands.palette import Palette, matching
from khulasa.ui.shell.commands.shortcuts_window import ShortcutsWindow
from khulasa.ui.shell.main_window import MainWindow
from khulasa.ui.shell.notices.welcome import Welcome

from ..conftest import FIRST, THIRD, OpenArticle, OpenWindow, source_texts
from ..fake_engine import FakeEngine


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
    offered = [action for menu in window.menuBar().actions() for action in in_menus(menu.menu())]
    assert set(window.commands.named.values()) <= set(offered)


def test_no_two_commands_share_a_shortcut(open_window: OpenWindow) -> None:
    window = open_window(FakeEngine())
    keys = [
        key.toString() for action in window.commands.named.values() for key in action.shortcuts()
    ]
    assert sorted(keys) == sorted(set(keys))


def test_without_an_article_nothing_is_offered_that_needs_one(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window = open_window(FakeEngine())
    commands = window.commands
    of_article = (
        commands.copy_translation,
        commands.copy_summary,
        commands.next_sentence,
        commands.next_doubt,
        commands.edit,
        commands.undo,
        commands.dont_keep,
        commands.join_lines,
    )
    assert not any(command.isEnabled() for command in of_article)
    window.open_text(FIRST, language="ar")
    qtbot.waitUntil(commands.copy_translation.isEnabled)
    assert commands.next_sentence.isEnabled()


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
