"""Encrypted files: the password comes through standard input, not through the list of processes."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from command_line import Run

LOCKED = Path(__file__).parents[1] / "files" / "pdf" / "locked.pdf"


@pytest.fixture
def give(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("open sesame\n"))


def test_a_locked_file_says_how_to_give_its_password(run: Run) -> None:
    code, output, complaints = run("summarise", LOCKED)
    assert (code, output) == (3, "")
    assert complaints.strip() == (
        f"khulasa: Cannot read {LOCKED}: it is protected with a password."
        " Give it with --password-stdin."
    )


@pytest.mark.usefixtures("give")
def test_it_opens_with_its_password(run: Run) -> None:
    code, output, complaints = run("summarise", LOCKED, "--password-stdin")
    assert (code, complaints) == (0, "")
    assert "it has 8 words" in output


def test_a_wrong_password_is_called_wrong(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("open pepper\n"))
    code, _, complaints = run("summarise", LOCKED, "--password-stdin")
    assert code == 3
    assert "the password is wrong" in complaints


@pytest.mark.usefixtures("give")
def test_standard_input_is_not_read_twice(run: Run) -> None:
    code, _, complaints = run("summarise", "-", "--password-stdin")
    assert code == 3
    assert "cannot be both the article and its password" in complaints
