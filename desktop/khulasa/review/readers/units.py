"""What a number counts: percent, degrees, money."""

from __future__ import annotations

import re

PERCENT = re.compile(
    r"\s?[%٪]|[-\s](?:per\s?cent|percentage|pct)\b|\s(?:في|ب)\s?(?:ال)?(?:مئة|مائة|ماية|مية|المئه|المائه)",
    re.IGNORECASE,
)
