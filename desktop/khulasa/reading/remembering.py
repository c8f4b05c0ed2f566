"""An engine that remembers: what it finished once is taken from the library."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from khulasa.engine.messages import (
    Event,
    Finished,
    Job,
    SentenceDone,
    Summarise,
    Summarised,
    Translate,
)
from khulasa.library.errors import LibraryError
from khulasa.library.library import Library
from khulasa.reading.fingerprint import model_fingerprint, summary_key
from khulasa.reading.run import Runner
from khulasa.translation.result import Translation


class RememberingEngine:
    """Does the jobs of an engine, but none twice.

    A sentence is handed on as finished only when it is in the library for good. Where the library
    fails, the work goes on without it.

    Args:
        engine: Does what is not in the library.
        library: Keeps what is finished.
        on_fault: Told once when the library cannot take something; may be called in any thread.

    Attributes:
        article_id: The article in the library whose summaries are kept; None for none.
    """

    def __init__(
        self, engine: Runner, library: Library, on_fault: Callable[[LibraryError], None]
    ) -> None:
        self._engine, self._library, self._on_fault = engine, library, on_fault
        self._failed = False
        self.article_id: int | None = None

    def run(self, request: Job) -> Iterator[Event]:
        """See ``Runner``; an engine process is started only for what is not in the library."""
        match request:
            case Translate():
                return self._translate(request)
            case Summarise():
                return self._summarise(request)
            case _:
                return self._engine.run(request)

    def stop(self, up_to: int | None = None) -> None:
        """See ``Runner``."""
        self._engine.stop(up_to)

    def close(self) -> None:
        """See ``Runner``; the library stays open."""
        self._engine.close()

    def _translate(self, request: Translate) -> Iterator[Event]:
        fingerprint = model_fingerprint(request.model)
        languages = (request.source_language, request.target_language)
        known = self._known(fingerprint, *languages, [text for _, text in request.sentences])
        for number, text in request.sentences:
            if text in known:
                yield SentenceDone(request.job, number, known[text])
        rest = tuple((n, text) for n, text in request.sentences if text not in known)
        if not rest:
            yield Finished(request.job, stopped=False)
            return
        texts = dict(rest)
        for event in self._engine.run(replace(request, sentences=rest)):
            if isinstance(event, SentenceDone):
                made = (texts[event.number], event.translation)
                self._keep(
                    lambda made=made: self._library.remember(  # type: ignore[misc]
                        fingerprint, *languages, [made]
                    ).result()
                )
            yield event

    def _summarise(self, request: Summarise) -> Iterator[Event]:
        key = summary_key(request)
        try:
            summary = self._library.find_summary(key)
        except LibraryError as error:
            self._tell(error)
            summary = None
        if summary is not None:
            yield Summarised(request.job, summary)
            yield Finished(request.job, stopped=False)
            return
        for event in self._engine.run(request):
            article_id = self.article_id
            if isinstance(event, Summarised) and article_id is not None:
                made = event.summary
                self._keep(
                    lambda made=made, article_id=article_id: (  # type: ignore[misc]
                        self._library.remember_summary(article_id, key, made).result()
                    )
                )
            yield event

    def _known(
        self, fingerprint: str, source: str, target: str, texts: list[str]
    ) -> dict[str, Translation]:
        try:
            return self._library.find_many(fingerprint, source, target, texts)
        except LibraryError as error:
            self._tell(error)
            return {}

    def _keep(self, write: Callable[[], None]) -> None:
        try:
            write()
        except LibraryError as error:
            self._tell(error)

    def _tell(self, error: LibraryError) -> None:
        if not self._failed:
            self._failed = True
            self._on_fault(error)
