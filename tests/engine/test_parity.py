"""The two backends say the same: int8 is the only difference between them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from statistics import mean

import pytest

from khulasa.conversion.convert import convert
from khulasa.engine.backends.tokenizer import UNKNOWN, MarianTokenizer
from khulasa.translation.backend import Backend, Decoding
from khulasa.translation.candidates import find_candidates
from khulasa.translation.normalise import model_copy
from khulasa.translation.prepared import Options
from khulasa.translation.translator import length_limit
from sentences_ar import many_sentences

BATCH = 16


def outputs(backend: Backend, tokenizer: MarianTokenizer, texts: Sequence[str]) -> list[str]:
    tokens = [tokenizer.encode(model_copy(text, "ar", map_digits=True)) for text in texts]
    translated = []
    for start in range(0, len(tokens), BATCH):
        batch = tokens[start : start + BATCH]
        limit = max(length_limit(len(source)) for source in batch)
        translated += [tokenizer.decode(best.tokens) for best, *_ in backend.submit(batch, limit)()]
    return translated


@pytest.fixture(scope="module")
def float32(starter: Path, tmp_path_factory: pytest.TempPathFactory) -> Backend:
    from khulasa.engine.backends.ctranslate2_backend import CTranslate2Backend

    folder = tmp_path_factory.mktemp("converted") / "float32"
    convert(starter, folder, quantization=None)
    return CTranslate2Backend(folder)


@pytest.fixture(scope="module")
def reference(starter: Path) -> Backend:
    from khulasa.engine.backends.torch_backend import TorchBackend

    return TorchBackend(starter, MarianTokenizer(starter).vocabulary)


def assert_the_same(left: list[str], right: list[str]) -> None:
    same = sum(a == b for a, b in zip(left, right, strict=True))
    assert same >= 0.99 * len(left), f"only {same} of {len(left)} are the same"


def test_everyday_sentences(starter: Path, float32: Backend, reference: Backend) -> None:
    tokenizer, texts = MarianTokenizer(starter), many_sentences()[::3]
    assert len(set(texts)) > 150
    assert_the_same(outputs(float32, tokenizer, texts), outputs(reference, tokenizer, texts))


def test_long_news_sentences(
    starter: Path, float32: Backend, reference: Backend, shared: Path
) -> None:
    # Enough of them that one whose two best beams are all but equal is no failure.
    lines = (shared / "recorded/flores-dev/ar").read_text(encoding="utf-8").splitlines()[::6]
    tokenizer = MarianTokenizer(starter)
    assert_the_same(outputs(float32, tokenizer, lines), outputs(reference, tokenizer, lines))


def test_both_say_how_sure_the_model_is_of_each_token(
    starter: Path, float32: Backend, reference: Backend
) -> None:
    tokenizer = MarianTokenizer(starter)
    batch = [tokenizer.encode(model_copy(text, "ar")) for text in many_sentences()[:BATCH]]
    two = Decoding(hypotheses=2)
    found = zip(float32.submit(batch, 100, two)(), reference.submit(batch, 100, two)(), strict=True)
    for ours, theirs in found:
        for one, other in zip(ours, theirs, strict=True):
            assert len(one.log_probs) == len(one.tokens) + one.finished
            assert mean(one.log_probs) == pytest.approx(one.score, abs=1e-4)
            if one.tokens == other.tokens:
                assert one.log_probs == pytest.approx(other.log_probs, abs=1e-3)


def test_both_go_on_after_a_beginning_with_the_same_words(
    starter: Path, float32: Backend, reference: Backend
) -> None:
    tokenizer, text = MarianTokenizer(starter), "ذهب الرجل إلى السوق"
    options = Options("ar", map_digits=True)
    ours, theirs = (
        find_candidates(text, "The man ", tokenizer, backend, options, 4)
        for backend in (float32, reference)
    )
    assert ours[0].word.isalpha()
    assert ours[0].probability > ours[1].probability > 0
    assert sum(one.probability for one in ours) <= 1
    # What is hardly likely is spelled to its end in different ways.
    assert [one.word for one in ours[:3]] == [one.word for one in theirs[:3]]
    assert [one.probability for one in ours[:3]] == pytest.approx(
        [one.probability for one in theirs[:3]], abs=1e-3
    )


def test_both_say_what_the_model_would_think_without_the_source(
    starter: Path, float32: Backend, tmp_path: Path
) -> None:
    from khulasa.engine.backends.ctranslate2_backend import CTranslate2Backend
    from khulasa.engine.backends.torch_backend import TorchBackend

    convert(starter, tmp_path / "float32", quantization=None)
    tokenizer = MarianTokenizer(starter)
    batch = [tokenizer.encode(model_copy(text, "ar")) for text in many_sentences()[:BATCH]]
    fast = CTranslate2Backend(tmp_path / "float32", blind=True).submit(batch, 100)()
    exact = TorchBackend(starter, tokenizer.vocabulary, blind=True).submit(batch, 100)()
    for [ours], [theirs] in zip(fast, exact, strict=True):
        assert ours.blind_score is not None
        assert ours.blind_score < ours.score  # it does read its source
        if ours.tokens == theirs.tokens:
            assert ours.blind_score == pytest.approx(theirs.blind_score, abs=1e-3)
    [[unasked], *_] = float32.submit(batch[:1], 100)()
    assert unasked.blind_score is None


def test_a_sentence_without_an_end_has_a_log_probability_for_each_token_all_the_same(
    starter: Path, float32: Backend, reference: Backend
) -> None:
    tokens = MarianTokenizer(starter).encode(many_sentences()[0])
    for backend in (float32, reference):
        [[cut]] = backend.submit([tokens], 3)()
        assert len(cut.log_probs) == len(cut.tokens) + cut.finished


def test_the_tokenizer_is_marians(starter: Path) -> None:
    from transformers import MarianTokenizer as Reference

    ours, theirs = MarianTokenizer(starter), Reference.from_pretrained(starter)
    for text in [*many_sentences()[:50], "Khulasa 1.0 و٢٥٪ (نعم)", ""]:
        # Pieces outside the vocabulary become unknown where they are turned into numbers.
        encoded = [piece if piece in ours.vocabulary else UNKNOWN for piece in ours.encode(text)]
        assert encoded == theirs.convert_ids_to_tokens(theirs(text)["input_ids"])
        ids = theirs(text_target=text)["input_ids"]
        pieces = theirs.convert_ids_to_tokens(ids)
        assert ours.decode(pieces) == theirs.decode(ids, skip_special_tokens=True).strip()
