"""The glossary in the terminal, and an article that is checked by one."""

from __future__ import annotations

import json
from pathlib import Path

from command_line import Run


def test_terms_are_imported_listed_and_exported(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "terms.csv"
    table.write_text("المكتبة,reading room\nالقهوة,coffee,black\nأين,\n", encoding="utf-8")
    code, output, complaints = run("glossary", "import", table)
    assert (code, output) == (0, "Your glossary has 2 terms.\n")
    assert "1 line without a translation" in complaints
    code, output, _ = run("glossary", "list")
    assert output.splitlines() == ["المكتبة\treading room", "القهوة\tcoffee\tblack"]
    _, output, _ = run("glossary", "list", "--json")
    assert json.loads(output.splitlines()[1])["note"] == "black"
    assert run("glossary", "export", tmp_path / "out.tsv")[0] == 0
    assert "المكتبة\treading room" in (tmp_path / "out.tsv").read_text(encoding="utf-8-sig")
    _, output, _ = run("glossary", "path")
    assert Path(output.strip()).is_file()


def test_what_cannot_be_read_or_written_has_its_code(run: Run, tmp_path: Path) -> None:
    code, _, complaints = run("glossary", "import", tmp_path / "missing.csv")
    assert code == 3
    assert "missing.csv" in complaints
    code, _, complaints = run("glossary", "export", tmp_path / "no folder" / "out.csv")
    assert code == 1
    assert "Choose another place" in complaints


def test_a_translation_is_checked_by_the_terms_of_a_file(run: Run, tmp_path: Path) -> None:
    article, table = tmp_path / "article.txt", tmp_path / "terms.csv"
    article.write_text("أين المكتبة؟", encoding="utf-8")
    table.write_text("المكتبة,reading room", encoding="utf-8")
    code, output, _ = run(
        *("translate", article, "--from", "ar", "--format", "json"),
        *("--summary", "none", "--glossary", table),
    )
    assert code == 0
    assert "reading room" in output
    assert '"terms"' in output
    code, _, complaints = run("translate", article, "--glossary", tmp_path / "none.csv")
    assert code == 3
    assert "none.csv" in complaints
