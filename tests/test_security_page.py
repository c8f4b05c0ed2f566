"""The page on security names tests that exist, and is one page."""

from __future__ import annotations

import re
from pathlib import Path

TESTS = Path(__file__).parent
PAGE = TESTS.parent / "docs" / "security.md"


def test_every_proof_that_is_named_is_there() -> None:
    text = PAGE.read_text(encoding="utf-8")
    rows = [line.rsplit("|", 2)[1] for line in text.splitlines() if line.startswith("| ")]
    named = {name for row in rows for name in re.findall(r"`([\w/]+(?:\.py|/))`", row)}
    assert len(named) > 15
    assert [name for name in sorted(named) if not (TESTS / name).exists()] == []
