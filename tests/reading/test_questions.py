"""What is asked about a sentence is answered, given up, or replaced by the next question."""

from __future__ import annotations

from pathlib import Path

from khulasa.engine.messages import AlternativesFound, CandidatesFound, Finished, JobFailed
from khulasa.models.catalogue import Model, Route
from khulasa.reading.changes import (
    AlternativesGivenUp,
    AlternativesOffered,
    CandidatesOffered,
    WorkFailed,
)
from khulasa.reading.questions import Questions
from khulasa.reading.two_models import TwoModelRun
from khulasa.translation.backend_name import BackendName
from khulasa.translation.result import Status, Translation

MODEL = Model("one", "ar", "en", "One", Path("/nowhere"), False, 160, "Apache-2.0", "")
BACKEND = BackendName.CTRANSLATE2


def ask(questions: Questions, number: int, job: int) -> None:
    questions.ask_for_alternatives(MODEL, BACKEND, number, "وصل القطار.", job=job)


def test_alternatives_are_handed_on_once() -> None:
    questions, found = Questions(), (Translation("The train arrived.", Status.OK),)
    ask(questions, 4, job=1)
    answer = questions.answer(AlternativesFound(1, 4, found), TwoModelRun(Route((MODEL,))))
    assert answer == (AlternativesOffered(4, found),)
    assert not questions.asked_by(1)


def test_a_question_that_ends_without_an_answer_is_given_up() -> None:
    questions = Questions()
    ask(questions, 4, job=1)
    assert questions.answer(Finished(1, stopped=True), None) == (AlternativesGivenUp(4),)
    assert not questions.asked_by(1)


def test_a_question_that_fails_says_why_and_is_given_up() -> None:
    questions = Questions()
    ask(questions, 4, job=1)
    answer = questions.answer(JobFailed(1, "engine", "It ended."), None)
    assert answer == (WorkFailed("engine", "It ended.", ""), AlternativesGivenUp(4))


def test_a_new_question_replaces_the_one_before_of_its_kind() -> None:
    questions = Questions()
    ask(questions, 4, job=1)
    questions.ask_for_candidates(MODEL, BACKEND, "وصل.", "The ", place=(4, 4), job=2)
    ask(questions, 5, job=3)
    assert [questions.asked_by(job) for job in (1, 2, 3)] == [False, True, True]
    assert questions.answer(CandidatesFound(2, ()), None) == (CandidatesOffered(4, 4, ()),)
    assert questions.answer(Finished(3, stopped=False), None) == (AlternativesGivenUp(5),)
