"""TMX and XLIFF keep to their standards.

No schema file can be had without fetching it, so the grammars are written down here by hand, as far
as the formats use them: TMX 1.4b's as a DTD, XLIFF 2.1's core (chapter 4) as tables.
"""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from lxml import etree

from khulasa.article.model import Article, Kind
from khulasa.export.choices import Choices, Details
from khulasa.export.formats import render
from khulasa.reading.document import Reading
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
# For each element of XLIFF: its children as a pattern, its required and its optional attributes.
XLIFF = {
    "xliff": ("(file )+", {"version", "srcLang"}, {"trgLang"}),
    "file": ("(notes )?((unit|group) )+", {"id"}, {"original", "srcDir", "trgDir"}),
    "notes": ("(note )+", set(), set()),
    "note": ("", set(), {"id", "appliesTo", "category", "priority"}),
    "unit": ("(notes )?((segment|ignorable) )+", {"id"}, {"type", "name", "xml:space"}),
    "segment": ("source (target )?", set(), {"id", "state", "subState"}),
    "ignorable": ("source (target )?", set(), {"id"}),
    "source": ("(mrk )*", set(), {"xml:lang", "xml:space"}),
    "target": ("(mrk )*", set(), {"xml:lang", "xml:space", "order"}),
    "mrk": ("(mrk )*", {"id"}, {"type", "ref", "value", "translate"}),
}
USUAL = Choices()
NAMESPACE = "{urn:oasis:names:tc:xliff:document:2.0}"


def tmx_of(reading: Reading, choices: Choices = USUAL) -> etree._Element:
    content = render(reading, "tmx", choices, Details("Rough."))
    root = etree.fromstring(content)
    assert TMX.validate(root), TMX.error_log
    assert not content.startswith(b"\xef\xbb\xbf")
    return root


def xliff_of(reading: Reading, choices: Choices = USUAL) -> etree._Element:
    root = etree.fromstring(render(reading, "xliff", choices, Details("Rough.")))
    for element in root.iter():
        name = element.tag.removeprefix(NAMESPACE)
        children, required, optional = XLIFF[name]
        found = "".join(f"{child.tag.removeprefix(NAMESPACE)} " for child in element)
        assert re.fullmatch(children, found), f"{name} has {found}"
        attributes = {
            key.replace("{http://www.w3.org/XML/1998/namespace}", "xml:") for key in element.attrib
        }
        assert required <= attributes <= required | optional, f"{name} has {attributes}"
        assert re.fullmatch(r"[\w.:-]+", element.get("id", "x"))
        assert element.get("state", "initial") in ("initial", "translated", "reviewed", "final")
        assert re.fullmatch(r"[^\s:]+:[^\s:]+|comment", element.get("type", "comment"))
    for unit in root.iter(f"{NAMESPACE}unit"):
        notes = {note.get("id") for note in unit.iter(f"{NAMESPACE}note")}
        references = [mark.get("ref") for mark in unit.iter(f"{NAMESPACE}mrk")]
        assert {f"#n={note}" for note in notes} == set(references)
    for kind in ("unit", "segment", "mrk"):
        ids = [element.get("id") for element in root.iter(NAMESPACE + kind)]
        assert len(ids) == len(set(ids))
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
