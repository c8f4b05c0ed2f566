"""A checkpoint in Hugging Face layout, written as the OPUS-MT release it might have come from."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import load_file

_ATTENTION = {"q": "q_proj", "k": "k_proj", "v": "v_proj", "o": "out_proj"}


def make_release(checkpoint: Path, archive: Path) -> Path:
    """Write the zip file of an OPUS-MT release with the weights of a Marian checkpoint."""
    config = json.loads((checkpoint / "config.json").read_text())
    weights = load_file(checkpoint / "model.safetensors")
    marian: dict[str, Any] = {"Wemb": weights["model.shared.weight"][:-1]}
    marian["decoder_ff_logit_out_b"] = weights["final_logits_bias"][:, :-1]
    for side in ("encoder", "decoder"):
        for number in range(config[f"{side}_layers"]):
            theirs, ours = f"model.{side}.layers.{number}", f"{side}_l{number + 1}"
            _attention(marian, weights, f"{theirs}.self_attn", f"{ours}_self")
            if side == "decoder":
                _attention(marian, weights, f"{theirs}.encoder_attn", f"{ours}_context")
            for letter, name in (("1", "fc1"), ("2", "fc2")):
                marian[f"{ours}_ffn_W{letter}"] = weights[f"{theirs}.{name}.weight"].T
                marian[f"{ours}_ffn_b{letter}"] = weights[f"{theirs}.{name}.bias"][None]
            _norm(marian, weights, f"{theirs}.final_layer_norm", f"{ours}_ffn_ffn")
    marian["special:model.yml"] = np.frombuffer(_options(config) + b"\0", dtype=np.int8)
    ids = json.loads((checkpoint / "vocab.json").read_text(encoding="utf-8"))
    tokens = sorted((token for token in ids if token != "<pad>"), key=ids.__getitem__)
    vocabulary = "".join(
        f"{json.dumps(t, ensure_ascii=False)}: {n}\n" for n, t in enumerate(tokens)
    )
    model = archive.with_suffix(".npz")
    np.savez(model, **marian)
    with zipfile.ZipFile(archive, "w") as release:
        release.write(model, "opus.npz")
        release.writestr("opus.vocab.yml", vocabulary)
        release.writestr(
            "decoder.yml",
            "models:\n  - opus.npz\nvocabs:\n  - opus.vocab.yml\n  - opus.vocab.yml\n",
        )
        for name in ("source.spm", "target.spm"):
            release.write(checkpoint / name, name)
        release.writestr("README.md", "An OPUS-MT release.")
    model.unlink()
    return archive


def _attention(marian: dict[str, Any], weights: dict[str, Any], theirs: str, ours: str) -> None:
    for letter, name in _ATTENTION.items():
        marian[f"{ours}_W{letter}"] = weights[f"{theirs}.{name}.weight"].T
        marian[f"{ours}_b{letter}"] = weights[f"{theirs}.{name}.bias"][None]
    _norm(marian, weights, f"{theirs}_layer_norm", f"{ours}_Wo")


def _norm(marian: dict[str, Any], weights: dict[str, Any], theirs: str, ours: str) -> None:
    marian[f"{ours}_ln_scale"] = weights[f"{theirs}.weight"][None]
    marian[f"{ours}_ln_bias"] = weights[f"{theirs}.bias"][None]


def _options(config: dict[str, Any]) -> bytes:
    options = {
        "type": "transformer",
        "enc-depth": config["encoder_layers"],
        "dec-depth": config["decoder_layers"],
        "transformer-heads": config["encoder_attention_heads"],
        "transformer-ffn-activation": config["activation_function"],
        "transformer-preprocess": "",
        "transformer-postprocess": "dan",
        "transformer-postprocess-emb": "d",
        "transformer-decoder-autoreg": "self-attention",
        "transformer-no-projection": False,
        "transformer-guided-alignment-layer": "last",
    }
    return json.dumps(options).encode()
