"""No weight is ever made up: what is missing, odd or left over is a refusal that names it."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from khulasa.conversion.convert import convert
from khulasa.conversion.opus import convert_release
from khulasa.conversion.sizes import check_sizes
from khulasa.models.folders.layout import CheckpointError
from models.checkpoints import make_bart, make_llama, make_marian, make_pegasus, make_t5
from models.opus_release import make_release

Tensors = dict[str, Any]

MAKERS: dict[str, Callable[[Path], Path]] = {
    "marian": make_marian,
    "bart": make_bart,
    "t5": make_t5,
    "pegasus": make_pegasus,
    "llama": make_llama,
}
# A weight of each kind that a model is made of.
SOME = {
    "marian": (
        "model.shared.weight",
        "model.decoder.layers.0.encoder_attn.q_proj.weight",
        "model.encoder.layers.1.fc2.bias",
        "model.encoder.layers.0.final_layer_norm.weight",
    ),
    "bart": ("model.encoder.embed_positions.weight", "model.decoder.layernorm_embedding.bias"),
    "t5": ("decoder.block.1.layer.2.DenseReluDense.wo.weight", "encoder.final_layer_norm.weight"),
    "pegasus": ("model.encoder.layer_norm.weight", "model.decoder.layers.0.fc1.weight"),
    "llama": ("model.layers.1.mlp.up_proj.weight", "model.norm.weight"),
}
EACH = [(kind, name) for kind, names in SOME.items() for name in names]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("sound")
    return {kind: make(folder / kind) for kind, make in MAKERS.items()}


def with_weights(checkpoint: Path, folder: Path, change: Callable[[Tensors], object]) -> Path:
    shutil.copytree(checkpoint, folder)
    tensors = load_file(folder / "model.safetensors")
    change(tensors)
    save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})
    return folder


@pytest.mark.parametrize(("kind", "name"), EACH)
def test_a_missing_weight_is_named(
    sound: dict[str, Path], tmp_path: Path, kind: str, name: str
) -> None:
    gap = with_weights(sound[kind], tmp_path / "gap", lambda tensors: tensors.pop(name))
    with pytest.raises(CheckpointError, match=f"not complete: it has no .*{name}"):
        convert(gap, tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("kind", "name"), EACH)
@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_a_weight_that_is_no_number_is_named(
    sound: dict[str, Path], tmp_path: Path, kind: str, name: str, value: float
) -> None:
    def spoil(tensors: Tensors) -> None:
        tensors[name].flat[-1] = value

    spoilt = with_weights(sound[kind], tmp_path / "spoilt", spoil)
    with pytest.raises(CheckpointError, match="no numbers"):
        convert(spoilt, tmp_path / "out")


@pytest.mark.parametrize("kind", MAKERS)
def test_a_weight_of_another_shape_is_refused(
    sound: dict[str, Path], tmp_path: Path, kind: str
) -> None:
    name = SOME[kind][-1]

    def cut(tensors: Tensors) -> None:
        tensors[name] = np.ascontiguousarray(tensors[name][:-1])

    with pytest.raises(CheckpointError, match=name):
        convert(with_weights(sound[kind], tmp_path / "cut", cut), tmp_path / "out")


@pytest.mark.parametrize("kind", MAKERS)
def test_a_weight_that_nothing_uses_is_refused(
    sound: dict[str, Path], tmp_path: Path, kind: str
) -> None:
    def add(tensors: Tensors) -> None:
        tensors["model.adapter.weight"] = np.ones((4, 4), np.float32)

    with pytest.raises(CheckpointError, match=r"nothing there uses model\.adapter\.weight"):
        convert(with_weights(sound[kind], tmp_path / "more", add), tmp_path / "out")


def test_a_copy_of_tied_weights_is_no_leftover(sound: dict[str, Path], tmp_path: Path) -> None:
    def copy(tensors: Tensors) -> None:
        shared = tensors["model.shared.weight"]
        for part in ("encoder", "decoder"):
            tensors[f"model.{part}.embed_tokens.weight"] = shared.copy()
            tensors[f"model.{part}.embed_positions.weight"] = np.zeros((128, 64), np.float32)

    assert convert(with_weights(sound["marian"], tmp_path / "m", copy), tmp_path / "out") == "numpy"


def test_an_output_of_its_own_is_used(sound: dict[str, Path], tmp_path: Path) -> None:
    def untie(tensors: Tensors) -> None:
        tensors["lm_head.weight"] = -tensors["shared.weight"]

    convert(sound["t5"], tmp_path / "tied", None)
    convert(with_weights(sound["t5"], tmp_path / "m", untie), tmp_path / "untied", None)
    contents = [(tmp_path / kind / "model.bin").read_bytes() for kind in ("tied", "untied")]
    assert contents[0] != contents[1]


@pytest.mark.parametrize(
    "name",
    ["Wemb", "decoder_ff_logit_out_b", "encoder_l1_self_bq", "decoder_l1_context_Wo_ln_scale"],
)
@pytest.mark.parametrize("fault", ["missing", "nan", "short"])
def test_an_opus_mt_release_must_be_complete(
    sound: dict[str, Path], tmp_path: Path, name: str, fault: str
) -> None:
    folder = tmp_path / "release"
    with zipfile.ZipFile(make_release(sound["marian"], tmp_path / "opus.zip")) as archive:
        archive.extractall(folder)
    convert_release(folder, tmp_path / "sound")
    with np.load(folder / "opus.npz") as loaded:
        weights: dict[str, Any] = {key: np.array(loaded[key]) for key in loaded.files}
    if fault == "missing":
        del weights[name]
    elif fault == "nan":
        weights[name].flat[0] = np.nan
    else:
        weights[name] = weights[name][..., :-1]
    np.savez(folder / "opus.npz", **weights)
    with pytest.raises(CheckpointError):
        convert_release(folder, tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("kind", "key", "value"),
    [
        ("marian", "encoder_layers", 10**9),
        ("marian", "decoder_attention_heads", 0),
        ("marian", "encoder_attention_heads", 3),
        ("marian", "max_position_embeddings", 10**12),
        ("bart", "d_model", -64),
        ("bart", "vocab_size", "many"),
        ("t5", "num_layers", 10**9),
        ("t5", "d_ff", 10**9),
        ("llama", "num_attention_heads", 0),
        ("llama", "hidden_size", True),
    ],
)
def test_sizes_that_cannot_be_are_refused_before_anything_is_built(
    sound: dict[str, Path], tmp_path: Path, kind: str, key: str, value: object
) -> None:
    checkpoint = tmp_path / "checkpoint"
    shutil.copytree(sound[kind], checkpoint)
    config = json.loads((checkpoint / "config.json").read_text())
    assert key in config
    check_sizes(config)
    (checkpoint / "config.json").write_text(json.dumps({**config, key: value}))
    with pytest.raises(CheckpointError, match=rf"configuration cannot be: .*{key}"):
        convert(checkpoint, tmp_path / "out")


def test_a_configuration_of_a_giant_with_a_dwarfs_weights_is_not_built(
    sound: dict[str, Path], tmp_path: Path
) -> None:
    checkpoint = tmp_path / "checkpoint"
    shutil.copytree(sound["t5"], checkpoint)
    config = json.loads((checkpoint / "config.json").read_text())
    config |= {"num_layers": 500, "d_model": 32768, "d_ff": 1 << 20}
    (checkpoint / "config.json").write_text(json.dumps(config))
    with pytest.raises(CheckpointError, match="far smaller"):
        convert(checkpoint, tmp_path / "out")
