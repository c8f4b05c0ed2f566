"""Arabic words are taken apart with Buckwalter's lexicon, and their English is put together."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytest.importorskip("lemminflect", reason="pip install khulasa[lexicon] to make word pairs")
pytest.importorskip("wordfreq", reason="pip install khulasa[lexicon] to make word pairs")

from training.lexicon import Lexicon, names

PREFIXES = """; a comment
\t\tPref-0\t
w\twa\tPref-Wa\tand <pos>wa/CONJ+</pos>
Al\tAl\tNPref-Al\tthe <pos>Al/DET+</pos>
wAl\twaAl\tNPref-Al\tand + the <pos>wa/CONJ+Al/DET+</pos>
sy\tsaya\tIVPref-hw-ya\twill + he/it <pos>sa/FUT+ya/IV3MS+</pos>
y\tya\tIVPref-hw-ya\the/it <pos>ya/IV3MS+</pos>
"""
STEMS = """EASf\tEASif\tNapAt\tstorm;gale
jdyd\tjadiyd\tN/ap\tnew     <pos>jadiyd/ADJ</pos>
ktb\tkatab\tPV\twrite
ktb\tkotub\tIV\twrite
"""
SUFFIXES = """\t\tSuff-0\t
p\tap\tNSuff-ap\t[fem.sg.] <pos>+ap/NSUFF_FEM_SG</pos>
At\tAt\tNSuff-At\t[fem.pl.] <pos>+At/NSUFF_FEM_PL</pos>
th\tatuhu\tNSuff-ath\tits/his <pos>+ap/NSUFF_FEM_SG+hu/POSS_PRON_3MS</pos>
wA\tuwA\tPVSuff-uwA\tthey <verb> <pos>+uwA/PVSUFF_SUBJ:3MP</pos>
h\tahu\tPVSuff-ah\the/it <verb> it/him <pos>+a/PVSUFF_SUBJ:3MS+hu/PVSUFF_DO:3MS</pos>
"""
STEM_KINDS = {
    "NapAt": ("Pref-0 Pref-Wa NPref-Al", "NSuff-ap NSuff-At NSuff-ath"),
    "N/ap": ("Pref-0 Pref-Wa NPref-Al", "Suff-0 NSuff-ap"),
    "PV": ("Pref-0 Pref-Wa", "Suff-0 PVSuff-uwA PVSuff-ah"),
    "IV": ("IVPref-hw-ya", "Suff-0"),
}


@pytest.fixture
def lexicon(tmp_path: Path) -> Lexicon:
    before, after, around = [], [], []
    for stem, (prefixes, suffixes) in STEM_KINDS.items():
        before += [f"{prefix} {stem}" for prefix in prefixes.split()]
        after += [f"{stem} {suffix}" for suffix in suffixes.split()]
        around += [f"{p} {s}" for p in prefixes.split() for s in suffixes.split()]
    around.remove("NPref-Al NSuff-ath")
    files = {"dictPrefixes": PREFIXES, "dictStems": STEMS, "dictSuffixes": SUFFIXES}
    tables = {"tableAB": before, "tableBC": after, "tableAC": around}
    files |= {name: "\n".join(rows) for name, rows in tables.items()}
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return Lexicon(tmp_path)


@pytest.mark.parametrize(
    ("word", "english"),
    [
        ("عاصفة", "storm"),
        ("والعاصفة", "and the storm"),
        ("العاصفات", "the storms"),
        ("عاصفته", "his storm"),
        ("الجديد", "new"),
        ("وجديدة", "and new"),
        ("كتب", "wrote"),
        ("وكتبوا", "and they wrote"),
        ("كتبه", "wrote him"),
        ("يكتب", "writes"),
        ("سيكتب", "will write"),
        ("العاصفته", None),
        ("قلم", None),
    ],
)
def test_words_are_put_together(lexicon: Lexicon, word: str, english: str | None) -> None:
    assert lexicon.english(word) == english


def test_names_get_their_capitals(tmp_path: Path) -> None:
    from training.lexicon import NAME_LISTS

    for name in NAME_LISTS:
        path = tmp_path / f"{name}.json"
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps({"gulf of aden": "خليج عدن", "no name": ""}), encoding="utf-8")
    assert set(names(tmp_path)) == {("خليج عدن", "Gulf of Aden")}
