"""Where the files that ship with the app lie: in the checkout, or inside the wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _root() -> Path:
    # The wheel carries models.cfg and resources/ inside the package; a checkout has them on top.
    return _PACKAGE if (_PACKAGE / "models.cfg").is_file() else _PACKAGE.parents[1]


def resource_path(*parts: str) -> Path:
    """Path of something below ``resources/``; it need not exist."""
    return _root().joinpath("resources", *parts)


def catalogue_path() -> Path:
    """Path of the catalogue that ships with the app."""
    return _root() / "models.cfg"
