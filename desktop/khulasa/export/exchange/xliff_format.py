"""XLIFF 2.1: the article for translation programs, a unit a paragraph, doubts as notes."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from lxml import etree

from khulasa.article.model import Paragraph
from khulasa.export.choices import Choices, Details
from khulasa.export.direction import html_direction
from khulasa.export.exchange.sentences import Sentence, sentences
from khulasa.export.sentence_text import printable
from khulasa.reading.document import Reading
from khulasa.translation.result import Status

_NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"  # of 2.1 too
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def to_xliff(reading: Reading, choices: Choices, details: Details) -> str:
    """The article as XLIFF; the source texts of a unit, joined, are its paragraph."""
    details, article = details.chosen(choices), reading.article
    root = etree.Element(
        f"{{{_NAMESPACE}}}xliff",
        {"version": "2.1", "srcLang": article.language, "trgLang": reading.target},
        nsmap={None: _NAMESPACE},
    )
    file = _add(root, "file", id="article", original=_original(reading))
    file.set("srcDir", html_direction(article.language))
    file.set("trgDir", html_direction(reading.target))
    if details.notice:
        _add_notes(file, {"notice": details.notice})
    done = sentences(reading)
    for number, paragraph in enumerate(article.paragraphs, 1):
        own = list(islice(done, len(paragraph.sentences)))
        _add_unit(file, number, paragraph, own, choices)
    for element in root.iter(f"{{{_NAMESPACE}}}file", f"{{{_NAMESPACE}}}unit"):
        element.tail = "\n"  # and nowhere else: space counts within a unit
    file.text = "\n"
    content: str = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{content}\n'


def _add_unit(
    file: etree._Element, number: int, paragraph: Paragraph, own: list[Sentence], choices: Choices
) -> None:
    kind = str(paragraph.kind).replace(" ", "-")
    unit = _add(file, "unit", id=f"p{number}", type=f"khulasa:{kind}")
    unit.set(_SPACE, "preserve")
    said = {f"n{sentence.number}": _said(sentence, choices) for sentence in own}
    notes = {name: text for name, text in said.items() if text}
    if notes:
        _add_notes(unit, notes)
    for sentence, text in zip(own, paragraph.sentence_texts, strict=True):
        segment = _add(unit, "segment", id=f"s{sentence.number}", state=_state(sentence))
        note = f"n{sentence.number}" if f"n{sentence.number}" in notes else ""
        words = text.rstrip() or text
        # What failed has no translation that a note could be on.
        _add_text(segment, "source", words, "" if sentence.target else note)
        if sentence.target:
            _add_text(segment, "target", sentence.target, note)
        if text != words:
            _add_text(_add(unit, "ignorable"), "source", text[len(words) :], "")


def _add_text(place: etree._Element, name: str, text: str, note: str) -> None:
    """Add a text, marked as what a note of the unit is on if one is named."""
    element = _add(place, name)
    if note:
        element = _add(element, "mrk", id=f"m-{note}", type="comment", ref=f"#n={note}")
    element.text = printable(text)


def _add_notes(place: etree._Element, notes: dict[str, str]) -> None:
    group = _add(place, "notes")
    for name, text in notes.items():
        _add(group, "note", id=name).text = printable(text)


def _said(sentence: Sentence, choices: Choices) -> str:
    """What is said of a sentence: its doubts, and the reader's note."""
    doubts = sentence.doubts if choices.marks else ()
    return " ".join([*doubts, *([sentence.note] if choices.note and sentence.note else ())])


def _state(sentence: Sentence) -> str:
    # Programs ask their user for "initial" ones, and not for what counts as translated.
    if not sentence.target or sentence.status is Status.CHECK:
        return "initial"
    return "reviewed" if sentence.by_user else "translated"


def _original(reading: Reading) -> str:
    return printable(Path(reading.article.file).name if reading.article.file else "article")


def _add(place: etree._Element, name: str, **attributes: str) -> etree._Element:
    return etree.SubElement(place, f"{{{_NAMESPACE}}}{name}", attributes)
