"""The language and the models that the reader has chosen, and the route that follows from them."""

from __future__ import annotations

from khulasa.models.catalogue import Route
from khulasa.reading.route import choose_route
from khulasa.settings.keys import TARGET, chosen_model
from khulasa.settings.store import Settings
from khulasa.ui.models.live_catalogue import LiveCatalogue


class RouteChoice:
    """Finds the route for a language, and remembers what the reader chooses.

    Args:
        catalogue: The catalogue.
        settings: Remember the language to read in, and a model for each pair of languages.
        name: Model that was asked for on the command line; holds until the reader chooses.
    """

    def __init__(self, catalogue: LiveCatalogue, settings: Settings, name: str | None) -> None:
        self._catalogue, self._settings, self._name = catalogue, settings, name
        self._target = settings.get(TARGET)

    @property
    def target(self) -> str:
        """Code of the language that the reader wants to read in."""
        return self._target

    def choose_target(self, code: str) -> None:
        """Read in another language from now on."""
        self._target, self._name = code, None
        self._settings.set(TARGET, code)

    def choose_model(self, source: str, target: str, name: str) -> None:
        """Translate between two languages with this model from now on."""
        self._name = None
        self._settings.set(chosen_model(source, target), name)

    def route_for(self, source: str, target: str | None = None) -> Route | None:
        """The route for an article; None if it can be read as it is.

        Args:
            source: The article's language.
            target: The language to read it in; by default the one that the reader wants.

        Raises:
            ModelMissingError: No installed model leads there.
        """
        models, target = self._catalogue.models, target or self._target
        return choose_route(models, source, target, self._remembered, name=self._name)

    def _remembered(self, source: str, target: str) -> str:
        return self._settings.get(chosen_model(source, target)) or ""
