"""The engine process itself: reads requests, holds the loaded model, writes events."""

from __future__ import annotations

import faulthandler
import os
import queue
import sys
import threading
import time
import traceback
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from khulasa.engine.backends.tokenizer import MarianTokenizer
from khulasa.engine.computing.devices import DEFAULT_TYPE
from khulasa.engine.loaded_model import LoadedModel
from khulasa.engine.messages import (
    Alternatives,
    AlternativesFound,
    Cancel,
    Candidates,
    CandidatesFound,
    Event,
    Finished,
    Generate,
    Generated,
    Job,
    JobFailed,
    Loaded,
    ModelSpec,
    Prepare,
    Request,
    SentenceDone,
    Summarise,
    Summarised,
    SummariserSpec,
    SummaryProgress,
    Translate,
    decode_request,
    encode,
)
from khulasa.engine.writers.generator import TextGenerator
from khulasa.engine.writers.summarisers import CachedWriter, load_summariser
from khulasa.models.folders.layout import CONVERTED
from khulasa.reasons import reason_of
from khulasa.review.checks import check
from khulasa.review.languages import Languages
from khulasa.summary.picking.key_sentences import key_sentences
from khulasa.translation.alternatives import find_alternatives
from khulasa.translation.backend import Backend, ModelLoadError
from khulasa.translation.backend_name import BackendName
from khulasa.translation.candidates import find_candidates
from khulasa.translation.ladder import Review
from khulasa.translation.prepared import Options
from khulasa.translation.translator import translate_sentences
from khulasa.wording import phrase

# A reader of so many sentences will read more; after so many seconds nobody waits for anything.
_ENOUGH_TO_MEASURE, _IDLE_TO_MEASURE = 40, 3.0
# Half of what a batch gives at once: some are known or equal. They take a minute.
_MANY_TO_MEASURE = 500
_MEASURED = (BackendName.CTRANSLATE2, DEFAULT_TYPE)
# What needs a translation model.
_Sentences = Translate | Alternatives | Candidates


class Worker:
    """Does one job after the other; a second thread listens, so that a job can be cancelled.

    Args:
        requests: Where requests come from; its end ends the process.
        events: Where events go.
    """

    def __init__(self, requests: TextIO, events: TextIO) -> None:
        self._input = requests
        self._output = events
        self._waiting: queue.Queue[Job | Prepare] = queue.Queue()
        self._cancelled: set[int] = set()
        self._loaded: tuple[LoadedModel, MarianTokenizer, Backend] | None = None
        self._generator: tuple[LoadedModel, TextGenerator] | None = None
        self._summariser: tuple[LoadedModel, CachedWriter] | None = None
        self._done = 0  # sentences since the last measurement

    def run(self) -> None:
        """Serve until the input ends."""
        threading.Thread(target=self._listen, daemon=True).start()
        while True:
            self.step()

    def take(self, request: Request) -> None:
        """Note what is asked for; for any thread."""
        if isinstance(request, Cancel):
            self._cancelled.add(request.job)
        else:
            self._waiting.put(request)

    def step(self) -> None:
        """Do what was asked for next; if for a while nothing is, measure the model, once."""
        due = self._done >= _ENOUGH_TO_MEASURE
        try:
            request = self._waiting.get(timeout=_IDLE_TO_MEASURE if due else None)
        except queue.Empty:
            self._done = 0
            if self._loaded is not None:
                self._measure(self._loaded[0].spec)
        else:
            self._do(request)

    def _listen(self) -> None:
        try:
            for line in self._input:
                self.take(decode_request(line))
        except Exception:
            # An engine that no longer listens would leave the app waiting for ever.
            traceback.print_exc()
            os._exit(1)
        # The app is gone: end at once, also in the middle of a batch.
        os._exit(0)

    def _do(self, request: Job | Prepare) -> None:
        if isinstance(request, Prepare):
            # What goes wrong is said by the job that needs the model.
            with suppress(Exception):
                self._held(request.model)
            return
        try:
            if isinstance(request, Translate):
                self._translate(request)
            elif isinstance(request, Alternatives):
                self._find_alternatives(request)
            elif isinstance(request, Candidates):
                self._find_candidates(request)
            elif isinstance(request, Generate):
                self._generate(request)
            else:
                self._summarise(request)
            self._send(Finished(request.job, stopped=request.job in self._cancelled))
        except ModelLoadError as error:
            self._send(JobFailed(request.job, "model", error.words))
        except Exception as error:
            # Whatever goes wrong ends the job with a message, not the process with the model.
            message = phrase(
                "The translation engine met an unexpected problem: {error}", error=reason_of(error)
            )
            self._send(JobFailed(request.job, "engine", message, traceback.format_exc()))

    def _translate(self, request: Translate) -> None:
        if request.measure and len(request.sentences) >= _MANY_TO_MEASURE:
            self._measure(request.model)
        tokenizer, backend = self._load(request)
        for number, translation in translate_sentences(
            request.sentences,
            tokenizer,
            backend,
            replace(_options(request), token_scores=request.token_scores),
            cancelled=lambda: request.job in self._cancelled,
            review=_review(request),
        ):
            self._send(SentenceDone(request.job, number, translation))
            self._done += 1

    def _generate(self, request: Generate) -> None:
        started, spec = time.monotonic(), request.model
        if self._generator is None or not self._generator[0].serves(spec):
            self._generator = None
            loaded, folder = LoadedModel.now(spec), Path(spec.folder)
            generator = TextGenerator(folder, folder / CONVERTED, spec.compute_type)
            self._generator = (loaded, generator)
        self._send(Loaded(request.job, time.monotonic() - started))
        text, score = self._generator[1].generate(
            request.instruction,
            request.max_tokens,
            cancelled=lambda: request.job in self._cancelled,
        )
        self._send(Generated(request.job, text, score))

    def _summarise(self, request: Summarise) -> None:
        spec = request.summariser
        if spec is None:
            summary = key_sentences(
                request.paragraphs, request.kinds, request.length, frozenset(request.unsure)
            )
            self._send(Summarised(request.job, summary))
            return
        # An engine that only translates does without what the checks of a summary load.
        from khulasa.summary.writing.abstractive import write_summary
        from khulasa.summary.writing.summary_run import SummaryRequest, SummaryStoppedError

        started = time.monotonic()
        if self._summariser is None or not self._summariser[0].serves(spec):
            self._summariser = None
            loaded = LoadedModel.now(spec)
            self._summariser = (loaded, CachedWriter(load_summariser(spec)))
        self._send(Loaded(request.job, time.monotonic() - started))
        with suppress(SummaryStoppedError):
            summary = write_summary(
                request.paragraphs,
                request.kinds,
                SummaryRequest(request.length, spec.name, request.language, request.grounded),
                self._summariser[1],
                on_progress=lambda *stage: self._send(SummaryProgress(request.job, *stage)),
                cancelled=lambda: request.job in self._cancelled,
            )
            self._send(Summarised(request.job, summary))

    def _find_alternatives(self, request: Alternatives) -> None:
        tokenizer, backend = self._load(request)
        found = find_alternatives(
            request.text, tokenizer, backend, _options(request), request.count, _review(request)
        )
        self._send(AlternativesFound(request.job, request.number, found))

    def _find_candidates(self, request: Candidates) -> None:
        tokenizer, backend = self._load(request)
        found = find_candidates(
            request.text, request.before, tokenizer, backend, _options(request), request.count
        )
        self._send(CandidatesFound(request.job, found))

    def _load(self, request: _Sentences) -> tuple[MarianTokenizer, Backend]:
        started = time.monotonic()
        held = self._held(request.model)
        self._send(Loaded(request.job, time.monotonic() - started))
        return held

    def _held(self, spec: ModelSpec) -> tuple[MarianTokenizer, Backend]:
        """The model, which is in memory from now on.

        Raises:
            ModelLoadError: See ``load_backend``.
        """
        if self._loaded is None or not self._loaded[0].serves(spec):
            self._loaded = None  # the old model's memory goes before the new one comes
            loaded = LoadedModel.now(spec)
            tokenizer = MarianTokenizer(Path(spec.folder), spec.prefix)
            self._loaded = (loaded, tokenizer, load_backend(spec, tokenizer))
        return self._loaded[1], self._loaded[2]

    def _measure(self, spec: ModelSpec | SummariserSpec) -> None:
        """Find out in what a model is computed fastest; the next job finds it loaded so."""
        if (spec.backend, spec.compute_type) != _MEASURED:
            return
        from khulasa.engine.computing.fastest import measure

        if measure(Path(spec.folder) / CONVERTED):
            self._loaded = None

    def _send(self, event: Event) -> None:
        self._output.write(encode(event) + "\n")
        self._output.flush()


def _options(request: _Sentences) -> Options:
    model = request.model
    return Options(
        request.source_language,
        model.map_digits,
        model.max_tokens,
        model.unsure_score if model.unsure_below is None else model.unsure_below,
        target_language=request.target_language,
    )


def _review(request: _Sentences) -> Review:
    languages = Languages(request.source_language, request.target_language)
    return lambda source, target: check(source, target, languages)


def load_backend(spec: ModelSpec, tokenizer: MarianTokenizer) -> Backend:
    """Load a model with the backend that its spec names.

    Raises:
        ModelLoadError: The backend is unknown, not installed, or cannot load the folder.
    """
    folder = Path(spec.folder)
    # What nothing is compared with need not be computed.
    blind = spec.unsure_below is not None
    if spec.backend == BackendName.CTRANSLATE2:
        from khulasa.engine.backends.ctranslate2_backend import CTranslate2Backend

        return CTranslate2Backend(folder / CONVERTED, spec.compute_type, blind=blind)
    if spec.backend == BackendName.TORCH:
        try:
            from khulasa.engine.backends.torch_backend import TorchBackend
        except ImportError as error:
            raise ModelLoadError(
                phrase(
                    "The torch backend is not installed ({error}). Leave --backend out, "
                    "or bring it with: pip install 'khulasa[torch]'",
                    error=reason_of(error),
                )
            ) from error
        return TorchBackend(folder, tokenizer.vocabulary, blind=blind)
    raise ModelLoadError(phrase("There is no backend called {backend}.", backend=spec.backend))


def main() -> None:
    """Run as ``python -m khulasa.engine``."""
    # So that standard error, which the app keeps, says where in the code a library brings it down.
    faulthandler.enable()
    # Where memory runs out, Linux ends this process and not the app, which then starts it again.
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("500", encoding="ascii")
    # Libraries print; their words must not get among the events.
    events = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    Worker(sys.stdin, events).run()
