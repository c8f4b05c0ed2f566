"""Each translation says all that the English says, in all its forms, and is compiled."""

from __future__ import annotations

import gettext
import importlib.util
import io
import string
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from khulasa import wording
from khulasa.cli.main import main
from khulasa.settings.keys import LANGUAGE
from khulasa.settings.language import LANGUAGES, chosen_language
from khulasa.settings.store import user_settings
from khulasa.wording import _, count_text, use_language

REPOSITORY = Path(__file__).resolve().parents[1]
TRANSLATIONS = REPOSITORY / "resources" / "translations"
FILES = sorted(TRANSLATIONS.glob("*/LC_MESSAGES/*.po"))

_spec = importlib.util.spec_from_file_location("words", REPOSITORY / "installer" / "words.py")
assert _spec is not None
assert _spec.loader is not None
words = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(words)


@pytest.fixture
def arabic(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wording, "_catalogue", gettext.NullTranslations())
    use_language("ar", TRANSLATIONS)


def placeholders(text: str) -> set[tuple[str, str, str]]:
    found, number = set(), 0
    for _text, name, form, conversion in string.Formatter().parse(text):
        if name == "":
            name, number = str(number), number + 1
        if name is not None:
            found.add((name, form or "", conversion or ""))
    return found


# A quoted Arabic word and what it means, which readers of Arabic know.
BESIDE = "{} ({})"


def texts(compiled: bytes) -> dict[object, str]:
    """What a compiled file says, without its head, which names the version of Babel."""
    found: dict[object, str] = vars(gettext.GNUTranslations(io.BytesIO(compiled)))["_catalog"]
    return {key: text for key, text in found.items() if key}


def is_finished(message: Message) -> bool:
    """Whether a message is translated, in all forms of its number, and by nobody's guess."""
    forms = [message.string] if isinstance(message.id, str) else message.string
    return all(map(str.strip, forms)) and not message.fuzzy


def is_kept(path: Path, message: Message) -> bool:
    """Whether a translation has the placeholders of its English."""
    if (path.parents[1].name, message.id) == ("ar", BESIDE):
        return str(message.string) == "{}"
    if isinstance(message.id, str):
        try:
            return placeholders(message.id) == placeholders(str(message.string))
        except ValueError:  # an example of JSON, with braces of its own
            return True
    wanted = placeholders(message.id[1])
    named = {one for one in wanted if not one[0].isdigit()}
    return all(named <= placeholders(form) <= wanted for form in message.string)


def test_every_language_that_can_be_chosen_is_there() -> None:
    assert {path.parents[1].name for path in FILES} == set(LANGUAGES) - {"en"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parents[1].name)
def test_every_message_is_translated_and_keeps_its_placeholders(path: Path) -> None:
    messages = [message for message in words.translated(path) if message.id]
    assert len(messages) > 1000
    assert [message.id for message in messages if not is_finished(message)] == []
    assert [message.id for message in messages if not is_kept(path, message)] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parents[1].name)
def test_words_and_compiled_file_are_those_of_today(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == words.brought_up_to_date(path)
    assert texts(path.with_suffix(".mo").read_bytes()) == texts(words.compiled(path))


@pytest.mark.usefixtures("arabic")
def test_arabic_has_six_forms_of_a_number() -> None:
    forms = {
        number: count_text("{:,} article", "{:,} articles", number)
        for number in (0, 1, 2, 3, 11, 100)
    }
    assert forms == {
        0: "لا مقالات",
        1: "مقال واحد",
        2: "مقالان",
        3: "3 مقالات",
        11: "11 مقالًا",
        100: "100 مقال",
    }


def test_the_language_that_was_chosen_is_spoken(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(wording, "_catalogue", gettext.NullTranslations())
    monkeypatch.setenv("KHULASA_LANGUAGE", "")
    monkeypatch.setenv("LC_ALL", "C")
    user_settings().set(LANGUAGE, "ar")
    assert chosen_language() == "ar"
    assert main(["library", "list"]) == 0
    assert "لا توجد مكتبة بعد" in "".join(capsys.readouterr())
    monkeypatch.setenv("KHULASA_LANGUAGE", "en")
    main(["library", "list"])
    assert "There is no library yet" in "".join(capsys.readouterr())


@pytest.mark.parametrize(
    ("system", "heard"),
    [("ar_EG.UTF-8", "فتح"), ("fr_FR.UTF-8", "Ouvrir"), ("sv_SE.UTF-8", "Open")],
)
def test_without_a_choice_the_system_decides(
    system: str, heard: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wording, "_catalogue", gettext.NullTranslations())
    monkeypatch.setenv("KHULASA_LANGUAGE", "")
    monkeypatch.setenv("LC_ALL", system)
    wording.choose_language("", TRANSLATIONS)
    assert _("Open") == heard
