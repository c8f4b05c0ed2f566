"""The engine's own side: what it does before it is asked to, and while nobody waits for it."""

from __future__ import annotations

import io
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from khulasa.engine.computing.record import Measured, read_record, record_path
from khulasa.engine.messages import (
    Event,
    Finished,
    JobFailed,
    Loaded,
    ModelSpec,
    Prepare,
    Request,
    SentenceDone,
    Translate,
    decode_event,
)
from khulasa.engine.worker import Worker
from khulasa.review.rules.unsure import KIND as UNSURE

YES = "نعم."


class Asked:
    """A worker in this process; ``does`` has it do what it is asked, and gives the events."""

    def __init__(self) -> None:
        self._said = io.StringIO()
        self.worker = Worker(io.StringIO(), self._said)

    def does(self, request: Request) -> list[Event]:
        before = self._said.tell()
        self.worker.take(request)
        self.worker.step()
        return [decode_event(line) for line in self._said.getvalue()[before:].split("\n") if line]


@pytest.fixture
def asked() -> Asked:
    return Asked()


def translate(folder: Path, sentences: int = 1, *, measure: bool = False) -> Translate:
    texts = tuple(enumerate([YES] * sentences))
    return Translate(1, ModelSpec(str(folder)), "ar", "en", texts, measure=measure)


def measured() -> Mapping[str, Measured]:
    return read_record(record_path()).kinds or {}


def test_a_model_that_was_prepared_is_in_memory_when_the_first_job_comes(
    asked: Asked, starter: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "model"
    shutil.copytree(starter, folder)
    request = translate(folder)
    assert asked.does(Prepare(request.model)) == []
    shutil.rmtree(folder)  # so that it cannot be loaded now
    loaded, sentence, finished = asked.does(request)
    assert isinstance(loaded, Loaded)
    assert isinstance(sentence, SentenceDone)
    assert finished == Finished(1, stopped=False)


def test_a_model_that_cannot_be_prepared_is_told_by_the_job(asked: Asked, tmp_path: Path) -> None:
    request = translate(tmp_path / "nowhere")
    assert asked.does(Prepare(request.model)) == []
    (failed,) = asked.does(request)
    assert isinstance(failed, JobFailed)
    assert failed.kind == "model"


def test_a_pause_after_some_reading_is_used_to_measure_the_model(
    asked: Asked, starter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("khulasa.engine.worker._IDLE_TO_MEASURE", 0.0)
    asked.does(translate(starter, 40))
    assert not measured()
    asked.worker.step()  # nothing was asked for
    assert len(measured()) == 1
    assert isinstance(asked.does(translate(starter))[-1], Finished)


def test_a_job_of_many_sentences_that_nobody_reads_along_is_measured_before_it(
    asked: Asked, starter: Path
) -> None:
    asked.does(translate(starter, 500))  # somebody waits for the first of them
    asked.does(translate(starter, 499, measure=True))
    assert not measured()
    done = asked.does(translate(starter, 500, measure=True))
    assert len(measured()) == 1
    assert sum(isinstance(event, SentenceDone) for event in done) == 500


def test_what_is_computed_in_a_type_that_was_asked_for_is_not_measured(
    asked: Asked, starter: Path
) -> None:
    request = translate(starter, 500, measure=True)
    asked.does(replace(request, model=replace(request.model, compute_type="float32")))
    assert not measured()


def test_the_limit_of_an_installed_model_decides_what_is_unsure(
    asked: Asked, starter: Path
) -> None:
    def unsure(**limits: float) -> bool:
        request = translate(starter)
        request = replace(request, model=replace(request.model, **limits))
        (done,) = [one for one in asked.does(request) if isinstance(one, SentenceDone)]
        return UNSURE in [issue.kind for issue in done.translation.issues]

    assert not unsure()
    assert unsure(unsure_score=0.0)  # no score is as high
    assert not unsure(unsure_score=0.0, unsure_below=-9.0)  # the catalogue's is heeded first
