"""Engines that hang, crash, babble, run out of memory, or lose their model."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from engine.test_hanging import SHORT
from faults.fault import Attempts
from khulasa import __version__
from khulasa.engine.client import Engine
from khulasa.engine.messages import Event, Finished, JobFailed, ModelSpec, SentenceDone, Translate
from khulasa.translation.result import Status
from sentences_ar import many_sentences

MISBEHAVING = Path(__file__).parents[1] / "engine" / "misbehaving_engine.py"
STARTER = Path(__file__).parents[2] / "resources" / "models" / "starter-ar-en"
SEED = 20
SENTENCES = many_sentences()[::10]
_MEGABYTE = 1 << 20

# Runs the engine with as many bytes of memory as the first argument says.
_CONFINED = """
import resource, runpy, sys
most = int(sys.argv.pop(1))
resource.setrlimit(resource.RLIMIT_AS, (most, most))
runpy.run_module("khulasa.engine", run_name="__main__", alter_sys=True)
"""


def misbehaving(once: Sequence[str], always: Sequence[str]) -> Attempts:
    """Engines that misbehave on some sentences of an article.

    Args:
        once: Sentences on which only the first process does; they are translated in the end.
        always: Sentences on which every one does; they are set aside.
    """

    def attempts(folder: Path, times: int) -> Iterator[None]:
        draw = random.Random(SEED)
        folder.mkdir(parents=True, exist_ok=True)
        for number in range(times):
            texts = [draw.choice("abcd") for _ in range(12)]
            texts[draw.randrange(12)] = draw.choice(once)
            if number % 2 or times == 1:
                texts[draw.randrange(12)] = draw.choice(always)
            marker = folder / f"misbehaved-{number}"
            engine = Engine([sys.executable, str(MISBEHAVING), "-", str(marker)], limits=SHORT)
            try:
                events = list(engine.run(_request(texts, ModelSpec("-"))))
            finally:
                engine.close()
            outcomes = {e.number: e.translation for e in events if isinstance(e, SentenceDone)}
            for place, text in enumerate(texts):
                failed = outcomes[place].status is Status.FAILED
                assert failed == (text in always), (texts, outcomes)
                assert failed or outcomes[place].target == text.upper()
            assert events[-1] == Finished(1, stopped=False)
            yield

    return attempts


def lose_models(folder: Path, times: int) -> Iterator[None]:
    """The folder of the model that is at work is deleted or damaged, and the engine may die."""
    draw = random.Random(SEED)
    for number in range(times):
        model = folder / f"{number}"
        shutil.copytree(STARTER, model)
        spoil = draw.choice(_SPOILING)
        kill, after = draw.random() < 0.6, draw.randrange(4)
        engine = Engine()
        events: list[Event] = []
        try:
            for event in engine.run(_request(SENTENCES, ModelSpec(str(model)))):
                events.append(event)
                if isinstance(event, SentenceDone) and event.number == after:
                    spoil(model)
                    if kill:
                        os.kill(engine.pid or 0, signal.SIGKILL)
        finally:
            engine.close()
        done = {e.number: e.translation for e in events if isinstance(e, SentenceDone)}
        assert set(done) >= set(range(after + 1))
        assert all(translation.target for translation in done.values())
        if isinstance(events[-1], JobFailed):
            assert str(model) in str(events[-1].message), events[-1]
        else:
            assert set(done) == set(range(len(SENTENCES)))
        shutil.rmtree(model, ignore_errors=True)
        yield


def run_out_of_memory(_folder: Path, times: int) -> Iterator[None]:
    """The engine has less memory than it would take, from far too little to nearly enough."""
    draw = random.Random(SEED)
    for _ in range(times):
        most = str(draw.randint(250, 1_500) * _MEGABYTE)
        engine = Engine([sys.executable, "-c", _CONFINED, most, __version__])
        try:
            events = list(engine.run(_request(SENTENCES, ModelSpec(str(STARTER)))))
        finally:
            engine.close()
        if isinstance(events[-1], JobFailed):
            assert events[-1].message
        else:
            done = {e.number for e in events if isinstance(e, SentenceDone)}
            assert done == set(range(len(SENTENCES)))
        yield


def _request(texts: Sequence[str], model: ModelSpec) -> Translate:
    return Translate(1, model, "ar", "en", tuple(enumerate(texts)))


def _cut_off(model: Path) -> None:
    weights = model / "ctranslate2-int8" / "model.bin"
    os.truncate(weights, weights.stat().st_size // 2)


def _garble(model: Path) -> None:
    for path in model.rglob("*.json"):
        path.write_bytes(b"\xff{")


_SPOILING: tuple[Callable[[Path], object], ...] = (
    shutil.rmtree,
    lambda model: model.rename(model.with_name(f"{model.name}-elsewhere")),
    lambda model: (model / "ctranslate2-int8" / "model.bin").unlink(),
    _cut_off,
    _garble,
)
