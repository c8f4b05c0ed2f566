"""What the workers of the tests do: translate without a model, and die where a text says so."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator

from batch.text_engine import outcome_of
from khulasa.batch.task import Task
from khulasa.engine.messages import Event, Finished, Job, JobFailed, Loaded, SentenceDone, Translate
from khulasa.models.catalogue import Route, load_catalogue

ENDS_WORKER = "قاتل"
ENDS_ENGINE = "معطل"
SLOW = "بطيء"


def make_task() -> Task:
    """Arabic into English with the starter model, without a summary."""
    (model,) = (m for m in load_catalogue().models if m.name == "starter-ar-en")
    return Task(lambda _language: Route((model,)), summarise=False, language="ar")


class ScriptedEngine:
    """A ``Runner`` in the worker's own process."""

    def run(self, request: Job) -> Iterator[Event]:
        assert isinstance(request, Translate)
        yield Loaded(request.job, 0.0)
        for number, text in request.sentences:
            if ENDS_ENGINE in text:
                yield JobFailed(request.job, "engine", "The engine broke.")
                return
            if ENDS_WORKER in text:
                os.kill(os.getpid(), signal.SIGKILL)
            if SLOW in text:
                time.sleep(0.1)
            yield SentenceDone(request.job, number, outcome_of(text))
        yield Finished(request.job, stopped=False)

    def stop(self, up_to: int | None = None) -> None: ...

    def close(self) -> None: ...
