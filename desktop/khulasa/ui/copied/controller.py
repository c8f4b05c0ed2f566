"""Watches the clipboard while the reader wants that, and shows what was copied in translation."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QClipboard, QGuiApplication

from khulasa.article.model import Article
from khulasa.models.catalogue import ModelMissingError
from khulasa.reading.marking import Marking
from khulasa.settings.keys import MARKS, TRANSLATE_COPIED
from khulasa.settings.store import Settings
from khulasa.translation.backend_name import BackendName
from khulasa.ui.copied.clipboard import MOST_CHARACTERS, is_secret, is_seen_behind, text_of
from khulasa.ui.copied.translation import PassingTranslation
from khulasa.ui.copied.window import CopiedWindow
from khulasa.ui.glossary.live_glossary import LiveGlossary
from khulasa.ui.models.live_catalogue import LiveCatalogue
from khulasa.ui.models.route_choice import RouteChoice
from khulasa.ui.reading.rows.row_text import target_row
from khulasa.ui.reading.sessions.article_reader import ArticleReader
from khulasa.ui.reading.sessions.engine_queue import EngineQueue
from khulasa.ui.widgets.languages import language_name
from khulasa.wording import Phrase, _, count_text

_SETTLING = 150  # milliseconds; some programs put the same on the clipboard several times at once


class CopiedText(QObject):
    """Off until the reader turns it on; nothing of what it translates is kept.

    Signals:
        toggled: Whether it is on now.
        open_wanted: A text that the reader wants as an article.
        done: The engine is free again for the article in front.

    Args:
        queue: Translates.
        catalogue: The models.
        settings: What the reader chose.
        glossary: The reader's terms.
        backend: Which backend runs the models.
        clipboard: Where others copy to; by default the desktop's.
    """

    toggled = Signal(bool)
    open_wanted = Signal(str)
    done = Signal()

    def __init__(
        self,
        queue: EngineQueue,
        catalogue: LiveCatalogue,
        settings: Settings,
        glossary: LiveGlossary,
        backend: BackendName,
        clipboard: Callable[[], QClipboard] = QGuiApplication.clipboard,
    ) -> None:
        super().__init__()
        self._catalogue, self._settings, self._glossary = catalogue, settings, glossary
        self._backend, self._clipboard = backend, clipboard
        self._text = ""
        self.window: CopiedWindow | None = None
        self._translation = PassingTranslation(queue, self)
        self._reader = ArticleReader(self)
        self._timer = QTimer(self, interval=_SETTLING, singleShot=True)
        self._timer.timeout.connect(self._look)
        self._reader.read.connect(lambda article, _nothing: self._translate(article))
        self._reader.failed.connect(lambda words, _details: self._say(words))
        self._translation.changed.connect(self._show)
        self._translation.failed.connect(self._say)

    @property
    def is_on(self) -> bool:
        """Whether what is copied is translated."""
        return self.window is not None

    def begin(self) -> None:
        """Turn it on if the reader chose so for every start."""
        self.turn(on=self._settings.get(TRANSLATE_COPIED))

    def turn(self, *, on: bool) -> None:
        """Turn it on or off, until the app is closed."""
        if on and self.window is None:
            listens = is_seen_behind()
            self.window = CopiedWindow(listens=listens)
            self.window.pasted.connect(self._paste)
            self.window.open_wanted.connect(lambda: self.open_wanted.emit(self._text))
            self.window.closed.connect(lambda: self.turn(on=False))
            if listens:
                self._clipboard().dataChanged.connect(self._timer.start)
            self.window.show()
            self.toggled.emit(True)
        elif not on and self.window is not None:
            window, self.window = self.window, None
            if is_seen_behind():
                self._clipboard().dataChanged.disconnect(self._timer.start)
            self._forget()
            window.close()
            window.deleteLater()
            self.toggled.emit(False)

    def begin_anew(self) -> None:
        """Speak another language: the text that is shown is translated once more for that."""
        if self.window is not None:
            text, place = self._text, self.window.geometry()
            self.turn(on=False)
            self.turn(on=True)
            self.window.setGeometry(place)
            self._take(text)

    def restyle(self) -> None:
        """Show what is translated again, in the fonts and with the marks that hold now."""
        self._translation.core.mark(Marking(self._settings.get(MARKS)))
        self._show()

    def _look(self) -> None:
        """Translate what another program copied."""
        if not self._clipboard().ownsClipboard():
            self._take(text_of(self._clipboard().mimeData()))

    def _paste(self) -> None:
        """Translate what the reader pasted, unless there is nothing or it is a secret."""
        data = self._clipboard().mimeData()
        text = text_of(data)
        self._text = ""
        self._take(text)
        if not text:
            secret = data is not None and is_secret(data)
            locked = _("A password manager copied this: it is not looked at.")
            self._say(locked if secret else _("There is no text to translate on the clipboard."))

    def _take(self, text: str) -> None:
        if self.window is None or not text or text == self._text:
            return
        self._forget()
        self._text = text
        self.window.show()
        if len(text) > MOST_CHARACTERS:
            words = count_text(
                "This text has {:,} character; here up to {most:,} are translated. "
                "Open it as an article.",
                "This text has {:,} characters; here up to {most:,} are translated. "
                "Open it as an article.",
                len(text),
                most=MOST_CHARACTERS,
            )
            self._say(words)
        else:
            self._say(_("Translating…"))
            self._reader.read_text(text)

    def _translate(self, article: Article) -> None:
        choice = RouteChoice(self._catalogue, self._settings, None)
        try:
            route = choice.route_for(article.language)
        except ModelMissingError as error:
            self._say(str(error))
            return
        if route is None:
            self._say(_("This is in {} already.").format(language_name(article.language)))
        else:
            terms = self._glossary.in_use
            marking = Marking(self._settings.get(MARKS))
            self._translation.begin(article, route, self._backend, terms, marking)

    def _show(self) -> None:
        core = self._translation.core
        if core.reading is None or self.window is None:
            return
        article, model = core.reading.article, core.model
        rows, first = [], 0
        for number, paragraph in enumerate(article.paragraphs):
            rows.append(target_row(first, core.outcomes(number)))
            first += len(paragraph.sentence_texts)
        pair = f"{language_name(article.language)} {_('→')} {language_name(core.target)}"
        notice = model.notice if model is not None else ""
        words = " · ".join(filter(None, (pair, _(notice) if notice else "")))
        kinds = [paragraph.kind for paragraph in article.paragraphs]
        self.window.show_translation(rows, kinds, core.target, words)
        if not core.running:
            self.done.emit()

    def _say(self, words: Phrase | str) -> None:
        if self.window is not None:
            self.window.show_message(str(words), opens=bool(self._text))

    def _forget(self) -> None:
        self._timer.stop()
        self._reader.cancel()
        self._translation.drop()
        self._text = ""
        self.done.emit()

    def close(self) -> None:
        """Turn it off for good, as the app is closed."""
        self.turn(on=False)
        self._reader.close()
