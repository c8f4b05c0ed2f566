"""Reading a checkpoint in Hugging Face layout with numpy alone."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open

from khulasa.models.layout import WEIGHTS, WEIGHTS_INDEX, CheckpointError, read_json
from khulasa.wording import N_, _

NEEDS_TORCH = N_(
    "This model needs torch and transformers to be converted, which this copy of "
    "Khulasa does not have. Where Khulasa was installed by pip or pipx, this brings "
    "them: pip install 'khulasa[torch]'. Otherwise install the model on a machine "
    "that has them and carry it here with: khulasa models export"
)

Array = NDArray[Any]


class UnsupportedCheckpointError(CheckpointError):
    """It may be sound, but this way of converting does not know it."""


class Weights(Mapping[str, Array]):
    """The tensors of a checkpoint, read when they are asked for.

    Args:
        folder: Folder with ``model.safetensors``, or its index and shards.

    Raises:
        CheckpointError: There are no such weights, or they are broken.
        UnsupportedCheckpointError: They hold a type that numpy has no name for.
    """

    def __init__(self, folder: Path) -> None:
        self._files: dict[str, Any] = {}
        for path in weight_files(folder):
            try:
                # Its methods carry no types.
                opened: Any = safe_open(path, framework="numpy")
                self._files.update(dict.fromkeys(opened.keys(), opened))
                kinds = {opened.get_slice(name).get_dtype() for name in opened.keys()}  # noqa: SIM118
            except (OSError, SafetensorError) as error:
                raise CheckpointError(
                    _("{path} cannot be read: {error}").format(path=path, error=error)
                ) from error
            if not kinds <= {"F32", "F16"}:
                raise UnsupportedCheckpointError(f"{path} holds {', '.join(sorted(kinds))}")

    def __getitem__(self, name: str) -> Array:
        try:
            found: Array = self._files[name].get_tensor(name)
        except KeyError:
            raise UnsupportedCheckpointError(f"the checkpoint has no weights {name}") from None
        return found

    def __contains__(self, name: object) -> bool:
        return name in self._files

    def __iter__(self) -> Any:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    def first_of(self, *names: str) -> Array:
        """The first of several names under which tied weights may have been saved."""
        return self[next((name for name in names if name in self), names[0])]


def weight_files(folder: Path) -> tuple[Path, ...]:
    """The safetensors files of a checkpoint.

    Raises:
        CheckpointError: There are none.
    """
    if (folder / WEIGHTS).is_file():
        return (folder / WEIGHTS,)
    if not (folder / WEIGHTS_INDEX).is_file():
        raise CheckpointError(_("{folder} has no {weights}").format(folder=folder, weights=WEIGHTS))
    index = read_json(folder / WEIGHTS_INDEX)
    return tuple(folder / name for name in sorted(set(index.get("weight_map", {}).values())))


def concatenate(*arrays: Array) -> Array:
    """Arrays one below the other."""
    joined: Array = np.concatenate(arrays)
    return joined
