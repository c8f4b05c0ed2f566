"""Reading the tensors of a ``pytorch_model.bin`` with numpy alone, and running none of its code.

``torch.save`` writes a pickle that names its tensors' places, and the tensors' bytes beside it: in
a zip archive since PyTorch 1.6, behind the pickle in one stream before that. A pickle can call any
function. This one may name nothing but what a tensor is built of, and each such name stands here
for a function that only notes its arguments down.
"""

from __future__ import annotations

import pickle
import struct
import sys
import zipfile
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from khulasa.reasons import WordedError, reason_of
from khulasa.wording import phrase

Array = NDArray[Any]

# First value in a stream of the old format (torch.serialization.MAGIC_NUMBER).
_MAGIC = 0x1950A86A20F9469CFC6C
_PROTOCOL = 1001
_BFLOAT16 = "BFloat16Storage"
_TYPES = {
    "DoubleStorage": "<f8",
    "FloatStorage": "<f4",
    "HalfStorage": "<f2",
    _BFLOAT16: "<u2",  # numpy has no such type; it is widened below
    "LongStorage": "<i8",
    "IntStorage": "<i4",
    "ShortStorage": "<i2",
    "CharStorage": "<i1",
    "ByteStorage": "<u1",
    "BoolStorage": "?",
}


class NotOnlyTensorsError(WordedError):
    """The file holds more than tensors, or is broken; the message says what."""


@dataclass(frozen=True, slots=True)
class _Kind:
    name: str


@dataclass(frozen=True, slots=True)
class _Storage:
    """A run of numbers that tensors are views of.

    Attributes:
        key: Its name among the bytes.
        kind: Name of its type in torch.
        length: In numbers.
    """

    key: str
    kind: str
    length: int


@dataclass(frozen=True, slots=True)
class _Tensor:
    storage: _Storage
    offset: int
    shape: tuple[int, ...]
    strides: tuple[int, ...]

    def view(self, numbers: Array) -> Array:
        """The tensor, laid out row by row.

        Raises:
            NotOnlyTensorsError: It reaches outside its storage.
        """
        last = self.offset + sum(
            (size - 1) * step for size, step in zip(self.shape, self.strides, strict=True)
        )
        sizes = (self.offset, *self.shape, *self.strides)
        if not all(type(size) is int and size >= 0 for size in sizes):
            raise NotOnlyTensorsError(phrase("a tensor has an impossible shape"))
        if 0 in self.shape:
            return np.zeros(self.shape, numbers.dtype)
        if last >= len(numbers):
            raise NotOnlyTensorsError(phrase("a tensor reaches outside its numbers"))
        step = numbers.itemsize
        found = np.lib.stride_tricks.as_strided(
            numbers[self.offset :], self.shape, [stride * step for stride in self.strides]
        )
        if self.storage.kind == _BFLOAT16:
            # The upper half of a float32: widening it is exact.
            wide: Array = (found.astype(np.uint32) << 16).view(np.float32)
            return wide
        return np.ascontiguousarray(found).reshape(self.shape)  # a scalar would get a dimension


class _Reader(pickle.Unpickler):
    """Reads a pickle that may build tensors and collections of them, and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        if module in ("torch", "torch.storage") and name in _TYPES:
            return _Kind(name)
        try:
            return _HARMLESS[module, name]
        except KeyError:
            raise NotOnlyTensorsError(
                phrase("it names {module}.{name}", module=module, name=name)
            ) from None

    def persistent_load(self, pid: Any) -> _Storage:
        what, kind, key, _device, length, *view = pid
        if what != "storage" or any(part is not None for part in view):
            raise NotOnlyTensorsError(phrase("it holds something else than numbers"))
        return _Storage(str(key), kind.name, int(length))


def _tensor(storage: Any, offset: Any, shape: Any, strides: Any, *_rest: Any) -> _Tensor:
    if not isinstance(storage, _Storage):
        raise NotOnlyTensorsError(phrase("a tensor has no numbers"))
    return _Tensor(storage, offset, tuple(shape), tuple(strides))


def _parameter(tensor: Any, *_rest: Any) -> Any:
    return tensor


class _Dictionary(OrderedDict[Any, Any]):
    """An own class: a pickle can set attributes on what it names."""


class _Call:
    """A function that has no attributes which a pickle could replace."""

    __slots__ = ("_function",)

    def __init__(self, function: Callable[..., Any]) -> None:
        self._function = function

    def __call__(self, *arguments: Any) -> Any:
        return self._function(*arguments)


_HARMLESS: dict[tuple[str, str], Any] = {
    ("collections", "OrderedDict"): _Dictionary,
    ("torch._utils", "_rebuild_tensor_v2"): _Call(_tensor),
    ("torch._utils", "_rebuild_parameter"): _Call(_parameter),
}


def read_tensors(path: Path) -> dict[str, Array]:
    """Read the tensors of a checkpoint.

    Args:
        path: A file that ``torch.save`` wrote: a dictionary of names and tensors.

    Returns:
        Each tensor by its name, laid out row by row; bfloat16 as float32.

    Raises:
        NotOnlyTensorsError: It holds more than that, or is broken.
        OSError: It cannot be read.
    """
    try:
        with path.open("rb") as file:
            if zipfile.is_zipfile(file):
                return _read_archive(path)
            file.seek(0)
            return _read_stream(file)
    except NotOnlyTensorsError:
        raise
    except (
        *(pickle.UnpicklingError, zipfile.BadZipFile, struct.error, EOFError, KeyError),
        *(ValueError, TypeError, AttributeError, IndexError, OverflowError, UnicodeDecodeError),
        *(MemoryError, RecursionError, ImportError),
    ) as error:
        raise NotOnlyTensorsError(reason_of(error)) from error


def _read_archive(path: Path) -> dict[str, Array]:
    with zipfile.ZipFile(path) as archive:
        index = next((name for name in archive.namelist() if name.endswith("data.pkl")), None)
        if index is None:
            raise NotOnlyTensorsError(phrase("it is no PyTorch file"))
        # torch compresses nothing, so an archive that unpacks to more than it is has no good aim.
        if sum(entry.file_size for entry in archive.infolist()) > path.stat().st_size:
            raise NotOnlyTensorsError(phrase("it would unpack to more than it is"))
        folder = index[: -len("data.pkl")]
        order = f"{folder}byteorder"
        if order in archive.namelist() and archive.read(order).strip() != b"little":
            raise NotOnlyTensorsError(phrase("its numbers are big-endian"))
        with archive.open(index) as file:
            named = _named_tensors(_Reader(file).load())
        return _views(named, lambda storage: archive.read(f"{folder}data/{storage.key}"))


def _read_stream(file: IO[bytes]) -> dict[str, Array]:
    if _Reader(file).load() != _MAGIC or _Reader(file).load() != _PROTOCOL:
        raise NotOnlyTensorsError(phrase("it is no PyTorch file"))
    system = _Reader(file).load()
    if not system["little_endian"]:
        raise NotOnlyTensorsError(phrase("its numbers are big-endian"))
    named = _named_tensors(_Reader(file).load())
    storages = {tensor.storage.key: tensor.storage for tensor in named.values()}
    contents: dict[str, bytes] = {}
    for key in _Reader(file).load():
        storage = storages.get(key)
        if storage is None:
            raise NotOnlyTensorsError(phrase("it holds numbers that no tensor names"))
        (length,) = struct.unpack("<q", file.read(8))
        if length != storage.length:
            raise NotOnlyTensorsError(phrase("its lengths contradict each other"))
        contents[key] = file.read(length * np.dtype(_TYPES[storage.kind]).itemsize)
    return _views(named, lambda storage: contents[storage.key])


def _named_tensors(value: Any) -> dict[str, _Tensor]:
    if not isinstance(value, dict) or not all(
        isinstance(name, str) and isinstance(tensor, _Tensor) for name, tensor in value.items()
    ):
        raise NotOnlyTensorsError(phrase("it is no dictionary of tensors"))
    return dict(value)


def _views(named: dict[str, _Tensor], content: Callable[[_Storage], bytes]) -> dict[str, Array]:
    numbers: dict[_Storage, Array] = {}
    for storage in {tensor.storage for tensor in named.values()}:
        numbers[storage] = np.frombuffer(content(storage), _TYPES[storage.kind])
        if len(numbers[storage]) != storage.length:
            raise NotOnlyTensorsError(phrase("it is cut short"))
    if sys.byteorder != "little":
        numbers = {key: n.astype(n.dtype.newbyteorder("=")) for key, n in numbers.items()}
    return {name: tensor.view(numbers[tensor.storage]) for name, tensor in named.items()}
