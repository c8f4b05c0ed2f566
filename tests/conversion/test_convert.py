"""The conversion without torch gives what CTranslate2's own converter gives, bit for bit."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from khulasa.conversion.convert import _convert_with_torch, convert, unpickle
from khulasa.conversion.gguf import unpack_gguf
from khulasa.models.folders.layout import CheckpointError
from models.checkpoints import make_bart, make_marian, make_t5

Make = Callable[[Path], Path]

CHECKPOINTS: dict[str, Make] = {
    "marian": make_marian,
    "marian in half precision": lambda folder: make_marian(folder, half=True),
    "marian with target marks": lambda folder: make_marian(folder, marks=(">>ara<<", ">>fra<<")),
    "bart": make_bart,
}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("kind", CHECKPOINTS)
@pytest.mark.parametrize("quantization", ["int8", None])
def test_every_file_is_the_same(tmp_path: Path, kind: str, quantization: str | None) -> None:
    checkpoint = CHECKPOINTS[kind](tmp_path / "checkpoint")
    assert convert(checkpoint, tmp_path / "numpy", quantization) == "numpy"
    _convert_with_torch(checkpoint, tmp_path / "torch", quantization)
    ours, theirs = contents(tmp_path / "numpy"), contents(tmp_path / "torch")
    assert ours.keys() == theirs.keys()
    for name in ours:
        assert ours[name] == theirs[name], name


def test_the_starter_model_is_the_same(starter: Path, tmp_path: Path) -> None:
    assert convert(starter, tmp_path / "numpy") == "numpy"
    _convert_with_torch(starter, tmp_path / "torch", "int8")
    assert contents(tmp_path / "numpy") == contents(tmp_path / "torch")


def convert_without_torch(checkpoint: Path, output: Path) -> subprocess.CompletedProcess[str]:
    code = (
        "import sys; sys.modules['torch'] = sys.modules['transformers'] = None\n"
        "from pathlib import Path\n"
        "from khulasa.conversion.convert import convert\n"
        "print(convert(Path(sys.argv[1]), Path(sys.argv[2])))"
    )
    return subprocess.run(
        [sys.executable, "-c", code, checkpoint, output], capture_output=True, text=True
    )


def test_torch_is_not_needed(starter: Path, tmp_path: Path) -> None:
    result = convert_without_torch(starter, tmp_path / "out")
    assert (result.stdout.strip(), result.returncode) == ("numpy", 0), result.stderr
    assert (tmp_path / "out" / "model.bin").is_file()


def test_torch_is_not_needed_for_pickled_weights(tmp_path: Path) -> None:
    import torch
    from safetensors.torch import load_file

    checkpoint = make_marian(tmp_path / "checkpoint")
    weights = checkpoint / "model.safetensors"
    torch.save(load_file(weights), checkpoint / "pytorch_model.bin")
    weights.unlink()
    result = convert_without_torch(checkpoint, tmp_path / "out")
    assert (result.stdout.strip(), result.returncode) == ("numpy", 0), result.stderr


def test_where_torch_is_needed_and_missing_the_way_out_is_said(tmp_path: Path) -> None:
    result = convert_without_torch(make_t5(tmp_path / "t5"), tmp_path / "out")
    assert "needs torch and transformers" in result.stderr
    assert "pip install 'khulasa[torch]'" in result.stderr
    assert "khulasa models export" in result.stderr


def test_torch_converts_what_numpy_does_not_know(tmp_path: Path) -> None:
    checkpoint = make_t5(tmp_path / "t5")
    assert convert(checkpoint, tmp_path / "out") == "torch"
    assert (tmp_path / "out" / "model.bin").is_file()


def test_pickled_weights_come_to_the_same_model(tmp_path: Path) -> None:
    import torch
    from safetensors.torch import load_file

    checkpoint = make_marian(tmp_path / "checkpoint")
    convert(checkpoint, tmp_path / "safe")
    weights = checkpoint / "model.safetensors"
    torch.save(load_file(weights), checkpoint / "pytorch_model.bin")
    weights.unlink()
    assert convert(checkpoint, tmp_path / "pickled") == "numpy"
    assert contents(tmp_path / "safe") == contents(tmp_path / "pickled")


class _Trap:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return (exec, ("open('sprung', 'w').close()",))


def test_a_pickle_with_code_in_it_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import torch

    monkeypatch.chdir(tmp_path)
    torch.save({"weights": _Trap()}, tmp_path / "pytorch_model.bin")
    with pytest.raises(CheckpointError, match="more than weights"):
        unpickle(tmp_path)
    assert not (tmp_path / "sprung").exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("model.safetensors", b"not weights"),
        ("model.safetensors", None),
        ("vocab.json", b"{"),
        ("config.json", b"[]"),
    ],
)
def test_a_broken_checkpoint_is_named_and_leaves_nothing(
    tmp_path: Path, name: str, content: bytes | None
) -> None:
    checkpoint = make_marian(tmp_path / "checkpoint")
    if content is None:
        (checkpoint / name).unlink()
    else:
        (checkpoint / name).write_bytes(content)
    with pytest.raises(CheckpointError, match=name):
        convert(checkpoint, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_type_that_ctranslate2_does_not_know_is_named(tmp_path: Path) -> None:
    checkpoint = make_marian(tmp_path / "checkpoint")
    config = json.loads((checkpoint / "config.json").read_text())
    config.update(model_type="vit", architectures=["ViTModel"])
    (checkpoint / "config.json").write_text(json.dumps(config))
    with pytest.raises(CheckpointError, match="cannot be converted"):
        convert(checkpoint, tmp_path / "out")


def test_a_model_that_needs_torch_says_so_and_how(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkpoint = make_t5(tmp_path / "t5")
    monkeypatch.setitem(sys.modules, "transformers", None)
    with pytest.raises(CheckpointError, match=r"needs torch and transformers.*models export"):
        convert(checkpoint, tmp_path / "out")
    (tmp_path / "model.gguf").write_bytes(b"GGUF")
    with pytest.raises(CheckpointError, match=r"needs torch and transformers.*models export"):
        unpack_gguf(tmp_path / "model.gguf", tmp_path / "checkpoint")
