"""``khulasa review-eval``, from the arguments to the exit code."""

from __future__ import annotations

import json
from pathlib import Path

from command_line import Run


def write(path: Path, lines: list[str]) -> Path:
    path.write_bytes("".join(f"{line}\n" for line in lines).encode())
    return path


def test_flags_are_counted_and_planted_faults_found(run: Run, tmp_path: Path) -> None:
    source = write(
        tmp_path / "source",
        ["قتل ١٢ شخصا في المدينة أمس.", "أين المكتبة؟", "لم يصل القطار\u2028إلى المحطة."],
    )
    output_file = write(
        tmp_path / "output",
        ["21 people were killed in the city yesterday.", "Where is the library?", ""],
    )
    reference = write(
        tmp_path / "reference",
        [
            "12 people were killed in the city yesterday.",
            "Where is the library?",
            "The train did not reach the station.",
        ],
    )
    code, output, _ = run("review-eval", source, reference, output_file, "--json")
    assert code == 0
    record = json.loads(output)
    assert record["reference"]["flagged"] == 0
    (system,) = record["outputs"]
    assert (system["sentences"], system["flagged"]) == (3, 2)
    assert system["chrf_flagged"] < system["chrf_unflagged"]
    assert record["planted"]["number changed"] == {"planted": 1, "found": 1}
    assert record["planted"]["negation removed"] == {"planted": 1, "found": 1}
    assert record["planted"]["empty"] == {"planted": 3, "found": 3}
    again = run("review-eval", source, reference, output_file, "--json")[1]
    assert again == output  # the seed is fixed
    table = run("review-eval", source, reference, output_file)[1]
    assert "number changed" in table
    assert "66.67%" in table
