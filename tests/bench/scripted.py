"""An engine that answers at once, and articles of any length."""

from __future__ import annotations

import random
from collections.abc import Iterator

from bench.library_speed import ARABIC, ENGLISH, Words
from khulasa.engine.messages import Event, Finished, Job, Loaded, SentenceDone, Translate
from khulasa.translation.result import Status, Translation

SENTENCE_WORDS = 15
_PARAGRAPH = 4


class ScriptedEngine:
    """Answers every sentence at once with some English of its length.

    Attributes:
        asked: How many sentences it was given.
    """

    def __init__(self) -> None:
        draw = random.Random(2)
        english = Words("etaoinshrdlucmfwypvbgk", ENGLISH, draw)
        self._answers = [_sentence(english, draw) for _ in range(500)]
        self._stopped_up_to = -1
        self.asked = 0

    def run(self, request: Job) -> Iterator[Event]:
        """See ``Runner``."""
        yield Loaded(request.job, 0.0)
        if isinstance(request, Translate):
            for number, _text in request.sentences:
                if request.job <= self._stopped_up_to:
                    yield Finished(request.job, stopped=True)
                    return
                self.asked += 1
                text = self._answers[number % len(self._answers)]
                yield SentenceDone(request.job, number, Translation(text, Status.OK))
        yield Finished(request.job, stopped=False)

    def stop(self, up_to: int | None = None) -> None:
        """See ``Runner``."""
        self._stopped_up_to = 1_000_000 if up_to is None else up_to

    def close(self) -> None:
        """See ``Runner``."""


def article_text(words: int) -> str:
    """An Arabic article of so many words, no two sentences of it equal."""
    draw = random.Random(1)
    arabic = Words("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", ARABIC, draw)
    sentences = [_sentence(arabic, draw) for _ in range(max(1, words // SENTENCE_WORDS))]
    groups = (sentences[n : n + _PARAGRAPH] for n in range(0, len(sentences), _PARAGRAPH))
    return "\n\n".join(" ".join(group) for group in groups)


def _sentence(words: Words, draw: random.Random) -> str:
    drawn = draw.choices(words.words, cum_weights=words.weights, k=SENTENCE_WORDS)
    return " ".join(drawn) + "."
