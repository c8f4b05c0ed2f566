"""A translation that tests dictate, and files that take it."""

from __future__ import annotations

from collections.abc import Mapping

from khulasa.article.read import read_bytes
from khulasa.reading.document import Reading
from khulasa.same_format.write import SameFormat, write_same_format
from khulasa.translation.result import Status, Translation, failure


def translated(
    data: bytes, suffix: str, targets: Mapping[str, str], *, target: str = "en", source: str = "ar"
) -> Reading:
    """What is read of a file, with the translations of its sentences by their texts.

    A sentence of which nothing is said has failed; one without letters is copied.
    """
    article = read_bytes(data, file=f"article{suffix}", language=source)
    outcomes = {}
    for number, sentence in enumerate(article.sentences):
        text = sentence.strip()
        if text in targets:
            outcomes[number] = Translation(targets[text], Status.OK)
        elif not any(map(str.isalpha, text)):
            outcomes[number] = Translation(text, Status.COPIED)
        else:
            outcomes[number] = failure("The model gave no words.")
    return Reading(article, "scripted", "ctranslate2", outcomes, target=target)


def write(
    data: bytes, suffix: str, targets: Mapping[str, str], *, target: str = "en", source: str = "ar"
) -> SameFormat:
    """The file with that translation."""
    reading = translated(data, suffix, targets, target=target, source=source)
    return write_same_format(data, suffix, reading)
