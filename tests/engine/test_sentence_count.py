"""When a model has written enough sentences."""

from __future__ import annotations

from khulasa.engine.writers.sentence_count import has_sentences


def test_a_title_before_a_name_does_not_end_the_writing() -> None:
    assert not has_sentences("Mr. Ali met Gen. Noor in the U.S. on", 1)
    assert has_sentences("Mr. Ali came to Cairo. He", 1)
