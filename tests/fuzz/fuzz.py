"""``make fuzz``: breaks files of every format for some minutes and reads what is left of them.

A fault is an error that is not for readers, a crash, or a file that takes longer than a minute or
more memory than reading may take. Files with faults are kept, to become tests.
"""

from __future__ import annotations

import argparse
import os
import queue
import random
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path

from fuzz.mutations import broken
from fuzz.seeds import seeds

PROGRAM = Path(__file__).with_name("reader_program.py")
MOST_SECONDS = 60.0


class Reader:
    """A process that reads files; a new one takes the place of one that died."""

    def __init__(self) -> None:
        self._start()

    def read(self, name: str, data: bytes) -> str:
        """What became of a file: read, refused, memory, crash, hang or a fault."""
        stdin = self._process.stdin
        assert stdin is not None
        try:
            stdin.write(f"{name} {len(data)}\n".encode() + data)
            stdin.flush()
            said = self._lines.get(timeout=MOST_SECONDS)
        except queue.Empty:
            said = "hang"
        except OSError:
            said = ""
        if said in ("", "hang", "memory"):
            self._process.kill()
            code = self._process.wait()
            self._start()
            return said or f"crash {code}"
        return said

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait()

    def _start(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(PROGRAM)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        threading.Thread(target=_pass_on, args=(self._process, self._lines), daemon=True).start()


def _pass_on(process: subprocess.Popen[bytes], lines: queue.SimpleQueue[str]) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        lines.put(line.decode().strip())
    lines.put("")


def main() -> int:
    """Break and read until the time is over; the exit code says whether there was a fault."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--keep", type=Path, default=Path("build/fuzz"), help="for faulty files")
    parser.add_argument("--only", default="", help="seeds whose name has this in it")
    given = parser.parse_args()
    rng = random.Random(given.seed)
    sound = {name: data for name, data in seeds().items() if given.only in name}
    counts: dict[str, Counter[str]] = {}
    slowest: dict[str, float] = {}
    reader, end = Reader(), time.monotonic() + 60 * given.minutes
    print(f"seed {given.seed}, {len(sound)} sound files", flush=True)
    while time.monotonic() < end:
        name = rng.choice([*sound])
        data = broken(sound[name], rng)
        # A wrong name now and then.
        suffix = Path(name if rng.random() < 0.9 else rng.choice([*sound])).suffix
        began = time.monotonic()
        said = reader.read(f"a{suffix}", data)
        kind = Path(name).suffix
        slowest[kind] = max(slowest.get(kind, 0.0), time.monotonic() - began)
        counts.setdefault(kind, Counter())[said.split()[0]] += 1
        if said not in ("read", "refused"):
            given.keep.mkdir(parents=True, exist_ok=True)
            kept = given.keep / f"{abs(hash(data)) % 10**8}{suffix}"
            kept.write_bytes(data)
            print(f"{said}: {name}, kept as {kept}", flush=True)
    reader.close()
    faults = 0
    for kind, found in sorted(counts.items()):
        faults += sum(found.values()) - found["read"] - found["refused"]
        said = ", ".join(f"{number} {what}" for what, number in found.most_common())
        print(f"{kind:12} {sum(found.values()):6}: {said}; slowest {slowest[kind]:.1f} s")
    print(f"{sum(sum(found.values()) for found in counts.values())} files, {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    os.chdir(Path(__file__).parents[2])
    sys.exit(main())
