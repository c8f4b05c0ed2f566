"""Everyday sentences that the starter model gets right stay right."""

from __future__ import annotations

from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from khulasa.engine.backends.tokenizer import MarianTokenizer
from khulasa.models.folders.layout import CONVERTED
from khulasa.translation.backend import Backend
from khulasa.translation.normalise import model_copy
from khulasa.translation.translator import length_limit

# Written for this project and not in the training text; what the model says to them, in float32.
EVERYDAY = Path(__file__).parents[1] / "golden" / "everyday.tsv"
PAIRS = [line.split("\t") for line in EVERYDAY.read_text(encoding="utf-8").splitlines()]

Translate = Callable[[Backend], list[str]]


@pytest.fixture(scope="module")
def translate(starter: Path) -> Translate:
    tokenizer = MarianTokenizer(starter)

    def translate_(backend: Backend) -> list[str]:
        # One by one: padding must not be what makes them right.
        inputs = [tokenizer.encode(model_copy(source, "ar")) for source, _ in PAIRS]
        answers = [backend.submit([tokens], length_limit(len(tokens)))() for tokens in inputs]
        return [tokenizer.decode(best.tokens) for ((best, *_),) in answers]

    return translate_


def test_they_are_exact_in_float32(starter: Path, translate: Translate) -> None:
    from khulasa.engine.backends.torch_backend import TorchBackend

    assert len(PAIRS) == 20
    backend = TorchBackend(starter, MarianTokenizer(starter).vocabulary)
    assert translate(backend) == [expected for _, expected in PAIRS]


def test_they_are_nearly_so_in_int8(starter: Path, translate: Translate) -> None:
    from khulasa.engine.backends.ctranslate2_backend import CTranslate2Backend

    answers = translate(CTranslate2Backend(starter / CONVERTED))
    expected = [target for _, target in PAIRS]
    assert sum(a == b for a, b in zip(answers, expected, strict=True)) >= 18
    for answer, right in zip(answers, expected, strict=True):
        assert SequenceMatcher(None, answer, right).ratio() > 0.8
