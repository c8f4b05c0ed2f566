"""In a made-up language nothing that the window shows is left in English."""

from __future__ import annotations

import re

import pytest

from khulasa.models.catalogue import load_catalogue
from khulasa.review.issue import Issue
from khulasa.translation.result import Status, Translation

from .conftest import OpenArticle, OpenWindow, target_texts
from .fake_engine import FakeEngine
from .shown_words import open_menus, untranslated


@pytest.mark.usefixtures("pseudo")
def test_the_start(open_window: OpenWindow) -> None:
    window = open_window(FakeEngine(), load_catalogue().models)
    open_menus(window)
    assert untranslated(window) == set()


@pytest.mark.usefixtures("pseudo")
def test_an_article_with_its_doubts_and_its_summary(open_article: OpenArticle) -> None:
    doubt = Translation("Sentence 1 in English.", Status.CHECK, (Issue("x", "⟦a reason⟧"),))
    failed = Translation("", Status.FAILED, (Issue("x", "⟦another⟧"),))
    engine = FakeEngine({1: doubt, 4: failed}, alternatives={1: (doubt,)})
    window = open_article(engine, load_catalogue().models)
    window.commands.next_doubt.trigger()
    window.commands.alternatives.trigger()
    open_menus(window)
    assert untranslated(window) == set()
    assert any("⟦[Not translated: ⟦another⟧]⟧" in text for text in target_texts(window))


@pytest.mark.usefixtures("pseudo")
def test_saving(open_article: OpenArticle) -> None:
    window = open_article(FakeEngine(), load_catalogue().models)
    window.commands.export.trigger()
    dialog = window.exporting.dialog
    assert dialog is not None
    dialog.name.setText("x.docx")
    # The formats' endings, and what the engine of the test finds to doubt.
    assert untranslated(dialog, r"\(\.\w+\)", r"A number differs|Microsoft") == set()
    dialog.reject()


@pytest.mark.usefixtures("pseudo")
def test_the_models(open_window: OpenWindow) -> None:
    models = load_catalogue().models
    window = open_window(FakeEngine(), models).models.open_window()
    # Names, and a measured figure.
    names = [
        re.escape(word)
        for model in models
        for word in (
            *(model.origin.repo if model.origin else "", model.quality),
            *(model.name, model.licence),
        )
        if word
    ]
    found = set()
    for row in range(window.list.count()):
        window.list.setCurrentRow(row)
        open_menus(window)
        found |= untranslated(window, *names)
    assert found == set()
