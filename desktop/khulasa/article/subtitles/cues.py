"""The single subtitles of a file: their times, and their text without its styling."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape
from itertools import pairwise

from khulasa.article.errors import UnreadableError
from khulasa.article.model import Cue
from khulasa.wording import phrase

_MOMENT = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[.,:](\d{1,3}))?"
_TIMES = re.compile(rf"\s*{_MOMENT}\s*-->\s*{_MOMENT}(?:\s|\Z)", re.ASCII)
_COUNTER = re.compile(r"\s*\d+\s*", re.ASCII)
# Somebody has mistyped one of the two.
_BROKEN_TIMES = re.compile(r"\s*\d{1,4}:\d[^\n]*-->|[^\n]*-->\s*\d{1,4}:\d", re.ASCII)
_LINE_BREAK = re.compile(r"\r\n|\n|\r")
_TAG = re.compile(r"</?(?:i|b|u|s|c|v|lang|ruby|rt|font|span)(?:[\s.][^<>\n]*)?>", re.IGNORECASE)
_STAMP = re.compile(r"<[\d:.]+>", re.ASCII)
_OVERRIDE = re.compile(r"\{\\[^{}\n]*\}")
_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
_WEBVTT = "WEBVTT"
_SCRIPT = re.compile(r"^\[(?:Script Info|V4\+? Styles|Events)\]", re.IGNORECASE | re.MULTILINE)
# What programs write there by themselves.
_NO_TITLE = re.compile(r"(?:default\b.*|<?untitled>?)?", re.IGNORECASE)

# Of a file of subtitles so many blocks are subtitles; the others are empty, or about their looks.
_LEAST = 0.5
_HEAD = 65_536
_BETWEEN_BLOCKS = re.compile(r"\n[^\S\n]*\n")
_ABOUT_LOOKS = re.compile(r"\s*(?:NOTE|STYLE|REGION|WEBVTT)\b")
_SCRIPT_LINE = re.compile(r"(?:Format|Style|Dialogue|Comment|Picture|Sound|Movie|Command):")


@dataclass(frozen=True, slots=True)
class Subtitle:
    """One subtitle.

    Attributes:
        cue: Its number and times; its place in a paragraph is not known yet.
        text: Its lines, parted by line breaks.
        is_timed: Its times could be read; else it comes where the one before it ends.
    """

    cue: Cue
    text: str
    is_timed: bool = True


def looks_like_subtitles(data: bytes) -> bool:
    """Whether a file is one of subtitles, and not just a text that begins like one."""
    text = data[:_HEAD].decode("utf-8", "replace").removeprefix("\ufeff").lstrip()
    text = _LINE_BREAK.sub("\n", text)
    if _SCRIPT.match(text) is not None:
        _head, found, events = text.partition("[Events]")
        lines = [line for line in events.splitlines() if line.strip()]
        known = sum(_SCRIPT_LINE.match(line) is not None for line in lines)
        return bool(found) and "Dialogue:" in events and known >= _LEAST * len(lines)
    first = text.split("\n", 2)
    is_webvtt = re.match(rf"{_WEBVTT}(?:[ \t]|\Z)", first[0]) is not None
    is_counted = _COUNTER.fullmatch(first[0]) and _TIMES.match(first[1] if first[1:] else "")
    if not is_webvtt and not is_counted and _TIMES.match(first[0]) is None:
        return False
    blocks = [b for b in _BETWEEN_BLOCKS.split(text) if b.strip() and not _ABOUT_LOOKS.match(b)]
    timed = sum(any(_TIMES.match(line) for line in b.strip().split("\n")[:2]) for b in blocks)
    return timed > 0 and timed >= _LEAST * len(blocks)


def read_subtitles(text: str) -> tuple[str, list[Subtitle]]:
    """The title of a file of subtitles, mostly empty, and the subtitles by their times.

    Args:
        text: The decoded file.

    Raises:
        UnreadableError: It is damaged.
    """
    if is_script(text):
        title, found = _in_script(text)
    else:
        title, found = "", _in_lines(text)
    # Other programs write them by their looks.
    return title, sorted((one for one in found if one.text), key=lambda one: one.cue.start)


def is_script(text: str) -> bool:
    """Whether subtitles are written as the programs do that also draw (ASS, SSA)."""
    return _SCRIPT.search(text[:_HEAD]) is not None


def _in_lines(text: str) -> list[Subtitle]:
    """Subtitles as SRT and WebVTT have them."""
    is_webvtt = _is_webvtt(text)
    lines = _LINE_BREAK.split(text)
    found = []
    start = end = 0
    for number, (first, after) in enumerate(_places(lines, is_webvtt)):
        times = _TIMES.match(lines[first - 1])
        if times is not None:
            moments = times.groups()
            start, end = _milliseconds(moments[:4]), _milliseconds(moments[4:])
        else:
            start = end
        words = _plain(lines[first:after], is_webvtt)
        found.append(Subtitle(Cue(number, start, end), words, times is not None))
    return found


def lines_of_subtitles(text: str) -> list[tuple[int, int]]:
    """The lines with the words of each subtitle of an SRT or WebVTT file: first, and after last.

    Args:
        text: The decoded file.
    """
    return list(_places(_LINE_BREAK.split(text), _is_webvtt(text)))


def words_above(text: str) -> str:
    """What stands above the first subtitle of an SRT file, on one line; mostly nothing."""
    if is_script(text) or _is_webvtt(text):
        return ""
    lines = _LINE_BREAK.split(text)
    first = next((n for n, line in enumerate(lines) if _has_times(line)), 0)
    if first and _COUNTER.fullmatch(lines[first - 1]):
        first -= 1
    return " ".join(" ".join(lines[:first]).split())


def _is_webvtt(text: str) -> bool:
    return text.lstrip().startswith(_WEBVTT)


def _has_times(line: str) -> bool:
    return _TIMES.match(line) is not None or _BROKEN_TIMES.match(line) is not None


def _places(lines: list[str], is_webvtt: bool) -> Iterator[tuple[int, int]]:
    """Where the words of each subtitle begin, right below its times, and end."""
    times = [n for n, line in enumerate(lines) if _has_times(line)]
    for n, end in pairwise([*times, len(lines)]):
        if is_webvtt:
            # What follows is a name of the next one, or a note.
            end = next((i for i in range(n + 1, end) if not lines[i].strip()), end)
        elif end < len(lines) and end > n + 1 and _COUNTER.fullmatch(lines[end - 1]):
            end -= 1
        yield n + 1, end


def _milliseconds(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds = (int(part or 0) for part in parts[:3])
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + int((parts[3] or "0").ljust(3, "0"))


def _plain(lines: list[str], is_webvtt: bool) -> str:
    text = _OVERRIDE.sub("", _STAMP.sub("", _TAG.sub("", "\n".join(lines))))
    return _tidied(unescape(text) if is_webvtt else text)


def _tidied(text: str) -> str:
    return _BLANK_LINES.sub("\n", "\n".join(line.strip() for line in text.split("\n"))).strip()


def _in_script(text: str) -> tuple[str, list[Subtitle]]:
    """Subtitles as the programs write them that also draw (ASS, SSA)."""
    from pysubs2 import SSAFile

    try:
        with warnings.catch_warnings():
            # It writes on standard error which numbers it could not read.
            warnings.simplefilter("ignore")
            file = SSAFile.from_string(text, format_=kind_of_script(text))
        title = " ".join(file.info.get("Title", "").split())
        spoken = [event for event in file.events if not event.is_comment and not event.is_drawing]
        found = [
            Subtitle(Cue(number, event.start, event.end), _tidied(event.plaintext))
            for number, event in enumerate(spoken)
        ]
    # A damaged one shows as errors of many kinds.
    except Exception as error:
        raise UnreadableError(
            phrase("the subtitles are damaged"),
            phrase("open them in a program for subtitles and save them again"),
        ) from error
    return "" if _NO_TITLE.fullmatch(title) else title, found


def kind_of_script(text: str) -> str:
    """Which of the two kinds of such files it is, as pysubs2 names them."""
    return "ssa" if "[V4 Styles]" in text else "ass"


def without_repeated_lines(subtitles: list[Subtitle]) -> list[Subtitle]:
    """Subtitles that roll, so that each line is shown twice, with each line once."""
    count = sum(rolls(one.text, following.text) for one, following in pairwise(subtitles))
    if count < _LEAST * len(subtitles):
        return subtitles
    kept = subtitles[:1]
    for one, following in pairwise(subtitles):
        text = following.text
        if rolls(one.text, text):
            text = text.partition("\n")[2]
        if text:
            kept.append(replace(following, text=text))
    return kept


def rolls(text: str, following: str) -> bool:
    """Whether a subtitle begins with the line that the one before it ends with."""
    return text.rpartition("\n")[2] == following.partition("\n")[0]
