"""The models window: the catalogue at one side, the chosen model and its actions at the other."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from khulasa.models.entry import read_entry
from khulasa.models.folders.manage import is_own
from khulasa.models.model import Model, Task
from khulasa.models.store import disk_use, models_folder
from khulasa.settings.keys import MODELS_HEIGHT, MODELS_WIDTH
from khulasa.settings.store import Settings
from khulasa.ui.models.actions import ModelCommand
from khulasa.ui.models.card import ModelCard, model_card, state_text
from khulasa.ui.models.commands import ModelCommands
from khulasa.ui.models.details import ModelDetails
from khulasa.ui.models.groups import groups
from khulasa.ui.models.install_words import heading_text, languages_text
from khulasa.ui.models.installs import Installs
from khulasa.ui.models.live_catalogue import LiveCatalogue
from khulasa.ui.models.model_list import ModelList, Row
from khulasa.ui.models.window_foot import ModelsFoot
from khulasa.ui.widgets.clear_button import add_clear_button
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.plain import plain_label
from khulasa.ui.widgets.screen_reader import announce
from khulasa.ui.widgets.screen_room import resize_on_screen
from khulasa.ui.widgets.style import set_urgent
from khulasa.ui.widgets.tab_order import follow
from khulasa.wording import _


class ModelsWindow(QDialog):
    """Lists the catalogue, and shows the chosen model with the buttons for it.

    Signals:
        details_wanted: The reader wants to see the details of a message.

    Args:
        catalogue: The catalogue.
        installs: Installations that run, wait, were paused or failed.
        sizes: Gives the bytes to download for a model, 0 while they are unknown.
        settings: Remember the size, folders and the mirror.
    """

    details_wanted = Signal(str, str)

    def __init__(
        self,
        catalogue: LiveCatalogue,
        installs: Installs,
        sizes: Callable[[str], int],
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Models"))
        self.setModal(False)
        self._catalogue, self._installs = catalogue, installs
        self._sizes, self._settings = sizes, settings
        self._disk_use: dict[str, int] = {}
        self._first: set[str] = set()
        self._paused: set[str] = set()
        self.commands = ModelCommands(catalogue, installs, settings, self)
        self.work = self.commands.work
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(_("Language or name"))
        self.filter.setAccessibleName(_("Show only models for a language or with a name"))
        add_clear_button(self.filter)
        self.list = ModelList()
        self.nothing = plain_label(_("No model for that."))
        self.nothing.setProperty("look", "quiet")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.details = ModelDetails()
        self.faults = _label("faults")
        self.faults.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.message = _label("windowMessage")
        self.message.hide()
        self.foot = ModelsFoot()
        self._assemble()
        follow(self.filter, self.list, self.details, self.foot)
        self._connect()
        self.refresh()

    def choose(self, name: str) -> None:
        """Show a model."""
        self.filter.clear()
        self.list.choose(name)

    @property
    def chosen_name(self) -> str:
        """Name of the model that is chosen in the list; empty if none is."""
        model = self._chosen_model()
        return model.name if model else ""

    def refresh(self) -> None:
        """Show what holds now."""
        models = self._catalogue.models
        self._disk_use = {m.name: disk_use(m.folder) for m in models if m.installed}
        elsewhere = (m for m in models if m.installed and not is_own(m, models_folder()))
        total = disk_use(models_folder()) + sum(self._disk_use[m.name] for m in elsewhere)
        # Kept until models come or go: nothing moves in the list while one is installed.
        self._first = {*self._disk_use, *self._installs.paused()}
        faults = self._catalogue.faults
        self.faults.setVisible(bool(faults))
        words = _("The catalogue has a mistake; all other models work. {}")
        self.faults.setText(words.format(" ".join(map(str, faults))))
        self._show_list()
        self.foot.show_size(total)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._settings.update({MODELS_WIDTH: self.width(), MODELS_HEIGHT: self.height()})

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "list"):
            self.list.viewport().update()
        return super().event(event)

    def _assemble(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, UNIT, 0, 0)
        column.setSpacing(UNIT // 2)
        head = QHBoxLayout()
        head.setContentsMargins(2 * UNIT, 0, UNIT, 0)
        head.addWidget(self.filter)
        column.addLayout(head)
        column.addWidget(self.nothing, 1)
        column.addWidget(self.list, 1)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.addWidget(left)
        parts.addWidget(self.details)
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(1)
        parts.setStretchFactor(0, 2)
        parts.setStretchFactor(1, 3)
        left.setMinimumWidth(26 * UNIT)
        self.details.setMinimumWidth(34 * UNIT)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.faults)
        layout.addWidget(parts, 1)
        layout.addWidget(self.message)
        layout.addWidget(self.foot)
        self.setMinimumSize(560, 300)
        width, height = self._settings.get(MODELS_WIDTH), self._settings.get(MODELS_HEIGHT)
        resize_on_screen(self, width or 920, height or 620)
        parts.setSizes([self.width() * 2 // 5, self.width() * 3 // 5])

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._show_list)
        self.filter.returnPressed.connect(self.list.setFocus)
        self.list.chosen.connect(self._show_details)
        self.list.itemActivated.connect(lambda _item: self._focus_actions())
        self.details.command_wanted.connect(self._carry_out)
        self.work.changed.connect(self._show_details)
        self.commands.import_started.connect(self.choose)
        self.commands.message_changed.connect(self._show_message)
        self.commands.details_wanted.connect(self.details_wanted)
        self.foot.move_wanted.connect(self.commands.ask_for_folder)
        self.foot.import_wanted.connect(
            lambda: self.commands.ask_for_import(self.foot.import_button)
        )
        self.foot.close_wanted.connect(self.close)
        self._catalogue.changed.connect(self.refresh)
        self._installs.changed.connect(self._show_list)

    def _models(self) -> tuple[Model, ...]:
        """The catalogue, and what is being imported and is in no catalogue yet."""
        known = {model.name for model in self._catalogue.models}
        orders = [order for order in self._installs.orders() if order.name not in known]
        folder = models_folder()
        new = (read_entry(order.name, order.keys, folder, folder) for order in orders)
        return (*self._catalogue.models, *new)

    def _chosen_model(self) -> Model | None:
        return next((model for model in self._models() if model.name == self.list.name), None)

    def _show_list(self) -> None:
        rows: list[Row] = []
        self._paused = self._installs.paused()
        found = groups(self._models(), self.filter.text(), self._comes_first)
        for group in found:
            rows.append(Row(group.title))
            rows += map(self._row, group.models)
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        self._show_details()

    def _comes_first(self, model: Model) -> bool:
        return model.name in self._first

    def _row(self, model: Model) -> Row:
        progress = self._installs.progress(model.name)
        paused = model.name in self._paused
        use = self._disk_use.get(model.name, 0)
        size = self._sizes(model.name) or model.download_mb * 1_000_000
        state = state_text(model, use, progress, paused=paused, size=size)
        return Row(heading_text(model), model.name, _second_line(model), state, model.installed)

    def _show_details(self) -> None:
        model = self._chosen_model()
        self.foot.move_button.setEnabled(not self.work.doing)
        if model is None:
            self.details.show_card(ModelCard())
            return
        progress = self._installs.progress(model.name)
        size = progress.size if progress else 0
        before = self.details.buttons
        self.details.show_card(
            model_card(
                model,
                disk_use=self._disk_use.get(model.name, 0),
                progress=progress,
                paused=model.name in self._paused,
                size=size or self._sizes(model.name),
                result=self.work.result_of(model),
                busy=self.work.doing_to(model),
            )
        )
        if self.details.buttons is not before:
            follow(self.list, self.details, self.foot)

    def _focus_actions(self) -> None:
        button = next(iter(self.details.buttons.values()), None)
        if button is not None:
            button.setFocus()

    def _carry_out(self, command: ModelCommand) -> None:
        model = self._chosen_model()
        if model is not None:
            self.commands.carry_out(command, model, self.details.buttons[command])

    def _show_message(self, words: str, is_error: bool) -> None:
        self.message.setText(words)
        self.message.setVisible(bool(words))
        set_urgent(self.message, is_error)
        if words:
            announce(self.message)


def _second_line(model: Model) -> str:
    return languages_text(model) if model.task is Task.SUMMARY else model.title


def _label(name: str) -> QLabel:
    label = plain_label()
    label.setObjectName(name)
    label.setIndent(0)
    label.setWordWrap(True)
    return label
