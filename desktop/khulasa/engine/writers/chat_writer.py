"""Summaries by a language model that follows an instruction, run by CTranslate2."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import ctranslate2

from khulasa.engine.computing.fastest import load_generator
from khulasa.engine.computing.threads import engine_threads
from khulasa.engine.messages import SummariserSpec
from khulasa.engine.writers.grounded_decoding import DecodedTokens, decode_grounded
from khulasa.engine.writers.sentence_count import has_sentences
from khulasa.engine.writers.summariser_base import ChatBase
from khulasa.engine.writers.summariser_tokenizer import SummariserTokenizer
from khulasa.models.folders.layout import CONVERTED
from khulasa.summary.writing.writer import Draft, WritingRequest
from khulasa.translation.backend import ModelLoadError


class ChatWriter(ChatBase):
    """A converted language model that is asked for a summary.

    Args:
        spec: Its folder holds ``tokenizer.json`` and ``chat.json``; the answer counts to
            ``max_tokens``.

    Raises:
        ModelLoadError: A file is missing or broken.
    """

    def __init__(self, spec: SummariserSpec) -> None:
        super().__init__(spec)
        folder = Path(spec.folder)
        try:
            # Two cores do two batches side by side in 5.2 s, one after the other in 8.5 s.
            self._workers = engine_threads() if spec.portion_tokens else 1
            self._generator = load_generator(
                folder / CONVERTED,
                spec.compute_type,
                inter_threads=self._workers,
                intra_threads=engine_threads() // self._workers,
            )
        except (ValueError, RuntimeError) as error:
            raise ModelLoadError.of(folder, error) from error

    def write(
        self, request: WritingRequest, cancelled: Callable[[], bool] = lambda: False
    ) -> tuple[Draft, ...]:
        """See ``Writer.write``."""
        asked = self._tokenizer.encode(
            self._question(request.text, request.sentences), special_tokens=False
        )
        after = self._tokenizer.encode(self._chat.after, special_tokens=False)

        def run(ids: Sequence[int], most: int, without: Sequence[str]) -> DecodedTokens:
            (result,) = self._generator.generate_batch(
                [[*after, *map(self._tokenizer.token, ids)]],
                # The model reads the text once; every other step and try begins behind it.
                static_prompt=asked,
                max_length=most,
                min_length=max(0, min(request.min_tokens - len(ids), most - 1)),
                suppress_sequences=[[token] for token in without],
                include_prompt_in_result=False,
                end_token=self._chat.stop,
                return_end_token=True,
                callback=_StopCallback(self._tokenizer, request, [list(ids)], cancelled),
            )
            new = list(result.sequences_ids[0])
            ended = bool(new) and new[-1] == self._end
            return DecodedTokens(new[:-1] if ended else new, ended)

        begun = self._beginning(asked, after, request)
        if request.grounding is None:
            new, ended = run(begun, request.max_tokens - len(begun), ())
            done = DecodedTokens([*begun, *new], ended)
        else:
            done = decode_grounded(
                self._tokenizer, request.grounding, run, request.max_tokens, self._end, begun
            )
        return (Draft(self._tokenizer.decode(done.ids), done.ended),)

    def write_all(
        self, requests: Sequence[WritingRequest], cancelled: Callable[[], bool] = lambda: False
    ) -> list[tuple[Draft, ...]]:
        """See ``Writer.write_all``; all at once if they differ in nothing but the text."""
        alike = len({replace(request, text="") for request in requests}) == 1
        if not alike or requests[0].grounding is not None:
            return [self.write(request, cancelled) for request in requests]
        request = requests[0]
        after = self._tokenizer.encode(self._chat.after, special_tokens=False)
        prompts = [
            [
                *self._tokenizer.encode(
                    self._question(one.text, one.sentences), special_tokens=False
                ),
                *after,
            ]
            for one in requests
        ]
        begun = self._beginnings(prompts, request.attempt)
        if cancelled():
            return [() for _ in requests]
        most = request.max_tokens - len(begun[0])
        shares = [range(first, len(requests), self._workers) for first in range(self._workers)]
        pending = [
            self._generator.generate_batch(
                [[*prompts[n], *map(self._tokenizer.token, begun[n])] for n in share],
                max_length=most,
                min_length=max(0, min(request.min_tokens - len(begun[0]), most - 1)),
                include_prompt_in_result=False,
                end_token=self._chat.stop,
                return_end_token=True,
                callback=_StopCallback(
                    self._tokenizer, request, [list(begun[n]) for n in share], cancelled
                ),
                asynchronous=True,
            )
            for share in shares
            if share
        ]
        drafts: dict[int, Draft] = {}
        for share, results in zip(shares, pending, strict=False):
            for n, result in zip(share, results, strict=True):
                drafts[n] = self._draft([*begun[n], *result.result().sequences_ids[0]])
        return [(drafts[n],) for n in range(len(requests))]

    def _beginnings(self, prompts: Sequence[list[str]], attempt: int) -> list[list[int]]:
        """The word that each answer begins with: none the first time, then the next likeliest."""
        if not attempt:
            return [[] for _ in prompts]
        pending = [
            self._generator.generate_batch(
                # In a batch, texts of several lengths have their alternatives at several places.
                [prompt],
                max_length=1,
                num_hypotheses=attempt + 1,
                return_alternatives=True,
                suppress_sequences=[[self._chat.stop]],
                include_prompt_in_result=False,
                asynchronous=True,
            )
            for prompt in prompts
        ]
        return [list(result.result().sequences_ids[-1][:1]) for (result,) in pending]

    def _draft(self, ids: list[int]) -> Draft:
        ended = bool(ids) and ids[-1] == self._end
        return Draft(self._tokenizer.decode(ids[:-1] if ended else ids), ended)

    def _beginning(self, asked: list[str], after: list[str], request: WritingRequest) -> list[int]:
        """The word that another try begins with: the next likeliest."""
        if not request.attempt:
            return []
        without = [self._chat.stop]
        if request.grounding is not None:
            choice = set(self._tokenizer.next_ids(request.grounding, (), self._end))
            without += [
                self._tokenizer.token(n) for n in range(self._tokenizer.size) if n not in choice
            ]
        (result,) = self._generator.generate_batch(
            [after],
            static_prompt=asked,
            max_length=1,
            num_hypotheses=request.attempt + 1,
            return_alternatives=True,
            suppress_sequences=[[token] for token in dict.fromkeys(without)],
            include_prompt_in_result=False,
        )
        return list(result.sequences_ids[-1][:1])


class _StopCallback:
    """Told of every token: whether the answer may end here.

    The generator lets go of it in a thread of its own. It must not hold the generator: the last
    one to hold it ends its threads, and a thread that waits for its own end takes the process down.
    """

    def __init__(
        self,
        tokenizer: SummariserTokenizer,
        request: WritingRequest,
        written: list[list[int]],
        cancelled: Callable[[], bool],
    ) -> None:
        self._tokenizer, self._request, self._cancelled = tokenizer, request, cancelled
        self._written = written  # of each text of the batch

    def __call__(self, step: ctranslate2.GenerationStepResult) -> bool:
        written = self._written[step.batch_id]
        written.append(step.token_id)
        grounding = self._request.grounding
        return (
            self._cancelled()
            or has_sentences(self._tokenizer.decode(written), self._request.sentences + 1)
            or (
                grounding is not None
                and self._tokenizer.grounded_length(grounding, written) < len(written)
            )
        )
