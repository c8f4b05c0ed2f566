"""A tiny corpus that is quickly learnt."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

_WHO = {
    "الولد": "the boy",
    "البنت": "the girl",
    "الرجل": "the man",
    "المعلم": "the teacher",
    "الطبيب": "the doctor",
    "صديقي": "my friend",
}
_DOES = {"رأى": "saw", "اشترى": "bought", "وجد": "found", "باع": "sold", "أراد": "wanted"}
_WHAT = {
    "الكتاب": "the book",
    "البيت": "the house",
    "السيارة": "the car",
    "القلم": "the pen",
    "الباب": "the door",
    "الخبز": "the bread",
    "الحليب": "the milk",
}
_WHEN = {"اليوم": "today", "أمس": "yesterday", "في 12 مارس": "on 12 March", "مرتين": "twice"}


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A TSV of 840 made-up sentences."""
    path = tmp_path_factory.mktemp("corpus") / "corpus.tsv"
    with path.open("w", encoding="utf-8") as stream:
        for who, does, what, when in product(_WHO, _DOES, _WHAT, _WHEN):
            english = f"{_WHO[who]} {_DOES[does]} {_WHAT[what]} {_WHEN[when]}.".capitalize()
            stream.write(f"made up\tCC0-1.0\t{does} {who} {what} {when}.\t{english}\n")
    return path
