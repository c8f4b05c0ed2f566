"""Terms in TBX (ISO 30042), the exchange format of term banks: versions 2 and 3."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from khulasa.article.errors import UnreadableError
from khulasa.article.packages import parse_xml
from khulasa.glossary.term import Term
from khulasa.reasons import reason_of
from khulasa.review.languages import Languages, base_language
from khulasa.wording import phrase, values_phrase

# Names of elements in version 2 and in version 3.
_ENTRIES = {"termEntry", "conceptEntry"}
_LANGUAGES = {"langSet", "langSec"}
_TERMS = {"tig", "ntig", "termSec"}
_NOTES = {"note", "definition"}
_STATUS = {"administrativeStatus", "normativeAuthorization"}
_FORBIDDEN = ("deprecated", "superseded")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(slots=True)
class _Concept:
    """One entry: its terms by language, the preferred ones first."""

    terms: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    forbidden: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    note: str = ""


def read_tbx(data: bytes, languages: Languages) -> tuple[list[Term], int]:
    """Read the terms of a TBX.

    Args:
        data: The file.
        languages: The pair that is wanted. What is empty is the other one of two.

    Returns:
        The terms, and how many entries lack one of the languages.

    Raises:
        UnreadableError: It is damaged, no TBX, or does not tell which languages are meant.
    """
    from lxml import etree

    try:
        root = parse_xml(data)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(
            phrase("it is damaged ({error})", error=reason_of(error)),
            phrase("get it again from where it is from"),
        ) from error
    concepts = [_concept(entry) for entry in root.iter() if _name(entry) in _ENTRIES]
    if not concepts:
        raise UnreadableError(
            phrase("there is no term in it"), phrase("choose a glossary as CSV, TSV or TBX")
        )
    pair = _pair({code for one in concepts for code in (*one.terms, *one.forbidden)}, languages)
    found: list[Term] = []
    left_out = 0
    for concept in concepts:
        sources = (*concept.terms[pair.source], *concept.forbidden[pair.source])
        targets = tuple(concept.terms[pair.target])
        if not sources or not targets:
            left_out += 1
            continue
        forbidden = tuple(concept.forbidden[pair.target])
        found += [
            Term(source, targets, concept.note, forbidden, pair.source, pair.target)
            for source in sources
        ]
    return found, left_out


def _pair(there: set[str], wanted: Languages) -> Languages:
    source = wanted.source if wanted.source in there else ""
    target = wanted.target if wanted.target in there - {source} else ""
    if len(there) == 2 and (source or target):
        source = source or next(iter(there - {target}))
        target = target or next(iter(there - {source}))
    if not source or not target:
        raise UnreadableError(
            phrase(
                "its languages are {languages}",
                languages=values_phrase(sorted(there)),
            ),
            phrase("open an article in one of them first, and translate it into another"),
        )
    return Languages(source, target)


def _concept(entry: Any) -> _Concept:
    concept = _Concept()
    notes = []
    for section in entry.iter():
        if _is_note(section):
            notes.append(_text(section))
        if _name(section) not in _LANGUAGES:
            continue
        code = base_language(section.get(_XML_LANG) or section.get("lang") or "")
        preferred = []
        for one in (part for part in section.iter() if _name(part) in _TERMS):
            term = next((_text(part) for part in one.iter() if _name(part) == "term"), "")
            status = " ".join(_statuses(one))
            if not term:
                continue
            if any(word in status for word in _FORBIDDEN):
                concept.forbidden[code].append(term)
            elif status.startswith("preferred"):
                preferred.append(term)
            else:
                concept.terms[code].append(term)
        concept.terms[code][:0] = preferred
    concept.note = " · ".join(dict.fromkeys(filter(None, notes)))
    return concept


def _statuses(section: Any) -> Iterator[str]:
    for part in section.iter():
        if _name(part) in _STATUS or part.get("type") in _STATUS:
            yield _text(part)


def _is_note(element: Any) -> bool:
    return _name(element) in _NOTES or (
        _name(element) == "descrip" and element.get("type") == "definition"
    )


def _name(element: Any) -> str:
    """The name without its namespace; empty for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _text(element: Any) -> str:
    # Entities are left as they are, and are no words.
    return " ".join("".join(element.itertext("*")).split())
