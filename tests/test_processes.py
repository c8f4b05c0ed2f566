"""How the app starts its own processes, from the checkout and packaged."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from khulasa import processes


@pytest.fixture
def packaged(monkeypatch: pytest.MonkeyPatch) -> str:
    """As PyInstaller's starter leaves Python: a mark, and the app for an interpreter."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/khulasa/khulasa")
    return "/opt/khulasa/khulasa"


def test_from_the_checkout_python_runs_the_module_and_nothing_from_the_folder_it_is_in() -> None:
    command = processes.command(processes.PIP, "download", "x")
    assert command[0] == sys.executable
    assert "-P" in command
    assert command[-4:] == ("-m", "pip", "download", "x")


def test_packaged_the_app_runs_itself(packaged: str) -> None:
    command = processes.command(processes.ENGINE)
    assert command == (packaged, processes.SWITCH, "khulasa.engine")


@pytest.mark.parametrize("module", processes.MODULES)
def test_what_the_command_asks_for_is_what_is_run(
    packaged: str, module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[tuple[str, str, list[str]]] = []

    def run_module(name: str, *, run_name: str, alter_sys: bool) -> None:
        assert alter_sys
        ran.append((name, run_name, sys.argv[1:]))

    monkeypatch.setattr(processes.runpy, "run_module", run_module)
    command = processes.command(module, "--one", "two")
    monkeypatch.setattr(sys, "argv", [packaged, *command[1:]])
    assert processes.run_if_asked(sys.argv)
    assert ran == [(module, "__main__", ["--one", "two"])]


@pytest.mark.parametrize("arguments", [[], ["open", "a.txt"], ["translate", processes.SWITCH]])
def test_a_user_s_command_line_is_left_alone(arguments: list[str]) -> None:
    assert not processes.run_if_asked(["khulasa", *arguments])


def test_nothing_else_can_be_run_so() -> None:
    with pytest.raises(ValueError, match=r"http\.server"):
        processes.run_if_asked(["khulasa", processes.SWITCH, "http.server"])


def test_the_switch_runs_a_module_for_real(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "writes_a_mark.py").write_text(
        "import pathlib, sys\n"
        "assert __name__ == '__main__'\n"
        "pathlib.Path(sys.argv[1]).write_text('ran')\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(processes, "MODULES", ("writes_a_mark",))
    argv = ["khulasa", processes.SWITCH, "writes_a_mark", str(tmp_path / "mark")]
    monkeypatch.setattr(sys, "argv", argv)
    assert processes.run_if_asked(argv)
    assert (tmp_path / "mark").read_text() == "ran"
