"""Formulas of a web page (MathML) on one line."""

from __future__ import annotations

from typing import Any

from khulasa.article.marks import formulas

_NOT_SHOWN = frozenset({"annotation", "annotation-xml", "mphantom", "none", "mprescripts"})


def formula_text(element: Any) -> str:
    """The text of a ``math`` element or of a part of one.

    Args:
        element: The element, as a parser of HTML makes it.
    """
    name = str(element.tag).rpartition(":")[2]
    if name in _NOT_SHOWN:
        return ""
    if name in ("mi", "mn", "mo", "mtext", "ms"):
        return " ".join("".join(element.itertext()).split())
    parts = [formula_text(child) for child in element if isinstance(child.tag, str)]
    if name == "mfrac" and len(parts) == 2:
        return formulas.fraction(*parts)
    if name == "msup" and len(parts) == 2:
        return formulas.power(*parts)
    if name == "msub" and len(parts) == 2:
        return formulas.index(*parts)
    if name == "msubsup" and len(parts) == 3:
        return formulas.index(parts[0], parts[1]) + formulas.power("", parts[2])
    if name in ("munder", "mover", "munderover") and len(parts) > 1:
        below = parts[1] if name != "mover" else ""
        return formulas.operator(parts[0], below, parts[-1] if name != "munder" else "", "")
    if name == "msqrt":
        return formulas.root(formulas.joined(parts))
    if name == "mroot" and len(parts) == 2:
        return formulas.root(*parts)
    if name == "mtable":
        return "; ".join(parts)
    if name == "mtr":
        return ", ".join(parts)
    return formulas.joined([element.text.strip() if element.text else "", *parts])
