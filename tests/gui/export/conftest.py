"""The article of the other formats."""

from export.conftest import details, summarised, tabled, translated  # noqa: F401 (fixtures)
