"""What can be done with the articles that are selected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence

from khulasa.library.errors import LibraryError
from khulasa.library.facade import Library
from khulasa.library.values import Keeping
from khulasa.ui.library.entry import Entry
from khulasa.ui.library.replies import Replies
from khulasa.ui.library.words import keep_words
from khulasa.ui.shell.commands.shortcut_keys import give_words
from khulasa.wording import _

_Keys = Sequence[QKeySequence | Qt.Key | str | QKeySequence.StandardKey]


class Actions(QObject):
    """Open, pin, note, remove, and undo; done by the library, and told when it is done.

    Signals:
        open_wanted: An ``Entry`` to open.
        note_wanted: An ``Entry`` whose note the reader wants to write.
        removed: Numbers of the articles that are removed now.
        restored: Numbers of the articles that are back.
        noted: A note is kept now: number of the article, and the note.
        changed: Something else about articles changed.
        failed: Something could not be done; says why.
    """

    open_wanted = Signal(object)
    note_wanted = Signal(object)
    removed = Signal(object)
    restored = Signal(object)
    noted = Signal(int, str)
    changed = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library: Library | None = None
        self._entries: list[Entry] = []
        self._current: Entry | None = None
        self._undoable: tuple[int, ...] = ()
        self._replies = Replies(self)
        self._replies.failed.connect(self.failed)
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        self.open = self._add(_("Open"), _("Open the article"), enter)
        self.pin = self._add(
            keep_words(Keeping.NORMAL), _("Keep the article until you remove it"), ("Ctrl+Alt+P",)
        )
        self.note = self._add(_("Note"), _("Write a note on the article"), ("F2",))
        self.remove = self._add(
            _("Remove"),
            _("Take the articles out of the library"),
            (QKeySequence.StandardKey.Delete,),
        )
        self.undo = self._add(
            _("Undo"),
            _("Bring back what was removed"),
            (QKeySequence.StandardKey.Undo,),
        )
        self.open.triggered.connect(self._open)
        self.pin.triggered.connect(self._pin)
        self.note.triggered.connect(self._note)
        self.remove.triggered.connect(self._remove)
        self.undo.triggered.connect(self._undo)
        self.select([], None)
        self.forget_undo()

    @property
    def named(self) -> dict[str, QAction]:
        """All by the name that settings and the palette know them by."""
        return {
            f"library_{name}": action
            for name, action in vars(self).items()
            if isinstance(action, QAction)
        }

    def all(self) -> tuple[QAction, ...]:
        """All, for the lists that have their shortcuts."""
        return (*self.about_articles(), self.undo)

    def about_articles(self) -> tuple[QAction, ...]:
        """Those about selected articles, in the order of menu and buttons."""
        return (self.open, self.pin, self.note, self.remove)

    def set_library(self, library: Library | None) -> None:
        """Work on this library from now on."""
        self._library = library
        self.forget_undo()

    def select(self, entries: Iterable[Entry], current: Entry | None) -> None:
        """Work on these from now on; what concerns one article only is done with the current."""
        self._entries = list(entries)
        self._current = current if current in self._entries else None
        if self._current is None and len(self._entries) == 1:
            self._current = self._entries[0]
        writable = self._library is not None and not self._library.read_only
        self.open.setEnabled(self._current is not None)
        self.note.setEnabled(self._current is not None and writable)
        for action in (self.pin, self.remove):
            action.setEnabled(bool(self._entries) and writable)
        pinned = bool(self._entries) and all(
            entry.keeping is Keeping.PINNED for entry in self._entries
        )
        words = keep_words(Keeping.PINNED if pinned else Keeping.NORMAL)
        self.pin.setText(words)
        self.pin.setIconText(words)

    def forget_undo(self) -> None:
        """What was removed cannot be brought back any more."""
        self._undoable = ()
        self.undo.setEnabled(False)

    def save_note(self, article_id: int, note: str) -> None:
        """Keep a note of the reader's."""
        if self._library is not None:
            saved = self._library.save_note(article_id, note)
            self._replies.wait(saved, lambda _none: self.noted.emit(article_id, note))

    def note_of(self, article_id: int) -> str:
        """The reader's note on an article.

        Raises:
            LibraryError: It cannot be read.
        """
        return self._library.record(article_id).note if self._library is not None else ""

    def last_target(self, article_id: int) -> str:
        """The language that an article was read in last; empty if it was only opened so far.

        Raises:
            LibraryError: It cannot be read.
        """
        targets = self._library.targets(article_id) if self._library is not None else ()
        return targets[0] if targets else ""

    def close(self) -> None:
        """Say nothing any more."""
        self._replies.close()

    def _add(self, text: str, tip: str, keys: _Keys) -> QAction:
        action = QAction(text, self)
        action.setIconText(text)
        # The list looks at them itself, so that they come before those of the window.
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        give_words(action, tip, [QKeySequence(key) for key in keys])
        return action

    def _open(self) -> None:
        if self._current is not None:
            self.open_wanted.emit(self._current)

    def _note(self) -> None:
        if self._current is not None:
            self.note_wanted.emit(self._current)

    def _pin(self) -> None:
        library = self._library
        if library is None:
            return
        numbers = list(dict.fromkeys(entry.article_id for entry in self._entries))
        known = {entry.article_id: entry.keeping for entry in self._entries}
        try:
            pinned = all(
                (known[number] or library.record(number).keeping) is Keeping.PINNED
                for number in numbers
            )
        except LibraryError as error:
            self.failed.emit(str(error))
            return
        keeping = Keeping.NORMAL if pinned else Keeping.PINNED
        saved = [library.set_keeping(number, keeping) for number in numbers]
        # They are written in order: with the last one all are.
        self._replies.wait(saved[-1], lambda _none: self.changed.emit())

    def _remove(self) -> None:
        if self._library is None:
            return
        numbers = tuple(dict.fromkeys(entry.article_id for entry in self._entries))
        self._replies.wait(self._library.remove(numbers), lambda _none: self._tell_removed(numbers))

    def _tell_removed(self, numbers: tuple[int, ...]) -> None:
        self._undoable = numbers
        self.undo.setEnabled(True)
        self.removed.emit(numbers)

    def _undo(self) -> None:
        if self._library is None or not self._undoable:
            return
        restored = self._library.restore(self._undoable)
        self.forget_undo()
        self._replies.wait(restored, self.restored.emit)
