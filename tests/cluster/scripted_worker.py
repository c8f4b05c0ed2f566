"""An engine for workers, which says what it was asked, and ends its worker when it is told to."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from batch import text_engine
from batch.text_engine import outcome_of
from khulasa.batch.task import Task
from khulasa.engine.messages import Event, Finished, Job, Loaded, SentenceDone, Translate
from khulasa.models.catalogue import Route, load_catalogue

ENDS_WORKER = "قاتل"
SLOW = "بطيء"


def make_task() -> Task:
    """Arabic into English with the starter model, without a summary."""
    (model,) = (m for m in load_catalogue().models if m.name == "starter-ar-en")
    return Task(lambda _language: Route((model,)), summarise=False, language="ar")


def ledger() -> Path:
    """Where workers note each request."""
    return Path(os.environ["KHULASA_TEST_LEDGER"])


class ScriptedEngine:
    """Makes of each text what ``text_engine`` does, in the worker's own process."""

    def run(self, request: Job) -> Iterator[Event]:
        """See ``Runner``."""
        assert isinstance(request, Translate)
        with ledger().open("a", encoding="utf-8") as file:
            file.write(f"{os.getpid()} {len(request.sentences)}\n")
        yield Loaded(request.job, 0.0)
        for number, text in request.sentences:
            if ENDS_WORKER in text:
                os.kill(os.getpid(), signal.SIGKILL)
            if SLOW in text:
                time.sleep(0.02)
            yield SentenceDone(request.job, number, outcome_of(text))
        yield Finished(request.job, stopped=False)

    def stop(self, up_to: int | None = None) -> None:
        """See ``Runner``; it is never stopped."""

    def close(self) -> None:
        """See ``Runner``."""


__all__ = ["ENDS_WORKER", "SLOW", "ScriptedEngine", "ledger", "make_task", "replace", "sys", "text_engine"]
