"""A batch is killed at any moment: started again it does what is missing, and ends the same."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from killed.dying import NEVER

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")

HERE = Path(__file__).parent
DOCUMENTS = 24
KILLS = 6
SEED = 20


def write_documents(folder: Path) -> None:
    for number in range(DOCUMENTS):
        path = folder / f"{number % 3}" / f"{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f"وصل الوزير رقم {number} إلى المدينة. أين المكتبة؟ افتتح المدرسة رقم {number // 2}.",
            encoding="utf-8",
        )
    (folder / "empty.txt").touch()


def start(
    folder: Path, output: str, ledger: str, statement: int = NEVER, renaming: int = NEVER
) -> int:
    """Start the batch, maybe to be killed; gives its exit code."""
    program = HERE / "batch_program.py"
    arguments = ["in", "-o", output, "--format", "html", "--private"]
    command = [sys.executable, str(program), ledger, str(statement), str(renaming)]
    paths = os.pathsep.join(path for path in sys.path if path)
    done = subprocess.run(
        [*command, *arguments],
        env={**os.environ, "PYTHONPATH": paths},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode


def results(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*.en.html"))
    }


def report(folder: Path) -> list[list[str]]:
    """The report without the seconds."""
    lines = (folder / "report.csv").read_text(encoding="utf-8-sig").splitlines()
    return [[*line.split(",")[:6], *line.split(",")[7:]] for line in lines]


def texts(ledger: Path) -> list[str]:
    if not ledger.exists():
        return []
    lines = ledger.read_text(encoding="utf-8").splitlines()
    return [text for line in lines for text in json.loads(line)]


def test_a_batch_that_is_killed_goes_on_and_ends_as_if_it_had_not_been(tmp_path: Path) -> None:
    write_documents(tmp_path / "in")
    assert start(tmp_path, "whole", "ledger-whole") == 1  # one document is empty
    whole = results(tmp_path / "whole")
    assert len(whole) == DOCUMENTS

    draw = random.Random(SEED)
    kept: dict[str, bytes] = {}
    written: dict[str, int] = {}
    for kill in range(KILLS):
        when = (NEVER, draw.randrange(1, 8)) if kill % 2 else (draw.randrange(130), NEVER)
        assert start(tmp_path, "out", f"ledger-{kill}", *when) == -signal.SIGKILL
        now = results(tmp_path / "out")
        assert now.items() <= whole.items()  # each is whole, or not there
        assert kept.items() <= now.items()
        kept = now
        written = {name: (tmp_path / "out" / name).stat().st_mtime_ns for name in now}
    assert 3 < len(kept) < DOCUMENTS
    assert start(tmp_path, "out", "ledger-last") == 1
    assert results(tmp_path / "out") == whole
    assert report(tmp_path / "out") == report(tmp_path / "whole")
    assert list((tmp_path / "out").rglob("*.part")) == []
    # At most the one that was being noted when the last kill came is written again.
    again = [n for n, t in written.items() if (tmp_path / "out" / n).stat().st_mtime_ns != t]
    assert len(again) <= 1
    # What was finished in a killed run is not asked for again.
    asked = [texts(tmp_path / f"ledger-{kill}") for kill in (*range(KILLS), "last")]
    everything = texts(tmp_path / "ledger-whole")
    assert len(everything) == len(set(everything))
    assert sum(map(len, asked)) < 2 * len(everything)
    assert set().union(*asked) == set(everything)
