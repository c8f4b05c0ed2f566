"""The words of the status line, made from counts."""

from __future__ import annotations

from dataclasses import dataclass

from khulasa.reading.progress import Counts, Pace

_MIN_SECONDS = 1.0  # a speed measured over less than this jumps about too much to be shown


@dataclass(frozen=True, slots=True)
class Words:
    """The line in three pieces, since the one in the middle can be clicked.

    Attributes:
        progress: How many sentences are done.
        doubts: How many should be looked at; may be empty.
        rest: Everything else; may be empty.
    """

    progress: str
    doubts: str = ""
    rest: str = ""

    def __str__(self) -> str:
        return _join([self.progress, self.doubts, self.rest])


def running_text(counts: Counts, pace: Pace) -> Words:
    """Such as ``"31 of 42 sentences · 2 to check · 48 words/s · about 6 s left"``."""
    parts = [_copied(counts)]
    if pace.seconds >= _MIN_SECONDS and pace.words_done:
        speed = pace.words_done / pace.seconds
        parts.append(f"{max(1, round(speed)):,} words/s")
        if pace.words_left:
            parts.append(f"about {duration(pace.words_left / speed)} left")
    progress = f"{counts.done:,} of {_sentences(counts)}"
    return Words(progress, doubts_text(counts), _join(parts))


def finished_text(counts: Counts, model_title: str, seconds: float) -> Words:
    """Such as ``"118 of 118 sentences translated · 3 to check · starter model · 3.2 s"``.

    Copied and failed sentences are not counted as translated.
    """
    took = f"{seconds:.1f} s" if seconds < 60 else duration(seconds)
    rest = _join([_copied(counts), lower_first(model_title), took])
    return Words(_translated(counts), doubts_text(counts), rest)


def unfinished_text(what: str, counts: Counts, model_title: str) -> Words:
    """Such as ``"Stopped · 31 of 42 sentences translated · starter model"``."""
    rest = _join([_copied(counts), lower_first(model_title)])
    return Words(_join([what, _translated(counts)]), doubts_text(counts), rest)


def doubts_text(counts: Counts) -> str:
    """Such as ``"3 to check · 1 failed"``; empty if all is well."""
    named = ((counts.check, "to check"), (counts.failed, "failed"))
    return _join([f"{number:,} {name}" for number, name in named if number])


def upper_first(text: str) -> str:
    """Words at the beginning of a line."""
    return text[:1].upper() + text[1:]


def duration(seconds: float) -> str:
    """Rounded time for people: ``"6 s"``, ``"4 min"``, ``"1 h 20 min"``."""
    if seconds < 60:
        return f"{max(1, round(seconds))} s"
    minutes = round(seconds / 60)
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{minutes} min"
    return f"{hours} h {rest} min" if rest else f"{hours} h"


def lower_first(title: str) -> str:
    """A title inside a line: ``"Starter model"`` becomes ``"starter model"``, OPUS-MT stays."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def _translated(counts: Counts) -> str:
    return f"{counts.ok + counts.check:,} of {_sentences(counts)} translated"


def _sentences(counts: Counts) -> str:
    return f"{counts.total:,} sentence{'' if counts.total == 1 else 's'}"


def _copied(counts: Counts) -> str:
    return f"{counts.copied:,} copied" if counts.copied else ""


def _join(parts: list[str]) -> str:
    return " · ".join(part for part in parts if part)
