"""What goes onto the clipboard, and what to say about it."""

from __future__ import annotations

from datetime import date
from enum import Enum
from pathlib import PurePath

from khulasa.export.copying.dates import written_date
from khulasa.export.sentence_text import paragraph_target
from khulasa.reading.document import Reading
from khulasa.translation.result import Status, join_targets
from khulasa.wording import _, count_text, list_text, wanted_language

_BETWEEN = "\n\n"


class Side(Enum):
    """Which side of a paragraph is wanted."""

    SOURCE = "source"
    TRANSLATION = "translation"
    BOTH = "both"


def translation_text(translated: Reading, notice: str = "") -> str:
    """The whole translation so far, a blank line between two paragraphs.

    Args:
        translated: The article and what is known of its translation.
        notice: What has to be said of the model; may be empty.
    """
    texts = (join_targets(paragraph) for paragraph in translated.paragraph_translations())
    return _joined([*filter(None, texts)], notice)


def paragraph_text(translated: Reading, row: int, side: Side, notice: str = "") -> str:
    """One paragraph: its exact source, its translation with its doubts in words, or both.

    Args:
        translated, notice: See ``translation_text``.
        row: Index of the paragraph.
        side: What is wanted; the source by itself never has the notice.
    """
    source = translated.article.paragraphs[row].text
    if side is Side.SOURCE:
        return source
    target = paragraph_target(translated.paragraph_translations()[row])
    texts = (target,) if side is Side.TRANSLATION else (source, target)
    return _joined([*filter(None, texts)], notice if target else "")


def sentence_pair(translated: Reading, number: int, notice: str = "") -> str:
    """A sentence's source, and its translation with its doubts in words.

    Args:
        translated, notice: See ``translation_text``.
        number: Of the sentence.
    """
    source = translated.article.sentences[number].strip()
    target = paragraph_target([translated.translations.get(number)])
    return _joined([*filter(None, (source, target))], notice if target else "")


def with_citation(text: str, translated: Reading, model: str) -> str:
    """Words of an article, and below them where they are from; empty if there are none.

    Args:
        text: The words.
        translated: The article.
        model: Title of the model that translated them; empty if they are the article's own.
    """
    file = PurePath(translated.article.file).name if translated.article.file else ""
    told = (
        f"“{translated.article.title}”" if translated.article.title else "",
        file,
        _("machine translation: {}").format(model) if model else "",
        written_date(date.today(), wanted_language()),
    )
    return _joined([text, list_text(told)], "") if text else ""


def _joined(texts: list[str], notice: str) -> str:
    return _BETWEEN.join([*texts, *([notice] if notice and texts else [])])


def copied_message(translated: Reading) -> str:
    """What to say after the translation was copied: nothing is left out in silence."""
    missing = len(translated.article.sentences) - len(translated.translations)
    failed = translated.count(Status.FAILED)
    if missing and failed:
        both = _("Translation copied without {missing} not translated yet and {failed} failed")
        return both.format(missing=missing, failed=failed)
    if missing:
        return count_text(
            "Translation copied without {} not translated yet",
            "Translation copied without {} not translated yet",
            missing,
        )
    if failed:
        return count_text(
            "Translation copied without {} failed", "Translation copied without {} failed", failed
        )
    return _("Translation copied")
