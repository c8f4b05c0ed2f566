"""Connects the commands about the columns with the view, and remembers what was chosen."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from khulasa.settings.arrangement import Arrangement
from khulasa.settings.keys import (
    ARRANGEMENT,
    SCROLL_TOGETHER,
    SOURCE_SHARE,
    SOURCE_ZOOM,
    ZOOM,
)
from khulasa.settings.store import Settings
from khulasa.ui.reading.columns.zooming import Zooms
from khulasa.ui.reading.view import ReadingView
from khulasa.ui.shell.commands.view_commands import ViewCommands

_SETTLED = 500  # milliseconds after the last move, when the widths are written down
_STEP = 0.05  # of the width


class ArrangingCommands(QObject):
    """Has the view follow the commands, from what was chosen last.

    Args:
        view: Shows the article.
        commands: The commands.
        settings: Remember what was chosen.
    """

    def __init__(self, view: ReadingView, commands: ViewCommands, settings: Settings) -> None:
        super().__init__(view)
        self._has_article = False
        self._view, self._commands, self._settings = view, commands, settings
        columns = view.columns
        columns.set_share(settings.get(SOURCE_SHARE))
        columns.set_linked(settings.get(SCROLL_TOGETHER))
        columns.choose(settings.get(ARRANGEMENT))
        view.set_zooms(Zooms.near(settings.get(ZOOM), settings.get(SOURCE_ZOOM)))
        commands.arrangements[settings.get(ARRANGEMENT)].setChecked(True)
        commands.scroll_together.setChecked(columns.linked)
        self._settling = QTimer(self, interval=_SETTLED, singleShot=True)
        self._settling.timeout.connect(self._remember_share)
        columns.share_changed.connect(lambda _share: self._settling.start())
        columns.rearranged.connect(self._allow)
        view.zoomed.connect(self._remember_zooms)
        for arrangement, command in commands.arrangements.items():
            command.triggered.connect(lambda _on, chosen=arrangement: self._choose(chosen))
        commands.scroll_together.triggered.connect(self._link)
        commands.show_source.triggered.connect(
            lambda: view.columns.toggle_source(view.current_row())
        )
        for command, by in ((commands.wider_source, _STEP), (commands.wider_translation, -_STEP)):
            command.triggered.connect(lambda _on, by=by: columns.widen_source(by))
        for command, steps, column in (
            (commands.larger_source, 1, 0),
            (commands.smaller_source, -1, 0),
            (commands.larger_translation, 1, 1),
            (commands.smaller_translation, -1, 1),
        ):
            command.triggered.connect(
                lambda _on, steps=steps, column=column: view.zoom_by(steps, (column,))
            )
        self._allow()

    def offer(self, *, on: bool) -> None:
        """Say whether there is an article, whose source could be shown."""
        self._has_article = on
        self._allow()

    def close_down(self) -> None:
        """Remember what the reader changed a moment ago."""
        if self._settling.isActive():
            self._settling.stop()
            self._remember_share()

    def _choose(self, arrangement: Arrangement) -> None:
        self._settings.set(ARRANGEMENT, arrangement)
        self._view.columns.choose(arrangement)
        self._view.focus()

    def _link(self, on: bool) -> None:
        self._settings.set(SCROLL_TOGETHER, on)
        self._view.columns.set_linked(on)

    def _allow(self) -> None:
        shown, commands = self._view.columns.shown, self._commands
        commands.show_source.setEnabled(self._has_article and shown is Arrangement.ON_DEMAND)
        beside = (commands.scroll_together, commands.wider_source, commands.wider_translation)
        for command in beside:
            command.setEnabled(shown is Arrangement.BESIDE)

    def _remember_share(self) -> None:
        self._settings.set(SOURCE_SHARE, round(self._view.columns.share, 3))

    def _remember_zooms(self, zooms: Zooms) -> None:
        self._settings.set(ZOOM, zooms.target)
        self._settings.set(SOURCE_ZOOM, None if zooms.source == zooms.target else zooms.source)
