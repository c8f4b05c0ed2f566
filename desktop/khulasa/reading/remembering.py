"""An engine that remembers: what it finished once is taken from the library."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
from khulasa.library.facade import Library
from khulasa.reading.fingerprint import model_fingerprint, summary_key
from khulasa.reading.run import Runner
from khulasa.summary.result import Summary
from khulasa.translation.result import Translation


class RememberingEngine:
    """Does the jobs of an engine, but none twice.

    A sentence is handed on as finished only when it is in the library for good. Where the library
    fails, the work goes on without it.

    Args:
        engine: Does what is not in the library.
        on_fault: Told once when the library cannot take something; may be called in any thread.

    Attributes:
        library: Keeps what is finished; None keeps nothing.
        article_id: The article in the library whose summaries are kept; None for none.
    """

    def __init__(self, engine: Runner, on_fault: Callable[[LibraryError], None]) -> None:
        self._engine, self._on_fault = engine, on_fault
        self._failed = False
        self.library: Library | None = None
        self.article_id: int | None = None

    def run(self, request: Job) -> Iterator[Event]:
        """See ``Runner``; an engine process is started only for what is not in the library."""
        library = self.library
        if library is not None and isinstance(request, Translate):
            return self._translate(request, library)
        if library is not None and isinstance(request, Summarise):
            return self._summarise(request, library, self.article_id)
        return self._engine.run(request)

    def stop(self, up_to: int | None = None) -> None:
        """See ``Runner``."""
        self._engine.stop(up_to)

    def close(self) -> None:
        """See ``Runner``; the library stays open."""
        self._engine.close()

    def _translate(self, request: Translate, library: Library) -> Iterator[Event]:
        fingerprint = model_fingerprint(request.model)
        languages = (request.source_language, request.target_language)
        known: dict[str, Translation] = {}
        with self._faults_told():
            texts = [text for _, text in request.sentences]
            known = library.find_many(fingerprint, *languages, texts)
        for number, text in request.sentences:
            if text in known:
                yield SentenceDone(request.job, number, known[text])
        rest = tuple((n, text) for n, text in request.sentences if text not in known)
        if not rest:
            yield Finished(request.job, stopped=False)
            return
        sources = dict(rest)
        # Whoever asks: what is kept is shown in the window one day, with its guessed words.
        for event in self._engine.run(replace(request, sentences=rest, token_scores=True)):
            if isinstance(event, SentenceDone) and self._may_write(library):
                made = (sources[event.number], event.translation)
                with self._faults_told():
                    library.remember(fingerprint, *languages, [made]).result()
            yield event

    def _summarise(
        self, request: Summarise, library: Library, article_id: int | None
    ) -> Iterator[Event]:
        key = summary_key(request)
        summary: Summary | None = None
        with self._faults_told():
            summary = library.find_summary(key)
        if summary is not None:
            yield Summarised(request.job, summary)
            yield Finished(request.job, stopped=False)
            return
        for event in self._engine.run(request):
            if (
                isinstance(event, Summarised)
                and article_id is not None
                and self._may_write(library)
            ):
                with self._faults_told():
                    library.remember_summary(article_id, key, event.summary).result()
            yield event

    def _may_write(self, library: Library) -> bool:
        """Whether it is still wanted: private mode may have begun in the middle of a job."""
        return self.library is library and not library.read_only

    @contextmanager
    def _faults_told(self) -> Iterator[None]:
        try:
            yield
        except LibraryError as error:
            if not self._failed:
                self._failed = True
                self._on_fault(error)
