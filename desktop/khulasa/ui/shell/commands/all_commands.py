"""Everything the reader can do, each with its words and its shortcut."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QToolButton, QWidget

from khulasa.summary.length import Length
from khulasa.ui.shell.commands.menu_commands import MenuCommands
from khulasa.ui.shell.commands.shortcut_keys import give_words
from khulasa.ui.shell.commands.view_commands import ViewCommands
from khulasa.wording import _

_Shortcut = str | QKeySequence.StandardKey


class Commands:
    """The commands of a window; it connects them to what they do.

    Attributes:
        named: All of them by the name that settings and the palette know them by.
        view: Those about how the article stands in the window.
        menus: Those that open a menu to choose in.

    Args:
        window: Gets all of them, so that the shortcuts work wherever the focus is.
    """

    def __init__(self, window: QWidget) -> None:
        self._window = window
        key = QKeySequence.StandardKey
        self.open = self._add(_("Open…"), _("Open an article"), key.Open)
        self.paste = self._add(_("Paste"), _("Paste an article's text or file"), key.Paste)
        self.sample = self._add(_("Try the sample"), _("Open the sample article"), "Ctrl+F1")
        self.new_tab = self._add(
            _("New tab"), _("Open another article beside those that are open"), key.AddTab
        )
        self.close_tab = self._add(
            _("Close tab"), _("Close this article; it stays in the library"), "Ctrl+W"
        )
        self.close_other_tabs = self._add(
            _("Close the other tabs"), _("Close all articles but this one"), "Ctrl+Shift+W"
        )
        self.next_tab = self._add(_("Next tab"), _("Go to the next open article"), key.NextChild)
        self.previous_tab = self._add(
            _("Previous tab"),
            _("Go to the open article before"),
            key.PreviousChild if sys.platform == "darwin" else "Ctrl+Shift+Tab",
            also="Ctrl+Shift+Backtab",  # as some systems call the same keys
        )
        self.move_tab = self._add(
            _("Move to a new window"), _("Show this article in a window of its own"), "Ctrl+Alt+N"
        )
        self.article_list = self._add(
            _("List of articles…"),
            _("List the open articles with what to check in each and what failed"),
            "Ctrl+Shift+F",
        )
        self.library = self._add(
            _("Library"), _("All articles that you have read here"), "Ctrl+Shift+H", switch=True
        )
        self.private = self._add(
            _("Private mode"),
            _("Keep nothing of what is opened from now on"),
            "Ctrl+Shift+N",
            switch=True,
        )
        self.dont_keep = self._add(
            _("Don't keep this article"),
            _("Take this article out of the library when Khulasa is closed"),
            "Ctrl+Shift+Del",
            switch=True,
        )
        self.join_lines = self._add(
            _("Join lines"),
            _("Read the lines between blank ones as paragraphs, if they were kept apart"),
            "Ctrl+J",
            switch=True,
        )
        self.parts = self._add(
            _("What to read…"),
            _("Choose which parts of the file are read: notes, comments, sheets"),
            "Ctrl+Shift+R",
        )
        self.stop = self._add(
            _("Stop"), _("Stop translating or reading; what is done stays"), "Esc"
        )
        self.go_on = self._add(_("Continue"), _("Translate what is not done yet"), "Ctrl+Return")
        self.export = self._add(
            _("Save as…"), _("Save the article to read or to pass on"), "Ctrl+Shift+E"
        )
        self.save_layout = self._add(
            _("Save in the file's layout…"),
            _("Save the translation in a copy of the article's file: pictures and tables stay"),
            "Ctrl+Alt+E",
        )
        self.save = self._add(_("Save"), _("Save the article as last time"), key.Save)
        self.print_article = self._add(_("Print…"), _("Print the article"), key.Print)
        self.print_preview = self._add(
            _("Print preview…"), _("Show all pages as they will be printed"), "Ctrl+F2"
        )
        self.copy_summary = self._add(_("Copy summary"), _("Copy the summary"), "Ctrl+Shift+C")
        self.copy_references = self._add(
            _("Copy summary with references"),
            _("Copy the summary with the numbers of its paragraphs"),
            "Ctrl+Alt+C",
        )
        self.copy_translation = self._add(
            _("Copy translation"), _("Copy the whole translation"), "Ctrl+Shift+T"
        )
        self.copy_paragraph = self._add(
            _("Copy paragraph"),
            _("Copy the current paragraph, source and translation"),
            "Ctrl+Shift+P",
        )
        self.copy_pair = self._add(
            _("Copy sentence with its source"),
            _("Copy the sentence, source and translation"),
            "Ctrl+Shift+B",
        )
        self.copy_citation = self._add(
            _("Copy with citation"),
            _("Copy what is selected, or the sentence, with title, file, model and date"),
            "Ctrl+Shift+K",
        )
        self.lengths = {
            Length.SHORT: self._add(_("Short"), _("One or two sentences"), "Ctrl+1", switch=True),
            Length.MEDIUM: self._add(
                _("Medium"), _("Three or four sentences"), "Ctrl+2", switch=True
            ),
            Length.LONG: self._add(_("Long"), _("A paragraph or more"), "Ctrl+3", switch=True),
            Length.BULLETS: self._add(_("Bullets"), _("The main points"), "Ctrl+4", switch=True),
        }
        self.find = self._add(_("Find…"), _("Find words in both columns"), key.Find)
        self.find_next = self._add(_("Find next"), _("Go to the next hit"), "F3")
        self.find_previous = self._add(_("Find previous"), _("Go to the hit before"), "Shift+F3")
        self.find_exact = self._add(
            _("Exact spelling"),
            _("Find only what has the same vowel signs, hamza forms, capitals and digits"),
            "Ctrl+Alt+F",
            switch=True,
        )
        self.next_sentence = self._add(_("Next sentence"), _("Mark the next sentence"), "Alt+Down")
        self.previous_sentence = self._add(
            _("Previous sentence"), _("Mark the sentence before"), "Alt+Up"
        )
        self.next_part = self._add(
            _("Next part of the page"),
            _("Go to the summary, the outline, the text or what to check"),
            "F6",
        )
        self.read_aloud = self._add(
            _("Read aloud"),
            _("Read the translation aloud from the marked sentence on, or end that"),
            "Ctrl+Alt+A",
            switch=True,
        )
        self.read_source_aloud = self._add(
            _("Read the source aloud"),
            _("Read the source aloud from the marked sentence on, or end that"),
            "Ctrl+Alt+S",
            switch=True,
        )
        self.next_doubt = self._add(_("Next to check"), _("Go to the next sentence to check"), "F8")
        self.previous_doubt = self._add(
            _("Previous to check"), _("Go to the sentence to check before"), "Shift+F8"
        )
        self.doubts = self._add(
            _("List what to check"), _("List what to check"), "Ctrl+F8", switch=True
        )
        self.only_doubtful = self._add(
            _("Only doubtful"),
            _("Hide all paragraphs without anything to check"),
            "Ctrl+D",
            switch=True,
        )
        self.try_again = self._add(
            _("Try again"), _("Have the sentence translated in another way"), "Ctrl+R"
        )
        self.alternatives = self._add(
            _("Alternatives"), _("Show other translations of the sentence"), "Ctrl+."
        )
        self.edit = self._add(_("Edit"), _("Write the translation of the sentence yourself"), "F2")
        self.mark_as_fine = self._add(
            _("Mark as fine"), _("The translation is right as it is"), "Ctrl+M"
        )
        self.revert = self._add(
            _("Back to the model's"), _("Go back to the model's translation"), "Ctrl+Shift+M"
        )
        self.note = self._add(_("Note"), _("Write a note on the sentence"), "Ctrl+Alt+M")
        self.remove_note = self._add(
            _("Remove note"), _("Take your note on the sentence away"), "Ctrl+Alt+Shift+M"
        )
        self.everywhere = self._add(
            _("Apply everywhere"),
            _("Put your translation at the same sentence everywhere in the article"),
            "Ctrl+Alt+Return",
        )
        self.put_term = self._add(
            _("Put in the term"),
            _("Put the glossary's term into the sentence that lacks it"),
            "Ctrl+Shift+I",
        )
        self.fix_name = self._add(
            _("Always write as…"),
            _("Have a name written in one way in the whole article"),
            "Ctrl+Shift+A",
        )
        self.add_term = self._add(
            _("Add a term…"),
            _("Put a word of the article and its translation into the glossary"),
            "Ctrl+Alt+G",
        )
        self.glossary = self._add(
            _("Glossary…"),
            _("Terms with the translations that you want, and names that you fixed"),
            "Ctrl+Shift+D",
        )
        self.copied = self._add(
            _("Translate what I copy"),
            _("Translate what you copy in other programs, in a small window that stays on top"),
            "Ctrl+Alt+V",
            switch=True,
        )
        self.about_sentence = (
            self.try_again,
            self.alternatives,
            self.edit,
            self.mark_as_fine,
            self.revert,
            self.note,
        )
        self.undo = self._add(_("Undo"), _("Take back what you did to the article"), key.Undo)
        # On Windows it is Ctrl+Y, elsewhere Ctrl+Shift+Z: people know the one or the other.
        self.redo = self._add(
            _("Redo"), _("Do again what was taken back"), "Ctrl+Shift+Z", also="Ctrl+Y"
        )
        # On most keyboards "+" needs Shift, and people press Ctrl and the key.
        self.larger = self._add(
            _("Larger text"), _("Make the text larger (zoom in)"), "Ctrl++", also="Ctrl+="
        )
        self.smaller = self._add(
            _("Smaller text"), _("Make the text smaller (zoom out)"), key.ZoomOut
        )
        self.normal_size = self._add(
            _("Normal text size"), _("Make the text its normal size (no zoom)"), "Ctrl+0"
        )
        self.guesses = self._add(
            _("Show guessed words"),
            _("Mark the words that the model guessed"),
            "Ctrl+Shift+G",
            switch=True,
        )
        self.models = self._add(
            _("Models…"), _("Install, look after and remove models"), "Shift+F9"
        )
        self.show_log = self._add(
            _("Show log"), _("Show the folder of the log, which holds no text of yours"), "Shift+F1"
        )
        self.preferences = self._add(
            _("Preferences…"),
            _("Choose the language, dark or light colours, and how Khulasa works"),
            "Ctrl+,",
        )
        self.palette = self._add(_("Do something…"), _("Type what you want to do"), "Ctrl+K")
        self.shortcuts = self._add(
            _("Keyboard shortcuts"), _("See and change the keyboard shortcuts"), "F1"
        )
        self.message_details = self._add(_("Details"), _("Show what a bug report needs"), "Alt+D")
        self.close_message = self._add(_("Close message"), _("Close this message"), "Alt+C")
        self.diagnostics = self._add(
            _("Diagnostics…"), _("See, and copy for a bug report, what is installed here"), ""
        )
        self.about = self._add(_("About Khulasa"), _("What this is"), "")
        self.quit = self._add(_("Quit"), _("Quit Khulasa"), "Ctrl+Q")
        self.named = {
            name: command for name, command in vars(self).items() if isinstance(command, QAction)
        }
        self.named |= {f"summary_{length}": action for length, action in self.lengths.items()}
        for command in (self.stop, self.go_on):
            command.setVisible(False)  # nothing runs at first
        self.view = ViewCommands(self._add)
        self.menus = MenuCommands(self._add)
        self.named |= self.view.named | self.menus.named

    def _add(
        self, text: str, tip: str, shortcut: _Shortcut, *, switch: bool = False, also: str = ""
    ) -> QAction:
        action = QAction(text, self._window)
        action.setCheckable(switch)
        give_words(action, tip, [QKeySequence(shortcut), QKeySequence(also)])
        self._window.addAction(action)
        return action


def command_button(command: QAction) -> QToolButton:
    """A button for a command, with its words, its tip and its state."""
    button = QToolButton()
    button.setDefaultAction(command)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    button.setProperty("look", "outline")
    button.setAccessibleName(command.iconText())
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    command.changed.connect(lambda: button.setVisible(command.isVisible()))
    return button
