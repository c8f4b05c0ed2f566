"""In a made-up language nothing that commands say is left in English."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from command_line import Run
from khulasa.cli.command_list import COMMANDS
from khulasa.doctor.finding import Section
from khulasa.doctor.folders import look_at_folders
from khulasa.doctor.machine import look_at_machine
from khulasa.doctor.models import look_at_models
from khulasa.doctor.report import as_text
from khulasa.doctor.versions import look_at_versions
from khulasa.doctor.window import look_at_window
from khulasa.models.catalogue import load_catalogue
from pseudo_language import outside

ACTIONS = [
    *(("library", action) for action in ("list", "search", "show", "export", "remove", "path")),
    *(("library", "check"), ("models", "list"), ("models", "install"), ("models", "verify")),
    *(("models", action) for action in ("remove", "import", "export", "path")),
]

# Of what argparse writes by itself: commands, options, and what stands for a value.
_SYNTAX = re.compile(
    r"--?[a-z][\w-]*|\b[A-Z]+\b(?:\.jsonl)?|\{[\w,\s-]*\}|\[|\]|\||\.\.\.|^ *[a-z-]+(?=  |$)",
    re.MULTILINE,
)


@pytest.fixture(autouse=True)
def spoken(pseudo: None, pseudo_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands choose the language themselves; this is where they look for it."""
    assert pseudo is None
    monkeypatch.setattr("khulasa.cli.main.resource_path", lambda *_: pseudo_folder)
    monkeypatch.setenv("COLUMNS", "1000")


def left(text: str) -> list[str]:
    """Lines with letters outside of what was translated."""
    return [line for line in outside(text).splitlines() if any(map(str.isalpha, line))]


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS), *ACTIONS], ids=" ".join)
def test_help(run: Run, command: tuple[str, ...]) -> None:
    code, output, _ = run(*command, "--help")
    assert code == 0
    _usage, _, rest = output.partition("\n\n")
    assert output.startswith("⟦usage: ⟧khulasa")
    assert left(_SYNTAX.sub("", outside(rest))) == []


def test_wrong_usage(run: Run) -> None:
    _, _, complaints = run("library", "show", "--json")
    assert "⟦the following arguments are required: ID⟧" in complaints
    _, _, complaints = run("translate", "a.txt", "--fly")
    assert "⟦unrecognized arguments: --fly⟧" in complaints


def test_the_list_of_models(run: Run) -> None:
    code, output, _ = run("models", "list")
    assert code == 0
    names = "|".join(
        re.escape(word)
        for model in load_catalogue().models
        for word in (model.name, model.quality, model.licence, *model.sources, *model.targets)
        if word
    )
    assert left(re.sub(rf"(?:{names})", "", outside(output))) == []


def test_an_empty_library(run: Run) -> None:
    _, output, complaints = run("library", "list")
    assert left(output) == []
    assert left(complaints.removeprefix("khulasa: ")) == []


def test_a_file_that_cannot_be_read(run: Run) -> None:
    _, _, complaints = run("translate", "missing.txt")
    assert left(complaints.removeprefix("khulasa: ")) == []


def test_the_doctor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_TOKEN", "secret")
    findings = (
        *look_at_folders(),
        *look_at_models(load_catalogue(), lambda *_: "⟦a sentence⟧"),
        *look_at_machine(total=10**9, available=10**8),
        *look_at_versions(),
        *look_at_window(_no_qt, lambda: ""),
        *look_at_window(_no_qt, lambda: "⟦there is no display⟧"),
    )
    said = [f for f in findings if f.problem or f.mend]
    assert said
    for finding in said:
        assert left(finding.problem) == []
        assert left(finding.mend) == []
    assert "⟦What is wrong, and how to mend it⟧" in as_text((Section("", findings),), tmp_path)


def _no_qt(_platform: str) -> dict[str, object]:
    raise OSError("⟦it ended⟧")
