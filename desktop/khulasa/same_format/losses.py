"""What has to be said of a translation in a copy of its file."""

from __future__ import annotations

from dataclasses import dataclass

from khulasa.reading.document import Reading
from khulasa.translation.result import Status
from khulasa.wording import count_text


@dataclass(slots=True)
class Losses:
    """Counts what could not be kept as it was.

    Attributes:
        widened: Links and the like that stand on a whole sentence now.
        dropped: Bold and the like that is gone, because its words could not be told.
        untranslated: Sentences that stay as they were in the source.
        to_check: Sentences that should be checked.
    """

    widened: int = 0
    dropped: int = 0
    untranslated: int = 0
    to_check: int = 0

    def count_sentences(self, reading: Reading) -> None:
        """Count what has to be said of the sentences of an article."""
        missing = len(reading.article.sentences) - len(reading.translations)
        self.untranslated = missing + reading.count(Status.FAILED)
        self.to_check = reading.count(Status.CHECK)

    def notes(self) -> tuple[str, ...]:
        """Sentences for the reader; none if there is nothing to say."""
        told = (
            (
                self.untranslated,
                count_text(
                    "{:,} sentence has no translation and stays as it was.",
                    "{:,} sentences have no translation and stay as they were.",
                    self.untranslated,
                ),
            ),
            (
                self.to_check,
                count_text(
                    "{:,} sentence should be checked; the file has no marks for that.",
                    "{:,} sentences should be checked; the file has no marks for that.",
                    self.to_check,
                ),
            ),
            (
                self.widened,
                count_text(
                    "{:,} link stands on a whole sentence, because it is not certain which words"
                    " of the translation it belongs to.",
                    "{:,} links stand on whole sentences, because it is not certain which words"
                    " of the translation they belong to.",
                    self.widened,
                ),
            ),
            (
                self.dropped,
                count_text(
                    "{:,} place lost its bold, italics, colour or the like, because it is not"
                    " certain which words of the translation it belongs to.",
                    "{:,} places lost their bold, italics, colour or the like, because it is not"
                    " certain which words of the translation they belong to.",
                    self.dropped,
                ),
            ),
        )
        return tuple(words for count, words in told if count)
