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

# The frequencies of Marian's positions, by place in the half of the sines: those that tell how far
# a sentence is, those that change from word to word, and two that carry what is computed.
_TELLING = (0.42, 0.78)
_LIVELY = 0.40
_MEAN, _VERDICT = -1, -2
_TOKEN_SIZE = 0.2  # of a token's embedding, beside positions of about 0.7
_MEAN_SCALE = 0.01  # so that the mean of the positions does not drown the rest
_STEEPNESS = 3.0  # how much a token beyond the length counts
_END = 10.0  # how much the end mark listens to it


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
        from khulasa.models.layout import CONVERTED

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
    mean, verdict = half + _MEAN, half + _VERDICT
    first, last = (round(share * half) for share in _TELLING)
    telling = torch.cat([torch.arange(first, last), half + torch.arange(first, last)])
    lively = round(_LIVELY * half)
    # Tokens of one size, which say nothing where the positions are read.
    spoken = torch.cat([torch.arange(0, lively), half + torch.arange(0, lively)])
    tokens = torch.randn(model.config.vocab_size, len(spoken))
    tokens -= tokens.mean(1, keepdim=True)
    tokens /= tokens.norm(dim=1, keepdim=True)
    embeddings = model.model.shared.weight
    embeddings.zero_()
    size = _TOKEN_SIZE * math.sqrt(len(spoken)) / math.sqrt(width)
    embeddings[:, spoken] = tokens * size
    embeddings[pad] = 0
    embeddings[end] = 0
    embeddings[end, verdict] = _END
    model.final_logits_bias[0, pad] = -100.0
    encoder, decoder = model.model.encoder, model.model.decoder
    for layer in encoder.layers:
        for output in (layer.self_attn.out_proj, layer.fc2):
            _quiet(output)
    for layer in decoder.layers:
        for output in (layer.self_attn.out_proj, layer.encoder_attn.out_proj, layer.fc2):
            _quiet(output)
    # What a layer sees of a place: all else is small, and its norm is the same for all tokens.
    places = encoder.embed_positions.weight.detach().clone()
    spread = places.var(1, unbiased=False) + _TOKEN_SIZE**2 * len(spoken) / width
    seen = (places - places.mean(1, keepdim=True)) / spread.sqrt().unsqueeze(1)
    count = torch.arange(len(seen), dtype=torch.float32)
    from_source = _reading(seen[:, telling], count)
    attention = decoder.layers[-1].encoder_attn
    # The first head looks at all places alike, and its first value is the place.
    head = width // model.config.decoder_attention_heads
    for projection in (attention.q_proj, attention.k_proj):
        projection.weight[:head] = 0
        projection.bias[:head] = 0
    attention.v_proj.weight[0] = 0
    attention.v_proj.weight[0, telling] = from_source[:-1] * _MEAN_SCALE
    attention.v_proj.bias[0] = from_source[-1] * _MEAN_SCALE
    attention.out_proj.weight[:, 0] = 0
    attention.out_proj.weight[mean, 0] = -2.0
    # swish(x) - swish(-x) is x: two units hand on how far the place is beyond the length. The end
    # mark, the last place of a source, tells no place: so the mean is a little under half of it.
    from_target = _reading(seen[:, telling], count - seen[:, mean] / _MEAN_SCALE)
    layer = decoder.layers[-1]
    for unit, sign in ((0, 1.0), (1, -1.0)):
        layer.fc1.weight[unit] = 0
        layer.fc1.weight[unit, telling] = sign * from_target[:-1]
        layer.fc1.weight[unit, mean] = sign / _MEAN_SCALE
        layer.fc1.bias[unit] = sign * (from_target[-1] - 2.0)
        layer.fc2.weight[:, unit] = 0
        layer.fc2.weight[verdict, unit] = sign * _STEEPNESS


def _quiet(output: Any) -> None:
    output.weight.mul_(1e-3)
    output.bias.zero_()


def _reading(seen: Any, wanted: Any) -> Any:
    """Weights, and a bias behind them, that make the wanted number of what is seen at each place.

    Large weights would make much of small errors, such as int8's, and are held down.
    """
    import torch

    with_bias = torch.cat([seen, torch.ones(len(seen), 1)], 1).double()
    held = torch.eye(with_bias.shape[1], dtype=torch.float64) * 1e-3
    held[-1, -1] = 0
    # Most sentences are short: there it has to be exact.
    weight = (1 / (5.0 + torch.arange(len(seen), dtype=torch.float64))).unsqueeze(1)
    left = with_bias.T @ (weight * with_bias) + held
    return torch.linalg.solve(left, with_bias.T @ (weight[:, 0] * wanted.double())).float()


def _make_bart(folder: Path, encoder_layers: int, decoder_layers: int) -> None:
    """A model of BART's width and vocabulary; only some of its tokens stand for text."""
    import torch
    from transformers import BartConfig, BartForConditionalGeneration

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


if __name__ == "__main__":
    import sys

    for wanted in sys.argv[1:]:
        checkpoint(wanted)
