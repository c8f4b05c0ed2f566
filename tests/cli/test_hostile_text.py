"""What an article, its file's name or an argument say to a terminal or the eye is shown."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from command_line import Run

# A C1 control sequence, and marks that turn letters round; a name may have escapes besides.
TRICK = "\x9b31m\u202egpj\u202c"
NAME = f"a\x1b]0;owned\x07{TRICK}\u2066x\u2069"
STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e]")
LIKE_FORMULAS = ("=1+1", "+1", "-1", "@x", "\t=1+1", "＝1+1")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / f"{NAME}.txt"
    lines = (f"The library {TRICK} opened.", f"=2+2 is what the mayor {TRICK} said to everybody.")
    path.write_text("\n\n".join((*lines, "Plain words follow. " * 60)), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "arguments",
    [
        *(["read", "FILE", "--format", name] for name in ("text", "json", "html")),
        *(["summarise", "FILE"], ["summarise", "FILE", "--json"]),
        *(["support", "FILE", "FILE"], ["support", "FILE", "FILE", "--json"]),
        *(["read", f"FILE{NAME}"], ["library", "search", NAME]),
        *(["models", "install", NAME], ["library", "show", NAME]),
        ["translate", f"--{NAME}", "FILE"],
    ],
    ids=lambda arguments: " ".join(arguments).replace(NAME, ""),
)
def test_no_command_passes_it_on(
    run: Run,
    article: Path,
    arguments: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    monkeypatch.chdir(tmp_path)
    try:
        _code, output, complaints = run(*(word.replace("FILE", str(article)) for word in arguments))
    except SystemExit:  # the arguments make no sense
        output, complaints = (said.decode() for said in capfdbinary.readouterr())
    assert output + complaints
    assert not STEERS.search(output + complaints)


@pytest.mark.usefixtures("article")
def test_names_and_cells_of_a_batch_are_tame(run: Run, tmp_path: Path) -> None:
    for number, beginning in enumerate(LIKE_FORMULAS):
        (tmp_path / f"{beginning}{number}.docx").write_bytes(b"PK\x03\x04 broken")
    output = tmp_path / "out"
    code, printed, complaints = run("batch", tmp_path, "-o", output, "--jobs", "1")
    assert code
    assert not STEERS.search(printed + complaints)
    names = [path.name for path in output.rglob("*")]
    assert any("[RLO]gpj[PDF][LRI]x[PDI]" in name for name in names)
    assert not any(STEERS.search(name) for name in names)
    report = (output / "report.csv").read_text(encoding="utf-8")
    rows = list(csv.reader(report.splitlines()[1:]))
    assert len(rows) == 1 + len(LIKE_FORMULAS)
    for row in rows:
        for cell in row:
            assert cell[:1] not in tuple("=+-@＝") or cell.lstrip("-").replace(".", "").isdigit()
