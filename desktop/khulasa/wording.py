"""The words for the reader, in the language that is chosen at the moment; needs no Qt.

Every text that a reader sees goes through ``_`` where it is shown, through ``fill_text`` where it
has numbers in it, or through ``count_text`` where a number decides its form. A constant is marked
with ``N_`` and goes through them when it is used, since modules are imported before the language
is chosen. What is kept, or comes from another process, is a ``Phrase``: it is put into words where
it is shown.
"""

from __future__ import annotations

import gettext
import locale
import os
import re
import string
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DOMAIN = "khulasa"

# A child process inherits it, so that the engine's words are in the same language.
_VARIABLE = "KHULASA_LANGUAGE"

# Replaced as a whole and never changed, so threads need no lock.
_catalogue = gettext.NullTranslations()


def use_language(code: str, folder: Path) -> None:
    """Choose the language of all words; untranslated English where there is no catalogue for it.

    Args:
        code: Such as ``"ar"``.
        folder: Has ``<code>/LC_MESSAGES/khulasa.mo`` for each language.
    """
    global _catalogue
    _catalogue = gettext.translation(DOMAIN, folder, [code], fallback=True)


def wanted_language() -> str:
    """The code of the language that the environment asks for; English if it asks for none."""
    return os.environ.get(_VARIABLE, "") or "en"


def choose_language(chosen: str, folder: Path) -> None:
    """Choose the language of this process and of those that it starts.

    Args:
        chosen: What the reader chose; empty for the system's. The environment's wish goes first.
        folder: As for ``use_language``.
    """
    if not os.environ.get(_VARIABLE):
        os.environ[_VARIABLE] = chosen or _system_language(folder)
    use_language(wanted_language(), folder)


def switch_language(chosen: str, folder: Path) -> None:
    """Speak another language from now on, whatever the environment asked for at the start.

    Args:
        chosen: As for ``choose_language``.
        folder: As for ``use_language``.
    """
    os.environ[_VARIABLE] = chosen or _system_language(folder)
    use_language(wanted_language(), folder)


def _system_language(folder: Path) -> str:
    """The system's language where there is a catalogue for it; else English."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable, ""):
            break
    else:
        # Windows and macOS name it nowhere in the environment.
        value = locale.getlocale()[0] or ""
        if value.startswith("Arabic"):  # as Windows calls it
            value = "ar"
    code = value.partition(".")[0].partition("_")[0].lower()
    return code if (folder / code / "LC_MESSAGES" / f"{DOMAIN}.mo").is_file() else "en"


def _(text: str) -> str:
    """A text in the chosen language; itself where it is not translated."""
    # An empty text stands for the catalogue's own head.
    return _catalogue.gettext(text) if text else ""


def N_(text: str) -> str:  # noqa: N802
    """Mark a text for translators and leave it as it is: ``_`` is called where it is shown."""
    return text


def fill_text(text: str, *values: object, **named: object) -> str:
    """A text with its values in it, as in ``fill_text("{:,} of {:,}", done, total)``.

    For texts with numbers, which every language writes in its own way.
    """
    return _FILLING.vformat(_(text), values, named)


def count_text(one: str, many: str, count: int, **others: object) -> str:
    """The form of a text that a number asks for, as in ``count_text("1 page", "{:,} pages", n)``.

    Languages have up to six forms; each may have a pair of braces for the number, and braces with
    a name for each of the others.
    """
    return _FILLING.vformat(_catalogue.ngettext(one, many, count), (count,), others)


def list_text(parts: Iterable[str]) -> str:
    """Words one after the other with the language's comma between them; empty ones are left out."""
    return _(", ").join(filter(None, parts))


def clauses_text(parts: Iterable[Phrase | str]) -> str:
    """The same for what has commas of its own, with semicolons."""
    return _("; ").join(filter(None, map(str, parts)))


def labelled_text(label: str, value: str) -> str:
    """What something is called and what it is, with the language's colon between them."""
    return label + _(": ") + value


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that are said in the language of the moment: ``str`` gives them.

    ``phrase`` and ``count_phrase`` make them.

    Attributes:
        text: In English, with braces for the values.
        values: For the braces without a name; of a counted phrase, the count.
        named: For those with one.
        many: The English form for more than one; empty where nothing is counted.
    """

    text: str
    values: tuple[str | int | float | Phrase, ...] = ()
    named: tuple[tuple[str, str | int | float | Phrase], ...] = ()
    many: str = ""

    def __str__(self) -> str:
        if self.many and self.values and isinstance(self.values[0], int):
            words = _catalogue.ngettext(self.text, self.many, self.values[0])
        else:
            words = _(self.text)
        try:
            return _FILLING.vformat(words, self.values, dict(self.named))
        except (AttributeError, LookupError, TypeError, ValueError):
            return words  # the library has what another version wrote


def phrase(
    text: str, *values: str | int | float | Phrase, **named: str | int | float | Phrase
) -> Phrase:
    """Words to be said later, as in ``phrase("{} is missing.", name)``; see ``Phrase``."""
    return Phrase(text, values, tuple(named.items()))


def list_phrase(parts: Sequence[str | Phrase]) -> str | Phrase:
    """Words one after the other, at least one, with the comma of the language of the moment."""
    half = len(parts) // 2
    if not half:
        return parts[0]
    return phrase("{}, {}", list_phrase(parts[:half]), list_phrase(parts[half:]))


def values_phrase(values: Iterable[str]) -> str | Phrase:
    """The same of names and other values; Arabic keeps each in the direction of its own letters."""
    return list_phrase([phrase("{}", value) for value in values if value])


def sentences_phrase(sentences: Sequence[str | Phrase]) -> str | Phrase:
    """Sentences one after the other; empty if there are none."""
    if len(sentences) < 2:
        return next(iter(sentences), "")
    return Phrase(" ".join(["{}"] * len(sentences)), tuple(sentences))


def count_phrase(one: str, many: str, count: int, **others: str | int | float | Phrase) -> Phrase:
    """What ``count_text`` says, to be said later."""
    return Phrase(one, (count,), tuple(others.items()), many)


def number_text(number: float, form: str = ",") -> str:
    """A number as the language writes it.

    Args:
        number: Any.
        form: How Python is to write it, as behind the colon in braces.
    """
    written = format(number, form)
    # Translators give the marks by an example each.
    if form.endswith("%"):
        return _("45%").replace("45", _with_marks(written[:-1]))
    return _with_marks(written)


def _with_marks(written: str) -> str:
    """A number with the thousands marks and the decimal sign of the language."""
    if "," not in written and "." not in written:
        return written
    marks = re.search(r"1(\D*)234(\D+)5", _("1,234.5"))
    if marks is None:
        return written
    return "".join({",": marks[1], ".": marks[2]}.get(sign, sign) for sign in written)


# As in "{:,.10g}"; wider ones would fill the memory with spaces.
_LONGEST_FORM = 6


class _Filling(string.Formatter):
    """Fills braces as ``str.format`` does, numbers as the language writes them.

    Of a value nothing is asked but its words: phrases may come from a file.
    """

    def get_field(self, field_name: str, args: Any, kwargs: Any) -> Any:
        name: int | str = int(field_name) if field_name.isdigit() else field_name
        return self.get_value(name, args, kwargs), name

    def format_field(self, value: Any, format_spec: str) -> str:
        if len(format_spec) > _LONGEST_FORM:
            raise ValueError(f"no form of a number: {format_spec}")
        if isinstance(value, int | float) and not isinstance(value, bool):
            return number_text(value, format_spec)
        return str(format(value, format_spec))


_FILLING = _Filling()
