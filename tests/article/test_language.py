"""Languages."""

from __future__ import annotations

import pytest

from khulasa.article.language import identify_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("فتحت المكتبة العامة أبوابها أمام القراء صباح الأحد.", "ar"),
        ("این کتابخانه پس از دو سال باز شد و مردم خوشحال هستند.", "fa"),
        ("یہ کتب خانہ دو سال بعد کھل گیا ہے اور لوگ بہت خوش ہیں۔", "ur"),
        ("The library opened its doors again on Sunday morning.", "en"),
        ("La bibliothèque a rouvert ses portes dimanche matin.", "fr"),
        ("أعلنت شركة Microsoft إطلاق Windows Server الجديد في السوق.", "ar"),
    ],
)
def test_a_sentence_is_enough(text: str, language: str) -> None:
    assert identify_language(text) == language


@pytest.mark.parametrize(
    ("text", "language"), [("نعم", "ar"), ("Yes", "en"), ("", "en"), ("2022 — 14", "en")]
)
def test_for_a_few_letters_the_script_decides(text: str, language: str) -> None:
    assert identify_language(text) == language
