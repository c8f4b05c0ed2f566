"""A copy of a text file with the translation in the place of its paragraphs."""

from __future__ import annotations

import re
import textwrap

from khulasa.article.blocks import Source
from khulasa.article.disguise import undisguised
from khulasa.article.model import Paragraph
from khulasa.article.plain.text_file import text_of
from khulasa.reading.document import Reading
from khulasa.same_format.encoding import encoded
from khulasa.same_format.errors import changed
from khulasa.same_format.losses import Losses
from khulasa.same_format.targets import is_translated, target_of

# A letter and a full stop may be short for a word.
_SIGN = re.compile(r"(?:[-–—•*·▪]|[(]?(?:\d{1,3}[.)]|\w\)))[ \t]+")
_LEAST_WIDTH = 40


def write_text(source: Source, reading: Reading, _losses: Losses) -> bytes:
    """Write the translation into a copy of a text; what is between its paragraphs stays.

    Args:
        source: The file, to be decoded as the article was.
        reading: The article and its translation.

    Raises:
        SameFormatError: It is not the file that was read.
        UnreadableError: It cannot be decoded.
    """
    decoded = text_of(source)
    text = undisguised(decoded.text)
    parts: list[str] = []
    position = 0
    for paragraph, outcomes in zip(
        reading.article.paragraphs, reading.paragraph_translations(), strict=True
    ):
        start = text.find(paragraph.text, position)
        if start < 0 or text[position:start].strip():
            raise changed()
        parts.append(text[position:start])
        position = start + len(paragraph.text)
        if not is_translated(outcomes):
            parts.append(paragraph.text)
            continue
        sign = _sign(paragraph)
        target = target_of(paragraph, outcomes, len(sign)).text
        parts.append(sign + _wrapped(target, paragraph.text, "\r\n" if "\r\n" in text else "\n"))
    if text[position:].strip():
        raise changed()
    return encoded("".join((*parts, text[position:])), source.data, decoded.encoding)


def _sign(paragraph: Paragraph) -> str:
    """What stands in front of an item."""
    match = _SIGN.match(paragraph.text)
    return match[0] if match else ""


def _wrapped(target: str, source: str, line_break: str) -> str:
    lines = source.splitlines()
    if len(lines) == 1:
        return target
    width = max(_LEAST_WIDTH, *map(len, lines))
    wrapped = textwrap.wrap(target, width, break_long_words=False, break_on_hyphens=False)
    return line_break.join(wrapped)
