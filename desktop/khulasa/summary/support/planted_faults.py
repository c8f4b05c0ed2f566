"""Faults planted in good summaries, to see whether the support checks find them.

Which sentence of the article a fault is measured against is decided by ROUGE-L alone, which the
checks do not use.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from khulasa.review.measuring.planted_faults import another_number
from khulasa.review.readers.names_en import is_name_en
from khulasa.review.readers.numbers import numbers_in
from khulasa.review.readers.numbers_en import is_number_en
from khulasa.review.words import Word, words
from khulasa.summary.support.planted_words_en import CASUALTIES, OPPOSITES
from khulasa.summary.support.terms import stem

_PLACE = re.compile(r"(?:in|at|near|from|to|across|around|outside|inside|through|of)$")
_DATES = (
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    ("january", "february", "april", "june", "july", "august", "september", "october", "november",
     "december"),
)  # fmt: skip
_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|will|would|can|could|has|have|had|did|does)\b(?! (?:not|n['’]t)\b)"
)
_NEGATION = re.compile(r" (?:not|never)\b| ?n['’]t\b")
_QUOTED = re.compile(r"(?<!\w)['‘“\"] ?((?:[^'‘’“”\"]|(?<=\w)['’](?=\w)){8,}?) ?['’”\"](?!\w)")


@dataclass(frozen=True, slots=True)
class Case:
    """A good sentence of a summary, and what may be put into it.

    Attributes:
        sentence: The sentence.
        source: The article's sentence that is most like it by ROUGE-L.
        article: The article's text.
        names: Names of the article, by how its summaries write them.
        others: Sentences of summaries of other articles.
    """

    sentence: str
    source: str
    article: str
    names: Sequence[str]
    others: Sequence[str]


# Gives the faulty sentence, or None where this fault cannot be planted.
Fault = Callable[[Case, Random], str | None]


def number_changed(case: Case, random: Random) -> str | None:
    """A number becomes one that the source sentence does not have."""
    number = _a_number(case.sentence, random)
    if number is None:
        return None
    return _with(case.sentence, number, another_number(number.text.lower(), random), case.source)


def number_of_the_article(case: Case, random: Random) -> str | None:
    """A number becomes another one of the article, which the source sentence does not have."""
    number = _a_number(case.sentence, random)
    others = [other.text for other in _numbers(case.article)]
    if number is None or not others:
        return None
    return _with(case.sentence, number, random.choice(others), case.source)


def name_replaced(case: Case, random: Random) -> str | None:
    """A name becomes another of the article's names: a place a place, others others."""
    here = list(name_runs(case.sentence))
    if not here:
        return None
    old = random.choice(here)
    taken = {word.lower() for name in here for word in name.text.split()}
    fitting = [
        name
        for name in case.names
        if taken.isdisjoint(name.lower().split())
        and not any(_is_acronym(name, one.text) or _is_acronym(one.text, name) for one in here)
        and _is_place(name, case.article) is _is_place(old.text, case.article)
    ]
    if not fitting:
        return None
    return _with(case.sentence, old, random.choice(fitting))


def swapped(swaps: Mapping[str, Sequence[str]]) -> Fault:
    """Makes the fault in which a word becomes one that excludes it, against the source sentence.

    It is planted only where the source sentence has the word, in some form, and not the other one.
    """

    def replaced(case: Case, random: Random) -> str | None:
        source = {stem(word.text.lower()) for word in words(case.source)}
        ways = [
            (word, other)
            for word in words(case.sentence)
            for other in swaps.get(word.text.lower(), ())
            if stem(word.text.lower()) in source and stem(other) not in source
        ]
        return _with(case.sentence, *random.choice(ways)) if ways else None

    return replaced


def date_changed(case: Case, random: Random) -> str | None:
    """A day of the week or a month becomes another one."""
    dates = [(w, ring) for w in words(case.sentence) for ring in _DATES if w.text.lower() in ring]
    if not dates:
        return None
    word, ring = random.choice(dates)
    others = [name.title() for name in ring if name not in case.source.lower()]
    return _with(case.sentence, word, random.choice(others)) if others else None


def quote_changed(case: Case, random: Random) -> str | None:
    """Words of a quotation become words that are not in the article, as many as half of it."""
    quoted = _QUOTED.search(case.sentence)
    if quoted is None:
        return None
    strange = [
        word.text
        for other in case.others
        for word in words(other)
        if word.text.islower() and word.text not in case.article
    ]
    inner = quoted[1].split()
    places = random.sample(range(len(inner)), (len(inner) + 1) // 2)
    changed = [random.choice(strange) if i in places else word for i, word in enumerate(inner)]
    return case.sentence[: quoted.start(1)] + " ".join(changed) + case.sentence[quoted.end(1) :]


def negation_removed(case: Case, random: Random) -> str | None:  # noqa: ARG001
    """What the sentence denies it says, while the source sentence denies it."""
    if not _NEGATION.search(case.source):
        return None
    changed = _NEGATION.sub("", case.sentence)
    return changed if changed != case.sentence else None


def negation_added(case: Case, random: Random) -> str | None:
    """The sentence denies something, while neither it nor the source sentence did."""
    verbs = list(_AUXILIARY.finditer(case.sentence))
    if not verbs or _NEGATION.search(case.source) or _NEGATION.search(case.sentence):
        return None
    verb = random.choice(verbs)
    return f"{case.sentence[: verb.end()]} not{case.sentence[verb.end() :]}"


def of_another_article(case: Case, random: Random) -> str | None:
    """The sentence is of a summary of another article."""
    return random.choice(case.others) if case.others else None


FAULTS: dict[str, Fault] = {
    "number changed": number_changed,
    "number of the article": number_of_the_article,
    "name replaced": name_replaced,
    "killed for wounded": swapped(CASUALTIES),
    "other opposites": swapped(OPPOSITES),
    "date changed": date_changed,
    "quote changed": quote_changed,
    "negation removed": negation_removed,
    "negation added": negation_added,
    "another article": of_another_article,
}


def name_runs(text: str) -> list[Word]:
    """Names in a text with capitals: capitalised words side by side, one of them a name."""
    found: list[Word] = []
    run: list[Word] = []
    for word in (*words(text), Word("", len(text), len(text))):
        capital = word.text[:1].isupper() and word.text.lower() not in _SMALL
        if capital and run and text[run[-1].end : word.start] in (" ", "-"):
            run.append(word)
            continue
        if any(is_name_en(one.text) for one in run):
            found.append(Word(text[run[0].start : run[-1].end], run[0].start, run[-1].end))
        run = [word] if capital else []
    return found


_SMALL = {"the", "a", "an", "in", "on", "at", "by", "but", "and", "he", "she", "it", "his", "her"}


def _with(text: str, old: Word, new: str, forbidden: str = "") -> str | None:
    """The text with a word replaced; None if nothing changes or the new word is forbidden."""
    unwanted = {word.text.lower() for word in (*words(forbidden), *words(old.text))}
    if new.lower() in unwanted:
        return None
    return text[: old.start] + new + text[old.end :]


def _numbers(text: str) -> list[Word]:
    all_words = words(text)
    starts = {mention.start for mention in numbers_in(text)}
    return [
        word
        for word in all_words
        if word.start in starts
        and (word.text[0].isdecimal() or is_number_en(word.text) or word.text.lower() == "two")
    ]


def _a_number(text: str, random: Random) -> Word | None:
    numbers = _numbers(text)
    return random.choice(numbers) if numbers else None


def _is_place(name: str, article: str) -> bool:
    """Whether the name mostly stands behind a preposition of place in the article."""
    text = article.lower()
    before = [
        text[: found.start()].rstrip()[-8:]
        for found in re.finditer(rf"\b{re.escape(name.lower())}\b", text)
    ]
    places = sum(_PLACE.search(some.rpartition(" ")[2]) is not None for some in before)
    return 2 * places > len(before)


def _is_acronym(short: str, name: str) -> bool:
    parts = name.split()
    return len(parts) > 1 and short.lower() == "".join(part[0].lower() for part in parts)
