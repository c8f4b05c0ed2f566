"""The hub with tiny models, for the commands that fetch them."""

from models.conftest import checkpoints, hub  # noqa: F401 (fixtures)
