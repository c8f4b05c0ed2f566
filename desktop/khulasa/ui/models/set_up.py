"""Brings the full models to a fresh machine: asks once, then fetches in the background."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject

from khulasa.engine.computing.threads import usable_cores
from khulasa.models.errors import Problem, megabytes
from khulasa.models.events import Failed
from khulasa.models.full_models import Machine, missing_full_models
from khulasa.models.installing.install_progress import Phase
from khulasa.models.installing.order import order_for
from khulasa.models.model import Model
from khulasa.models.set_up import SetUp, starter_only
from khulasa.models.store import models_folder
from khulasa.settings.keys import SET_UP, SET_UP_TRIED
from khulasa.settings.store import Settings
from khulasa.ui.models.installs import Installs
from khulasa.ui.models.live_catalogue import LiveCatalogue
from khulasa.ui.widgets.message_bar import MessageBar, Proposal
from khulasa.wording import Phrase, _, phrase

_UNREACHABLE = (Problem.NETWORK, Problem.SERVER, Problem.CERTIFICATE)


def this_machine() -> Machine:
    """The machine that the app runs on."""
    import psutil  # here, because only a first start asks

    return Machine(usable_cores(), int(psutil.virtual_memory().total))


class ModelsSetUp(QObject):
    """Has the full models installed once the reader agreed, one after the other.

    Nothing is asked of the network before. Where they cannot be fetched, one calm line says so,
    and the next start tries again, at most once a day.

    Args:
        catalogue: The models.
        installs: Installs them.
        bar: Place of the question and of what is said.
        settings: Remember the answer.
        today: Tells the day.

    Attributes:
        machine: What the models have to fit; None for the one that the app runs on.
        brought: Names of the models that have come by this way since the app began.
    """

    def __init__(
        self,
        catalogue: LiveCatalogue,
        installs: Installs,
        bar: MessageBar,
        settings: Settings,
        parent: QObject | None = None,
        *,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(parent)
        self._catalogue, self._installs = catalogue, installs
        self._bar, self._settings, self._today = bar, settings, today
        self._under_way = ""
        self._said: Phrase | str = ""
        self._question: Proposal | None = None
        self.machine: Machine | None = None
        self.brought: set[str] = set()
        installs.changed.connect(self._on_change)
        installs.installed.connect(self._on_installed)

    def begin(self, *, agreed: bool = False) -> None:
        """Begin with the app: fetch what is missing, or ask whether to.

        Args:
            agreed: Whoever started the app has asked for the full models already.
        """
        if starter_only():
            return
        if agreed and self._settings.get(SET_UP) is SetUp.ASK:
            self._settings.set(SET_UP, SetUp.AGREED)
        if self._settings.get(SET_UP) is not SetUp.AGREED:
            self.ask()
        elif self._settings.get(SET_UP_TRIED) != self._today().isoformat():
            self._fetch_next(first=True)

    @property
    def is_unanswered(self) -> bool:
        """Whether the reader is still to be asked."""
        return not starter_only() and self._settings.get(SET_UP) is SetUp.ASK

    def ask(self) -> bool:
        """Ask whether to fetch the full models, unless it is answered; whether it asks."""
        if not self.is_unanswered:
            return False
        missing = self._missing()
        if not missing:
            return False
        size = megabytes(sum(model.download_mb for model in missing) * 1_000_000)
        text = _(
            "The starter gives a rough gist only. The full models for translating and for "
            "summaries are about {size} to fetch, once; after that everything works without a "
            "network."
        ).format(size=size)
        answers: tuple[tuple[str, Callable[[], object]], ...] = (
            (_("Fetch them"), self._agree),
            (_("Keep the starter"), lambda: self._settings.set(SET_UP, SetUp.DECLINED)),
            (_("Ask later"), lambda: None),
        )
        self._question = Proposal(text, answers)
        self._bar.propose(self._question)
        return True

    def leave(self) -> None:
        """Ask nothing more, and pause what is being fetched: the reader declined elsewhere."""
        name, self._under_way = self._under_way, ""
        if name:
            self._installs.pause(name)
        self._unsay()
        if self._question is not None:
            self._bar.withdraw(self._question)

    def go_on_in(self, other: ModelsSetUp) -> None:
        """Have another window go on with what is being fetched."""
        other.brought |= self.brought
        other._under_way, self._under_way = self._under_way, ""
        other._said = self._said

    def _missing(self) -> tuple[Model, ...]:
        return missing_full_models(self._catalogue.models, self.machine or this_machine())

    def _agree(self) -> None:
        self._settings.set(SET_UP, SetUp.AGREED)
        self._fetch_next(first=True)

    def _fetch_next(self, *, first: bool = False) -> None:
        missing = self._missing()
        if not missing:
            self._settings.set(SET_UP, SetUp.DONE)
            return
        self._under_way = missing[0].name
        if first:
            self._bar.withdraw()  # what was offered is being done
            self._said = phrase(
                "The full models are being fetched in the background. The starter works meanwhile."
            )
            self._bar.show_note(self._said)
        order = order_for(missing[0], models_folder())
        self._installs.start(replace(order, at_start=True))

    def _on_change(self, name: str) -> None:
        if name != self._under_way:
            return
        progress = self._installs.progress(name)
        if progress is None:
            model = self._catalogue.model(name)
            if model is None or not model.folder.is_dir():  # cancelled in the models window
                self._under_way = ""
                self._settings.set(SET_UP, SetUp.DECLINED)
        elif progress.phase is Phase.FAILED and progress.failed is not None:
            self._under_way = ""
            self._settings.set(SET_UP_TRIED, self._today().isoformat())
            self._bar.show_note(_not_fetched(progress.failed))

    def _unsay(self) -> None:
        """Take back that the models are being fetched: it is true no longer."""
        if self._said and self._bar.note == self._said:
            self._bar.dismiss()

    def _on_installed(self, name: str) -> None:
        if name == self._under_way:
            self.brought.add(name)
            self._unsay()
            self._settings.set(SET_UP_TRIED, "")
            self._catalogue.reload()
            self._fetch_next()


def _not_fetched(failed: Failed) -> Phrase:
    if failed.problem in _UNREACHABLE:
        return phrase(
            "The full models cannot be reached just now. The starter works meanwhile, and Khulasa "
            "tries again another day."
        )
    return phrase("{} The starter works meanwhile.", failed.message)
