"""Temporary."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from khulasa.library.library import Library


class LibraryPage(QWidget):
    article_wanted = Signal(int, str, int)
    open_wanted = Signal()
    paste_wanted = Signal()

    def refresh(self) -> None: ...
    def set_library(self, library: Library | None) -> None: ...
    def focus_search(self) -> None: ...
