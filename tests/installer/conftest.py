"""The programs in installer/ are scripts beside the app, not part of it."""

from __future__ import annotations

import sys
from pathlib import Path

INSTALLER = Path(__file__).parents[2] / "installer"
sys.path += [str(INSTALLER), str(INSTALLER / "windows"), str(INSTALLER / "macos")]
