"""The words of the status line, made from counts."""

from __future__ import annotations

from dataclasses import dataclass

from khulasa.models.catalogue import Model
from khulasa.reading.progress import Counts, Pace
from khulasa.wording import _, count_text, fill_text, number_text, wanted_language

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
        parts.append(fill_text("{:,} words/s", max(1, round(speed))))
        if pace.words_left:
            parts.append(_("about {} left").format(duration(pace.words_left / speed)))
    progress = fill_text("{:,} of {}", counts.done, _sentences(counts))
    return Words(progress, doubts_text(counts), _join(parts))


def finished_text(counts: Counts, model_title: str, seconds: float) -> Words:
    """Such as ``"118 of 118 sentences translated · 3 to check · starter model · 3.2 s"``.

    Copied and failed sentences are not counted as translated.
    """
    took = fill_text("{:.1f} s", seconds) if seconds < 60 else duration(seconds)
    rest = _join([_copied(counts), lower_first(model_title), took])
    return Words(_translated(counts), doubts_text(counts), rest)


def unfinished_text(what: str, counts: Counts, model_title: str) -> Words:
    """Such as ``"Stopped · 31 of 42 sentences translated · starter model"``."""
    rest = _join([_copied(counts), lower_first(model_title)])
    return Words(_join([what, _translated(counts)]), doubts_text(counts), rest)


def doubts_text(counts: Counts) -> str:
    """Such as ``"3 to check · 1 failed"``; empty if all is well."""
    named = ((counts.check, _("to check")), (counts.failed, _("failed")))
    return _join([f"{number_text(number)} {name}" for number, name in named if number])


def upper_first(text: str) -> str:
    """Words at the beginning of a line."""
    return text[:1].upper() + text[1:]


def duration(seconds: float) -> str:
    """Rounded time for people: ``"6 s"``, ``"4 min"``, ``"1 h 20 min"``."""
    if seconds < 60:
        return _("{} s").format(max(1, round(seconds)))
    minutes = round(seconds / 60)
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("{} min").format(minutes)
    return _("{} h {} min").format(hours, rest) if rest else _("{} h").format(hours)


def lower_first(title: str) -> str:
    """A title inside a line: ``"Starter model"`` becomes ``"starter model"``, OPUS-MT stays.

    So do German titles: they begin with nouns, which are large everywhere.
    """
    stays = title[1:2].isupper() or wanted_language() == "de"
    return title if stays else title[:1].lower() + title[1:]


def _translated(counts: Counts) -> str:
    return fill_text("{:,} of {} translated", counts.ok + counts.check, _sentences(counts))


def _sentences(counts: Counts) -> str:
    return count_text("{:,} sentence", "{:,} sentences", counts.total)


def _copied(counts: Counts) -> str:
    return fill_text("{:,} copied", counts.copied) if counts.copied else ""


def _join(parts: list[str]) -> str:
    return " · ".join(part for part in parts if part)


def rough_translation(model: Model | None) -> str:
    """What goes with a copy of what a rough model translated; empty where there is none."""
    if model is None or not model.notice:
        return ""
    return _("Rough machine translation ({}): check it against the source.").format(
        lower_first(model.title)
    )
