"""torch's own files, read without torch: the numbers it gives, and nothing that it would run."""

from __future__ import annotations

import pickle
import zipfile
from pathlib import Path

import numpy as np
import pytest
import torch

from khulasa.models.checkpoint import CheckpointError
from khulasa.models.torch_file import read_torch_file

FORMS = pytest.mark.parametrize("zipped", [True, False], ids=["zip", "stream"])


def save(content: object, path: Path, *, zipped: bool) -> Path:
    torch.save(content, path, _use_new_zipfile_serialization=zipped)
    return path


@FORMS
def test_every_tensor_is_what_torch_reads(tmp_path: Path, zipped: bool) -> None:
    table = torch.arange(24, dtype=torch.float32).reshape(4, 6)
    saved = {
        "whole": table,
        "turned": table.t(),
        "part of it": table[1:3, 2:],
        "half": table.half(),
        "short": table.bfloat16(),
        "numbers": torch.tensor([[1, -2], [3, 2**40]]),
        "flags": torch.tensor([True, False]),
        "one": torch.tensor(1.5),
        "none": torch.empty(0, 3),
        "learned": torch.nn.Parameter(table + 1),
    }
    path = save(saved, tmp_path / "pytorch_model.bin", zipped=zipped)
    read = read_torch_file(path)
    expected = torch.load(path, weights_only=True)
    assert read.keys() == expected.keys()
    for name, tensor in expected.items():
        wide = tensor.float() if tensor.dtype is torch.bfloat16 else tensor
        assert read[name].dtype == wide.detach().numpy().dtype, name
        np.testing.assert_array_equal(read[name], wide.detach().numpy(), name)


@FORMS
def test_a_module_s_state_is_read_with_its_notes(tmp_path: Path, zipped: bool) -> None:
    state = torch.nn.Linear(3, 2).state_dict()
    assert hasattr(state, "_metadata")
    read = read_torch_file(save(state, tmp_path / "pytorch_model.bin", zipped=zipped))
    np.testing.assert_array_equal(read["weight"], state["weight"].numpy())


class _Trap:
    def __init__(self, mark: Path) -> None:
        self._mark = mark

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return (exec, (f"open({str(self._mark)!r}, 'w').close()",))


@FORMS
def test_code_is_not_run(tmp_path: Path, zipped: bool) -> None:
    mark = tmp_path / "sprung"
    path = save({"weights": _Trap(mark)}, tmp_path / "pytorch_model.bin", zipped=zipped)
    with pytest.raises(CheckpointError, match=r"pytorch_model\.bin was refused: .*builtin.*exec"):
        read_torch_file(path)
    assert not mark.exists()


@FORMS
@pytest.mark.parametrize("content", [[1, 2], {"epoch": 3}, torch.ones(2)], ids=str)
def test_what_is_no_table_of_tensors_is_refused(
    tmp_path: Path, zipped: bool, content: object
) -> None:
    with pytest.raises(CheckpointError, match="refused"):
        read_torch_file(save(content, tmp_path / "pytorch_model.bin", zipped=zipped))


@FORMS
def test_a_file_that_ends_early_is_refused(tmp_path: Path, zipped: bool) -> None:
    path = save({"a": torch.ones(500)}, tmp_path / "pytorch_model.bin", zipped=zipped)
    whole = path.read_bytes()
    for length in range(0, len(whole), len(whole) // 40):
        path.write_bytes(whole[:length])
        with pytest.raises(CheckpointError, match="refused"):
            read_torch_file(path)


def test_a_view_beyond_its_numbers_is_refused(tmp_path: Path) -> None:
    """What torch never writes: a tensor of a thousand numbers over a storage of two."""
    good = save({"a": torch.ones(2)}, tmp_path / "good.bin", zipped=True)
    bad = tmp_path / "pytorch_model.bin"
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(bad, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name.endswith("data.pkl"):
                size = pickle.BININT1 + b"\x02" + pickle.TUPLE1
                assert data.count(size) == 1
                data = data.replace(size, pickle.BININT2 + b"\xe8\x03" + pickle.TUPLE1)
            target.writestr(name, data)
    with pytest.raises(CheckpointError, match="beyond its numbers"):
        read_torch_file(bad)
