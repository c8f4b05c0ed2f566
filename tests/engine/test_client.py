"""The client finishes its job whatever happens to the engine process."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from khulasa import processes
from khulasa.engine.client import Engine
from khulasa.engine.computing.devices import DEVICE_VARIABLE
from khulasa.engine.computing.threads import THREADS_VARIABLE
from khulasa.engine.loss import EngineLostError, cannot_run
from khulasa.engine.messages import (
    Alternatives,
    AlternativesFound,
    Event,
    Finished,
    JobFailed,
    Loaded,
    ModelSpec,
    Restarted,
    SentenceDone,
    Summarise,
    Translate,
    decode_event,
    encode,
)
from khulasa.resources import resource_path
from khulasa.summary.length import Length
from khulasa.translation.result import Status
from khulasa.wording import use_language

FAKE = Path(__file__).with_name("misbehaving_engine.py")


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    monkeypatch.delenv(DEVICE_VARIABLE, raising=False)
    engine = Engine([sys.executable, str(FAKE), "healthy", str(tmp_path / "died")])
    yield engine
    engine.close()


def request(*texts: str, job: int = 1) -> Translate:
    return Translate(job, ModelSpec("-"), "ar", "en", tuple(enumerate(texts)))


def targets(events: list[Event]) -> dict[int, str]:
    return {e.number: e.translation.target for e in events if isinstance(e, SentenceDone)}


def stopped_after_a_sentence(engine: Engine, job: Translate) -> list[Event]:
    events = []
    for event in engine.run(job):
        events.append(event)
        if isinstance(event, SentenceDone):
            engine.stop()
    return events


def open_files() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


def test_why_a_job_failed_is_said_in_the_language_that_is_chosen_afterwards() -> None:
    failed = cannot_run(EngineLostError(None, "last words"))
    assert decode_event(encode(failed)) == failed
    english = str(failed.message)
    use_language("fr", resource_path("translations"))
    try:
        assert str(failed.message).startswith("Le moteur de traduction ne répond pas")
    finally:
        use_language("en", resource_path("translations"))
    assert str(failed.message) == english


def test_a_job_runs_from_loading_to_the_end(engine: Engine) -> None:
    events = list(engine.run(request("a", "b", job=42)))
    assert isinstance(events[0], Loaded)
    assert targets(events) == {0: "A", 1: "B"}
    assert events[-1] == Finished(42, stopped=False)
    assert {event.job for event in events} == {42}


def test_a_process_that_was_prepared_does_the_next_job(engine: Engine) -> None:
    assert engine.pid is None
    engine.prepare()
    prepared = engine.pid
    engine.prepare()
    assert targets(list(engine.run(request("a")))) == {0: "A"}
    assert engine.pid == prepared is not None


def test_a_model_is_prepared_before_the_next_job_comes(engine: Engine) -> None:
    engine.prepare(ModelSpec("one"))
    (told,) = targets(list(engine.run(request("told")))).values()
    assert told.startswith("prepares ['one'], ")


def test_a_process_that_died_does_not_measure_again_in_that_job(engine: Engine) -> None:
    job = replace(request("told", "die once", "told"), measure=True)
    told = targets(list(engine.run(job)))
    assert ["measures: True" in told[number] for number in (0, 2)] == [True, False]


def test_a_device_is_for_one_engine_only(engine: Engine, tmp_path: Path) -> None:
    command = [sys.executable, str(FAKE), "healthy", str(tmp_path / "died")]
    other = Engine.started(command, device="cuda")
    told = [targets(list(one.run(request("die once", "told"))))[1] for one in (other, engine)]
    other.close()
    assert [text.rpartition("device: ")[2] for text in told] == ["cuda", "None"]


def test_what_cannot_be_prepared_is_told_by_the_job(tmp_path: Path) -> None:
    engine = Engine([str(tmp_path / "missing")])
    engine.prepare()
    assert isinstance(list(engine.run(request("a")))[-1], JobFailed)
    engine.close()
    engine.prepare()
    assert engine.pid is None


def test_another_number_of_threads_is_for_a_new_process(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(THREADS_VARIABLE, "1")
    assert targets(list(engine.run(request("a")))) == {0: "A"}
    first = engine.pid
    monkeypatch.setenv(THREADS_VARIABLE, "2")
    events = list(engine.run(request("b")))
    assert targets(events) == {0: "B"}
    assert not any(isinstance(event, Restarted) for event in events)  # nothing went wrong
    assert first != engine.pid is not None


def test_the_process_is_kept_for_the_next_job(engine: Engine) -> None:
    list(engine.run(request("a")))
    first = engine.pid
    list(engine.run(request("b")))
    assert engine.pid == first is not None


def test_an_article_without_sentences_is_done_at_once(engine: Engine) -> None:
    assert list(engine.run(request())) == [Finished(1, stopped=False)]
    assert engine.pid is None


def test_after_a_death_the_rest_is_done_by_a_new_process(engine: Engine) -> None:
    events = list(engine.run(request("a", "b", "die once", "c", "d")))
    assert targets(events) == {0: "A", 1: "B", 2: "DIE ONCE", 3: "C", 4: "D"}
    assert sum(isinstance(event, Restarted) for event in events) == 1
    assert events[-1] == Finished(1, stopped=False)


def test_half_a_message_of_a_dying_process_is_no_message(engine: Engine) -> None:
    events = list(engine.run(request("a", "die in mid-line", "b")))
    assert targets(events) == {0: "A", 1: "DIE IN MID-LINE", 2: "B"}


def test_garbage_is_as_good_as_a_death(engine: Engine) -> None:
    events = list(engine.run(request("a", "babble once", "babble", "leave out", "b")))
    done = {e.number: e.translation for e in events if isinstance(e, SentenceDone)}
    assert [done[n].target for n in (0, 1, 4)] == ["A", "BABBLE ONCE", "B"]
    assert [done[n].status for n in (2, 3)] == [Status.FAILED] * 2
    assert events[-1] == Finished(1, stopped=False)


def test_an_engine_of_another_version_is_told_to_be_one() -> None:
    engine = Engine(processes.command(processes.ENGINE, "0.0.1"))
    (failed,) = engine.run(request("a"))
    assert isinstance(failed, JobFailed)
    assert "brought up to date while it was open" in str(failed.message)


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="counts open files in /proc")
def test_dead_processes_leave_no_files_and_threads_behind(engine: Engine) -> None:
    list(engine.run(request("a")))
    files, threads = open_files(), threading.active_count()
    list(engine.run(request("die", "die", "die", job=2)))
    list(engine.run(request("a", job=3)))
    assert open_files() <= files
    assert threading.active_count() <= threads


def test_a_kill_from_outside_loses_nothing(engine: Engine) -> None:
    killed = False
    events = []
    for event in engine.run(request(*map(str, range(200)))):
        events.append(event)
        if isinstance(event, SentenceDone) and event.number == 20 and not killed:
            killed = True
            os.kill(engine.pid or 0, signal.SIGKILL)
    assert targets(events) == {n: str(n) for n in range(200)}


def test_a_sentence_that_kills_twice_is_failed_and_the_others_are_done(engine: Engine) -> None:
    events = list(engine.run(request("a", "die", "b", "die", "die", "c")))
    done = {e.number: e.translation for e in events if isinstance(e, SentenceDone)}
    assert [done[n].target for n in (0, 2, 5)] == ["A", "B", "C"]
    for number in (1, 3, 4):
        assert done[number].status is Status.FAILED
        assert "stopped twice" in done[number].issues[0].message
    assert events[-1] == Finished(1, stopped=False)


def test_the_restart_says_how_the_process_died(engine: Engine) -> None:
    restarts = [e for e in engine.run(request("die once")) if isinstance(e, Restarted)]
    assert "SIGKILL" in str(restarts[0].reason)


def test_an_engine_that_never_comes_up_is_given_up(tmp_path: Path) -> None:
    engine = Engine([sys.executable, str(FAKE), "broken", str(tmp_path / "died")])
    *_, last = engine.run(request("a"))
    assert isinstance(last, JobFailed)
    assert last.kind == "engine"
    assert "cannot import anything" in last.details


def test_a_command_that_does_not_exist_is_a_failed_job(tmp_path: Path) -> None:
    (event,) = Engine([str(tmp_path / "nothing")]).run(request("a"))
    assert isinstance(event, JobFailed)
    assert "cannot be started" in str(event.message)


def test_stop_keeps_what_is_done(engine: Engine) -> None:
    events = stopped_after_a_sentence(engine, request("a", "wait for cancel", "b"))
    assert targets(events) == {0: "A"}
    assert events[-1] == Finished(1, stopped=True)
    assert engine.pid is not None  # it listened, so it may live


def test_an_engine_that_does_not_listen_is_ended_on_stop(engine: Engine) -> None:
    events = stopped_after_a_sentence(engine, request("a", "hang", "b"))
    assert events[-1] == Finished(1, stopped=True)
    assert engine.pid is None
    again = list(engine.run(request("b", job=2)))
    assert targets(again) == {0: "B"}


def test_stop_from_another_thread_wakes_a_waiting_run(engine: Engine) -> None:
    run = engine.run(request("a", "wait for cancel"))
    assert isinstance(next(run), Loaded)
    assert isinstance(next(run), SentenceDone)
    threading.Timer(0.1, engine.stop).start()
    assert list(run) == [Finished(1, stopped=True)]


def test_events_of_a_stopped_job_do_not_reach_the_next(engine: Engine) -> None:
    run = engine.run(request("a", "b", "c", job=1))
    next(run)
    engine.stop()
    list(run)
    events = list(engine.run(request("x", job=2)))
    assert targets(events) == {0: "X"}
    assert {event.job for event in events} == {2}


def test_a_stop_that_comes_before_its_job_is_not_lost(engine: Engine) -> None:
    engine.stop(up_to=3)
    assert list(engine.run(request("a", job=3))) == [Finished(3, stopped=True)]
    assert targets(list(engine.run(request("a", job=4)))) == {0: "A"}


def test_closing_ends_a_running_job(engine: Engine) -> None:
    run = engine.run(request("a", "hang"))
    next(run)
    next(run)
    threading.Timer(0.1, engine.close).start()
    assert list(run) == [Finished(1, stopped=True)]


def test_a_summary_survives_a_death(engine: Engine) -> None:
    events = list(engine.run(Summarise(5, (("die once",),), ("text",), Length.SHORT)))
    assert isinstance(events[0], Restarted)
    assert events[-1] == Finished(5, stopped=False)


def test_alternatives_survive_a_death(engine: Engine) -> None:
    request = Alternatives(6, ModelSpec("/m"), "ar", "en", 3, "die once", 5)
    events = list(engine.run(request))
    assert sum(isinstance(event, Restarted) for event in events) == 1
    (found,) = (event for event in events if isinstance(event, AlternativesFound))
    assert (found.job, found.number) == (6, 3)
    assert [t.target for t in found.translations] == ["DIE ONCE"]
    assert events[-1] == Finished(6, stopped=False)
