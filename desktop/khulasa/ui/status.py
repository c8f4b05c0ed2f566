"""The words of the status line, made from counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from khulasa.translation.result import Status, Translation

_MIN_SECONDS = 1.0  # a speed measured over less than this jumps about too much to be shown


@dataclass(frozen=True, slots=True)
class Counts:
    """How many sentences came to what.

    Attributes:
        total: All sentences of the article.
        ok, check, copied, failed: Those that are done, by status.
    """

    total: int
    ok: int = 0
    check: int = 0
    copied: int = 0
    failed: int = 0

    @property
    def done(self) -> int:
        """Sentences with an outcome, whichever."""
        return self.ok + self.check + self.copied + self.failed


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast the present run goes: source words done in it, words to go, seconds so far."""

    words_done: int
    words_left: int
    seconds: float


def count(total: int, translations: Iterable[Translation]) -> Counts:
    """Count the outcomes of an article's sentences."""
    by_status = Counter(translation.status for translation in translations)
    return Counts(
        total,
        by_status[Status.OK],
        by_status[Status.CHECK],
        by_status[Status.COPIED],
        by_status[Status.FAILED],
    )


def running_text(counts: Counts, pace: Pace) -> str:
    """Such as ``"31 of 42 sentences · 48 words/s · about 6 s left"``."""
    parts = [_of_all(counts), *_outcomes(counts)]
    if pace.seconds >= _MIN_SECONDS and pace.words_done:
        speed = pace.words_done / pace.seconds
        parts.append(f"{max(1, round(speed)):,} words/s")
        if pace.words_left:
            parts.append(f"about {duration(pace.words_left / speed)} left")
    return _join(parts)


def finished_text(counts: Counts, model_title: str, seconds: float) -> str:
    """Such as ``"42 of 42 sentences · 40 translated, 2 copied · starter model · 3.2 s"``."""
    took = f"{seconds:.1f} s" if seconds < 60 else duration(seconds)
    return _join([_of_all(counts), *_outcomes(counts), lower_first(model_title), took])


def unfinished_text(what: str, counts: Counts, model_title: str) -> str:
    """Such as ``"Stopped · 31 of 42 sentences · starter model"``."""
    return _join([what, _of_all(counts), *_outcomes(counts), lower_first(model_title)])


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


def _of_all(counts: Counts) -> str:
    return f"{counts.done:,} of {counts.total:,} sentence{'' if counts.total == 1 else 's'}"


def _outcomes(counts: Counts) -> list[str]:
    """What became of the sentences that are done, unless all were plainly translated."""
    parts = [f"{counts.check:,} to check"] if counts.check else []
    if counts.copied or counts.failed:
        translated = (counts.ok + counts.check, "translated")
        named = (translated, (counts.copied, "copied"), (counts.failed, "failed"))
        parts.insert(0, ", ".join(f"{number:,} {name}" for number, name in named if number))
    return parts


def _join(parts: list[str]) -> str:
    return " · ".join(part for part in parts if part)
