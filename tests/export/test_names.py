"""Names of files are proposed from titles that may have anything in them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khulasa.export.layout.own_number import has_own_number
from khulasa.export.names import free_path, proposed_name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("عودة المكتبة", "عودة المكتبة.docx"),
        ("Who: what/where?  \n", "Who what where.docx"),
        ("", "Article.docx"),
        ("???", "Article.docx"),
        (".hidden", "hidden.docx"),
        ("-rf", "rf.docx"),
        ("con", "_con.docx"),
        ("Aux.2 report", "_Aux.2 report.docx"),
        ("COM¹", "_COM¹.docx"),
        ("Console", "Console.docx"),
        ("ends with dots...", "ends with dots.docx"),
        ("left\u202eto\u2066right\u200f", "lefttoright.docx"),
        ("می\u200cخواهم", "می\u200cخواهم.docx"),  # a letter's form depends on it
        ("tab\there\x00", "tab here.docx"),
    ],
)
def test_names_from_titles(title: str, name: str) -> None:
    assert proposed_name(title, ".docx") == name


def test_a_long_title_is_cut_between_words() -> None:
    name = proposed_name("كلمة " * 60, ".docx")
    assert len(name.encode()) <= 125
    assert set(name.removesuffix(".docx").split()) == {"كلمة"}


@given(st.text())
def test_every_system_takes_every_name(title: str) -> None:
    name = proposed_name(title, ".pdf")
    stem = name.removesuffix(".pdf")
    assert stem
    assert stem == stem.strip(" .")
    assert not set(name) & set('<>:"/\\|?*')
    assert all(ord(character) >= 32 for character in name)
    assert len(name.encode()) < 143
    assert stem.split(".")[0].rstrip().lower() not in {"con", "prn", "aux", "nul", "com1", "lpt9"}


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    assert free_path(tmp_path, "a.docx").name == "a.docx"
    (tmp_path / "a.docx").touch()
    (tmp_path / "a (2).docx").touch()
    assert free_path(tmp_path, "a.docx").name == "a (3).docx"


def test_items_with_a_number_of_their_own_need_no_bullet() -> None:
    own = ["1. A door", "(2) A door", "٣- باب", "a) door", "ب. باب"]
    none = ["A door", "12 halls", "Note: a door", "1.5 million", "so. on"]
    assert [text for text in own + none if has_own_number(text)] == own
