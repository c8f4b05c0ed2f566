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


def make_spec(config: dict[str, Any], weights: Weights, positions: tuple[Array, Array]) -> Any:
    """Fill a spec with the weights of an encoder-decoder of BART's kind.

    Args:
        config: The checkpoint's ``config.json``.
        weights: Its weights.
        positions: Position encodings of encoder and decoder, a row a position.

    Raises:
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
    scale = math.sqrt(config["d_model"]) if config.get("scale_embedding") else 1.0
    for part, name, encodings in zip(
        (spec.encoder, spec.decoder), ("encoder", "decoder"), positions, strict=True
    ):
        embeddings = part.embeddings[0] if isinstance(part.embeddings, list) else part.embeddings
        embeddings.weight = weights.first_of(_SHARED, f"model.{name}.embed_tokens.weight")
        part.scale_embeddings = scale
        part.position_encodings.encodings = encodings
        for norm in ("layer_norm", "layernorm_embedding"):
            if f"model.{name}.{norm}.weight" in weights:
                _set_norm(getattr(part, norm), weights, f"model.{name}.{norm}")
        for number, layer in enumerate(part.layer):
            _set_layer(layer, weights, f"model.{name}.layers.{number}")
    # Tied to the embeddings unless it was saved by itself.
    spec.decoder.projection.weight = weights.first_of(
        "lm_head.weight", _SHARED, "model.decoder.embed_tokens.weight"
    )
    if "final_logits_bias" in weights and np.any(bias := weights["final_logits_bias"]):
        spec.decoder.projection.bias = bias.squeeze()
    return spec


def _set_layer(layer: Any, weights: Weights, name: str) -> None:
    _set_attention(layer.self_attention, weights, f"{name}.self_attn", with_itself=True)
    _set_norm(layer.self_attention.layer_norm, weights, f"{name}.self_attn_layer_norm")
    if f"{name}.encoder_attn.q_proj.weight" in weights:
        _set_attention(layer.attention, weights, f"{name}.encoder_attn", with_itself=False)
        _set_norm(layer.attention.layer_norm, weights, f"{name}.encoder_attn_layer_norm")
    _set_linear(layer.ffn.linear_0, weights, f"{name}.fc1")
    _set_linear(layer.ffn.linear_1, weights, f"{name}.fc2")
    _set_norm(layer.ffn.layer_norm, weights, f"{name}.final_layer_norm")


def _set_attention(attention: Any, weights: Weights, name: str, *, with_itself: bool) -> None:
    # CTranslate2 multiplies once for all that have the same input.
    groups = ("qkv",) if with_itself else ("q", "kv")
    for linear, group in zip(attention.linear, groups, strict=False):
        parts = [f"{name}.{letter}_proj" for letter in group]
        linear.weight = concatenate(*(weights[f"{part}.weight"] for part in parts))
        linear.bias = concatenate(*(weights[f"{part}.bias"] for part in parts))
    _set_linear(attention.linear[-1], weights, f"{name}.out_proj")


def _set_linear(linear: Any, weights: Weights, name: str) -> None:
    linear.weight = weights[f"{name}.weight"]
    linear.bias = weights[f"{name}.bias"]


def _set_norm(norm: Any, weights: Weights, name: str) -> None:
    norm.gamma = weights[f"{name}.weight"]
    norm.beta = weights[f"{name}.bias"]
