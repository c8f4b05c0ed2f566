"""The consonants of a name: what stays when it changes from Arabic letters to Latin ones.

Arabic writes few vowels and has one letter where English has several (ب for b and p, ج for g and
j), so letters are put into classes: B (b p), F (f v), T (t d th), K (k g j q kh), S (s z sh),
M, N, L, R. Vowels, h, w, y and the Arabic letters for them are left out; of two letters of one
class in a row one counts.
"""

from __future__ import annotations

import re
from functools import lru_cache

from khulasa.review.words import plain_arabic

_ARABIC = str.maketrans(
    dict.fromkeys("بپ", "B")
    | dict.fromkeys("فڤ", "F")
    | dict.fromkeys("تطثدضذظ", "T")
    | dict.fromkeys("كقجغخگ", "K")
    | dict.fromkeys("سصزشچژ", "S")
    | {"م": "M", "ن": "N", "ل": "L", "ر": "R"}
    | dict.fromkeys("اويىئءؤهةحع", "")
)
_LATIN = str.maketrans(
    dict.fromkeys("bp", "B")
    | dict.fromkeys("fv", "F")
    | dict.fromkeys("td", "T")
    | dict.fromkeys("kgjqc", "K")
    | dict.fromkeys("szç", "S")
    | {"m": "M", "n": "N", "l": "L", "r": "R"}
    | dict.fromkeys("aeiouyhw", "")
)
_ACCENTS = str.maketrans("áàâäãåāéèêëēíìîïīóòôöõøōúùûüūýñšžćčğłřśżń",
                         "aaaaaaaeeeeeiiiiiooooooouuuuuynszccglrszn")  # fmt: skip
# Latin letters that become one sound or another; each line makes a second way to read a name.
_READINGS = (
    (re.compile(r"ch"), ("S", "K", "TS")),
    (re.compile(r"j"), ("K", "")),
    (re.compile(r"x"), ("KS", "S")),
    (re.compile(r"w"), ("", "F")),
    (re.compile(r"gh"), ("K", "")),
    (re.compile(r"v"), ("F", "B", "")),
    (re.compile(r"zz"), ("TS", "S")),
    (re.compile(r"c$"), ("K", "TS")),
)
_FIXED = (
    ("ph", "f"),
    ("chr", "kr"),
    ("sch", "s"),
    ("tch", "ts"),
    ("sh", "s"),
    ("ck", "k"),
    ("dj", "j"),
)
_SOFT_C = re.compile(r"c(?=[eiy])")
_TWICE = re.compile(r"(.)\1+")
# French names end in letters that nobody says.
_SILENT = re.compile(r"(?<=\w{4})[tds]$")
# The ة of نجاة is a t in Nagat, the ظ of حافظ a z in Hafiz.
_SPOKEN_T = re.compile("ة$")
_LISPED = re.compile("[ثذظ]")
_MOST_READINGS = 9
_PREFIXES = ("و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "فال", "كال", "لل", "ول", "وب", "س")
_DERIVED = re.compile(r"(?:ians|ian|ans|an|ish|ese|ic|ists|ist|ns|n|s)$")
# Classes that are written for each other now and then: g as j or sh, v as b, th as s.
_NEIGHBOURS = {"KS", "SK", "BF", "FB", "TS", "ST", "MN", "NM", "RL", "LR", "TK", "KT"}
# Share of the consonants that may differ, in a name and in one spelled badly; chosen on FLORES dev
# for half of the replaced names found with fewer than 1% of the human references flagged.
_MOST_DIFFERENT = 0.21
_MOST_DIFFERENT_BADLY = 0.4


@lru_cache(maxsize=65536)
def arabic_consonants(word: str) -> tuple[str, ...]:
    """The consonants of an Arabic word: as it is, and without what may be prefixes."""
    plain = plain_arabic(word)
    stems = {plain, *(plain[len(p) :] for p in _PREFIXES if plain.startswith(p))}
    if _SPOKEN_T.search(word):
        stems |= {f"{stem[:-1]}ت" for stem in stems}
    if _LISPED.search(plain):
        stems |= {_LISPED.sub("س", stem) for stem in stems}
    return tuple({_once(stem.translate(_ARABIC)) for stem in stems if len(stem) > 1})


@lru_cache(maxsize=16384)
def latin_consonants(name: str) -> tuple[str, ...]:
    """The consonants of a name in Latin letters, for each way to read it."""
    spelled = name.lower().translate(_ACCENTS)
    for letters, sound in _FIXED:
        spelled = spelled.replace(letters, sound)
    spelled = _SOFT_C.sub("s", spelled)
    readings = [spelled]
    for ending in (_DERIVED, _SILENT):
        stem = ending.sub("", spelled)
        if len(stem) > 2 and stem not in readings:
            readings.append(stem)
    for pattern, sounds in _READINGS:
        if pattern.search(spelled) and len(readings) < _MOST_READINGS:
            readings = [pattern.sub(sound, reading) for reading in readings for sound in sounds]
    return tuple({_once(reading.translate(_LATIN)) for reading in readings})


def same_name(latin: str, arabic: str) -> bool:
    """Whether consonants may be of the same name; the more there are, the more may differ."""
    if latin == arabic:
        return True
    longer = max(len(latin), len(arabic))
    # No two names of such lengths can be within the limit: the common case, seen quickly.
    if abs(len(latin) - len(arabic)) > longer * _MOST_DIFFERENT:
        return False
    return _distance(latin, arabic) <= longer * _MOST_DIFFERENT


def similar_name(latin: str, arabic: str) -> bool:
    """Whether consonants may be of the same name spelled badly."""
    return _distance(latin, arabic) <= max(len(latin), len(arabic)) * _MOST_DIFFERENT_BADLY


def _once(consonants: str) -> str:
    return _TWICE.sub(r"\1", consonants)


@lru_cache(maxsize=65536)
def _distance(left: str, right: str) -> float:
    """Levenshtein's distance, where letters of neighbouring classes are half as far apart."""
    row = [float(i) for i in range(len(right) + 1)]
    for i, a in enumerate(left, 1):
        diagonal, row[0] = row[0], float(i)
        for j, b in enumerate(right, 1):
            cost = 0.0 if a == b else 0.5 if a + b in _NEIGHBOURS else 2.0
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + cost)
    return row[-1]
