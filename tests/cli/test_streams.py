"""The command line with streams, folders and signals that are not as they should be."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from khulasa.article.disguise import undisguised_name
from khulasa.cli.main import main
from khulasa.cli.running.session import on_ending
from khulasa.export.sentence_text import escaped_controls, printable, printable_name

KHULASA = [sys.executable, "-m", "khulasa"]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text("أين المكتبة؟", encoding="utf-8")
    return path


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_the_list_of_models_is_printed_whatever_the_terminals_encoding(encoding: str) -> None:
    env = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": encoding}
    result = subprocess.run([*KHULASA, "models", "list"], env=env, capture_output=True)
    assert result.returncode == 0, result.stderr
    assert "→" in result.stdout.decode("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="a shell that can close a stream")
@pytest.mark.parametrize("end", [">&-", "| head -n 0"])
@pytest.mark.parametrize("action", ["models list", "models path", "doctor --json"])
def test_a_closed_output_is_no_traceback(end: str, action: str) -> None:
    command = f"{' '.join(KHULASA)} {action} {end}"
    result = subprocess.run(["sh", "-c", command], capture_output=True, text=True)
    assert "Traceback" not in result.stderr
    assert "Exception ignored" not in result.stderr


@pytest.mark.skipif(os.name == "nt", reason="a shell that can close a stream")
def test_with_a_closed_output_the_result_goes_to_its_file(article: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.txt"
    command = f"{' '.join(KHULASA)} translate {article} --private --summary none"
    alone = subprocess.run(["sh", "-c", f"{command} >&-"], capture_output=True, text=True)
    assert alone.returncode == 1
    assert "Cannot write to standard output" in alone.stderr
    subprocess.run(["sh", "-c", f"{command} -o {output} >&- 2>&-"], check=True)
    assert "Where is the library?" in output.read_text(encoding="utf-8")


@pytest.mark.skipif(os.name == "nt", reason="the folder one is in cannot be deleted")
def test_a_deleted_working_folder_stops_no_engine(article: Path, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    command = f"cd {gone}; rmdir {gone}; "
    command += f"{' '.join(KHULASA)} translate {article} --private --summary none"
    result = subprocess.run(["sh", "-c", command], capture_output=True, text=True)
    assert "Where is the library?" in result.stdout, result.stderr


def test_ctrl_c_and_sigterm_end_work_alike() -> None:
    heard: list[int] = []
    before = signal.getsignal(signal.SIGTERM)
    with on_ending(lambda number, _frame: heard.append(number)):
        signal.raise_signal(signal.SIGTERM)
        signal.raise_signal(signal.SIGINT)
    assert heard == [signal.SIGTERM, signal.SIGINT]
    assert signal.getsignal(signal.SIGTERM) is before


def test_sigterm_ends_a_command_as_ctrl_c_does(monkeypatch: pytest.MonkeyPatch) -> None:
    def terminated(_options: object) -> int:
        signal.raise_signal(signal.SIGTERM)
        return 0

    monkeypatch.setattr("khulasa.cli.commands.models.run", terminated)
    assert main(["models", "path"]) == 130


def test_marks_of_direction_do_not_disguise_a_name() -> None:
    name = "invoice\u202etxt.exe\u2066\u2069"
    assert printable_name(name) == "invoice[RLO]txt.exe[LRI][PDI]"
    assert undisguised_name("مقال.txt") == "مقال.txt"
    assert printable("a\u202eb\u2068c\u2069") == "a[RLO]b\u2068c\u2069"  # quotations are isolated


def test_json_escapes_what_steers_a_terminal() -> None:
    document = escaped_controls(json.dumps("a\x9b31mb\x7f", ensure_ascii=False))
    assert document == '"a\\u009b31mb\\u007f"'
    assert json.loads(document) == "a\x9b31mb\x7f"
