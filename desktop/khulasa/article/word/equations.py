"""Equations of a Word document on one line."""

from __future__ import annotations

from typing import Any

from khulasa.article.marks import formulas

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
"""Namespace of the elements of equations."""

_CIRCUMFLEX = "\u0302"


def equation_text(element: Any) -> str:
    """The text of an equation or of a part of one.

    Args:
        element: ``m:oMath``, ``m:oMathPara`` or anything inside them.
    """
    name = _name(element)
    if name == "oMathPara":
        return "\n".join(text for part in element if (text := equation_text(part)))
    if name == "t":
        return element.text or ""
    if name.endswith("Pr") or name in ("del", "moveFrom"):
        return ""
    write = _WRITERS.get(name)
    return write(element) if write else _inside(element)


def _name(element: Any) -> str:
    tag = str(element.tag)
    return tag.rpartition("}")[2] if tag.startswith("{") else ""


def _inside(element: Any) -> str:
    pieces: list[str] = []
    follows_run = False
    for child in element:
        text = equation_text(child)
        # The digits of one number may be cut into several runs.
        is_run = _name(child) in ("r", "t")
        if is_run and follows_run:
            pieces[-1] += text
        elif text:
            pieces.append(text)
        follows_run = bool(pieces) and is_run
    return formulas.joined(pieces)


def _part(element: Any, name: str) -> str:
    part = element.find(MATH + name)
    return "" if part is None else _inside(part)


def _property(element: Any, name: str) -> str | None:
    """Value of a property; empty if it is there without one."""
    found = element.find(f"{MATH}{_name(element)}Pr/{MATH}{name}")
    return None if found is None else str(found.get(MATH + "val", ""))


def _fraction(element: Any) -> str:
    above, below = _part(element, "num"), _part(element, "den")
    if _property(element, "type") == "noBar":
        return f"({above} ¦ {below})"
    return formulas.fraction(above, below)


def _power(element: Any) -> str:
    return formulas.power(_part(element, "e"), _part(element, "sup"))


def _index(element: Any) -> str:
    return formulas.index(_part(element, "e"), _part(element, "sub"))


def _index_and_power(element: Any) -> str:
    return _index(element) + formulas.power("", _part(element, "sup"))


def _before(element: Any) -> str:
    below, above = _part(element, "sub"), _part(element, "sup")
    return formulas.index("", below) + formulas.power("", above) + _part(element, "e")


def _root(element: Any) -> str:
    is_hidden = _property(element, "degHide") in ("", "1", "on", "true")
    return formulas.root(_part(element, "e"), "" if is_hidden else _part(element, "deg"))


def _operator(element: Any) -> str:
    sign = _property(element, "chr")
    return formulas.operator(
        "∫" if sign is None else sign,
        _part(element, "sub"),
        _part(element, "sup"),
        _part(element, "e"),
    )


def _enclosed(element: Any) -> str:
    opening, between, closing = (
        default if (value := _property(element, name)) is None else value
        for name, default in (("begChr", "("), ("sepChr", "|"), ("endChr", ")"))
    )
    return opening + between.join(map(_inside, element.findall(MATH + "e"))) + closing


def _function(element: Any) -> str:
    argument = _part(element, "e")
    separator = "" if argument.startswith(("(", "[", "{", "|")) else " "
    return f"{_part(element, 'fName')}{separator}{argument}"


def _limit_below(element: Any) -> str:
    return f"{_part(element, 'e')}_({_part(element, 'lim')})"


def _limit_above(element: Any) -> str:
    return f"{_part(element, 'e')}^({_part(element, 'lim')})"


def _accent(element: Any) -> str:
    sign = _property(element, "chr")
    return _over(_part(element, "e"), _CIRCUMFLEX if sign is None else sign)


def _bar(element: Any) -> str:
    is_above = _property(element, "pos") == "top"
    return _over(_part(element, "e"), "\u0305" if is_above else "\u0332")


def _over(text: str, mark: str) -> str:
    return "".join(character + mark for character in text)


def _matrix(element: Any) -> str:
    rows = element.findall(MATH + "mr")
    return formulas.matrix(map(_inside, row.findall(MATH + "e")) for row in rows)


def _lines(element: Any) -> str:
    return "; ".join(map(_inside, element.findall(MATH + "e")))


_WRITERS = {
    "f": _fraction,
    "sSup": _power,
    "sSub": _index,
    "sSubSup": _index_and_power,
    "sPre": _before,
    "rad": _root,
    "nary": _operator,
    "d": _enclosed,
    "func": _function,
    "limLow": _limit_below,
    "limUpp": _limit_above,
    "acc": _accent,
    "bar": _bar,
    "m": _matrix,
    "eqArr": _lines,
}
