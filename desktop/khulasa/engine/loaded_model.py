"""Which model is in memory: its files may be replaced by others while the engine runs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from khulasa.engine.messages import ModelSpec, SummariserSpec
from khulasa.models.folders.file_stamps import FileStamp, file_stamps


@dataclass(frozen=True, slots=True)
class LoadedModel:
    """A model as it was when it was loaded."""

    spec: ModelSpec | SummariserSpec
    stamps: tuple[FileStamp, ...]

    @classmethod
    def now(cls, spec: ModelSpec | SummariserSpec) -> LoadedModel:
        """The model as it lies there now."""
        return cls(spec, file_stamps(Path(spec.folder)))

    def serves(self, spec: ModelSpec | SummariserSpec) -> bool:
        """Whether this is the model that is asked for; one that was removed since is, too."""
        if spec != self.spec:
            return False
        stamps = file_stamps(Path(spec.folder))
        return not stamps or stamps == self.stamps
