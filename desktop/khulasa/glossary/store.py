"""The reader's own glossary: one readable file in the data folder, written whole."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from khulasa.article.errors import UnreadableError
from khulasa.glossary.term import Term, merged
from khulasa.reasons import reason_of
from khulasa.review.languages import Languages
from khulasa.whole_files import replacing, write_whole
from khulasa.wording import Phrase, count_phrase, phrase

if TYPE_CHECKING:
    from khulasa.glossary.read import GlossaryError

FILE = "glossary.tsv"
_ANY = Languages("", "")
# Seconds to wait for another process that writes; it needs milliseconds.
_PATIENCE = 2.0


class GlossaryStore:
    """The file with the reader's terms.

    Args:
        path: The file; it and its folder need not exist.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._incomplete = False  # lines were left out, which the next writing would lose

    def read(self) -> tuple[tuple[Term, ...], Phrase | str]:
        """The terms, and what the reader has to be told; no terms where there is no file.

        A damaged file is set aside, so that nothing in it is lost.
        """
        try:
            data = self.path.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return (), ""
        except OSError as error:
            return (), phrase(
                "The glossary in {path} cannot be read: {reason}.",
                path=str(self.path),
                reason=reason_of(error),
            )
        if data.count(b"\n") <= 1 and data.startswith(b"source\ttarget"):
            return (), ""  # all terms were removed
        from khulasa.glossary.read import terms_in  # most have no terms

        try:
            found = terms_in(data, self.path.suffix, _ANY)
        except UnreadableError as error:
            return (), self._set_aside(error.reason)
        self._incomplete = bool(found.left_out)
        if not found.left_out:
            return found.terms, ""
        return found.terms, count_phrase(
            "1 line of the glossary in {path} has no translation and is left out.",
            "{:,} lines of the glossary in {path} have no translation and are left out.",
            found.left_out,
            path=str(self.path),
        )

    def change(self, edit: Callable[[tuple[Term, ...]], Iterable[Term]]) -> tuple[Term, ...]:
        """Keep other terms instead of those that are kept now; each is kept once.

        Args:
            edit: Gives the other terms; other processes wait meanwhile.

        Returns:
            The terms as they are kept.

        Raises:
            GlossaryError: They cannot be written, or are too many; what was kept stays.
        """
        # Loaded when first needed: a start only reads.
        from filelock import FileLock

        from khulasa.glossary.read import MOST_TERMS, GlossaryError
        from khulasa.glossary.separated import write_separated_terms

        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with FileLock(self.path.with_name(f"{FILE}.lock"), timeout=_PATIENCE):
                before, notice = self.read()
                if notice and self.path.exists() and not self._incomplete:
                    raise GlossaryError(notice)  # what cannot be read is not written over
                kept = merged(edit(before))
                if len(kept) > MOST_TERMS:
                    raise GlossaryError(
                        phrase(
                            "A glossary can have {:,} terms, and these are {:,}. "
                            "Remove some first.",
                            MOST_TERMS,
                            len(kept),
                        )
                    )
                if self._incomplete:
                    shutil.copy2(self.path, self._free_name("before"))
                    self._incomplete = False
                with replacing(self.path, private=True) as file:
                    file.write(write_separated_terms(kept, "\t").encode("utf-8", "replace"))
        except (OSError, NotImplementedError) as error:  # the latter where files cannot be locked
            raise _not_written(self.path, error) from error
        return kept

    def _set_aside(self, reason: Phrase | str) -> Phrase:
        aside = self._free_name("damaged")
        try:
            self.path.replace(aside)
        except OSError as error:
            return phrase(
                "The glossary in {path} is damaged ({error}), and cannot be set aside: {reason}.",
                path=str(self.path),
                error=reason,
                reason=reason_of(error),
            )
        return phrase(
            "The glossary in {path} was damaged ({error}). It lies in {aside} now, and Khulasa "
            "begins with an empty one.",
            path=str(self.path),
            error=reason,
            aside=aside.name,
        )

    def _free_name(self, why: str) -> Path:
        """A place beside the file where nothing is yet."""
        stem = f"{self.path.name}.{why}-{time.strftime('%Y-%m-%d')}"
        names = (f"{stem}-{number}" if number > 1 else stem for number in range(1, 1_000_000))
        return next(free for one in names if not (free := self.path.with_name(one)).exists())


def export_glossary(terms: Iterable[Term], path: Path) -> None:
    """Write terms to a CSV, or to a TSV if the file is called so.

    Raises:
        GlossaryError: They cannot be written.
    """
    from khulasa.glossary.separated import write_separated_terms

    delimiter = "\t" if path.suffix.lower() in (".tsv", ".tab") else ","
    # With a mark at its beginning, spreadsheets know the encoding.
    data = write_separated_terms(terms, delimiter).encode("utf-8-sig", "replace")
    try:
        write_whole(path, data)
    except OSError as error:
        raise _not_written(path, error) from error


def _not_written(path: Path, error: Exception) -> GlossaryError:
    from khulasa.glossary.read import GlossaryError

    return GlossaryError(
        phrase(
            "Cannot write the glossary to {path}: {reason}. Choose another place for it.",
            path=str(path),
            reason=reason_of(error),
        )
    )
