"""What a model can spell is told from its vocabulary."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from khulasa.engine.backends.tokenizer import MarianTokenizer


@pytest.fixture
def without_a_comma(starter: Path, tmp_path: Path) -> MarianTokenizer:
    for name in ("source.spm", "target.spm"):
        (tmp_path / name).write_bytes((starter / name).read_bytes())
    vocabulary = json.loads((starter / "vocab.json").read_text(encoding="utf-8"))
    kept = {piece: number for piece, number in vocabulary.items() if "," not in piece}
    (tmp_path / "vocab.json").write_text(json.dumps(kept), encoding="utf-8")
    return MarianTokenizer(tmp_path)


def test_symbols_without_a_token_are_told(starter: Path, without_a_comma: MarianTokenizer) -> None:
    text = "نعم, هذا (كتاب) جديد: 15."
    assert MarianTokenizer(starter).unknown_symbols(text) == frozenset()
    assert without_a_comma.unknown_symbols(text) == {","}
    assert without_a_comma.unknown_symbols("نعم هذا (كتاب)") == frozenset()


def test_the_beginning_of_a_translation_has_only_what_the_model_may_say(
    without_a_comma: MarianTokenizer,
) -> None:
    pieces = without_a_comma.encode_target("Yes, this")
    assert set(pieces) <= set(without_a_comma.vocabulary)
    assert without_a_comma.decode(pieces) == "Yes this"
