"""The way of an article's sentences: through one model, or through two with English between."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from khulasa.article.model import Article
from khulasa.engine.messages import Translate
from khulasa.models.catalogue import Route
from khulasa.reading.requests import translate_request
from khulasa.translation.backend_name import BackendName
from khulasa.translation.pivot import join_outcomes, second_input
from khulasa.translation.result import Status, Translation

_ARRIVED = (Status.COPIED, Status.FAILED)  # nothing of these is left to translate


class TwoModelRun:
    """Says what the engine has to do next, and makes one outcome of those of both models.

    Attributes:
        after_first: Outcomes of the first of two models, by sentence number; they stay when the
            second one is done with them.
    """

    def __init__(self, route: Route) -> None:
        self._route = route
        self._last = not route.is_pivot
        self.after_first: dict[int, Translation] = {}

    @property
    def on_last(self) -> bool:
        """Whether the request that was made last leads into the target language."""
        return self._last

    def left(self, numbers: set[int]) -> list[int]:
        """Of sentences that have not arrived: each number once for each model that is left."""
        on_first = numbers - self.after_first.keys() if self._route.is_pivot else ()
        return [*numbers, *on_first]

    def steps(self, arrived: set[int]) -> int:
        """How often a sentence has gone through a model, or needs it no more.

        Args:
            arrived: Numbers of the sentences that have arrived.
        """
        after_first = len(arrived | self.after_first.keys()) if self._route.is_pivot else 0
        return len(arrived) + after_first

    def relocate(self, route: Route) -> None:
        """Take note that the same models lie elsewhere now."""
        self._route = route

    def request(
        self, article: Article, backend: BackendName, *, job: int, done: Container[int]
    ) -> Translate:
        """The next request for the sentences whose numbers are not in ``done``."""
        first, last = self._route.models[0], self._route.models[-1]
        if not self._route.is_pivot:
            return translate_request(article, first, backend, job=job, done=done)
        numbers = range(len(article.sentences))
        self._last = all(n in done or n in self.after_first for n in numbers)
        if not self._last:
            present = {n for n in numbers if n in done or n in self.after_first}
            return translate_request(article, first, backend, job=job, done=present)
        waiting = {n: t for n, t in self.after_first.items() if n not in done}
        request = translate_request(article, last, backend, job=job, done=numbers)
        return replace(request, sentences=second_input(waiting))

    def record(self, number: int, outcome: Translation) -> Translation | None:
        """The whole outcome of a sentence; None if it has gone through the first model only."""
        if not self._route.is_pivot:
            return outcome
        if number in self.after_first:
            return join_outcomes(self.after_first[number], outcome)
        if outcome.status in _ARRIVED:
            return outcome
        self.after_first[number] = outcome
        return None

    def text(self, article: Article, number: int) -> str:
        """The input of the last model for a sentence; empty if the first one made nothing of it."""
        if not self._route.is_pivot:
            return article.sentences[number]
        return self.after_first[number].target if number in self.after_first else ""
