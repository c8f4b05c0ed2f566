"""An engine that translates by upper-casing and misbehaves on request.

A sentence's text tells what happens: ``die`` kills the process each time, ``die once`` only the
first time (a marker file named by the second argument remembers), ``die in mid-line`` the same
after half a message, ``hang`` never comes back, ``hang once`` only the first time; ``spin``
computes for ever, ``work`` for a second. ``babble`` says what is no message, ``babble once`` only
the first time; ``leave out`` says nothing of the sentence. ``tell …`` says it on standard error,
``raise …`` ends the process with an exception that quotes it, only the first time. ``told`` becomes
what the engine was told.
The first argument ``broken`` makes the process end before it does anything; ``deaf`` makes it do
nothing at all with what it is sent.
"""

import os
import signal
import sys
import threading
import time
import traceback
from pathlib import Path

from khulasa.engine.messages import (
    Alternatives,
    AlternativesFound,
    Cancel,
    Event,
    Finished,
    Job,
    Loaded,
    Prepare,
    SentenceDone,
    Summarise,
    decode_request,
    encode,
)
from khulasa.translation.result import Status, Translation

marker = Path(sys.argv[2])
cancelled: set[int] = set()
prepared: list[str] = []
news = threading.Condition()


def send(event: Event) -> None:
    print(encode(event), flush=True)


def translate(text: str) -> Translation:
    if text == "die" or (text == "die once" and not marker.exists()):
        marker.touch()
        print("last words", file=sys.stderr, flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
    if text == "die in mid-line" and not marker.exists():
        marker.touch()
        print('{"type": "Sente', end="", flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
    if text == "babble" or (text == "babble once" and not marker.exists()):
        marker.touch()
        print('{"type": "SentenceDone", "job": [[[', flush=True)
    if text.startswith("tell "):
        print(text, file=sys.stderr, flush=True)
    if text.startswith("raise ") and not marker.exists():
        marker.touch()
        try:
            raise KeyError(text)
        except KeyError:
            traceback.print_exc()
            os._exit(1)
    if text == "hang" or (text == "hang once" and not marker.exists()):
        marker.touch()
        print("waiting", file=sys.stderr, flush=True)
        threading.Event().wait()
    started = time.process_time()
    while text == "spin" or (text == "work" and time.process_time() < started + 1):
        pass
    return Translation(text.upper(), Status.OK)


def work(request: Job) -> None:
    if isinstance(request, Summarise):
        translate(request.paragraphs[0][0])
        send(Finished(request.job, stopped=False))
        return
    send(Loaded(request.job, 0.0))
    if isinstance(request, Alternatives):
        send(AlternativesFound(request.job, request.number, (translate(request.text),)))
        send(Finished(request.job, stopped=False))
        return
    for number, text in request.sentences:
        if text == "wait for cancel":
            with news:
                news.wait_for(lambda: request.job in cancelled)
        if request.job in cancelled and text != "hang":
            break
        if text == "told":
            device = os.environ.get("KHULASA_DEVICE")
            told = f"prepares {prepared}, measures: {request.measure}, device: {device}"
            send(SentenceDone(request.job, number, Translation(told, Status.OK)))
        elif text != "leave out":
            send(SentenceDone(request.job, number, translate(text)))
    send(Finished(request.job, stopped=request.job in cancelled))


if sys.argv[1] == "broken":
    sys.exit("cannot import anything")
for line in sys.stdin:
    if sys.argv[1] == "deaf":
        continue
    message = decode_request(line)
    if isinstance(message, Cancel):
        with news:
            cancelled.add(message.job)
            news.notify_all()
    elif isinstance(message, Prepare):
        prepared.append(message.model.folder)
    else:
        threading.Thread(target=work, args=(message,), daemon=True).start()
