"""Key sentences come out of a process of their own as they would here, nothing lost on the way."""

from __future__ import annotations

import subprocess
import sys

import pytest

from khulasa.summary.length import Length
from khulasa.summary.picking import process
from khulasa.summary.picking.key_sentences import key_sentences
from khulasa.summary.picking.process import PickRequest, pick_in_process

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
    assert pick_in_process(asked) == here


def test_why_there_are_none_comes_back_too() -> None:
    short = pick_in_process(PickRequest((("Too short.",),), ("text",), Length.SHORT))
    assert short.sentences == ()
    assert str(short.note)


def test_who_asks_loads_no_numpy() -> None:
    asking = (
        "import sys; from khulasa.summary.length import Length;"
        "from khulasa.summary.picking.process import *;"
        "pick_in_process(PickRequest((('Too short.',),), ('text',), Length.SHORT));"
        "sys.exit('numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", asking], check=False).returncode == 0


def test_a_process_that_dies_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    dying = (sys.executable, "-c", "raise SystemExit(3)")
    monkeypatch.setattr(process, "command", lambda _module: dying)
    with pytest.raises(subprocess.CalledProcessError):
        pick_in_process(PickRequest(SENTENCES, ("text",) * 20, Length.SHORT))
