"""Everything the reader can do, each with its words and its shortcut."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QToolButton, QWidget

from khulasa.summary.result import Length

_Shortcut = str | QKeySequence.StandardKey


class Commands:
    """The commands of a window; it connects them to what they do.

    Args:
        window: Gets all of them, so that the shortcuts work wherever the focus is.
    """

    def __init__(self, window: QWidget) -> None:
        self._window = window
        key = QKeySequence.StandardKey
        self.open = self._add("Open…", "Open an article", key.Open)
        self.paste = self._add("Paste", "Paste an article's text or file", key.Paste)
        self.sample = self._add("Try the sample", "Open the sample article", "Ctrl+T")
        self.library = self._add(
            "Library", "All articles that you have read here", "Ctrl+Shift+H", switch=True
        )
        self.private = self._add(
            "Private mode",
            "Keep nothing of what is opened from now on",
            "Ctrl+Shift+N",
            switch=True,
        )
        self.dont_keep = self._add(
            "Don't keep this article",
            "Take this article out of the library when Khulasa is closed",
            "Ctrl+Shift+Del",
            switch=True,
        )
        self.stop = self._add("Stop", "Stop translating; what is done stays", "Esc")
        self.go_on = self._add("Continue", "Translate what is not done yet", "Ctrl+Return")
        self.copy_summary = self._add("Copy summary", "Copy the summary", "Ctrl+Shift+C")
        self.copy_references = self._add(
            "Copy summary with references",
            "Copy the summary with the numbers of its paragraphs",
            "Ctrl+Alt+C",
        )
        self.copy_translation = self._add(
            "Copy translation", "Copy the whole translation", "Ctrl+Shift+T"
        )
        self.copy_paragraph = self._add(
            "Copy paragraph", "Copy the current paragraph, source and translation", "Ctrl+Shift+P"
        )
        self.lengths = {
            Length.SHORT: self._add("Short", "One or two sentences", "Ctrl+1", switch=True),
            Length.MEDIUM: self._add("Medium", "Three or four sentences", "Ctrl+2", switch=True),
            Length.LONG: self._add("Long", "A paragraph or more", "Ctrl+3", switch=True),
            Length.BULLETS: self._add("Bullets", "The main points", "Ctrl+4", switch=True),
        }
        self.next_sentence = self._add("Next sentence", "Mark the next sentence", "Alt+Down")
        self.previous_sentence = self._add(
            "Previous sentence", "Mark the sentence before", "Alt+Up"
        )
        self.next_doubt = self._add("Next to check", "Go to the next sentence to check", "F8")
        self.previous_doubt = self._add(
            "Previous to check", "Go to the sentence to check before", "Shift+F8"
        )
        self.doubts = self._add("List what to check", "List what to check", "Ctrl+F8", switch=True)
        self.only_doubtful = self._add(
            "Only doubtful", "Hide all paragraphs without anything to check", "Ctrl+D", switch=True
        )
        self.try_again = self._add(
            "Try again", "Have the sentence translated in another way", "Ctrl+R"
        )
        self.alternatives = self._add(
            "Alternatives", "Show other translations of the sentence", "Ctrl+."
        )
        self.edit = self._add("Edit", "Write the translation of the sentence yourself", "F2")
        self.mark_as_fine = self._add("Mark as fine", "The translation is right as it is", "Ctrl+M")
        self.revert = self._add(
            "Back to the model's", "Go back to the model's translation", "Ctrl+Shift+M"
        )
        self.about_sentence = (
            self.try_again,
            self.alternatives,
            self.edit,
            self.mark_as_fine,
            self.revert,
        )
        self.undo = self._add("Undo", "Take back what you did to a translation", key.Undo)
        self.larger = self._add("Larger text", "Make the text larger", key.ZoomIn)
        # On most keyboards "+" needs Shift, and people press Ctrl and the key.
        self.larger.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        self.smaller = self._add("Smaller text", "Make the text smaller", key.ZoomOut)
        self.normal_size = self._add("Normal text size", "Make the text its normal size", "Ctrl+0")
        self.models = self._add("Models…", "Install, look after and remove models", "Shift+F9")
        self.show_log = self._add(
            "Show log", "Show the folder of the log, which holds no text of yours", "Shift+F1"
        )
        self.about = self._add("About Khulasa", "What this is", "F1")
        self.quit = self._add("Quit", "Quit Khulasa", "Ctrl+Q")

    def _add(self, text: str, tip: str, shortcut: _Shortcut, *, switch: bool = False) -> QAction:
        action = QAction(QCoreApplication.translate("Commands", text), self._window)
        action.setCheckable(switch)
        action.setShortcut(QKeySequence(shortcut))
        shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{QCoreApplication.translate('Commands', tip)} ({shown})")
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
