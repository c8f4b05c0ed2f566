"""TMX 1.4b: the translated sentences as a translation memory."""

from __future__ import annotations

from datetime import UTC, datetime, time

from lxml import etree

from khulasa import __version__
from khulasa.export.choices import Choices, Details
from khulasa.export.exchange.sentences import Sentence, sentences
from khulasa.export.sentence_text import one_line, printable
from khulasa.reading.document import Reading
from khulasa.translation.result import Status

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def to_tmx(reading: Reading, choices: Choices, details: Details) -> str:
    """The article as a translation memory; sentences without a translation are not in it."""
    details = details.chosen(choices)
    root = etree.Element("tmx", version="1.4")
    header = etree.SubElement(
        root,
        "header",
        {
            "creationtool": "Khulasa",
            "creationtoolversion": __version__,
            "segtype": "sentence",
            "o-tmf": "Khulasa",
            "adminlang": "en",
            "srclang": reading.article.language,
            "datatype": "plaintext",
            "creationdate": datetime.combine(details.date, time(), UTC).strftime("%Y%m%dT%H%M%SZ"),
        },
    )
    if details.notice:
        etree.SubElement(header, "note").text = _text(details.notice)
    body = etree.SubElement(root, "body")
    for sentence in sentences(reading):
        if sentence.status in (Status.OK, Status.CHECK) and sentence.source:
            _add_unit(body, reading, sentence, choices)
    etree.indent(root)
    content: str = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{content}\n'


def _add_unit(body: etree._Element, reading: Reading, sentence: Sentence, choices: Choices) -> None:
    unit = etree.SubElement(body, "tu", tuid=str(sentence.number))
    doubts = sentence.doubts if choices.marks else ()
    for text in (*doubts, *([sentence.note] if choices.note and sentence.note else ())):
        etree.SubElement(unit, "note").text = _text(text)
    texts = ((reading.article.language, sentence.source), (reading.target, sentence.target))
    for language, text in texts:
        variant = etree.SubElement(unit, "tuv", {_LANGUAGE: language})
        etree.SubElement(variant, "seg").text = _text(text)


def _text(text: str) -> str:
    return printable(one_line(text))
