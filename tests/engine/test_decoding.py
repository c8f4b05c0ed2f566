"""Both backends can be asked for several hypotheses, and to say nothing twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from khulasa.engine.backends.tokenizer import MarianTokenizer
from khulasa.engine.messages import ModelSpec
from khulasa.engine.worker import load_backend
from khulasa.translation.backend import BEAM_SIZE, Backend, Decoding
from khulasa.translation.normalise import model_copy

TEXTS = ("أين المكتبة؟", "المعلم يحب القهوة والماء البارد في المدينة القديمة.")


@pytest.fixture(scope="module", params=["ctranslate2", "torch"])
def backend(request: pytest.FixtureRequest, starter: Path) -> Backend:
    return load_backend(ModelSpec(str(starter), request.param), MarianTokenizer(starter))


@pytest.fixture(scope="module")
def batch(starter: Path) -> list[list[str]]:
    tokenizer = MarianTokenizer(starter)
    return [tokenizer.encode(model_copy(text, "ar", map_digits=True)) for text in TEXTS]


def test_one_hypothesis_by_default(backend: Backend, batch: list[list[str]]) -> None:
    assert [len(n_best) for n_best in backend.submit(batch, 40)()] == [1, 1]


def test_hypotheses_come_best_first_and_differ(backend: Backend, batch: list[list[str]]) -> None:
    for n_best in backend.submit(batch, 40, Decoding(hypotheses=BEAM_SIZE))():
        scores = [hypothesis.score for hypothesis in n_best]
        assert scores == sorted(scores, reverse=True)
        assert len({hypothesis.tokens for hypothesis in n_best}) == BEAM_SIZE


@pytest.mark.parametrize("unsure_below", [None, 0.7], ids=["any model", "calibrated"])
def test_how_sure_it_is_of_a_sentence_is_the_same_without_the_scores_of_tokens(
    starter: Path, batch: list[list[str]], unsure_below: float | None
) -> None:
    spec = ModelSpec(str(starter), unsure_below=unsure_below)
    backend = load_backend(spec, MarianTokenizer(starter))
    both = Decoding(hypotheses=2)
    scored = backend.submit(batch, 40, both)()
    assert all(one.log_probs for n_best in scored for one in n_best)
    assert backend.submit(batch, 40, replace(both, token_scores=False))() == [
        tuple(replace(one, log_probs=()) for one in n_best) for n_best in scored
    ]


def test_no_three_tokens_come_twice(backend: Backend, batch: list[list[str]]) -> None:
    looping = [tokens[:-1] * 4 + tokens[-1:] for tokens in batch]
    results = backend.submit(looping, 80, Decoding(no_repeat_ngram_size=3))()
    assert all(not repeats(n_best[0].tokens, 3) for n_best in results)
    assert any(repeats(n_best[0].tokens, 3) for n_best in backend.submit(looping, 80)())


def repeats(tokens: Sequence[str], length: int) -> bool:
    runs = [tuple(tokens[i : i + length]) for i in range(len(tokens) - length + 1)]
    return len(set(runs)) < len(runs)
