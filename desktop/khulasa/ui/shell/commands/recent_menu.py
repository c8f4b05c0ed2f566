"""The menu of the articles that were read last."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from khulasa.library.article_name import article_name
from khulasa.library.errors import LibraryError
from khulasa.ui.shell.library_access import LibraryAccess
from khulasa.ui.widgets.menus import add
from khulasa.ui.widgets.plain import unguessed
from khulasa.wording import _

_MOST = 10
_LONGEST = 60  # characters of a title


class RecentMenu(QMenu):
    """Lists what the library has, the last opened first; filled whenever it is shown.

    Args:
        access: The library.

    Signals:
        wanted: Number of the article, and the language it was read in.
    """

    wanted = Signal(int, str)

    def __init__(self, access: LibraryAccess, parent: QWidget) -> None:
        super().__init__(_("Open &recent"), parent)
        self._access = access
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        library = self._access.library
        try:
            rows = library.list_articles(limit=_MOST) if library is not None else ()
        except LibraryError:
            rows = ()
        for row in rows:
            title = article_name(row.title, row.file)
            shown = title if len(title) <= _LONGEST else title[: _LONGEST - 1].rstrip() + "…"
            # Isolated, so that an Arabic title is cut at its own end, and an English one at its.
            action = add(self, f"\u2068{shown.replace('&', '&&')}\u2069")
            action.setToolTip(unguessed(row.file or title))
            action.triggered.connect(lambda _checked, row=row: self.wanted.emit(row.id, row.target))
        if not rows:
            add(self, _("Nothing is kept yet")).setEnabled(False)
