"""The limit that ships with the starter marks what the starter that ships gets wrong.

A new starter with the limit of the one before it would mark too little, or too much.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from sacrebleu.metrics.chrf import CHRF

from khulasa.engine.client import Engine
from khulasa.engine.messages import SentenceDone, Translate, model_spec
from khulasa.models.catalogue import read_catalogue
from khulasa.review.rules.unsure import KIND as UNSURE
from khulasa.translation.result import Translation

# News, rare words and everyday sentences, written for this project and in no training text.
NEWS = Path(__file__).parents[1] / "golden" / "news.tsv"
PAIRS = [line.split("\t") for line in NEWS.read_text(encoding="utf-8").splitlines()]
# By their likeness to the reference (chrF++, 0 to 100). Higher than in docs/measurements.md: these
# references are as literal as a model, so even nonsense is somewhat like them.
WRONG, RIGHT = 50, 65

Judged = list[tuple[float, Translation]]


@pytest.fixture(scope="module")
def judged() -> Judged:
    """Each translation with its likeness to the reference."""
    (model,) = (model for model in read_catalogue() if model.name == "starter-ar-en")
    texts = tuple(enumerate(source for source, _reference in PAIRS))
    engine, likeness = Engine(), CHRF(word_order=2)
    try:
        events = list(engine.run(Translate(1, model_spec(model), "ar", "en", texts)))
    finally:
        engine.close()
    done = {e.number: e.translation for e in events if isinstance(e, SentenceDone)}
    return [
        (likeness.sentence_score(done[number].target, [reference]).score, done[number])
        for number, (_source, reference) in enumerate(PAIRS)
    ]


def share_marked(translations: list[Translation]) -> float:
    marked = [any(issue.kind == UNSURE for issue in one.issues) for one in translations]
    return sum(marked) / len(marked)


def test_most_of_what_is_wrong_is_marked_and_little_of_what_is_right(judged: Judged) -> None:
    wrong = [translation for score, translation in judged if score < WRONG]
    right = [translation for score, translation in judged if score > RIGHT]
    assert len(wrong) >= 10
    assert len(right) >= 20
    assert share_marked(wrong) >= 0.75
    assert share_marked(right) <= 0.1
