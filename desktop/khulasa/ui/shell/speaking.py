"""The language of the windows; another one holds at once: they are built again in it.

The articles, what is done to them and the engine's jobs know nothing of windows: they go from each
window to one in its place. What the reader looks at there, and is writing, goes with them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from khulasa.resources import resource_path
from khulasa.ui.open_articles.dialog import OpenArticlesDialog
from khulasa.ui.reading.columns.zooming import Zooms
from khulasa.ui.review.looking import Looking, look_again, looking_at
from khulasa.ui.widgets.languages import speak
from khulasa.wording import Phrase, switch_language, wanted_language

if TYPE_CHECKING:
    from khulasa.ui.shell.main_window import MainWindow
    from khulasa.ui.shell.shared import Shared


def speak_at_once(shared: Shared, chosen: str) -> None:
    """Have all windows speak another language; what is being done goes on.

    Args:
        shared: Has the windows.
        chosen: Code of the language; empty for the system's.
    """
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    switch_language(chosen, resource_path("translations"))
    speak(app, wanted_language())
    shared.catalogue.reload()  # what it says of the models
    for window in shared.windows.copy():
        _build_again(window)
    shared.copied.begin_anew()


@dataclass(frozen=True, slots=True)
class _Left:
    """How the reader left a window, beside its articles and what settings remember."""

    looking: Looking
    place: tuple[int, float]
    zooms: Zooms
    in_library: bool
    searched: str
    found: str | None
    exact: bool
    lasting: tuple[Phrase | str, ...]
    error: tuple[Phrase | str, str]
    note: Phrase | str

    @classmethod
    def of(cls, window: MainWindow) -> _Left:
        """What can be seen in a window."""
        return cls(
            looking_at(window.page, window.commands),
            window.page.view.place,
            window.page.view.zooms,
            window.stack.currentWidget() is window.library,
            window.library.controls.search.text(),
            None if window.find_bar.isHidden() else window.find_bar.field.text(),
            window.commands.find_exact.isChecked(),
            window.message_bar.lasting,
            window.message_bar.error,
            window.message_bar.note,
        )

    def bring_back(self, window: MainWindow) -> None:
        """Show in another window what could be seen in this one."""
        window.page.view.set_zooms(self.zooms)
        window.commands.find_exact.setChecked(self.exact)
        if self.found is not None and window.stack.currentWidget() is window.page:
            window.find_bar.open_bar()
            window.find_bar.search(self.found)
        look_again(self.looking, window.page, window.commands)
        # The tab knew it, too, but its window had no size yet.
        window.page.view.go_back_to(*self.place)
        window.library.controls.search.setText(self.searched)
        window.commands.library.setChecked(self.in_library)
        window.message_bar.show_lasting(*self.lasting)
        if self.error[0]:
            window.message_bar.show_error(*self.error)
        elif self.note:
            window.message_bar.show_note(self.note)


def _build_again(window: MainWindow) -> None:
    """Put a window in the place of another, with all that is in it."""
    left, is_active = _Left.of(window), window.isActiveWindow()
    window.page.close_down()  # its sizes are remembered, and the other begins with them
    other = window.beside()
    other.catalogue_fault = window.catalogue_fault
    other.long_jobs.go_on_from(window.long_jobs)
    window.tabs.give_all(other.tabs)
    window.opener.go_on_in(other.opener)
    window.models.go_on_in(other.models)
    other.setGeometry(window.geometry())
    other.setWindowState(window.windowState())
    other.show()
    left.bring_back(other)
    listed = window.findChild(OpenArticlesDialog)
    if isinstance(listed, OpenArticlesDialog) and listed.isVisible():
        OpenArticlesDialog(other.tabs, other).show_like(listed)
    window.close()
    if is_active:
        other.activateWindow()
