"""English to be summarised: an article where they lie beside the checkout, else made-up words."""

from __future__ import annotations

import random

from bench.library_speed import ENGLISH, Words
from bench.places import SHARED
from khulasa.article.read import read_text

_ARTICLE = SHARED / "articles" / "ntrex" / "bbc.381790.en.txt"
_SENTENCES = 16


def paragraphs() -> list[list[str]]:
    """The sentences of each paragraph."""
    if _ARTICLE.is_file():
        article = read_text(_ARTICLE.read_text("utf-8"), language="en")
        return [list(map(str.strip, p.sentence_texts)) for p in article.paragraphs if p.sentences]
    draw = random.Random(19)
    english = Words("etaoinshrdlucmfwypvbgk", ENGLISH, draw)
    sentences = [english.sentence(draw).capitalize() for _ in range(_SENTENCES)]
    return [sentences[n : n + 4] for n in range(0, _SENTENCES, 4)]
