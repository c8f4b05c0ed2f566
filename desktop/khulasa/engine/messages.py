"""What the app and the engine process say to each other, one JSON object a line.

Requests go to the engine's standard input, events come back on its standard output. Every
message names its type; unknown fields are an error, because both sides are the same release.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from khulasa.codec import MessageCodec, encode_message
from khulasa.models.catalogue import Model
from khulasa.models.folders.manifest import CALIBRATED_PAIR, manifest_of
from khulasa.review.rules.unsure import UNCALIBRATED
from khulasa.summary.length import Length
from khulasa.summary.result import Summary, SummaryStage
from khulasa.translation.backend_name import BackendName
from khulasa.translation.result import Candidate, Translation
from khulasa.wording import Phrase


@dataclass(frozen=True, slots=True)
class ModelSpec:
    """All that a backend has to know of a model.

    Attributes:
        folder: The model's folder, in Hugging Face layout with ``ctranslate2-int8/`` inside.
        backend: What runs it.
        map_digits: The model knows no Arabic-Indic digits; write them as 0-9 in its copy.
        max_tokens: Longest input in tokens; longer sentences are split.
        prefix: Mark of the target language before every text; may be empty.
        compute_type: What CTranslate2 computes in.
        unsure_below: The catalogue's limit of the figure of ``review.rules.unsure``; None: the next
            is the limit.
        unsure_score: The limit of the mean log-probability alone.
    """

    folder: str
    backend: BackendName = BackendName.CTRANSLATE2
    map_digits: bool = False
    max_tokens: int = 480
    prefix: str = ""
    compute_type: str = "default"
    unsure_below: float | None = None
    unsure_score: float = UNCALIBRATED


def model_spec(model: Model, backend: BackendName = BackendName.CTRANSLATE2) -> ModelSpec:
    """What the engine has to know of a model of the catalogue."""
    return ModelSpec(
        str(model.folder),
        backend,
        model.map_digits,
        model.max_tokens,
        model.prefix,
        model.compute_type,
        model.unsure_below,
        _unsure_score(model),
    )


def _unsure_score(model: Model) -> float:
    """The limit that was found when a model was installed, in the languages it was found for."""
    may_have = (model.source, model.target) == CALIBRATED_PAIR and model.installed
    manifest = manifest_of(model.folder) if may_have else None
    if manifest is None or manifest.unsure_score is None:
        return UNCALIBRATED
    return manifest.unsure_score


@dataclass(frozen=True, slots=True)
class SummariserSpec:
    """All that the engine has to know of a summariser.

    Attributes:
        name: Its name in the catalogue, for the summary to carry.
        folder: The model's folder, in Hugging Face layout with ``ctranslate2-int8/`` inside.
        backend: What runs it.
        max_tokens: Longest input in tokens, the prompt included; longer texts are read in parts.
        prefix: Mark of the target language before every text; may be empty.
        prompt: What it wants to read, with ``{text}`` in it; empty if just the text.
        system: What an instruction model is told about its task before; may be empty.
        portion_tokens: See ``Writer.portion``.
        compute_type: What CTranslate2 computes in.
    """

    name: str
    folder: str
    backend: BackendName = BackendName.CTRANSLATE2
    max_tokens: int = 512
    prefix: str = ""
    prompt: str = ""
    system: str = ""
    portion_tokens: int = 0
    compute_type: str = "default"


def summariser_spec(model: Model, backend: BackendName = BackendName.CTRANSLATE2) -> SummariserSpec:
    """What the engine has to know of a summariser of the catalogue."""
    return SummariserSpec(
        model.name,
        str(model.folder),
        backend,
        model.max_tokens,
        model.prefix,
        model.prompt,
        model.system,
        model.portion_tokens,
        model.compute_type,
    )


@dataclass(frozen=True, slots=True)
class Translate:
    """Translate sentences, numbered by the caller, and send each one back when it is done.

    Attributes:
        token_scores: Whether guessed words are shown, now or once: it costs time to find them.
        measure: Nobody waits for the first sentence: where there are many, find out before it in
            what the model is computed fastest here.
    """

    job: int
    model: ModelSpec
    source_language: str
    target_language: str
    sentences: tuple[tuple[int, str], ...]
    token_scores: bool = True
    measure: bool = False


@dataclass(frozen=True, slots=True)
class Alternatives:
    """Translate one sentence in up to ``count`` different ways, the likeliest first."""

    job: int
    model: ModelSpec
    source_language: str
    target_language: str
    number: int
    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Candidates:
    """Find the likeliest words at one place of a translation.

    Attributes:
        before: The translation up to the place.
        count: Most words that are wanted.
    """

    job: int
    model: ModelSpec
    source_language: str
    target_language: str
    text: str
    before: str
    count: int


@dataclass(frozen=True, slots=True)
class Summarise:
    """Summarise paragraphs, given as their sentences.

    Attributes:
        paragraphs: A sentence without a translation is empty, so that every one keeps its place.
        kinds: What each paragraph is, as in the article.
        length: How long a summary.
        summariser: What writes it; None for key sentences.
        language: ISO 639-1 code of the paragraphs and of the summary.
        grounded: Let it write only words that the article has.
        unsure: Paragraph and place in it of the sentences that key sentences avoid.
    """

    job: int
    paragraphs: tuple[tuple[str, ...], ...]
    kinds: tuple[str, ...]
    length: Length
    summariser: SummariserSpec | None = None
    language: str = "en"
    grounded: bool = True
    unsure: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Generate:
    """Let a language model answer an instruction.

    Attributes:
        instruction: What a user would say.
        max_tokens: Longest answer, in the model's tokens.
    """

    job: int
    model: ModelSpec
    instruction: str
    max_tokens: int


@dataclass(frozen=True, slots=True)
class Prepare:
    """Load a translation model before a job needs it; if it cannot be, the job will say so."""

    model: ModelSpec


@dataclass(frozen=True, slots=True)
class Cancel:
    """Stop the job; what is finished stays finished."""

    job: int


@dataclass(frozen=True, slots=True)
class Loaded:
    """The model is in memory; translating starts."""

    job: int
    seconds: float


@dataclass(frozen=True, slots=True)
class SentenceDone:
    """One sentence is finished, in whichever way."""

    job: int
    number: int
    translation: Translation


@dataclass(frozen=True, slots=True)
class AlternativesFound:
    """The ways to translate a sentence, no two with the same words; may be none."""

    job: int
    number: int
    translations: tuple[Translation, ...]


@dataclass(frozen=True, slots=True)
class CandidatesFound:
    """The likeliest words at a place, the likeliest first; may be none."""

    job: int
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class SummaryProgress:
    """How far a summary is: ``done`` of the ``total`` steps of a stage."""

    job: int
    stage: SummaryStage
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Summarised:
    """The summary is finished."""

    job: int
    summary: Summary


@dataclass(frozen=True, slots=True)
class Generated:
    """The answer is finished; ``score`` is its mean log-probability per token."""

    job: int
    text: str
    score: float


@dataclass(frozen=True, slots=True)
class Restarted:
    """The engine process ended and was started anew; sent by the client, not by the engine."""

    job: int
    reason: Phrase | str


@dataclass(frozen=True, slots=True)
class Finished:
    """The job is over: all of it, or as much as there was before it was stopped."""

    job: int
    stopped: bool


@dataclass(frozen=True, slots=True)
class JobFailed:
    """The job cannot be done at all.

    Attributes:
        kind: ``"model"`` if the model is missing or broken, else ``"engine"``.
        message: One sentence for the user.
        details: For a bug report; may be empty.
    """

    job: int
    kind: str
    message: Phrase | str
    details: str = ""


# A job is what ends with Finished or JobFailed.
Job = Translate | Alternatives | Candidates | Summarise | Generate
Request = Job | Prepare | Cancel
Event = (
    Loaded
    | SentenceDone
    | AlternativesFound
    | CandidatesFound
    | SummaryProgress
    | Summarised
    | Generated
    | Restarted
    | Finished
    | JobFailed
)

_REQUESTS: MessageCodec[Request] = MessageCodec(get_args(Request), "a request")
_EVENTS: MessageCodec[Event] = MessageCodec(get_args(Event), "an event")


def encode(message: Request | Event) -> str:
    """One line of JSON, without the line break."""
    return encode_message(message)


def decode_request(line: str) -> Request:
    """Read a line that ``encode`` made of a request.

    Raises:
        ValueError: The line is no such thing.
    """
    return _REQUESTS.decode(line)


def decode_event(line: str) -> Event:
    """Read a line that ``encode`` made of an event.

    Raises:
        ValueError: The line is no such thing.
    """
    return _EVENTS.decode(line)
