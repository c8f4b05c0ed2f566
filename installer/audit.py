"""What `make audit` finds: known weaknesses of what Khulasa uses, licences, and our own code.

    python installer/audit.py PIP_AUDIT

PIP_AUDIT is that program. Where its database cannot be reached, that is said, and is no fault: the
rest is looked at all the same.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[1]
LOCKS = (
    REPOSITORY / "requirements.lock",
    *(REPOSITORY / "installer" / f"{name}-requirements.lock" for name in ("package", "release")),
)


def weaknesses(report: dict[str, Any]) -> tuple[list[str], list[str]]:
    """What pip-audit's report says.

    Returns:
        A line for each known weakness, and the packages that the database was not asked about.
    """
    found, unasked = [], []
    for package in report["dependencies"]:
        if "skip_reason" in package:
            unasked.append(package["name"])
        for known in package.get("vulns", ()):
            mended = ", ".join(known["fix_versions"]) or "no version yet"
            found.append(
                f"{package['name']} {package['version']}: {known['id']} (mended in {mended})"
            )
    return found, unasked


def _ask(program: str, lock: Path) -> dict[str, Any] | None:
    """pip-audit's report of a lock file; None if its database cannot be reached."""
    asked = subprocess.run(
        [
            *(program, "--requirement", lock, "--require-hashes", "--disable-pip"),
            *("--format", "json", "--progress-spinner", "off"),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    try:
        report: dict[str, Any] = json.loads(asked.stdout)
    except ValueError:
        print((asked.stderr.strip().splitlines() or ["pip-audit said nothing"])[-1])
        return None
    return report


def _look_at(program: str, lock: Path) -> bool:
    """Audit a lock file and say what came of it; whether nothing is wrong."""
    name, report = lock.relative_to(REPOSITORY).as_posix(), _ask(program, lock)
    if report is None:
        print(f"{name}: NOT AUDITED, the database of weaknesses cannot be reached.")
        return True
    found, unasked = weaknesses(report)
    known = len(report["dependencies"]) - len(unasked)
    if not known:
        print(f"{name}: NOT AUDITED, the database of weaknesses knows none of it from here.")
        return True
    print(f"{name}: {known} packages audited, {len(found)} known weaknesses.")
    if unasked:
        print(f"  not audited: {', '.join(unasked)}")
    for line in found:
        print(f"  {line}", file=sys.stderr)
    return not found


def main() -> int:
    """Look at all of it."""
    sound = [_look_at(sys.argv[1], lock) for lock in LOCKS]
    for what, command in (
        ("licences", [REPOSITORY / "installer" / "third_party.py", "--check"]),
        # Which of its rules are left out, and why, is in pyproject.toml.
        ("our own code", ["-m", "ruff", "check", "--quiet", REPOSITORY / "desktop"]),
    ):
        code = subprocess.run([sys.executable, *command], check=False).returncode
        print(f"{what}: {'as they should be' if not code else 'see above'}.")
        sound.append(not code)
    return 0 if all(sound) else 1


if __name__ == "__main__":
    sys.exit(main())
