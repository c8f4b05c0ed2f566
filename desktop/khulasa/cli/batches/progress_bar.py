"""How far a batch is: a bar in a terminal, else a line a minute."""

from __future__ import annotations

import sys
from threading import Lock
from time import monotonic
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

from khulasa.batch.progress import Progress as Reached
from khulasa.cli.writing.output import complain
from khulasa.export.sentence_text import printable
from khulasa.wording import _, count_text

_SECONDS_BETWEEN_LINES = 60.0
_WHOLE = 1.0


class BatchProgress:
    """Tells on standard error how far a batch is; its methods may be called from any thread."""

    def __init__(self) -> None:
        self._is_terminal = sys.stderr.isatty()
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TaskProgressColumn(),
            TextColumn("{task.fields[reached]}"),
            console=Console(stderr=True),
            transient=True,
            disable=not self._is_terminal,
        )
        self._lock = Lock()
        self._task = self._bar.add_task(_("Translating"), total=_WHOLE, reached="")
        self._told = monotonic()

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bar.stop()

    def show(self, reached: Reached) -> None:
        """Show how far it is."""
        if self._is_terminal:
            self._bar.update(self._task, completed=reached.part, reached=reached_text(reached))
            return
        with self._lock:
            now = monotonic()
            is_time = now - self._told >= _SECONDS_BETWEEN_LINES
            self._told = now if is_time else self._told
        if is_time:
            complain(reached_text(reached))

    def complain(self, message: str) -> None:
        """Say what went wrong with a document."""
        if self._is_terminal:
            self._bar.console.print(f"khulasa: {printable(message)}", markup=False, highlight=False)
        else:
            complain(message)


def reached_text(reached: Reached) -> str:
    """How far a batch is, in words."""
    documents = count_text(
        "{over:,} of {:,} document",
        "{over:,} of {:,} documents",
        reached.documents,
        over=reached.over,
    )
    left = reached.seconds_left
    if left is None:
        return documents
    return _("{documents}, {time} left").format(documents=documents, time=_time(left))


def _time(seconds: float) -> str:
    minutes = round(seconds / 60)
    if minutes < 2:
        return _("about a minute")
    if minutes < 120:
        return count_text("about {:,} minute", "about {:,} minutes", minutes)
    return count_text("about {:,} hour", "about {:,} hours", round(minutes / 60))
