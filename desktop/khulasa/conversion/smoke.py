"""First sentences through a new model: they must come out with words and a sane score.

Where torch is installed, the checkpoint itself must find the translations as likely.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import ctranslate2

from khulasa.engine.backends.tokenizer import END, MarianTokenizer
from khulasa.engine.writers.generator import TextGenerator
from khulasa.models.folders.layout import read_json
from khulasa.reasons import WordedError, reason_of
from khulasa.summary.writing.prompt import fill_prompt
from khulasa.translation.backend import ModelLoadError
from khulasa.wording import phrase

_LONGEST = 48

# Rounding to 8 bits moves the mean log-probability of a token far less than this.
_ROUNDING = 0.25

# The same question in the languages that the catalogue translates from.
_SENTENCES = {
    "ar": "أين المكتبة؟",
    "de": "Wo ist die Bibliothek?",
    "es": "¿Dónde está la biblioteca?",
    "fa": "کتابخانه کجاست؟",
    "fr": "Où est la bibliothèque ?",
    "he": "איפה הספרייה?",
    "hi": "पुस्तकालय कहाँ है?",
    "id": "Di mana perpustakaan?",
    "it": "Dov'è la biblioteca?",
    "ja": "図書館はどこですか。",
    "ko": "도서관이 어디에 있습니까?",
    "pt": "Onde fica a biblioteca?",
    "ru": "Где библиотека?",
    "sw": "Maktaba iko wapi?",
    "tr": "Kütüphane nerede?",
    "uk": "Де бібліотека?",
    "ur": "لائبریری کہاں ہے؟",
    "zh": "图书馆在哪里？",
}
_ENGLISH = "Where is the library? It stands beside the old bridge, and it opens at nine."


class SmokeError(WordedError):
    """The model is no good; the message says what came out."""


@dataclass(frozen=True, slots=True)
class Smoke:
    """What a model made of a sentence."""

    text: str
    output: str
    score: float


def smoke_test(
    folder: Path,
    converted: Path,
    language: str,
    prefix: str,
    prompt: str,
    compute_type: str,
    *,
    checkpoint: Path | None = None,
) -> Smoke:
    """Run a few sentences; returns the first.

    Args:
        folder: The model's folder, with tokenizer and ``config.json``.
        converted: Its CTranslate2 model.
        language: ISO 639-1 code of what it reads.
        prefix: Mark before the text; may be empty.
        prompt: What a summariser wants to read, with ``{text}`` in it; empty if just the text.
        compute_type: As CTranslate2 names it.
        checkpoint: What it was converted from, if transformers can read it.

    Raises:
        SmokeError: It cannot be loaded, says nothing, has no finite score, or says something else
            than the checkpoint.
    """
    text = _SENTENCES.get(language, _ENGLISH)
    kind = read_json(folder / "config.json").get("model_type")
    try:
        if kind == "marian":
            tries = _translate(folder, converted, compute_type, _several(text), prefix, checkpoint)
        elif kind == "llama":
            generator = TextGenerator(folder, converted, compute_type)
            tries = [generator.generate(fill_prompt(prompt, text), _LONGEST)]
        else:
            translator = _translator(converted, compute_type)
            wanted = [fill_prompt(prompt, each) for each in _several(text)]
            tries = [_rewrite(folder, translator, each, bart=kind == "bart") for each in wanted]
    except (ModelLoadError, RuntimeError, ValueError) as error:
        raise SmokeError(
            phrase("The converted model does not run: {error}", error=reason_of(error))
        ) from error
    for output, score in tries:
        if not output.strip() or not math.isfinite(score):
            raise SmokeError(
                phrase(
                    "The converted model says nothing sensible ({output!r}, score {score})",
                    output=output,
                    score=score,
                )
            )
    return Smoke(text, *tries[0])


def _several(text: str) -> tuple[str, ...]:
    return text, text[:-1], f"1. {text}"


def _translator(converted: Path, compute_type: str) -> ctranslate2.Translator:
    return ctranslate2.Translator(str(converted), compute_type=compute_type, intra_threads=1)


def _translate(
    folder: Path,
    converted: Path,
    compute_type: str,
    texts: Sequence[str],
    prefix: str,
    checkpoint: Path | None,
) -> list[tuple[str, float]]:
    tokenizer = MarianTokenizer(folder, prefix)
    sources = [tokenizer.encode(text) for text in texts]
    results = _translator(converted, compute_type).translate_batch(
        sources, max_decoding_length=_LONGEST, return_scores=True, return_end_token=True
    )
    targets = [result.hypotheses[0] for result in results]
    scores = [float(result.scores[0]) for result in results]
    for score, expected in zip(scores, _reference(checkpoint, sources, targets), strict=False):
        # Not "greater": a score that is no number is never near.
        if not abs(score - expected) <= _ROUNDING:
            raise SmokeError(
                phrase(
                    "The converted model is not the one that was fetched "
                    "(score {score:.2f} instead of {expected:.2f})",
                    score=score,
                    expected=expected,
                )
            )
    return [
        (tokenizer.decode([token for token in target if token != END]), score)
        for target, score in zip(targets, scores, strict=True)
    ]


def _reference(
    checkpoint: Path | None, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]
) -> Sequence[float]:
    """How likely the checkpoint itself finds translations; nothing where torch is missing."""
    if checkpoint is None:
        return ()
    try:
        from khulasa.engine.backends.torch_backend import TorchBackend
    except ImportError:
        return ()
    return TorchBackend(checkpoint, MarianTokenizer(checkpoint).vocabulary).scores(sources, targets)


def _rewrite(
    folder: Path, translator: ctranslate2.Translator, text: str, *, bart: bool
) -> tuple[str, float]:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    (result,) = translator.translate_batch(
        [tokenizer.encode(text).tokens],
        # BART was trained to begin with this token; left to itself it repeats the end mark.
        target_prefix=[["<s>"]] if bart else None,
        max_decoding_length=_LONGEST,
        return_scores=True,
    )
    ids = [tokenizer.token_to_id(token) for token in result.hypotheses[0]]
    return tokenizer.decode([i for i in ids if i is not None]), float(result.scores[0])
