"""A long article, and what was kept of it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, product
from pathlib import Path

from khulasa.article.read import read_article
from khulasa.engine.messages import model_spec
from khulasa.library.facade import Library
from khulasa.models.catalogue import load_catalogue
from khulasa.reading.fingerprint import model_fingerprint
from khulasa.reading.route import choose_route
from khulasa.translation.backend_name import BackendName
from khulasa.translation.result import Translation

PARAGRAPH = 4
_CITIES = ("بغداد", "القاهرة", "دمشق", "بيروت", "عمان", "الرياض", "تونس", "الرباط", "صنعاء", "مسقط")
_MONTHS = ("شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول")
_PURPOSES = ("ليفتتح المدرسة الجديدة", "ليزور المستشفى الكبير")
_SENTENCE_WORDS = 13


def write_article(path: Path, words: int) -> None:
    """Write an article of so many words, no two sentences of it equal."""
    sentences = [
        f"وصل الوزير إلى مدينة {city} صباح يوم {day} {month} {purpose} مع وفد."
        for purpose, day, month, city in islice(
            product(_PURPOSES, range(1, 29), _MONTHS, _CITIES), -(-words // _SENTENCE_WORDS)
        )
    ]
    paragraphs = (sentences[n : n + PARAGRAPH] for n in range(0, len(sentences), PARAGRAPH))
    text = "\n\n".join(" ".join(paragraph) for paragraph in paragraphs)
    path.write_text(f"رحلات الوزير\n\n{text}\n", encoding="utf-8")


def sentences_of(path: Path) -> tuple[str, ...]:
    """The sentences as the app splits them."""
    return read_article(path).sentences


@dataclass(frozen=True, slots=True)
class Kept:
    """What a library has of an article.

    Attributes:
        words: Of each sentence that is not lost, by number: what holds, or what the model made.
        outcomes: The numbers of those that are there as outcomes of the article.
        revisions: Number of each revised sentence and its words before, the latest last.
        faults: What is wrong with the library's file.
        notice: What the library tells the reader when it is opened.
    """

    words: dict[int, str]
    outcomes: frozenset[int]
    revisions: list[tuple[int, str]]
    faults: tuple[str, ...]
    notice: str


def look(path: Path, sentences: tuple[str, ...]) -> Kept:
    """Open a library as the next start would, and see what is in it of its one article."""
    library = Library.open(path)
    try:
        route = choose_route(load_catalogue().models, "ar", "en")
        assert route is not None
        (model,) = route.models
        fingerprint = model_fingerprint(model_spec(model, BackendName.CTRANSLATE2))
        made = library.find_many(fingerprint, "ar", "en", sentences)
        words = {n: made[text].target for n, text in enumerate(sentences) if text in made}
        rows = library.list_articles()
        assert len(rows) <= 1
        revisions: list[tuple[int, str]] = []
        outcomes: frozenset[int] = frozenset()
        for row in rows:
            stored = library.load(row.id, "en")
            assert stored.article.sentences == sentences
            words |= {n: outcome.current.target for n, outcome in stored.outcomes.items()}
            outcomes = frozenset(stored.outcomes)
            revisions = [
                (r.number, r.before.target)
                for r in stored.revisions
                if isinstance(r.before, Translation)
            ]
        return Kept(words, outcomes, revisions, library.check(), library.notice)
    finally:
        library.close()
