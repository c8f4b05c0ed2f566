"""Bounds of what a checkpoint's configuration may say, looked at before anything is built of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from khulasa.models.folders.layout import CheckpointError
from khulasa.wording import phrase

_LAYERS, _HEADS, _WIDTH, _INNER = (1, 512), (1, 1024), (1, 1 << 16), (1, 1 << 20)
_TOKENS, _POSITIONS = (1, 1 << 22), (1, 1 << 24)
# Positions that are learned or computed one by one, a row each.
_ROWS = (1, 1 << 16)

_BOUNDS = {
    **dict.fromkeys(("encoder_layers", "decoder_layers", "num_layers"), _LAYERS),
    **dict.fromkeys(("num_decoder_layers", "num_hidden_layers", "n_layer"), _LAYERS),
    **dict.fromkeys(("enc-depth", "dec-depth"), _LAYERS),
    **dict.fromkeys(("encoder_attention_heads", "decoder_attention_heads"), _HEADS),
    **dict.fromkeys(("num_attention_heads", "num_key_value_heads", "num_heads"), _HEADS),
    **dict.fromkeys(("n_head", "transformer-heads"), _HEADS),
    **dict.fromkeys(("d_model", "hidden_size", "n_embd", "d_kv", "head_dim"), _WIDTH),
    **dict.fromkeys(("d_ff", "encoder_ffn_dim", "decoder_ffn_dim", "intermediate_size"), _INNER),
    **dict.fromkeys(("vocab_size", "decoder_vocab_size"), _TOKENS),
    **dict.fromkeys(("max_position_embeddings", "n_positions"), _POSITIONS),
}
_HEADS_OF = {
    "encoder_attention_heads": "d_model",
    "decoder_attention_heads": "d_model",
    "n_head": "n_embd",
}


def check_sizes(config: Mapping[str, Any]) -> None:
    """See to it that a configuration has sizes that a model can have.

    Args:
        config: A checkpoint's ``config.json``, or the options in an OPUS-MT release.

    Raises:
        CheckpointError: It has not.
    """
    bounds = dict(_BOUNDS)
    if config.get("model_type") in ("marian", "bart", "pegasus", "mbart"):
        bounds["max_position_embeddings"] = _ROWS
    for key, (least, most) in bounds.items():
        value = config.get(key)
        if value is None:
            continue
        if type(value) is not int or not least <= value <= most:
            raise CheckpointError(
                phrase(
                    "The checkpoint's configuration cannot be: {key} is {value}, "
                    "and must be a whole number from {least} to {most}.",
                    key=key,
                    value=repr(value)[:40],
                    least=least,
                    most=most,
                )
            )
    for heads, width in _HEADS_OF.items():
        if config.get(heads) and config.get(width) and config[width] % config[heads]:
            raise CheckpointError(
                phrase(
                    "The checkpoint's configuration cannot be: {width} ({size}) cannot be "
                    "divided by {heads} ({count}).",
                    width=width,
                    size=config[width],
                    heads=heads,
                    count=config[heads],
                )
            )
