"""The words of the status line, made from counts."""

from __future__ import annotations

from dataclasses import dataclass

from khulasa.reading.progress import Counts, Pace
from khulasa.ui.words import dotted, doubts_text, duration, lower_first
from khulasa.wording import _, count_text, fill_text

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
        return dotted([self.progress, self.doubts, self.rest])


def running_text(counts: Counts, pace: Pace) -> Words:
    """Such as ``"31 of 42 sentences · 2 to check · 48 words/s · about 6 s left"``."""
    parts = [_copied(counts)]
    if pace.seconds >= _MIN_SECONDS and pace.words_done:
        speed = pace.words_done / pace.seconds
        parts.append(fill_text("{:,} words/s", max(1, round(speed))))
        if pace.words_left:
            parts.append(_("about {} left").format(duration(pace.words_left / speed)))
    progress = fill_text("{:,} of {}", counts.done, _sentences(counts))
    return Words(progress, doubts_text(counts), dotted(parts))


def finished_text(counts: Counts, model_title: str, seconds: float) -> Words:
    """Such as ``"118 of 118 sentences translated · 3 to check · starter model · 3.2 s"``.

    Copied and failed sentences are not counted as translated.
    """
    took = fill_text("{:.1f} s", seconds) if seconds < 60 else duration(seconds)
    rest = dotted([_copied(counts), lower_first(model_title), took])
    return Words(_translated(counts), doubts_text(counts), rest)


def unfinished_text(what: str, counts: Counts, model_title: str) -> Words:
    """Such as ``"Stopped · 31 of 42 sentences translated · starter model"``."""
    rest = dotted([_copied(counts), lower_first(model_title)])
    return Words(dotted([what, _translated(counts)]), doubts_text(counts), rest)


def _translated(counts: Counts) -> str:
    return fill_text("{:,} of {} translated", counts.ok + counts.check, _sentences(counts))


def _sentences(counts: Counts) -> str:
    return count_text("{:,} sentence", "{:,} sentences", counts.total)


def _copied(counts: Counts) -> str:
    return fill_text("{:,} copied", counts.copied) if counts.copied else ""
