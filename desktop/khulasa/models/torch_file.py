"""Weights in torch's own files, read with numpy and without running what they say.

Such a file is a pickle: a program that builds tensors out of raw numbers beside it. Here that
program can call what builds tensors and dictionaries, and nothing else. Both forms are read: the
zip file that torch has written since 1.6, and the stream of before.
"""

from __future__ import annotations

import pickle
import zipfile
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import numpy as np

from khulasa.models.checkpoint import Array, CheckpointError

_STREAM_MAGIC = 0x1950A86A20F9469CFC6C
_STREAM_PROTOCOL = 1001
_KINDS = {
    "DoubleStorage": "<f8",
    "FloatStorage": "<f4",
    "HalfStorage": "<f2",
    "BFloat16Storage": "<u2",
    "LongStorage": "<i8",
    "IntStorage": "<i4",
    "ShortStorage": "<i2",
    "CharStorage": "i1",
    "ByteStorage": "u1",
    "BoolStorage": "?",
}


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a storage holds; not to be called, whatever the pickle says."""

    name: str

    @property
    def dtype(self) -> np.dtype[Any]:
        return np.dtype(_KINDS[self.name])


@dataclass(frozen=True, slots=True)
class _Storage:
    kind: _Kind
    numbers: Array


@dataclass(frozen=True, slots=True)
class _Tensor:
    """A view of a storage, which a stream fills after the view was made."""

    storage: _Storage
    view: Array

    def array(self) -> Array:
        if self.storage.kind.name == "BFloat16Storage":
            # The upper half of a float32.
            wide: Array = (self.view.astype(np.uint32) << 16).view(np.float32)
            return wide
        return np.ascontiguousarray(self.view)


def read_torch_file(path: Path) -> dict[str, Array]:
    """The tensors of a checkpoint by their names; bfloat16 becomes float32.

    Raises:
        CheckpointError: It holds more than tensors, or is broken.
    """
    try:
        found = _read_zip(path) if zipfile.is_zipfile(path) else _read_stream(path)
        if not isinstance(found, dict):
            raise pickle.UnpicklingError(f"a {type(found).__name__}, no table of tensors")
        strangers = [str(name) for name, value in found.items() if not isinstance(value, _Tensor)]
        if strangers:
            raise pickle.UnpicklingError(f"{strangers[0]} is no tensor")
        return {str(name): tensor.array() for name, tensor in found.items()}
    # A pickle can be broken in as many ways as a program.
    except (
        pickle.UnpicklingError,
        OSError,
        EOFError,
        zipfile.BadZipFile,
        ArithmeticError,
    ) as error:
        raise _refused(path, error) from error
    except (AttributeError, LookupError, TypeError, ValueError, MemoryError) as error:
        raise _refused(path, error) from error


def _refused(path: Path, error: Exception) -> CheckpointError:
    reason = str(error).splitlines()[0] if str(error) else type(error).__name__
    return CheckpointError(
        f"{path.name} was refused: it holds more than weights, or is broken ({reason})"
    )


class _Unpickler(pickle.Unpickler):
    """Knows tensors and dictionaries only.

    Args:
        stream: The pickle.
        storage: Gives the numbers of a storage from its kind, key and length.
    """

    def __init__(self, stream: IO[bytes], storage: Callable[[_Kind, str, int], Array]) -> None:
        super().__init__(stream, encoding="utf-8")
        self._storage = storage

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("collections", "OrderedDict"):
            return OrderedDict
        if (module, name) == ("torch._utils", "_rebuild_tensor_v2"):
            return _rebuild_tensor
        if (module, name) == ("torch._utils", "_rebuild_parameter"):
            return _rebuild_parameter
        if module == "torch" and name in _KINDS:
            return _Kind(name)
        raise pickle.UnpicklingError(f"it asks for {module}.{name}")

    def persistent_load(self, saved: Any) -> _Storage:
        word, kind, key, _device, length, *view = saved
        if word != "storage" or not isinstance(kind, _Kind) or any(view):
            raise pickle.UnpicklingError("a storage of an unknown form")
        return _Storage(kind, self._storage(kind, str(key), int(length)))


def _rebuild_tensor(
    storage: _Storage, offset: int, size: tuple[int, ...], stride: tuple[int, ...], *_: Any
) -> _Tensor:
    numbers = storage.numbers
    last = offset + sum((n - 1) * step for n, step in zip(size, stride, strict=True))
    if min((offset, *size, *stride), default=0) < 0 or (0 not in size and last >= len(numbers)):
        raise pickle.UnpicklingError("a tensor that reaches beyond its numbers")
    if 0 in size:
        return _Tensor(storage, np.empty(size, numbers.dtype))
    steps = tuple(step * numbers.itemsize for step in stride)
    view = np.lib.stride_tricks.as_strided(numbers[offset:], size, steps, writeable=False)
    return _Tensor(storage, view)


def _rebuild_parameter(tensor: _Tensor, *_: Any) -> _Tensor:
    return tensor


def _read_zip(path: Path) -> Any:
    with zipfile.ZipFile(path) as archive:
        (program,) = (name for name in archive.namelist() if name.endswith("/data.pkl"))
        top = program.removesuffix("data.pkl")
        if f"{top}byteorder" in archive.namelist() and archive.read(f"{top}byteorder") != b"little":
            raise pickle.UnpicklingError("numbers in another byte order")
        storages: dict[str, Array] = {}

        def storage(kind: _Kind, key: str, length: int) -> Array:
            if key not in storages:
                data = archive.read(f"{top}data/{key}")
                storages[key] = np.frombuffer(data, kind.dtype, length)
            return storages[key]

        with archive.open(program) as stream:
            return _Unpickler(stream, storage).load()


def _read_stream(path: Path) -> Any:
    limit = path.stat().st_size
    storages: dict[str, Array] = {}

    def storage(kind: _Kind, key: str, length: int) -> Array:
        if length * kind.dtype.itemsize > limit:
            raise pickle.UnpicklingError("more numbers than the file has room for")
        return storages.setdefault(key, np.empty(length, kind.dtype))

    with path.open("rb") as stream:

        def load() -> Any:
            return _Unpickler(stream, storage).load()

        if load() != _STREAM_MAGIC or load() != _STREAM_PROTOCOL:
            raise pickle.UnpicklingError("no file of torch's")
        about, found, keys = load(), load(), load()
        if not about.get("little_endian", True):
            raise pickle.UnpicklingError("numbers in another byte order")
        for key in keys:
            numbers = storages[str(key)]
            (length,) = np.frombuffer(stream.read(8), "<i8")
            data = stream.read(numbers.nbytes)
            numbers[:] = np.frombuffer(data, numbers.dtype, int(length))
    return found
