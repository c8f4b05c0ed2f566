"""Glossaries are read from tables and term banks of others, and written so that they come back."""

from __future__ import annotations

from pathlib import Path

import pytest

from khulasa.glossary import read
from khulasa.glossary.read import GlossaryError, ReadTerms, read_glossary
from khulasa.glossary.store import export_glossary
from khulasa.glossary.term import Term
from khulasa.review.languages import Languages

ANY = Languages("", "")
ARABIC = Languages("ar", "en")


def taken(folder: Path, content: str | bytes, name: str = "terms.csv") -> ReadTerms:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_glossary(path, ARABIC)


def test_two_columns_need_no_head(tmp_path: Path) -> None:
    found = taken(tmp_path, "البرلمان,parliament\nالوزير,minister,not a vizier,2024\n")
    assert found.terms == (
        Term("البرلمان", ("parliament",)),
        Term("الوزير", ("minister",), "not a vizier · 2024"),
    )


def test_a_head_names_the_columns_in_any_order(tmp_path: Path) -> None:
    table = "Translation;Comment;Term;Avoid\nparliament | house;law;البرلمان;assembly\n"
    assert taken(tmp_path, table).terms == (
        Term("البرلمان", ("parliament", "house"), "law", ("assembly",)),
    )


def test_of_columns_of_languages_the_pair_is_read(tmp_path: Path) -> None:
    table = "English\tFrench\tArabic\nparliament\tparlement\tالبرلمان\n"
    [term] = taken(tmp_path, table, "terms.tsv").terms
    assert term == Term("البرلمان", ("parliament",), "parlement", (), "ar", "en")


def test_arabic_of_an_old_spreadsheet_is_read(tmp_path: Path) -> None:
    table = "sep=;\r\nالمصطلح;الترجمة\r\nمجلس النواب;House of Representatives\r\n"
    found = taken(tmp_path, table.encode("cp1256"))
    assert found.terms == (Term("مجلس النواب", ("House of Representatives",)),)


def test_lines_without_a_translation_are_counted(tmp_path: Path) -> None:
    found = taken(tmp_path, "البرلمان,parliament\nالوزير,\n,minister\n")
    assert (len(found.terms), found.left_out) == (1, 2)


VERSION_2 = """<?xml version='1.0'?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en"><text><body>
<termEntry id="c1"><descrip type="definition">Who makes laws.</descrip>
  <langSet xml:lang="ar"><tig><term>البرلمان</term></tig>
    <tig><term>مجلس النواب</term></tig></langSet>
  <langSet xml:lang="en-GB">
    <tig><term>parliament</term></tig>
    <tig><term>legislature</term>
      <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>
    <tig><term>assembly</term>
      <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
  </langSet></termEntry>
<termEntry id="c2"><langSet xml:lang="fr"><tig><term>loi</term></tig></langSet></termEntry>
</body></text></martif>"""

VERSION_3 = """<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Basic" style="dct" xml:lang="en"
 xmlns:basic="http://www.tbxinfo.net/ns/basic"><text><body>
<conceptEntry id="1"><langSec xml:lang="ar"><termSec><term>الصدر</term></termSec></langSec>
<langSec xml:lang="en"><termSec><term>al-Sadr</term>
<basic:administrativeStatus>admittedTerm-admn-sts</basic:administrativeStatus></termSec></langSec>
</conceptEntry></body></text></tbx>"""


def test_a_term_bank_gives_its_synonyms_and_what_is_out_of_use(tmp_path: Path) -> None:
    found = taken(tmp_path, VERSION_2, "bank.tbx")
    targets, note = ("legislature", "parliament"), "Who makes laws."
    assert found.terms == (
        Term("البرلمان", targets, note, ("assembly",), "ar", "en"),
        Term("مجلس النواب", targets, note, ("assembly",), "ar", "en"),
    )
    assert found.left_out == 1


def test_the_other_of_two_languages_need_not_be_named(tmp_path: Path) -> None:
    path = tmp_path / "bank.tbx"
    path.write_text(VERSION_3, encoding="utf-8")
    expected = (Term("الصدر", ("al-Sadr",), "", (), "ar", "en"),)
    assert read_glossary(path, Languages("", "en")).terms == expected


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"", "terms.csv", "it is empty"),
        (b"one column only\nand no other\n", "terms.csv", "there is no term in it"),
        (b"\x00\x01\x02\x03" * 300, "terms.csv", "binary"),
        (b"<tbx><text>", "bank.tbx", "it is damaged"),
        (b"<html><body>hello</body></html>", "bank.xml", "there is no term in it"),
        (VERSION_3.replace('"ar"', '"ja"').encode(), "bank.tbx", "en, ja"),
    ],
)
def test_what_is_no_glossary_is_refused_with_the_file_and_the_reason(
    tmp_path: Path, content: bytes, name: str, reason: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(GlossaryError) as refused:
        read_glossary(path, Languages("ar", "fr"))
    assert name in str(refused.value)
    assert reason in str(refused.value)


def test_no_entity_is_looked_up(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    bomb = VERSION_3.replace(
        "<tbx ", f'<!DOCTYPE tbx [<!ENTITY s SYSTEM "{tmp_path}/secret">]><tbx '
    )
    found = taken(tmp_path, bomb.replace("al-Sadr", "al-Sadr&s;"), "bank.tbx")
    assert [term.targets for term in found.terms] == [("al-Sadr",)]


def test_what_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "MOST_TERMS", 2)
    with pytest.raises(GlossaryError, match="it has 3 terms and the limit is 2"):
        taken(tmp_path, "أ,a\nب,b\nج,c\n")
    monkeypatch.setattr(read, "MOST_BYTES", 5)
    with pytest.raises(GlossaryError, match="limit"):
        taken(tmp_path, "أ,a\nب,b\n")
    with pytest.raises(GlossaryError, match="missing"):
        read_glossary(tmp_path / "missing.csv", ANY)


@pytest.mark.parametrize("name", ["out.csv", "out.tsv"])
def test_what_is_exported_is_read_again(tmp_path: Path, name: str) -> None:
    terms = (
        Term("البرلمان", ("parliament", "the House, lower"), 'a "note"', ("assembly",), "ar", "en"),
        Term("الوزير", ("minister",)),
    )
    export_glossary(terms, tmp_path / name)
    assert read_glossary(tmp_path / name, ANY).terms == terms
    with pytest.raises(GlossaryError, match="Choose another place"):
        export_glossary(terms, tmp_path / "no folder" / name)
