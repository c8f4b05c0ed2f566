"""A BART checkpoint into CTranslate2's spec, without torch."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from khulasa.conversion.checkpoint import Weights
from khulasa.conversion.seq2seq import make_spec
from khulasa.models.folders.layout import read_json

# The learned position embeddings begin with two rows that are never used.
_POSITION_OFFSET = 2
_SPECIAL = {"bos_token": "<s>", "eos_token": "</s>", "unk_token": "<unk>"}


def bart_spec(folder: Path, config: dict[str, Any]) -> Any:
    """The spec of a BART checkpoint.

    Raises:
        CheckpointError: A file is missing or broken.
        UnsupportedCheckpointError: The checkpoint has something that this does not know.
    """
    weights = Weights(folder)
    rows = config["max_position_embeddings"] + _POSITION_OFFSET
    encoder, decoder = (
        weights.of_shape(f"model.{part}.embed_positions.weight", rows, config["d_model"])[
            _POSITION_OFFSET:
        ]
        for part in ("encoder", "decoder")
    )
    spec = make_spec(config, weights, (encoder, decoder))
    tokens = vocabulary(folder)
    spec.register_source_vocabulary(tokens[: config["vocab_size"]])
    spec.register_target_vocabulary(tokens[: config["vocab_size"]])
    for name, token in _SPECIAL.items():
        setattr(spec.config, name, token)
    spec.config.decoder_start_token = tokens[config["decoder_start_token_id"]]
    return spec


def vocabulary(folder: Path) -> list[str]:
    """Tokens in the order of their ids, from ``tokenizer.json`` or ``vocab.json``.

    Raises:
        CheckpointError: There is neither.
    """
    path = folder / "tokenizer.json"
    if path.is_file():
        tokenizer = read_json(path)
        ids = dict(tokenizer["model"]["vocab"])
        ids.update({added["content"]: added["id"] for added in tokenizer.get("added_tokens", [])})
    else:
        ids = read_json(folder / "vocab.json")
    return sorted(ids, key=lambda token: int(ids[token]))
