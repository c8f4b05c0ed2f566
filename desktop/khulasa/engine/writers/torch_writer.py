"""The reference summarisers: transformers and torch, in float32."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import torch
from transformers import (
    AutoModelForCausalLM,
    AutoModelForSeq2SeqLM,
    LogitsProcessor,
    LogitsProcessorList,
    StoppingCriteria,
    StoppingCriteriaList,
)

from khulasa.engine.computing.threads import engine_threads
from khulasa.engine.messages import SummariserSpec
from khulasa.engine.writers.sentence_count import has_sentences
from khulasa.engine.writers.summariser_base import HYPOTHESES, NO_REPEAT, ChatBase, Seq2SeqBase
from khulasa.engine.writers.summariser_tokenizer import SummariserTokenizer
from khulasa.summary.writing.grounding import START, Grounding
from khulasa.summary.writing.writer import Draft, WritingRequest
from khulasa.translation.backend import BEAM_SIZE, ModelLoadError


class GroundedLogits(LogitsProcessor):
    """Leaves the model only the tokens that the grounding allows at each step.

    Args:
        tokenizer: The model's tokens.
        grounding: What may be written.
        begin: How many tokens stand before the answer.
        end: Number of the end mark.
    """

    def __init__(
        self, tokenizer: SummariserTokenizer, grounding: Grounding, begin: int, end: int
    ) -> None:
        self._tokenizer, self._grounding = tokenizer, grounding
        self._begin, self._end = begin, end

    def __call__(self, input_ids: torch.Tensor, scores: torch.Tensor) -> torch.Tensor:
        """Scores of a step, shape (beams, vocabulary), with minus infinity for the rest."""
        mask = torch.full_like(scores, float("-inf"))
        for row, ids in enumerate(input_ids[:, self._begin :].tolist()):
            # A beam that has ended is filled up with marks that no one looks at.
            going = ids[: ids.index(self._end)] if self._end in ids else ids
            # A beam that can go nowhere ends.
            mask[
                row, self._tokenizer.next_ids(self._grounding, going, self._end) or [self._end]
            ] = 0
        return scores + mask


class _StopWhenWritten(StoppingCriteria):
    def __init__(self, is_enough: Callable[[Sequence[int]], bool], begin: int) -> None:
        self._is_enough, self._begin = is_enough, begin

    def __call__(self, input_ids: torch.Tensor, _scores: Any, **_: Any) -> torch.Tensor:
        done = [self._is_enough(row[self._begin :]) for row in input_ids.tolist()]
        return torch.tensor(done, device=input_ids.device)


class TorchSeq2SeqWriter(Seq2SeqBase):
    """An encoder-decoder checkpoint with its weights.

    Args:
        spec: Its folder is a checkpoint in Hugging Face layout, with ``tokenizer.json``.

    Raises:
        ModelLoadError: The folder holds no such checkpoint.
    """

    def __init__(self, spec: SummariserSpec) -> None:
        super().__init__(spec)
        self._model = _load(AutoModelForSeq2SeqLM, Path(spec.folder))
        self._bart = self._model.config.model_type == "bart"

    def write(
        self, request: WritingRequest, cancelled: Callable[[], bool] = lambda: False
    ) -> tuple[Draft, ...]:
        """See ``Writer.write``."""
        if cancelled():
            return ()
        source = self._framed(request.text, request.sentences)
        # CTranslate2 is told to begin with BART's mark; here it is written out.
        begun = [self._model.config.decoder_start_token_id]
        begun += [self._tokenizer.id_of("<s>")] if self._bart else []
        hypotheses, beam = HYPOTHESES * (1 + request.attempt), BEAM_SIZE * (1 + request.attempt)
        with torch.inference_mode():
            rows = self._model.generate(
                input_ids=torch.tensor([self._tokenizer.encode_ids(source)]),
                decoder_input_ids=torch.tensor([begun]),
                num_beams=beam,
                num_return_sequences=hypotheses,
                no_repeat_ngram_size=NO_REPEAT,
                max_new_tokens=request.max_tokens,
                min_new_tokens=min(request.max_tokens, max(1, request.min_tokens)),
                early_stopping=True,  # as CTranslate2: over when the beam's worth has ended
                logits_processor=_processors(
                    self._tokenizer, request.grounding, len(begun), self._end
                ),
                # As CTranslate2: what is left of the words shares all of the probability.
                renormalize_logits=True,
            ).tolist()
        found = [_draft(self._tokenizer, row[len(begun) :], self._end) for row in rows]
        if request.grounding is not None:
            # Where fewer beams than wanted can go on, the rest is filled up with anything.
            grounding = request.grounding
            found = [draft for draft in found if grounding.follow(START, draft.text)]
        return tuple(found[HYPOTHESES * request.attempt :] or found)


class TorchChatWriter(ChatBase):
    """A language model checkpoint with its weights and ``chat.json``.

    Args:
        spec: See ``ChatWriter``; its folder is a checkpoint in Hugging Face layout besides.

    Raises:
        ModelLoadError: The folder holds no such checkpoint.
    """

    def __init__(self, spec: SummariserSpec) -> None:
        super().__init__(spec)
        self._model = _load(AutoModelForCausalLM, Path(spec.folder))

    def write(
        self, request: WritingRequest, cancelled: Callable[[], bool] = lambda: False
    ) -> tuple[Draft, ...]:
        """See ``Writer.write``."""
        question = self._question(request.text, request.sentences)
        asked = self._tokenizer.encode_ids(question, special_tokens=False)
        asked += self._tokenizer.encode_ids(self._chat.after, special_tokens=False)

        processors = _processors(self._tokenizer, request.grounding, len(asked), self._end)
        begun = self._beginning(asked, request.attempt, processors)

        def enough(ids: Sequence[int]) -> bool:
            return cancelled() or has_sentences(self._tokenizer.decode(ids), request.sentences + 1)

        with torch.inference_mode():
            (row,) = self._model.generate(
                **_inputs([*asked, *begun]),
                max_new_tokens=request.max_tokens - len(begun),
                min_new_tokens=max(0, min(request.min_tokens, request.max_tokens - 1) - len(begun)),
                do_sample=False,
                eos_token_id=self._end,
                pad_token_id=self._end,
                logits_processor=processors,
                stopping_criteria=StoppingCriteriaList([_StopWhenWritten(enough, len(asked))]),
            ).tolist()
        return (_draft(self._tokenizer, row[len(asked) :], self._end),)

    def _beginning(
        self, asked: Sequence[int], attempt: int, processors: LogitsProcessorList
    ) -> list[int]:
        """The word that another try begins with: the next likeliest."""
        if not attempt:
            return []
        inputs: dict[str, Any] = _inputs(asked)
        with torch.inference_mode():
            scores = self._model(**inputs).logits[:, -1]
            scores[:, self._end] = float("-inf")
        return [int(processors(inputs["input_ids"], scores)[0].topk(attempt + 1).indices[-1])]


def _inputs(ids: Sequence[int]) -> dict[str, torch.Tensor]:
    return {
        "input_ids": torch.tensor([ids]),
        "attention_mask": torch.ones(1, len(ids), dtype=torch.long),
    }


def _processors(
    tokenizer: SummariserTokenizer, grounding: Grounding | None, begin: int, end: int
) -> LogitsProcessorList:
    if grounding is None:
        return LogitsProcessorList()
    return LogitsProcessorList([GroundedLogits(tokenizer, grounding, begin, end)])


def _load(kind: Any, folder: Path) -> Any:
    torch.set_num_threads(engine_threads())
    try:
        # Safetensors only: the older format executes code when it is loaded.
        model = kind.from_pretrained(folder, local_files_only=True, use_safetensors=True)
    except (OSError, ValueError, RuntimeError) as error:
        raise ModelLoadError.of(folder, error) from error
    model.train(False)
    # Limits and habits of its own in the checkpoint would contradict ours.
    model.generation_config.max_length = None
    model.generation_config.forced_bos_token_id = None
    model.generation_config.forced_eos_token_id = None
    return model


def _draft(tokenizer: SummariserTokenizer, ids: Sequence[int], end: int) -> Draft:
    ended = end in ids
    return Draft(tokenizer.decode(ids[: list(ids).index(end)] if ended else ids), ended)
