"""An engine process that makes an outcome of each text, and ends when it meets ``DEADLY``.

python text_engine.py LEDGER

A line of the ledger is a JSON list of the texts that a request had.
"""

from __future__ import annotations

import json
import os
import sys

from khulasa.engine.messages import (
    Finished,
    Loaded,
    SentenceDone,
    Summarise,
    Summarised,
    Translate,
    decode_request,
    encode,
)
from khulasa.summary.result import Reference, Summary, SummarySentence
from khulasa.translation.result import Status, Translation

DEADLY = "خطر"


def outcome_of(text: str) -> Translation:
    """What a text becomes; a question is to be checked."""
    return Translation(f"en({text.strip()})", Status.CHECK if "؟" in text else Status.OK)


def summary_of(request: Summarise) -> Summary:
    """The first sentence that there is."""
    row, texts = next((row, texts) for row, texts in enumerate(request.paragraphs) if any(texts))
    sentence = SummarySentence(texts[0], (Reference(row, 0),))
    return Summary("key-sentences", (sentence,), length=request.length)


def main(ledger: str) -> None:
    # One write a line, so that a kill leaves whole ones.
    file = os.open(ledger, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for line in sys.stdin:
        request = decode_request(line)
        if isinstance(request, Translate):
            asked = json.dumps([text for _, text in request.sentences])
            os.write(file, f"{asked}\n".encode())
            print(encode(Loaded(request.job, 0.0)), flush=True)
            for number, text in request.sentences:
                if DEADLY in text:
                    os._exit(9)
                print(encode(SentenceDone(request.job, number, outcome_of(text))), flush=True)
        if isinstance(request, Summarise):
            if any(DEADLY in text for texts in request.paragraphs for text in texts):
                os._exit(9)
            print(encode(Summarised(request.job, summary_of(request))), flush=True)
        print(encode(Finished(getattr(request, "job", 0), stopped=False)), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
