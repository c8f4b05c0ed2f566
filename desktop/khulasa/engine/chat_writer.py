"""Summaries by a language model that follows an instruction, run by CTranslate2."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import ctranslate2

from khulasa.engine.generator import CHAT
from khulasa.engine.grounded import Written, write_grounded
from khulasa.engine.pieces import Pieces
from khulasa.engine.sentence_count import has_sentences
from khulasa.engine.threads import engine_threads
from khulasa.summary.prompt import fill_prompt
from khulasa.summary.writer import Ask, Draft
from khulasa.translation.backend import ModelLoadError

# Kept free beside the text for the answer, and for tokens that grow where texts are joined.
ANSWER_ROOM = 256
JOINTS = 8


class ChatWriter:
    """A converted language model that is asked for a summary.

    Args:
        folder: Folder with ``tokenizer.json`` and ``chat.json``.
        converted: Folder with ``model.bin``.
        max_tokens: Longest prompt, the answer included.
        prompt: What to ask, with ``{text}`` in it.
        compute_type: As CTranslate2 names it.

    Raises:
        ModelLoadError: A file is missing or broken.
    """

    def __init__(
        self, folder: Path, converted: Path, max_tokens: int, prompt: str, compute_type: str
    ) -> None:
        self._pieces = Pieces(folder)
        self._prompt = prompt
        try:
            chat = json.loads((folder / CHAT).read_text(encoding="utf-8"))
            self._before, self._after = str(chat["before"]), str(chat["after"])
            self._stop = str(chat["stop"])
            self._generator = ctranslate2.Generator(
                str(converted), compute_type=compute_type, intra_threads=engine_threads()
            )
        except (OSError, ValueError, KeyError, RuntimeError) as error:
            raise ModelLoadError(f"The model in {folder} cannot be loaded: {error}") from error
        frame = self.count(self._before + fill_prompt(prompt, "", 10) + self._after)
        self.limit = max(1, max_tokens - frame - ANSWER_ROOM - JOINTS)

    def count(self, text: str) -> int:
        """See ``Writer.count``."""
        return self._pieces.count(text)

    def write(self, ask: Ask, cancelled: Callable[[], bool] = lambda: False) -> tuple[Draft, ...]:
        """See ``Writer.write``."""
        question = self._before + fill_prompt(self._prompt, ask.text, ask.sentences)
        asked = self._pieces.encode(question, marks=False)
        after = self._pieces.encode(self._after, marks=False)
        end = self._pieces.id_of(self._stop)

        def run(ids: Sequence[int], most: int, without: Sequence[str]) -> Written:
            (result,) = self._generator.generate_batch(
                [[*after, *map(self._pieces.token, ids)]],
                # The model reads the text once; every other step and try begins behind it.
                static_prompt=asked,
                max_length=most,
                min_length=max(0, min(ask.min_tokens - len(ids), most - 1)),
                suppress_sequences=[[token] for token in without],
                include_prompt_in_result=False,
                end_token=self._stop,
                return_end_token=True,
                callback=_Enough(self._pieces, ask, ids, cancelled),
            )
            new = list(result.sequences_ids[0])
            ended = bool(new) and new[-1] == end
            return Written(new[:-1] if ended else new, ended)

        begun = self._beginning(asked, after, ask, end)
        if ask.grounding is None:
            new, ended = run(begun, ask.max_tokens - len(begun), ())
            done = Written([*begun, *new], ended)
        else:
            done = write_grounded(self._pieces, ask.grounding, run, ask.max_tokens, end, begun)
        return (Draft(self._pieces.decode(done.ids), done.ended),)

    def _beginning(self, asked: list[str], after: list[str], ask: Ask, end: int) -> list[int]:
        """The word that another try begins with: the next likeliest."""
        if not ask.attempt:
            return []
        without = [self._stop]
        if ask.grounding is not None:
            choice = set(self._pieces.next_ids(ask.grounding, (), end))
            without += [self._pieces.token(n) for n in range(self._pieces.size) if n not in choice]
        (result,) = self._generator.generate_batch(
            [after],
            static_prompt=asked,
            max_length=1,
            num_hypotheses=ask.attempt + 1,
            return_alternatives=True,
            suppress_sequences=[[token] for token in dict.fromkeys(without)],
            include_prompt_in_result=False,
        )
        return list(result.sequences_ids[-1][:1])


class _Enough:
    """Told of every token: whether the answer may end here.

    The generator lets go of it in a thread of its own. It must not hold the generator: the last
    one to hold it ends its threads, and a thread that waits for its own end takes the process down.
    """

    def __init__(
        self, pieces: Pieces, ask: Ask, begun: Sequence[int], cancelled: Callable[[], bool]
    ) -> None:
        self._pieces, self._ask, self._cancelled = pieces, ask, cancelled
        self._written = list(begun)

    def __call__(self, step: ctranslate2.GenerationStepResult) -> bool:
        self._written.append(step.token_id)
        grounding, written = self._ask.grounding, self._written
        return (
            self._cancelled()
            or has_sentences(self._pieces.decode(written), self._ask.sentences + 1)
            or (
                grounding is not None
                and self._pieces.grounded_length(grounding, written) < len(written)
            )
        )
