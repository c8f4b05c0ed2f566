"""Summaries by an encoder-decoder (BART, T5, mT5, Pegasus), run by CTranslate2."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import ctranslate2

from khulasa.engine.grounded_decoding import DecodedTokens, decode_grounded
from khulasa.engine.messages import SummariserSpec
from khulasa.engine.summariser_tokenizer import SummariserTokenizer
from khulasa.engine.threads import engine_threads
from khulasa.models.checkpoint import CheckpointError, read_json
from khulasa.models.convert import CONVERTED
from khulasa.summary.writing.prompt import fill_prompt
from khulasa.summary.writing.writer import Draft, WritingRequest
from khulasa.translation.backend import BEAM_SIZE, ModelLoadError

END = "</s>"
# As the checkpoints for news summaries say in their own generation_config.json.
NO_REPEAT = 3
HYPOTHESES = 3
_JOINTS = 8


def frame_tokens(tokenizer: SummariserTokenizer, spec: SummariserSpec) -> int:
    """Tokens that stand around every text, and a few that joining may cost."""
    return len(tokenizer.encode(framed(spec.prefix, spec.prompt, "", 10))) + _JOINTS


def framed(prefix: str, prompt: str, text: str, sentences: int) -> str:
    """A text with what the model wants around it."""
    wanted = fill_prompt(prompt, text, sentences)
    return f"{prefix} {wanted}" if prefix else wanted


class Seq2SeqWriter:
    """A converted encoder-decoder.

    Args:
        spec: Its folder holds ``tokenizer.json`` and ``config.json``.

    Raises:
        ModelLoadError: A file is missing or broken.
    """

    def __init__(self, spec: SummariserSpec) -> None:
        folder = Path(spec.folder)
        self._tokenizer = SummariserTokenizer(folder)
        self._prefix, self._prompt = spec.prefix, spec.prompt
        try:
            self._translator = ctranslate2.Translator(
                str(folder / CONVERTED),
                compute_type=spec.compute_type,
                intra_threads=engine_threads(),
            )
            # BART was trained to begin with this token; left to itself it repeats the end mark.
            bart = read_json(folder / "config.json").get("model_type") == "bart"
        except (RuntimeError, ValueError, CheckpointError) as error:
            raise ModelLoadError(f"The model in {folder} cannot be loaded: {error}") from error
        self._begin = ["<s>"] if bart else []
        self._end = self._tokenizer.id_of(END)
        self.limit = max(1, spec.max_tokens - frame_tokens(self._tokenizer, spec))
        self.portion = min(spec.portion_tokens, self.limit)

    def count(self, text: str) -> int:
        """See ``Writer.count``."""
        return self._tokenizer.count(text)

    def write(
        self, request: WritingRequest, cancelled: Callable[[], bool] = lambda: False
    ) -> tuple[Draft, ...]:
        """See ``Writer.write``; a second try looks further down in a wider beam."""
        if cancelled():
            return ()
        source = self._tokenizer.encode(
            framed(self._prefix, self._prompt, request.text, request.sentences)
        )

        def search(
            ids: Sequence[int], most: int, without: Sequence[str], *, beam: int
        ) -> list[DecodedTokens]:
            begun = [*self._begin, *map(self._tokenizer.token, ids)]
            (result,) = self._translator.translate_batch(
                [source],
                target_prefix=[begun] if begun else None,
                beam_size=beam,
                num_hypotheses=min(beam, wanted),
                no_repeat_ngram_size=NO_REPEAT,
                suppress_sequences=[[token] for token in without],
                max_input_length=0,
                max_decoding_length=len(begun) + most,
                min_decoding_length=min(len(begun) + most, max(1, request.min_tokens)),
                return_end_token=True,
            )
            return [self._written(tokens[len(begun) :]) for tokens in result.hypotheses]

        never = () if request.grounding is None else self._tokenizer.impossible(request.grounding)
        wanted, beam = HYPOTHESES * (1 + request.attempt), BEAM_SIZE * (1 + request.attempt)
        found = search((), request.max_tokens, never, beam=beam)
        # What a try before has given already comes first.
        found = found[HYPOTHESES * request.attempt :] or found
        if request.grounding is None:
            return tuple(map(self._draft, found))
        grounding = request.grounding
        good = [self._tokenizer.grounded_length(grounding, written.ids) for written in found]
        whole = [w for w, length in zip(found, good, strict=True) if length == len(w.ids)]
        if whole or cancelled():
            return tuple(map(self._draft, whole))
        begun = found[0].ids[: good[0]]
        done = decode_grounded(
            self._tokenizer,
            grounding,
            lambda ids, most, without: search(ids, most, without, beam=1)[0],
            request.max_tokens,
            self._end,
            begun,
        )
        return (self._draft(done),)

    def write_all(
        self, requests: Sequence[WritingRequest], cancelled: Callable[[], bool] = lambda: False
    ) -> list[tuple[Draft, ...]]:
        """See ``Writer.write_all``."""
        return [self.write(request, cancelled) for request in requests]

    def _written(self, tokens: Sequence[str]) -> DecodedTokens:
        ended = bool(tokens) and tokens[-1] == END
        return DecodedTokens(self._tokenizer.ids_of(tokens[:-1] if ended else tokens), ended)

    def _draft(self, written: DecodedTokens) -> Draft:
        return Draft(self._tokenizer.decode(written.ids), written.ended)
