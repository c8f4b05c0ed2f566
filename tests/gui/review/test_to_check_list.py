"""The list of what to check, with thousands of doubts."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from khulasa.reading.to_check import Doubt
from khulasa.review.issue import Issue
from khulasa.ui.review.to_check_list import ToCheckList


@dataclass
class Reason:
    """Notes that it was put into words."""

    number: int
    said: set[int]

    def __str__(self) -> str:
        self.said.add(self.number)
        return f"The glossary says otherwise, {self.number}."


def test_a_doubt_is_put_into_words_when_it_is_looked_at(qtbot: QtBot) -> None:
    said: set[int] = set()
    doubts = [
        Doubt(n, n // 4, f"Sentence {n}.", (Issue("terms", Reason(n, said)),), failed=False)  # type: ignore[arg-type]
        for n in range(4000)
    ]
    listed = ToCheckList()
    qtbot.addWidget(listed)
    listed.resize(400, 300)
    listed.show()
    qtbot.waitExposed(listed)
    listed.show_doubts(doubts, chosen=2)
    listed.grab()
    assert 0 in said
    assert len(said) < 100
    last = listed.item(3999)
    assert last.toolTip() == "The glossary says otherwise, 3999."
    spoken = last.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Paragraph 1000. The glossary says otherwise, 3999. Sentence 3999."
    assert listed.currentItem().text() == "Sentence 2."


def doubt(number: int, text: str = "Sadr went.") -> Doubt:
    return Doubt(number, number, text, (), failed=False)


def texts(listed: ToCheckList) -> list[str]:
    return [listed.item(row).text() for row in range(listed.count())]


def test_other_doubts_are_listed_without_the_list_being_made_anew(qtbot: QtBot) -> None:
    listed = ToCheckList()
    qtbot.addWidget(listed)
    listed.show_doubts([doubt(n) for n in range(5)], chosen=3)
    items = [listed.item(row) for row in range(5)]
    listed.show_doubts([doubt(0), doubt(1, "Al-Sadr went."), *map(doubt, range(2, 7))], chosen=3)
    assert [listed.item(row) for row in range(5)] == items
    assert texts(listed) == ["Sadr went.", "Al-Sadr went.", *["Sadr went."] * 5]
    assert listed.currentRow() == 3
    listed.show_doubts([doubt(2), doubt(6)], chosen=6)
    assert texts(listed) == ["Sadr went."] * 2
    assert [one.sentence for one in listed.doubts()] == [2, 6]
    assert listed.currentRow() == 1
    assert [listed.item(row) for row in range(2)] == items[:2]
    listed.show_doubts([], chosen=6)
    assert texts(listed) == []
