"""Keeps an article sentence by sentence and prints the number of each when it is committed.

python writing_program.py LIBRARY NAME
"""

from __future__ import annotations

import sys
from pathlib import Path

from khulasa.article.model import Article, Kind, Paragraph, Span
from khulasa.library.facade import Library
from khulasa.library.values import Outcome
from khulasa.translation.result import Status, Translation, by_user

SENTENCES = 60
TARGET = "en"


def target_of(name: str, number: int) -> str:
    """What is kept for a sentence: every third one is revised by the reader."""
    return f"{name}, {'revised' if number % 3 == 0 else 'translated'} {number}"


def main(path: Path, name: str) -> None:
    library = Library.open(path)
    paragraphs = [
        Paragraph(Kind.TEXT, text, (Span(0, len(text)),))
        for text in (f"{name} {number}" for number in range(SENTENCES))
    ]
    article = library.open_article(Article(name, "ar", tuple(paragraphs))).id
    library.set_open(article, TARGET).result()
    print("opened", flush=True)
    for number in range(SENTENCES):
        translation = Translation(f"{name}, translated {number}", Status.OK)
        library.remember("f", "ar", TARGET, [(f"{name} {number}", translation)])
        kept = library.save_outcomes(article, TARGET, {number: Outcome(translation, translation)})
        if number % 3 == 0:
            after = by_user(target_of(name, number))
            kept = library.save_revision(article, TARGET, number, translation, after)
        kept.result()
        print(number, flush=True)
    library.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
