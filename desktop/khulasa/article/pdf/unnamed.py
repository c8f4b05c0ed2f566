"""Letters to which a file gives no name, told by their shapes: the parts of lam-alef, and kashida.

Fonts draw lam-alef as two shapes that stand for no letter alone. Some programs, such as those that
print with Qt, then leave out what they mean.
"""

from __future__ import annotations

from collections.abc import Sequence

from khulasa.article.model import BROKEN_LETTER
from khulasa.article.pdf.letters import Letter

_TATWEEL = "\u0640"
# In sizes of the letters.
_FLAT = 0.2
_BELOW = -0.1
_OVERLAP = 0.5
_NEAR = 4
# How much higher than lam alef reaches with a hamza, and with a madda.
_HAMZA, _MADDA = 0.03, -0.09


def with_names(letters: Sequence[Letter]) -> list[Letter]:
    """Letters with names for those that have none, as far as their shapes tell.

    Args:
        letters: Letters in the order of the file.
    """
    if not any(letter.code for letter in letters):
        return list(letters)
    named: list[Letter] = []
    for letter in letters:
        if letter.code and _is_kashida(letter):
            letter.text, letter.code = _TATWEEL, 0
        elif letter.code:
            # Vowel signs and the like may stand between the two.
            near = (one for one in named[-_NEAR:] if one.code and _overlap(one, letter))
            other = next(near, None)
            if other is None:
                letter.text = BROKEN_LETTER
            else:
                _name_lam_alef(other, letter)
        named.append(letter)
    return named


def _name_lam_alef(one: Letter, other: Letter) -> None:
    lam, alef = (one, other) if one.right > other.right else (other, one)
    lam.text, alef.text = "ل", _alef(lam, alef)
    lam.code = alef.code = 0


def _overlap(one: Letter, other: Letter) -> bool:
    both = min(one.right, other.right) - max(one.left, other.left)
    return (
        one.base == other.base
        and both > _OVERLAP * min(one.right - one.left, other.right - other.left) > 0
    )


def _alef(lam: Letter, alef: Letter) -> str:
    if alef.bottom - alef.base < _BELOW * alef.size:
        return "إ"
    above = (alef.top - lam.top) / alef.size
    return "أ" if above > _HAMZA else "آ" if above > _MADDA else "ا"


def _is_kashida(letter: Letter) -> bool:
    """Whether a letter is a stroke on the line, which makes words longer."""
    height = letter.top - letter.bottom
    return (
        height < _FLAT * letter.size
        and -_FLAT * letter.size < letter.bottom - letter.base
        and letter.top - letter.base < _FLAT * letter.size
    )
