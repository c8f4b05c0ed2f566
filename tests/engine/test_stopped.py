"""An engine that something has stopped (SIGSTOP): it is replaced, and it ends with its app."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from khulasa.engine.client import Engine
from khulasa.engine.messages import Event, Finished, ModelSpec, Restarted, SentenceDone, Translate
from khulasa.engine.time_limits import Limits

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="waits for a process of another")

FAKE = Path(__file__).with_name("misbehaving_engine.py")
SHORT = Limits(idle_seconds=0.5, loading_seconds=1.0, busy_seconds=1_000.0, interval=0.05)
APP = """
import signal, sys, threading
from khulasa.child_process import ChildProcess
up = threading.Event()
child = ChildProcess([sys.executable, "-c", "print('up', flush=True); input()"], lambda _: up.set())
up.wait()
print(child.pid, flush=True)
signal.pause()
"""


def test_a_stopped_engine_is_replaced_and_no_sentence_is_lost(tmp_path: Path) -> None:
    engine = Engine([sys.executable, str(FAKE), "healthy", str(tmp_path / "hung")], limits=SHORT)
    texts = ((0, "a"), (1, "work"), (2, "b"))
    events: list[Event] = []
    for event in engine.run(Translate(1, ModelSpec("-"), "ar", "en", texts)):
        if isinstance(event, SentenceDone) and not events:
            assert engine.pid is not None
            os.kill(engine.pid, signal.SIGSTOP)
        if isinstance(event, SentenceDone | Restarted | Finished):
            events.append(event)
    engine.close()
    assert sum(isinstance(event, Restarted) for event in events) == 1
    done = {
        event.number: event.translation.target
        for event in events
        if isinstance(event, SentenceDone)
    }
    assert done == {0: "A", 1: "WORK", 2: "B"}


def test_a_stopped_engine_does_not_outlive_its_app() -> None:
    app = subprocess.Popen([sys.executable, "-c", APP], stdout=subprocess.PIPE, text=True)
    assert app.stdout is not None
    engine = int(app.stdout.readline())
    ended = os.pidfd_open(engine)
    try:
        os.kill(engine, signal.SIGSTOP)
        while psutil.Process(engine).status() != psutil.STATUS_STOPPED:
            os.sched_yield()
        app.kill()
        app.wait()
        assert select.select([ended], [], [], 20.0)[0], "it is still there"
    finally:
        signal.pidfd_send_signal(ended, signal.SIGKILL)
        os.close(ended)
