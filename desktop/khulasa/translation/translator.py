"""Translating sentences with a loaded model, so that each one gets an outcome."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from khulasa.review.issue import Issue
from khulasa.review.rules.unsure import check_unsure
from khulasa.translation.backend import Backend, Decoding, Hypothesis, NBest, Tokenizer
from khulasa.translation.batches import (
    BATCH_PARTS,
    BATCHES_AT_FIRST,
    BATCHES_IN_FLIGHT,
    BATCHES_TO_WAIT,
    MOST_SENTENCES_AHEAD,
    in_batches,
    in_windows,
)
from khulasa.translation.certainty import pack, sureness_of, text_of
from khulasa.translation.ladder import (
    DECODING,
    EMPTY,
    Candidate,
    Review,
    Rung,
    best,
    next_rung,
    split_clauses,
)
from khulasa.translation.prepared import Options, Sentence, given_up, prepare_all
from khulasa.translation.result import Status, Translation, failure
from khulasa.translation.symbols import put_back
from khulasa.wording import N_, count_phrase, phrase

_Handle = Callable[[], list[NBest]]

_NO_WORDS = N_("The model gave no words for this sentence, or for a part of it.")


@dataclass(slots=True)
class _Item:
    """A sentence on its way: what came of it so far, and what is to be tried next."""

    sentence: Sentence
    outcome: Translation | None
    rung: Rung | None
    candidates: list[Candidate] = field(default_factory=list)
    tried: list[Rung] = field(default_factory=list)
    redone: list[Rung] = field(default_factory=list)
    fault: Exception | None = None


@dataclass(frozen=True, slots=True)
class _Round:
    """What was given to the backend at once: items with their parts, and the calls."""

    items: list[tuple[_Item, list[list[str]]]]
    handles: list[_Handle]
    decoding: Decoding


def length_limit(source_tokens: int) -> int:
    """Most target tokens for an input: room for any real translation, an end for a loop.

    In the recorded opus-mt output no sentence needs over twice its source tokens; a name of one
    token may need a dozen.
    """
    return min(512, 2 * source_tokens + 24)


def nothing_doubtful(source: str, target: str) -> Sequence[Issue]:  # noqa: ARG001
    """A review that finds nothing."""
    return ()


def translate_sentences(
    sentences: Iterable[tuple[int, str]],
    tokenizer: Tokenizer,
    backend: Backend,
    options: Options,
    cancelled: Callable[[], bool] = lambda: False,
    review: Review = nothing_doubtful,
) -> Iterator[tuple[int, Translation]]:
    """Translate numbered sentences and yield each as soon as it is done, in the given order.

    A sentence that the review doubts is tried again (see ``ladder``) while translating goes on
    behind it. Equal sentences are translated once.

    Args:
        sentences: Number and text, in reading order.
        tokenizer: The model's tokenizer.
        backend: The loaded model.
        options: How to write sentences for the model.
        cancelled: Asked between batches; once it is true, nothing more is yielded.
        review: Says what is doubtful in a translation.
    """
    sentences = tuple(sentences)
    # Of what is said more than once; the white space between two sentences is no words.
    said_again = {w for w, count in Counter(t.rstrip() for _, t in sentences).items() if count > 1}
    known: dict[str, Translation] = {}
    windows = in_windows(
        prepare_all(sentences, tokenizer, options), lambda sentence: sentence.parts
    )
    more = True
    queue: deque[_Item] = deque()  # in reading order
    batches: deque[list[_Item]] = deque()  # of what is in the queue
    rounds: deque[_Round] = deque()  # as the backend does them
    waiting: list[_Item] = []
    waited, in_flight = 0, BATCHES_AT_FIRST
    while True:
        while len(rounds) < in_flight:
            if cancelled():
                return
            if not batches and more and len(queue) < MOST_SENTENCES_AHEAD:
                window = [_item(sentence) for sentence in next(windows, ())]
                more = bool(window)
                queue.extend(window)
                batches.extend(in_batches(window, lambda item: item.sentence.parts))
            if not batches:
                break
            rounds.extend(_start(batches.popleft(), tokenizer, backend, options))
        if waiting and (waited >= BATCHES_TO_WAIT or len(waiting) >= BATCH_PARTS or not rounds):
            rounds.extend(_start(waiting, tokenizer, backend, options))
            waiting, waited = [], 0
        if rounds:
            current, in_flight = rounds.popleft(), BATCHES_IN_FLIGHT
            results = _wait(current, backend, cancelled)
            if results is None:
                return
            for item, hypotheses in results:
                try:
                    _climb(item, hypotheses, tokenizer, review, options)
                except Exception as error:
                    item.rung, item.outcome = None, given_up(error)
                if item.rung is not None:
                    waiting.append(item)
            waited = waited + 1 if waiting else 0
        while queue:
            words = queue[0].sentence.text.rstrip()
            outcome = queue[0].outcome or known.get(words)
            if outcome is None:
                break
            if words in said_again:
                known[words] = outcome
            yield queue.popleft().sentence.number, outcome
        if not queue and not more:
            return


def _item(sentence: Sentence) -> _Item:
    rung = None if sentence.is_repeat else Rung.FIRST
    return _Item(sentence, sentence.outcome, rung)


def _start(
    items: list[_Item], tokenizer: Tokenizer, backend: Backend, options: Options
) -> list[_Round]:
    """Give sentences to the backend; those that are decoded in one way go together."""
    groups: dict[Decoding, list[tuple[_Item, list[list[str]]]]] = {}
    for item in items:
        if item.outcome is None and item.rung is not None:
            try:
                decoding = replace(DECODING[item.rung], token_scores=options.token_scores)
                groups.setdefault(decoding, []).append((item, _parts(item, tokenizer)))
            except Exception as error:
                item.fault, item.rung = error, None
                item.outcome = _outcome(item)
    return [_round(group, backend, decoding) for decoding, group in groups.items()]


def _round(
    group: list[tuple[_Item, list[list[str]]]], backend: Backend, decoding: Decoding
) -> _Round:
    try:
        return _Round(group, _submit(group, backend, decoding), decoding)
    except Exception as error:
        fault = error  # to be met where the round is waited for

        def fail() -> list[NBest]:
            raise fault

        return _Round(group, [fail], decoding)


def _parts(item: _Item, tokenizer: Tokenizer) -> list[list[str]]:
    if item.rung is Rung.SPLIT and (clauses := split_clauses(item.sentence.copy)) is not None:
        return [tokenizer.encode(clause) for clause in clauses]
    return list(item.sentence.parts)


def _submit(
    group: list[tuple[_Item, list[list[str]]]], backend: Backend, decoding: Decoding
) -> list[_Handle]:
    parts = [part for _, parts in group for part in parts]
    # More than one call only where a single sentence has very many parts.
    calls = [parts[i : i + BATCH_PARTS] for i in range(0, len(parts), BATCH_PARTS)]
    return [
        backend.submit(call, max(length_limit(len(part)) for part in call), decoding)
        for call in calls
    ]


def _wait(
    current: _Round, backend: Backend, cancelled: Callable[[], bool]
) -> list[tuple[_Item, list[NBest]]] | None:
    """The hypotheses of each item, one tuple a part; none for a fault; None if cancelled."""
    found: list[NBest] = []
    try:
        for wait in current.handles:
            if cancelled():
                return None
            found.extend(wait())
    except Exception:
        return _one_by_one(current, backend, cancelled)
    remaining = iter(found)
    return [(item, list(islice(remaining, len(parts)))) for item, parts in current.items]


def _one_by_one(
    current: _Round, backend: Backend, cancelled: Callable[[], bool]
) -> list[tuple[_Item, list[NBest]]] | None:
    """Find out which sentence is at fault, so that the others have their translations."""
    results: list[tuple[_Item, list[NBest]]] = []
    for item, parts in current.items:
        if cancelled():
            return None
        assert item.rung is not None
        item.redone.append(item.rung)
        try:
            calls = _submit([(item, parts)], backend, current.decoding)
            results.append((item, [n_best for wait in calls for n_best in wait()]))
        except Exception as error:
            item.fault = error
            results.append((item, []))
    return results


def _climb(
    item: _Item, hypotheses: list[NBest], tokenizer: Tokenizer, review: Review, options: Options
) -> None:
    """Take in what the rung gave; then there is an outcome, or a next rung to try."""
    assert item.rung is not None
    item.tried.append(item.rung)
    if hypotheses:
        count = min(map(len, hypotheses))
        for rank in range(count):
            one = [n_best[rank] for n_best in hypotheses]
            candidate = _candidate(item, one, tokenizer, review, options)
            if all(candidate.text != known.text for known in item.candidates):
                item.candidates.append(candidate)
    # A sentence over the budget is in parts already.
    clauses = item.sentence.copy if len(item.sentence.parts) == 1 else ""
    # What had to be done twice counts twice, so that faults don't make a sentence dearer.
    spent = [*item.tried, *item.redone]
    item.rung = next_rung(item.candidates, spent, clauses) if item.candidates else None
    if item.rung is None:
        item.outcome = _outcome(item)


def _candidate(
    item: _Item,
    hypotheses: list[Hypothesis],
    tokenizer: Tokenizer,
    review: Review,
    options: Options,
) -> Candidate:
    assert item.rung is not None
    texts = [text_of(hypothesis, tokenizer) for hypothesis in hypotheses]
    text, certainty = put_back(" ".join(texts), pack(hypotheses, tokenizer), item.sentence.lost)
    score = sum(hypothesis.score for hypothesis in hypotheses) / len(hypotheses)
    issues: list[Issue] = []
    wordless = item.sentence.wordless if item.rung is not Rung.SPLIT else ()
    if not all(n in wordless or any(map(str.isalnum, part)) for n, part in enumerate(texts)):
        issues.append(Issue(EMPTY, phrase(_NO_WORDS)))
    else:
        issues += review(item.sentence.text, text)
        sure = sureness_of(hypotheses, item.sentence.text, text, options.languages)
        issues += check_unsure(sure, options.unsure_below)
    if len(item.sentence.parts) > 1:
        count = len(item.sentence.parts)
        message = count_phrase(
            "It was too long for the model and was translated in {} part.",
            "It was too long for the model and was translated in {} parts.",
            count,
        )
        issues.append(Issue("long", message, serious=False))
    if not all(hypothesis.finished for hypothesis in hypotheses):
        issues.append(Issue("unfinished", phrase("The model ran on without coming to an end.")))
    return Candidate(text, score, tuple(issues), item.rung, certainty)


def _outcome(item: _Item) -> Translation:
    tried = tuple(str(rung) for rung in item.tried[1:])
    if not item.candidates:
        return given_up(item.fault or RuntimeError())
    chosen = best(item.candidates)
    if chosen.is_empty:
        return replace(failure(phrase(_NO_WORDS)), tried=tried)
    status = Status.CHECK if chosen.issues else Status.OK
    return Translation(chosen.text, status, chosen.issues, tried, certainty=chosen.certainty)
