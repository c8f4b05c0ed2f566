"""Each fault a few times; ``make faults`` tries them until it is sure."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from faults.fault import Counts, Fault, count
from faults.fault_list import FAULTS

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")


@pytest.mark.parametrize("fault", [f for f in FAULTS if f.few], ids=lambda fault: fault.name)
def test_nothing_is_lost(fault: Fault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    counts = count(fault, tmp_path / "fault", fault.few)
    if not counts.tried:
        pytest.skip(counts.report)
    assert counts == Counts(fault.few, fault.few), counts.report


def test_what_is_lost_is_counted_and_told(tmp_path: Path) -> None:
    def attempts(_folder: Path, times: int):  # type: ignore[no-untyped-def]
        for number in range(times):
            assert number < 2, "the third one"
            yield

    counts = count(Fault("made up", attempts, 5), tmp_path, 5)
    assert (counts.tried, counts.survived, counts.lost) == (3, 2, 1)
    assert "the third one" in counts.report
