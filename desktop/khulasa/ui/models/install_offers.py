"""Offers above the article: to install a model, or to translate with one just installed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from khulasa.models.catalogue import Model, ModelMissingError
from khulasa.models.errors import megabytes
from khulasa.ui.widgets.languages import language_name
from khulasa.ui.widgets.message_bar import MessageBar, Proposal
from khulasa.wording import _


class InstallOffers(QObject):
    """Makes one offer at a time in the message bar.

    Signals:
        install_wanted: A ``Model`` that the reader wants to install.
        models_wanted: Name of a model that the reader wants to see in the models window.

    Args:
        bar: Place of the offers.
        sizes: Gives the bytes to download for a model, 0 while they are unknown.
    """

    install_wanted = Signal(object)
    models_wanted = Signal(str)

    def __init__(
        self, bar: MessageBar, sizes: Callable[[str], int], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._bar, self._sizes = bar, sizes
        self._offered = ""  # the model that the bar offers to install

    def offer_missing(self, error: ModelMissingError, source: str, target: str) -> bool:
        """Offer to install a model that an article lacks.

        Args:
            error: Names the models that would do.
            source: Code of the article's language; empty if there is no article.
            target: Code of the language to read it in.

        Returns:
            Whether there is a model to install.
        """
        model = next((model for model in error.models if model.origin is not None), None)
        if model is None:
            return False
        words = _("There is no model from {} into {} on this computer yet.")
        if not (source and model.translates(source, target)):
            source, target = model.source, model.target
        self._offered = model.name
        text = f"{words.format(language_name(source), language_name(target))} "
        text += _("There is {}").format(self._title_and_size(model))
        self._bar.propose(
            Proposal(
                text,
                (
                    (
                        _("Install {}").format(model.title),
                        lambda: self.install_wanted.emit(model),
                    ),
                    (_("More models…"), lambda: self.models_wanted.emit(model.name)),
                    (_("Not now"), lambda: None),
                ),
            )
        )
        return True

    def offer_translation(
        self,
        title: str,
        translate: Callable[[], object],
        not_now: Callable[[], object] = lambda: None,
        *,
        begun: bool,
    ) -> None:
        """Offer to translate the article with a model that was just installed.

        Args:
            title: The model's name for people.
            translate: Called if the reader agrees.
            not_now: Called if not.
            begun: Whether sentences of the article are translated already.
        """
        text = _("{} is installed.").format(title)
        if begun:
            text += _(" Sentences that you wrote or confirmed yourself stay as they are.")
        yes = _("Translate again with it") if begun else _("Translate with it")
        self._bar.propose(Proposal(text, ((yes, translate), (_("Not now"), not_now))))

    def withdraw(self, name: str) -> None:
        """Withdraw the offer of a model, because its installation has started elsewhere."""
        if name == self._offered:
            self._offered = ""
            self._bar.withdraw()

    def _title_and_size(self, model: Model) -> str:
        size = self._sizes(model.name)
        if size:
            return _("{} ({} to download).").format(model.title, megabytes(size))
        return _("{}; its size is asked when the download begins.").format(model.title)
