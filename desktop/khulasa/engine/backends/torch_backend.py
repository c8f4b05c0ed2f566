"""The reference backend: transformers and torch, in float32."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch
from transformers import MarianMTModel

from khulasa.engine.backends.tokenizer import END, PAD, UNKNOWN
from khulasa.engine.computing.threads import engine_threads
from khulasa.translation.backend import (
    BEAM_SIZE,
    BEST,
    Decoding,
    Hypothesis,
    ModelLoadError,
    NBest,
)


class TorchBackend:
    """A Marian checkpoint in Hugging Face layout.

    Args:
        folder: Folder with ``config.json`` and ``model.safetensors``.
        vocabulary: Token to id, from the model's tokenizer.
        blind: Give the ``blind_score`` of hypotheses as well.

    Raises:
        ModelLoadError: The folder holds no such checkpoint.
    """

    def __init__(self, folder: Path, vocabulary: Mapping[str, int], *, blind: bool = False) -> None:
        torch.set_num_threads(engine_threads())
        try:
            # Safetensors only: the older format executes code when it is loaded.
            # Typed loosely: the library's own annotations of generate() refuse its own models.
            self._model: Any = MarianMTModel.from_pretrained(
                # A checkpoint may be stored in float16; the reference computes exactly.
                folder,
                local_files_only=True,
                use_safetensors=True,
                dtype=torch.float32,
            )
        except (OSError, ValueError, RuntimeError) as error:
            raise ModelLoadError.of(folder, error) from error
        self._model.train(False)
        # A limit of its own in the checkpoint would contradict ours at every call.
        self._model.generation_config.max_length = None
        self._ids, self._blind = vocabulary, blind
        self._tokens = {number: token for token, number in vocabulary.items()}

    def submit(
        self, batch: Sequence[Sequence[str]], max_length: int, decoding: Decoding = BEST
    ) -> Callable[[], list[NBest]]:
        """See ``Backend.submit``; the work is done when the result is waited for."""
        return lambda: self._generate(batch, max_length, decoding)

    def continuations(
        self, source: Sequence[str], prefix: Sequence[str], count: int, longest: int
    ) -> list[Hypothesis]:
        """See ``Backend.continuations``."""
        unknown = self._ids[UNKNOWN]
        input_ids = torch.tensor([[self._ids.get(token, unknown) for token in source]])
        begun = [self._model.config.decoder_start_token_id]
        begun += [self._ids.get(token, unknown) for token in prefix]
        found = []
        with torch.inference_mode():
            logits = self._model(
                input_ids=input_ids, decoder_input_ids=torch.tensor([begun])
            ).logits
            scores = logits[0, -1].log_softmax(-1)
            scores[self._ids[PAD]] = -torch.inf
            for first in scores.topk(count).indices.tolist():
                row = [*begun, first]
                log_probs = [float(scores[first])]
                while row[-1] != self._ids[END] and len(log_probs) < longest:
                    logits = self._model(
                        input_ids=input_ids, decoder_input_ids=torch.tensor([row])
                    ).logits
                    after = logits[0, -1].log_softmax(-1)
                    after[self._ids[PAD]] = -torch.inf
                    row.append(int(after.argmax()))
                    log_probs.append(float(after[row[-1]]))
                tokens = [self._tokens[number] for number in row[len(begun) :]]
                finished = tokens[-1] == END
                if finished:
                    tokens, log_probs = tokens[:-1], log_probs[:-1]
                if tokens:
                    score = sum(log_probs) / len(log_probs)
                    found.append(Hypothesis(tuple(tokens), score, finished, tuple(log_probs)))
        return found

    def scores(
        self, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]
    ) -> list[float]:
        """Mean log-probability of a target's tokens, which may end in the end mark."""
        unknown = self._ids[UNKNOWN]
        found = []
        for source, target in zip(sources, targets, strict=True):
            input_ids = torch.tensor([[self._ids.get(token, unknown) for token in source]])
            labels = torch.tensor([[self._ids[token] for token in target]])
            with torch.inference_mode():
                logits = self._model(input_ids=input_ids, labels=labels).logits
            log_probs = logits.log_softmax(-1).gather(2, labels.unsqueeze(-1))
            found.append(float(log_probs.mean()))
        return found

    def _generate(
        self, batch: Sequence[Sequence[str]], max_length: int, decoding: Decoding
    ) -> list[NBest]:
        unknown, pad = self._ids[UNKNOWN], self._ids[PAD]
        longest = max(len(tokens) for tokens in batch)
        rows = [[self._ids.get(token, unknown) for token in tokens] for tokens in batch]
        input_ids = torch.tensor([row + [pad] * (longest - len(row)) for row in rows])
        mask = torch.tensor([[1] * len(row) + [0] * (longest - len(row)) for row in rows])
        with torch.inference_mode():
            output = self._model.generate(
                input_ids=input_ids,
                attention_mask=mask,
                num_beams=max(BEAM_SIZE, decoding.hypotheses),
                num_return_sequences=decoding.hypotheses,
                no_repeat_ngram_size=decoding.no_repeat_ngram_size,
                max_new_tokens=max_length,
                early_stopping=True,  # as CTranslate2: over when the beam's worth has ended
                return_dict_in_generate=True,
                output_scores=True,
            )
            log_probs = self._model.compute_transition_scores(
                output.sequences, output.scores, output.beam_indices
            )
        found = [
            self._hypothesis(row, score, per_token)
            for row, score, per_token in zip(
                output.sequences.tolist(),
                output.sequences_scores.tolist(),
                log_probs.tolist(),
                strict=True,
            )
        ]
        if self._blind:
            found = [replace(one, blind_score=self._blind_score(one)) for one in found]
        count = decoding.hypotheses
        return [tuple(found[i : i + count]) for i in range(0, len(found), count)]

    def _blind_score(self, hypothesis: Hypothesis) -> float:
        """See ``Hypothesis``; the end mark alone is the source of a model that sees nothing."""
        tokens = [*hypothesis.tokens, END]
        labels = torch.tensor([[self._ids[token] for token in tokens]])
        with torch.inference_mode():
            logits = self._model(input_ids=torch.tensor([[self._ids[END]]]), labels=labels).logits
        scores = logits.log_softmax(-1).gather(2, labels.unsqueeze(-1)).flatten()
        return float(scores[: max(1, len(hypothesis.log_probs))].mean())

    def _hypothesis(self, row: list[int], score: float, log_probs: list[float]) -> Hypothesis:
        tokens = [self._tokens[number] for number in row[1:]]  # the first is the start mark
        finished = END in tokens
        end = tokens.index(END) if finished else len(tokens)
        # What follows a hypothesis that ran into the limit is padding.
        kept = [n for n, token in enumerate(tokens[:end]) if token != PAD]
        scored = [*kept, end] if finished else kept
        return Hypothesis(
            tuple(tokens[n] for n in kept), score, finished, tuple(log_probs[n] for n in scored)
        )
