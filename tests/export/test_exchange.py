"""TMX and XLIFF keep to their standards.

XLIFF is held to the schema of OASIS, and to what the standard asks beyond that in words: what ids
are unique, where marks lead. Of TMX 1.4b's DTD the part that is used is written down here; the
whole one is asked where OmegaT has brought it.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from khulasa.article.model import Article, Cell, Kind, Layout
from khulasa.export.choices import Choices, Details
from khulasa.export.formats import render
from khulasa.reading.document import Reading
from khulasa.review.issue import Issue
from khulasa.translation.result import Status, Translation, by_user

from export.conftest import paragraph  # isort: skip

TMX = etree.DTD(
    io.StringIO("""
<!ELEMENT tmx (header, body)>
<!ATTLIST tmx version CDATA #FIXED "1.4">
<!ELEMENT header (note | prop | ude)*>
<!ATTLIST header creationtool CDATA #REQUIRED creationtoolversion CDATA #REQUIRED
  segtype (block | paragraph | sentence | phrase) #REQUIRED o-tmf CDATA #REQUIRED
  adminlang CDATA #REQUIRED srclang CDATA #REQUIRED datatype CDATA #REQUIRED
  creationdate CDATA #IMPLIED>
<!ELEMENT ude EMPTY>
<!ELEMENT prop (#PCDATA)>
<!ATTLIST prop type CDATA #REQUIRED>
<!ELEMENT note (#PCDATA)>
<!ELEMENT body (tu*)>
<!ELEMENT tu ((note | prop)*, tuv+)>
<!ATTLIST tu tuid CDATA #IMPLIED>
<!ELEMENT tuv ((note | prop)*, seg)>
<!ATTLIST tuv xml:lang CDATA #REQUIRED>
<!ELEMENT seg (#PCDATA)>
""")
)
OMEGAT = Path("/usr/share/omegat/OmegaT.jar")
SCHEMAS = Path(__file__).with_name("schemas")
XLIFF = etree.XMLSchema(etree.parse(SCHEMAS / "xliff_core_2.0.xsd"))
USUAL = Choices()
NAMESPACE = "{urn:oasis:names:tc:xliff:document:2.0}"
UNIQUE_IN_UNIT = tuple(NAMESPACE + name for name in ("segment", "ignorable", "mrk"))


def tmx_of(reading: Reading, choices: Choices = USUAL) -> etree._Element:
    content = render(reading, "tmx", choices, Details("Rough."))
    root = etree.fromstring(content)
    assert TMX.validate(root), TMX.error_log
    assert not content.startswith(b"\xef\xbb\xbf")
    return root


def xliff_of(reading: Reading, choices: Choices = USUAL) -> etree._Element:
    root = etree.fromstring(render(reading, "xliff", choices, Details("Rough.")))
    assert XLIFF.validate(root), XLIFF.error_log
    for unit in root.iter(f"{NAMESPACE}unit"):
        notes = {note.get("id") for note in unit.iter(f"{NAMESPACE}note")}
        references = [mark.get("ref") for mark in unit.iter(f"{NAMESPACE}mrk")]
        assert {f"#n={note}" for note in notes} == set(references)
        # One in a translation has the id of its like in the source, or one of its own.
        own = [one.get("id") for one in unit.iter(*UNIQUE_IN_UNIT) if one.get("id")]
        assert len(own) == len(set(own))
        assert unit.find(f"{NAMESPACE}segment") is not None
    units = [unit.get("id") for unit in root.iter(f"{NAMESPACE}unit")]
    assert len(units) == len(set(units))
    assert root.get("trgLang")
    return root


def texts(root: etree._Element, name: str) -> list[str]:
    return ["".join(element.itertext()) for element in root.iter(name)]


def test_a_memory_has_what_is_translated_and_nothing_else(translated: Reading) -> None:
    root = tmx_of(translated)
    assert texts(root, "seg") == [
        "عودة المكتبة",
        "Return of the library",
        "فتحت المكتبة أبوابها أمس.",
        "The library opened its doors yesterday.",
        "قال المدير: «أهلا بكم» <b>!",
        'The manager said: "welcome" <b>!',
    ]
    assert texts(root, "note") == ["Rough.", "The model ran on."]
    assert texts(tmx_of(translated, Choices(marks=False, notice=False)), "note") == []


def test_xliff_has_the_article_exactly_and_its_doubts_as_notes(translated: Reading) -> None:
    root = xliff_of(translated)
    for unit, paragraph_ in zip(
        root.iter(f"{NAMESPACE}unit"), translated.article.paragraphs, strict=True
    ):
        assert "".join(texts(unit, f"{NAMESPACE}source")) == paragraph_.text
    states = [segment.get("state") for segment in root.iter(f"{NAMESPACE}segment")]
    assert states == ["translated", "translated", "initial", "translated", "initial", "initial"]
    assert texts(root, f"{NAMESPACE}note") == [
        "Rough.",
        "The model ran on.",
        "The model gave no words.",
    ]
    assert len(texts(root, f"{NAMESPACE}target")) == 4


def test_the_readers_own_words_are_reviewed(translated: Reading) -> None:
    own = replace(translated, translations={0: by_user("Mine")})
    assert next(xliff_of(own).iter(f"{NAMESPACE}segment")).get("state") == "reviewed"


@pytest.mark.parametrize("name", ["tmx", "xliff", "html", "docx", "odt", "csv"])
def test_letters_that_no_file_can_have_break_nothing(name: str) -> None:
    odd = "a\x00b\x0b\ud800\uffff & <c> ]]> \x85"
    article = Article(odd, "ar", (paragraph(Kind.TEXT, odd),), file=f"{odd}.txt")
    reading = Reading(article, "m", "ctranslate2", {0: Translation(odd, Status.OK)})
    assert render(reading, name, Choices(), Details(odd, odd))


@pytest.fixture
def awkward(translated: Reading) -> Reading:
    """Tables, notes, both directions, characters that no XML has, a sentence as long as a book."""
    odd = "a\x00b\x0b\ud800\uffff & <c> ]]> \x85 \u202eab"
    long = "كلمة وراء كلمة " * 20_000
    cell = replace(
        paragraph(Kind.TEXT, "המים", "\u200f 12 %"), layout=Layout(cell=Cell(0, 0, 0, True))
    )
    others = (
        cell,
        paragraph(Kind.MARGIN, odd),
        paragraph(Kind.NOTE, "[1] ", long),
        paragraph(Kind.CUE, "\n"),
    )
    article = translated.article
    article = replace(
        article, paragraphs=(*article.paragraphs, *others), file="/home/x/مقال <1>\x01.docx"
    )
    doubt = Issue("number", f"It says 12, {odd}.")
    more = {
        5: Translation("x" * 300_000, Status.CHECK, (doubt, doubt)),
        6: Translation(odd, Status.OK),
        8: Translation("", Status.OK),
        9: Translation(long, Status.CHECK, (doubt,)),
        10: Translation("", Status.COPIED),
    }
    return replace(
        translated,
        article=article,
        translations=translated.translations | more,
        notes={0: f"Mine: {odd}", 4: "what failed has a note", 7: "and what is not done"},
        target="he",
    )


def test_whatever_an_article_has_the_files_are_valid(awkward: Reading) -> None:
    choices = Choices(note=True)
    units = xliff_of(awkward, choices).findall(f".//{NAMESPACE}unit")
    assert len(units) == len(awkward.article.paragraphs)
    assert "Mine: a" in "".join(texts(tmx_of(awkward, choices), "note"))


def test_the_whole_grammar_of_tmx_is_kept(awkward: Reading) -> None:
    if not OMEGAT.exists():
        pytest.skip("needs OmegaT, which has TMX's DTD")
    with zipfile.ZipFile(OMEGAT) as archive:
        whole = etree.DTD(io.BytesIO(archive.read("schemas/tmx14.dtd")))
    assert whole.validate(tmx_of(awkward, Choices(note=True))), whole.error_log
