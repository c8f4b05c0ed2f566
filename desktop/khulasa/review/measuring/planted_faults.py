"""Faults planted in good translations, to see whether the checks find them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

from khulasa.review.readers.names_en import is_name_en
from khulasa.review.readers.numbers import numbers_in
from khulasa.review.readers.numbers_en import is_number_en
from khulasa.review.readers.units import counted_in
from khulasa.review.words import Word, words

_NEGATION = re.compile(
    r"\b(?:(can)not|(?:(ca)n|(wo)n|(\w+)n)['’]t|not|never|no|without|none|nothing|neither)\b",
    re.IGNORECASE,
)
_WHOLE = {"ca": "can", "wo": "will"}
_END = re.compile(r"[.!?…\"”)]*$")
_SIGN = re.compile(r"(?<=\d)\s?[%€]|[$€](?=\d)")
_ADDRESS = re.compile(r"https?://[\w./-]+\w|[\w.]+@[\w.]+\w")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_JOINED = re.compile(r"[^\W_]|[/:(-]")
_FEWEST_WORDS = 6
_ENGLISH_NUMBERS = ("three", "four", "five", "six", "seven", "nine", "eleven", "twelve", "thirty")

# Gives the faulty translation, or None where this fault cannot be planted.
Fault = Callable[[str, str, Random], str | None]


def number_changed(source: str, target: str, random: Random) -> str | None:  # noqa: ARG001
    """One number becomes another."""
    number = _a_number(target, random)
    if number is None:
        return None
    return target[: number.start] + another_number(number.text, random) + target[number.end :]


def number_dropped(source: str, target: str, random: Random) -> str | None:  # noqa: ARG001
    """One number is left out."""
    number = _a_number(target, random)
    if number is None:
        return None
    return " ".join((target[: number.start] + target[number.end :]).split())


def clause_dropped(source: str, target: str, random: Random) -> str | None:  # noqa: ARG001
    """The last third of the words is left out; the full stop stays."""
    parts = target.split()
    if len(parts) < _FEWEST_WORDS:
        return None
    kept = " ".join(parts[: len(parts) - len(parts) // 3])
    end = _END.search(target)
    return kept.rstrip(".,;:") + (end.group() if end else "")


def clause_cut_off(source: str, target: str, random: Random) -> str | None:  # noqa: ARG001
    """The last third of the words is left out, with the full stop."""
    parts = target.split()
    if len(parts) < _FEWEST_WORDS:
        return None
    return " ".join(parts[: len(parts) - len(parts) // 3])


def doubled(source: str, target: str, random: Random) -> str | None:  # noqa: ARG001
    """The sentence is said twice."""
    return f"{target} {target}"


def looped(source: str, target: str, random: Random) -> str | None:  # noqa: ARG001
    """One to four words are said over and over."""
    parts = target.split()
    length = random.randint(1, min(4, len(parts)))
    start = random.randint(0, len(parts) - length)
    loop = parts[start : start + length] * random.randint(3, 8)
    return " ".join(parts[:start] + loop + parts[start + length :])


def untranslated(source: str, target: str, random: Random) -> str | None:  # noqa: ARG001
    """The source stands where the translation should be."""
    return source


def empty(source: str, target: str, random: Random) -> str | None:  # noqa: ARG001
    """There is nothing."""
    return random.choice(("", " ", ".", "…"))


def negation_removed(source: str, target: str, random: Random) -> str | None:  # noqa: ARG001
    """All denials but prefixes are taken out."""

    def without(found: re.Match[str]) -> str:
        stem = next((group for group in found.groups() if group), "")
        return _WHOLE.get(stem.lower(), stem)

    text = _NEGATION.sub(without, target)
    return " ".join(text.split()) if text != target else None


def name_replaced(names: Sequence[str]) -> Fault:
    """Makes the fault in which one name becomes one of the names given."""

    def replaced(source: str, target: str, random: Random) -> str | None:  # noqa: ARG001
        here = [word for word in words(target)[1:] if is_name_en(word.text)]
        if not here or not names:
            return None
        old, new = random.choice(here), random.choice(names)
        if new in target:
            return None
        return target[: old.start] + new + target[old.end :]

    return replaced


def sign_lost(source: str, target: str, random: Random) -> str | None:  # noqa: ARG001
    """One %, $ or € of a number is left out."""
    signs = list(_SIGN.finditer(target))
    if not signs:
        return None
    sign = random.choice(signs)
    return target[: sign.start()] + target[sign.end() :]


def address_changed(source: str, target: str, random: Random) -> str | None:  # noqa: ARG001
    """One letter or dot of a web or e-mail address is another, or left out."""
    addresses = list(_ADDRESS.finditer(target))
    if not addresses:
        return None
    address = random.choice(addresses)
    place = random.randrange(address.start(), address.end())
    new: str = random.choice([sign for sign in ("", *_LETTERS) if sign != target[place].lower()])
    return target[:place] + new + target[place + 1 :]


def with_sign(sign: str, source: str, target: str) -> tuple[str, str] | None:
    """Puts a sign to a bare number that both texts have in the same digits; None without one."""
    both = [_bare_numbers(source, "ar"), _bare_numbers(target, "en")]
    for said, end in both[1].items():
        if said in both[0]:
            places = [(source, both[0][said]), (target, end)]
            new = said + sign if sign == "%" else sign + said
            one, other = (text[: e - len(said)] + new + text[e:] for text, e in places)
            return one, other
    return None


def with_address(address: str, source: str, target: str) -> tuple[str, str]:
    """Puts an address behind both texts."""
    return f"{source} {address}", f"{target} {address}"


def _bare_numbers(text: str, language: str) -> dict[str, int]:
    """Numbers in digits that stand once and count nothing that has a sign; their ends."""
    found: dict[str, int] = {}
    for one in counted_in(text, numbers_in(text, language)):
        said = text[one.mention.start : one.mention.end]
        around = text[max(0, one.mention.start - 1)] + text[one.mention.end : one.mention.end + 1]
        bare = said.isdecimal() and not one.units and not _JOINED.search(around)
        if bare and text.count(said) == 1:
            found[said] = one.mention.end
    return found


def faults(targets: Sequence[str]) -> dict[str, Fault]:
    """All faults by name; names that are put in come from the given translations."""
    names = sorted({word.text for t in targets for word in words(t)[1:] if is_name_en(word.text)})
    return {
        "number changed": number_changed,
        "number dropped": number_dropped,
        "clause dropped": clause_dropped,
        "clause cut off": clause_cut_off,
        "doubled": doubled,
        "loop": looped,
        "untranslated": untranslated,
        "empty": empty,
        "name replaced": name_replaced(names),
        "negation removed": negation_removed,
        "sign lost": sign_lost,
        "address changed": address_changed,
    }


def _a_number(text: str, random: Random) -> Word | None:
    numbers = [w for w in words(text) if w.text[0].isdecimal() or is_number_en(w.text)]
    return random.choice(numbers) if numbers else None


def another_number(number: str, random: Random) -> str:
    """A different number, written as the given one is: in digits or as one English word."""
    if not number[0].isdecimal():
        return random.choice([word for word in _ENGLISH_NUMBERS if word != number.lower()])
    places = [i for i, character in enumerate(number) if character.isdecimal()]
    place = random.choice(places)
    digits = [d for d in "0123456789" if d != number[place] and (d != "0" or place > 0)]
    return number[:place] + random.choice(digits) + number[place + 1 :]
