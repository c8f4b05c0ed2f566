"""The window with a scripted engine and a reader who edits, notes, sets and saves; tells of it.

python window_program.py LEDGER LAST_STEP SEED END [FILE]

Without a file it begins as the app does: where a killed window was. ``END`` is ``1`` to close the
window when all is done; else it is edited until somebody kills it.
"""

from __future__ import annotations

import os
import random
import re
import sys
from pathlib import Path

from dying import Steps, scripted_engine
from PySide6.QtCore import QTimer

from khulasa.engine import client
from khulasa.export.choices import Choices
from khulasa.reading.changes import State
from khulasa.settings.keys import ZOOM, ZOOMS
from khulasa.translation.result import Translation, by_user
from khulasa.ui.export.documents import Order
from khulasa.ui.shell import app
from khulasa.ui.shell.main_window import MainWindow

PACE = 8.0  # milliseconds
SAVED = "KHULASA_TEST_SAVED"  # the folder for what is saved
BETWEEN_EDITS = 9  # milliseconds
SENTENCE = re.compile("«(\\d+): ([^»]*)»")


class EditedWindow(MainWindow):
    """Tells what its rows show, after they show it, and is edited meanwhile."""

    steps: Steps
    draw: random.Random
    to_end = False

    def resume(self, *, behind: bool = False) -> None:
        super().resume(behind=behind)
        self._shown: dict[int, str] = {}
        self._edits = 0
        # Connected last, so it comes when all others have shown what has changed.
        self.session.rows_changed.connect(self._tell)
        self.opener.opened.connect(lambda _opened: self._tell(range(self._target.row_count)))
        self.session.state_changed.connect(self._end_if_done)
        self._edit_timer = QTimer(self, interval=BETWEEN_EDITS)
        self._edit_timer.timeout.connect(self._edit)
        self._edit_timer.start()
        self._end_if_done()  # an article that is kept as a whole is done already

    @property
    def _target(self) -> object:
        return self.page.view.target

    def _tell(self, rows: range | list[int]) -> None:
        document = self._target.document()
        texts = [document.findBlockByNumber(row).text() for row in rows]
        shown = [(int(found[1]), found[0]) for text in texts for found in SENTENCE.finditer(text)]
        self._shown.update(shown)
        self.steps.tell("shown", shown, len(self.session.core.revisions.undo_stack))

    def _edit(self) -> None:
        if not self._shown:
            return
        other = self.draw.random()
        if other < 0.05:
            self._set(self.draw.choice(ZOOMS))
        elif other < 0.1 and self.access.library is not None:
            self._note(f"note {self.draw.random()}")
        elif other < 0.15:
            self._save()
        stack = self.session.core.revisions.undo_stack
        # What is not filled in yet cannot be seen to change.
        if stack and stack[-1][0][0] in self._shown and self.draw.random() < 0.2:
            [(number, before)] = stack[-1]
            assert isinstance(before, Translation)
            self.steps.tell("undoing", number, before.target)
            self.session.undo()
            return
        number = self.draw.choice(list(self._shown))
        self._edits += 1
        words = f"«{number}: as the reader has it, {self.draw.random()}»"
        self.steps.tell("revising", number, words)
        self.session.revise(number, by_user(words))

    def _set(self, zoom: float) -> None:
        self.steps.tell("putting", "zoom", zoom)
        self.settings.set(ZOOM, zoom)
        self.steps.tell("put")

    def _note(self, note: str) -> None:
        library = self.access.library
        article, *_others = library.list_articles()
        self.steps.tell("putting", "note", note)
        library.save_note(article.id, note).result()
        self.steps.tell("put")

    def _save(self) -> None:
        """Save the article in a thread, as the dialog has it done."""
        path = Path(os.environ[SAVED]) / self.draw.choice(("a.json", "b.json"))
        self.exporting._save(Order(path, "json", Choices()))

    def _end_if_done(self) -> None:
        if self.to_end and self.session.core.state is State.DONE:
            self._edit_timer.stop()
            self._ending = QTimer(self, interval=20)
            self._ending.timeout.connect(self._end_if_shown)
            self._ending.start()

    def _end_if_shown(self) -> None:
        """A long article is shown in portions; wait for the last."""
        text = self._target.document().toPlainText()
        if len(SENTENCE.findall(text)) == self.session.core.counts().total:
            self._ending.stop()
            self._tell(range(self._target.row_count))
            self.close()


def program(ledger: str, last_step: int, seed: int, to_end: bool, file: str | None) -> int:
    EditedWindow.steps = Steps(last_step)
    EditedWindow.draw = random.Random(seed)
    EditedWindow.to_end = to_end
    client.Engine = lambda: scripted_engine(ledger, PACE)  # type: ignore[assignment,misc]
    app.MainWindow = EditedWindow  # type: ignore[misc]
    code = app.run([file] if file else [])
    EditedWindow.steps.tell("ended", EditedWindow.steps.taken)
    return code


if __name__ == "__main__":
    sys.exit(
        program(
            sys.argv[1],
            int(sys.argv[2]),
            int(sys.argv[3]),
            sys.argv[4] == "1",
            sys.argv[5] if len(sys.argv) > 5 else None,
        )
    )
