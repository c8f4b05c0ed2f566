"""A release has one version, a described one, and checksums that fit."""

from __future__ import annotations

import hashlib
import subprocess
import tomllib
from pathlib import Path

import pytest
from release import REPOSITORY, check_changelog, checksums, version

import khulasa

CHANGELOG = """# Changelog

## [Unreleased]

## [0.2.0] - 2026-11-20

### Added

- A thing.

## [0.1.0] - 2026-10-01
"""


def test_the_version_stands_in_one_place() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["dynamic"] == ["version"]
    assert version() == khulasa.__version__
    tracked = subprocess.run(
        ["git", "ls-files", "installer", "Makefile"], cwd=REPOSITORY, capture_output=True, text=True
    )
    if tracked.returncode:
        pytest.skip("this is no checkout")
    for name in tracked.stdout.split():
        if name.endswith((".py", ".nsi", ".sh", ".spec", "Makefile")):
            text = (REPOSITORY / name).read_text(encoding="utf-8")
            assert f'"{khulasa.__version__}"' not in text, name


def test_this_version_is_in_the_changelog() -> None:
    check_changelog((REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8"), khulasa.__version__)


def test_a_version_without_a_description_is_not_released() -> None:
    check_changelog(CHANGELOG, "0.2.0")
    for missing in ("0.3.0", "0.1.0", "Unreleased"):
        with pytest.raises(ValueError, match=missing):
            check_changelog(CHANGELOG, missing)


def test_checksums_are_those_of_sha256sum(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"two")
    (tmp_path / "a").write_bytes(b"one")
    assert checksums(tmp_path.iterdir()) == (
        f"{hashlib.sha256(b'one').hexdigest()}  a\n{hashlib.sha256(b'two').hexdigest()}  b\n"
    )
