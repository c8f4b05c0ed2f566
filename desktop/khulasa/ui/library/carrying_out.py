"""What the page does when the reader opens, notes, pins, removes or restores articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from khulasa.library.errors import LibraryError
from khulasa.ui.library.entry import Entry
from khulasa.ui.library.words import removed_words

if TYPE_CHECKING:
    from khulasa.ui.library.page import LibraryPage


def connect(page: LibraryPage) -> None:
    """Connect the actions of a page, and its note editor."""
    actions, note_editor = page.actions_, page.note_editor
    actions.open_wanted.connect(lambda entry: _open(page, entry))
    actions.note_wanted.connect(lambda entry: _write_note(page, entry))
    actions.removed.connect(lambda numbers: _tell_removed(page, numbers))
    actions.restored.connect(lambda numbers: _show_restored(page, numbers))
    actions.changed.connect(lambda: _tell_changed(page))
    actions.noted.connect(lambda number, note: _tell_noted(page, number, note))
    actions.failed.connect(page.bar.show_failure)
    page.bar.over.connect(actions.forget_undo)
    note_editor.kept.connect(actions.save_note)
    note_editor.left.connect(lambda: _return_to_list(page))


def move_on(page: LibraryPage) -> None:
    """The reader does something else: what was removed stays so."""
    page.actions_.forget_undo()
    page.bar.clear()


def _open(page: LibraryPage, entry: Entry) -> None:
    if entry.unfolds:
        page.hit_list.unfold(entry.article_id)
        return
    move_on(page)
    try:
        target = entry.target or page.actions_.last_target(entry.article_id)
    except LibraryError as error:
        page.bar.show_failure(str(error))
        return
    page.article_wanted.emit(entry.article_id, target, entry.sentence)


def _write_note(page: LibraryPage, entry: Entry) -> None:
    move_on(page)
    try:
        note = page.actions_.note_of(entry.article_id)
    except LibraryError as error:
        page.bar.show_failure(str(error))
        return
    page.note_editor.begin(entry.article_id, entry.title, note)


def _return_to_list(page: LibraryPage) -> None:
    view = page.shown_list()
    if view is not None and page.isVisible():
        view.setFocus(Qt.FocusReason.OtherFocusReason)


def _tell_removed(page: LibraryPage, numbers: tuple[int, ...]) -> None:
    page.bar.show_done(removed_words(len(numbers)))
    page.refresh()


def _show_restored(page: LibraryPage, numbers: tuple[int, ...]) -> None:
    page.bar.clear()
    page.refresh()
    if page.shown_list() is page.article_list:
        page.article_list.go_to(numbers)


def _tell_changed(page: LibraryPage) -> None:
    move_on(page)
    page.refresh()


def _tell_noted(page: LibraryPage, article_id: int, note: str) -> None:
    page.note_editor.confirm(article_id, note)
    page.refresh()
