"""What summarisers share whatever runs them: tokenizer, what stands around a text, its room."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from pathlib import Path

from khulasa.engine.messages import SummariserSpec
from khulasa.engine.writers.chat import read_chat
from khulasa.engine.writers.summariser_tokenizer import SummariserTokenizer
from khulasa.summary.writing.prompt import fill_prompt
from khulasa.summary.writing.writer import Draft, WritingRequest

END = "</s>"
# As the checkpoints for news summaries say in their own generation_config.json.
NO_REPEAT = 3
HYPOTHESES = 3
# Kept free beside the text: for an answer behind it, and for what joining texts may cost.
_ANSWER_ROOM = 256
_JOINTS = 8


class SummariserBase(ABC):
    """A ``Writer`` with its tokenizer.

    Args:
        spec: Its folder holds ``tokenizer.json``.

    Raises:
        ModelLoadError: A file is missing or broken.
    """

    def __init__(self, spec: SummariserSpec) -> None:
        self._tokenizer = SummariserTokenizer(Path(spec.folder))
        self._prompt = spec.prompt
        self.limit = self.portion = 0

    def count(self, text: str) -> int:
        """See ``Writer.count``."""
        return self._tokenizer.count(text)

    @abstractmethod
    def write(
        self, request: WritingRequest, cancelled: Callable[[], bool] = lambda: False
    ) -> tuple[Draft, ...]:
        """See ``Writer.write``."""

    def write_all(
        self, requests: Sequence[WritingRequest], cancelled: Callable[[], bool] = lambda: False
    ) -> list[tuple[Draft, ...]]:
        """See ``Writer.write_all``."""
        return [self.write(request, cancelled) for request in requests]

    def _leave_room(self, spec: SummariserSpec, around: int) -> None:
        """Set how long a text may be, with so many tokens around it."""
        self.limit = max(1, spec.max_tokens - around - _JOINTS)
        self.portion = min(spec.portion_tokens, self.limit)


class Seq2SeqBase(SummariserBase):
    """An encoder-decoder (BART, T5, mT5, Pegasus); see ``SummariserBase``."""

    def __init__(self, spec: SummariserSpec) -> None:
        super().__init__(spec)
        self._prefix = spec.prefix
        self._end = self._tokenizer.id_of(END)
        self._leave_room(spec, len(self._tokenizer.encode(self._framed("", 10))))

    def _framed(self, text: str, sentences: int) -> str:
        """A text with what the model wants around it."""
        wanted = fill_prompt(self._prompt, text, sentences)
        return f"{self._prefix} {wanted}" if self._prefix else wanted


class ChatBase(SummariserBase):
    """A language model that follows an instruction; see ``SummariserBase``.

    Args:
        spec: Its folder holds ``chat.json`` besides; the answer counts to ``max_tokens``.
    """

    def __init__(self, spec: SummariserSpec) -> None:
        super().__init__(spec)
        self._chat = read_chat(Path(spec.folder), spec.system)
        self._end = self._tokenizer.id_of(self._chat.stop)
        frame = self._question("", 10) + self._chat.after
        self._leave_room(spec, self.count(frame) + _ANSWER_ROOM)

    def _question(self, text: str, sentences: int) -> str:
        """What stands before the answer's frame: the instruction with the text."""
        return self._chat.before + fill_prompt(self._prompt, text, sentences)
