"""A summary as text and as HTML, for the clipboard and for documents."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from html import escape

from khulasa.export.copying.copy_form import CopyForm
from khulasa.export.copying.dates import written_date
from khulasa.summary.length import Length
from khulasa.summary.result import KEY_SENTENCES, Summary, SummarySentence

BULLET = "• "
# Directions of characters that decide a line's direction (Unicode Bidirectional Algorithm, P2).
_STRONG = {"L": False, "R": True, "AL": True}
_RIGHT_TO_LEFT_MARK = "\u200f"
_WORDS = {
    "en": ("Source: {}", "Summarised {}"),
    "ar": ("المصدر: {}", "لُخّص في {}"),
    "fr": ("Source\u00a0: {}", "Résumé le {}"),
    "de": ("Quelle: {}", "Zusammengefasst am {}"),
}


@dataclass(frozen=True, slots=True)
class SummaryDetails:
    """The title, file, date and notice of a copied summary; what is empty is left out.

    Attributes:
        title: Of the article, in the summary's language if that is known.
        file: Name of the file that was read.
        date: When it was summarised.
        notice: What a reader of the copied text has to know.
        language: ISO 639-1 code of the summary.
        right_to_left: Whether that is written from right to left.
    """

    title: str = ""
    file: str = ""
    date: date | None = None
    notice: str = ""
    language: str = "en"
    right_to_left: bool = False


@dataclass(frozen=True, slots=True)
class CopyOptions:
    """The choices of what is copied.

    Attributes:
        form: How the sentences stand.
        references: The numbers of the supporting paragraphs, counted from 1, after each sentence.
        title, file, date, notice: Those parts of ``SummaryDetails``; a headline always has
            the title.
    """

    form: CopyForm = CopyForm.SHOWN
    references: bool = False
    title: bool = False
    file: bool = False
    date: bool = False
    notice: bool = False


class _Set(Enum):
    """How the sentences of a group are set."""

    RUNNING = 0
    LEAD = 1
    LINES = 2
    POINTS = 3


_Group = tuple[_Set, list[str]]


_NOTHING = SummaryDetails()
_USUAL = CopyOptions()


def withheld(summary: Summary, kept: Collection[int] = ()) -> tuple[int, ...]:
    """Indices of the sentences that are left out.

    Args:
        summary: The summary.
        kept: Indices of the sentences that the reader keeps in spite of their faults.
    """
    sentences = enumerate(summary.sentences)
    return tuple(i for i, sentence in sentences if not sentence.is_trusted and i not in kept)


def shown_paragraphs(summary: Summary, kept: Collection[int] = ()) -> list[list[SummarySentence]]:
    """The summary's paragraphs without the sentences that are left out; none is empty."""
    left_out = set(withheld(summary, kept))
    numbers = iter(range(len(summary.sentences)))
    paragraphs = (
        [sentence for sentence in group if next(numbers) not in left_out]
        for group in summary.paragraphs
    )
    return [group for group in paragraphs if group]


def summary_text(
    summary: Summary,
    kept: Collection[int] = (),
    options: CopyOptions = _USUAL,
    about: SummaryDetails = _NOTHING,
) -> str:
    """The summary as plain text.

    Args:
        summary: The summary.
        kept: Indices of the sentences that are not to be left out although they may say what the
            article does not.
        options: What is to stand there.
        about: What can be said of it.

    Returns:
        Paragraphs with an empty line between two; empty if no sentence is left. Where the language
        is written from right to left, a line that begins otherwise begins with a mark that says so.
    """
    groups = _groups(summary, kept, options)
    if not groups:
        return ""
    blocks = [_text(group) for group in groups]
    if title := _title(options, about):
        blocks.insert(0, title)
    if origin := _origin(options, about):
        blocks.append(origin)
    if options.notice and about.notice:
        blocks.append(about.notice)
    lines = "\n\n".join(blocks).split("\n")
    return "\n".join(_directed(line) if about.right_to_left else line for line in lines)


def summary_html(
    summary: Summary,
    kept: Collection[int] = (),
    options: CopyOptions = _USUAL,
    about: SummaryDetails = _NOTHING,
) -> str:
    """The summary as a piece of HTML without styles; see ``summary_text``.

    Every block says its own direction, since word processors forget that of what is around it.
    """
    groups = _groups(summary, kept, options)
    if not groups:
        return ""
    direction = "rtl" if about.right_to_left else "ltr"
    place = f'dir="{direction}" lang="{escape(about.language)}"'
    blocks = [_html(group, place) for group in groups]
    if title := _title(options, about):
        # The article's own title may be in another language than the summary.
        blocks.insert(0, f'<h3 dir="auto">{escape(title)}</h3>')
    if origin := _origin(options, about, "<bdi>{}</bdi>"):
        blocks.append(f"<p {place}>{origin}</p>")
    if options.notice and about.notice:
        blocks.append(f"<p {place}><i>{escape(about.notice)}</i></p>")
    return "\n".join(blocks)


def reference_text(sentence: SummarySentence) -> str:
    """The numbers of the paragraphs that support a sentence, such as ``"[2, 5]"``; may be empty."""
    numbers = ", ".join(str(paragraph + 1) for paragraph in sentence.paragraphs)
    return f"[{numbers}]" if numbers else ""


def one_sentence_per_line(summary: Summary) -> bool:
    """Whether the sentences stand below each other: points, or sentences that were only picked.

    Picked sentences that stand side by side would read as one passage of the article.
    """
    return summary.length is Length.BULLETS or summary.model == KEY_SENTENCES


def _groups(summary: Summary, kept: Collection[int], options: CopyOptions) -> list[_Group]:
    shown = shown_paragraphs(summary, kept)
    paragraphs = [[_sentence(sentence, options) for sentence in group] for group in shown]
    texts = [text for paragraph in paragraphs for text in paragraph]
    if not texts:
        return []
    form = options.form
    if form is CopyForm.HEADLINE:
        rest = [paragraphs[0][1:], *paragraphs[1:]]
        return [(_Set.LEAD, texts[:1]), *((_Set.RUNNING, group) for group in rest if group)]
    if form is CopyForm.PARAGRAPH:
        return [(_Set.RUNNING, texts)]
    if form is CopyForm.BULLETS or summary.length is Length.BULLETS:
        return [(_Set.POINTS, texts)]
    if one_sentence_per_line(summary):
        return [(_Set.LINES, texts)]
    return [(_Set.RUNNING, group) for group in paragraphs]


def _sentence(sentence: SummarySentence, options: CopyOptions) -> str:
    references = reference_text(sentence) if options.references else ""
    return f"{sentence.text} {references}".rstrip()


def _text(group: _Group) -> str:
    way, texts = group
    if way is _Set.POINTS:
        texts = [f"{BULLET}{text}" for text in texts]
    return ("\n" if way in (_Set.LINES, _Set.POINTS) else " ").join(texts)


def _html(group: _Group, place: str) -> str:
    way, texts = group[0], [escape(text) for text in group[1]]
    if way is _Set.POINTS:
        return f"<ul {place}>{''.join(f'<li>{text}</li>' for text in texts)}</ul>"
    if way is _Set.LINES:
        return "\n".join(f"<p {place}>{text}</p>" for text in texts)
    text = " ".join(texts)
    return f"<p {place}><b>{text}</b></p>" if way is _Set.LEAD else f"<p {place}>{text}</p>"


def _title(options: CopyOptions, about: SummaryDetails) -> str:
    return about.title if options.title or options.form is CopyForm.HEADLINE else ""


def _origin(options: CopyOptions, about: SummaryDetails, name: str = "") -> str:
    """The line with file and date; as HTML if ``name`` says how the file's name is set off."""
    source, summarised = _WORDS.get(about.language, _WORDS["en"])
    file = name.format(escape(about.file)) if name else about.file
    parts: Sequence[str] = (
        *([source.format(file)] if options.file and about.file else ()),
        *(
            [summarised.format(written_date(about.date, about.language))]
            if options.date and about.date
            else ()
        ),
    )
    return " · ".join(parts)


def _directed(line: str) -> str:
    strong = (_STRONG.get(unicodedata.bidirectional(character)) for character in line)
    first = next((found for found in strong if found is not None), True)
    return line if first else f"{_RIGHT_TO_LEFT_MARK}{line}"
