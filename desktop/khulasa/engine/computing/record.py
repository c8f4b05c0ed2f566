"""What models were found to be computed in fastest on this machine, kept between starts."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from khulasa.codec import from_json, to_json
from khulasa.library.database.location import library_folder
from khulasa.whole_files import write_whole

FILE = "compute-types.json"
_CPU = Path("/proc/cpuinfo")
# What decides how fast integers are multiplied; models of one name differ in it in the cloud.
_FEATURES = frozenset(
    ("avx", "avx2", "avx512f", "avx512_vnni", "avx_vnni", "amx_int8", "asimddp", "i8mm", "sse4_1")
)


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured for one kind of model.

    Attributes:
        device: ``"cpu"`` or ``"cuda"``.
        compute_type: What is used, as CTranslate2 names it.
        tokens_a_second: Of each that was tried.
    """

    device: str
    compute_type: str
    tokens_a_second: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Record:
    """All that was measured on a machine.

    Attributes:
        machine: What the figures hold for: processor, cores, version of CTranslate2.
        kinds: By kind of model and the devices that were allowed.
    """

    machine: str = ""
    kinds: Mapping[str, Measured] | None = None


def record_path() -> Path:
    """The file; it need not exist."""
    return library_folder() / FILE


def read_record(path: Path) -> Record:
    """What was kept; nothing where there is no file, or none that can be read."""
    try:
        return from_json(Record, path.read_bytes())
    except (OSError, ValueError):
        return Record()


def keep(path: Path, machine: str, kind: str, measured: Measured) -> None:
    """Add a measurement; those of another machine go. Where nothing can be written, nothing is."""
    record = read_record(path)
    kinds = (record.kinds or {}) if record.machine == machine else {}
    record = replace(record, machine=machine, kinds={**kinds, kind: measured})
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(path, to_json(record).encode())


def machine_name(cores: int, version: str, cpu: Path = _CPU) -> str:
    """What a measurement holds for.

    Args:
        cores: That the engine takes.
        version: Of CTranslate2.
        cpu: Where Linux describes the processor.
    """
    name, features = platform.processor() or platform.machine(), ""
    with suppress(OSError):
        lines = cpu.read_text(encoding="utf-8", errors="replace").splitlines()
        described = {
            key.strip(): value.strip() for key, _, value in (x.partition(":") for x in lines)
        }
        name = described.get("model name", name)
        flags = described.get("flags") or described.get("Features") or ""
        features = " ".join(sorted(_FEATURES & set(flags.split())))
    parts = (name, features, f"{cores} cores", f"CTranslate2 {version}")
    return ", ".join(filter(None, parts))
