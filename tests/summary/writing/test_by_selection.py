"""Summaries by small models: a sentence about each portion, of which those are shown that hold."""

from __future__ import annotations

from collections import Counter

import pytest

from khulasa.summary.length import Length
from khulasa.summary.result import KEY_SENTENCES, Summary
from khulasa.summary.writing.abstractive import write_summary
from khulasa.summary.writing.summary_run import SummaryRequest, SummaryStoppedError
from khulasa.summary.writing.writer import Draft, WritingRequest
from summary.writing.fake_writers import Extractor, news


def summarise(
    paragraphs: list[list[str]], writer: Extractor, length: Length = Length.MEDIUM
) -> Summary:
    return write_summary(
        paragraphs, ["text"] * len(paragraphs), SummaryRequest(length, "fake"), writer
    )


def words(texts: list[str]) -> Counter[str]:
    return Counter(word for text in texts for word in text.split())


def test_the_model_reads_every_portion_once_and_none_is_larger_than_it_likes() -> None:
    paragraphs = news(40)
    writer = Extractor(limit=2000, portion=40)
    summary = summarise(paragraphs, writer)
    assert summary.model == "fake"
    assert all(writer.count(ask.text) <= 40 for ask in writer.asked)
    article = words([text for group in paragraphs for text in group])
    assert words([ask.text for ask in writer.asked]) == article


def test_long_documents_are_read_in_larger_portions() -> None:
    writer = Extractor(limit=2000, portion=40)
    summarise(news(2000), writer)
    sizes = sorted(writer.count(ask.text) for ask in writer.asked)
    assert 100 < sizes[len(sizes) // 2] <= sizes[-1] <= 160


def test_what_is_shown_is_in_the_order_of_the_article() -> None:
    summary = summarise(news(80), Extractor(portion=40))
    places = [sentence.references[0] for sentence in summary.sentences]
    assert len(places) > 2
    assert places == sorted(places)


class Mixer(Extractor):
    """Puts the words of a portion together wrongly, except at its second try."""

    stubborn = False

    def answer(self, ask: WritingRequest) -> tuple[Draft, ...]:
        if ask.attempt and not self.stubborn:
            return super().answer(ask)
        some = [word for word in ask.text.replace(".", "").split() if word.islower()]
        return (Draft(f"The {' '.join(reversed(some[:12]))}."),)


def test_words_of_the_article_in_another_order_are_tried_again() -> None:
    paragraphs = news(40)
    writer = Mixer(portion=40)
    summary = summarise(paragraphs, writer)
    assert summary.model == "fake"
    article = [text for group in paragraphs for text in group]
    assert all(sentence.text in article for sentence in summary.sentences)
    assert {ask.attempt for ask in writer.asked} == {0, 1}


def test_a_model_that_only_mixes_words_is_not_shown() -> None:
    writer = Mixer(portion=40)
    writer.stubborn = True
    summary = summarise(news(40), writer)
    assert summary.model == KEY_SENTENCES
    assert "fake" in str(summary.note)


def test_a_model_that_does_well_is_asked_once() -> None:
    writer = Extractor(portion=40)
    summarise(news(80), writer)
    assert {ask.attempt for ask in writer.asked} == {0}


def test_sentences_that_lean_on_the_one_before_come_last() -> None:
    class Leaning(Extractor):
        def answer(self, ask: WritingRequest) -> tuple[Draft, ...]:
            (draft,) = super().answer(ask)
            if "library" in draft.text:
                return (draft,)
            return (Draft("It " + draft.text.split(" ", 2)[2]),)

    summary = summarise(news(80), Leaning(portion=40), Length.SHORT)
    assert summary.sentences
    assert not [s for s in summary.sentences if s.text.startswith("It ")]


def test_a_stop_is_heeded() -> None:
    writer = Extractor(portion=40)
    paragraphs = news(200)
    with pytest.raises(SummaryStoppedError):
        write_summary(
            paragraphs,
            ["text"] * len(paragraphs),
            SummaryRequest(Length.SHORT, "fake"),
            writer,
            cancelled=lambda: len(writer.asked) == 32,
        )


def test_paragraphs_that_stand_there_twice_are_told_once() -> None:
    paragraphs = news(12)
    summary = summarise([*paragraphs, *paragraphs], Extractor(portion=40))
    texts = [sentence.text for sentence in summary.sentences]
    assert len(texts) == len(set(texts)) <= 4


def test_a_heading_is_no_sentence() -> None:
    heading = "How the farmers of the north paid for the flood"

    class Echo(Extractor):
        def answer(self, ask: WritingRequest) -> tuple[Draft, ...]:
            if ask.attempt:
                return super().answer(ask)
            return (Draft(ask.text.splitlines()[0] + "."),)

    paragraphs = news(40)
    kinds = ["text"] * 2 + ["heading"] + ["text"] * len(paragraphs)
    article = [*news(8, seed=1), [heading], *paragraphs]
    wish = SummaryRequest(Length.MEDIUM, "fake")
    summary = write_summary(article, kinds, wish, Echo(limit=500, portion=60))
    assert summary.model == "fake"
    assert heading not in " ".join(sentence.text for sentence in summary.sentences)


def test_a_sentence_is_not_cut_though_it_is_longer_than_a_portion() -> None:
    long = f"The mayor said that {', '.join(f'road {n} was closed' for n in range(20))} on Monday."
    paragraphs = [*news(20), [long], *news(20, seed=1)]
    writer = Extractor(limit=500, portion=40)
    summarise(paragraphs, writer)
    assert any(ask.text == long for ask in writer.asked)
