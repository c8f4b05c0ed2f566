"""Texts written for the starter are one more source of its corpus."""

from __future__ import annotations

from pathlib import Path

from training.corpus import Weights, clean
from training.prepare import written_pairs
from training.written import PHRASES, SENTENCES

TRAINING = Path(__file__).parents[2] / "training"


def test_files_of_phrases_are_told_from_sentences(tmp_path: Path) -> None:
    (tmp_path / "news-1.tsv").write_text(
        "وصل الوزير أمس.\tThe minister arrived yesterday.\n\n", encoding="utf-8"
    )
    (tmp_path / "phrases-1.tsv").write_text("لقي مصرعه\twas killed\n", encoding="utf-8")
    pairs = list(written_pairs([tmp_path]))
    assert [(pair.source, pair.english) for pair in pairs] == [
        (SENTENCES, "The minister arrived yesterday."),
        (PHRASES, "was killed"),
    ]


def test_what_is_written_is_fit_for_training_and_weighs_more_than_manuals() -> None:
    pairs = list(written_pairs([TRAINING / "written"]))
    kept, dropped = clean(pairs)
    assert len(kept) > 60_000
    assert sum(dropped.values()) < len(pairs) / 20
    weights = Weights(TRAINING / "weights.toml")
    assert weights.of(SENTENCES).late > weights.of("Dynamics-365").late
    assert weights.of(PHRASES).words
