"""A copy of a file of subtitles with the translation in the place of what is said."""

from __future__ import annotations

import re
import textwrap
import warnings
from collections import defaultdict
from collections.abc import Mapping
from html import escape
from itertools import pairwise

from khulasa.article.blocks import Source
from khulasa.article.formats import SUBTITLES
from khulasa.article.model import Cue, Paragraph
from khulasa.article.plain.text_file import text_of
from khulasa.article.subtitles.cues import (
    Subtitle,
    is_script,
    kind_of_script,
    lines_of_subtitles,
    read_subtitles,
    rolls,
    without_repeated_lines,
)
from khulasa.reading.document import Reading
from khulasa.same_format.encoding import encoded
from khulasa.same_format.losses import Losses
from khulasa.same_format.matching import places_of_paragraphs
from khulasa.same_format.plain_text import write_text
from khulasa.same_format.targets import Target, is_translated, target_of

_LINE_BREAK = re.compile(r"(\r\n|\n|\r)")
_AROUND = re.compile(r"\A((?:\{\\[^}\n]*\}|<[^>\n]+>)*)(.*?)((?:</[^>\n]+>)*)\Z", re.DOTALL)
_TAG = re.compile(r"</?[a-z][^>\n]*>|\{\\[^}\n]*\}", re.IGNORECASE)
_OVERRIDES = re.compile(r"(?:\{\\[^}]*\})*")
# Braces would be codes.
_NO_CODES = str.maketrans({"\n": r"\N", "{": "(", "}": ")", "\\": "/"})
_DASH = re.compile(r"[-–—]\s*")
# What is read at a glance.
_LONGEST_LINE = 42


def write_subtitles(source: Source, reading: Reading, losses: Losses) -> bytes:
    """Write the translation into a copy of a file; times, order and looks stay.

    A sentence that goes on in the next subtitle is parted where it is parted in the source, as
    near as words allow.

    Args:
        source: The file, to be decoded as the article was.
        reading: The article and its translation.
        losses: Takes what could not be kept.

    Raises:
        SameFormatError: It is not the file that was read.
        UnreadableError: It is damaged, or cannot be decoded.
    """
    places_of_paragraphs(SUBTITLES.read(source).blocks, reading.article.paragraphs)
    if not any(paragraph.layout.cues for paragraph in reading.article.paragraphs):
        return write_text(source, reading, losses)
    decoded = text_of(source)
    texts = _texts(reading)
    subtitles = read_subtitles(decoded.text)[1]
    if without_repeated_lines(subtitles) is not subtitles:
        texts = _rolled(subtitles, texts)
    write = _in_script if is_script(decoded.text) else _in_lines
    return encoded(write(decoded.text, texts, losses), source.data, decoded.encoding)


def _texts(reading: Reading) -> dict[int, str]:
    """The new texts of subtitles by their numbers; of those that nothing is translated of, none."""
    said: dict[int, list[str]] = defaultdict(list)
    changed: set[int] = set()
    for paragraph, outcomes in zip(
        reading.article.paragraphs, reading.paragraph_translations(), strict=True
    ):
        sign = _DASH.match(paragraph.text)
        start = sign.end() if sign else 0
        target = target_of(paragraph, outcomes, start)
        parts = _parted(paragraph, target)
        for number, (cue, part) in enumerate(zip(paragraph.layout.cues, parts, strict=True)):
            dash = sign[0] if sign and not number and not _DASH.match(part) else ""
            said[cue.number].append(dash + part)
            if is_translated(outcomes):
                changed.add(cue.number)
    return {number: _on_lines(texts) for number, texts in said.items() if number in changed}


def _rolled(subtitles: list[Subtitle], texts: Mapping[int, str]) -> dict[int, str]:
    """The new texts of subtitles that roll: what is new in one stands above in the next, too."""
    rolled = dict(texts)
    above = ""
    for one, following in pairwise([Subtitle(Cue(-1, 0, 0), ""), *subtitles]):
        number = following.cue.number
        if above and rolls(one.text, following.text):
            new = texts.get(number, following.text.partition("\n")[2])
            rolled[number] = "\n".join(filter(None, (above, new)))
            above = new or above
        else:
            above = texts.get(number, following.text.rpartition("\n")[2])
    return rolled


def _parted(paragraph: Paragraph, target: Target) -> list[str]:
    """A translation as several subtitles."""
    cues = paragraph.layout.cues
    edges = [0, *(_edge(cue.at, target) for cue in cues[1:]), len(target.text)]
    parts = [target.text[start:end].strip() for start, end in pairwise(edges)]
    # There are fewer words than subtitles: one that shows nothing would be a gap.
    return parts if all(parts) else [target.text] * len(cues)


def _edge(at: int, target: Target) -> int:
    """Where the translation is parted for a place in the source: between words."""
    sentence = target.sentence_at(at)
    start, end = sentence.target_start, sentence.target_end
    share = (at - sentence.start) / max(1, sentence.end - sentence.start)
    wanted = start + share * (end - start)
    gaps = [n for n in range(start, end) if target.text[n] == " "]
    return min((start, *gaps, end), key=lambda place: abs(place - wanted))


def _on_lines(texts: list[str]) -> str:
    """Short lines of about the same length; who speaks next begins a new one."""
    lines: list[str] = []
    for text in texts:
        count = -(-len(text) // _LONGEST_LINE)
        width = max(1, -(-len(text) // count)) if count else 1
        # Words don't end where the halves do.
        while count > 1 and len(wrapped := _wrapped(text, width)) > count:
            width += 1
        lines += wrapped if count > 1 else [text]
    return "\n".join(lines)


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)


def _in_lines(text: str, texts: Mapping[int, str], losses: Losses) -> str:
    """SRT and WebVTT."""
    is_webvtt = text.lstrip().startswith("WEBVTT")
    pieces = _LINE_BREAK.split(text)
    lines, breaks = pieces[::2], [*pieces[1::2], ""]
    for number, (first, end) in reversed(list(enumerate(lines_of_subtitles(text)))):
        filled = [n for n in range(first, end) if lines[n].strip()]
        if number not in texts or not filled:
            continue
        old = "\n".join(lines[n].strip() for n in filled)
        match = _AROUND.match(old)
        before, within, behind = match.groups() if match else ("", old, "")
        losses.dropped += bool(_TAG.search(within))
        new = escape(texts[number], quote=False) if is_webvtt else texts[number]
        first, end = filled[0], filled[-1] + 1
        written = f"{before}{new}{behind}".split("\n")
        breaks[first:end] = [*(breaks[first] or "\n" for _ in written[1:]), breaks[end - 1]]
        lines[first:end] = written
    return "".join(part for pair in zip(lines, breaks, strict=True) for part in pair)


def _in_script(text: str, texts: Mapping[int, str], losses: Losses) -> str:
    """ASS and SSA."""
    from pysubs2 import SSAFile

    kind = kind_of_script(text)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        file = SSAFile.from_string(text, format_=kind)
    spoken = [event for event in file.events if not event.is_comment and not event.is_drawing]
    for number, event in enumerate(spoken):
        if number in texts:
            overrides = _OVERRIDES.match(event.text)
            before = overrides[0] if overrides else ""
            losses.dropped += bool(_TAG.search(event.text[len(before) :]))
            event.text = before + texts[number].translate(_NO_CODES)
    written: str = file.to_string(kind)
    return written
