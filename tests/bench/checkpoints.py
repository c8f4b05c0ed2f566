"""Models of the true size with random weights, made once and kept in ``build/bench``.

A translation is as long as its source, in tokens, whatever runs the model, so that all contestants
do equal work, sentence by sentence. Nothing forces them to: the weights do it. One head of the last
decoder layer looks at all source positions alike and finds their mean, which is half the source's
length; the last feed-forward layer holds that against the place it has reached, and from there on
the end mark is by far the likeliest token. All other weights are random.
"""

from __future__ import annotations

import json
import math
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.places import BUILD, SHARED

SEED = 19
VOCABULARY = 62_834  # of opus-mt ar-en
TOKENIZER = SHARED / "tokenizer" / "opus-mt-ar-en"

# Of Marian's positions, by place in the half of the sines: two whose difference grows with the
# place, four that hardly change, and those that change from word to word.
_QUICK, _SLOW = 0.575, 0.9
_MEAN, _STILL, _VERDICT, _SPARE = -1, -2, -4, -6
_LIVELY = 0.40
_TOKEN_SIZE = 0.1  # of a token's embedding, beside positions of about 0.7
_LOUD = 30.0  # how much larger than all else a layer sees what tells the place
_VALUE = 10.0  # how large the place is among the values that attention hands on
_STEEPNESS = 400.0  # how much a place beyond the length counts
_END = 30.0  # how much the end mark listens to it


@dataclass(frozen=True, slots=True)
class Shape:
    """The size of a Marian model; six layers on both sides."""

    width: int
    feed_forward: int
    heads: int


MARIAN = {
    "opus-mt-ar-en": Shape(512, 2048, 8),
    "opus-mt-tc-big-ar-en": Shape(1024, 4096, 16),
}
# Layers of encoder and decoder; width and vocabulary are BART's.
BART = {"distilbart-cnn-12-6": (12, 6), "distilbart-cnn-6-6": (6, 6)}


def checkpoint(name: str) -> Path:
    """The folder of a model in Hugging Face layout, converted too; made if it is not there."""
    folder = BUILD / name
    if not (folder / "ready").is_file():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        if name in MARIAN:
            _make_marian(folder, MARIAN[name])
        else:
            _make_bart(folder, *BART[name])
        from khulasa.conversion.convert import convert
        from khulasa.models.folders.layout import CONVERTED

        convert(folder, folder / CONVERTED)
        (folder / "ready").touch()
    return folder


def _make_marian(folder: Path, shape: Shape) -> None:
    import torch
    from transformers import MarianConfig, MarianMTModel

    _write_tokenizer(folder)
    vocabulary = json.loads((folder / "vocab.json").read_text(encoding="utf-8"))
    end, pad = vocabulary["</s>"], vocabulary["<pad>"]
    torch.manual_seed(SEED)
    config = MarianConfig(
        vocab_size=len(vocabulary),
        decoder_vocab_size=len(vocabulary),
        d_model=shape.width,
        encoder_layers=6,
        decoder_layers=6,
        encoder_ffn_dim=shape.feed_forward,
        decoder_ffn_dim=shape.feed_forward,
        encoder_attention_heads=shape.heads,
        decoder_attention_heads=shape.heads,
        activation_function="swish",
        max_position_embeddings=512,
        pad_token_id=pad,
        bos_token_id=end,
        eos_token_id=end,
        forced_eos_token_id=end,
        decoder_start_token_id=pad,
        scale_embedding=True,
    )
    model = MarianMTModel(config)
    with torch.no_grad():
        _give_lengths(model, end, pad)
    model.save_pretrained(folder)


def _write_tokenizer(folder: Path) -> None:
    """Write opus-mt's tokenizer; where it is not there, a small one filled up to its size."""
    if TOKENIZER.is_dir():
        for name in ("source.spm", "target.spm", "vocab.json", "tokenizer_config.json"):
            (folder / name).write_bytes((TOKENIZER / name).read_bytes())
        return
    from models.checkpoints import make_marian

    tiny = make_marian(folder / "tiny")
    for path in tiny.iterdir():
        if path.suffix != ".safetensors":
            path.rename(folder / path.name)
    shutil.rmtree(tiny)
    vocabulary = json.loads((folder / "vocab.json").read_text(encoding="utf-8"))
    del vocabulary["<pad>"]
    vocabulary |= {f"unused{n}": n for n in range(len(vocabulary), VOCABULARY - 1)}
    vocabulary["<pad>"] = VOCABULARY - 1
    (folder / "vocab.json").write_text(json.dumps(vocabulary, ensure_ascii=False), encoding="utf-8")


def _give_lengths(model: Any, end: int, pad: int) -> None:
    """Change a model so that its outputs are as long as its inputs."""
    import torch

    width: int = model.config.d_model
    half = width // 2
    quick, slow = round(_QUICK * half), round(_SLOW * half)
    mean, still, verdict, spare = (half + n for n in (_MEAN, _STILL, _VERDICT, _SPARE))
    lively = round(_LIVELY * half)
    # Tokens of one size, which say nothing where the places are read.
    spoken = torch.cat([torch.arange(0, lively), half + torch.arange(0, lively)])
    tokens = torch.randn(model.config.vocab_size, len(spoken))
    tokens -= tokens.mean(1, keepdim=True)
    tokens /= tokens.norm(dim=1, keepdim=True)
    embeddings = model.model.shared.weight
    embeddings.zero_()
    embeddings[:, spoken] = tokens * _TOKEN_SIZE * math.sqrt(len(spoken) / width)
    embeddings[pad] = embeddings[end] = 0
    # With a sum of zero, so that the end of a source looks the same at every place.
    embeddings[end, verdict], embeddings[end, spare] = _END, -_END
    model.final_logits_bias[0, pad] = -100.0
    encoder, decoder = model.model.encoder, model.model.decoder
    for layer in encoder.layers:
        for output in (layer.self_attn.out_proj, layer.fc2):
            _quiet(output)
    for layer in decoder.layers:
        for output in (layer.self_attn.out_proj, layer.encoder_attn.out_proj, layer.fc2):
            _quiet(output)
    layer = decoder.layers[-1]
    # Loud, so that int8 hears it; differences of two, so that it does not matter what all share.
    encoder.layers[-1].final_layer_norm.weight[[quick, slow]] = _LOUD
    layer.encoder_attn_layer_norm.weight[[quick, slow, mean, still]] = _LOUD
    attention = layer.encoder_attn
    head = width // model.config.decoder_attention_heads
    for projection in (attention.q_proj, attention.k_proj):
        # The first head looks at all places alike.
        projection.weight[:head] = 0
        projection.bias[:head] = 0
    for projection in (attention.k_proj, attention.v_proj):
        projection.weight[:, [quick, slow]] = 0
    attention.v_proj.weight[0] = 0
    attention.v_proj.weight[0, quick] = _VALUE / _LOUD
    attention.v_proj.weight[0, slow] = -_VALUE / _LOUD
    attention.v_proj.bias[0] = 0
    attention.out_proj.weight[:, 0] = 0
    attention.out_proj.weight[mean, 0] = -2.0 / _VALUE
    layer.fc1.weight[:, [quick, slow, mean, still]] = 0
    # swish(x) - swish(-x) is x: two units hand on how far the place is beyond the length.
    for unit, sign in ((0, 1.0), (1, -1.0)):
        layer.fc1.weight[unit] = 0
        layer.fc1.weight[unit, [quick, mean]] = sign
        layer.fc1.weight[unit, [slow, still]] = -sign
        layer.fc1.bias[unit] = 0
        layer.fc2.weight[:, unit] = 0
        layer.fc2.weight[verdict, unit] = sign * _STEEPNESS / _LOUD


def _quiet(output: Any) -> None:
    output.weight.mul_(1e-3)
    output.bias.zero_()


def _make_bart(folder: Path, encoder_layers: int, decoder_layers: int) -> None:
    """A model of BART's width and vocabulary; only some of its tokens stand for text."""
    import torch
    from transformers import BartConfig, BartForConditionalGeneration

    from khulasa.conversion.build import add_tokenizer
    from models.checkpoints import make_bart as make_tiny

    config = BartConfig(encoder_layers=encoder_layers, decoder_layers=decoder_layers)
    tiny = make_tiny(folder / "tiny")
    for path in tiny.iterdir():
        if path.suffix != ".safetensors":
            path.rename(folder / path.name)
    shutil.rmtree(tiny)
    vocabulary = json.loads((folder / "vocab.json").read_text(encoding="utf-8"))
    vocabulary |= {f"unused{n}": n for n in range(len(vocabulary), config.vocab_size)}
    (folder / "vocab.json").write_text(json.dumps(vocabulary, ensure_ascii=False), encoding="utf-8")
    torch.manual_seed(SEED)
    BartForConditionalGeneration(config).save_pretrained(folder)
    add_tokenizer(folder)


if __name__ == "__main__":
    import sys

    for wanted in sys.argv[1:]:
        checkpoint(wanted)
