"""Pickled weights are read without torch, to the bit, and without running what is in them."""

from __future__ import annotations

import pickle
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from khulasa.conversion.pickled import NotOnlyTensorsError, read_tensors

Formats = pytest.mark.parametrize("new", [True, False], ids=["archive", "stream"])


def save(value: Any, path: Path, new: bool = True) -> Path:
    torch.save(value, path, _use_new_zipfile_serialization=new)
    return path


@Formats
def test_every_kind_of_tensor_is_what_torch_reads(tmp_path: Path, new: bool) -> None:
    whole = torch.arange(24, dtype=torch.float32).reshape(4, 6)
    tensors = {
        "whole": whole,
        "tied": whole,
        "turned": whole.t(),
        "a part": whole[1:3, 2:5],
        "half": torch.randn(3, 2).half(),
        "double": torch.randn(2, dtype=torch.float64),
        "numbers": torch.tensor([1, -2, 3]),
        "scalar": torch.tensor(2.5),
        "nothing": torch.zeros(0, 4),
        "yes or no": torch.tensor([True, False]),
        "trained": torch.nn.Parameter(torch.randn(2, 2)),
    }
    found = read_tensors(save(tensors, tmp_path / "pytorch_model.bin", new))
    assert list(found) == list(tensors)
    for name, tensor in tensors.items():
        expected = tensor.detach().numpy()
        assert (found[name].dtype, found[name].shape) == (expected.dtype, expected.shape), name
        assert np.array_equal(found[name], expected), name
        assert found[name].flags.c_contiguous


@Formats
def test_bfloat16_is_widened_and_nothing_lost(tmp_path: Path, new: bool) -> None:
    tensor = torch.randn(5, 7).bfloat16()
    found = read_tensors(save({"brain": tensor}, tmp_path / "w.bin", new))
    assert np.array_equal(found["brain"], tensor.float().numpy())


def test_a_whole_models_state_is_read(tmp_path: Path) -> None:
    state = torch.nn.Linear(3, 2).state_dict()  # an OrderedDict with attributes of its own
    found = read_tensors(save(state, tmp_path / "w.bin"))
    assert {name: array.tolist() for name, array in found.items()} == {
        name: tensor.tolist() for name, tensor in state.items()
    }


class _Trap:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return (exec, ("open('sprung', 'w').close()",))


class _Deeper:
    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return (torch._utils._rebuild_parameter, (_Trap(), True, None))


@Formats
@pytest.mark.parametrize("value", [_Trap(), {"weights": _Trap()}, {"weights": _Deeper()}])
def test_code_is_refused_and_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: Any, new: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    path = save(value, tmp_path / "w.bin", new)
    with pytest.raises(NotOnlyTensorsError, match="exec"):
        read_tensors(path)
    assert not (tmp_path / "sprung").exists()


@Formats
@pytest.mark.parametrize(
    "value", [[torch.zeros(2)], {"a": 1}, {1: torch.zeros(2)}, {"a": {"b": torch.zeros(2)}}]
)
def test_what_is_no_dictionary_of_tensors_is_refused(tmp_path: Path, value: Any, new: bool) -> None:
    with pytest.raises(NotOnlyTensorsError, match="no dictionary of tensors"):
        read_tensors(save(value, tmp_path / "w.bin", new))


class _Far:
    """A tensor of 1,000 numbers in a storage of two."""

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        storage = torch.zeros(2).storage()
        return (torch._utils._rebuild_tensor_v2, (storage, 0, (1000,), (1,), False, {}))


class _Backwards:
    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        storage = torch.zeros(2).storage()
        return (torch._utils._rebuild_tensor_v2, (storage, 1, (2,), (-1,), False, {}))


@pytest.mark.parametrize("value", [_Far(), _Backwards()])
@pytest.mark.filterwarnings("ignore:TypedStorage is deprecated")
def test_a_tensor_cannot_reach_outside_its_numbers(tmp_path: Path, value: Any) -> None:
    with pytest.raises(NotOnlyTensorsError, match=r"reaches outside|impossible shape"):
        read_tensors(save({"a": value}, tmp_path / "w.bin"))


@Formats
def test_a_file_that_ends_early_is_refused(tmp_path: Path, new: bool) -> None:
    path = save({"a": torch.ones(500)}, tmp_path / "w.bin", new)
    whole = path.read_bytes()
    for length in (*range(0, len(whole), len(whole) // 40), len(whole) - 1):
        path.write_bytes(whole[:length])
        with pytest.raises(NotOnlyTensorsError):
            read_tensors(path)


def test_other_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "w.bin"
    path.write_bytes(pickle.dumps({"a": 1}))
    with pytest.raises(NotOnlyTensorsError, match="no PyTorch file"):
        read_tensors(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "hello")
    with pytest.raises(NotOnlyTensorsError, match="no PyTorch file"):
        read_tensors(path)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("w/data.pkl", bytes(1_000_000))
    with pytest.raises(NotOnlyTensorsError, match="more than it is"):
        read_tensors(path)
