"""A source that denies something has a translation that does."""

from __future__ import annotations

import re
from collections.abc import Sequence

from khulasa.review.issue import Issue
from khulasa.review.languages import Languages
from khulasa.review.readers.transliteration import arabic_consonants, latin_consonants
from khulasa.review.words import Word, plain_arabic, words

KIND = "negation"
_SHORTEST_NAME, _FEWEST_CONSONANTS = 4, 2
# In the spelling of ``words.plain_arabic``. Left out is ما, which mostly means something else.
_DENIALS = {
    f"{prefix}{word}"
    for prefix in ("", "و", "ف")
    for word in ("لم", "لن", "لا", "ليس", "ليست", "ليسوا", "لسنا", "لست", "ليسا")
}
# Nouns and prepositions that deny. Left out is غير, which is often part of an ordinary adjective.
_LACKS = {"عدم", "بعدم", "لعدم", "وعدم", "بدون", "دون", "وبدون", "ودون", "بلا", "انعدام"}
# A drone is "without a pilot", a child "under the age" of something, "without use" is "in vain".
_NOT_LACKED = {"طيار", "سن", "جدوي"}
# "It still is", "especially", "must", "no doubt", "not less than": nothing is denied.
_NOT_DENIED = re.compile(
    r"[يتن]?زال\w*|[يت]زل|سيما|بد|شك|ريب|[يت]قل|[يت]تجاوز\w*|[يت]تعدي|باس|مفر|محاله|غرابه|عجب|غني|[يت]تجزا|[يت]خفي"
)
# English that says it the other way: "could only", "more hope than belief", "looked away".
_OTHERWISE = (
    r"could only|can only|had only|more(?: \w+){1,3} than|(?:look|turn|walk|stay|keep|kept)\w* away"
    r"|far from|short of|free (?:of|from)|devoid|deprived|bereft|anonymous\w*|ignor\w*|neglect\w*"
    r"|overlook\w*|reluctan\w*|unlike\w*|declin\w*|abst\w+|oppos\w*|wrong\w*|doubt\w*|abandon\w*"
    r"|forg[eo]t\w*|skip\w*|withh[eo]ld\w*|save for|shortage\w*|scarc\w*|in vain"
)
# With these English says "only", "not until", "as well as" for what Arabic denies.
_BUT = {"الا", "سوي", "فقط", "فحسب", "بل", "حتي", "مجرد", "طالما", "قبل", "بعد", "ايضا", "انما"}
_BUT_CUES = re.compile(
    r"\b(?:only|just|merely|simply|but|also|well|until|till|before|when|other|apart|than|both|once"
    r"|after|first|as|exclusively|sole\w*)\b",
    re.IGNORECASE,
)
DENIAL_CUES = re.compile(
    r"n['’]\s?t\b"
    r"|\b(?:no|not|non|none|nor|never|neither|nothing|nobody|nowhere|without|cannot|dont|cant|wont"
    r"|few|fewer|little|hardly|barely|rarely|scarcely|seldom|unless|instead|rather|except|yet"
    r"|fail\w*|lack\w*|refus\w*|den(?:y|ied|ies|ying|ial)|avoid\w*|prevent\w*|stop\w*|reject\w*"
    r"|ban(?:s|ned|ning)?|absen\w*|miss(?:ed|es|ing)|lost|los(?:e|es|ing)|ceas\w*|exclu\w*|remain\w*"
    r"|prohibit\w*|forbid\w*|refrain\w*|impossib\w*|regardless|zero|nay|still"
    rf"|{_OTHERWISE}"
    r"|un(?!der|til|it|iv|iq|ion|cle|like|i\b)\w{3,}"
    r"|in(?:ab|acc|act|ade|adm|adv|alien|anim|app|att|aud|calc|cap|coh|comp|conc|conv|corr|cur|dec"
    r"|def|dep|dir|disc|distin|eff|eleg|elig|eq|esc|ev|exp|extr|fall|fert|finite|flex|freq|hosp|hum"
    r"|imit|domit|fin|appr|excus|expl|audi|just|advert|fam|nocu|numer|oper|secu|sens|separ|signi|sinc|sol|stab|suff|sur|tang|tol|val|vari|visi|vinc"
    r"|vol(?!v))\w*"
    r"|im(?:mat|mob|mor|mun|pat|perf|prop|poss|penet|perm|pers|plaus|prec|prob|prud|pract)\w+|ir(?:rel|resp|rev|reg)\w+|il(?:leg|lit|log)\w+"
    r"|dis(?:ab|adv|agr|app|arm|bel|comf|conn|cont|hon|integ|like|mis|ob|order|resp|sat|sim)\w+"
    r"|\w{3,}less)\b",
    re.IGNORECASE,
)
"""English words that deny, or say a denial the other way."""


def check(source: str, target: str, languages: Languages) -> list[Issue]:
    """Find a denial in the source if there is none of any kind in the translation."""
    if (languages.source, languages.target) != ("ar", "en"):
        return []
    denial = _denial(words(source))
    if denial is None or DENIAL_CUES.search(target) is not None or _is_name(denial.text, target):
        return []
    if any(plain_arabic(word.text) in _BUT for word in words(source)) and _BUT_CUES.search(target):
        return []
    message = f"The source denies something ({denial.text}), the translation does not."
    return [Issue(KIND, message, denial.span)]


def _is_name(denial: str, target: str) -> bool:
    """Whether the word is no denial but a name that the translation has: فليس is Fleiss, too."""
    if len(plain_arabic(denial)) < _SHORTEST_NAME:
        return False
    ours = arabic_consonants(denial)
    return any(
        way == plain
        for word in words(target)[1:]
        if word.text[0].isupper()
        for way in latin_consonants(word.text)
        for plain in ours
        if len(plain) > _FEWEST_CONSONANTS
    )


def _denial(text: Sequence[Word]) -> Word | None:
    for index, word in enumerate(text):
        plain = plain_arabic(word.text)
        following = plain_arabic(text[index + 1].text) if index + 1 < len(text) else ""
        if plain in _LACKS and following not in _NOT_LACKED:
            return word
        # In names such as De La Rosa.
        if plain == "لا" and index and plain_arabic(text[index - 1].text) in ("دي", "دو"):
            continue
        if plain in _DENIALS and not _NOT_DENIED.fullmatch(following):
            return word
    return None
