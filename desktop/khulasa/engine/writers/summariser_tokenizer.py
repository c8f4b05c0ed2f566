"""A model's tokens as text, and which of them a grounded answer may go on with."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from khulasa.reasons import reason_of
from khulasa.summary.writing.grounding import PARTIAL, START, Grounding, State
from khulasa.translation.backend import ModelLoadError
from khulasa.wording import phrase

# Pegasus writes a line break so.
_LINE_BREAK = "<n>"


class SummariserTokenizer:
    """The tokenizer of a summariser.

    Args:
        folder: Folder with ``tokenizer.json``.

    Raises:
        ModelLoadError: The file is missing or broken.
    """

    def __init__(self, folder: Path) -> None:
        from tokenizers import Tokenizer

        try:
            text = (folder / "tokenizer.json").read_text(encoding="utf-8")
            self._tokenizer: Any = Tokenizer.from_str(text)
        except Exception as error:  # tokenizers raises nothing narrower
            raise ModelLoadError(
                phrase(
                    "The tokenizer in {folder} cannot be read: {error}",
                    folder=str(folder),
                    error=reason_of(error),
                )
            ) from error
        # Nothing is ever cut off silently; portions are made to fit.
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._texts: list[str] = []
        self._grounding: Grounding | None = None
        self._possible: list[int] = []
        self._impossible: list[str] = []
        self._next: dict[State, list[int]] = {}

    @property
    def size(self) -> int:
        """How many tokens there are."""
        return int(self._tokenizer.get_vocab_size())

    def encode(self, text: str, *, special_tokens: bool = True) -> list[str]:
        """Tokens of a text; with the special tokens that the model was trained with, or without."""
        tokens: list[str] = self._tokenizer.encode(text, add_special_tokens=special_tokens).tokens
        return tokens

    def encode_ids(self, text: str, *, special_tokens: bool = True) -> list[int]:
        """The same as numbers."""
        ids: list[int] = self._tokenizer.encode(text, add_special_tokens=special_tokens).ids
        return ids

    def count(self, text: str) -> int:
        """How many tokens a text has, without special ones."""
        return len(self._tokenizer.encode(text, add_special_tokens=False).ids)

    def decode(self, ids: Sequence[int]) -> str:
        """Text of tokens; special ones are left out."""
        return str(self._tokenizer.decode(list(ids))).replace(_LINE_BREAK, "\n").strip()

    def id_of(self, token: str) -> int:
        """The number of a token; -1 if there is no such token."""
        number = self._tokenizer.token_to_id(token)
        return -1 if number is None else int(number)

    def ids_of(self, tokens: Sequence[str]) -> list[int]:
        """The numbers of tokens; unknown ones are left out."""
        return [number for number in map(self.id_of, tokens) if number >= 0]

    def token(self, number: int) -> str:
        """The token with this number."""
        return str(self._tokenizer.id_to_token(number))

    def impossible(self, grounding: Grounding) -> list[str]:
        """Tokens that no text under this grounding has, but for marks such as the end."""
        self._sort(grounding)
        return self._impossible

    def grounded_length(self, grounding: Grounding, ids: Sequence[int]) -> int:
        """How many tokens from the start are as the grounding wants them."""
        texts, state = self._all_texts(), START
        for place, number in enumerate(ids):
            state = grounding.follow(state, texts[number])
            if not state:
                return place
        return len(ids)

    def may_end(self, grounding: Grounding, ids: Sequence[int]) -> bool:
        """Whether a text may end behind these tokens."""
        texts, state = self._all_texts(), START
        for number in ids:
            state = grounding.follow(state, texts[number])
        return bool(ids) and grounding.may_end(state)

    def next_ids(self, grounding: Grounding, ids: Sequence[int], end: int) -> list[int]:
        """Tokens that may come after these; ``end`` is among them if the text may end there."""
        self._sort(grounding)
        texts, state = self._all_texts(), START
        for number in ids:
            state = grounding.follow(state, texts[number])
        found = self._next.get(state)
        if found is None:  # between two words it is the same each time, and long
            found = [n for n in self._possible if grounding.follow(state, texts[n])]
            self._next[state] = found
        return [*found, end] if grounding.may_end(state) and ids else found

    def _sort(self, grounding: Grounding) -> None:
        if self._grounding is grounding:
            return
        possible: list[int] = []
        impossible: list[str] = []
        strange = {c for form in grounding.forms if not form.isascii() for c in form}
        parts = {n for c in strange | {c.upper() for c in strange} for n in self.encode_ids(c)}
        for number, text in enumerate(self._all_texts()):
            # Some bytes of a character: only if a word of the text has that character.
            if PARTIAL in text and number not in parts:
                impossible.append(self.token(number))
            # Without a text it is a mark; the one for the end stays possible.
            elif text and grounding.allows_token(text):
                possible.append(number)
            elif text:
                impossible.append(self.token(number))
        self._grounding, self._possible, self._impossible = grounding, possible, impossible
        self._next = {}

    def _all_texts(self) -> list[str]:
        """Text of every token as it is between others, with the space that it brings."""
        if not self._texts:
            anchor = self.encode_ids("a", special_tokens=False)[-1]
            left = len(str(self._tokenizer.decode([anchor])))
            right = len(str(self._tokenizer.decode([anchor, anchor]))) - left
            between = [[anchor, number, anchor] for number in range(self.size)]
            around = self._tokenizer.decode_batch(between)
            self._texts = [text[left : len(text) - right] for text in around]
        return self._texts
