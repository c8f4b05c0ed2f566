"""``make faults``: tries every fault many times, two at once, and prints what came of it."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path

from faults.fault import Counts, Fault, count
from faults.fault_list import FAULTS

_AT_ONCE = 2
# These take longest, so they begin first.
_FIRST = ("article after article in one window", "a library through anything at all")
_FOLDERS = ("KHULASA_LIBRARY", "KHULASA_CONFIG", "KHULASA_STATE", "KHULASA_MODELS")


def main() -> int:
    """Try all faults, or one; the exit code says whether anything was lost."""
    parser = argparse.ArgumentParser(prog="faults", description=__doc__)
    parser.add_argument("--only", default="", help="faults whose name has this in it")
    parser.add_argument("--tries", type=int, help="how often, instead of what is usual")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one is not None:
        return _try_here(given.one, given.tries)
    chosen = [fault for fault in FAULTS if given.only in fault.name]
    chosen.sort(key=lambda fault: fault.name not in _FIRST)
    began = time.monotonic()
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        results = list(pool.map(lambda fault: _try_apart(fault, given.tries), chosen))
    by_name = {fault.name: counts for fault, counts in zip(chosen, results, strict=True)}
    print(f"\n{'fault':52}{'tried':>7}{'survived':>10}{'lost':>6}")
    for fault in FAULTS:
        if fault.name in by_name:
            counts = by_name[fault.name]
            said = "" if counts.tried else f"  not tried: {counts.report}"
            print(f"{fault.name:52}{counts.tried:7}{counts.survived:10}{counts.lost:6}{said}")
    lost = sum(counts.lost for counts in results)
    tried = sum(counts.tried for counts in results)
    minutes = (time.monotonic() - began) / 60
    print(f"{'all':52}{tried:7}{tried - lost:10}{lost:6}\n{minutes:.1f} minutes")
    return 1 if lost else 0


def _try_apart(fault: Fault, tries: int | None) -> Counts:
    """Try a fault in a process of its own, in folders of its own."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="faults-", ignore_cleanup_errors=True) as folder:
        environment = {
            **os.environ,
            **{name: str(Path(folder, name.lower())) for name in _FOLDERS},
            "KHULASA_SHARED_MODELS": "",
            "KHULASA_LANGUAGE": "en",
            "QT_QPA_PLATFORM": "offscreen",
            "TMPDIR": folder,
        }
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "faults",
                "--one",
                fault.name,
                "--tries",
                f"{tries or fault.full}",
            ],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
    try:
        counts = Counts(**json.loads(done.stdout.splitlines()[-1]))
    except (ValueError, IndexError, TypeError):
        counts = Counts(1, 0, f"{done.stdout}{done.stderr}")
    seconds = time.monotonic() - began
    print(f"{fault.name}: {counts.survived} of {counts.tried} in {seconds:.0f} s", flush=True)
    if counts.lost:
        print(counts.report, flush=True)
    return counts


def _try_here(name: str, tries: int) -> int:
    (fault,) = (fault for fault in FAULTS if fault.name == name)
    print(json.dumps(asdict(count(fault, Path(tempfile.mkdtemp()), tries))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
