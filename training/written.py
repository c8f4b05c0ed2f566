"""Pairs and phrases written for the starter: ``training/written`` as a source of the corpus."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from training.corpus import Pair
from training.text import normalise_arabic, normalise_english

SENTENCES, PHRASES = "Khulasa written sentences", "Khulasa written phrases"
LICENCE = "Apache-2.0"


def written_pairs(folders: list[Path]) -> Iterator[Pair]:
    """Yields the pairs of all TSV files (Arabic, English); files called phrases-* hold phrases."""
    for path in sorted(path for folder in folders for path in folder.glob("*.tsv")):
        source = PHRASES if path.name.startswith("phrases-") else SENTENCES
        for line in path.read_text(encoding="utf-8").splitlines():
            arabic, found, english = line.partition("\t")
            if found:
                yield Pair(source, LICENCE, normalise_arabic(arabic), normalise_english(english))
