"""A made-up language in which every translated text stands in ⟦ ⟧, so that the others show."""

from __future__ import annotations

import gettext
import importlib.util
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from khulasa import wording

CODE = "xx"
OPENING, CLOSING = "⟦", "⟧"

_WORDS = Path(__file__).resolve().parents[1] / "installer" / "words.py"


def template() -> Catalog:
    """All words, as ``make words`` finds them."""
    spec = importlib.util.spec_from_file_location("installer_words", _WORDS)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: Catalog = module.template()
    return found


_MARKED = re.compile(f"{OPENING}[^{OPENING}{CLOSING}]*{CLOSING}")


def outside(text: str) -> str:
    """What of a text is in no brackets: it was not translated."""
    while (rest := _MARKED.sub("", text)) != text:
        text = rest
    return text


def write_language(folder: Path) -> None:
    """Write the made-up language where ``use_language`` looks for one."""
    catalog = Catalog(locale="en")  # for its two forms of a word
    for message in template():
        if message.id:
            words = message.id if isinstance(message.id, tuple) else (message.id,)
            marked = tuple(f"{OPENING}{word}{CLOSING}" for word in words)
            catalog.add(message.id, marked if len(marked) > 1 else marked[0])
    path = folder / CODE / "LC_MESSAGES" / "khulasa.mo"
    path.parent.mkdir(parents=True)
    with path.open("wb") as stream:
        write_mo(stream, catalog)


def speak(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Choose the made-up language until the test ends, here and in processes of ours."""
    monkeypatch.setattr(wording, "_catalogue", gettext.NullTranslations())
    monkeypatch.setenv("KHULASA_LANGUAGE", CODE)
    wording.use_language(CODE, folder)
