"""Whole sentences out of what a model wrote: no half ones, none twice, no list marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from khulasa.article.sentences.splitting import split_sentences
from khulasa.summary.passages import count_words
from khulasa.summary.writing.writer import Draft

_ENDING = re.compile(r"[.!?…؟۔。！？।][\"'”’»)\]]*$")
# Where writing stopped here, the sentence may be cut: initials, titles, the point of a number.
_MAY_GO_ON = re.compile(
    r"(?:(?<![^\W\d_])[A-Z]|\d"
    r"|\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Maj|Gov|Sen|Rep|Rev|St|No|vs))\.$"
)
_OPEN_END = re.compile(r"[,;:،؛(\[–—-]$")
_LIST_MARK = re.compile(r"^(?:[-*•–—]+|\d{1,2}[.)](?=\s))\s*")
# What a language model puts around an answer is not part of the summary.
_MARKUP = re.compile(r"\*\*|__|^#+\s*")
_WORD = re.compile(r"\w+")
_FEWEST_WORDS = 3
# A run of four words that comes three times in one sentence is a loop.
_LOOP_WORDS, _LOOP_TIMES = 4, 3
# Longer drafts come from a model that does not stop; what follows would be more of the same.
_MOST_CHARACTERS = 20_000
_MOST_ALIKE = 0.8


def whole_sentences(draft: Draft, language: str) -> tuple[str, ...]:
    """The sentences of a draft that are whole, say something, and were not said before."""
    kept: list[str] = []
    lines = [line for line in map(_plain, draft.text[:_MOST_CHARACTERS].splitlines()) if line]
    for number, line in enumerate(lines, 1):
        spans = split_sentences(line, language)
        for place, span in enumerate(spans, 1):
            text = line[span.start : span.end].strip()
            is_last = number == len(lines) and place == len(spans)
            whole = _as_whole(text, ended=draft.finished or not is_last)
            if whole and not is_loop(whole) and not is_repetition(whole, kept):
                kept.append(whole)
    return tuple(kept)


def is_complete(text: str) -> bool:
    """Whether a text ends at the end of a sentence."""
    return _ENDING.search(text.rstrip()) is not None


def is_repetition(text: str, others: Sequence[str]) -> bool:
    """Whether a sentence says nearly in the same words what another one says."""
    mine = word_set(text)
    return any(
        len(mine & theirs) >= _MOST_ALIKE * min(len(mine), len(theirs))
        for theirs in map(word_set, others)
    )


def is_loop(text: str) -> bool:
    """Whether a sentence says one thing over and over."""
    words = [word.casefold() for word in _WORD.findall(text)]
    runs = Counter(zip(*(islice(words, i, None) for i in range(_LOOP_WORDS)), strict=False))
    return any(times >= _LOOP_TIMES for times in runs.values())


def _plain(line: str) -> str:
    return _MARKUP.sub("", _LIST_MARK.sub("", line.strip())).strip()


def _as_whole(text: str, *, ended: bool) -> str:
    """The text as a sentence; empty if it is half of one or hardly anything."""
    if max(len(_WORD.findall(text)), count_words(text)) < _FEWEST_WORDS:
        return ""
    if is_complete(text):
        return text if ended or not _MAY_GO_ON.search(text) else ""
    # Some models leave the last full stop out.
    return f"{text}." if ended and not _OPEN_END.search(text) else ""


def word_set(text: str) -> frozenset[str]:
    """The words of a text, however they are capitalised."""
    return frozenset(word.casefold() for word in _WORD.findall(text))
