"""The fast backend: CTranslate2."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from statistics import fmean

import ctranslate2

from khulasa.engine.backends.tokenizer import END
from khulasa.engine.computing.fastest import load_translator
from khulasa.engine.computing.threads import engine_threads
from khulasa.translation.backend import (
    BEAM_SIZE,
    BEST,
    Decoding,
    Hypothesis,
    ModelLoadError,
    NBest,
)
from khulasa.translation.batches import BATCHES_IN_FLIGHT

# The scores of all words of the vocabulary are held for each token: 16 MB at 62,000 words. Twice as
# many take as much CPU time; four times as many leave a processor's cache and take a third more.
_TOKENS_SCORED_AT_ONCE = 64


class CTranslate2Backend:
    """A model converted for CTranslate2.

    Args:
        folder: Folder with ``model.bin``.
        compute_type: As CTranslate2 names it; ``"default"`` for the fastest here.
        blind: Give the ``blind_score`` of hypotheses as well.

    Raises:
        ModelLoadError: The folder holds no such model.
    """

    def __init__(self, folder: Path, compute_type: str = "default", *, blind: bool = False) -> None:
        workers = engine_threads()
        self._blind = blind
        try:
            self._translator = load_translator(
                folder, compute_type, inter_threads=workers, intra_threads=1
            )
        except (RuntimeError, ValueError) as error:
            raise ModelLoadError.of(folder, error) from error
        # They only wait: a batch is scored once it is found, though another one is waited for.
        self._scorers = ThreadPoolExecutor(BATCHES_IN_FLIGHT)

    def submit(
        self, batch: Sequence[Sequence[str]], max_length: int, decoding: Decoding = BEST
    ) -> Callable[[], list[NBest]]:
        """See ``Backend.submit``."""
        pending = self._translator.translate_batch(
            [list(tokens) for tokens in batch],
            beam_size=max(BEAM_SIZE, decoding.hypotheses),
            num_hypotheses=decoding.hypotheses,
            no_repeat_ngram_size=decoding.no_repeat_ngram_size,
            max_decoding_length=max_length,
            return_scores=True,
            return_end_token=True,
            asynchronous=True,
        )

        def score() -> list[NBest]:
            n_bests = [_n_best(item.result()) for item in pending]
            return self._scored(batch, n_bests, token_scores=decoding.token_scores)

        return self._scorers.submit(score).result

    def continuations(
        self, source: Sequence[str], prefix: Sequence[str], count: int, longest: int
    ) -> list[Hypothesis]:
        """See ``Backend.continuations``."""
        (result,) = self._translator.translate_batch(
            [list(source)],
            target_prefix=[list(prefix)],
            return_alternatives=True,
            # Its order is not quite that of the next tokens: some more, and the likeliest of them.
            num_hypotheses=2 * count,
            beam_size=1,
            max_decoding_length=len(prefix) + longest,
        )
        outputs = [tokens for tokens in result.hypotheses if len(tokens) > len(prefix)]
        scored = self._score([list(source)] * len(outputs), outputs)
        begin = len(prefix)
        found = [
            Hypothesis(
                tuple(tokens[begin:]),
                fmean(log_probs[begin : len(tokens)]),
                len(tokens) < begin + longest,
                tuple(log_probs[begin : len(tokens)]),
            )
            for tokens, log_probs in zip(outputs, scored, strict=True)
        ]
        return sorted(found, key=lambda one: -one.log_probs[0])[:count]

    def _scored(
        self, batch: Sequence[Sequence[str]], n_bests: list[NBest], *, token_scores: bool
    ) -> list[NBest]:
        """The same with what a search does not tell, which is all but the mean over its tokens."""
        sources = [
            list(source) for source, n_best in zip(batch, n_bests, strict=True) for _ in n_best
        ]
        targets = [list(one.tokens) for n_best in n_bests for one in n_best]
        with_source = iter(self._score(sources, targets) if token_scores else ())
        # The end mark alone is the source of a model that sees nothing.
        without = iter(self._score([[END]] * len(targets), targets) if self._blind else ())
        return [
            tuple(_with(one, next(with_source, ()), next(without, None)) for one in n_best)
            for n_best in n_bests
        ]

    def _score(self, sources: list[list[str]], targets: list[list[str]]) -> list[list[float]]:
        scored = self._translator.score_batch(
            sources, targets, max_batch_size=_TOKENS_SCORED_AT_ONCE, batch_type="tokens"
        )
        return [result.log_probs for result in scored]


def _n_best(result: ctranslate2.TranslationResult) -> NBest:
    return tuple(
        _hypothesis(tokens, float(score))
        for tokens, score in zip(result.hypotheses, result.scores, strict=True)
    )


def _hypothesis(tokens: list[str], score: float) -> Hypothesis:
    finished = bool(tokens) and tokens[-1] == END
    return Hypothesis(tuple(tokens[:-1] if finished else tokens), score, finished)


def _with(
    hypothesis: Hypothesis, log_probs: Sequence[float], blind: Sequence[float] | None
) -> Hypothesis:
    # The end mark is scored also where it did not come.
    count = len(hypothesis.tokens) + hypothesis.finished
    return replace(
        hypothesis,
        log_probs=tuple(min(0.0, value) for value in log_probs[:count]),
        blind_score=None if blind is None else fmean(blind[: max(1, count)]),
    )
