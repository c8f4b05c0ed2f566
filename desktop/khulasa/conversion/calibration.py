"""Calibrating "unsure": which score a model gives translations that came out right.

Scores of two models cannot be compared. So a model translates sentences whose translations are
known, and its limit is such that few of those that it got right are marked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, stdev

from sacrebleu.metrics.chrf import CHRF

from khulasa.engine.backends.ctranslate2_backend import CTranslate2Backend
from khulasa.engine.backends.tokenizer import MarianTokenizer
from khulasa.models.folders.layout import CONVERTED
from khulasa.models.folders.manifest import CALIBRATED_PAIR
from khulasa.review.languages import Languages
from khulasa.review.rules.unsure import UNCALIBRATED
from khulasa.translation.backend import Backend, Decoding, Tokenizer
from khulasa.translation.batches import in_batches
from khulasa.translation.certainty import sureness_of, text_of
from khulasa.translation.normalise import model_copy
from khulasa.translation.translator import length_limit

# Of sentence chrF++ (0 to 100): above it a translation says what its reference says.
RIGHT = 50.0
# How many deviations of the right ones' scores a sentence must lie below their mean. Less usual
# text has more low scores than these few sentences, so their own lowest tell too little: of five
# starters' right sentences of FLORES dev this marked 4 to 17 %, of the last two 5 and 9.
_DEVIATIONS = 2.0
# With fewer right ones nothing can be told apart, and the model is poor.
_ENOUGH = 10
# Hardly any mean log-probability is as high: all sentences of a poor model are marked.
_MARKS_ALL = 0.0

# Written for this, as agencies and magazines write: Arabic, a tab, English. None is in
# training/written, from which the starter learns.
SENTENCES = Path(__file__).with_name("calibration_ar_en.txt")


@dataclass(frozen=True, slots=True)
class Judged:
    """A translated sentence.

    Attributes:
        sureness: How sure the model was, see ``review.rules.unsure``.
        chrf: How near the reference it came: sentence chrF++, 0 to 100.
    """

    sureness: float
    chrf: float


def calibrate(folder: Path, prefix: str, compute_type: str, *, map_digits: bool) -> float:
    """The mean log-probability below which a model's translations are unsure.

    Args:
        folder: A converted model that translates Arabic into English.
        prefix: Mark before the text; may be empty.
        compute_type: As CTranslate2 names it.
        map_digits: It knows no Arabic-Indic digits.

    Raises:
        ModelLoadError: It cannot be loaded.
        RuntimeError: It fails at a sentence.
    """
    lines = SENTENCES.read_text(encoding="utf-8").splitlines()
    sources, references = zip(*(line.split("\t") for line in lines), strict=True)
    tokenizer = MarianTokenizer(folder, prefix)
    backend = CTranslate2Backend(folder / CONVERTED, compute_type)
    languages = Languages(*CALIBRATED_PAIR)
    return limit_of(
        judge(sources, references, tokenizer, backend, languages, map_digits=map_digits)
    )


def judge(
    sources: Sequence[str],
    references: Sequence[str],
    tokenizer: Tokenizer,
    backend: Backend,
    languages: Languages,
    *,
    map_digits: bool,
) -> list[Judged]:
    """Translate sentences as the engine does at first, but whole, and compare them with references.

    Args:
        sources: Sentences that the model can read at once.
        references: Their translations.
        tokenizer: The model's tokenizer.
        backend: The loaded model.
        languages: The pair.
        map_digits: See ``normalise.model_copy``.
    """
    copies = [model_copy(text, languages.source, map_digits=map_digits) for text in sources]
    inputs = [tokenizer.encode(copy) for copy in copies]
    best_only, metric = Decoding(token_scores=False), CHRF(word_order=2)
    pending = []
    for batch in in_batches(range(len(inputs)), lambda number: [inputs[number]]):
        tokens = [inputs[number] for number in batch]
        longest = max(length_limit(len(one)) for one in tokens)
        pending.append((batch, backend.submit(tokens, longest, best_only)))
    judged = {}
    for batch, wait in pending:
        for number, (best, *_) in zip(batch, wait(), strict=True):
            translation = text_of(best, tokenizer)
            sureness = sureness_of([best], sources[number], translation, languages)
            chrf = metric.sentence_score(translation, [references[number]]).score
            judged[number] = Judged(sureness, chrf)
    return [judged[number] for number in range(len(inputs))]


def limit_of(sentences: Sequence[Judged]) -> float:
    """The limit that marks few of the right sentences; all of a model with hardly any.

    To two decimals: the same model installed again on another machine should have the same.
    """
    right = [one.sureness for one in sentences if one.chrf > RIGHT]
    if len(right) < _ENOUGH:
        return _MARKS_ALL
    return max(UNCALIBRATED, round(fmean(right) - _DEVIATIONS * stdev(right), 2))
