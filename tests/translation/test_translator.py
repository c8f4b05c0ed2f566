"""Every sentence gets an outcome, in order, whatever the model does."""

from collections.abc import Callable, Iterator, Sequence

from khulasa.translation.backend import BEST, Decoding, Hypothesis, NBest
from khulasa.translation.result import Status, Translation
from khulasa.translation.translator import Options, translate_sentences


class Letters:
    """A tokenizer with one token a word."""

    def encode(self, text: str) -> list[str]:
        return [*text.split(), "</s>"]

    def decode(self, tokens: Sequence[str]) -> str:
        return " ".join(tokens)


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
    return translate_sentences(enumerate(texts), Letters(), model, Options("ar", True, max_tokens))


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
    assert outcomes[2].target == "بعد"
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


def test_a_model_that_raises_fails_its_batch_only() -> None:
    def answer(words: list[str]) -> Hypothesis:
        if "خطأ" in words:
            raise RuntimeError("out of memory")
        return Hypothesis(tuple(words), -0.5, finished=True)

    texts = [f"جملة {i}" for i in range(30)]
    texts[12] = "خطأ"
    outcomes = dict(run(texts, Echo(answer)))
    assert outcomes[12].status is Status.FAILED
    assert "out of memory" in outcomes[12].issues[0].message
    assert outcomes[0].status is Status.OK
    assert outcomes[29].status is Status.OK
    assert len(outcomes) == 30


def test_cancelling_keeps_what_came_and_ends() -> None:
    came: list[int] = []
    sentences = [(i, f"جملة {i}") for i in range(500)]
    for number, _ in translate_sentences(
        sentences, Letters(), Echo(), Options("ar"), cancelled=lambda: len(came) >= 10
    ):
        came.append(number)
    assert 10 <= len(came) < 30
    assert came == list(range(len(came)))
