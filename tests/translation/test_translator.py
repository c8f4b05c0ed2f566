"""Every sentence gets an outcome, in order, whatever the model does."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import pytest

from khulasa.review.issue import Issue
from khulasa.translation.backend import BEST, Decoding, Hypothesis, NBest
from khulasa.translation.certainty import unpack
from khulasa.translation.ladder import DECODING, MOST_DECODES, Rung
from khulasa.translation.prepared import Options
from khulasa.translation.result import Status, Translation
from khulasa.translation.translator import translate_sentences
from review.rules.news_sentence import GOOD, SOURCE
from translation.words_as_tokens import Words


class Echo:
    """A model that gives every input back, and remembers how it was asked."""

    def __init__(self, answer: Callable[[list[str]], Hypothesis] | None = None) -> None:
        self.batches: list[list[list[str]]] = []
        self.decodings: list[Decoding] = []
        self._answer = answer or (lambda words: Hypothesis(tuple(words), -0.5, finished=True))

    def submit(
        self, batch: Sequence[Sequence[str]], max_length: int, decoding: Decoding = BEST
    ) -> Callable[[], list[NBest]]:
        assert max_length > max(map(len, batch))
        self.batches.append([list(tokens) for tokens in batch])
        self.decodings.append(decoding)
        return lambda: [(self._answer(list(tokens[:-1])),) for tokens in batch]


def run(
    texts: Sequence[str], model: Echo, max_tokens: int = 480
) -> Iterator[tuple[int, Translation]]:
    return translate_sentences(enumerate(texts), Words(), model, Options("ar", True, max_tokens))


def test_all_sentences_come_back_in_reading_order() -> None:
    texts = [f"جملة رقم {i}" for i in range(100)]
    outcomes = list(run(texts, Echo()))
    assert [number for number, _ in outcomes] == list(range(100))
    assert [t.target for _, t in outcomes] == texts
    assert {t.status for _, t in outcomes} == {Status.OK}


def test_the_first_sentence_does_not_wait_for_the_last() -> None:
    model = Echo()
    texts = [f"جملة {i}" for i in range(1000)]
    next(run(texts, model))
    assert sum(map(len, model.batches)) < 50


def test_lines_without_letters_are_copied_and_keep_their_place() -> None:
    outcomes = dict(run(["مرحبا", "***", "١٤", "وداعا"], Echo()))
    assert outcomes[1] == Translation("***", Status.COPIED)
    assert outcomes[2] == Translation("١٤", Status.COPIED)
    assert outcomes[3].target == "وداعا"


def test_the_model_is_never_asked_about_lines_without_letters() -> None:
    model = Echo()
    list(run(["…", "12"], model))
    assert sum(map(len, model.batches)) == 0


def test_a_sentence_over_the_budget_is_put_together_from_its_parts() -> None:
    model = Echo()
    text = "، ".join(f"كلمة{i}" for i in range(40))
    outcomes = dict(run(["قبل", text, "بعد"], model, max_tokens=10))
    assert outcomes[1].target == text
    assert outcomes[1].status is Status.CHECK
    assert "too long" in outcomes[1].issues[0].message
    assert outcomes[2] == Translation("بعد", Status.OK)
    assert all(len(tokens) <= 10 for batch in model.batches for tokens in batch)


def test_an_empty_answer_is_a_failure_with_a_reason() -> None:
    silent = Echo(lambda _: Hypothesis((), -1.0, finished=True))
    ((_, outcome),) = run(["مرحبا"], silent)
    assert outcome.status is Status.FAILED
    assert outcome.target == ""
    assert "no words" in outcome.issues[0].message


def test_punctuation_alone_is_no_translation() -> None:
    mumbling = Echo(lambda _: Hypothesis((".", "."), -1.0, finished=True))
    ((_, outcome),) = run(["مرحبا"], mumbling)
    assert outcome.status is Status.FAILED


def test_an_answer_without_an_end_is_to_be_checked() -> None:
    looping = Echo(lambda words: Hypothesis((*words, "again"), -1.0, finished=False))
    ((_, outcome),) = run(["مرحبا"], looping)
    assert outcome.status is Status.CHECK
    assert outcome.issues[0].kind == "unfinished"


def test_html_entities_are_unescaped() -> None:
    model = Echo(lambda _: Hypothesis(("Marks", "&amp;", "Spencer"), -1.0, finished=True))
    ((_, outcome),) = run(["مرحبا"], model)
    assert outcome.target == "Marks & Spencer"


def test_a_model_that_raises_fails_the_sentence_it_raises_at() -> None:
    def answer(words: list[str]) -> Hypothesis:
        if "خطأ" in words:
            raise RuntimeError("out of memory")
        return Hypothesis(tuple(words), -0.5, finished=True)

    texts = [f"جملة {i}" for i in range(30)]
    texts[12] = "خطأ"
    outcomes = dict(run(texts, Echo(answer)))
    failed = [number for number, outcome in outcomes.items() if outcome.status is Status.FAILED]
    assert failed == [12]
    assert "out of memory" in outcomes[12].issues[0].message
    assert len(outcomes) == 30


def test_a_tokenizer_that_raises_fails_the_sentence_it_raises_at() -> None:
    class Picky(Words):
        def encode(self, text: str) -> list[str]:
            if "خطأ" in text:
                raise KeyError("no such piece")
            return super().encode(text)

    sentences = enumerate(["مرحبا", "خطأ", "وداعا"])
    outcomes = dict(translate_sentences(sentences, Picky(), Echo(), Options("ar")))
    assert [outcomes[n].status for n in range(3)] == [Status.OK, Status.FAILED, Status.OK]


def test_cancelling_keeps_what_came_and_ends() -> None:
    came: list[int] = []
    sentences = [(i, f"جملة {i}") for i in range(500)]
    for number, _ in translate_sentences(
        sentences, Words(), Echo(), Options("ar"), cancelled=lambda: len(came) >= 10
    ):
        came.append(number)
    assert 10 <= len(came) < 30
    assert came == list(range(len(came)))


LOOP = Issue("repetition", "The translation says the same words over and over.")


class Stubborn(Echo):
    """A model that loops on some sentences until it is told to decode in another way."""

    def __init__(self, mended_by: Decoding | None) -> None:
        super().__init__()
        self._mended_by = mended_by

    def submit(
        self, batch: Sequence[Sequence[str]], max_length: int, decoding: Decoding = BEST
    ) -> Callable[[], list[NBest]]:
        wait = super().submit(batch, max_length, decoding)
        return lambda: [
            hypotheses * decoding.hypotheses
            if "عنيد" not in hypotheses[0].tokens or decoding == self._mended_by
            else (Hypothesis(("loop",) * 3, -0.2, finished=True),) * decoding.hypotheses
            for hypotheses in wait()
        ]


class Failing(Stubborn):
    """One that nothing mends, and that runs out of memory with certain batches."""

    def __init__(self, fails: Callable[[int, Decoding], bool]) -> None:
        super().__init__(None)
        self._fails = fails

    def submit(
        self, batch: Sequence[Sequence[str]], max_length: int, decoding: Decoding = BEST
    ) -> Callable[[], list[NBest]]:
        wait = super().submit(batch, max_length, decoding)

        def fail() -> list[NBest]:
            raise RuntimeError("out of memory")

        return fail if self._fails(len(batch), decoding) else wait


def doubts(source: str, target: str) -> list[Issue]:  # noqa: ARG001
    return [LOOP] if "loop" in target else []


def reviewed(texts: Sequence[str], model: Echo) -> dict[int, Translation]:
    sentences = enumerate(texts)
    return dict(translate_sentences(sentences, Words(), model, Options("ar"), review=doubts))


@pytest.mark.parametrize(
    ("mended_by", "tried"),
    [(Rung.N_BEST, ("n-best",)), (Rung.NO_REPEAT, ("n-best", "no-repeat"))],
)
def test_a_loop_is_mended_and_what_was_tried_is_known(
    mended_by: Rung, tried: tuple[str, ...]
) -> None:
    outcome = reviewed(["نص عنيد جدا"], Stubborn(DECODING[mended_by]))[0]
    assert outcome == Translation("نص عنيد جدا", Status.OK, (), tried)


def test_a_loop_that_stays_is_flagged_after_four_decodes_at_most() -> None:
    model = Stubborn(None)
    outcome = reviewed(["هذا نص عنيد، وهو نص عنيد جدا"], model)[0]
    assert (outcome.status, outcome.issues) == (Status.CHECK, (LOOP,))
    assert outcome.tried == ("n-best", "no-repeat", "split")
    assert len(model.batches) - 1 <= MOST_DECODES


def test_doubtful_sentences_keep_their_place_in_the_order() -> None:
    texts = [f"نص عنيد {i}" if i % 7 == 3 else f"نص سهل {i}" for i in range(200)]
    sentences = enumerate(texts)
    model = Stubborn(DECODING[Rung.NO_REPEAT])
    outcomes = list(translate_sentences(sentences, Words(), model, Options("ar"), review=doubts))
    assert [number for number, _ in outcomes] == list(range(200))
    assert [t.target for _, t in outcomes] == texts


def test_an_article_with_a_few_doubtful_sentences_takes_a_quarter_more_at_most() -> None:
    texts = [f"هذا نص عنيد وهو نص رقم {i}" if i % 20 == 3 else f"نص سهل {i}" for i in range(400)]
    model = Stubborn(None)
    reviewed(texts, model)
    again = [len(b) for b, d in zip(model.batches, model.decodings, strict=True) if d != BEST]
    assert sum(map(len, model.batches)) <= 1.25 * len(texts)
    assert len(again) < sum(again)  # several sentences are tried again together


def test_one_doubtful_sentence_does_not_stop_the_work_behind_it() -> None:
    model = Stubborn(None)
    texts = ["نص عنيد جدا", *(f"نص سهل {i}" for i in range(1000))]
    outcomes = translate_sentences(enumerate(texts), Words(), model, Options("ar"), review=doubts)
    assert next(outcomes)[0] == 0
    assert 8 < sum(map(len, model.batches)) < 150


def test_cancelling_in_the_middle_of_a_retry_ends() -> None:
    model = Stubborn(None)
    texts = ["نص سهل", "نص عنيد، وهو نص عنيد جدا", *(f"نص عنيد {i}" for i in range(50))]
    came = list(
        translate_sentences(
            enumerate(texts),
            Words(),
            model,
            Options("ar"),
            cancelled=lambda: any(decoding != BEST for decoding in model.decodings),
            review=doubts,
        )
    )
    assert [number for number, _ in came] == [0]


def test_a_retry_that_raises_leaves_the_first_translation() -> None:
    outcome = reviewed(["نص عنيد جدا"], Failing(lambda _size, decoding: decoding != BEST))[0]
    assert (outcome.target, outcome.status) == ("loop loop loop", Status.CHECK)


def test_a_model_that_is_unsure_says_so_and_is_not_asked_again() -> None:
    model = Echo(lambda words: Hypothesis(tuple(words), -2.0, finished=True))
    options = Options("ar", unsure_below=-1.5)
    ((_, outcome),) = translate_sentences([(0, "مرحبا")], Words(), model, options)
    assert (outcome.status, outcome.issues[0].kind) == (Status.CHECK, "unsure")
    assert outcome.tried == ()


@pytest.mark.parametrize(("blind_score", "status"), [(-5.0, Status.OK), (-1.2, Status.CHECK)])
def test_good_words_that_owe_nothing_to_the_source_are_unsure(
    blind_score: float, status: Status
) -> None:
    model = Echo(lambda words: Hypothesis(tuple(words), -1.0, True, blind_score=blind_score))
    options = Options("ar", unsure_below=-0.5)
    ((_, outcome),) = translate_sentences([(0, "مرحبا")], Words(), model, options)
    assert outcome.status is status


@pytest.mark.parametrize(
    ("language", "target", "status"),
    [
        ("en", GOOD, Status.OK),
        ("en", "The wall paintings are pressed by the narrow terms of the family.", Status.CHECK),
        # Nothing is known of a language without a lexicon.
        ("fr", GOOD, Status.CHECK),
    ],
)
def test_of_words_that_are_as_likely_the_model_is_surer_if_they_translate_the_source(
    language: str, target: str, status: Status
) -> None:
    hypothesis = Hypothesis(tuple(target.split()), -1.0, True, blind_score=-3.0)
    options = Options("ar", unsure_below=-0.3, target_language=language)
    (outcome,) = translate_sentences([(0, SOURCE)], Words(), Echo(lambda _: hypothesis), options)
    assert outcome[1].status is status


@pytest.mark.parametrize(("score", "status"), [(-1.5, Status.OK), (-1.7, Status.CHECK)])
def test_of_a_model_that_was_never_calibrated_only_plain_guessing_is_unsure(
    score: float, status: Status
) -> None:
    model = Echo(lambda words: Hypothesis(tuple(words), score, finished=True))
    options = Options("ar", target_language="en")
    ((_, outcome),) = translate_sentences([(0, "مرحبا")], Words(), model, options)
    assert outcome.status is status


def test_how_sure_the_model_was_of_each_word_goes_with_the_sentence() -> None:
    model = Echo(lambda words: Hypothesis(tuple(words), -0.5, False, (-0.2,) * len(words)))
    ((_, outcome),) = translate_sentences([(0, "نص قصير")], Words(), model, Options("ar"))
    assert [p.log_prob for p in unpack(outcome.certainty, outcome.target)] == [-0.2, -0.2]


def test_scores_of_tokens_that_nobody_wants_are_not_asked_for_by_retries_either() -> None:
    texts, options = ["نص سهل", "نص عنيد، وهو نص عنيد جدا", "نص عنيد"], Options("ar")
    # Each goes once more, alone.
    model = Failing(lambda size, _decoding: size > 1)
    list(translate_sentences(enumerate(texts), Words(), model, options, review=doubts))
    assert all(decoding.token_scores for decoding in model.decodings)
    model = Failing(lambda size, _decoding: size > 1)
    options = replace(options, token_scores=False)
    list(translate_sentences(enumerate(texts), Words(), model, options, review=doubts))
    assert len(set(model.decodings)) > 2
    assert not any(decoding.token_scores for decoding in model.decodings)


def test_a_model_that_refuses_a_batch_at_once_fails_the_sentence_it_refuses() -> None:
    class Refusing(Echo):
        def submit(
            self, batch: Sequence[Sequence[str]], max_length: int, decoding: Decoding = BEST
        ) -> Callable[[], list[NBest]]:
            if any("خطأ" in tokens for tokens in batch):
                raise ValueError("too long")
            return super().submit(batch, max_length, decoding)

    texts = [f"جملة {i}" for i in range(20)]
    texts[7] = "خطأ"
    outcomes = dict(run(texts, Refusing()))
    assert [n for n, outcome in outcomes.items() if outcome.status is Status.FAILED] == [7]
    assert sorted(outcomes) == list(range(20))


def test_a_part_without_letters_does_not_fail_its_sentence() -> None:
    dashes = " ".join("-" * 30)
    text = f"كلمة أولى. {dashes} كلمة أخيرة"
    outcomes = dict(run([text], Echo(), max_tokens=12))
    assert outcomes[0].status is Status.CHECK
    assert "أخيرة" in outcomes[0].target


def test_what_is_said_again_is_translated_once_and_stands_in_all_its_places() -> None:
    model = Echo()
    texts = ["اقرأ المزيد. ", "وصل الوزير.", "اقرأ المزيد.", "***", "غادر الوزير.", "اقرأ المزيد. "]
    outcomes = dict(run(texts, model))
    assert sum(map(len, model.batches)) == 3
    assert list(outcomes) == list(range(6))
    assert {outcomes[n].target for n in (0, 2, 5)} == {"اقرأ المزيد."}
    assert outcomes[4].target == "غادر الوزير."


def test_what_is_said_again_far_behind_or_of_a_failed_sentence_has_the_same_outcome() -> None:
    def answer(words: list[str]) -> Hypothesis:
        if "خطأ" in words:
            raise RuntimeError("out of memory")
        return Hypothesis(tuple(words), -0.5, finished=True)

    texts = ["خطأ", *(f"جملة {n}" for n in range(300)), "خطأ", "جملة 0"]
    outcomes = dict(run(texts, Echo(answer)))
    assert outcomes[301] == outcomes[0]
    assert outcomes[0].status is Status.FAILED
    assert outcomes[302].target == "جملة 0"


def test_sentences_of_like_length_stand_in_one_batch() -> None:
    model = Echo()
    texts = [" ".join(["كلمة"] * (2 + 30 * (n % 2)) + [str(n)]) for n in range(200)]
    assert [number for number, _ in run(texts, model)] == list(range(200))
    padded = sum(len(batch) * max(map(len, batch)) for batch in model.batches)
    assert padded < 1.1 * sum(len(tokens) for batch in model.batches for tokens in batch)


def test_a_reader_waits_for_the_first_sentence_alone() -> None:
    model = Echo()
    texts = [" ".join(["كلمة"] * (40 - n) + [str(n)]) for n in range(40)]
    next(run(texts, model))
    assert model.batches[0] == [Words().encode(texts[0])]


def test_the_longest_go_first_and_only_short_ones_are_left_for_a_small_batch() -> None:
    model = Echo()
    texts = [" ".join(["كلمة"] * (10 + n % 12)) + f" {n}" for n in range(21)]
    assert [number for number, _ in run(texts, model)] == list(range(21))
    lengths = [sorted(map(len, batch)) for batch in model.batches[2:]]
    assert [len(batch) for batch in lengths] == [8, 4]
    assert lengths[0][0] >= lengths[1][-1]
