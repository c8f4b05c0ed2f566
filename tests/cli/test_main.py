"""Which command the arguments name, and how ``khulasa`` ends."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from command_line import Run
from khulasa.cli.arguments.parser import parse
from khulasa.cli.command_list import COMMANDS, load_command
from khulasa.cli.exit_codes import ExitCode, list_of_codes

REPOSITORY = Path(__file__).resolve().parents[2]

Shown = list[tuple[list[str], bool, bool, bool]]


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Shown:
    """The windows that would have been shown: files, and whether sample, private, a new one."""
    windows: Shown = []

    def show(
        files: list[str], *, sample: bool, private: bool, fetch_models: bool, new_window: bool
    ) -> int:
        assert not fetch_models
        windows.append((files, sample, private, new_window))
        return 0

    monkeypatch.setattr("khulasa.cli.commands.open.why_no_window", lambda: "")
    monkeypatch.setattr("khulasa.ui.shell.app.run", show)
    return windows


@pytest.fixture
def no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("khulasa.cli.commands.open.why_no_window", lambda: "there is no display")


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], ([], False, False, False)),
        (["open"], ([], False, False, False)),
        (["open", "--sample"], ([], True, False, False)),
        (["--sample"], ([], True, False, False)),
        (["article.txt"], (["article.txt"], False, False, False)),
        (["open", "article.txt"], (["article.txt"], False, False, False)),
        (["a.txt", "b.txt"], (["a.txt", "b.txt"], False, False, False)),
        (["--private", "article.txt"], (["article.txt"], False, True, False)),
        (["--new-window", "article.txt"], (["article.txt"], False, False, True)),
        (["مقال.html"], (["مقال.html"], False, False, False)),
        (["not there"], (["not there"], False, False, False)),
        (["./translate"], (["./translate"], False, False, False)),
        (["open", "translate"], (["translate"], False, False, False)),
        (["--", "-odd.txt"], (["-odd.txt"], False, False, False)),
    ],
)
def test_a_file_is_opened_as_by_any_program(
    run: Run, shown: Shown, arguments: list[str], window: object
) -> None:
    assert run(*arguments)[0] == 0
    assert shown == [window]


@pytest.mark.usefixtures("no_display")
def test_a_file_that_is_not_there_is_what_the_message_is_about(run: Run) -> None:
    code, output, complaints = run("nowhere.txt")
    assert (code, output) == (ExitCode.CANNOT_READ, "")
    assert "Cannot read nowhere.txt: there is no such file" in complaints
    assert "choice" not in complaints


def test_a_slip_in_a_command_is_hinted_at(run: Run, shown: Shown, tmp_path: Path) -> None:
    assert "Did you mean: khulasa translate?" in run("tranlsate", "a.txt")[2]
    assert "Did you mean: khulasa models?" in run("model")[2]
    file = tmp_path / "model"
    file.write_text("أين المكتبة؟", encoding="utf-8")
    assert run(file)[2] == ""
    assert [files for files, *_ in shown] == [["model"], [str(file)]]


@pytest.mark.usefixtures("no_display")
def test_without_a_display_a_file_is_translated_as_open_does_it(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "مقال.txt"
    file.write_text("أين المكتبة؟", encoding="utf-8")
    named, opened = run(file), run("open", file)
    assert named == opened
    assert named[0] == 0
    assert "Where is the library?" in named[1]
    assert "there is no display. Here is the translation" in named[2]


@pytest.mark.usefixtures("no_display")
def test_without_a_display_and_a_file_the_way_out_is_said(run: Run) -> None:
    code, _, complaints = run()
    assert code == ExitCode.USAGE
    assert "khulasa translate FILE" in complaints


@pytest.mark.parametrize(
    "arguments", [["--no-such-option"], ["tranlsate", "b.txt"], ["translate"], ["models", "fly"]]
)
def test_what_makes_no_sense_is_wrong_usage(run: Run, arguments: list[str]) -> None:
    code, output, complaints = run(*arguments)
    assert (code, output) == (ExitCode.USAGE, "")
    assert "usage: khulasa" in complaints


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(run: Run, command: str) -> None:
    code, output, _ = run(command, "--help")
    assert code == 0
    assert output.startswith(f"usage: khulasa {command} [-h]")
    assert callable(load_command(command).run)


def test_help_names_every_command_and_exit_code(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "1000")
    code, output, _ = run("--help")
    assert code == 0
    assert f"{list_of_codes()}." in output
    assert all(f"  {command}" in output for command in COMMANDS)


@pytest.mark.parametrize("arguments", [[], ["article.txt"], ["--help"], ["no", "such", "thing"]])
def test_finding_out_what_is_wanted_loads_nothing_heavy(arguments: list[str]) -> None:
    code = (
        "import contextlib, sys; from khulasa.cli.arguments.parser import parse\n"
        f"with contextlib.suppress(SystemExit): parse({arguments!r})\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    loaded = {name.split(".")[0] for name in result.stderr.split()}
    assert not loaded & {"numpy", "rich", "PySide6", "torch", "ctranslate2"}


def test_ctrl_c_ends_quietly(monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    def interrupted(_options: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("khulasa.cli.commands.doctor.run", interrupted)
    assert run("doctor") == (ExitCode.STOPPED, "", "")


def test_options_keep_what_was_said() -> None:
    options = parse(["translate", "a.txt", "--private", "--backend", "torch"])
    assert (options.command, options.private, options.backend) == ("translate", True, "torch")
    assert not parse(["summarise", "a.txt"]).private
    assert parse(["a.txt", "--private"]).private


@pytest.mark.parametrize("document", ["docs/command-line.md", "installer/linux/khulasa.1"])
def test_the_documents_name_every_command_and_exit_code(document: str) -> None:
    text = (REPOSITORY / document).read_text(encoding="utf-8")
    in_one_line = " ".join(text.split())
    assert list_of_codes() in in_one_line
    assert all(command in in_one_line.replace("\\-", "-") for command in COMMANDS)
