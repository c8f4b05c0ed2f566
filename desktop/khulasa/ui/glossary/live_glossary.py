"""The reader's glossary as all windows share it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Signal

from khulasa.glossary.store import GlossaryStore
from khulasa.glossary.term import Term
from khulasa.settings.keys import GLOSSARY
from khulasa.settings.store import Settings
from khulasa.wording import Phrase


class LiveGlossary(QObject):
    """Reads the glossary when it is first asked for, and tells when it is another one.

    Signals:
        changed: Other terms are looked for now.

    Attributes:
        notice: What the reader has to be told of the file; may be empty.

    Args:
        store: The file.
        settings: Say whether translations are checked by it.
    """

    changed = Signal()

    def __init__(
        self, store: GlossaryStore, settings: Settings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store, self._settings = store, settings
        self._terms: tuple[Term, ...] | None = None
        self.notice: Phrase | str = ""

    @property
    def terms(self) -> tuple[Term, ...]:
        """All terms."""
        if self._terms is None:
            self._terms, self.notice = self._store.read()
        return self._terms

    @property
    def in_use(self) -> tuple[Term, ...]:
        """The terms that translations are checked by; none while the reader wants none."""
        return self.terms if self._settings.get(GLOSSARY) else ()

    @property
    def is_on(self) -> bool:
        """Whether translations are checked by it."""
        return self._settings.get(GLOSSARY)

    def switch(self, on: bool) -> None:
        """Have translations checked by it, or not."""
        if on != self.is_on:
            self._settings.set(GLOSSARY, on)
            self.changed.emit()

    def change(self, edit: Callable[[tuple[Term, ...]], Iterable[Term]]) -> None:
        """See ``GlossaryStore.change``.

        Raises:
            GlossaryError: It cannot be kept; the terms are as they were.
        """
        self._terms = self._store.change(edit)
        self.changed.emit()
