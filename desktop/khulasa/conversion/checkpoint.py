"""Reading a checkpoint in Hugging Face layout with numpy alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open

from khulasa.models.folders.layout import WEIGHTS, WEIGHTS_INDEX, CheckpointError, read_json
from khulasa.reasons import reason_of
from khulasa.wording import N_, Phrase, phrase, values_phrase

NEEDS_TORCH = N_(
    "This model needs torch and transformers to be converted, which this copy of "
    "Khulasa does not have. Where Khulasa was installed by pip or pipx, this brings "
    "them: pip install 'khulasa[torch]'. Otherwise install the model on a machine "
    "that has them and carry it here with: khulasa models export"
)

Array = NDArray[Any]

_MOST_NAMED = 3


class UnsupportedCheckpointError(CheckpointError):
    """It may be sound, but this way of converting does not know it."""


class Weights(Mapping[str, Array]):
    """The tensors of a checkpoint, read when they are asked for, and which of them were.

    Args:
        folder: Folder with ``model.safetensors``, or its index and shards.

    Raises:
        CheckpointError: There are no such weights, or they are broken.
        UnsupportedCheckpointError: They hold a type that numpy has no name for.
    """

    def __init__(self, folder: Path) -> None:
        self._files: dict[str, Any] = {}
        self._used: set[str] = set()
        for path in weight_files(folder):
            try:
                # Its methods carry no types.
                opened: Any = safe_open(path, framework="numpy")
                self._files.update(dict.fromkeys(opened.keys(), opened))
                kinds = {opened.get_slice(name).get_dtype() for name in opened.keys()}  # noqa: SIM118
            except (OSError, SafetensorError) as error:
                raise CheckpointError(
                    phrase("{path} cannot be read: {error}", path=str(path), error=reason_of(error))
                ) from error
            if not kinds <= {"F32", "F16"}:
                raise UnsupportedCheckpointError(f"{path} holds {', '.join(sorted(kinds))}")

    def __getitem__(self, name: str) -> Array:
        try:
            found: Array = self._files[name].get_tensor(name)
        except KeyError:
            raise lacking([name]) from None
        except SafetensorError as error:
            raise CheckpointError(
                phrase("{path} cannot be read: {error}", path=name, error=reason_of(error))
            ) from error
        self._used.add(name)
        check_finite(name, found)
        return found

    def of_shape(self, name: str, *shape: int) -> Array:
        """A tensor that must be there and have a shape.

        Raises:
            CheckpointError: It is missing, or is another one.
        """
        found = self[name]
        check_shape(name, found, shape)
        return found

    def __contains__(self, name: object) -> bool:
        return name in self._files

    def __iter__(self) -> Any:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    def first_of(self, *names: str, shape: tuple[int, ...]) -> Array:
        """The first of several names under which tied weights may have been saved."""
        return self.of_shape(next((name for name in names if name in self), names[0]), *shape)

    def check_all_used(self, *copies: str, of: Array, known: Iterable[str] = ()) -> None:
        """See to it that nothing of the checkpoint was left out.

        Args:
            copies: Names under which tied weights may have been saved once more.
            of: Those weights.
            known: What may be there and is not needed.

        Raises:
            UnsupportedCheckpointError: A copy differs, so the weights are not tied.
            CheckpointError: There is something that this architecture has no place for.
        """
        for name in self._files.keys() & set(copies) - self._used:
            if not np.array_equal(self[name], of):
                raise UnsupportedCheckpointError(f"{name} is not tied to the other embeddings")
        check_no_others(self._files.keys() - self._used - set(known))


def lacking(names: Iterable[str]) -> CheckpointError:
    """Tensors that the architecture needs are not there; none is ever made up."""
    return CheckpointError(
        phrase("The checkpoint is not complete: it has no {names}.", names=_some(names))
    )


def check_no_others(names: Iterable[str]) -> None:
    """Refuse a checkpoint with tensors that its architecture has no place for.

    Raises:
        CheckpointError: There are some.
    """
    if names := sorted(names):
        raise CheckpointError(
            phrase(
                "The checkpoint is another model than its configuration says: "
                "nothing there uses {names}.",
                names=_some(names),
            )
        )


def check_shape(name: str, found: Array, shape: tuple[int, ...]) -> None:
    """Refuse a tensor of another shape.

    Raises:
        CheckpointError: It has one.
    """
    if found.shape != shape:
        raise CheckpointError(
            phrase(
                "The checkpoint does not fit its configuration: {name} is {shape}, not {wanted}.",
                name=name,
                shape=_times(found.shape),
                wanted=_times(shape),
            )
        )


def check_finite(name: str, found: Array) -> None:
    """Refuse a tensor that holds an infinity or what is no number.

    Raises:
        CheckpointError: It does.
    """
    if not np.isfinite(found).all():
        raise CheckpointError(
            phrase("The checkpoint is damaged: {name} holds values that are no numbers.", name=name)
        )


def _some(names: Iterable[str]) -> Phrase | str:
    names = sorted(names)
    more = ["…"] if len(names) > _MOST_NAMED else []
    return values_phrase([*names[:_MOST_NAMED], *more])


def _times(shape: tuple[int, ...]) -> str:
    return " × ".join(map(str, shape))


def weight_files(folder: Path) -> tuple[Path, ...]:
    """The safetensors files of a checkpoint.

    Raises:
        CheckpointError: There are none.
    """
    if (folder / WEIGHTS).is_file():
        return (folder / WEIGHTS,)
    if not (folder / WEIGHTS_INDEX).is_file():
        raise CheckpointError(
            phrase("{folder} has no {weights}", folder=str(folder), weights=WEIGHTS)
        )
    index = read_json(folder / WEIGHTS_INDEX)
    return tuple(folder / name for name in sorted(set(index.get("weight_map", {}).values())))


def concatenate(*arrays: Array) -> Array:
    """Arrays one below the other."""
    joined: Array = np.concatenate(arrays)
    return joined
