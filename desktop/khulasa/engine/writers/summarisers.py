"""Loading the summariser that a request names, and remembering what it wrote."""

from __future__ import annotations

import sys
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from khulasa.engine.messages import SummariserSpec
from khulasa.engine.writers.chat import CHAT
from khulasa.models.folders.layout import CheckpointError, read_json
from khulasa.reasons import reason_of
from khulasa.summary.writing.writer import Draft, Writer, WritingRequest
from khulasa.translation.backend import ModelLoadError
from khulasa.translation.backend_name import BackendName
from khulasa.wording import phrase

_MOST_REMEMBERED = 2048

_Key = tuple[str, int, int, int, int, int]


class CachedWriter:
    """A summariser with a cache: it answers at once what it was asked before.

    So a summary of another length hardly reads a long article again.

    Args:
        writer: The summariser.
    """

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._known: OrderedDict[_Key, tuple[Draft, ...]] = OrderedDict()
        self.limit, self.portion = writer.limit, writer.portion

    def count(self, text: str) -> int:
        """See ``Writer.count``."""
        return self._writer.count(text)

    def write(
        self, request: WritingRequest, cancelled: Callable[[], bool] = lambda: False
    ) -> tuple[Draft, ...]:
        """See ``Writer.write``."""
        return self.write_all([request], cancelled)[0]

    def write_all(
        self, requests: Sequence[WritingRequest], cancelled: Callable[[], bool] = lambda: False
    ) -> list[tuple[Draft, ...]]:
        """See ``Writer.write_all``."""
        new = {key: request for request in requests if (key := _key(request)) not in self._known}
        answers = self._writer.write_all(list(new.values()), cancelled) if new else []
        fresh = dict(zip(new, answers, strict=True))
        if not cancelled():
            self._known.update(fresh)
        found = []
        for key in map(_key, requests):
            if key in self._known:
                self._known.move_to_end(key)
            found.append(fresh[key] if key in fresh else self._known[key])
        while len(self._known) > _MOST_REMEMBERED:
            self._known.popitem(last=False)
        return found


def _key(request: WritingRequest) -> _Key:
    # Of the grounding only a number: the thing itself takes megabytes.
    words = 0 if request.grounding is None else hash(request.grounding)
    return (
        request.text,
        request.sentences,
        request.min_tokens,
        request.max_tokens,
        request.attempt,
        words,
    )


def load_summariser(spec: SummariserSpec) -> Writer:
    """Load a summariser with the backend that its spec names.

    Raises:
        ModelLoadError: The backend is unknown, not installed, or cannot load the folder.
    """
    folder = Path(spec.folder)
    spec = replace(spec, max_tokens=min(spec.max_tokens, _positions(folder)))
    chats = (folder / CHAT).is_file()
    if spec.backend == BackendName.CTRANSLATE2:
        if chats:
            from khulasa.engine.writers.chat_writer import ChatWriter

            return ChatWriter(spec)
        from khulasa.engine.writers.seq2seq_writer import Seq2SeqWriter

        return Seq2SeqWriter(spec)
    if spec.backend == BackendName.TORCH:
        try:
            from khulasa.engine.writers.torch_writer import TorchChatWriter, TorchSeq2SeqWriter
        except ImportError as error:
            raise ModelLoadError(
                phrase("The torch backend is not installed: {error}.", error=reason_of(error))
            ) from error
        if chats:
            return TorchChatWriter(spec)
        return TorchSeq2SeqWriter(spec)
    raise ModelLoadError(phrase("There is no backend called {backend}.", backend=spec.backend))


def _positions(folder: Path) -> int:
    """Most tokens that the model has places for; models without fixed places have no limit."""
    try:
        config = read_json(folder / "config.json")
    except CheckpointError as error:
        raise ModelLoadError.of(folder, error) from error
    return int(config.get("max_position_embeddings") or sys.maxsize)
