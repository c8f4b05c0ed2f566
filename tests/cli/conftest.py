"""The hub with tiny models, for the commands that fetch them; and reading without a process."""

import pytest

from models.conftest import checkpoints, hub  # noqa: F401 (fixtures)
from reading_here import read_here


@pytest.fixture(autouse=True)
def reading_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands are tested by the hundred; ``tests/article/child`` has the process itself."""
    monkeypatch.setattr("khulasa.cli.arguments.article_input.read_in_child", read_here)
