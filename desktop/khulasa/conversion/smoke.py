"""A first sentence through a new model: it must come out with words and a sane score."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import ctranslate2

from khulasa.engine.generator import TextGenerator
from khulasa.engine.tokenizer import MarianTokenizer
from khulasa.models.layout import read_json
from khulasa.summary.writing.prompt import fill_prompt
from khulasa.translation.backend import ModelLoadError
from khulasa.wording import _

_LONGEST = 48

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


class SmokeError(Exception):
    """The model is no good; the message says what came out."""


@dataclass(frozen=True, slots=True)
class Smoke:
    """What a model made of a sentence."""

    text: str
    output: str
    score: float


def smoke_test(
    folder: Path, converted: Path, language: str, prefix: str, prompt: str, compute_type: str
) -> Smoke:
    """Run one sentence.

    Args:
        folder: The model's folder, with tokenizer and ``config.json``.
        converted: Its CTranslate2 model.
        language: ISO 639-1 code of what it reads.
        prefix: Mark before the text; may be empty.
        prompt: What a summariser wants to read, with ``{text}`` in it; empty if just the text.
        compute_type: As CTranslate2 names it.

    Raises:
        SmokeError: It cannot be loaded, says nothing, or has no finite score.
    """
    text = _SENTENCES.get(language, _ENGLISH)
    wanted = fill_prompt(prompt, text)
    kind = read_json(folder / "config.json").get("model_type")
    try:
        if kind == "marian":
            translator = _translator(converted, compute_type)
            output, score = _translate(folder, translator, text, prefix)
        elif kind == "llama":
            generator = TextGenerator(folder, converted, compute_type)
            output, score = generator.generate(wanted, _LONGEST)
        else:
            translator = _translator(converted, compute_type)
            output, score = _rewrite(folder, translator, wanted, bart=kind == "bart")
    except (ModelLoadError, RuntimeError, ValueError) as error:
        raise SmokeError(
            _("The converted model does not run: {error}").format(error=error)
        ) from error
    if not output.strip() or not math.isfinite(score):
        raise SmokeError(
            _("The converted model says nothing sensible ({output!r}, score {score})").format(
                output=output, score=score
            )
        )
    return Smoke(text, output, score)


def _translator(converted: Path, compute_type: str) -> ctranslate2.Translator:
    return ctranslate2.Translator(str(converted), compute_type=compute_type, intra_threads=1)


def _translate(
    folder: Path, translator: ctranslate2.Translator, text: str, prefix: str
) -> tuple[str, float]:
    tokenizer = MarianTokenizer(folder, prefix)
    (result,) = translator.translate_batch(
        [tokenizer.encode(text)], max_decoding_length=_LONGEST, return_scores=True
    )
    return tokenizer.decode(result.hypotheses[0]), float(result.scores[0])


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
