"""Summaries by an encoder-decoder (BART, T5, mT5, Pegasus), run by CTranslate2."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from khulasa.engine.computing.fastest import load_translator
from khulasa.engine.computing.threads import engine_threads
from khulasa.engine.messages import SummariserSpec
from khulasa.engine.writers.grounded_decoding import DecodedTokens, decode_grounded
from khulasa.engine.writers.summariser_base import END, HYPOTHESES, NO_REPEAT, Seq2SeqBase
from khulasa.models.folders.layout import CONVERTED, CheckpointError, read_json
from khulasa.summary.writing.writer import Draft, WritingRequest
from khulasa.translation.backend import BEAM_SIZE, ModelLoadError


class Seq2SeqWriter(Seq2SeqBase):
    """A converted encoder-decoder.

    Args:
        spec: Its folder holds ``tokenizer.json`` and ``config.json``.

    Raises:
        ModelLoadError: A file is missing or broken.
    """

    def __init__(self, spec: SummariserSpec) -> None:
        super().__init__(spec)
        folder = Path(spec.folder)
        try:
            self._translator = load_translator(
                folder / CONVERTED, spec.compute_type, intra_threads=engine_threads()
            )
            # BART was trained to begin with this token; left to itself it repeats the end mark.
            bart = read_json(folder / "config.json").get("model_type") == "bart"
        except (RuntimeError, ValueError, CheckpointError) as error:
            raise ModelLoadError.of(folder, error) from error
        self._begin = ["<s>"] if bart else []

    def write(
        self, request: WritingRequest, cancelled: Callable[[], bool] = lambda: False
    ) -> tuple[Draft, ...]:
        """See ``Writer.write``; a second try looks further down in a wider beam."""
        if cancelled():
            return ()
        source = self._tokenizer.encode(self._framed(request.text, request.sentences))

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

    def _written(self, tokens: Sequence[str]) -> DecodedTokens:
        ended = bool(tokens) and tokens[-1] == END
        return DecodedTokens(self._tokenizer.ids_of(tokens[:-1] if ended else tokens), ended)

    def _draft(self, written: DecodedTokens) -> Draft:
        return Draft(self._tokenizer.decode(written.ids), written.ended)
