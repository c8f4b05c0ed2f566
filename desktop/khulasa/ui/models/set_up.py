"""Brings the full models to a fresh machine: asks once, then fetches in the background."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject

from khulasa.engine.computing.threads import usable_cores
from khulasa.models.errors import Problem, size_phrase
from khulasa.models.events import Failed
from khulasa.models.full_models import Machine, missing_full_models, small_summariser
from khulasa.models.installing.install_progress import ENDED, Phase
from khulasa.models.installing.order import order_for
from khulasa.models.model import Model
from khulasa.models.set_up import SetUp, starter_only
from khulasa.models.store import models_folder
from khulasa.settings.keys import SET_UP, SET_UP_SETTLED, SET_UP_TRIED
from khulasa.settings.store import Settings
from khulasa.ui.models.installs import Installs
from khulasa.ui.models.live_catalogue import LiveCatalogue
from khulasa.ui.widgets.message_bar import MessageBar, Proposal
from khulasa.wording import Phrase, _, phrase

_UNREACHABLE = (Problem.NETWORK, Problem.SERVER, Problem.CERTIFICATE)
# Hundreds of megabytes would come anew each day, to no other end.
_FOR_GOOD = (Problem.BROKEN, Problem.NOT_FOUND, Problem.DENIED, Problem.WRONG_HASH)


def this_machine() -> Machine:
    """The machine that the app runs on."""
    import psutil  # here, because only a first start asks

    return Machine(usable_cores(), int(psutil.virtual_memory().total))


class ModelsSetUp(QObject):
    """Has the full models installed once the reader agreed, one after the other.

    Nothing is asked of the network before. Where they cannot be fetched, one calm line says so,
    a small summariser stands in, and the next start tries again, at most once a day.

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
        self._waiting: deque[Model] = deque()
        self._stand_in = ""
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
            self._fetch()

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
        text = _(
            "The starter gives a rough gist only. The full models for translating and for "
            "summaries are about {size} to fetch, once; after that everything works without a "
            "network."
        ).format(size=_size(missing))
        answers: tuple[tuple[str, Callable[[], object]], ...] = (
            (_("Fetch them"), self._agree),
            (_("Keep the starter"), lambda: self._settings.set(SET_UP, SetUp.DECLINED)),
            (_("Ask later"), lambda: None),
        )
        self._question = Proposal(text, answers)
        self._bar.propose(self._question)
        return True

    def is_coming(self, name: str) -> bool:
        """Whether a model is being installed, by whomever, or is to be after another one."""
        progress = self._installs.progress(name)
        under_way = progress is not None and progress.phase not in ENDED
        return under_way or any(model.name == name for model in self._waiting)

    def leave(self) -> None:
        """Ask nothing more, and pause what is being fetched: the reader declined elsewhere."""
        self._waiting.clear()
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
        other._waiting, other._stand_in, other._said = self._waiting, self._stand_in, self._said

    def _missing(self) -> list[Model]:
        models = missing_full_models(self._catalogue.models, self.machine or this_machine())
        return [model for model in models if not self._is_settled(model)]

    def _is_settled(self, model: Model) -> bool:
        return bool(self._settings.get(SET_UP_SETTLED.of(model.name)))

    def _agree(self) -> None:
        self._settings.set(SET_UP, SetUp.AGREED)
        self._fetch()

    def _fetch(self) -> None:
        self._waiting, self._stand_in = deque(self._missing()), ""
        if self._waiting:
            self._bar.withdraw()  # what was offered is being done
            self._said = phrase(
                "On their way in the background, about {size}: {models}. The starter works "
                "meanwhile.",
                size=_size(self._waiting),
                models=" · ".join(model.title for model in self._waiting),
            )
            self._bar.show_note(self._said)
        self._fetch_next()

    def _fetch_next(self) -> None:
        if not self._waiting and not self._stand_in:
            small = small_summariser(self._catalogue.models)
            if small is not None and not self._is_settled(small):
                self._stand_in = small.name
                self._waiting.append(small)
        if self._waiting:
            model = self._waiting.popleft()
            self._under_way = model.name
            self._installs.start(replace(order_for(model, models_folder()), at_start=True))
        elif not self._missing():
            self._settings.set(SET_UP, SetUp.DONE)

    def _on_change(self, name: str) -> None:
        if name != self._under_way:
            return
        progress = self._installs.progress(name)
        if progress is None:
            model = self._catalogue.model(name)
            if model is None or not model.folder.is_dir():  # cancelled in the models window
                self._under_way = ""
                self._waiting.clear()
                self._settings.set(SET_UP, SetUp.DECLINED)
        elif progress.phase is Phase.FAILED and progress.failed is not None:
            self._under_way = ""
            self._do_without(name, progress.failed)

    def _do_without(self, name: str, failed: Failed) -> None:
        """Say that a model did not come, and go on with what may come all the same."""
        if failed.problem in _FOR_GOOD:
            self._settings.set(SET_UP_SETTLED.of(name), True)
        elif name != self._stand_in:
            self._settings.set(SET_UP_TRIED, self._today().isoformat())
        if name != self._stand_in:
            self._bar.show_note(self._not_fetched(name, failed))
        if failed.problem in _UNREACHABLE:
            self._waiting.clear()  # they are at the same hub
        self._fetch_next()

    def _unsay(self) -> None:
        """Take back that the models are being fetched: it is true no longer."""
        if self._said and self._bar.note == self._said:
            self._bar.dismiss()

    def _on_installed(self, name: str) -> None:
        if name == self._under_way:
            self.brought.add(name)
            self._settings.set(SET_UP_SETTLED.of(name), True)
            if name != self._stand_in:
                self._settings.set(SET_UP_TRIED, "")
            self._unsay()
            self._catalogue.reload()
            self._fetch_next()

    def _not_fetched(self, name: str, failed: Failed) -> Phrase:
        if failed.problem in _UNREACHABLE:
            return phrase(
                "The full models cannot be reached just now. The starter works meanwhile, and "
                "Khulasa tries again another day."
            )
        if failed.problem in _FOR_GOOD:
            model = self._catalogue.model(name)
            title = model.title if model else name
            return phrase(
                "{} cannot be used here: {} It is not fetched again by itself.",
                title,
                failed.message,
            )
        return phrase("{} The starter works meanwhile.", failed.message)


def _size(models: Sequence[Model]) -> Phrase:
    """What there is to fetch for some models, about."""
    return size_phrase(sum(model.download_mb for model in models) * 1_000_000)
