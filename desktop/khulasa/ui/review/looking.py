"""What the reader looks at in an article, and is writing about it, to go on with it elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from khulasa.ui.shell.commands.all_commands import Commands
from khulasa.ui.shell.page import ReadingPage


@dataclass(frozen=True, slots=True)
class Looking:
    """How the panel and the marks in the text stand.

    Attributes:
        pinned: The sentences that are pinned.
        is_open: Whether the panel is open.
        only_doubtful: Whether other paragraphs are hidden.
        notes: Those that were begun, by the numbers of their sentences.
        written: What is being written of a translation at the moment; None if nothing is.
        noting: Whether a note is being written.
    """

    pinned: Sequence[int]
    is_open: bool
    only_doubtful: bool
    notes: Mapping[int, str]
    written: str | None
    noting: bool


def looking_at(page: ReadingPage, commands: Commands) -> Looking:
    """What the reader looks at on a page; what is being written there is put aside."""
    sentence, written = page.review.sentence, page.view.editing.hand_on()
    return Looking(
        page.view.marks.pinned,
        commands.doubts.isChecked(),
        commands.only_doubtful.isChecked(),
        sentence.note.drafts(),
        written,
        sentence.note.editing,
    )


def look_again(looking: Looking, page: ReadingPage, commands: Commands) -> None:
    """Go on with it on another page, which shows the same article."""
    sentence = page.review.sentence
    commands.doubts.setChecked(looking.is_open)
    commands.only_doubtful.setChecked(looking.only_doubtful)
    page.view.marks.pin(looking.pinned)
    sentence.note.take_up(looking.notes)
    if looking.written is not None:
        commands.edit.trigger()
        page.view.editing.editor.field.setPlainText(looking.written)
    elif looking.noting:
        commands.note.trigger()
