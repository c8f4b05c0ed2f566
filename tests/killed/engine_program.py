"""An engine that makes a sentence in some milliseconds and writes down what it was asked for.

python engine_program.py LEDGER [PACE]

A line of the ledger is a JSON list: the numbers of the sentences of a request to translate, or
``null`` for a summary. The file is there as soon as the process is. ``PACE`` is the longest time
for a sentence, in milliseconds.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from pathlib import Path

from khulasa.engine.messages import (
    Event,
    Finished,
    Job,
    Loaded,
    Request,
    SentenceDone,
    Summarise,
    Summarised,
    Translate,
    decode_request,
    encode,
)
from khulasa.summary.result import Reference, Summary, SummarySentence
from khulasa.translation.result import Status, Translation


def by_model(number: int) -> str:
    """What a sentence becomes; its number can be told from what is shown."""
    return f"«{number}: as the model has it»"


def summary_of(request: Summarise) -> Summary:
    """The first sentence that there is."""
    row, texts = next((row, texts) for row, texts in enumerate(request.paragraphs) if any(texts))
    sentence = SummarySentence(texts[0], (Reference(row, 0),))
    return Summary("key-sentences", (sentence,), length=request.length)


def main(ledger: Path, pace: float) -> None:
    times = random.Random(14)
    # One write a line, so that a kill leaves whole ones.
    file = os.open(ledger, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def note(asked: list[int] | None) -> None:
        os.write(file, f"{json.dumps(asked)}\n".encode())

    def send(event: Event) -> None:
        print(encode(event), flush=True)

    def work(request: Request) -> None:
        assert isinstance(request, Job)
        if isinstance(request, Translate):
            note([number for number, _ in request.sentences])
            send(Loaded(request.job, 0.0))
            for number, _text in request.sentences:
                time.sleep(times.uniform(0.0, pace) / 1000)
                send(SentenceDone(request.job, number, Translation(by_model(number), Status.OK)))
        if isinstance(request, Summarise):
            note(None)
            send(Summarised(request.job, summary_of(request)))
        send(Finished(request.job, stopped=False))

    for line in sys.stdin:
        work(decode_request(line))


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]) if len(sys.argv) > 2 else 0.0)
