"""A source that denies something has a translation that does."""

from __future__ import annotations

import re
from collections.abc import Sequence

from khulasa.article.model import Span
from khulasa.review.issue import Issue
from khulasa.review.languages import Languages
from khulasa.review.words import Word, plain_arabic, words

KIND = "negation"
# In the spelling of ``words.plain_arabic``. Left out is ما, which mostly means something else.
_DENIALS = {
    f"{prefix}{word}"
    for prefix in ("", "و", "ف", "ا")
    for word in ("لم", "لن", "لا", "ليس", "ليست", "ليسوا", "لسنا", "لست", "ليسا", "لسن")
}
# "It still is", "especially", "must", "no doubt", "not less than": nothing is denied.
_NOT_DENIED = re.compile(r"[يتن]?زال\w*|[يت]زل|سيما|بد|شك|ريب|[يت]قل\w*|[يت]تجاوز\w*|[يت]تعدي|باس|مفر")
# "Only", "but", "so that not": behind a denial, or before it.
_BUT = {"الا", "سوي", "فقط", "فحسب", "بل", "حتي", "قبل", "ما", "لو", "كي", "لكي", "مجرد", "طالما"}
_CUES = re.compile(
    r"n['’ ]t\b"
    r"|\b(?:no|not|non|none|nor|never|neither|nothing|nobody|nowhere|without|cannot|cant|dont|wont"
    r"|few|fewer|little|less|hardly|barely|rarely|scarcely|seldom|only|until|unless|instead|rather"
    r"|despite|except|yet|still|beyond|too|free|out|away|off|far|least|regardless|zero|however"
    r"|fail\w*|lack\w*|refus\w*|den(?:y|ied|ies|ying|ial)|avoid\w*|prevent\w*|stop\w*|reject\w*"
    r"|ban(?:s|ned|ning)?|absen\w*|miss\w*|lost|lose\w*|avert\w*|ceas\w*|exempt\w*|exclu\w*"
    r"|prohibit\w*|forbid\w*|refrain\w*|oppos\w*|against|doubt\w*|impossib\w*|nullif\w*|scarc\w*"
    r"|w/o|nope|nay|minus|short|end(?:ed|s)?|halt\w*|withdr\w*|remain\w*|keep\w*|kept|but|than"
    r"|un(?!der|til|it|iv|iq|ion|cle|i\b)\w{3,}"
    r"|in(?:ab|ac|ad|cap|com|conc|cons|corr|cred|cur|dec|def|dep|dir|eff|eq|ev|exp|flex|form|sec|sens|sign|suff|tol|val|vis)\w+"
    r"|im(?:mat|mob|mor|mun|pat|perf|pol|prop)\w+|ir(?:rel|resp|rev|reg)\w+|il(?:leg|lit|log)\w+"
    r"|dis(?!c|t|p|ease|h|k)\w{3,}|\w+less|\w+free)\b",
    re.IGNORECASE,
)


def check(source: str, target: str, languages: Languages) -> list[Issue]:
    """Find a denial in the source if there is none of any kind in the translation."""
    if (languages.source, languages.target) != ("ar", "en"):
        return []
    denial = _denial(words(source))
    if denial is None or _CUES.search(target) is not None:
        return []
    message = f"The source denies something ({denial.text}), the translation does not."
    return [Issue(KIND, message, Span(denial.start, denial.end))]


def _denial(text: Sequence[Word]) -> Word | None:
    for index, word in enumerate(text):
        if word.text[:1] > "\u0620" and plain_arabic(word.text) in _DENIALS:
            following = plain_arabic(text[index + 1].text) if index + 1 < len(text) else ""
            if _NOT_DENIED.fullmatch(following):
                continue
            if any(plain_arabic(near.text) in _BUT for near in text[max(0, index - 2) :]):
                return None
            return word
    return None
