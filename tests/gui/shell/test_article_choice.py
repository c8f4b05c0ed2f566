"""Which article of an archive: its names are shown as they are, whatever is in them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from khulasa.article.errors import ArticlesInside
from khulasa.ui.shell.dialogs.article_choice import ArticleChoice


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("\u202egnp.txt", "[RLO]gnp.txt"),
        ("two\nlines.txt", "two lines.txt"),
        ("مقال عن البحر.txt", "مقال عن البحر.txt"),
    ],
)
def test_a_name_hides_nothing_and_takes_one_line(
    qtbot: QtBot, tmp_path: Path, name: str, shown: str
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    choice = ArticleChoice(tmp_path / f"{name}.zip", ArticlesInside((name, "b.txt"), 2), window)
    assert choice.list.item(0).text() == shown
    quoted = f"“\u2068{shown}.zip\u2069”"
    assert any(quoted in label.text() for label in choice.findChildren(QLabel))
    opened: list[Path] = []
    choice.chosen.connect(opened.append)
    choice.accept()
    assert opened[0].name == name


@pytest.mark.parametrize(
    ("total", "all_counted", "said", "button"),
    [
        (2, True, "", "Open all (2)"),
        (5_000, True, "It holds 5,000 articles; the first 2 are listed.", "Open the first 2"),
        (2, False, "It holds 2 articles or more; the first 2 are listed.", "Open the first 2"),
    ],
)
def test_of_more_articles_than_are_listed_it_says_so_and_what_translates_all(
    qtbot: QtBot, total: int, all_counted: bool, said: str, button: str
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    inside = ArticlesInside(("a.txt", "b.txt"), total, all_counted)
    choice = ArticleChoice(Path("news"), inside, window)
    assert choice.remark.text().startswith(said)
    assert ("khulasa batch" in choice.remark.text()) is bool(said)
    assert choice.remark.isVisibleTo(choice) is bool(said)
    opens_all = choice.findChild(QPushButton, "openAll")
    assert opens_all is not None
    assert opens_all.text() == button
