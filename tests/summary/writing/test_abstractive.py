"""Summaries of any article at any length, by summarisers that behave and that do not."""

from __future__ import annotations

import tracemalloc
from collections import Counter
from collections.abc import Callable
from itertools import cycle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khulasa.review.readers.numbers import number_values, numbers_in
from khulasa.summary.length import Length
from khulasa.summary.result import KEY_SENTENCES, Summary, SummaryStage
from khulasa.summary.writing.abstractive import write_summary
from khulasa.summary.writing.summary_run import SummaryRequest, SummaryStoppedError
from khulasa.summary.writing.whole_sentences import is_complete
from khulasa.summary.writing.writer import Draft, Writer, WritingRequest
from summary.writing.fake_writers import (
    Babbler,
    Cut,
    Endless,
    Extractor,
    Inventor,
    Parrot,
    Silent,
    news,
)

MOST = {Length.SHORT: 2, Length.MEDIUM: 4, Length.LONG: 18, Length.BULLETS: 12}
MISBEHAVING: dict[str, Callable[[], Extractor]] = {
    "empty": Silent,
    "endless": Endless,
    "cut": Cut,
    "repeated": Parrot,
    "invented": Inventor,
    "babble": lambda: Babbler(1),
    "well": Extractor,
}


def summarise(
    paragraphs: list[list[str]],
    writer: Writer,
    length: Length = Length.MEDIUM,
    *,
    grounded: bool = True,
    kinds: list[str] | None = None,
) -> Summary:
    kinds = kinds or ["text"] * len(paragraphs)
    return write_summary(paragraphs, kinds, SummaryRequest(length, "fake", "en", grounded), writer)


def assert_sound(summary: Summary, paragraphs: list[list[str]], length: Length) -> None:
    """What holds for every summary, whatever the model did."""
    article = " ".join(text for group in paragraphs for text in group)
    limit = MOST[length] if summary.model != KEY_SENTENCES else 6
    assert len(summary.sentences) <= limit
    assert sum(len(s.text.split()) for s in summary.sentences) * 3 <= len(article.split())
    assert all(is_complete(sentence.text) for sentence in summary.sentences)
    assert len({sentence.text for sentence in summary.sentences}) == len(summary.sentences)
    assert summary.sentences or summary.note
    assert summary.length is length
    numbers = number_values([article])
    for sentence in summary.sentences:
        for mention in numbers_in(sentence.text):
            assert not numbers.isdisjoint(mention.values), sentence.text


@pytest.mark.parametrize("length", Length)
@pytest.mark.parametrize("way", MISBEHAVING)
@settings(max_examples=4)
@given(
    size=st.integers(1, 120),
    per_paragraph=st.integers(1, 30),
    grounded=st.booleans(),
    portion=st.sampled_from([0, 40]),
)
def test_whatever_the_model_does_the_summary_is_sound(
    way: str, length: Length, size: int, per_paragraph: int, grounded: bool, portion: int
) -> None:
    paragraphs = news(size, per_paragraph=per_paragraph)
    writer = MISBEHAVING[way]()
    writer.portion = portion
    summary = summarise(paragraphs, writer, length, grounded=grounded)
    assert_sound(summary, paragraphs, length)


# Each way with one length, each length with both ways to summarise.
@pytest.mark.parametrize(("way", "length"), list(zip(MISBEHAVING, cycle(Length), strict=False)))
def test_two_thousand_sentences(way: str, length: Length) -> None:
    paragraphs = news(2000)
    writer = MISBEHAVING[way]()
    writer.limit = 2000
    writer.portion = 60 * (list(MISBEHAVING).index(way) // len(Length))
    assert_sound(summarise(paragraphs, writer, length), paragraphs, length)


@given(st.lists(st.lists(st.text(max_size=60), max_size=4), max_size=12))
def test_any_text_at_all(paragraphs: list[list[str]]) -> None:
    summary = summarise(paragraphs, Extractor(), Length.LONG)
    assert all(is_complete(sentence.text) for sentence in summary.sentences)


@pytest.mark.parametrize("portion", [0, 60])
def test_every_token_of_a_long_document_is_read_in_bounded_memory(portion: int) -> None:
    paragraphs = news(2000)
    tokens = Counter(word for group in paragraphs for text in group for word in text.split())
    assert tokens.total() > 24_000
    writer = Extractor(limit=2000, portion=portion)
    tracemalloc.start()
    try:
        summarise(paragraphs, writer, Length.SHORT)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    read = Counter(word for ask in writer.asked for word in ask.text.split())
    assert not tokens - read
    assert peak < 80e6  # bytes


def test_a_sentence_longer_than_the_limit_is_read_in_parts() -> None:
    sentence = ", ".join(f"the road to village number {n} was closed" for n in range(300)) + "."
    writer = Extractor(limit=100)
    summarise([[sentence]], writer)
    read = Counter(word for ask in writer.asked for word in ask.text.split())
    assert not Counter(sentence.split()) - read


def test_a_short_text_is_not_summarised_and_the_reader_is_told_why() -> None:
    writer = Extractor()
    summary = summarise([["Only a few words here, and no more."]], writer)
    assert summary.sentences == ()
    assert "too short" in str(summary.note)
    assert not writer.asked


def test_sentences_lead_to_where_they_come_from() -> None:
    paragraphs = news(40)
    summary = summarise(paragraphs, Extractor(), Length.SHORT)
    assert summary.model == "fake"
    for sentence in summary.sentences:
        places = [paragraphs[r.paragraph][r.sentence] for r in sentence.references]
        assert sentence.text in places


def test_inventions_are_replaced_by_what_another_draft_has() -> None:
    paragraphs = news(40)
    summary = summarise(paragraphs, Inventor(), Length.SHORT, grounded=False)
    assert summary.model == "fake"
    shown = " ".join(sentence.text for sentence in summary.sentences)
    assert "Zanzibar" not in shown
    assert "7319" not in shown


def test_key_sentences_stand_in_where_nothing_holds_and_say_so() -> None:
    class Liar(Extractor):
        def answer(self, ask: WritingRequest) -> tuple[Draft, ...]:  # noqa: ARG002
            return (Draft("Napoleon met Caesar in Zanzibar. Both admired Cleopatra there."),)

    paragraphs = news(60)
    summary = summarise(paragraphs, Liar(), grounded=False)
    assert summary.model == KEY_SENTENCES
    assert summary.sentences
    assert "fake" in str(summary.note)


def test_sentences_that_are_dropped_count_against_the_model() -> None:
    class Wild(Extractor):
        def answer(self, ask: WritingRequest) -> tuple[Draft, ...]:
            (draft,) = super().answer(ask)
            wild = "The bridge cost 98.7 million. The school cost 41.3 million. It took 64.5 years."
            return (Draft(f"{wild} {draft.text}"),)

    summary = summarise(news(40), Wild(limit=2000), grounded=False)
    assert summary.model == KEY_SENTENCES


def test_a_long_summary_has_a_paragraph_for_each_section() -> None:
    paragraphs, kinds = [], []
    for number, name in enumerate(("Roads", "Schools", "Money")):
        body = news(24, seed=number)
        paragraphs += [[name], *body]
        kinds += ["heading", *["text"] * len(body)]
    writer = Extractor()
    summary = summarise(
        [["The title"], *paragraphs], writer, Length.LONG, kinds=["heading", *kinds]
    )
    assert len(summary.paragraphs) == 3
    assert all(ask.text.startswith("The title\n") for ask in writer.asked)
    assert {ask.text.splitlines()[1] for ask in writer.asked} == {"Roads", "Schools", "Money"}


def test_progress_is_told_and_a_stop_is_heeded() -> None:
    paragraphs, told = news(200), list[tuple[SummaryStage, int, int]]()
    kinds = ["text"] * len(paragraphs)
    wish = SummaryRequest(Length.SHORT, "fake")
    write_summary(paragraphs, kinds, wish, Extractor(), on_progress=lambda *step: told.append(step))
    reading = [step for step in told if step[0] is SummaryStage.READING]
    assert [done for _, done, _ in reading] == list(range(reading[-1][2] + 1))
    assert told[-2:] == [(SummaryStage.WRITING, 0, 1), (SummaryStage.CHECKING, 1, 1)]
    writer = Extractor()
    with pytest.raises(SummaryStoppedError):
        write_summary(paragraphs, kinds, wish, writer, cancelled=lambda: len(writer.asked) == 3)
    assert len(writer.asked) == 3


def test_a_stop_in_the_last_call_shows_nothing_cut() -> None:
    stopped = False

    class Stopped(Extractor):
        last = 0

        def answer(self, ask: WritingRequest) -> tuple[Draft, ...]:
            nonlocal stopped
            stopped = stopped or len(self.asked) == self.last
            return super().answer(ask)

    paragraphs = news(200)
    wish, kinds = SummaryRequest(Length.SHORT, "fake"), ["text"] * len(paragraphs)
    whole = Extractor()
    write_summary(paragraphs, kinds, wish, whole)
    writer = Stopped()
    writer.last = len(whole.asked)
    with pytest.raises(SummaryStoppedError):
        write_summary(paragraphs, kinds, wish, writer, cancelled=lambda: stopped)


def test_a_language_without_word_lists_is_checked_for_numbers_and_the_reader_is_told() -> None:
    sentence = "افتتحت البلدية مكتبة جديدة في وسط المدينة يوم الأحد بحضور عدد كبير من السكان."
    paragraphs = [[f"{sentence[:-1]} رقم {number}."] for number in range(40)]
    kinds = ["text"] * len(paragraphs)
    wish = SummaryRequest(Length.SHORT, "fake", language="ar", grounded=False)
    summary = write_summary(paragraphs, kinds, wish, Extractor())
    assert summary.model == "fake"
    assert summary.sentences
    assert not [s for s in summary.sentences if any(issue.serious for issue in s.issues)]
    assert "numbers and quotations only" in str(summary.note)
