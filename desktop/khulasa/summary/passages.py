"""What of an article is worth summarising: its prose, with the headings that it stands under."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from khulasa.article.blocks import looks_like_title
from khulasa.article.model import Kind

_WORD = re.compile(r"[^\W_]+")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_ENDING = re.compile(r"[.!?…؟۔。！？।:;؛\"”»]\s*$")
_MOST_WORDS_ASIDE = 25
_ASIDE = re.compile(
    r"^\W*(?:by\s+[A-Z]|(?:photo|photograph|picture|image|video|file photo|credit|caption|source)s?"
    r"\s*(?::|by\b|/)|getty images|reuters$|(?:published|updated|last (?:updated|modified))\b"
    r"|(?:read|see|watch|listen|share|follow|subscribe|sign up|related|advertisement)\b[^.]*$"
    r"|(?:صورة|تصوير|المصدر|كتب|بقلم|اقرأ أيضا)\b\s*:?)",
    re.IGNORECASE,
)
_BY = re.compile(r"^\W*by\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of prose.

    Attributes:
        sentences: Its sentences; none of them empty.
        heading: The heading that it stands under; empty if none.
        section: Number of its section, from 0; what no heading stands before is in section 0.
    """

    sentences: tuple[str, ...]
    heading: str = ""
    section: int = 0

    @property
    def words(self) -> int:
        """How many words it has."""
        return sum(map(count_words, self.sentences))


@dataclass(frozen=True, slots=True)
class Content:
    """What is to be summarised.

    Attributes:
        title: The article's title; empty if it has none.
        passages: Its prose.
    """

    title: str
    passages: tuple[Passage, ...]

    @property
    def words(self) -> int:
        """Words of its prose."""
        return sum(passage.words for passage in self.passages)

    @property
    def sections(self) -> int:
        """How many sections have prose."""
        return len({passage.section for passage in self.passages})


def count_words(text: str) -> int:
    """How many words a text has."""
    return len(text.split())


def content_of(paragraphs: Sequence[Sequence[str]], kinds: Sequence[str]) -> Content:
    """Take the prose out of an article; captions, bylines and tables of numbers stay behind.

    Args:
        paragraphs: The sentences of each paragraph; empty ones are passed over.
        kinds: What each paragraph is (``Kind``).
    """
    title = heading = ""
    section = 0
    passages: list[Passage] = []
    for sentences, kind in zip(paragraphs, kinds, strict=True):
        texts = tuple(" ".join(text.split()) for text in sentences if text.strip())
        text = " ".join(texts)
        if not text:
            continue
        is_first = not title and not passages and not heading
        if kind == Kind.HEADING or (is_first and len(paragraphs) > 1 and looks_like_title(text)):
            if is_first:
                title = text
            else:
                heading = text
                section += bool(passages)
        elif not is_aside(text, kind):
            passages.append(Passage(texts, heading, section))
    return Content(title, tuple(passages))


def is_aside(text: str, kind: str) -> bool:
    """Whether a paragraph is a caption, a byline, or numbers of a table: not prose."""
    words = _WORD.findall(text)
    letters = _LETTERS.findall(text)
    if not letters or len(letters) * 2 < len(words):
        return True
    if kind in (Kind.LIST_ITEM, Kind.QUOTE) or len(words) > _MOST_WORDS_ASIDE:
        return False
    if not _ASIDE.match(text):
        return False
    # "By Monday the water had gone." is a sentence; "By Jane Smith, Baghdad" is none.
    return not (_BY.match(text) and _ENDING.search(text))
