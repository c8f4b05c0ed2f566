"""The limit of being unsure is found on some sentences and shown on others."""

from __future__ import annotations

from pathlib import Path

import pytest

from khulasa.conversion.calibration import Judged
from training.calibrate import choose, effect, main, read_pairs
from training.decode import translate


def test_the_limit_marks_one_in_ten_of_the_right_sentences_and_what_is_below_them() -> None:
    right = [Judged(tenth / 10, 60.0) for tenth in range(10)]
    wrong = [Judged(-1.0 + tenth / 10, 20.0) for tenth in range(20)]
    limit = choose([*right, *wrong])
    assert limit == 0.1
    marked = effect([*right, *wrong], limit)
    assert (marked.right, marked.wrong, marked.all) == (0.1, 0.55, 0.4)


def test_without_a_right_sentence_there_is_no_limit() -> None:
    with pytest.raises(ValueError, match="no sentence is right"):
        choose([Judged(0.0, 20.0)])


def test_pairs_are_read_from_a_folder(tmp_path: Path) -> None:
    (tmp_path / "one.ar.txt").write_text("عنوان\n\nنص", encoding="utf-8")
    (tmp_path / "one.en.txt").write_text("A title\n\nA text", encoding="utf-8")
    assert read_pairs(tmp_path) == (["عنوان", "نص"], ["A title", "A text"])


def test_the_starter_is_calibrated_with_one_command(
    tmp_path: Path, starter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, reference = tmp_path / "ar", tmp_path / "en"
    source.write_text("أين محطة القطار؟\n" * 4 + "ذهب الولد إلى المدرسة\n" * 4, encoding="utf-8")
    (right,) = translate(starter, ["أين محطة القطار؟"])
    reference.write_text(f"{right}\n" * 4 + "Yes!\n" * 4, encoding="utf-8")
    main([str(source), str(reference), "--folder", str(starter)])
    printed = capsys.readouterr().out
    assert "unsure_below = " in printed
    assert printed.splitlines()[1].split()[:2] == ["odd", "4"]
