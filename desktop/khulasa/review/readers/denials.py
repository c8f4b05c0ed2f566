"""Where a text denies something: the one reader of translations and summaries."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from khulasa.review.data.lexicon import STEM_LENGTH
from khulasa.review.data.word_lists import pattern_of, read_parts
from khulasa.review.words import DIACRITICS, Word, plain_arabic

_EN, _AR = read_parts("denials_en.txt"), read_parts("denials_ar.txt")
_CUES = [
    word
    for part in ("certain", "closed class", "cues", "otherwise", "prefixes and suffixes")
    for word in _EN[part]
]
DENIAL_CUES = re.compile(
    rf"n['’]\s?t\b|\b(?!{pattern_of(_EN['exceptions'])}\b){pattern_of(_CUES)}\b", re.IGNORECASE
)
"""English words that deny, or say a denial the other way."""
# It is split where the tokeniser of the text splits it, and the "t" is left.
_CONTRACTED = r"(?<=n)['’]t\b|\bn['’]t\b|(?<=n) 't\b"
DENYING = re.compile(
    rf"(?<!whether or )(?<!\bif )\b(?!{pattern_of(_EN['denying nothing'])}\b|no\. ?\d)"
    rf"{pattern_of(_EN['denying'])}\b(?: longer\b)?|{_CONTRACTED}",
    re.IGNORECASE,
)
"""English words that deny what stands behind them: not, no longer, refused to."""
_STRONG = re.compile(
    rf"n['’]\s?t\b|\b{pattern_of([*_EN['certain'], *_EN['closed class']])}\b(?!\. ?\d)", re.I
)
_PREFIXED = re.compile(r"un|in|im|il|ir|dis")
_TAKING_BACK = {
    part: re.compile(rf"\b{pattern_of(_EN[part])}\b", re.IGNORECASE) for part in ("but", "until")
}
NEGATIONS_EN = frozenset(
    # "t" is what is left of "n't" where words are split.
    (*_EN["certain"], *_EN["closed class"], *_EN["contractions"], "t")
)
"""English words whose grammar is negation, in lower case."""

_PARTICLES = {f"{prefix}{word}" for prefix in ("", "و", "ف") for word in _AR["particles"]}
_NOUNS = frozenset(_AR["nouns"])
_NOT_LACKED = re.compile(pattern_of(_AR["not lacked"]))
_NOT_DENIED = re.compile(pattern_of(_AR["not denied"]))
_BACK = {part: frozenset(_AR[part]) for part in ("but", "until")}
# "Or not" asks; "De La Rosa" is a name.
_NOT_BEFORE = frozenset(("ام", "او", "دي", "دو"))
# "Not to", unlike إلا, "but"; with "and it" behind it, it is "namely".
_NOT_TO = re.compile(r"و?ألا")
_NAMELY = ("وهو", "وهي", "وهما", "وهم", "وهن")
_SHADDA = "\u0651"


def denial_ar(words: Sequence[Word]) -> int | None:
    """Which word of an Arabic text is the first that denies something; None if there is none."""
    for index, word in enumerate(words):
        plain = plain_arabic(word.text)
        following = plain_arabic(words[index + 1].text) if index + 1 < len(words) else ""
        # With a doubled letter it is "he wrote down".
        if plain in _NOUNS and _SHADDA not in word.text and not _NOT_LACKED.fullmatch(following):
            return index
        if plain == "لا" and index and plain_arabic(words[index - 1].text) in _NOT_BEFORE:
            continue
        if _NOT_TO.fullmatch(DIACRITICS.sub("", word.text)) and following not in _NAMELY:
            return index
        if plain in _PARTICLES and not _NOT_DENIED.fullmatch(following):
            return index
    return None


def denies_en(text: str, elsewhere: Collection[str] = (), prefixed: int = 0) -> bool:
    """Whether an English text denies something.

    Args:
        text: The text.
        elsewhere: Beginnings of words that say something else here: "refused" may be the
            translation of "refused" instead of that of "not".
        prefixed: How many words such as "illegal" say something else.
    """
    if _STRONG.search(text):
        return True
    cues = [cue.group().lower() for cue in DENIAL_CUES.finditer(text)]
    cues = [cue for cue in cues if cue[:STEM_LENGTH] not in elsewhere]
    return len(cues) > min(prefixed, sum(map(bool, map(_PREFIXED.match, cues))))


def is_taken_back(source: Sequence[Word], denial: int, target: str) -> bool:
    """Whether Arabic takes a denial back, as in "not ... but", and English says "only"."""
    behind = {plain_arabic(word.text) for word in source[denial + 1 :]}
    return any(
        not behind.isdisjoint(_BACK[part]) and pattern.search(target)
        for part, pattern in _TAKING_BACK.items()
    )
