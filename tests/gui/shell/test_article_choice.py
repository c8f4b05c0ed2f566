"""Which article of an archive: its names are shown as they are, whatever is in them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from khulasa.ui.shell.dialogs.article_choice import ArticleChoice


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("\u202egnp.txt", "[RLO]gnp.txt"),
        ("two\nlines.txt", "two lines.txt"),
        ("مقال عن البحر.txt", "مقال عن البحر.txt"),
    ],
)
def test_a_name_hides_nothing_and_takes_one_line(qtbot, tmp_path: Path, name, shown) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    choice = ArticleChoice(tmp_path / f"{name}.zip", (name, "b.txt"), window)
    assert choice.list.item(0).text() == shown
    assert any(f"{shown}.zip" in label.text() for label in choice.findChildren(QLabel))
    opened: list[Path] = []
    choice.chosen.connect(opened.append)
    choice.accept()
    assert opened[0].name == name
