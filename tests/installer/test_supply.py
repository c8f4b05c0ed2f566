"""What others made: locked by hashes, under allowed licences, listed with each package."""

from __future__ import annotations

import json
import re
from importlib.metadata import version
from pathlib import Path

import pytest
from audit import weaknesses
from licences import BUILD_ONLY
from sbom import bill_of_materials
from third_party import (
    LOCK,
    PACKAGE_LOCK,
    REPOSITORY,
    TABLE,
    faults,
    is_allowed,
    locked,
    rendered,
)

LOCKS = (LOCK, *sorted((REPOSITORY / "installer").glob("*.lock")))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_package_is_locked_with_hashes(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    entries = re.findall(r"^\S.*(?:\n    .*)*", text, re.MULTILINE)
    assert len(entries) == len(locked(text))
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_packages_are_built_of_the_versions_that_are_tested() -> None:
    tested, packed = (locked(lock.read_text(encoding="utf-8")) for lock in (LOCK, PACKAGE_LOCK))
    both = tested.keys() & packed.keys()
    assert len(both) > 50
    assert {name: packed[name] for name in both} == {name: tested[name] for name in both}


def test_the_table_of_licences_fits_the_lock_and_all_of_them_are_allowed() -> None:
    """`make lock` writes it anew; a licence that is new is looked at first."""
    table = TABLE.read_text(encoding="utf-8")
    versions = locked(LOCK.read_text(encoding="utf-8"))
    assert faults(table, versions) == []
    if all(version(name) == locked_ for name, locked_ in versions.items()):
        in_app = locked(PACKAGE_LOCK.read_text(encoding="utf-8"))
        assert rendered(versions, in_app) == table


def test_what_does_not_fit_is_named() -> None:
    table = "| a | 1 | MIT | no |\n| b | 1 | GPL-3.0-only | yes |\n| c | 1 | MIT | no |\n"
    assert faults(table, {"a": "2", "b": "1", "d": "1"}) == [
        "c is in no lock file",
        "a is 2 in the lock file, 1 here",
        "b: GPL-3.0-only is no licence that is allowed",
        "d is missing",
    ]


def test_of_several_licences_one_may_be_chosen_and_all_have_to_be_kept() -> None:
    assert is_allowed("GPL-2.0-only OR LGPL-3.0-only")
    assert is_allowed("MIT AND Zlib")
    assert not is_allowed("MIT AND GPL-3.0-only")
    assert not is_allowed("")


def test_a_package_has_a_bill_of_materials() -> None:
    text = bill_of_materials("1.2.3")
    bill = json.loads(text)
    assert (bill["bomFormat"], bill["metadata"]["component"]["version"]) == ("CycloneDX", "1.2.3")
    names = [component["name"] for component in bill["components"]]
    assert {"Python", "ctranslate2", "pyside6-essentials", "lxml"} <= set(names)
    assert not BUILD_ONLY & set(names)
    references = [component["bom-ref"] for component in bill["components"]]
    assert len(references) == len(set(references))
    assert bill_of_materials("1.2.3") == text


def test_an_audit_that_was_not_made_does_not_look_like_one_without_findings() -> None:
    known = {"id": "CVE-1", "fix_versions": ["1.1"]}
    report = {
        "dependencies": [
            {"name": "good", "version": "1", "vulns": []},
            {"name": "weak", "version": "1.0", "vulns": [known]},
            {"name": "strange", "skip_reason": "not found"},
        ]
    }
    assert weaknesses(report) == (["weak 1.0: CVE-1 (mended in 1.1)"], ["strange"])
