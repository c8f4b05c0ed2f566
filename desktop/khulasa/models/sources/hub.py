"""A model hub: what a repository holds, and fetching it.

The endpoint (``HF_ENDPOINT``), the token (``HF_TOKEN``) and proxies are taken from the environment
by huggingface_hub and httpx2; certificates are the system's.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx2

from khulasa.models.errors import broken, refused
from khulasa.models.events import Fetched, Meter
from khulasa.models.folders.hashes import size_of
from khulasa.models.model import Source
from khulasa.models.sources.fetch import Surroundings, fetch_file, is_sound, part_path
from khulasa.models.sources.hub_client import use_careful_client
from khulasa.models.sources.plan import Plan, RemoteFile, choose_files
from khulasa.models.sources.retry_policy import RetryPolicy
from khulasa.reasons import reason_of
from khulasa.wording import phrase

# Bars and windows need no more than a few steps a second.
_REPORT_SECONDS = 0.2
_COMMIT = re.compile(r"[0-9a-f]{40,64}")
_LICENCE = re.compile(r"[\w.+-]{1,60}", re.ASCII)


def use_system_certificates() -> None:
    """Trust what the system trusts; for this process only."""
    import truststore

    truststore.inject_into_ssl()


def make_plan(
    source: Source, surroundings: Surroundings, answer_within: float | None = None
) -> Plan:
    """Ask the hub what a repository holds.

    Args:
        source: The repository.
        surroundings: What asking needs from outside.
        answer_within: Seconds in which it has to answer, and is then asked once only; None for as
            patiently as usual.

    Raises:
        InstallError: It cannot be asked, does not know the repository, or it holds no model.
        StoppedError: The user stopped it.
    """
    from huggingface_hub import HfApi
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError

    use_careful_client()
    what = phrase("{repo}, revision {revision}", repo=source.repo, revision=source.revision)
    if answer_within:
        surroundings = replace(surroundings, policy=RetryPolicy(attempts=1))

    def ask() -> Any:
        try:
            return HfApi().model_info(
                source.repo,
                revision=source.revision,
                files_metadata=True,
                timeout=answer_within or 30.0,
            )
        except HfHubHTTPError as error:
            # The library's errors are httpx2's by inheritance, but not by promise.
            raise httpx2.HTTPStatusError(
                str(error), request=error.response.request, response=error.response
            ) from error

    try:
        info = surroundings.patiently(ask)
    except httpx2.HTTPStatusError as error:
        raise refused(error.response.status_code, what, surroundings.where) from error
    except (HFValidationError, ValueError, KeyError, TypeError) as error:
        raise broken(
            phrase(
                "{where} gave an answer that makes no sense: {error}",
                where=surroundings.where,
                error=reason_of(error),
            )
        ) from error
    card = info.card_data.to_dict() if info.card_data else {}
    if not _COMMIT.fullmatch(info.sha or ""):
        raise broken(
            phrase(
                "{where} does not say which commit {what} is", where=surroundings.where, what=what
            )
        )
    listing = (
        RemoteFile(
            file.rfilename,
            file.size or 0,
            sha256=file.lfs.sha256 if file.lfs else "",
            blob="" if file.lfs else file.blob_id or "",
        )
        for file in info.siblings or ()
    )
    licence = str(card.get("license") or "")
    return Plan(
        source.repo,
        info.sha,
        licence if _LICENCE.fullmatch(licence) else "",
        choose_files(listing),
    )


def present_bytes(plan: Plan, folder: Path) -> int:
    """Bytes of a plan that an earlier attempt has brought."""
    return sum(
        size_of(folder / file.path) or size_of(part_path(folder / file.path, file))
        for file in plan.files
    )


def _drop_strangers(plan: Plan, folder: Path) -> None:
    """Remove what an attempt at another version has left, or what is not sound."""
    expected = {folder / file.path: file for file in plan.files}
    parts = {part_path(target, file) for target, file in expected.items()}
    for path in folder.iterdir():
        file = expected.get(path)
        if path not in parts and (file is None or not is_sound(path, file)):
            path.unlink()


def fetch(
    plan: Plan, folder: Path, surroundings: Surroundings, report: Callable[[Fetched], None]
) -> None:
    """Fetch the files of a plan into a folder, each checked against the hub's hash.

    Raises:
        InstallError: One of them cannot be fetched, or is not what was announced.
        StoppedError: The user stopped it.
    """
    from huggingface_hub import get_session, hf_hub_url
    from huggingface_hub.utils._headers import build_hf_headers

    folder.mkdir(parents=True, exist_ok=True)
    _drop_strangers(plan, folder)
    done = present_bytes(plan, folder)
    meter, reported = Meter(plan.size, done, time.monotonic()), 0.0

    def received(count: int) -> None:
        nonlocal done, reported
        done += count
        now = time.monotonic()
        if now - reported >= _REPORT_SECONDS or done == plan.size:
            reported = now
            report(meter.read(done, now))

    client = get_session()
    headers = build_hf_headers(library_name="khulasa")
    for file in plan.files:
        target = folder / file.path
        if not target.is_file():
            url = hf_hub_url(plan.repo, file.path, revision=plan.revision)
            fetch_file(client, url, headers, file, target, surroundings, received)
