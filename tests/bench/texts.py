"""What is translated: real articles where they lie beside the checkout, else the sample's words."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache

from bench.places import SHARED
from khulasa.article.read import read_text
from khulasa.resources import resource_path

_ARTICLES = 13


@dataclass(frozen=True, slots=True)
class Text:
    """An article, as a file and as its sentences.

    Attributes:
        text: What is in the file.
        paragraphs: The sentences of each.
    """

    text: str
    paragraphs: tuple[tuple[str, ...], ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """All sentences, in reading order."""
        return tuple(sentence for group in self.paragraphs for sentence in group)

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


def text_of(text: str) -> Text:
    """Split a text as the app does."""
    article = read_text(text, language="ar")
    groups = (tuple(map(str.strip, p.sentence_texts)) for p in article.paragraphs)
    return Text(text, tuple(group for group in groups if group))


@cache
def articles() -> tuple[Text, ...]:
    """The twelve articles of NTREX and the Baghdad article, which is the first."""
    folder = SHARED / "articles"
    if folder.is_dir():
        paths = [folder / "baghdad-green-zone.ar.txt", *sorted(folder.glob("ntrex/*.ar.txt"))]
        return tuple(text_of(path.read_text("utf-8")) for path in paths)
    draw = random.Random(19)
    sample = resource_path("samples", "arabic-article.txt").read_text("utf-8")
    words = sample.split()
    return (text_of(sample), *(made(400, words, draw) for _ in range(_ARTICLES - 1)))


def made(words: int, vocabulary: list[str], draw: random.Random) -> Text:
    """An article of so many words, in paragraphs of four sentences, no two of them equal."""
    paragraphs, written = [], 0
    while written < words:
        sentences = []
        for _ in range(4):
            count = min(max(3, words - written), draw.randint(6, 34))
            drawn = (word.strip(".،؛:؟!\"'()«»") for word in draw.choices(vocabulary, k=count))
            sentences.append(" ".join(filter(None, drawn)) + ".")
            written += count
            if written >= words:
                break
        paragraphs.append(" ".join(sentences))
    return text_of("\n\n".join(paragraphs))


def vocabulary() -> list[str]:
    """All words of the articles, as often as they have them."""
    return [word for article in articles() for word in article.text.split()]


def with_repeats(text: Text, share: float) -> Text:
    """The same article, with sentences of it said again until they are this share of all.

    They stand spread over the article, and no two of them beside each other.
    """
    draw = random.Random(30)
    sentences = list(dict.fromkeys(text.sentences))
    again = round(len(sentences) * share / (1 - share))
    paragraphs = [[sentence] for sentence in sentences]
    for number in draw.sample(range(len(sentences)), again):
        paragraphs[draw.randrange(number, len(sentences))].append(sentences[number])
    said = tuple(tuple(group) for group in paragraphs)
    return Text("\n\n".join(" ".join(group) for group in said), said)
