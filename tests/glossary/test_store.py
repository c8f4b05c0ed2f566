"""The reader's own glossary is one readable file, and nothing in it gets lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from khulasa.glossary.read import GlossaryError
from khulasa.glossary.store import FILE, GlossaryStore
from khulasa.glossary.term import Term

PARLIAMENT = Term("البرلمان", ("parliament",), "law")
MINISTER = Term("الوزير", ("minister", "secretary"))


@pytest.fixture
def store(tmp_path: Path) -> GlossaryStore:
    return GlossaryStore(tmp_path / "data" / FILE)


def test_what_is_added_is_there_again_and_can_be_read_by_people(store: GlossaryStore) -> None:
    assert store.read() == ((), "")
    store.change(lambda terms: (*terms, PARLIAMENT))
    store.change(lambda terms: (*terms, MINISTER))
    assert store.read() == ((PARLIAMENT, MINISTER), "")
    assert "البرلمان\tparliament\tlaw" in store.path.read_text(encoding="utf-8")
    store.change(lambda _terms: ())
    assert store.read() == ((), "")


def test_a_change_starts_from_what_another_process_kept(store: GlossaryStore) -> None:
    other = GlossaryStore(store.path)
    store.change(lambda terms: (*terms, PARLIAMENT))
    assert other.change(lambda terms: (*terms, MINISTER)) == (PARLIAMENT, MINISTER)


def test_a_damaged_file_is_set_aside_and_said(store: GlossaryStore) -> None:
    store.path.parent.mkdir()
    for _time in range(2):
        store.path.write_bytes(b"\x00\x01\x02\x03" * 100)
        terms, notice = store.read()
        assert terms == ()
        assert str(store.path) in str(notice)
        assert "was damaged" in str(notice)
    aside = [path for path in store.path.parent.iterdir() if ".damaged-" in path.name]
    assert len(aside) == 2
    assert not store.path.exists()


def test_lines_that_were_begun_by_hand_are_not_lost(store: GlossaryStore) -> None:
    store.path.parent.mkdir()
    text = "source\ttarget\nالبرلمان\tparliament\nالوزير\t\n"
    store.path.write_text(text, encoding="utf-8")
    terms, notice = store.read()
    assert len(terms) == 1
    assert "1 line of the glossary" in str(notice)
    store.change(lambda terms: (*terms, MINISTER))
    [copy] = store.path.parent.glob("*.before-*")
    assert copy.read_text(encoding="utf-8") == text
    assert len(store.read()[0]) == 2


def test_what_cannot_be_kept_leaves_what_was(
    store: GlossaryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.change(lambda _terms: (PARLIAMENT,))
    monkeypatch.setattr("khulasa.glossary.read.MOST_TERMS", 1)
    with pytest.raises(GlossaryError, match="can have 1 terms, and these are 2"):
        store.change(lambda terms: (*terms, MINISTER))
    assert store.read()[0] == (PARLIAMENT,)
    blocked = GlossaryStore(store.path / "below a file" / FILE)
    with pytest.raises(GlossaryError, match="Cannot write the glossary"):
        blocked.change(lambda _terms: (PARLIAMENT,))
