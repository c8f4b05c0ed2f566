"""The software bill of materials of a package (CycloneDX 1.6): all that is in it, for scanners."""

from __future__ import annotations

import json
import platform
from importlib.metadata import distributions
from typing import Any

from licences import BUILD_ONLY
from third_party import licence_of, normal


def bill_of_materials(version: str) -> str:
    """What the environment holds that this runs in, but for what only builds.

    It has no time and no number of its own: the same environment gives the same text.

    Args:
        version: Khulasa's.
    """
    packages = {normal(package.name): package for package in distributions()}
    components = [
        _library(name, packages[name].version, licence_of(packages[name]))
        for name in sorted(packages.keys() - BUILD_ONLY)
    ]
    python = {
        "type": "platform",
        "bom-ref": "python",
        "name": "Python",
        "version": platform.python_version(),
        "licenses": [{"license": {"id": "PSF-2.0"}}],
    }
    record = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "khulasa",
                "name": "khulasa",
                "version": version,
                "licenses": [{"license": {"id": "Apache-2.0"}}],
            }
        },
        "components": [python, *components],
    }
    return json.dumps(record, indent=1) + "\n"


def _library(name: str, version: str, licence: str) -> dict[str, Any]:
    address = f"pkg:pypi/{name}@{version}"
    found = {"type": "library", "bom-ref": address, "name": name, "version": version}
    return found | {"purl": address, "licenses": [{"expression": licence}] if licence else []}
