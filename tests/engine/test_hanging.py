"""An engine that lives but says nothing is noticed, ended, replaced; one that works is left."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from khulasa.engine.client import Engine
from khulasa.engine.messages import (
    Alternatives,
    Event,
    Finished,
    JobFailed,
    ModelSpec,
    Restarted,
    SentenceDone,
    Summarise,
    Translate,
)
from khulasa.engine.time_limits import Limits
from khulasa.engine.watchdog import Usage, Watchdog, usage_of
from khulasa.summary.length import Length
from khulasa.translation.result import Status

FAKE = Path(__file__).with_name("misbehaving_engine.py")
SHORT = Limits(idle_seconds=0.5, loading_seconds=1.0, busy_seconds=1_000.0, interval=0.05)

Start = Callable[[str, Limits], Engine]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    engines = []

    def start(kind: str, limits: Limits) -> Engine:
        engine = Engine([sys.executable, str(FAKE), kind, str(tmp_path / "hung")], limits=limits)
        engines.append(engine)
        return engine

    yield start
    for engine in engines:
        engine.close()


def request(*texts: str) -> Translate:
    return Translate(1, ModelSpec("-"), "ar", "en", tuple(enumerate(texts)))


def restarts(events: list[Event]) -> list[str]:
    return [str(event.reason) for event in events if isinstance(event, Restarted)]


def outcomes(events: list[Event]) -> dict[int, str]:
    """What each sentence became; of a failed one the reason."""
    return {
        e.number: e.translation.issues[0].message
        if e.translation.status is Status.FAILED
        else e.translation.target
        for e in events
        if isinstance(e, SentenceDone)
    }


def test_after_a_hang_the_rest_is_done_by_a_new_process(start: Start) -> None:
    events = list(start("healthy", SHORT).run(request("a", "hang once", "b")))
    assert outcomes(events) == {0: "A", 1: "HANG ONCE", 2: "B"}
    assert restarts(events) == ["The translation engine did not answer and is started again."]
    assert events[-1] == Finished(1, stopped=False)


def test_a_sentence_that_hangs_twice_is_failed_and_the_others_are_done(start: Start) -> None:
    events = list(start("healthy", SHORT).run(request("a", "hang", "b")))
    reason = "The translation engine did not answer twice on this sentence."
    assert outcomes(events) == {0: "A", 1: reason, 2: "B"}
    assert len(restarts(events)) == 2


def test_a_sentence_that_spins_for_ever_is_failed(start: Start) -> None:
    limits = replace(SHORT, busy_seconds=0.3, busy_seconds_per_character=0.0)
    events = list(start("healthy", limits).run(request("spin", "b")))
    assert "did not answer" in outcomes(events)[0]
    assert outcomes(events)[1] == "B"


def test_an_engine_that_works_longer_than_it_may_be_idle_is_left_be(start: Start) -> None:
    events = list(start("healthy", replace(SHORT, idle_seconds=0.2)).run(request("work", "work")))
    assert outcomes(events) == {0: "WORK", 1: "WORK"}
    assert restarts(events) == []


def test_an_engine_that_hangs_before_its_model_is_loaded_is_given_up(start: Start) -> None:
    events = list(start("deaf", SHORT).run(request("a")))
    assert len(restarts(events)) == 1
    assert isinstance(events[-1], JobFailed)
    assert "does not answer" in str(events[-1].message)


def test_a_summary_that_hangs_is_begun_again(start: Start) -> None:
    job = Summarise(5, (("hang once",),), ("text",), Length.SHORT)
    events = list(start("healthy", SHORT).run(job))
    assert len(restarts(events)) == 1
    assert events[-1] == Finished(5, stopped=False)


def test_a_summary_that_hangs_twice_is_given_up(start: Start) -> None:
    events = list(start("healthy", SHORT).run(Summarise(5, (("hang",),), ("text",), Length.SHORT)))
    assert isinstance(events[-1], JobFailed)
    assert "does not answer" in str(events[-1].message)
    assert "waiting" in events[-1].details


def test_alternatives_that_hang_twice_are_given_up_and_the_engine_serves_on(start: Start) -> None:
    engine = start("healthy", SHORT)
    events = list(engine.run(Alternatives(6, ModelSpec("-"), "ar", "en", 3, "hang", 5)))
    assert isinstance(events[-1], JobFailed)
    assert outcomes(list(engine.run(request("a")))) == {0: "A"}


class Machine:
    """A clock and a process that a test moves on."""

    def __init__(self) -> None:
        self.time, self.usage = 0.0, Usage(0.0, 0, waiting=True)

    def passes(self, seconds: float, cpu_seconds: float = 0.0, data: int = 0) -> None:
        self.time += seconds
        usage = self.usage
        self.usage = Usage(usage.cpu_seconds + cpu_seconds, usage.data + data, usage.waiting)


MINUTES = Limits(idle_seconds=120, loading_seconds=600, busy_seconds=900, interval=6)


def watch(machine: Machine, characters: int = 0, *, loading: bool = False) -> Watchdog:
    watchdog = Watchdog(MINUTES, characters, lambda: machine.usage, lambda: machine.time)
    if not loading:
        watchdog.event_came()
    assert not watchdog.is_hanging()
    return watchdog


def looks(watchdog: Watchdog, machine: Machine, times: int, cpu: float = 0.0, data: int = 0) -> int:
    """How often it may be looked at, once in six seconds, until it hangs; ``times`` at most."""
    for number in range(times):
        machine.passes(MINUTES.interval, cpu, data)
        if watchdog.is_hanging():
            return number
    return times


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere more time is given")
def test_a_hang_is_over_within_ten_seconds() -> None:
    limits = Limits()
    assert limits.idle_seconds + limits.interval <= 10


def test_two_minutes_without_work_are_a_hang() -> None:
    machine = Machine()
    assert looks(watch(machine), machine, 100) == 19


def test_a_thread_that_wakes_now_and_then_is_no_work() -> None:
    machine = Machine()
    assert looks(watch(machine), machine, 100, cpu=0.02) == 19


def test_a_process_that_gets_little_of_a_busy_machine_works() -> None:
    machine = Machine()
    assert looks(watch(machine), machine, 100, cpu=0.1) == 100


def test_a_process_that_reads_from_a_slow_disk_works() -> None:
    machine = Machine()
    assert looks(watch(machine, loading=True), machine, 1_000, data=4096) == 1_000


def test_a_process_that_sleeps_for_a_disk_or_wants_a_core_does_not_hang() -> None:
    machine = Machine()
    machine.usage = Usage(0.0, 0, waiting=False)
    assert looks(watch(machine), machine, 1_000) == 1_000


def test_loading_may_take_longer_where_nobody_can_see_what_is_read() -> None:
    machine = Machine()
    assert looks(watch(machine, loading=True), machine, 1_000) == 99


def test_an_event_begins_the_count_anew() -> None:
    machine = Machine()
    watchdog = watch(machine)
    looks(watchdog, machine, 19)
    watchdog.event_came()
    assert not watchdog.is_hanging()
    assert looks(watchdog, machine, 100) == 19


def test_computing_ends_too_and_later_with_more_text_in_hand() -> None:
    machine = Machine()
    assert looks(watch(machine), machine, 1_000, cpu=6.0) == 149
    assert looks(watch(machine, characters=3_000), machine, 1_000, cpu=6.0) == 199


def test_a_night_in_which_the_machine_slept_is_no_hang() -> None:
    machine = Machine()
    watchdog = watch(machine)
    machine.passes(8 * 3600)
    assert not watchdog.is_hanging()


def test_where_nothing_can_be_known_of_a_process_the_clock_counts_as_computing() -> None:
    machine = Machine()
    watchdog = Watchdog(MINUTES, 0, lambda: None, lambda: machine.time)
    assert looks(watchdog, machine, 1_000) == 149


def test_what_a_process_uses_is_read_from_the_system() -> None:
    usage = usage_of(os.getpid())
    assert usage is not None
    assert usage.cpu_seconds > 0
    assert usage_of(2**22 + 1) is None
