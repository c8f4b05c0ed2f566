"""Map-reduce: summaries of the portions of a text, then a summary of those."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from khulasa.summary.passages import Passage
from khulasa.summary.writing.chunks import chunks_of, split_long
from khulasa.summary.writing.writer import Draft, Writer, WritingRequest

# What is written about a portion may take this share of one: so every round leaves a quarter.
_NOTE_SHARE = 4
_NOTE_SENTENCES = 3
_LONGEST_NOTE = 160
_SHORTEST_NOTE = 16


def map_reduce(
    passages: Sequence[Passage],
    title: str,
    writer: Writer,
    request: WritingRequest,
    usable: Callable[[Draft], Sequence[str]],
    on_read: Callable[[], None],
    cancelled: Callable[[], bool],
) -> tuple[WritingRequest, tuple[Draft, ...]]:
    """Summarise prose, in rounds if it is longer than the model can read at once.

    Args:
        passages: The prose.
        title: The article's title, which every portion begins with.
        writer: The model.
        request: The last call; its text does not count.
        usable: The sentences of a draft that can be built on.
        on_read: Called after every portion of the first round; may raise ``StoppedError``.
        cancelled: Asked while the model writes.

    Returns:
        The last call, so that it can be tried again, and its answers, best first.
    """
    chunks = chunks_of(passages, writer.limit, writer.count, title=title)
    headings = {passage.heading for passage in passages}
    heading = headings.pop() if len(headings) == 1 else ""
    first = True
    while len(chunks) > 1:
        notes = []
        for chunk in chunks:
            notes.append(_note(chunk, writer, request, usable, cancelled))
            if first:
                on_read()
        first = False
        chunks = chunks_of(
            [Passage(note, heading) for note in notes], writer.limit, writer.count, title=title
        )
    last = replace(request, text=chunks[0])
    drafts = writer.write(last, cancelled)
    if first:
        on_read()
    return last, drafts


def _note(
    chunk: str,
    writer: Writer,
    request: WritingRequest,
    usable: Callable[[Draft], Sequence[str]],
    cancelled: Callable[[], bool],
) -> tuple[str, ...]:
    """The model's notes on one portion; the portion's own beginning if there are none."""
    share = max(1, writer.limit // _NOTE_SHARE)
    most = max(_SHORTEST_NOTE, min(_LONGEST_NOTE, share))
    wanted = replace(
        request,
        text=chunk,
        sentences=_NOTE_SENTENCES,
        min_tokens=min(_SHORTEST_NOTE, most // 2),
        max_tokens=most,
    )
    sentences = next(filter(None, map(usable, writer.write(wanted, cancelled))), (chunk,))
    note: list[str] = []
    for sentence in sentences:
        if note and writer.count(" ".join((*note, sentence))) > share:
            break
        note.append(sentence)
    if len(note) == 1:
        note = split_long(note[0], share, writer.count)[:1]
    return tuple(note)
