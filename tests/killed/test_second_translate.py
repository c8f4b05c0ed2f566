"""A second ``khulasa translate`` of a file starts nothing, and private mode touches nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from command_line import Run
from khulasa.export.format_list import FORMATS
from khulasa.library.database.location import FILE, library_folder
from khulasa.models.store import config_folder
from khulasa.processes import READER
from killed.article import look, sentences_of
from killed.dying import NEVER, scripted_engine

HERE = Path(__file__).parent
# What goes to standard output as it is.
PRINTED = [name for name, format_ in FORMATS.items() if format_.is_text]
OPENING = "عودة المكتبة\n\nفتحت المكتبة أبوابها يوم الأحد. جاء كثير من الناس.\n\n"
ARTICLE = OPENING + "قال المدير إن العمل انتهى."

Ledger = Callable[[], list[Path]]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def ledgers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ledger:
    """Lets the command start a scripted engine; gives what each one that was started left."""
    folder = tmp_path / "ledgers"
    folder.mkdir()
    made: list[Path] = []

    def engine() -> object:
        made.append(folder / f"asked-{len(made)}")
        return scripted_engine(str(made[-1]), 0.0)

    monkeypatch.setattr("khulasa.cli.running.read_through.Engine", engine)
    return lambda: sorted(folder.iterdir())


def refuse_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no process be started from now on but those that read the article."""
    start = subprocess.Popen.__init__

    def refuse(process: Any, command: Any, *arguments: Any, **options: Any) -> None:
        if READER not in command:
            raise AssertionError(f"started {command}")
        start(process, command, *arguments, **options)

    monkeypatch.setattr(subprocess.Popen, "__init__", refuse)


def state_of(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file below a folder: what is in it, and when it was written."""
    return {
        str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def all_folders() -> dict[str, dict[str, tuple[bytes, int]]]:
    folders = {"library": library_folder(), "config": config_folder()}
    folders["state"] = Path(os.environ["KHULASA_STATE"])
    return {name: state_of(folder) for name, folder in folders.items()}


def test_a_second_translation_starts_no_engine_and_gives_the_same_bytes(
    run: Run, article: Path, ledgers: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = {}
    for name in PRINTED:
        code, first[name], _ = run("translate", article, "--format", name)
        assert code == 0
    assert "as the model has it" in first["text"]
    assert len(ledgers()) == 1  # the formats share it, too
    refuse_processes(monkeypatch)
    for name in PRINTED:
        assert run("translate", article, "--format", name)[:2] == (0, first[name])
    assert len(ledgers()) == 1


def test_nor_after_a_copy_of_the_file_was_read(
    run: Run, article: Path, ledgers: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = article.with_name("copy.txt")
    copy.write_bytes(article.read_bytes())
    assert run("translate", copy)[0] == 0
    refuse_processes(monkeypatch)
    code, output, _ = run("translate", article, "--format", "json")
    assert code == 0
    assert "as the model has it" in output
    assert len(ledgers()) == 1


def test_nor_after_a_kill_in_the_middle_of_the_first_one(
    run: Run, article: Path, ledgers: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows has no SIGKILL")
    with subprocess.Popen(
        [
            sys.executable,
            str(HERE / "command_program.py"),
            str(tmp_path / "asked"),
            str(NEVER),
            str(tmp_path / "result"),
            str(article),
        ],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
    ) as process:
        assert process.stdout is not None
        for _ in range(2):
            assert json.loads(process.stdout.readline())[0] == "shown"
        process.kill()
    sentences = sentences_of(article)
    known = set(look(library_folder() / FILE, sentences).words)
    assert len(known) >= 2

    code, output, _ = run("translate", article, "--format", "html")
    assert code == 0
    asked = [json.loads(line) for path in ledgers() for line in path.read_text().splitlines()]
    numbers = {number for request in asked if request for number in request}
    assert numbers == set(range(len(sentences))) - known
    refuse_processes(monkeypatch)
    assert run("translate", article, "--format", "html")[:2] == (0, output)


def test_private_translation_writes_nothing_and_reads_nothing(
    run: Run, article: Path, ledgers: Ledger
) -> None:
    before = all_folders()
    assert not any(before.values())
    _, output, _ = run("translate", article, "--private", "--format", "json")
    assert "as the model has it" in output
    assert all_folders() == before
    # Now there would be something to find, and to add to.
    assert run("translate", article)[0] == 0
    kept = all_folders()
    assert kept["library"]
    engines = len(ledgers())
    assert run("translate", article, "--private", "--format", "json")[0] == 0
    assert len(ledgers()) == engines + 1
    assert all_folders() == kept
