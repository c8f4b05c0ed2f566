"""Whatever the texts are, every sentence gets its support, and every place lies inside its text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from khulasa.summary.support.sentence_support import find_support

_PIECES = (
    "Two", "people", "were", "killed", "wounded", "not", "n't", "never", "Baghdad", "Ahmed Khalil",
    "Muhammad", "Mohammed", "said", "on Monday", "in May", "12", "1,000", "3.5 million", "twenty",
    "-", "year-old", "‘", "’", "'", '"', "“", "”", "``", "''", ".", ",", "he", "the", "before",
    "more", "بغداد", "٣", "é", "\u200f", "\ud800", "😀", "\n", "&amp;", "",
)  # fmt: skip
texts = st.one_of(
    st.text(max_size=40), st.lists(st.sampled_from(_PIECES), max_size=20).map(" ".join)
)
articles = st.lists(st.lists(texts, max_size=4), max_size=4)


@settings(max_examples=100)
@given(article=articles, sentences=st.lists(texts, max_size=3))
def test_any_texts(article: list[list[str]], sentences: list[str]) -> None:
    found = find_support(article, sentences)
    assert len(found) == len(sentences)
    for sentence, support in zip(sentences, found, strict=True):
        assert list(support.references) == sorted(set(support.references))
        assert all(article[r.paragraph][r.sentence].strip() for r in support.references)
        for issue in support.issues:
            assert issue.message.endswith(".")
            span = issue.target_span
            assert span is None or 0 <= span.start < span.end <= len(sentence)


@settings(max_examples=100)
@given(article=articles)
def test_the_article_supports_its_own_sentences(article: list[list[str]]) -> None:
    sentences = [sentence for paragraph in article for sentence in paragraph]
    for support in find_support(article, sentences):
        assert "support" not in [issue.kind for issue in support.issues]


def test_texts_without_sentences_end_as_well() -> None:
    names = [f"Bor{chr(97 + i % 26)}{chr(97 + i // 26 % 26)}n" for i in range(600)]
    find_support([["7 " * 5_000], [" ".join(names)]], ["8 " * 60, " and ".join(names[:60])])
    (long,) = find_support([["A short article."]], ["many words " * 5000])
    assert [issue.kind for issue in long.issues] == ["support"]
