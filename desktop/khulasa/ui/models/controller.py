"""Which models translate the article in the window, and the offer to install a better one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from khulasa.library.values import StoredReading
from khulasa.models.catalogue import Model, ModelMissingError, Route, find_model
from khulasa.models.errors import megabytes
from khulasa.reading.route import choose_route
from khulasa.settings.keys import DOWNLOAD_SIZE, TARGET, chosen_model
from khulasa.settings.store import Settings
from khulasa.ui.models.choices import Choices, choices, notice
from khulasa.ui.models.install_words import quiet_progress, short_progress
from khulasa.ui.models.installs import Installs, Phase
from khulasa.ui.models.live_catalogue import LiveCatalogue, better_than_shipped, ships_with_app
from khulasa.ui.models.mirror import use_mirror
from khulasa.ui.models.window import ModelsWindow
from khulasa.ui.reading.session import LiveSession
from khulasa.ui.shell.status_line import StatusLine
from khulasa.ui.widgets.languages import language_name
from khulasa.ui.widgets.message_bar import MessageBar, Proposal


class ModelsController(QObject):
    """Connects catalogue, installations, chooser and session.

    Signals:
        route_changed: The article that is open is translated by something else from now on.
        choices_changed: Models came or went, so that there is more or less to choose from.

    Args:
        catalogue: The catalogue.
        session: Holds the article.
        bar: Where offers are made.
        status_line: Where installations are spoken of.
        settings: Remember what was chosen.
        name: The model that was asked for on the command line.
        window: Parent of the models window.

    Attributes:
        load_kept: Gives what the library has of the article in a target language.
    """

    route_changed = Signal()
    choices_changed = Signal()

    def __init__(
        self,
        catalogue: LiveCatalogue,
        session: LiveSession,
        bar: MessageBar,
        status_line: StatusLine,
        settings: Settings,
        name: str | None,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._catalogue, self._session, self._bar = catalogue, session, bar
        self._status_line, self._settings, self._name = status_line, settings, name
        self._window = window
        self._models_window: ModelsWindow | None = None
        self._target = settings.get(TARGET)
        self._answered: set[tuple[str, str]] = set()
        self._offered = ""  # the model that the bar offers to install
        self._quitting = False
        use_mirror(settings)
        self.installs = Installs(self)
        self.installs.changed.connect(self._take_progress)
        self.installs.installed.connect(self._take_installed)
        catalogue.changed.connect(self._take_catalogue)
        self.load_kept: Callable[[str], StoredReading | None] = lambda _target: None

    @property
    def target(self) -> str:
        """The language that the article in the window is read in."""
        route = self._session.core.route
        return route.target if route else self._target

    @property
    def wanted(self) -> str:
        """The language that the reader wants to read in, whether or not anything leads there."""
        return self._target

    @property
    def catalogue(self) -> tuple[Model, ...]:
        """The models that there are."""
        return self._catalogue.models

    def route_for(self, source: str, target: str | None = None) -> Route | None:
        """What to translate an article with; None if it can be read as it is.

        Args:
            source: The article's language.
            target: The language to read it in; by default the one that the reader wants.

        Raises:
            ModelMissingError: Nothing that is installed can.
        """
        models, target = self._catalogue.models, target or self._target
        return choose_route(models, source, target, self._remembered, name=self._name)

    def choices(self) -> Choices:
        """What there is to choose from for the article in the window."""
        translated = self._session.core.reading
        if translated is None:
            return Choices()
        source, route = translated.article.language, self._session.core.route
        return choices(self._catalogue.models, source, self.target, route)

    def notice(self) -> str:
        """What has to be said of what translates the article."""
        return notice(self._session.core.route)

    def choose_target(self, code: str) -> None:
        """Read the article in another language."""
        self._target, self._name = code, None
        self._settings.set(TARGET, code)
        self._choose_again()

    def choose_model(self, name: str) -> None:
        """Have the article translated by another model; remembered for its languages."""
        translated, route = self._session.core.reading, self._session.core.route
        if translated is None or (route is not None and route.model.name == name):
            return
        self._name = None
        self._remember(translated.article.language, self.target, name)
        self._choose_again()

    def missing(self, error: ModelMissingError) -> bool:
        """Offer to install what an article lacks; whether there is something to install."""
        model = next((model for model in error.models if model.origin is not None), None)
        if model is None:
            return False
        words = self.tr("There is no model from {} into {} on this computer yet.")
        source, target = language_name(model.source), language_name(model.target)
        translated = self._session.core.reading
        if translated is not None and model.translates(translated.article.language, self._target):
            source = language_name(translated.article.language)
            target = language_name(self._target)
        self._offered = model.name
        text = f"{words.format(source, target)} There is {self._size_text(model)}"
        self._bar.propose(
            Proposal(
                text,
                (
                    (self.tr("Install {}").format(model.title), lambda: self._install(model)),
                    (self.tr("More models…"), lambda: self.open_window(model.name)),
                    (self.tr("Not now"), lambda: None),
                ),
            )
        )
        return True

    def offer_better(self) -> None:
        """Offer to install a full model, once, where only the app's own one is there."""
        translated, route = self._session.core.reading, self._session.core.route
        if translated is None or route is None or route.is_pivot:
            return
        pair = (translated.article.language, route.target)
        model = better_than_shipped(self._catalogue.models, *pair)
        if model is None or pair in self._answered or not ships_with_app(route.models[0]):
            return
        if self.installs.progress(model.name) is not None:
            return

        def install() -> None:
            self._answered.add(pair)
            self._install(model)

        def look() -> None:
            self._answered.add(pair)
            self.open_window(model.name)

        self._offered = model.name
        text = self.tr("The starter gives a rough gist only. The full model is {}")
        self._bar.propose(
            Proposal(
                text.format(self._size_text(model)),
                (
                    (self.tr("Install the full model"), install),
                    (self.tr("More models…"), look),
                    (self.tr("Go on with the starter"), lambda: self._answered.add(pair)),
                ),
            )
        )

    def open_window(self, name: str = "") -> ModelsWindow:
        """Show the models window, with a model chosen; by default the article's own."""
        window = self._models_window
        if window is None:
            window = self._models_window = ModelsWindow(
                self._catalogue, self.installs, self.size, self._settings, self._window
            )
        window.refresh()
        window.show()
        window.raise_()
        window.activateWindow()
        route = self._session.core.route
        window.choose(name or (route.models[0].name if route else ""))
        window.list.setFocus()
        return window

    def size(self, name: str) -> int:
        """Bytes to download for a model, if that was ever asked; else 0."""
        return self._settings.get(DOWNLOAD_SIZE.of(name)) or 0

    def may_quit(self) -> bool:
        """Whether the app can be closed at once; if not, the reader is asked."""
        current = self.installs.current()
        doing = self._models_window.background.doing if self._models_window else ""
        if self._quitting or not (current or doing):
            return True
        box = QMessageBox(self._window)
        box.setWindowTitle(self.tr("Quit Khulasa"))
        box.setIcon(QMessageBox.Icon.Question)
        if current is not None:
            box.setText(self.tr("{} is being installed.").format(self._title(current.order.name)))
            kept = self.tr("What has come is kept, so that it can go on another time.")
            lost = self.tr("Nothing of it will be installed.")
            box.setInformativeText(lost if current.order.path else kept)
        else:
            box.setText(doing)
            box.setInformativeText(self.tr("Quitting now would leave that half done."))
        leave = box.addButton(self.tr("Quit"), QMessageBox.ButtonRole.AcceptRole)
        stay = box.addButton(self.tr("Keep on"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        leave.clicked.connect(self._quit)
        box.open()
        return False

    def close(self) -> None:
        """Pause what is being installed."""
        self._quitting = True
        if self._models_window is not None:
            self._models_window.background.close()
            self._models_window.close()
        self.installs.close()

    def _quit(self) -> None:
        self._quitting = True
        self._window.close()

    def _install(self, model: Model) -> None:
        self.open_window(model.name).install(model)

    def _remembered(self, source: str, target: str) -> str:
        return self._settings.get(chosen_model(source, target)) or ""

    def _remember(self, source: str, target: str, name: str) -> None:
        self._settings.set(chosen_model(source, target), name)

    def _choose_again(self) -> None:
        translated = self._session.core.reading
        if translated is None:
            return
        route: Route | None = None
        try:
            route = self.route_for(translated.article.language)
        except ModelMissingError as error:
            if not self.missing(error):
                self._bar.show_error(str(error))
        language = route.target if route else self._target
        stored = self.load_kept(language) if language != self._session.core.target else None
        self._session.use(route, target=self._target, stored=stored, models=self.catalogue)
        self.route_changed.emit()
        self._session.go_on()

    def _take_progress(self, name: str) -> None:
        progress = self.installs.progress(name)
        if progress is not None and progress.size and progress.size != self.size(name):
            self._settings.set(DOWNLOAD_SIZE.of(name), progress.size)
        current = self.installs.current()
        if name == self._offered and progress is not None and progress.phase is not Phase.FAILED:
            # It was begun in the models window.
            self._offered = ""
            self._bar.withdraw()
        if current is None:
            self._status_line.show_install("", "")
        else:
            words = self.tr("Installing: {}").format(short_progress(current))
            title = self._title(current.order.name)
            self._status_line.show_install(words, quiet_progress(current, title))
        failed = progress.failed if progress is not None else None
        seen = self._models_window is not None and self._models_window.isVisible()
        if progress is not None and progress.phase is Phase.FAILED and failed and not seen:
            words = self.tr("{} is not installed. {}").format(self._title(name), failed.message)
            self._bar.show_error(words, failed.details)

    def _take_installed(self, name: str) -> None:
        self._catalogue.reload()
        model, translated = self._catalogue.model(name), self._session.core.reading
        if model is None or translated is None:
            return
        source, target = translated.article.language, self.target
        route = self._session.core.route
        if model.translates(source, target):
            if route is None or route.model.name != name:
                self._offer_again(model, source, target)
        elif route is None:
            try:
                route = self.route_for(source)
            except ModelMissingError as error:
                self.missing(error)
            else:
                if route is not None:
                    self._propose_translation(route.model.title, self._choose_again)

    def _offer_again(self, model: Model, source: str, target: str) -> None:
        def translate() -> None:
            self._name = None
            self._remember(source, target, model.name)
            self._choose_again()

        self._propose_translation(model.title, translate)

    def _propose_translation(self, title: str, translate: Callable[[], object]) -> None:
        begun = self._session.core.counts().done > 0
        text = self.tr("{} is installed.").format(title)
        if begun:
            text += self.tr(" Sentences that you wrote or confirmed yourself stay as they are.")
        yes = self.tr("Translate again with it") if begun else self.tr("Translate with it")
        self._bar.propose(Proposal(text, ((yes, translate), (self.tr("Not now"), lambda: None))))

    def _take_catalogue(self) -> None:
        """Models came, went or were moved: the one in use may be gone, or lie elsewhere."""
        route = self._session.core.route
        if route is not None:
            first, last = route.models[0], route.models[-1]
            try:
                legs = [(m, m.source, m.target) for m in dict.fromkeys((first, last))]
                found = [find_model(self._catalogue.models, s, t, m.name) for m, s, t in legs]
                self._session.relocate(Route(tuple(found)))
            except ModelMissingError:
                pass  # what is translated stays; the engine may still have the model in memory
        self.choices_changed.emit()

    def _size_text(self, model: Model) -> str:
        size = self.size(model.name)
        if size:
            return self.tr("{} ({} to download).").format(model.title, megabytes(size))
        return self.tr("{}; its size is asked when the download begins.").format(model.title)

    def _title(self, name: str) -> str:
        model = self._catalogue.model(name)
        return model.title if model else name
