"""Whatever the texts are, no check raises, and every span lies inside of its text."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from khulasa.article.model import Span
from khulasa.review.checks import check
from khulasa.review.languages import Languages

_PIECES = (
    "كانون الثاني", "٣٫٥", "١٢٬٠٠٠", "خمسة", "وعشرون", "مئة", "ألف", "ونصف", "لم", "لا", "إلا",
    "القاهرة", "ﻻ", "شيكاغو", "،", ". ", "؟ ", '"', "(", "«", "two", "hundred", "and", "million",
    "1,000", "3.14.15", "XIV", "H5N1", "'s", "Chicago", "January", "not", "&amp;", "&#39;", " ",
    " ", " ", "\n", "15:30", "8.30 pm", "3/4/2024", "1990-95", "3-1", "-5", "$", "دولار", "والنصف",
    "\u200f", "é", "e\u0301", "😀", "²", "१२",
)  # fmt: skip
texts = st.one_of(
    st.text(max_size=60), st.lists(st.sampled_from(_PIECES), max_size=25).map(" ".join),
    st.lists(st.sampled_from(_PIECES), max_size=25).map("".join),
)  # fmt: skip
pairs = st.sampled_from(
    [Languages("ar", "en"), Languages("en", "ar"), Languages("fr", "de"), Languages("xx", "yy")]
)


def inside(span: Span | None, text: str) -> bool:
    return span is None or 0 <= span.start <= span.end <= len(text)


@given(source=texts, target=texts, languages=pairs)
def test_any_texts(source: str, target: str, languages: Languages) -> None:
    for issue in check(source, target, languages):
        assert inside(issue.source_span, source), issue
        assert inside(issue.target_span, target), issue
        assert issue.kind
        assert issue.message.endswith(".")


def test_a_text_of_numbers_alone_takes_no_time() -> None:
    assert check("7 " * 20_000, "8 " * 20_000, Languages("ar", "en"))


def test_a_text_of_names_alone_takes_no_time() -> None:
    names = " ".join(f"Bor{chr(97 + i % 26)}{chr(97 + i // 26 % 26)}n" for i in range(3000))
    arabic = " ".join(f"كا{chr(0x628 + i % 8)}{chr(0x62C + i // 8 % 8)}س" for i in range(3000))
    started = time.process_time()
    check(arabic, names, Languages("ar", "en"))
    assert time.process_time() - started < 2
