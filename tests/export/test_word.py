"""Documents for word processors: directions, languages, styles, comments, links."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from khulasa.article.read import read_article
from khulasa.export.choices import Choices, Details, Layout
from khulasa.export.formats import render
from khulasa.reading.document import Reading

STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def word(reading: Reading, choices: Choices, details: Details) -> docx.document.Document:
    return docx.Document(io.BytesIO(render(reading, "docx", choices, details)))


def odt_part(reading: Reading, choices: Choices, details: Details, part: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(render(reading, "odt", choices, details))) as file:
        return etree.fromstring(file.read(part))


def words_of(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(qn("w:t")))


def arabic(text: str) -> bool:
    return any("\u0600" <= character <= "\u06ff" for character in text)


@pytest.mark.parametrize("layout", Layout)
def test_arabic_is_right_to_left_and_english_is_not(
    translated: Reading, details: Details, layout: Layout
) -> None:
    document = word(translated, Choices(layout), details)
    seen = 0
    for element in document.element.body.iter(qn("w:p")):
        turned = element.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None
        text = words_of(element)
        assert turned == arabic(text) or not any(map(str.isalpha, text)), text
        for run in element.iter(qn("w:r")):
            if arabic(words_of(run)):
                seen += 1
                properties = run.find(qn("w:rPr"))
                assert properties.find(qn("w:rtl")) is not None
                assert properties.find(qn("w:lang")).get(qn("w:bidi")) == "ar"
    assert seen == 4


def test_styles_are_the_word_processor_s_own(translated: Reading, details: Details) -> None:
    document = word(translated, Choices(source=False), details)
    assert [(p.style.name, p.text) for p in document.paragraphs] == [
        ("Title", "Return of the library"),
        ("Caption", "Starter model: rough gist only."),
        ("Heading 1", "Key sentences"),
        ("List Bullet", "The library opened its doors yesterday. [2]"),
        ("Heading 1", "Translation"),
        (
            "Normal",
            '2 The library opened its doors yesterday. The manager said: "welcome" <b>!',
        ),
        ("Normal", "3 ***"),
        ("Quote", "4 [not translated: The model gave no words.]"),
        ("List Bullet", "5 [not translated yet]"),
    ]
    assert not document.tables


def test_arabic_letters_neither_lean_nor_stand_apart(translated: Reading, details: Details) -> None:
    styles = word(translated, Choices(), details).styles
    for name in ("Title", "Subtitle", "Quote", "Caption"):
        properties = styles[name].element.rPr
        assert properties.find(qn("w:iCs")) is None
        assert properties.find(qn("w:spacing")) is None


def test_doubts_are_comments_on_their_sentences(translated: Reading, details: Details) -> None:
    document = word(translated, Choices(), details)
    assert [comment.text for comment in document.comments] == ["The model ran on."]
    assert not list(word(translated, Choices(marks=False), details).comments)


def test_references_lead_to_their_paragraphs(summarised: Reading, details: Details) -> None:
    body = word(summarised, Choices(), details).element.body
    names = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    links = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))]
    assert links == ["paragraph_2", "paragraph_4", "paragraph_2", "paragraph_4"]
    assert len(names) == len(set(names))
    assert set(links) <= set(names)


def test_what_word_says_of_the_document(translated: Reading, details: Details) -> None:
    properties = word(translated, Choices(), details).core_properties
    assert (properties.title, properties.language) == ("Return of the library", "en")
    assert properties.created.date() == date(2026, 11, 28)
    assert (properties.author, properties.comments) == ("", "")


def test_a_document_in_arabic_begins_at_the_right(translated: Reading, details: Details) -> None:
    article = replace(translated.article, language="en")
    document = word(replace(translated, article=article, target="ar"), Choices(), details)
    assert document.sections[0]._sectPr.find(qn("w:bidi")) is not None


def test_a_word_document_is_an_article_again(
    translated: Reading, details: Details, tmp_path: Path
) -> None:
    path = tmp_path / "a.docx"
    choices = Choices(translation=False, summary=False, references=False, notice=False)
    path.write_bytes(render(translated, "docx", choices, details))
    again = read_article(path)
    assert again.language == "ar"
    assert [(p.kind, p.text.split()) for p in again.paragraphs if p.text != "Source"] == [
        (p.kind, p.text.split()) for p in translated.article.paragraphs
    ]


def test_an_opendocument_text_has_a_style_for_each_direction(
    translated: Reading, details: Details
) -> None:
    modes = {
        style.get(f"{STYLE}name"): style.find(f"{STYLE}paragraph-properties").get(
            f"{STYLE}writing-mode"
        )
        for style in odt_part(translated, Choices(), details, "styles.xml").iter(f"{STYLE}style")
        if style.find(f"{STYLE}paragraph-properties") is not None
    }
    content = odt_part(translated, Choices(), details, "content.xml")
    blocks = [*content.iter(f"{TEXT}p"), *content.iter(f"{TEXT}h")]
    shown = [(block.get(f"{TEXT}style-name"), "".join(block.itertext())) for block in blocks]
    assert sum(arabic(text) for _style, text in shown) == 4
    for style, text in shown:
        # The text of a comment has no style of ours.
        if style is not None and any(map(str.isalpha, text)):
            assert modes[style] == ("rl-tb" if arabic(text) else "lr-tb"), text


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("name", ["docx", "odt"])
def test_a_word_processor_opens_it(
    summarised: Reading, details: Details, tmp_path: Path, name: str
) -> None:
    (tmp_path / f"a.{name}").write_bytes(render(summarised, name, Choices(), details))
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"),
            *("--headless", "--convert-to", "txt:Text", "--outdir", str(tmp_path)),
            str(tmp_path / f"a.{name}"),
        ],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    text = (tmp_path / "a.txt").read_text(encoding="utf-8-sig")
    places = [
        text.index(words)
        for words in (
            "Return of",
            "Starter model",
            "It cost 12",
            "فتحت المكتبة",
            "opened its doors",
        )
    ]
    assert places == sorted(places)
