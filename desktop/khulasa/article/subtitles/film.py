"""Subtitles as an article: a paragraph for each run of them whose sentence goes on."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from khulasa.article.blocks import Block, Content, Source
from khulasa.article.model import Kind, Layout
from khulasa.article.plain.text_file import read_text_file, text_of
from khulasa.article.plain.wrapping import GOES_ON, SENTENCE_END
from khulasa.article.subtitles.cues import (
    Subtitle,
    read_subtitles,
    without_repeated_lines,
    words_above,
)
from khulasa.wording import Phrase, count_phrase, phrase

_INVISIBLE = "\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"
_SPEAKER = re.compile(rf"[{_INVISIBLE}]*[-–—]\s*[^\W\d]")
# Somebody else speaks, something is heard, or somebody sings.
_OTHERWISE = re.compile(rf"[{_INVISIBLE}]*[-–—([♪♫#>]")
_COMMA = re.compile(r"[,،؛;]\Z")
_GOING_ON = re.compile(r"(?:\.{2,}|…)\Z")
_GONE_ON = re.compile(r"(?:\.{2,}|…|[a-zà-öø-ÿ])")
# Of a film with full stops at least so many subtitles end with one.
_PUNCTUATED = 0.25
_LONGEST_PAUSE = 2_000  # milliseconds inside a sentence
_MOST_TOGETHER = 10
_SAME_TIME = 200  # milliseconds by which one may begin before the last is over


def read_film(source: Source) -> Content:
    """Read a file of subtitles; one without any is a text.

    A sentence that goes on in the next subtitle is one for the translation, too: the two are one
    paragraph, with a line break between them. ``Layout.cues`` says where each begins.

    Raises:
        UnreadableError: It is damaged, or cannot be decoded.
    """
    decoded = text_of(source)
    title, subtitles = read_subtitles(decoded.text)
    if not subtitles:
        return read_text_file(source)
    said = [part for one in without_repeated_lines(subtitles) for part in _parted(one)]
    blocks = [_block(run) for run in _runs(said)]
    notes = _notes(words_above(decoded.text), sum(not one.is_timed for one in subtitles))
    return Content(blocks, decoded.encoding, notes=notes, title=title)


def _notes(above: str, untimed: int) -> tuple[Phrase, ...]:
    said = []
    if above:
        said.append(phrase("What stands above the first subtitle is left out: {}", above))
    if untimed:
        said.append(
            count_phrase(
                "The times of one subtitle cannot be read: it comes after the one before it",
                "The times of {:,} subtitles cannot be read: each comes after the one before it",
                untimed,
            )
        )
    return tuple(said)


def _parted(subtitle: Subtitle) -> list[Subtitle]:
    """What several people say in one subtitle, each of them on a line with a dash."""
    lines = subtitle.text.split("\n")
    parts = [lines[:1]]
    for line in lines[1:]:
        if _SPEAKER.match(line):
            parts.append([])
        parts[-1].append(line)
    return [replace(subtitle, text="\n".join(part)) for part in parts]


def _runs(said: list[Subtitle]) -> list[list[Subtitle]]:
    ends = sum(SENTENCE_END.search(one.text) is not None for one in said)
    is_punctuated = ends >= _PUNCTUATED * len(said)
    runs = [said[:1]]
    for one, following in pairwise(said):
        if len(runs[-1]) == _MOST_TOGETHER or not _goes_on(one, following, is_punctuated):
            runs.append([])
        runs[-1].append(following)
    return runs


def _goes_on(one: Subtitle, following: Subtitle, is_punctuated: bool) -> bool:
    """Whether the sentence that one subtitle ends with goes on in the next."""
    pause = following.cue.start - one.cue.end
    if not -_SAME_TIME <= pause <= _LONGEST_PAUSE or _OTHERWISE.match(following.text):
        return False
    if _GOING_ON.search(one.text):
        return _GONE_ON.match(following.text) is not None
    if SENTENCE_END.search(one.text):
        return False
    return (
        is_punctuated
        or _COMMA.search(one.text) is not None
        or GOES_ON.search(one.text) is not None
        or _GONE_ON.match(following.text) is not None
    )


def _block(run: list[Subtitle]) -> Block:
    text = ""
    cues = []
    for one in run:
        text += "\n" if text else ""
        cues.append(replace(one.cue, at=len(text)))
        text += one.text
    return Block(Kind.CUE, text, Layout(cues=tuple(cues)))
