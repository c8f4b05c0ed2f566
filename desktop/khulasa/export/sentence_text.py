"""Translated text for readers of plain files, with its doubts in words or without."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from khulasa.article.disguise import undisguised, undisguised_name
from khulasa.article.model import Paragraph
from khulasa.reading.document import Reading
from khulasa.translation.result import Status, Translation, join_targets
from khulasa.wording import _

# C0 and C1 control characters but for tab and line feed: an article must not steer a terminal.
# Halves of surrogate pairs and the two non-characters cannot be written in UTF-8 or XML.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

# JSON lets these through: DEL and C1, and the marks that turn the direction of letters.
_STEERING = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """Text with control characters replaced, safe to show in a terminal and to write as XML.

    Marks that turn the direction of letters are named.
    """
    return undisguised(_CONTROL.sub("\ufffd", text))


def printable_name(text: str) -> str:
    """As ``printable``, for the name of a file or a line with one: every such mark is named."""
    return undisguised_name(printable(text))


def escaped_controls(document: str) -> str:
    """JSON with what steers a terminal or disguises text escaped; it stands for the same values."""
    return _STEERING.sub(lambda match: f"\\u{ord(match.group()):04x}", document)


def sentence_target(translation: Translation | None, *, marks: bool = True) -> str:
    """A sentence's translation, with what is to be said of it in brackets.

    Args:
        translation: None if it is not done.
        marks: Say why it should be checked. What failed or is not done shows in any case, because
            a gap that cannot be seen would be worse than a mark.
    """
    if translation is None:
        return _("[not translated yet]")
    reasons = " ".join(issue.message for issue in translation.issues)
    if translation.status is Status.FAILED:
        return (
            _("[not translated: {reasons}]").format(reasons=reasons)
            if marks
            else _("[not translated]")
        )
    if translation.status is Status.CHECK and marks:
        return _("{target} [check: {reasons}]").format(target=translation.target, reasons=reasons)
    return translation.target


def paragraph_target(
    translations: Sequence[Translation | None], notes: Sequence[str] = (), *, marks: bool = True
) -> str:
    """A paragraph's translation, a space between two sentences, the reader's notes after them."""
    notes = notes or [""] * len(translations)
    return " ".join(
        with_notes(sentence_target(translation, marks=marks), [note])
        for translation, note in zip(translations, notes, strict=True)
    )


def with_notes(text: str, notes: Iterable[str]) -> str:
    """A text with the reader's notes on it, in brackets; empty ones are none."""
    for note in filter(None, notes):
        text = _("{text} [note: {note}]").format(text=text, note=one_line(note))
    return text


def numbered_paragraphs(
    translated: Reading, *, notes: bool = False
) -> Iterator[tuple[int, Paragraph, Sequence[Translation | None], Sequence[str]]]:
    """The paragraphs with their numbers, from 1, their sentences' translations and notes.

    Args:
        translated: Has them.
        notes: Whether the reader's notes are wanted; otherwise all are empty.
    """
    groups, noted = translated.paragraph_translations(), translated.paragraph_notes()
    for number, (paragraph, group, own) in enumerate(
        zip(translated.article.paragraphs, groups, noted, strict=True), 1
    ):
        yield number, paragraph, group, own if notes else [""] * len(own)


def one_line(text: str) -> str:
    """Text without its line breaks: a hard-wrapped paragraph as the reader sees it."""
    return " ".join(text.split())


def translated_title(reading: Reading) -> str:
    """The article's title as it is translated; the title itself while it is not."""
    title = one_line(reading.article.title)
    groups = reading.paragraph_translations()
    for paragraph, group in zip(reading.article.paragraphs, groups, strict=True):
        if one_line(paragraph.text) == title:
            return one_line(join_targets(group)) or title
    return title
