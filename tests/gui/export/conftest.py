"""The article of the other formats."""

from export.conftest import details, summarised, translated  # noqa: F401 (fixtures)
