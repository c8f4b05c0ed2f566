"""Words that several rooms of the window use, made from plain values."""

from __future__ import annotations

from collections.abc import Iterable

from khulasa.models.catalogue import Model
from khulasa.reading.progress import Counts
from khulasa.wording import _, count_text, wanted_language


def doubts_text(counts: Counts) -> str:
    """Such as ``"3 to check · 1 failed"``; empty if all is well."""
    to_check = count_text("{:,} to check", "{:,} to check", counts.check)
    failed = count_text("{:,} failed", "{:,} failed", counts.failed)
    return dotted([to_check] * bool(counts.check) + [failed] * bool(counts.failed))


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


def dotted(parts: Iterable[str]) -> str:
    """Words one after the other with dots between them; empty ones are left out."""
    return " · ".join(filter(None, parts))


def rough_translation(model: Model | None) -> str:
    """What goes with a copy of what a rough model translated; empty where there is none."""
    if model is None or not model.notice:
        return ""
    return _("Rough machine translation ({}): check it against the source.").format(
        lower_first(model.title)
    )
