"""What Marian and BART have in common: encoder, decoder and attention into CTranslate2's spec.

CTranslate2's own converter does the same by way of the torch model. Here the weights go straight
from the file into the spec, so that an installed app needs no torch.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from ctranslate2.specs import common_spec, transformer_spec

from khulasa.conversion.checkpoint import Array, UnsupportedCheckpointError, Weights, concatenate

_ACTIVATIONS = {
    "gelu": common_spec.Activation.GELU,
    "gelu_new": common_spec.Activation.GELUTanh,
    "relu": common_spec.Activation.RELU,
    "silu": common_spec.Activation.SWISH,
    "swish": common_spec.Activation.SWISH,
}
_SHARED = "model.shared.weight"
_COPIES = ("model.encoder.embed_tokens.weight", "model.decoder.embed_tokens.weight")
_OUTPUT = "lm_head.weight"
_BIAS = "final_logits_bias"
# Marian's sinusoids, which are computed, and marks that old converters left.
_NOT_NEEDED = (
    *(f"model.{part}.embed_positions.weight" for part in ("encoder", "decoder")),
    *(f"model.{part}.version" for part in ("encoder", "decoder")),
)


def make_spec(config: dict[str, Any], weights: Weights, positions: tuple[Array, Array]) -> Any:
    """Fill a spec with the weights of an encoder-decoder of BART's kind.

    Args:
        config: The checkpoint's ``config.json``.
        weights: Its weights.
        positions: Position encodings of encoder and decoder, a row a position.

    Raises:
        CheckpointError: Weights are missing, of another shape, no numbers, or of no use here.
        UnsupportedCheckpointError: It has something that this conversion does not know.
    """
    activation = _ACTIVATIONS.get(config["activation_function"])
    if activation is None:
        raise UnsupportedCheckpointError(f"the activation {config['activation_function']}")
    spec = transformer_spec.TransformerSpec.from_config(
        (config["encoder_layers"], config["decoder_layers"]),
        config["encoder_attention_heads"],
        pre_norm=config.get("normalize_before", False),
        activation=activation,
        layernorm_embedding=config.get("normalize_embedding", True),
    )
    width = config["d_model"]
    table = (config["vocab_size"], width)
    scale = math.sqrt(width) if config.get("scale_embedding") else 1.0
    for part, name, encodings in zip(
        (spec.encoder, spec.decoder), ("encoder", "decoder"), positions, strict=True
    ):
        embeddings = part.embeddings[0] if isinstance(part.embeddings, list) else part.embeddings
        embeddings.weight = weights.first_of(_SHARED, *_COPIES, shape=table)
        part.scale_embeddings = scale
        part.position_encodings.encodings = encodings
        for norm in ("layer_norm", "layernorm_embedding"):
            if hasattr(part, norm):
                _set_norm(getattr(part, norm), weights, f"model.{name}.{norm}", width)
        for number, layer in enumerate(part.layer):
            inner = config[f"{name}_ffn_dim"]
            _set_layer(layer, weights, f"model.{name}.layers.{number}", width, inner)
    # Tied to the embeddings unless it was saved by itself.
    spec.decoder.projection.weight = weights.first_of(_OUTPUT, _SHARED, *_COPIES, shape=table)
    if _BIAS in weights and np.any(bias := weights.of_shape(_BIAS, 1, config["vocab_size"])):
        spec.decoder.projection.bias = bias.squeeze()
    weights.check_all_used(*_COPIES, of=spec.encoder.embeddings[0].weight, known=_NOT_NEEDED)
    return spec


def _set_layer(layer: Any, weights: Weights, name: str, width: int, inner: int) -> None:
    _set_attention(layer.self_attention, weights, f"{name}.self_attn", width, with_itself=True)
    _set_norm(layer.self_attention.layer_norm, weights, f"{name}.self_attn_layer_norm", width)
    if hasattr(layer, "attention"):
        _set_attention(layer.attention, weights, f"{name}.encoder_attn", width, with_itself=False)
        _set_norm(layer.attention.layer_norm, weights, f"{name}.encoder_attn_layer_norm", width)
    _set_linear(layer.ffn.linear_0, weights, f"{name}.fc1", inner, width)
    _set_linear(layer.ffn.linear_1, weights, f"{name}.fc2", width, inner)
    _set_norm(layer.ffn.layer_norm, weights, f"{name}.final_layer_norm", width)


def _set_attention(
    attention: Any, weights: Weights, name: str, width: int, *, with_itself: bool
) -> None:
    # CTranslate2 multiplies once for all that have the same input.
    groups = ("qkv",) if with_itself else ("q", "kv")
    for linear, group in zip(attention.linear, groups, strict=False):
        parts = [f"{name}.{letter}_proj" for letter in group]
        linear.weight = concatenate(
            *(weights.of_shape(f"{part}.weight", width, width) for part in parts)
        )
        linear.bias = concatenate(*(weights.of_shape(f"{part}.bias", width) for part in parts))
    _set_linear(attention.linear[-1], weights, f"{name}.out_proj", width, width)


def _set_linear(linear: Any, weights: Weights, name: str, out: int, into: int) -> None:
    linear.weight = weights.of_shape(f"{name}.weight", out, into)
    linear.bias = weights.of_shape(f"{name}.bias", out)


def _set_norm(norm: Any, weights: Weights, name: str, width: int) -> None:
    norm.gamma = weights.of_shape(f"{name}.weight", width)
    norm.beta = weights.of_shape(f"{name}.bias", width)
