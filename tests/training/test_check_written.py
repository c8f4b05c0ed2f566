"""The check of written pairs finds planted faults and their lines, and lets good pairs pass."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from training.check_written import check, faults, main

TRAINING = Path(__file__).parents[2] / "training"
WRITTEN = TRAINING / "written"
# The thirty sentences of the sheet first, with a reference each.
NEWS = Path(__file__).parents[1] / "golden" / "news.tsv"
GOOD = (
    "أعلن الوزير أمس أن 38 ألف أسرة نزحت من القرى الحدودية خلال ستة أيام.",
    "The minister announced yesterday that 38,000 families had fled border villages in 6 days.",
)


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        GOOD,
        ("بلغت الخسائر 2.5 مليار دولار", "Losses reached $2,500 million"),
        ("حضر 3 وزراء", "Three ministers attended"),
        ("تعادل الفريقان من دون أهداف", "The two teams drew 0-0"),
        ('وسأل: "أين العدالة؟".', 'He asked: "Where is the justice?"'),
        ('وسأل: "أين العدالة؟".', '"Where is the justice?" he asked.'),
    ],
)
def test_good_pairs_are_left_alone(arabic: str, english: str) -> None:
    assert not list(faults(arabic, english))


@pytest.mark.parametrize(
    ("arabic", "english", "reason"),
    [
        ("وصل 38 ألف سائح", "Some 3,800 tourists arrived", "one side only"),
        ("حضر 3 وزراء", "Four ministers attended", "one side only"),
        ("حضر الوزراء", "The 15 ministers attended", "one side only"),
        ("The minister came", "The minister came", "not Arabic"),
        ("حضر الوزير", "The وزير came", "not English"),
        ("حضر الوزيرx أمس", "The minister came yesterday", "two scripts"),
        ("حضر الوزیر", "The minister came", "does not have"),
        ("حضر  الوزير", "The minister came", "spaces"),
        ("حضر الوزير\u200f", "The minister came", "invisible"),
        ('قال: "نعم', 'He said: "yes"', "quotation mark"),
        ("هل حضر الوزير؟", "The minister came.", "ends with"),
        ("حضر الوزير أمس إلى مقر البرلمان في العاصمة بيروت مع وفد كبير", "He came", "words"),
    ],
)
def test_a_fault_is_named(arabic: str, english: str, reason: str) -> None:
    assert any(reason in fault for fault in faults(arabic, english))


def _check(folder: Path, *lines: str, tests: str = "") -> list[str]:
    path, against = folder / "news.tsv", folder / "test.txt"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    against.write_text(tests, encoding="utf-8")
    return [doubt.removeprefix(f"{path}:") for doubt in check([path], [against])]


def test_repeated_texts_are_told_with_the_place_of_the_first(tmp_path: Path) -> None:
    same = (GOOD[0].replace("38", "٣٨"), GOOD[1])
    near = (GOOD[0].replace("خلال ستة أيام", "خلال أسبوع"), GOOD[1].replace("6 days", "a week"))
    other = ("نزحت أسر كثيرة من القرى الحدودية خلال الشتاء.", "Many families fled in the winter.")
    found = _check(tmp_path, *("\t".join(pair) for pair in (GOOD, same, near, other)))
    assert found == ["2: the same Arabic as news.tsv:1", "3: nearly the Arabic of news.tsv:1"]


def test_words_of_a_test_text_and_lines_of_other_form_are_told(tmp_path: Path) -> None:
    tests = "Yesterday the MINISTER announced yesterday that 38,000 families had fled, they say."
    found = _check(tmp_path, "\t".join(GOOD), "نعم", "", tests=tests)
    assert found == ["1: eight words in a row of a test text", "2: not two columns"]


def test_the_written_files_pass_and_have_nothing_of_the_sentences_that_are_judged(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    files = sorted(map(str, WRITTEN.glob("*.tsv")))
    monkeypatch.setattr(sys, "argv", ["check_written", *files, "--against", str(NEWS)])
    with pytest.raises(SystemExit) as ended:
        main()
    printed = capsys.readouterr()
    assert (printed.out, ended.value.code) == ("", 0)
    assert re.search(r"^ +50,\d\d\d sentences$", printed.err, re.MULTILINE)


def test_the_sheet_is_what_the_written_files_are_held_against() -> None:
    readme = (TRAINING / "README.md").read_text(encoding="utf-8")
    sheet = re.findall(r"^\| \d+ \| (.+?) \| .+ \| (?:right|half|wrong) \|$", readme, re.MULTILINE)
    golden = [line.split("\t")[0] for line in NEWS.read_text(encoding="utf-8").splitlines()]
    assert len(sheet) == 30
    assert golden[:30] == sheet
