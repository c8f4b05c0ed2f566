"""Summarising text of any length: its portions first, then what was written about them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from khulasa.article.sentences import split_sentences
from khulasa.summary.chunks import chunks_of, split_long
from khulasa.summary.endings import whole_sentences
from khulasa.summary.passages import Passage
from khulasa.summary.writer import Ask, Draft, Writer

# What is written about a portion may take this share of one: so every round leaves a quarter.
_NOTE_SHARE = 4
_NOTE_SENTENCES = 3
_LONGEST_NOTE = 160
_SHORTEST_NOTE = 16


class StoppedError(Exception):
    """The reader stopped the work."""


def condense(
    passages: Sequence[Passage],
    title: str,
    writer: Writer,
    ask: Ask,
    language: str,
    on_read: Callable[[], None],
    cancelled: Callable[[], bool],
) -> tuple[Ask, tuple[Draft, ...]]:
    """Summarise prose, in rounds if it is longer than the model can read at once.

    Args:
        passages: The prose.
        title: The article's title, which every portion begins with.
        writer: The model.
        ask: What is wanted of the last call; its text does not count.
        language: ISO 639-1 code of the prose.
        on_read: Called after every portion of the first round; may raise ``StoppedError``.
        cancelled: Asked while the model writes.

    Returns:
        The last call, so that it can be tried again, and its answers, best first.
    """
    chunks = chunks_of(passages, writer.limit, writer.count, title=title)
    first = True
    while len(chunks) > 1:
        notes = []
        for chunk in chunks:
            notes.append(_note(chunk, writer, ask, language, cancelled))
            if first:
                on_read()
        first = False
        chunks = chunks_of(_as_passages(notes, language), writer.limit, writer.count, title=title)
    last = replace(ask, text=chunks[0])
    drafts = writer.write(last, cancelled)
    if first:
        on_read()
    return last, drafts


def _note(
    chunk: str, writer: Writer, ask: Ask, language: str, cancelled: Callable[[], bool]
) -> str:
    """What is written about one portion; the portion's own beginning if that is nothing."""
    most = max(_SHORTEST_NOTE, min(_LONGEST_NOTE, writer.limit // _NOTE_SHARE))
    small = min(_SHORTEST_NOTE, most // 2)
    drafts = writer.write(
        replace(ask, text=chunk, sentences=_NOTE_SENTENCES, min_tokens=small, max_tokens=most),
        cancelled,
    )
    share = max(1, writer.limit // _NOTE_SHARE)
    for draft in drafts:
        text = " ".join(whole_sentences(draft, language))
        if text:
            break
    else:
        text = chunk
    return split_long(text, share, writer.count)[0]


def _as_passages(notes: Sequence[str], language: str) -> list[Passage]:
    return [
        Passage(
            tuple(note[span.start : span.end].strip() for span in split_sentences(note, language))
        )
        for note in notes
    ]
