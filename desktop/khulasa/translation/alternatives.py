"""Other ways to translate a sentence, for a reader who does not trust the first."""

from __future__ import annotations

from itertools import zip_longest

from khulasa.review.issue import Issue
from khulasa.review.rules.unsure import check_unsure
from khulasa.translation.backend import Backend, Decoding, Hypothesis, NBest, Tokenizer
from khulasa.translation.certainty import pack, sureness_of, text_of
from khulasa.translation.ladder import Review
from khulasa.translation.long_sentences import split_over_budget
from khulasa.translation.normalise import has_letters, model_copy
from khulasa.translation.prepared import Options
from khulasa.translation.result import Status, Translation
from khulasa.translation.symbols import put_back, unspelled
from khulasa.translation.translator import length_limit
from khulasa.wording import phrase


def find_alternatives(
    text: str,
    tokenizer: Tokenizer,
    backend: Backend,
    options: Options,
    count: int,
    review: Review = lambda _source, _target: (),
) -> tuple[Translation, ...]:
    """The model's best translations of a sentence, the likeliest first, no two the same.

    Args:
        text: The sentence.
        tokenizer: The model's tokenizer.
        backend: The loaded model.
        options: How to write the sentence for the model.
        count: Most translations that are wanted.
        review: Says what is doubtful in a translation.
    """
    copy = model_copy(text, options.language, map_digits=options.map_digits)
    if not has_letters(copy, options.language):
        return (Translation(text.strip(), Status.COPIED),)
    parts = split_over_budget(copy, lambda part: len(tokenizer.encode(part)), options.max_tokens)
    # One part at a time: the wider beam takes the memory that a batch takes otherwise.
    n_bests = [_n_best(tokenizer.encode(part), backend, count) for part in parts]
    lost = unspelled(text, options.language, tokenizer)
    found: dict[str, Translation] = {}
    for choice in _choices(n_bests):
        texts = [text_of(hypothesis, tokenizer) for hypothesis in choice]
        target, certainty = put_back(" ".join(texts), pack(choice, tokenizer), lost)
        if target in found or not all(any(map(str.isalnum, part)) for part in texts):
            continue
        issues = list(review(text, target))
        sure = sureness_of(choice, text, target, options.languages)
        issues += check_unsure(sure, options.unsure_below)
        if not all(hypothesis.finished for hypothesis in choice):
            issues.append(Issue("unfinished", phrase("The model ran on without coming to an end.")))
        status = Status.CHECK if issues else Status.OK
        found[target] = Translation(target, status, tuple(issues), certainty=certainty)
    return tuple(found.values())


def _n_best(tokens: list[str], backend: Backend, count: int) -> NBest:
    return backend.submit([tokens], length_limit(len(tokens)), Decoding(hypotheses=count))()[0]


def _choices(n_bests: list[NBest]) -> list[list[Hypothesis]]:
    """The parts' first hypotheses together, then their second ones, and so on."""
    ranks = zip_longest(*n_bests)
    return [[h or part[0] for h, part in zip(rank, n_bests, strict=True)] for rank in ranks]
