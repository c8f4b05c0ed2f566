"""The models of the article in the window: its route, the choices, offers and installations."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import TYPE_CHECKING
from weakref import WeakSet

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from khulasa.library.values import StoredReading
from khulasa.models.catalogue import Model, ModelMissingError, Route
from khulasa.models.full_models import ships_with_app
from khulasa.models.installing.install_progress import ENDED, Phase
from khulasa.models.model import Task
from khulasa.settings.store import Settings
from khulasa.ui.models.choices import choices, notice
from khulasa.ui.models.confirmation import ask_to_quit
from khulasa.ui.models.install_offers import InstallOffers
from khulasa.ui.models.install_reports import InstallReports
from khulasa.ui.models.installs import Installs
from khulasa.ui.models.live_catalogue import LiveCatalogue
from khulasa.ui.models.mirror import use_mirror
from khulasa.ui.models.open_articles import is_by_starter, relocate, translate_again
from khulasa.ui.models.route_choice import RouteChoice
from khulasa.ui.models.set_up import ModelsSetUp
from khulasa.ui.models.shown_choices import Choices
from khulasa.ui.reading.sessions.article_session import ArticleSession
from khulasa.ui.reading.sessions.session import LiveSession
from khulasa.ui.shell.notices.status_line import StatusLine
from khulasa.ui.widgets.message_bar import MessageBar
from khulasa.wording import N_, _, phrase

if TYPE_CHECKING:
    from khulasa.ui.models.window import ModelsWindow

# The language of most articles that are opened in Khulasa.
_USUAL_SOURCE = "ar"


class ModelsController(QObject):
    """Connects catalogue, installations, chooser and session.

    Signals:
        route_changed: The article that is open is translated by something else from now on.
        choices_changed: Models came or went, so that there is more or less to choose from.
        summariser_brought: The summariser that was fetched at the start is in place.

    Args:
        catalogue: The catalogue.
        session: Holds the article.
        bar: Place of offers and errors.
        status_line: Shows the installation that runs.
        settings: Remember what was chosen.
        installs: Installs models.
        name: The model that was asked for on the command line.
        window: Parent of the models window.

    Attributes:
        load_kept: Gives what the library has of the article in a target language.
    """

    route_changed = Signal()
    choices_changed = Signal()
    summariser_brought = Signal()

    def __init__(
        self,
        catalogue: LiveCatalogue,
        session: LiveSession,
        bar: MessageBar,
        status_line: StatusLine,
        settings: Settings,
        installs: Installs,
        name: str | None,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._catalogue, self._session, self._bar = catalogue, session, bar
        self._settings, self._window = settings, window
        self._models_window: ModelsWindow | None = None
        self._choice = RouteChoice(catalogue, settings, name)
        self._quitting = False
        self._not_again: WeakSet[ArticleSession] = WeakSet()
        use_mirror(settings)
        self.installs = installs
        self._reports = InstallReports(
            self.installs, status_line, bar, settings, self._title, self._shows_models, self
        )
        self._offers = InstallOffers(bar, self._reports.download_size, self)
        self._offers.install_wanted.connect(self._install)
        self._offers.models_wanted.connect(self.open_window)
        self.set_up = ModelsSetUp(catalogue, self.installs, bar, settings, self)
        self.installs.changed.connect(self._withdraw_offer)
        self.installs.installed.connect(self._offer_installed)
        catalogue.changed.connect(self._relocate_models)
        self.load_kept: Callable[[str], StoredReading | None] = lambda _target: None

    @property
    def target(self) -> str:
        """The language that the article in the window is read in."""
        core = self._session.core
        return core.target if core.reading is not None else self._choice.target

    @property
    def wanted(self) -> str:
        """The language that the reader wants to read in, whether or not anything leads there."""
        return self._choice.target

    @property
    def catalogue(self) -> tuple[Model, ...]:
        """The models that there are."""
        return self._catalogue.models

    def route_for(self, source: str, target: str | None = None) -> Route | None:
        """See ``RouteChoice.route_for``."""
        return self._choice.route_for(source, target)

    def awaited_model(self) -> Model | None:
        """The first model that one more article like that in the window needs, or an Arabic one.

        None where it would need none, or none is installed.
        """
        translated = self._session.core.reading
        source = translated.article.language if translated is not None else _USUAL_SOURCE
        route: Route | None = None
        with contextlib.suppress(ModelMissingError):
            route = self.route_for(source)
        return route.models[0] if route is not None else None

    def choices(self) -> Choices:
        """The choices for the article in the window."""
        translated = self._session.core.reading
        if translated is None:
            return Choices()
        source, route = translated.article.language, self._session.core.route
        return choices(self._catalogue.models, source, self.target, route)

    def notice(self) -> str:
        """Words above the article about the models that translate it; may be empty."""
        core = self._session.core
        return notice(core.route, self.catalogue, guesswork=core.is_guesswork)

    def choose_target(self, code: str) -> None:
        """Read the article in another language."""
        self._choice.choose_target(code)
        self.choose_again(code)

    def choose_model(self, name: str) -> None:
        """Have the article translated by another model; remembered for its languages."""
        translated, route = self._session.core.reading, self._session.core.route
        if translated is None or (route is not None and route.model.name == name):
            return
        self._choice.choose_model(translated.article.language, self.target, name)
        self.choose_again(self.target)

    def choose_again(self, target: str) -> None:
        """Read the article in a language by the models that are chosen for it now."""
        translated = self._session.core.reading
        if translated is None:
            return
        route: Route | None = None
        try:
            route = self.route_for(translated.article.language, target)
        except ModelMissingError as error:
            if not self.missing(error, target):
                self._bar.show_error(error.words)
        language = route.target if route else target
        stored = self.load_kept(language) if language != self._session.core.target else None
        self._session.shown.use(route, target=target, stored=stored, models=self.catalogue)
        self.route_changed.emit()
        self._session.go_on()

    def missing(self, error: ModelMissingError, target: str | None = None) -> bool:
        """Offer to install what an article lacks.

        Args:
            error: What it lacks.
            target: The language to read it in; by default the present one.

        Returns:
            Whether there is something to install.
        """
        translated = self._session.core.reading
        source = translated.article.language if translated is not None else ""
        return self._offers.offer_missing(error, source, target or self.target)

    def offer_better(self) -> None:
        """Offer the full models where the app's own one translates, those that are there first."""
        if is_by_starter(self._session.shown) and not self.offer_again():
            self.set_up.ask()

    def offer_again(self) -> bool:
        """Offer to translate the article in front by a full model that came after its translation.

        Returns:
            Whether there is one; who said "not now" is not asked for this article again.
        """
        shown = self._session.shown
        reading, target = shown.core.reading, shown.core.target
        if reading is None or not is_by_starter(shown):
            return False
        try:
            route = self.route_for(reading.article.language, target)
        except ModelMissingError:
            return False
        if route is None or ships_with_app(route.models[0]):
            return False
        if shown not in self._not_again:
            self._offer_translation(route.model.title, lambda: self.choose_again(target))
        return True

    def open_window(self, name: str = "") -> ModelsWindow:
        """Show the models window, with a model chosen; by default the article's own."""
        from khulasa.ui.models.window import ModelsWindow

        window = self._models_window
        if window is None:
            window = self._models_window = ModelsWindow(
                self._catalogue,
                self.installs,
                self._reports.download_size,
                self._settings,
                self._window,
            )
        window.refresh()
        window.show()
        window.raise_()
        window.activateWindow()
        route = self._session.core.route
        window.choose(name or (route.models[0].name if route else ""))
        window.list.setFocus()
        return window

    def may_quit(self) -> bool:
        """Whether the app can be closed at once; if not, the reader is asked.

        A download is kept and goes on at the next start; what is copied from a file, or done to
        models that are there, would be lost.
        """
        under_way = (p.order for p in self.installs.all() if p.phase not in ENDED)
        copied = next((order for order in under_way if order.path), None)
        doing = self._models_window.work.doing if self._models_window else ""
        if self._quitting or not (copied or doing):
            return True
        if copied is not None:
            words = _("{} is being installed.").format(self._title(copied.name))
            lost = _("Nothing of it will be installed.")
        else:
            words, lost = doing, _("Quitting now would leave that half done.")
        ask_to_quit(words, lost, self._quit, self._window)
        return False

    def go_on_in(self, other: ModelsController) -> None:
        """Have another window go on with what this one began, and show what this one shows."""
        self.set_up.go_on_in(other.set_up)
        before = self._models_window
        if before is None:
            return
        if before.isVisible():
            other.open_window(before.chosen_name)
        if before.work.doing:
            # It tells all windows by way of the catalogue when it is done.
            self._models_window = None
            before.hide()
            before.setParent(other._window, Qt.WindowType.Window)

    def close(self) -> None:
        """Close the models window; the app may end."""
        self._quitting = True
        if self._models_window is not None:
            self._models_window.work.close()
            self._models_window.close()

    def _quit(self) -> None:
        self._quitting = True
        self._window.close()

    def _install(self, model: Model) -> None:
        self.open_window(model.name).commands.install(model)

    def _withdraw_offer(self, name: str) -> None:
        progress = self.installs.progress(name)
        if progress is not None and progress.phase is not Phase.FAILED:
            self._offers.withdraw(name)

    def _offer_installed(self, name: str) -> None:
        self._catalogue.reload()
        model, translated = self._catalogue.model(name), self._session.core.reading
        if model is None:
            return
        if name in self.set_up.brought:
            if model.task is Task.SUMMARY:
                self.summariser_brought.emit()
            behind = (one for one in self._session.articles if one is not self._session.shown)
            translate_again(behind, model, self.catalogue)
        if translated is None:
            return
        source, target = translated.article.language, self.target
        route = self._session.core.route
        if model.translates(source, target):
            if route is None or route.model.name != name:

                def translate() -> None:
                    self._choice.choose_model(source, target, name)
                    self.choose_again(target)

                if name in self.set_up.brought and not self._session.core.revisions.any_revised:
                    translate()
                    text = N_("{} is installed and translates this article again.")
                    self._bar.show_note(phrase(text, model.title))
                else:
                    self._offer_translation(model.title, translate)
        elif route is None:
            try:
                route = self.route_for(source, target)
            except ModelMissingError as error:
                self.missing(error)
            else:
                if route is not None:
                    self._offer_translation(route.model.title, lambda: self.choose_again(target))

    def _offer_translation(self, title: str, translate: Callable[[], object]) -> None:
        shown = self._session.shown
        begun = shown.core.counts().done > 0
        self._offers.offer_translation(
            title, translate, lambda: self._not_again.add(shown), begun=begun
        )

    def _relocate_models(self) -> None:
        relocate(self._session.articles, self.catalogue)
        self.choices_changed.emit()

    def _shows_models(self) -> bool:
        return self._models_window is not None and self._models_window.isVisible()

    def _title(self, name: str) -> str:
        model = self._catalogue.model(name)
        return model.title if model else name
