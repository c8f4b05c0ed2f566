"""Translates lists of sentences with an exported model: by either backend, or by the whole app."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import ctranslate2
import sentencepiece as spm
import torch
from transformers import AutoTokenizer, MarianMTModel

from khulasa.article.sentences.splitting import split_sentences
from khulasa.engine.client import Engine
from khulasa.engine.messages import JobFailed, SentenceDone, Translate, model_spec
from khulasa.models.catalogue import load_catalogue
from khulasa.translation.normalise import model_copy
from khulasa.translation.result import Status

BEAM = 4
STARTER = "starter-ar-en"


def translate(
    folder: Path, sentences: Sequence[str], compute_type: str = "int8", threads: int = 1
) -> list[str]:
    """Translates with CTranslate2, beam 4.

    Args:
        folder: a Hugging Face folder with `ctranslate2-int8` in it, for int8; for other types with
            a folder `ctranslate2-float32`.
        sentences: Arabic sentences as found in a text.
        compute_type: int8 or float32.
        threads: sentences translated at a time.
    """
    inner = folder / f"ctranslate2-{compute_type}"
    translator = ctranslate2.Translator(
        str(inner), compute_type=compute_type, inter_threads=threads, intra_threads=1
    )
    pieces = spm.SentencePieceProcessor(model_file=str(folder / "source.spm"))
    encoded = [[*pieces.encode(_copy(s), out_type=str)[:500], "</s>"] for s in sentences]
    results = translator.translate_batch(
        encoded, beam_size=BEAM, max_batch_size=16, max_decoding_length=_longest(encoded)
    )
    return [pieces.decode_pieces(result.hypotheses[0]) for result in results]


def translate_by_transformers(folder: Path, sentences: Sequence[str]) -> list[str]:
    """Translates with transformers in float32: the reference."""
    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = MarianMTModel.from_pretrained(folder, dtype=torch.float32).eval()
    output: list[str] = []
    for start in range(0, len(sentences), 16):
        batch: Any = tokenizer(
            [_copy(s) for s in sentences[start : start + 16]], return_tensors="pt", padding=True
        )
        with torch.inference_mode():
            found = model.generate(
                **batch, num_beams=BEAM, max_length=2 * batch["input_ids"].shape[1] + 16
            )
        output.extend(tokenizer.batch_decode(found, skip_special_tokens=True))
    return output


def translate_by_app(folder: Path, sentences: Sequence[str]) -> list[str]:
    """Translates with the app's engine, which checks each sentence and tries a doubtful one again.

    Raises:
        RuntimeError: if the engine failed, or some sentences did.
    """
    starter = next(model for model in load_catalogue().models if model.name == STARTER)
    spec = model_spec(replace(starter, folder=folder))
    found: dict[int, str] = {}
    engine = Engine()
    try:
        for event in engine.run(Translate(1, spec, "ar", "en", tuple(enumerate(sentences)))):
            if isinstance(event, SentenceDone) and event.translation.status is not Status.FAILED:
                found[event.number] = event.translation.target
            elif isinstance(event, JobFailed):
                raise RuntimeError(event.message)
    finally:
        engine.close()
    if len(found) < len(sentences):
        raise RuntimeError(f"{len(sentences) - len(found)} sentences failed")
    return [found[number] for number in range(len(sentences))]


def translate_paragraphs(
    paragraphs: Sequence[str], translator: Callable[[Sequence[str]], Sequence[str]]
) -> list[str]:
    """Translates paragraphs sentence by sentence, and joins the sentences again."""
    spans = [split_sentences(paragraph, "ar") for paragraph in paragraphs]
    sentences = [
        paragraph[span.start : span.end].strip()
        for paragraph, found in zip(paragraphs, spans, strict=True)
        for span in found
    ]
    translated = iter(translator(sentences))
    return [" ".join(next(translated) for _ in found) for found in spans]


def _copy(sentence: str) -> str:
    return model_copy(sentence, "ar", map_digits=True)


def _longest(encoded: Sequence[Sequence[str]]) -> int:
    return min(400, 2 * max(len(tokens) for tokens in encoded) + 16)
