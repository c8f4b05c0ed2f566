"""The models window: what there is, what is installed, and everything to be done about it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from khulasa.models.entry import Model, Task, read_entry
from khulasa.models.errors import megabytes
from khulasa.models.importing import exported_entry
from khulasa.models.manage import ManageError, Verdict, export, is_own, remove, verify
from khulasa.models.order import Order, order_for
from khulasa.models.store import StoreError, disk_use, models_folder, move_models
from khulasa.settings.keys import CARRY_FOLDER, MODELS_HEIGHT, MODELS_WIDTH
from khulasa.settings.store import Settings
from khulasa.ui.models.card import Outcome, card, state_text
from khulasa.ui.models.details import Details, ModelDetails
from khulasa.ui.models.groups import groups
from khulasa.ui.models.import_dialog import ImportDialog
from khulasa.ui.models.install_words import heading_text, languages_text
from khulasa.ui.models.installs import Installs
from khulasa.ui.models.live_catalogue import LiveCatalogue
from khulasa.ui.models.mirror import set_mirror, the_mirror
from khulasa.ui.models.model_list import ModelList, Row
from khulasa.ui.widgets.background import Background
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.screen_reader import announce


class ModelsWindow(QDialog):
    """Lists the catalogue at one side and shows the chosen model at the other.

    Signals:
        details_wanted: The reader wants to see the details of a message.

    Args:
        shelf: The catalogue.
        installs: What is being installed.
        sizes: Bytes to download by model, as far as they were asked; may grow.
        settings: Remember the size, folders and the mirror.
    """

    details_wanted = Signal(str, str)

    def __init__(
        self,
        shelf: LiveCatalogue,
        installs: Installs,
        sizes: Callable[[str], int],
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Models"))
        self.setModal(False)
        self._shelf, self._installs = shelf, installs
        self._sizes, self._settings = sizes, settings
        self._outcomes: dict[str, Outcome] = {}
        self._disk_use: dict[str, int] = {}
        self._total = 0
        self._first: set[str] = set()
        self._paused: set[str] = set()
        self._about = ""  # the model that work is done on
        self.background = Background(self)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Language or name"))
        self.filter.setAccessibleName(self.tr("Show only models for a language or with a name"))
        self.filter.setClearButtonEnabled(True)
        self.list = ModelList()
        self.nothing = QLabel(self.tr("No model for that."))
        self.nothing.setProperty("look", "quiet")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.details = ModelDetails()
        self.faults = QLabel()
        self.faults.setObjectName("faults")
        self.faults.setIndent(0)
        self.faults.setWordWrap(True)
        self.faults.setTextFormat(Qt.TextFormat.PlainText)
        self.faults.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.message = QLabel()
        self.message.setWordWrap(True)
        self.message.setIndent(0)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.hide()
        self.folder = QLabel()
        self.folder.setProperty("look", "quiet")
        self.folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.move_button = _button(
            self.tr("Move…"), self.tr("Keep the models in another folder"), self._choose_folder
        )
        self.import_button = _button(
            self.tr("Import…"), self.tr("Take a model from a folder or a file"), self._show_import
        )
        self.close_button = _button(self.tr("Close"), self.tr("Close this window"), self.close)
        self._assemble()
        self.filter.textChanged.connect(self._show_list)
        self.filter.returnPressed.connect(self.list.setFocus)
        self.list.chosen.connect(self._show_details)
        self.list.itemActivated.connect(lambda _item: self._focus_actions())
        self.details.wanted.connect(self._do)
        self.background.changed.connect(self._show_details)
        self._shelf.changed.connect(self.refresh)
        self._installs.changed.connect(self._show_list)
        self.refresh()

    def choose(self, name: str) -> None:
        """Show a model."""
        self.filter.clear()
        self.list.choose(name)

    def install(self, model: Model) -> None:
        """Begin to install a model, or go on with it."""
        self._outcomes.pop(model.name, None)
        self._installs.start(order_for(model, models_folder()))

    def import_from(self, path: Path, model: Model | None = None) -> None:
        """Install a model from a folder or a file.

        Args:
            path: What Khulasa exported, a checkpoint, or an OPUS-MT release.
            model: What it is, unless it says so itself; without it the reader is asked.
        """
        exported = exported_entry(path)
        if exported is not None:
            self._order(Order(exported[0], exported[1], str(models_folder()), str(path)))
        elif model is not None:
            self._order(order_for(model, models_folder(), path))
        else:
            dialog = ImportDialog(path, self._shelf.models, self)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.ordered.connect(self._order)
            dialog.open()

    def move_to(self, folder: Path) -> None:
        """Keep the models in another folder from now on."""
        if self._installs.busy:
            self._say(self.tr("The models can be moved when the installation is over."))
            return
        self._say("")
        self.background.run(
            self.tr("Moving the models…"),
            lambda: move_models(folder),
            lambda result: self._end_moving(result),
        )

    def export_to(self, model: Model, archive: Path) -> None:
        """Write a model as a file."""

        def end(_result: object) -> None:
            words = self.tr("Written to {}. On the other computer: Import…")
            self._conclude(model, Outcome(note=words.format(archive)))

        self._work_on(model, self.tr("Exporting…"), lambda: export(model, archive), end)

    def verify(self, model: Model) -> None:
        """Compare a model with what was installed."""

        def end(verdict: Verdict) -> None:
            if verdict.faults:
                words = self.tr("This model is damaged: {}.").format("; ".join(verdict.faults))
                self._conclude(model, Outcome(error=words, damaged=True))
            else:
                words = self.tr("All files are as they were when it was installed.")
                self._conclude(model, Outcome(note=words))

        self._work_on(model, self.tr("Comparing the files…"), lambda: verify(model), end)

    def remove(self, model: Model) -> None:
        """Delete an installed model."""

        def end(_result: object) -> None:
            self._conclude(model, Outcome())
            self._shelf.reload()

        self._work_on(model, self.tr("Removing…"), lambda: remove(model, models_folder()), end)

    def refresh(self) -> None:
        """Show what holds now."""
        self._disk_use = {m.name: disk_use(m.folder) for m in self._shelf.models if m.installed}
        elsewhere = (
            m for m in self._shelf.models if m.installed and not is_own(m, models_folder())
        )
        self._total = disk_use(models_folder()) + sum(self._disk_use[m.name] for m in elsewhere)
        # Kept until models come or go: nothing moves in the list while one is installed.
        self._first = {*self._disk_use, *self._installs.paused()}
        faults = self._shelf.faults
        self.faults.setVisible(bool(faults))
        words = self.tr("The catalogue has a mistake; all other models work. {}")
        self.faults.setText(words.format(" ".join(faults)))
        self._show_list()
        self._show_folder()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_folder()

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
        foot = QFrame()
        foot.setObjectName("foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(2 * UNIT, UNIT // 2, UNIT, UNIT // 2)
        row.setSpacing(UNIT // 2)
        row.addWidget(self.folder, 1)
        for button in (self.move_button, self.import_button, self.close_button):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.faults)
        layout.addWidget(parts, 1)
        layout.addWidget(self.message)
        layout.addWidget(foot)
        self.message.setObjectName("windowMessage")
        self.setMinimumSize(560, 360)
        width, height = self._settings.get(MODELS_WIDTH), self._settings.get(MODELS_HEIGHT)
        size = QSize(width or 920, height or 620)
        self.resize(size.boundedTo(self.screen().availableSize() * 0.95))
        parts.setSizes([self.width() * 2 // 5, self.width() * 3 // 5])

    def _models(self) -> tuple[Model, ...]:
        """The catalogue, and what is being imported and is in no catalogue yet."""
        known = {model.name for model in self._shelf.models}
        orders = [order for order in self._installs.orders() if order.name not in known]
        folder = models_folder()
        new = (read_entry(order.name, order.keys, folder, folder) for order in orders)
        return (*self._shelf.models, *new)

    def _model(self) -> Model | None:
        return next((model for model in self._models() if model.name == self.list.name), None)

    def _show_list(self) -> None:
        rows: list[Row] = []
        self._paused = self._installs.paused()
        found = groups(self._models(), self.filter.text(), self._comes_first)
        for group in found:
            rows.append(Row(self.tr(group.title)))
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
        state = state_text(model, self._disk_use.get(model.name, 0), progress, paused=paused)
        return Row(heading_text(model), model.name, _second_line(model), state, model.installed)

    def _show_details(self) -> None:
        model, doing = self._model(), self.background.doing
        self.move_button.setEnabled(not doing)
        if model is None:
            self.details.show_details(Details())
            return
        progress = self._installs.progress(model.name)
        size = progress.size if progress else 0
        self.details.show_details(
            card(
                model,
                disk_use=self._disk_use.get(model.name, 0),
                progress=progress,
                paused=model.name in self._paused,
                size=size or self._sizes(model.name),
                outcome=self._outcomes.get(model.name, Outcome()),
                busy=doing if model.name == self._about else "",
            )
        )

    def _show_folder(self) -> None:
        words = self.tr("{} in all · {}").format(megabytes(self._total), models_folder())
        self.folder.setToolTip(str(models_folder()))
        self.folder.setAccessibleName(self.tr("Models folder: {}").format(words))
        width = max(120, self.folder.width())
        metrics = self.folder.fontMetrics()
        self.folder.setText(metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, width))

    def _focus_actions(self) -> None:
        button = next(iter(self.details.buttons.values()), None)
        if button is not None:
            button.setFocus()

    def _do(self, word: str) -> None:
        model = self._model()
        if model is None:
            return
        progress = self._installs.progress(model.name)
        failed = progress.failed if progress else None
        if word in ("install", "repair"):
            self.install(model)
        elif word == "pause":
            self._installs.pause(model.name)
        elif word == "cancel":
            self._cancel(model)
        elif word == "close":
            self._installs.forget(model.name)
        elif word == "details" and failed is not None:
            self.details_wanted.emit(failed.message, failed.details)
        elif word == "mirror":
            self._ask_for_mirror(model)
        elif word == "verify":
            self.verify(model)
        elif word == "remove":
            self._ask_to_remove(model)
        elif word == "export":
            self._choose_archive(model)
        elif word == "import":
            self._show_import(model)

    def _cancel(self, model: Model) -> None:
        try:
            self._installs.cancel(model.name)
        except ManageError as error:
            self._conclude(model, Outcome(error=str(error)))

    def _ask_to_remove(self, model: Model) -> None:
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Remove a model"))
        size = megabytes(self._disk_use.get(model.name, 0))
        box.setText(self.tr("Remove {} ({})?").format(model.title, size))
        again = self.tr("It can be installed again at any time.")
        gone = self.tr("It was imported: to have it again you need the file it came from.")
        box.setInformativeText(again if model.origin else gone)
        sure = box.addButton(self.tr("Remove"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("Keep"), QMessageBox.ButtonRole.RejectRole)
        sure.clicked.connect(lambda: self.remove(model))
        box.open()

    def _ask_for_mirror(self, model: Model) -> None:
        words = self.tr("Address of a model hub or of a mirror of it; empty for the usual one:")
        address, said = QInputDialog.getText(
            self, self.tr("Mirror"), words, text=the_mirror(self._settings)
        )
        if said:
            set_mirror(self._settings, address)
            self.install(model)

    def _show_import(self, model: Model | None = None) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("From a file…"), lambda: self._choose_import(model, folder=False))
        menu.addAction(self.tr("From a folder…"), lambda: self._choose_import(model, folder=True))
        button = self.details.buttons.get("import") if model else self.import_button
        button = button or self.import_button
        menu.popup(button.mapToGlobal(button.rect().topLeft()) - _up(menu))

    def _choose_import(self, model: Model | None, *, folder: bool) -> None:
        title, start = self.tr("Import a model"), self._last_folder()
        if folder:
            path = QFileDialog.getExistingDirectory(self, title, start)
        else:
            kinds = self.tr("Models (*.zip);;All files (*)")
            path, _kind = QFileDialog.getOpenFileName(self, title, start, kinds)
        if path:
            self._settings.set(CARRY_FOLDER, str(Path(path).parent))
            self.import_from(Path(path), model)

    def _choose_archive(self, model: Model) -> None:
        start = str(Path(self._last_folder()) / f"{model.name}.zip")
        path, _kind = QFileDialog.getSaveFileName(
            self, self.tr("Export a model"), start, self.tr("Models (*.zip)")
        )
        if path:
            self._settings.set(CARRY_FOLDER, str(Path(path).parent))
            self.export_to(model, Path(path))

    def _choose_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(
            self, self.tr("An empty folder for the models"), str(models_folder().parent)
        )
        if path:
            self.move_to(Path(path))

    def _last_folder(self) -> str:
        return self._settings.get(CARRY_FOLDER) or str(Path.home())

    def _order(self, order: Order) -> None:
        self._outcomes.pop(order.name, None)
        self._say("")
        self._installs.start(order)
        self.choose(order.name)

    def _end_moving(self, result: object) -> None:
        self._about = ""
        if isinstance(result, StoreError | OSError):
            self._say(str(result), error=True)
        else:
            self._say(self.tr("The models are in {} now.").format(models_folder()))
        self._shelf.reload()

    def _work_on(
        self, model: Model, doing: str, work: Callable[[], object], end: Callable[..., None]
    ) -> None:
        def conclude(result: object) -> None:
            if isinstance(result, Exception):
                self._conclude(model, Outcome(error=str(result)))
            else:
                end(result)

        if not self.background.doing:
            self._about = model.name
            self._outcomes.pop(model.name, None)
            self.background.run(doing, work, conclude)

    def _conclude(self, model: Model, outcome: Outcome) -> None:
        self._about = ""
        self._outcomes[model.name] = outcome
        self._show_details()

    def _say(self, words: str, *, error: bool = False) -> None:
        self.message.setText(words)
        self.message.setVisible(bool(words))
        self.message.setProperty("urgent", error)
        self.message.style().unpolish(self.message)
        self.message.style().polish(self.message)
        if words:
            announce(self.message)


def _second_line(model: Model) -> str:
    return languages_text(model) if model.task is Task.SUMMARY else model.title


def _up(menu: QMenu) -> QPoint:
    """How far above a button the menu has to begin, so that it ends there."""
    return QPoint(0, menu.sizeHint().height())


def _button(text: str, tip: str, action: Callable[[], object]) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("look", "outline")
    button.setToolTip(tip)
    button.setAccessibleName(text.replace("…", ""))
    button.setAccessibleDescription(tip)
    button.setAutoDefault(False)
    button.clicked.connect(lambda: action())
    return button
