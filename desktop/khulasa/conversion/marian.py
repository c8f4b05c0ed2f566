"""A Marian checkpoint (opus-mt) into CTranslate2's spec, without torch."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from khulasa.conversion.checkpoint import Array, UnsupportedCheckpointError, Weights
from khulasa.conversion.seq2seq import make_spec
from khulasa.models.folders.layout import read_json

_END, _UNKNOWN, _PAD = "</s>", "<unk>", "<pad>"


def marian_spec(folder: Path, config: dict[str, Any]) -> Any:
    """The spec of a Marian checkpoint.

    Raises:
        CheckpointError: A file is missing or broken.
        UnsupportedCheckpointError: The checkpoint has something that this does not know.
    """
    if not config.get("share_encoder_decoder_embeddings", True):
        raise UnsupportedCheckpointError("separate vocabularies of source and target")
    weights = Weights(folder)
    config = {**config, "normalize_before": False, "normalize_embedding": False}
    kind = weights.first_of(
        *("model.shared.weight", "model.encoder.embed_tokens.weight"),
        shape=(config["vocab_size"], config["d_model"]),
    ).dtype
    positions = _positions(config["max_position_embeddings"], config["d_model"]).astype(kind)
    spec = make_spec(config, weights, (positions, positions.copy()))
    spec.decoder.start_from_zero_embedding = True
    tokens = _vocabulary(folder)
    _leave_out_pad(spec, tokens)
    spec.register_source_vocabulary(tokens)
    spec.register_target_vocabulary(tokens)
    spec.config.eos_token, spec.config.unk_token = _END, _UNKNOWN
    # Any token would do: the decoder starts from a zero embedding.
    spec.config.decoder_start_token = _END
    return spec


def _positions(count: int, dimension: int) -> Array:
    """Sinusoids, the sines in the first half of each row; computed in float64 as upstream."""
    position = np.arange(count)[:, None]
    angles = position / np.power(10000, 2 * (np.arange(dimension) // 2) / dimension)[None, :]
    halves = np.sin(angles[:, 0::2]), np.cos(angles[:, 1::2])
    table: Array = np.concatenate(halves, axis=1).astype(np.float32)
    return table


def _vocabulary(folder: Path) -> list[str]:
    ids = read_json(folder / "vocab.json")
    return sorted(ids, key=lambda token: int(ids[token]))


def _leave_out_pad(spec: Any, tokens: list[str]) -> None:
    """Take out the row that transformers adds to Marian's vocabulary to start decoding from."""
    if tokens[-1] == _PAD:
        tokens.pop()
    size = spec.encoder.embeddings[0].weight.shape[0] - 1
    for part in (spec.encoder.embeddings[0], spec.decoder.embeddings, spec.decoder.projection):
        part.weight = part.weight[:size]
    projection = spec.decoder.projection
    if projection.has_bias():
        projection.bias = projection.bias[:size]
