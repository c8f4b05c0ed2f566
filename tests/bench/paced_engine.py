"""An engine process without a model: answers every sentence after a moment, some with a doubt.

A name is translated where the source has it, and a summary is a few sentences.

python -m bench.paced_engine [SECONDS]

It speaks the protocol of the real one, so that what is measured of the window has the real client,
its threads and its messages in it, and the engine's own work is not in the window's process.
"""

from __future__ import annotations

import os
import queue
import random
import sys
import threading
import time

from bench.library_speed import ENGLISH, Words
from khulasa.engine.messages import (
    Cancel,
    Event,
    Finished,
    Job,
    Loaded,
    SentenceDone,
    Summarise,
    Summarised,
    Translate,
    decode_request,
    encode,
)
from khulasa.glossary.term import FixedName
from khulasa.summary.result import KEY_SENTENCES, Reference, Summary, SummarySentence
from khulasa.translation.result import Status, Translation

PACE = 0.0025  # seconds a sentence, far more than any model does
WORDS = 15
_KEY_SENTENCES = 5
NAME = FixedName("الصدر", "Sadr")


def paced_engine(pace: float = PACE) -> list[str]:
    """How to start it, for ``khulasa.engine.client.Engine``."""
    return [sys.executable, "-m", "bench.paced_engine", str(pace)]


def text_of(words: Words, draw: random.Random, ending: str = "") -> str:
    """A sentence of some words."""
    drawn = draw.choices(words.words, cum_weights=words.weights, k=WORDS)
    return " ".join(drawn) + ending + "."


class _Answers:
    def __init__(self, pace: float) -> None:
        draw = random.Random(3)
        english = Words("etaoinshrdlucmfwypvbgk", ENGLISH, random.Random(2))
        self._texts = [text_of(english, draw, " in 2026") for _ in range(500)]
        self._pace = pace
        self._jobs: queue.SimpleQueue[Job] = queue.SimpleQueue()
        self._cancelled: set[int] = set()

    def listen(self) -> None:
        for line in sys.stdin:
            request = decode_request(line)
            if isinstance(request, Cancel):
                self._cancelled.add(request.job)
            else:
                self._jobs.put(request)
        os._exit(0)  # the window is gone

    def work(self) -> None:
        while True:
            request = self._jobs.get()
            _send(Loaded(request.job, 0.1))
            for number, source in request.sentences if isinstance(request, Translate) else ():
                time.sleep(self._pace)
                if request.job in self._cancelled:
                    break
                status = Status.CHECK if number % 10 == 0 else Status.OK
                text = self._texts[number % len(self._texts)]
                if NAME.source in source:
                    text = f"{NAME.target} {text}"
                _send(SentenceDone(request.job, number, Translation(text, status)))
            if isinstance(request, Summarise):
                _send(Summarised(request.job, _summary_of(request)))
            _send(Finished(request.job, stopped=request.job in self._cancelled))


def _summary_of(request: Summarise) -> Summary:
    firsts = enumerate(request.paragraphs[:_KEY_SENTENCES])
    sentences = (SummarySentence(row[0].strip(), (Reference(n, 0),)) for n, row in firsts)
    return Summary(KEY_SENTENCES, tuple(sentences), length=request.length)


def _send(event: Event) -> None:
    print(encode(event), flush=True)


def main() -> None:
    """Serve until the input ends."""
    answers = _Answers(float(sys.argv[1]) if len(sys.argv) > 1 else PACE)
    threading.Thread(target=answers.listen, daemon=True).start()
    answers.work()


if __name__ == "__main__":
    main()
