"""What fails with a glossary is said in Arabic, in the window in Arabic."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from arabic_words import left_in_latin, speak_arabic
from khulasa.glossary.read import GlossaryError, read_glossary
from khulasa.glossary.store import FILE, GlossaryStore, export_glossary
from khulasa.glossary.term import Term
from khulasa.review.languages import Languages

_TERM = Term("مكتبة", ("library",))
_TBX = """<martif type="TBX"><text><body><termEntry>
<langSet xml:lang="{}"><tig><term>a</term></tig></langSet>
<langSet xml:lang="{}"><tig><term>b</term></tig></langSet>
<langSet xml:lang="{}"><tig><term>c</term></tig></langSet>
</termEntry></body></text></martif>"""
_FILES = {
    "empty.csv": b"",
    "one column.csv": "مكتبة\nباب\n".encode(),
    "huge field.csv": b'a,"' + b"x" * 200_000 + b'"\n',
    "torn.tbx": b"<martif>\n<text",
    "no terms.tbx": b"<martif/>",
    "other languages.tbx": _TBX.format("sv", "fi", "da").encode(),
    "picture.csv": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)),
}


@pytest.fixture(autouse=True)
def arabic(monkeypatch: pytest.MonkeyPatch) -> None:
    speak_arabic(monkeypatch)


def fault(act: Callable[[], object]) -> str:
    with pytest.raises(GlossaryError) as caught:
        act()
    return str(caught.value)


@pytest.mark.parametrize("name", _FILES)
def test_files_that_hold_no_glossary(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(_FILES[name])
    words = fault(lambda: read_glossary(path, Languages("ar", "en")))
    assert f"\u2068{path}\u2069" in words
    assert left_in_latin(words) == []


def test_files_that_cannot_be_reached(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path, tmp_path / ("x" * 300)):
        assert left_in_latin(fault(lambda path=path: read_glossary(path, Languages("", "")))) == []


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert left_in_latin(fault(lambda: export_glossary([_TERM], tmp_path / "file" / "a.csv"))) == []
    store = GlossaryStore(tmp_path / "file" / FILE)
    assert left_in_latin(fault(lambda: store.change(lambda terms: (*terms, _TERM)))) == []


def test_a_glossary_of_ours_that_is_damaged(tmp_path: Path) -> None:
    store = GlossaryStore(tmp_path / FILE)
    store.path.write_bytes(b"source\ttarget\na\tb\0c\0\n" + b'"' + b"x" * 200_000 + b'"\t\n')
    terms, notice = store.read()
    assert terms == ()
    assert left_in_latin(notice) == []
    store.path.write_text("source\ttarget\na\tb\nc\t\n", encoding="utf-8")
    terms, notice = store.read()
    assert len(terms) == 1
    assert left_in_latin(notice) == []
    folder = GlossaryStore(tmp_path)
    assert left_in_latin(folder.read()[1]) == []
