"""Where models are computed and in which numbers: the fastest way, found by a short measurement."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import ctranslate2
import psutil

from khulasa.engine.computing.devices import DEFAULT_TYPE, DEVICE_VARIABLE, DEVICES
from khulasa.engine.computing.record import Measured, keep, machine_name, read_record, record_path
from khulasa.engine.computing.threads import engine_threads
from khulasa.translation.backend import BEAM_SIZE, ModelLoadError
from khulasa.wording import N_, list_phrase, phrase

# What is tried, the one that is taken when in doubt first. Models are kept in int8: float16 takes
# twice their memory and float32 four times, so it has to be worth it, on a processor as on a card;
# the other types for processors are other names of these, or emulated.
_TRIED = {
    "cpu": ("int8_float32", "float32"),
    "cuda": ("int8_float16", "float16", "int8_float32", "float32"),
}
_WORTH_IT = 1.25
# float32 is tried where it takes no more than this part of the memory that is free.
_MOST_MEMORY, _GROWTH = 0.25, 4
# A measurement: so many short inputs for each worker, read and written at a fixed length, so that
# every type has the same work; the best of some rounds, as others use the machine too.
_INPUTS, _LENGTH, _ROUNDS = 4, 8, 2

_Loaded = TypeVar("_Loaded")


def load_translator(
    converted: Path, compute_type: str, *, inter_threads: int = 1, intra_threads: int = 0
) -> ctranslate2.Translator:
    """Load an encoder-decoder where and as it is fastest here.

    Args:
        converted: Folder with ``model.bin``.
        compute_type: As CTranslate2 names it; ``DEFAULT_TYPE`` to choose it.
        inter_threads, intra_threads: See ``ctranslate2.Translator``.

    Raises:
        ModelLoadError: There is no such device, or it cannot compute so.
        RuntimeError, ValueError: The folder holds no model that can be loaded.
    """

    def load(device: str, kind: str) -> ctranslate2.Translator:
        return ctranslate2.Translator(
            str(converted),
            device=device,
            compute_type=kind,
            inter_threads=inter_threads,
            intra_threads=intra_threads,
        )

    devices = allowed_devices()
    known = _known(model_kind(converted, devices)) if compute_type == DEFAULT_TYPE else None
    if known is not None:
        with suppress(RuntimeError):  # the card may be full by now
            return load(known.device, known.compute_type)
    return _load_first(load, devices, compute_type)


def measure(converted: Path) -> bool:
    """Find out in what a model is fastest, if that is not known yet, and keep it for the next load.

    Takes a second or more, in which a model is loaded in each type that is sensible here.

    Args:
        converted: Folder with ``model.bin``.

    Returns:
        Whether it was measured, so that the model is to be loaded anew.
    """
    devices = allowed_devices()
    kind = model_kind(converted, devices)
    kinds = sensible_types(devices[0], converted)
    if len(kinds) < 2 or _known(kind) is not None:
        return False
    workers, speeds = engine_threads(), dict[str, float]()
    for compute_type in kinds:
        # A graphics card may have no room for it, or lack its libraries.
        with suppress(RuntimeError):
            translator = ctranslate2.Translator(
                str(converted),
                device=devices[0],
                compute_type=compute_type,
                inter_threads=workers,
                intra_threads=1,
            )
            speeds[compute_type] = _tokens_a_second(translator, workers)
    if not speeds:
        return False
    keep(record_path(), _machine(), kind, Measured(devices[0], fastest(speeds), speeds))
    return True


def load_generator(
    converted: Path, compute_type: str, *, inter_threads: int = 1, intra_threads: int = 0
) -> ctranslate2.Generator:
    """Load a language model; small ones write nonsense in some types, so none is chosen for them.

    Args and errors are those of ``load_translator``.
    """

    def load(device: str, kind: str) -> ctranslate2.Generator:
        return ctranslate2.Generator(
            str(converted),
            device=device,
            compute_type=kind,
            inter_threads=inter_threads,
            intra_threads=intra_threads,
        )

    return _load_first(load, allowed_devices(), compute_type)


def allowed_devices(wanted: str | None = None, cards: Callable[[], int] | None = None) -> list[str]:
    """The devices that may be used, the best first.

    Args:
        wanted: One of ``DEVICES``; by default what the environment says, else ``"auto"``.
        cards: Counts the graphics cards that CTranslate2 can use.

    Raises:
        ModelLoadError: Only a graphics card is wanted, and there is none; or no such device.
    """
    wanted = wanted or os.environ.get(DEVICE_VARIABLE) or DEVICES[0]
    if wanted not in DEVICES:
        words = N_("There is no device {device}; there are {devices}.")
        raise ModelLoadError(phrase(words, device=wanted, devices=list_phrase(DEVICES)))
    has_card = wanted != "cpu" and (cards or ctranslate2.get_cuda_device_count)() > 0
    if wanted == "cuda" and not has_card:
        raise ModelLoadError(
            phrase("No graphics card that can be used was found. Leave --device out, or take cpu.")
        )
    return [*(["cuda"] if has_card else []), *(["cpu"] if wanted != "cuda" else [])]


def fastest(speeds: dict[str, float]) -> str:
    """The compute type to use: the first, unless another one is clearly faster."""
    first, best = next(iter(speeds)), max(speeds, key=lambda kind: speeds[kind])
    return best if speeds[best] >= _WORTH_IT * speeds[first] else first


def _tokens_a_second(translator: ctranslate2.Translator, workers: int) -> float:
    """How fast a model writes."""
    # Tokens that no vocabulary has are read like any other.
    inputs = [["\u2047"] * _LENGTH] * (_INPUTS * workers)
    seconds = []
    for _round in range(1 + _ROUNDS):
        started = time.perf_counter()
        translator.translate_batch(
            inputs,
            max_batch_size=_INPUTS,
            beam_size=BEAM_SIZE,
            min_decoding_length=_LENGTH,
            max_decoding_length=_LENGTH,
        )
        seconds.append(time.perf_counter() - started)
    # The first round warms up.
    return _LENGTH * len(inputs) / min(seconds[1:])


def model_kind(converted: Path, devices: Sequence[str]) -> str:
    """What models are alike for a measurement: about as large, and allowed the same devices."""
    megabytes = _size(converted) >> 20
    return f"{1 << megabytes.bit_length()} MB ({', '.join(devices)})"


def sensible_types(device: str, converted: Path) -> tuple[str, ...]:
    """What a model may be computed in, the usual one first."""
    supported = ctranslate2.get_supported_compute_types(device)
    room = psutil.virtual_memory().available * _MOST_MEMORY
    return tuple(
        kind
        for kind in _TRIED[device]
        if kind in supported
        and not (device == "cpu" and kind == "float32" and _GROWTH * _size(converted) > room)
    )


def _known(kind: str) -> Measured | None:
    record = read_record(record_path())
    return (record.kinds or {}).get(kind) if record.machine == _machine() else None


def _machine() -> str:
    return machine_name(engine_threads(), ctranslate2.__version__)


def _size(converted: Path) -> int:
    try:
        return (converted / "model.bin").stat().st_size
    except OSError:
        return 0


def _load_first(
    load: Callable[[str, str], _Loaded], devices: Sequence[str], compute_type: str
) -> _Loaded:
    """Load for the first device that can."""
    for device in devices:
        is_last = device == devices[-1]
        supported = ctranslate2.get_supported_compute_types(device)
        if compute_type in (DEFAULT_TYPE, *supported):
            try:
                return load(device, compute_type)
            except RuntimeError:
                if is_last:
                    raise
        elif is_last:
            words = N_(
                "This computer cannot compute in {type}, but in {types}. Name one of these with "
                "--compute-type, or leave that out."
            )
            types = list_phrase(sorted(supported))
            raise ModelLoadError(phrase(words, type=compute_type, types=types))
    raise AssertionError("there is always a device")
