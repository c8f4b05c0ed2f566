"""Files of every format that are broken in any way; ``make fuzz`` has more of it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from fuzz.fuzz import Reader
from fuzz.mutations import broken
from fuzz.seeds import seeds

SEED = 20


def read_broken(_folder: Path, times: int) -> Iterator[None]:
    """Each is read or refused; nothing crashes, hangs, or takes too much memory."""
    draw, sound, reader = random.Random(SEED), seeds(), Reader()
    try:
        for _ in range(times):
            name = draw.choice([*sound])
            said = reader.read(f"a{Path(name).suffix}", broken(sound[name], draw))
            assert said in ("read", "refused"), (name, said)
            yield
    finally:
        reader.close()
