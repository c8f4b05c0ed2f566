"""Written pairs are counted by kind, and there are as many of most as were wanted."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.kinds import count, kinds

WRITTEN = Path(__file__).parents[2] / "training" / "written"


@pytest.mark.parametrize(
    ("arabic", "english", "expected"),
    [
        ("ارتفاع أسعار النفط", "Oil Prices Rise", {"headlines"}),
        ("هل وصل القطار؟", "Has the train arrived?", {"questions"}),
        ("أريد أن أنام.", "I want to sleep.", {"everyday"}),
        ("قال: «نعم».", 'He said: "Yes."', {"quoted speech"}),
        (
            "أعلنت وزارة الصحة يوم الأحد تسجيل 120 إصابة جديدة بالفيروس في ثلاث محافظات.",
            "The health ministry announced on Sunday 120 new infections in three provinces.",
            {"ledes", "numbers in digits"},
        ),
    ],
)
def test_a_pair_is_known_by_its_form(arabic: str, english: str, expected: set[str]) -> None:
    assert set(kinds(arabic, english)) == {"sentences", *expected}


def test_files_of_phrases_and_names_are_counted_by_the_line(tmp_path: Path) -> None:
    (tmp_path / "phrases-1.tsv").write_text("لقي مصرعه\twas killed\n", encoding="utf-8")
    (tmp_path / "phrases-names-1.tsv").write_text("بغداد\tBaghdad\n\n", encoding="utf-8")
    assert count(tmp_path.glob("*.tsv")) == {"phrases": 1, "names": 1}


def test_there_is_enough_of_what_news_is_made_of() -> None:
    counted = count(WRITTEN.glob("*.tsv"))
    assert counted["sentences"] >= 50_000
    assert counted["headlines"] + counted["ledes"] >= 5_000
    assert counted["numbers in digits"] >= 5_000
    assert counted["questions"] >= 2_000
    assert counted["phrases"] >= 8_000
    assert counted["names"] >= 3_000
