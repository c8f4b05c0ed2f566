"""Key sentences come out of a process of their own as they would here, nothing lost on the way."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest

from khulasa.processes import PICKER, command
from khulasa.summary.length import Length
from khulasa.summary.picking import process
from khulasa.summary.picking.key_sentences import key_sentences
from khulasa.summary.picking.process import Picking, PickRequest

SENTENCES = tuple(
    (f"The council of town number {number} paid for the bridge over the river.",)
    for number in range(20)
)
ODD = ("What cannot be read, \ud800 and \x00, is part of the text of this river as well.",)


def test_they_are_those_that_would_be_picked_here() -> None:
    paragraphs = (*SENTENCES, ODD)
    kinds, unsure = ("text",) * len(paragraphs), ((0, 0), (3, 0))
    asked = PickRequest(paragraphs, kinds, Length.LONG, unsure)
    here = key_sentences(paragraphs, kinds, Length.LONG, frozenset(unsure))
    assert here.sentences
    assert Picking(asked).run() == here


def test_why_there_are_none_comes_back_too() -> None:
    short = Picking(PickRequest((("Too short.",),), ("text",), Length.SHORT)).run()
    assert short.sentences == ()
    assert str(short.note)


def test_who_asks_loads_no_numpy() -> None:
    asking = (
        "import sys; from khulasa.summary.length import Length;"
        "from khulasa.summary.picking.process import *;"
        "Picking(PickRequest((('Too short.',),), ('text',), Length.SHORT)).run();"
        "sys.exit('numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", asking], check=False).returncode == 0


def test_a_process_that_dies_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    dying = (sys.executable, "-c", "raise SystemExit(3)")
    monkeypatch.setattr(process, "command", lambda _module: dying)
    with pytest.raises(subprocess.CalledProcessError):
        Picking(PickRequest(SENTENCES, ("text",) * 20, Length.SHORT)).run()


def outcome_of(picking: Picking) -> tuple[Thread, list[BaseException]]:
    """Pick in a thread, which has ended when it is joined; what it raised."""
    raised: list[BaseException] = []

    def pick() -> None:
        try:
            picking.run()
        except subprocess.SubprocessError as error:
            raised.append(error)

    thread = Thread(target=pick)
    thread.start()
    return thread, raised


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a pipe with a name")
def test_who_needs_it_no_more_ends_it_at_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pipe = tmp_path / "begun"
    os.mkfifo(pipe)
    hanging = f"open({str(pipe)!r}, 'w').close(); import threading; threading.Event().wait()"
    monkeypatch.setattr(process, "command", lambda _module: (sys.executable, "-c", hanging))
    picking = Picking(PickRequest(SENTENCES, ("text",) * 20, Length.SHORT))
    thread, raised = outcome_of(picking)
    pipe.read_text()  # it has begun
    picking.end()
    thread.join()
    assert [type(error) for error in raised] == [subprocess.CalledProcessError]


def test_what_was_ended_before_it_began_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    hanging = (sys.executable, "-c", "import threading; threading.Event().wait()")
    monkeypatch.setattr(process, "command", lambda _module: hanging)
    picking = Picking(PickRequest(SENTENCES, ("text",) * 20, Length.SHORT))
    picking.end()
    thread, raised = outcome_of(picking)
    thread.join()
    assert [type(error) for error in raised] == [subprocess.SubprocessError]


@pytest.mark.skipif(not hasattr(select, "poll"), reason="the system does not tell of the end")
def test_it_ends_when_nobody_hears_it_any_more() -> None:
    with subprocess.Popen(
        command(PICKER), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as picking:
        assert picking.stdout is not None
        picking.stdout.close()
        assert picking.wait(120) == 1  # though it still waits for what to pick from
